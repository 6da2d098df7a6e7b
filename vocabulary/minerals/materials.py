"""Materials, and what the wording of a published list means: an exact match after folding, never a fuzzy one.

>>> match = lookup("lithium — battery grade")
>>> match.minerals, match.form, match.rule.value
(('lithium',), 'battery grade', 'name with grade')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from vocabulary.languages.file import codes
from vocabulary.minerals.folding import fold, variants
from vocabulary.minerals.table import Named, first_word, spoken, table
from vocabulary.minerals.words import UNSPACED, hints_in

_BRACKETED = re.compile(r"(?P<head>[^()（）\[\]]+?)\s{0,9}[(（](?P<inside>[^()（）]*)[)）]")
_DASHED = re.compile(
    r"(?P<head>.+?)(?:\s{1,9}[\-\u2010-\u2015\u2212]+\s{1,9}|\s{0,9}[\u2014\u2013]\s{0,9}|\s{0,9}:\s{1,9})(?P<tail>\S.*)",
    re.DOTALL,
)
_TAILS = ("including", "excluding", "except", "without", "not containing", "used for", "y compris")
_TAIL = re.compile(rf"(?P<head>.+?),?\s{{1,9}}(?P<tail>(?:{'|'.join(_TAILS)})\b.+)", re.IGNORECASE)
_NOTE_MARKS = re.compile(r"(?:\s{0,9}(?:\[\w{1,3}\]|\*|[†‡§#]|[\u00b9\u00b2\u00b3\u2070-\u2079])){1,20}$")
_NOTE_ENDS = frozenset("]*†‡§#\u00b9\u00b2\u00b3\u2070\u2071\u2072\u2073\u2074\u2075\u2076\u2077\u2078\u2079")
_LONGEST_REST = 40  # characters of what makes a group a smaller one
_LONGEST = 200  # characters of a wording
_ENDS = " \t\n.;,:·•*"


class Rule(StrEnum):
    """How a wording was found to name a material."""

    NAME = "name"
    NAME_OF_A_FORM = "name of a form"
    NAME_WITH_GRADE = "name with grade"
    NAME_WITH_ANOTHER = "name with another name"
    NAME_WITH_REMARK = "name with remark"
    NAME_INSIDE_A_FORM = "name inside a form"
    SYMBOL = "symbol"
    SEVERAL = "several names"
    SEVERAL_OF_ONE = "several names of one material"
    RECORD = "record"  # a stored record names its materials itself


@dataclass(frozen=True, slots=True)
class Match:
    """What a wording means. `rule` says how it was found; `qualifier` is the rest of the wording, as written."""

    minerals: tuple[str, ...]
    form: str | None
    qualifier: str | None
    language: str
    rule: Rule


@lru_cache(maxsize=4096)
def lookup(text: str, language: str | None = None) -> Match | None:
    """The materials that `text` names as a whole, or None where it names none.

    `language` (ISO 639-1) decides between false friends: French "fluorine" is fluorspar. Without it a word that means
    different things in different languages is read as English where English has it, else it stays unmatched. The names
    of a language with a file of its own (`vocabulary/languages/`) are known only where it is stated.
    """
    cleaned = " ".join(text.split())
    if cleaned[-1:] in _NOTE_ENDS:
        cleaned = _NOTE_MARKS.sub("", cleaned)
    cleaned = cleaned.strip(_ENDS)
    if not cleaned or len(cleaned) > _LONGEST:
        return None
    folded = fold(cleaned)
    if named := _symbol(cleaned):
        return named
    if not _may_begin(folded, language):
        return None
    if named := _named(cleaned, language, folded):
        return named
    return _dressed(cleaned, folded, language) if hints_in(cleaned, folded, language) else None


def _may_begin(folded: str, language: str | None) -> bool:
    """Whether a name may begin a folded text, as it does wherever a wording names a material. Cheap."""
    word, known = first_word(folded), table().first_words
    if word in known or word[:-1] in known:
        return True
    if language and ((own := spoken(language).first_words) and (word in own or word[:-1] in own)):
        return True
    return not word.isascii() and UNSPACED.search(word) is not None  # in "钐相关物项" it is glued on


@lru_cache(maxsize=8_192)  # pages repeat their words
def may_begin(word: str, language: str | None = None) -> bool:
    """Whether a wording of several words that begins with this one may name a material (`lookup`). Cheap."""
    folded = fold(word)
    return _may_begin(folded, language) or not first_word(folded)


def lookup_in_any(text: str) -> Match | None:
    """The same where nothing tells the language: those with a file of their own are asked last, and have to agree."""
    if match := lookup(text):
        return match
    found = {match.minerals: match for code in sorted(codes()) if (match := lookup(text, code))}
    return next(iter(found.values())) if len(found) == 1 else None


def _dressed(text: str, folded: str, language: str | None) -> Match | None:
    """What names a material with something around the name: brackets, a form, a grade, a remark, another name."""
    if text.replace(" ", "").isalpha():  # no signs part anything
        return _wrapped(folded, language) or _tailed(text, language) or _turned(text, language)
    return (
        _bracketed(text, language)
        or _wrapped(folded, language)
        or _dashed(text, language)
        or _tailed(text, language)
        or _several(text, language)
        or _turned(text, language)
    )


def _symbol(text: str) -> Match | None:
    material = table().symbols.get(text)
    return Match((material,), table().symbol_forms.get(text), None, "mul", Rule.SYMBOL) if material else None


def _named(text: str, language: str | None, folded: str | None = None) -> Match | None:
    named = _find(fold(text) if folded is None else folded, language)
    if named is None or _is_other_word(text, named, language):
        return None
    return _match(named, Rule.NAME if named.form is None else Rule.NAME_OF_A_FORM)


def _is_other_word(text: str, named: Named, language: str | None) -> bool:
    """Whether the word, as it is written, is one of a language in which it names no listed material.

    English "carbon" is Spanish coal without its accent, French "carbone" is Italian coal.
    """
    spelled, words = unicodedata.normalize("NFC", text).strip().casefold(), table().other_words
    if named.language in {language, "en"}:
        return False
    if spelled in spoken(language).other_words:
        return True
    return any(spelled in words.get(other, ()) for other in ((language,) if language else tuple(words)))


def _match(named: Named, rule: Rule, form: str | None = None) -> Match:
    material = table().materials[named.material]
    own = material.name if material.of else None
    return Match(material.of or (material.id,), form or named.form or own, None, named.language, rule)


def _find(folded: str, language: str | None) -> Named | None:
    own = spoken(language).words if language else {}
    if own and (named := next((own[variant] for variant in variants(folded) if variant in own), None)):
        return named
    for variant in variants(folded):
        senses = table().words.get(variant)
        if senses is None:
            continue
        by_language = {named.language: named for named in senses}
        if language in by_language:
            return by_language[str(language)]
        if len({(named.material, named.form) for named in senses}) == 1 or "en" in by_language:
            return by_language.get("en", senses[0])
    return None


def _bracketed(text: str, language: str | None) -> Match | None:
    """`Aluminum (bauxite)`, `PGMs (Pt, Pd)`, `étain (tin)`: the head names it, the brackets say more."""
    split = _BRACKETED.fullmatch(text)
    head = split and (_named(split["head"], language) or _wrapped(fold(split["head"]), language))
    if not split or not head:
        return None
    inside = split["inside"].strip()
    if part := _part(head, split["head"], inside, language):
        return part
    form, known = _grade(inside), _find(fold(inside), language) if inside else None
    if known and (known.material,) == head.minerals:
        form = form or known.form
        return Match(head.minerals, head.form or form, None, head.language, Rule.NAME_WITH_ANOTHER)
    symbol = _symbol(inside)
    if symbol and symbol.minerals == head.minerals:  # "Antimony (Sb)" says no more than its name
        return Match(head.minerals, head.form, None, head.language, Rule.NAME_WITH_ANOTHER)
    if form:
        return Match(head.minerals, _joined(head.form, form), None, head.language, Rule.NAME_WITH_GRADE)
    return Match(head.minerals, head.form, inside or None, head.language, Rule.NAME_WITH_REMARK)


def _part(head: Match, name: str, rest: str, language: str | None) -> Match | None:
    """What is said of a group that makes it a smaller one: "rare earths (heavy)", "terres rares - lourdes"."""
    group = head.minerals[0]
    if len(rest) > _LONGEST_REST or table().materials[group].kind != "group":
        return None
    for words in (f"{rest} {name}", f"{rest}e {name}", f"{name} {rest}", f"{rest}{name}", rest):
        named = _find(fold(words), language)
        if named and named.material != group and table().materials[named.material].family == group:
            return _match(named, Rule.NAME_WITH_REMARK)
    return None


def _turned(text: str, language: str | None) -> Match | None:
    """`Rare earths, heavy`: the head names a group, and the last word says which part of it."""
    name, _, rest = text.rpartition(" ")
    head = _named(name.rstrip(", "), language) if name else None
    return _part(head, name.rstrip(", "), rest, language) if head else None


def _wrapped(folded: str, language: str | None) -> Match | None:
    """`Minério de Lítio`, `Cadmium bearing minerals`, `钐相关物项`: the form is stated by the words around the name."""
    known = table()
    if not (folded.startswith(known.leads) or folded.endswith(known.tails)):
        return None
    for before, after, form, spelled_in in known.wrappers:
        if not (folded.startswith(before) and folded.endswith(after)):
            continue
        named = _find(folded[len(before) : len(folded) - len(after)], language or spelled_in)
        if named:
            return _match(named, Rule.NAME_INSIDE_A_FORM, _joined(named.form, form))
    return None


def _dashed(text: str, language: str | None) -> Match | None:
    """`lithium — battery grade`: a known grade is a form, anything else a remark."""
    split = _DASHED.fullmatch(text)
    head = split and (_named(split["head"], language) or _bracketed(split["head"], language))
    if not split or not head:
        return None
    if part := _part(head, split["head"], split["tail"], language):
        return part
    form = _grade(split["tail"])
    if form:
        return Match(head.minerals, _joined(head.form, form), None, head.language, Rule.NAME_WITH_GRADE)
    return Match(head.minerals, head.form, split["tail"], head.language, Rule.NAME_WITH_REMARK)


def _tailed(text: str, language: str | None) -> Match | None:
    """`Phosphate not containing uranium`, `metallurgical coal used for steelmaking`."""
    split = _TAIL.fullmatch(text) if _may_have_tail(text) else None
    head = split and (_named(split["head"], language) or _wrapped(fold(split["head"]), language))
    if not split or not head:
        return None
    return Match(head.minerals, head.form, split["tail"], head.language, Rule.NAME_WITH_REMARK)


def _may_have_tail(text: str) -> bool:
    small = text.casefold().replace("ı", "i")  # as the pattern compares letters
    return any(map(small.__contains__, _TAILS))


def _several(text: str, language: str | None) -> Match | None:
    """`Lead/Zinc`, `bauxite/alumina/aluminium`: every part must name a material."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) < 2:
        return None
    matches = [match for part in parts if (match := _named(part, language))]
    if len(matches) < len(parts):
        return None
    minerals = tuple(dict.fromkeys(mineral for match in matches for mineral in match.minerals))
    one = len(minerals) == 1
    form = "/".join(fold(part) for part in parts) if one else None
    return Match(minerals, form, None, matches[0].language, Rule.SEVERAL_OF_ONE if one else Rule.SEVERAL)


def _joined(*forms: str | None) -> str:
    return " ".join(dict.fromkeys(form for form in forms if form))


def _grade(text: str) -> str | None:
    return table().grades.get(fold(text))
