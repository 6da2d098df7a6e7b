"""One entry of a list: its wording as published, and what it means. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.outline.pieces import Piece
from pipeline.outline.plain_text import ENUMERATOR
from vocabulary.minerals import Match, Rule, get, lookup, may_name
from vocabulary.minerals.folding import fold

_SIGNED = re.compile(r"^[^\w\s()（）\[\]【】“”„\"'«»‘’「」『』#$€£¥&+|@§.,:;!?…✗✘×❌✕✖☒]{1,2}\s+(?=\w)|^[»›]\s+(?=\w)")
_QUOTED = re.compile(r"^[“„\"«‘'「『]\s?([^“”„\"«»‘「」『』]+?)\s?[”“\"»’'」』]$")
_REFERENCE = re.compile(r"\s{0,9}\([A-Z]+/\d+/\d+\)\s{0,9}\.?$")
_MARKS = re.compile(r"(?:\s{0,9}(?:\[\w{1,3}\]|\*|[†‡§★☆●◆■▲▼◊✓✔※◎○]|[\u00b9\u00b2\u00b3\u2070-\u2079])){1,20}$")
_FILE = re.compile(r"(?:\s{1,9}[\[(](?:PDF|DOCX?|XLSX?|CSV|\d[\d.,]{0,6} ?[kKMG]i?[Bo])[^\[\]()]{0,20}[\])]){1,3}$")
_AND = re.compile(r"\s{0,3}[;,]\s{0,3}(?:and|or|et|ou|und|oder|e|y|o|i|и|та|ve|dan)$")  # before the last item of an act
_NOTE_NUMBER = re.compile(r"\s{0,9}\d{1,2}$")
_USES = re.compile(r"\s{0,9}\((?:used (?:in|for)|e\.g\.|for example|essential)\b[^()]*\)\s{0,9}$", re.IGNORECASE)
_USED = re.compile(  # where what a material is used for begins
    r"[,:–—-](?:(?<=[,:])|(?<=\s[–—-]))\s+(?:(?:it |this |which |that )?(?:is|are|was) )?"
    r"(?:mainly |mostly |often |primarily |widely )?"
    r"(?:used|essential|important|critical|needed|required|key|vital|a|an|the|for|in|one)\b",
    re.IGNORECASE,
)
_REMARK_SIGN = re.compile(r"\s[–—-]\s|\s?:\s")
_SIGN = re.compile("[,:–—]")
_DASH = re.compile(r"\s[–—-]\s")
_GLOSSED = 0.8  # share of the entries of a block that have a remark behind the same dash
_PARTS_USES = frozenset(",:–—-")  # one of them stands before the uses
_NUMBERED = re.compile(  # what a tile shows before a name: its number, its symbol
    r"^[A-Z]{1,4}[-.]?\d{1,6}[.:]?\s{1,3}(?=[^\W\d])"
    r"|^\W{0,2}\d{1,3}[.):/–-]?\s{1,3}(?:(?:[A-Z][a-z]?|[–—-])\s{1,3})?(?=[^\W\d])|^[A-Z][a-z]?\s{1,3}(?=[A-Z][a-z]{2})"
)
_REST = re.compile(r"\s{0,9}[\[(（:,–—]|\s{1,9}-\s{1,9}|\s{0,9}\N{MULTIPLICATION SIGN}\s{0,9}")
_NAME = 120  # characters of a name at the most
_SPACES = 10  # between the words of a name at the most
_MOST_USES = 80  # characters behind it that say that its uses follow
_COMMAS = 2  # of a remark; names of members in brackets have more
_BADGE = re.compile(  # what a page marks an entry with that it has not listed before
    r"\s{1,9}[\[(]?(?:NEW|[Nn]ew!?|\*new\*|newly added|added(?: in)? 20\d\d|[Nn]ouveau|NOUVEAU|[Nn]eu|NEU|[Nn]uevo"
    r"|[Nn]ovo|新)[\])]?$"
)
_FIGURES = re.compile(r":\s[^:\d]{0,40}\d[^:]{0,40}$")  # what is known of a material: "Bauxit: trữ lượng 200 nghìn tấn"
_FORMULA = re.compile(r"(?=\w{0,7}\d)(?:[A-Z][a-z]?\d{0,2}){2,5}")
_SHORT_FIRST = re.compile(r"(?:[A-Z]{2,4}|[A-Z][a-z]?)\s+[^\W\d_]{3}")
_SYMBOL = re.compile(r"[A-Z][a-z]?")
_SYMBOL_LAST = re.compile(r"(?<=[^\WA-Za-z])[A-Z][a-z]?$|(?<=\s)(?:[A-Z]{2,4}|[A-Z][a-z]?)$")  # "Antimon Sb", "鎵Ga"
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as published, and what it means; no match where the vocabulary does not know it."""

    as_published: str
    match: Match | None

    @property
    def key(self) -> str:
        """What makes two entries the same: materials and form; the folded wording where it is not known."""
        if self.match is None:
            return f"?{fold(self.as_published)}"
        materials = "+".join(self.match.minerals)
        if inside := self._one_of_its_group():
            return f"{materials}/{inside}"
        return f"{materials}/{self.match.form}" if self.match.form else materials

    def _one_of_its_group(self) -> str | None:
        """The member that stands in brackets behind its group: "Rare earths (neodymium)" is one of several entries."""
        inside = _BRACKETS.search(self.as_published)
        if not inside or not self.match or get(self.match.minerals[0]).kind != "group":
            return None
        named = lookup(inside[1].strip(), self.match.language if self.match.language != "mul" else None)
        return "+".join(named.minerals) if named and named.minerals != self.match.minerals else None

    @property
    def is_symbol(self) -> bool:
        """Whether only a chemical symbol stands there."""
        return bool(self.match) and _SYMBOL.fullmatch(self.as_published) is not None

    @property
    def members(self) -> int:
        """How many entries a publisher may count here: a group with its members in brackets is these."""
        inside = _BRACKETS.search(self.as_published)
        if not inside or not self.match or get(self.match.minerals[0]).kind != "group":
            return 1
        return len(re.findall(r"\b[A-Z][a-z]?\b", inside[1])) or 1


def entry(text: str, language: str | None) -> Entry:
    """The entry as published: without footnote marks, end punctuation, and the example uses that a page adds."""
    text = _FILE.sub("", text.strip())
    if text.isalpha():  # one word: there is nothing around it
        return Entry(text, lookup(text, language))
    text = _AND.sub("", text)
    if text and not text[0].isalnum():
        text = _QUOTED.sub(r"\1", _SIGNED.sub("", text))
    if used := before_uses(text, language):
        text = used
    elif (bare := _NOTE_NUMBER.sub("", text)) != text and len(bare) > 2 and lookup(bare, language):
        text = bare
    wording = _MARKS.sub("", _USES.sub("", _REFERENCE.sub("", text).rstrip(".;,،؛；，。")).strip()).strip()
    match = lookup(wording, language)
    if (bare := _BADGE.sub("", wording)) != wording and ((named := lookup(bare, language)) or wording[-1] in ")]"):
        return Entry(bare, named)
    if again := _beside_its_symbol(wording, match, language):
        return again
    if match is None:
        return Entry(wording, _by_its_head(wording, language))
    if match.rule is Rule.NAME_WITH_REMARK and match.qualifier and not wording.endswith((")", "）", "]")):
        head = wording[: wording.index(match.qualifier)].rstrip(" -–—:")
        if match.qualifier[:1].isupper() and (named := lookup(head, language)):
            return Entry(head, named)
    return Entry(wording, match)


def _beside_its_symbol(wording: str, match: Match | None, language: str | None) -> Entry | None:
    """The name beside figures, a number, a symbol, a formula or an abbreviation: "REE Rare earth elements"."""
    if (figures := _FIGURES.search(wording)) and (named := lookup(wording[: figures.start()], language)):
        return Entry(wording[: figures.start()], named)
    if match is None and (bare := _NUMBERED.sub("", wording)) != wording and (named := lookup(bare, language)):
        return Entry(bare, named)
    short, _, name = wording.partition(" ")
    if match is None and _FORMULA.fullmatch(short) and (named := lookup(name.strip(), language)):
        return Entry(name.strip(), named)
    if match is None and (last := _SYMBOL_LAST.search(wording)):
        head, symbol = wording[: last.start()].rstrip(), lookup(last[0], language)
        named = lookup(head, language) if symbol and not _SYMBOL.fullmatch(head) else None  # "Zn ZINC" ends with a name
        if named and symbol and named.minerals == symbol.minerals:
            return Entry(head, named)
    if not _SHORT_FIRST.match(wording):
        return None
    one, other = lookup(short, language) or (match if len(short) < 3 else None), lookup(name.strip(), language)
    return Entry(name.strip(), other) if one and other and one.minerals == other.minerals else None


def entry_of(piece: Piece, language: str | None) -> Entry:
    """The entry that a piece is as a whole, else the one that its bold beginning names."""
    whole = entry(piece.text, language)
    if piece.lead and (whole.match is None or whole.match.rule is Rule.NAME_WITH_REMARK):
        lead = of_lead(piece, language)
        return lead if lead.match else whole
    return whole


def _by_its_head(wording: str, language: str | None) -> Match | None:
    """`Platinum group metals [platinum (Pt), palladium (Pd)]`: what stands before the remark names it."""
    rest = _REST.search(wording)
    if not rest or not rest.start() or not may_name(wording, language):
        return None
    if wording.count(",") > _COMMAS and rest[0].strip() == ",":
        return None  # an enumeration, no entry
    match = lookup(wording[: rest.start()], language)
    return replace(match, qualifier=wording[rest.start() :].strip(), rule=Rule.NAME_WITH_REMARK) if match else None


def before_uses(text: str, language: str | None) -> str | None:
    """The name of a material that the text begins with, where its uses follow; without the number of a note."""
    if _PARTS_USES.isdisjoint(text):
        return None
    if (again := _before_itself(text)) and lookup(again, language):
        return again
    for match in _USED.finditer(text[: _NAME + _MOST_USES]):
        head = text[: match.start()] if match[0][0] in ",:" else text[: match.start() - 1]  # before the dash a space
        if head.count(" ") > _SPACES:
            break
        for name in dict.fromkeys((head, _NOTE_NUMBER.sub("", head))):
            if len(name) <= _NAME and lookup(name, language):
                return name
    return None


def _before_itself(text: str) -> str:
    """What a text begins with and says again behind a sign: "Antimony, antimony is used in …"; else nothing."""
    sign = _SIGN.search(text, 2, _NAME)
    head = text[: sign.start()].rstrip() if sign else ""
    rest = text[sign.end() :].lstrip() if sign else ""
    return head if head and rest[: len(head)].casefold() == head.casefold() else ""


def entries_of(pieces: Sequence[Piece], language: str | None) -> tuple[Entry, ...]:
    """The entries of one run: what parts most names from a remark does so behind every name, known or not.

    Bold words and a sign behind each of them, or the same sign.
    """
    if all(piece.lead and _REMARK_SIGN.match(piece.text, len(piece.lead)) for piece in pieces):
        return tuple(of_lead(piece, language) for piece in pieces)
    entries = tuple(entry_of(piece, language) for piece in pieces)
    signs = Counter(sign for piece, read in zip(pieces, entries, strict=True) if (sign := _remark_sign(piece, read)))
    sign, often = signs.most_common(1)[0] if signs else ("", 0)
    if not often or often < len(entries) / 2:
        return _without_glosses(pieces, entries, language)
    return tuple(
        entry(piece.text.split(sign, 1)[0], language) if read.match is None and sign in piece.text else read
        for piece, read in zip(pieces, entries, strict=True)
    )


def _without_glosses(pieces: Sequence[Piece], entries: tuple[Entry, ...], language: str | None) -> tuple[Entry, ...]:
    """The entries without what nearly all of them have behind the same dash: "Zinc — galvanising and die casting"."""
    dashes = Counter(found[0] for piece in pieces if (found := _DASH.search(piece.text)))
    dash, often = dashes.most_common(1)[0] if dashes else ("", 0)
    if not often or often < _GLOSSED * len(entries):
        return entries
    heads = [entry(piece.text.split(dash, 1)[0], language) for piece in pieces]
    pairs = zip(heads, entries, strict=True)
    return tuple(head if head.match and read.match and head.key == read.key else read for head, read in pairs)


def of_lead(piece: Piece, language: str | None) -> Entry:
    """The entry that the bold beginning of a piece names, without the sign behind it: "Zinc:", "Zinc –"."""
    return entry(ENUMERATOR.sub("", piece.lead).rstrip(" :–—-."), language)


def _remark_sign(piece: Piece, read: Entry) -> str:
    """The sign with its spaces behind which a remark follows that is no part of the entry; else nothing."""
    text = piece.text
    if read.match is None or len(read.as_published) + 3 > len(text) or not text.startswith(read.as_published):
        return ""
    sign = _REMARK_SIGN.match(text, len(read.as_published))
    return sign[0] if sign else ""
