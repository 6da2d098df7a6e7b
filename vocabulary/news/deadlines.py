"""The day by which a text asks its readers to act, with the sentence that says so. Pure; dates are read by the caller.

"Comments by 27 February 2027", "Die Einspruchsfrist endet am", "意見募集の締切は": a word of asking and a word of
ending stand in one sentence with a date after the latter, or before it ("au plus tard", まで; `deadlines.yaml`).
A date of the past, of publication or of effect is no deadline, and what a law makes operators file asks nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from pydantic import Field, RootModel

from vocabulary.yaml_files.document import Strict, read_model

_NOT = re.compile(
    r"\b(?:opened|takes? effect|entered into force|effective|published on|issued on|were due|has passed|have passed"
    r"|presentó|presentaron|a déposé|ha presentato|apresentou|application to be|tritt|trat|in kraft"
    r"|entre en vigueur|entrée en vigueur|entra en vigor|entra in vigore|entrou em vigor|wchodzi w życie"
    r"|nabývá účinnosti"
    r"|вступает в силу|вступает у силу|набирає чинності|ступа на снагу|stupa na snagu)\b"
    r"|\b(?:operators?|compan(?:y|ies)|firms|importers?|exporters?|producers?|manufacturers?|smelters?|refiners?|owners?"
    r"|licensees?|holders?|employers?) (?:must|shall|have to|has to|are required to|is required to|need to)\b"
    r"|\b(?:will|plans? to|expects? to|aims? to|intends? to|hopes? to|has to|agreed to|pledged to)"
    r" (?:submit|file|apply|complete|publish|decide|announce|present|respond|report)\b"
    r"|\b(?:spółka|kopalnia|společnost|podnik|kompanija|tvrtka)\b|\b(?:компания|компанія|компанија|предприятие)\b"
    r"|\b(?:Betreiber|Unternehmen|Hersteller|Importeure|Inhaber) (?:müssen|haben)\b"
    r"|\b(?:exploitants|entreprises|importateurs|producteurs) (?:doivent|sont tenus)\b"
    r"|\b(?:empresas|operadores|titulares|importadores|productores) (?:deben|deberán|tienen que)\b"
    r"|施行|実施する|实施。|시행|완공|준공|착공|가동",
    re.IGNORECASE,
)
_OTHERS = re.compile(  # what an authority does with what it was sent, and what a law or a plan asks of others
    r"\b(?:rozpatrz|rozwaz|posoud|vyhodnot|рассмотр|рассматр|розглян|разгледа|examin|prüf|auswert|bewert|evaluer|evaluar"
    r"|valuter|avaliar|analys|analiz)\w*"
    r"|\b(?:government|ministry|commission|parliament|council|regeringen|regering|bundesregierung|minister|ministerium)"
    r" (?:will|must|should|shall|ska|skall|wird|muss|soll|reageert|antwoordt|beantwoordt)\b"
    r"|\b(?:commission|committee|department|agency|board|office)['’]s (?:views|response|determination|report)\b"
    r"|\b(?:die|der) (?:kommission|minister(?:ium)?|regierung|behörde) will\b"
    r"|\b(?:producenci|operatorzy|przedsiębiorcy|firmy|spółki) muszą\b"
    r"|\b(?:компании|предприятия|производители) (?:должны|обязаны)"
    r"|\bşirket\w*|\b(?:has|have|hat|ha|a) (?:been )?(?:examined|reviewed)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(  # the day that was, in a sentence on another one
    r"\bcurrently (?:closes|ends|expires|set|scheduled|due)\b|\b(?:was|were) to (?:close|end|expire)\b"
    r"|\b(?:originally|previously|initially|earlier) (?:closed|ended|due|set|scheduled)\b"
    r"|\b(?:was|were|is|are) (?:set|scheduled) to (?:close|end|expire)\b"
    r"|\bprovided (?:an opportunity|\d+ days)\b|\bby (?:an additional )?\d{1,3} (?:more )?days\b",
    re.IGNORECASE,
)
_NOW = re.compile(  # and the one that holds, behind it
    r"\bnow (?:closes?|ends?|open|runs?|remains?)\b|\bwill now\b|\b(?:is|are|been|now) extended (?:to|until|through)\b"
    r"|\bnew (?:deadline|closing date)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:found|finds|shows?|showed|suggests?|reveals?) that\b", re.IGNORECASE)
_BY_IT = re.compile(  # what stands behind is where the day comes from, not what it is for
    r"\b(?:under|according to|gemäß|laut|selon|d'après|según|secondo|segundo|conforme|podle|według|zgodnie z|згідно з"
    r"|согласно)\b",
    re.IGNORECASE,
)
_SPACED = re.compile(r"[^\W\d_](?<![\u3040-\u9fff\uac00-\ud7af])")  # Korean hangs its particles on the words
_ASIDE = re.compile(r", [^,;\d]{3,80},")  # what stands between two commas asks nothing
_DONE = re.compile(
    r"\b(?:after|following|nach|tras|après|dopo|após|suite (?:à|aux?)) (?:\S{1,20} ){0,2}$", re.IGNORECASE
)  # before a word of asking: it was asked
_ERA = re.compile(r"令和(\d{1,2}|元)年(?:[((]20\d\d年[))])?")
_ERA_BEGAN = 2018  # its first year is 2019
_REPLACED = re.compile(  # the day that was, before the one that holds
    r"\bextend(?:ed|s|ing)?\b[^.;]{0,60}?\bfrom [^.;]{6,40}? (?:to|until|through)\b"
    r"|[\"”’']? should read\b|\bis corrected to read\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\w{3,10} \d{1,2}, 20\d\d|\w{6,10}, (?=\d)")  # the commas of dates
_AHEAD = 60  # characters after a word of ending in which its date stands
_BACK = 14  # characters before the number of a day in which its month and year stand
_FAR_BACK = 28  # the same, where months have names
_DAY_THEN = (
    r"\d{{1,2}}\s?[日일](?:\s?[((][^))]{{1,4}}[))])?\s?(?:(?:오전|오후)?\s?\d{{1,2}}\s?[::時时시]\S{{0,4}}\s?)?(?:{})"
)
_YEAR_THEN = r"\b20[2-9]\d,? (?:{0})\b|\b\d{{1,2}}\.? [^\W\d_]{{3,12}} (?:{0})\b"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day (ISO 8601) and the sentence that names it."""

    day: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Words:
    asked: re.Pattern[str]
    ending: re.Pattern[str]
    after: re.Pattern[str]
    by_start: Mapping[str, str]  # three letters -> the words of asking that begin with them, as a pattern
    unspaced: tuple[str, ...]  # words of asking that stand within longer runs of characters

    def ask(self, text: str) -> bool:
        """Whether `asked` matches somewhere in `text`, found by how its words begin: three hundred wordings tried at
        each letter take a hundred times as long."""
        if _CASES.search(text):
            return self.asked.search(text) is not None
        small = _small(text)
        starts = self.by_start.keys() & _STARTS.findall(small)
        return any(_compiled(self.by_start[start]).search(small) for start in starts) or (
            not small.isascii() and any(word in small for word in self.unspaced)
        )


_CASES = re.compile("[İſΣᲀ-ᲆ]")  # letters whose small form is not the one that a pattern without case takes them for
_STARTS = re.compile(r"\b(?=(\w.?.?))", re.DOTALL)


def _small(text: str) -> str:
    return text.lower().replace("ı", "i")  # a pattern without case takes either for a capital I


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def mentions_asking(text: str) -> bool:
    """Whether it is worth reading `text` sentence by sentence: it asks for something."""
    return _words().ask(text)


def deadline_in(sentences: Iterable[str], day_in: Callable[[str], str | None], published: str = "") -> Deadline | None:
    """The first deadline that `sentences` state, not before `published`. `day_in` reads the first date of a text."""
    words = _words()
    for sentence in sentences:
        if not words.ask(sentence) or any(other.search(sentence) for other in (_NOT, _OTHERS)):
            continue
        said = _ERA.sub(_western, _ASIDE.sub(partial(_kept_if_it_asks, words), sentence))
        if replaced := _REPLACED.search(said):
            day = day_in(said[replaced.end() : replaced.end() + _AHEAD])
            if day and day[:10] >= published[:10]:
                return Deadline(day[:10], sentence)
            continue
        now = _NOW.search(said)
        if now is None and _FORMER.search(said):
            continue
        earliest = now.start() if now and _FORMER.search(said) else 0
        asked = [match.start() for match in words.asked.finditer(said) if not _DONE.search(said[: match.start()])]
        for before, text in _dated(said, words):
            day = day_in(text) if before >= earliest else None
            if day and day[:10] >= published[:10] and any(_belongs(said, at, before) for at in asked):
                return Deadline(day[:10], sentence)
    return None


def _western(era: re.Match[str]) -> str:
    return f"{_ERA_BEGAN + (1 if era[1] == '元' else int(era[1]))}年"


def _kept_if_it_asks(words: _Words, aside: re.Match[str]) -> str:
    """What stands between two commas, where it says until when."""
    return aside[0] if words.ending.search(aside[0]) else ""


def _dated(said: str, words: _Words) -> Iterator[tuple[int, str]]:
    """Where a word of ending stands, and the text that has its date."""
    for match in words.ending.finditer(said):
        yield match.start(), said[match.end() : match.end() + _AHEAD]
    for match in words.after.finditer(said):
        back = _FAR_BACK if match[0].startswith("20") else _BACK
        yield match.start(), said[max(0, match.start() - back) : match.end()]


def _belongs(said: str, asked: int, ending: int) -> bool:
    """Whether what is asked is what ends: it stands before, or in the same clause, or after a day that opens the
    sentence ("By 3 March, comments may be sent")."""
    if asked < ending:
        return _REPORTS.search(said, asked, ending) is None
    between = _NUMBERED.sub("", said[ending:asked])
    return ending < 3 or (", " not in between and _BY_IT.search(between) is None)


FILE = Path(__file__).with_name("deadlines.yaml")


class Asking(Strict):
    """What one language says; the head of `deadlines.yaml` tells the lists apart."""

    asked: str = Field(min_length=1)
    ending: str = ""
    before: str = ""
    after: str = ""


class DeadlinesFile(RootModel[dict[str, Asking]]):
    """The whole of `deadlines.yaml`: language -> its words."""


@cache
def _words() -> _Words:
    languages = read_model(FILE, DeadlinesFile).root.values()

    def of(name: str) -> list[str]:
        return [word for words in languages for word in str(getattr(words, name)).split("|") if word]

    before = rf"\b(?:{'|'.join(map(re.escape, of('before')))})(?= (?:dnia |дня )?\d)"
    asked, ending = [*map(_beginning, of("asked"))], [*map(_whole, of("ending")), before]
    spaced = [word for word in of("after") if _SPACED.search(word)]
    unspaced = [word for word in of("after") if not _SPACED.search(word)]
    after = [
        form.format("|".join(map(re.escape, some))) for form, some in ((_DAY_THEN, unspaced), (_YEAR_THEN, spaced))
    ]
    first, then, last = (re.compile("|".join(wordings), re.IGNORECASE) for wordings in (asked, ending, after))
    return _Words(first, then, last, *_by_start(of("asked")))


def _by_start(asked: Sequence[str]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Words of asking as `_Words` has them."""
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    unspaced = tuple(word for word in asked if not _SPACED.match(word))
    for word in map(_small, asked):
        if _SPACED.match(word):
            by_start[word[:3]].append(_beginning(word))
    return {start: "|".join(words) for start, words in by_start.items()}, unspaced


def _beginning(word: str) -> str:
    return rf"\b{re.escape(word)}" if _SPACED.match(word) else re.escape(word)


def _whole(word: str) -> str:
    if not _SPACED.search(word):
        return re.escape(word)
    return rf"{re.escape(word[1:])}\b" if word.startswith("*") else rf"\b{re.escape(word)}\b"
