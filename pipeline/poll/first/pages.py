"""Whether the first that is seen of a page may be something that stands in for it. Pure.

Later a page of which hardly anything is left waits (`pipeline.poll.judge`). At first there is nothing to compare with:
a maintenance page in words that nobody knows (`pipeline.fetch.standins` knows many) would be what is known, and the
page itself would then be told as one large change. So evidence is weighed. For the page speaks what it says of the
world that is watched (a material, mining, a standard, an act), of its source's name, or of a matter of record; against
it, words to its visitor or about the page itself, buttons and fields, and words that stand-ins are known by. The
publisher's name says nothing, who signs his maintenance pages, too; nor do links, which a page offers that has nothing
itself. A page that says more than a little is believed where nothing speaks against it, one that says little only where
something speaks for it. The same is asked of a page in whose text nothing is as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.document import Document
from pipeline.fetch.standins import (
    Page,
    addresses_its_visitor,
    demands,
    explained,
    is_about_the_world,
    is_of_what_is_online,
    named,
    names_others,
    reports,
    reports_at_length,
    speaks_of_itself,
    speaks_of_sites,
    states_a_quantity,
)
from pipeline.fetch.walls import HEAD
from pipeline.mineral_lists.wording.fields import speaks_of_critical_materials
from pipeline.parsing.html_page import markup
from pipeline.poll.first.on_record import on_record
from pipeline.poll.judge import HARDLY_ANY
from pipeline.source import Source
from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.records import Kind, PageText, Record

_QUOTED = 150  # characters
_LONG = 1500  # characters, beyond which a page is no stand-in that is not known by its name
_MUCH = 9.0  # outweighs whatever else may speak against a page (`says_too_much`)
_TELLING = 5  # letters of a word that are compared: "standards" is "standard"; "news" and "site" say nothing
_IN_PASSING = 4  # times as many pieces of text: so few are no sign
_LIST = 3  # materials that are a list
_SOMETHING = 20  # letters
_UNDER = 40  # letters under a heading that are more than an invitation to read on
_STORY = 20  # words that nobody is addressed with
_NEEDED = 1.5
_PARTS = re.compile(r"\s?[:|–—]\s|\s-\s")
_IDENTIFIER = re.compile(r"\b\w{1,60}_\w{1,60}")  # of a program: "mining_licences"
_WORD = re.compile(r"\w+")
_SHORT_WORDS = re.compile("[一-鿿]{2,}|[가-힣]{2,}")  # runs of letters of which two are a word


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks for a page being the one that was asked for (above zero), or against it."""

    weight: float
    reason: str


def may_stand_in(source: Source, document: Document, records: Iterable[Record]) -> str | None:
    """Why a reading should be looked at by a person, as a sentence; `None` where nothing speaks for that."""
    found = list(records)
    read = next((record for record in found if record.kind == Kind.PAGE_TEXT), None)
    if read is None or len(found) > 1:  # a framework's version or a meeting was found in it, too
        return None
    sentences = read.fields.get(PageText.sentences)
    lines = [str(line) for line in sentences] if isinstance(sentences, list | tuple) else []
    if says_too_much(lines, document.seems):
        return None
    page = Page.of(markup(document)) if document.body.size <= HEAD else None
    weighed = list(evidence(source, lines, document.fetched_at.date(), page, document.seems))
    if sum(piece.weight for piece in weighed) >= _NEEDED:
        return None
    against = [piece.reason for piece in weighed if piece.weight < 0] or ["nothing in it speaks of what is watched"]
    return (
        f"all that the page says is {' '.join(lines)[:_QUOTED]!r} "
        f"({', '.join(against)}); that may stand in for it (maintenance, a wall, a login)"
    )


def says_too_much(lines: list[str], seems: str | None) -> bool:
    """Whether a page is believed whatever its other pieces say: all that may speak against so long a text, but for the
    words of stand-ins, weighs less than its length, and the pieces of a long page take long to look at."""
    return seems is None and sum(map(len, lines)) + len(lines) - 1 > _LONG


def evidence(source: Source, lines: list[str], today: date, page: Page | None, seems: str | None) -> Iterator[Evidence]:
    """What speaks for and against a page whose main text is `lines`."""
    text = " ".join(lines)
    if len(text) > HARDLY_ANY:
        yield Evidence(1 if len(text) <= _LONG else _MUCH, "it says more than a little")
    said = [piece for piece in (page.sentences if page else lines) if not _is_a_name(source, piece)]
    pieces = [_IDENTIFIER.sub(" ", _without(source.organisation, piece)) for piece in said]
    own = [piece for piece in pieces if speaks_of_itself(piece) or addresses_its_visitor(piece)]
    others = [piece for piece in pieces if piece not in own]
    world = list(_of_the_world(others, own))
    story = sum(len(_WORD.findall(piece)) for piece in others) >= _STORY
    yield from world
    if page:
        yield from _of_its_headings(page, source, own, bare=not world and _length(others) < _UNDER)
        yield from _of_its_form(page)
    if seems:
        weight = -1 if page and explained(page) else -6 if demands(seems) else -3
        yield Evidence(weight, f"it {seems}, by its words")
    if _of_its_source(source, " ".join(piece for piece in others if not is_of_what_is_online(piece))):
        yield Evidence(2, "it speaks of what its source is called")
    if on_record(text, today) and not speaks_of_sites(text):
        yield Evidence(2, "it states a matter of record")
    if story:
        yield Evidence(1, "it addresses nobody for some sentences")
    if any(map(names_others, others)):
        yield Evidence(0.5, "it names others")
    if any(map(states_a_quantity, others)):
        yield Evidence(1, "it states an amount")
    if own:
        addressing = 0.0 if _IN_PASSING * len(own) <= len(pieces) else sum(map(_addressing, own))
        yield Evidence(-min(2, max(0.5, addressing)), "it speaks to its visitor, or of itself")


def _addressing(piece: str) -> float:
    """How much a piece of text is to its visitor: "we have stopped the furnace" is also about the world."""
    if not addresses_its_visitor(piece):
        return 0
    about = is_about_the_world(piece) and not speaks_of_itself(piece) and not is_of_what_is_online(piece)
    return 0.5 if about else 1


def _of_its_headings(page: Page, source: Source, own: list[str], *, bare: bool) -> Iterator[Evidence]:
    """`own`: what is said to the visitor or about the page; `bare`: hardly anything else is said under the headings."""
    headings = [heading for heading in page.headings if not _is_a_name(source, heading)]
    headings = [heading for heading in headings if not is_of_what_is_online(heading)]
    if any(reports(_without(source.organisation, heading)) for heading in headings):
        yield Evidence(1 if bare else 2, "its heading speaks of what is watched")
    elif not own and _says_more_than_its_name(source, page):
        yield Evidence(1.5, "its heading speaks of what its source is called")


def _of_its_form(page: Page) -> Iterator[Evidence]:
    if page.asks_a_password:
        yield Evidence(-3, "it asks for a password")
    elif page.controls:
        yield Evidence(-1, "it has something to press or to fill in")
    if named(*page.names):
        yield Evidence(-1, "it is called as such pages are")


def _of_the_world(pieces: list[str], own: list[str]) -> Iterator[Evidence]:
    about = [piece for piece in pieces if is_about_the_world(piece) or speaks_of_critical_materials(piece)]
    offline = [piece for piece in about if not is_of_what_is_online(piece)]
    if about:
        yield Evidence(min(4, 1 + len(offline)), "it speaks of what is watched")
    if any(len(mentions(piece)) >= _LIST - 1 for piece in own):
        yield Evidence(1.5, "it names materials where it speaks of itself")
    elif any(map(reports_at_length, own)):
        yield Evidence(1, "it speaks of what is watched where it speaks of itself")
    if len({material for piece in about for material in mentions(piece)}) >= _LIST:
        yield Evidence(2, "it lists materials")


def _says_more_than_its_name(source: Source, page: Page) -> bool:
    """Whether a page has a word of its source's name in a heading that is not the name, and something under it."""
    parts = {fold(part) for part in (source.name, *_PARTS.split(source.name))}
    called = any(
        fold(heading) not in parts and _of_its_source(source, heading) and not is_of_what_is_online(heading)
        for heading in page.headings
    )
    return called and _length(page.sentences) >= _SOMETHING


def _is_a_name(source: Source, piece: str) -> bool:
    """Whether a piece of text has no word but of the names of its source and publisher, which stand over any page."""
    names = fold(f"{source.organisation} {source.name}")
    folded = fold(piece)
    return folded in names or set(_WORD.findall(folded)) <= set(_WORD.findall(names))


def _length(pieces: Iterable[str]) -> int:
    """The letters of some pieces of text; a sign of Chinese, Japanese or Korean counts twice."""
    return sum(1 + (letter > "\u2e7f") for piece in pieces for letter in piece)


def _without(name: str, piece: str) -> str:
    """A piece of text without the words of a name."""
    return re.sub(re.escape(name), " ", piece, flags=re.IGNORECASE) if name else piece


def _of_its_source(source: Source, text: str) -> bool:
    """Whether a text has a word of its source's name that is not its publisher's."""
    name = fold(source.name)
    if " " in name and fold(source.organisation) != name and f" {name} " in f" {fold(text)} ":
        return True  # "Tin Code": a whole name, of short words
    own = set(_WORD.findall(fold(source.name))) - set(_WORD.findall(fold(source.organisation)))
    if _beginnings(_WORD.findall(fold(text))) & _beginnings(own):
        return True
    pairs = {word for word in _pairs(source.name) if word not in _pairs(source.organisation)}
    return bool(pairs & _pairs(text))  # in a script whose words are short: 備蓄, 전략


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _SHORT_WORDS.findall(text) for at in range(len(run) - 1)}


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word[:_TELLING] for word in words if len(word) >= _TELLING}
