"""Whether the first that is seen of a page may be something that stands in for it. Pure.

Later a page of which hardly anything is left waits (`pipeline.poll.judge`). At first there is nothing to compare with:
a maintenance page in words that nobody knows (`pipeline.fetch.standins` knows many) would be what is known, and the
page itself would then be told as one large change. So what says hardly anything must at least speak of what is watched:
a material, a word of the trade, a standard, or a word of the source's name that is not its publisher's, who signs his
maintenance pages, too. Or it states a matter of record (a date that is not now, a decree by its number), and says
nothing of a site, a page, a session or whatever else a stand-in is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.fetch.standins import speaks_of_sites
from pipeline.mineral_lists.wording.fields import speaks_of_critical_materials
from pipeline.poll.first.on_record import on_record
from pipeline.poll.judge import HARDLY_ANY
from pipeline.source import Source
from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import TRADE, mentions
from vocabulary.records import Kind, PageText, Record

_QUOTED = 150  # characters
_TELLING = 5  # letters of a word that are compared: "standards" is "standard"; "news" and "site" say nothing
_OF_MINERALS = TRADE - set("content price prices supply bearing exploration deposit deposits scrap".split())
_WORD = re.compile(r"\w+")
_ELSEWHERE = re.compile(r"\bchrome\b|\b[\w-]+(?:\.[\w-]+)+\b", re.IGNORECASE)  # a browser, no chromium; a site's name
_SHORT_WORDS = re.compile("[一-鿿]{2,}|[가-힣]{2,}")  # runs of letters of which two are a word
_STANDARD = re.compile(r"\b(?:ISO|IEC|EN|ASTM|ANSI|DIN|GB|JIS|ГОСТ)(?:/[A-Z]{2,4})* ?\d")


def may_stand_in(source: Source, records: Iterable[Record], today: date) -> str | None:
    """Why a first reading should be looked at by a person, as a sentence; `None` where nothing speaks for that."""
    page = next((record for record in records if record.kind == Kind.PAGE_TEXT), None)
    if page is None:
        return None
    sentences = page.fields.get(PageText.sentences)
    text = " ".join(map(str, sentences)) if isinstance(sentences, list | tuple) else ""
    if len(text) > HARDLY_ANY or _speaks_of(source, text):
        return None
    if (on_record(text, today) or _in_its_script(source, text)) and not speaks_of_sites(text):
        return None
    return (
        f"all that the page says at its first reading is {text[:_QUOTED]!r}: no material, nothing of its source's "
        "name, and no matter of record; that may stand in for it (maintenance, a wall, a login)"
    )


def _speaks_of(source: Source, text: str) -> bool:
    """Whether a text says anything of what is watched."""
    text = _ELSEWHERE.sub(" ", text)
    if (
        mentions(text) or _STANDARD.search(text) or speaks_of_critical_materials(text)
    ):  # strictly: "thông tin" is no tin
        return True
    name = fold(source.name)
    if " " in name and fold(source.organisation) != name and f" {name} " in f" {fold(text)} ":
        return True  # "Tin Code": a whole name, of short words
    on_page = set(_WORD.findall(fold(text)))
    own = set(_WORD.findall(fold(source.name))) - set(_WORD.findall(fold(source.organisation)))
    return bool(on_page & _OF_MINERALS) or bool(_beginnings(on_page) & _beginnings(own))


def _in_its_script(source: Source, text: str) -> bool:
    """Whether it has a word of its source's name in a script whose words are short: 備蓄, 전략."""
    own = {word for word in _pairs(source.name) if word not in _pairs(source.organisation)}
    return bool(own & _pairs(text))


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _SHORT_WORDS.findall(text) for at in range(len(run) - 1)}


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word[:_TELLING] for word in words if len(word) >= _TELLING}
