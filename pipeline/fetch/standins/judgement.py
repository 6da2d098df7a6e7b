"""Whether what is recognised in a page is the page, or only what it writes about. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.fetch.standins.kinds import named, said_in_short
from pipeline.fetch.standins.page import Page
from pipeline.fetch.standins.voices import (
    addresses_its_visitor,
    has_banner,
    is_of_what_is_online,
    reports,
    reports_at_length,
    speaks_of_itself,
)
from pipeline.parsing.dates import within

_STORY = 20  # words in sentences that are nothing to the visitor nor about the page
_PROSE = 0.6  # of the words of a sentence with a name are in small letters
_LETTERS = re.compile(r"[^\W\d_]{2,60}")
_NAME = re.compile(r"(?<=[\w,;)] )[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ][^\W\d_]{2,40} [A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ][^\W\d_]{2,40}")
_OF_SITES = re.compile(
    r"\b(?:listings?|sponsor\w*|advert\w*|hosting|hosted|powered|rights|policy|privacy|terms|guide)\b", re.I
)
_QUANTITY = re.compile(
    r"[$€£¥]\s?\d[\d.,]{2,20}|\b\d[\d.,]{0,20}\s?(?:[€£¥]|(?:million\w*|mio|mrd|milliard\w*|millon\w*|billion\w*|млн|млрд|"
    r"tonn?\w{0,2}|toneladas|tonnellate|тонн\w*|kt|percent|per cent|prozent|ha|hectares?|mw|ppm|shares)\b)"
    r"|\d[\d.,]{0,20}\s?(?:万?吨|噸|トン|톤|億|亿|억)",
    re.I,
)
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"\d[:.]\d\d\b|\d ?[ap]\.?m\b", re.I)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What a page seems to be in place of the one that was asked for, as the end of a sentence.

    `certain`: nothing in it speaks of anything else. Otherwise what is known of its source decides.
    """

    what: str
    certain: bool


def suspicion(markup: str, visible: str | None) -> Suspicion | None:
    """What an HTML answer seems to be in place of the page, or None.

    `markup`: its start, as written. `visible`: all that a reader sees of it; None where that is not known.
    """
    page = Page.of(markup)
    names = page.names
    what = named(*names)
    if what is None and visible is not None:
        said = " | ".join((*page.headings, *page.sentences)) if page.sentences and has_banner(visible) else visible
        what = said_in_short(names, markup.lower(), said.lower(), password=page.asks_a_password)
    return Suspicion(what, certain=not says_anything_else(page)) if what else None


def says_anything_else(page: Page) -> bool:
    """Whether any piece of a page reports: of the world that is watched, or of a day."""
    if any(map(reports, (*page.headings, *page.sentences))) or any(map(reports_at_length, page.sentences)):
        return True
    if any(within(piece) and not _CLOCK.search(piece) for piece in page.sentences):
        return True
    if any(map(names_others, page.sentences)):
        return True
    return reports(page.title) and story(page) >= _STORY


def story(page: Page) -> int:
    """How many words are in sentences that address nobody and are not about the page."""
    reporting = [piece for piece in page.sentences if not addresses_its_visitor(piece) and not speaks_of_itself(piece)]
    return sum(len(_WORD.findall(piece)) for piece in reporting)


def names_others(piece: str) -> bool:
    """Whether a piece of text speaks of somebody by two words of a name ("Redhill Tin Ltd"), and of nothing online.

    Languages that write every noun with a capital letter have such pairs everywhere, and none of them counts.
    """
    if addresses_its_visitor(piece) or speaks_of_itself(piece) or is_of_what_is_online(piece):
        return False
    if _OF_SITES.search(piece):
        return False
    words = _LETTERS.findall(piece)
    small = sum(word[0].islower() for word in words)
    return small >= _PROSE * len(words) and _NAME.search(piece) is not None


def states_a_quantity(piece: str) -> bool:
    """Whether a piece of text that addresses nobody states an amount of money, goods or people."""
    return not addresses_its_visitor(piece) and not speaks_of_itself(piece) and _QUANTITY.search(piece) is not None


def explained(page: Page) -> bool:
    """Whether each piece of a page that has the words of a stand-in says them of the world, and of nothing online."""
    pieces = [piece for piece in (page.title, *page.headings, *page.sentences) if _sounds_like_one(piece)]
    return all(reports(piece) and not is_of_what_is_online(piece) for piece in pieces)


def _sounds_like_one(piece: str) -> bool:
    return bool(named(piece) or said_in_short([], "", piece.lower(), password=False))
