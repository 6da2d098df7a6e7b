"""Pages in the manner of real sites: none is told wrongly, with nothing known or with a last poll that differs."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision, judged
from tests.pipeline.mineral_lists.hard.documents import DOCUMENTS
from tests.pipeline.mineral_lists.hard.fields import FIELDS
from tests.pipeline.mineral_lists.hard.figures import FIGURES
from tests.pipeline.mineral_lists.hard.first_sight import COUNTED_ELSE, FIRST_SIGHT, HELD, SYMBOLS_ONLY
from tests.pipeline.mineral_lists.hard.forms import FORMS
from tests.pipeline.mineral_lists.hard.kinds import KINDS
from tests.pipeline.mineral_lists.hard.look_alikes import LOOK_ALIKES
from tests.pipeline.mineral_lists.hard.national import NATIONAL
from tests.pipeline.mineral_lists.hard.others import OTHERS
from tests.pipeline.mineral_lists.hard.page import SMALL, Hard
from tests.pipeline.mineral_lists.hard.remarks import REMARKS
from tests.pipeline.mineral_lists.hard.sites import SITES
from tests.pipeline.mineral_lists.hard.speakers import SPEAKERS
from tests.pipeline.mineral_lists.measure import SILENT, known, names_of, outcome, reading_of

PAGES = [
    *SITES,
    *DOCUMENTS,
    *OTHERS,
    *KINDS,
    *NATIONAL,
    *LOOK_ALIKES,
    *FORMS,
    *SPEAKERS,
    *FIELDS,
    *FIGURES,
    *REMARKS,
    *FIRST_SIGHT,
    *HELD,
    *COUNTED_ELSE,
]
NOT_EXACT = {  # with nothing known: a tier of its own, marks that only a style sheet shows, no count, a menu
    "critical and growth minerals in two cells",
    "table of all elements, marked by a class",
    "CSV with semicolons and a remark",
    "a menu in main of all commodities",
    "listed and assessed in one sentence each, counted",
    "members of groups as sub-rows",
    "draft beside final",
    "table of symbols beside names in one cell by slash",
    "draft in fr",  # nothing on it speaks of what is critical
    "annexe (projet)",
    "bill in Italian",
    "what the ministry would list",
    "the day of a date",  # no count
    "another column of the table is no other reading",
    "a clause before the first name",  # nothing near it says that it is a list
    "p letter dot",  # "i. Indium" may be a heading: i, v and x are numbers, too
}
WITHOUT_COUNT = {  # national pages that state none: held for one look
    "German ordinance, an annex with numbers in a table",
    "Brazilian decree, one sentence of why above Roman points",
    "Peruvian resolution, six with letters",
    "Japanese notice, a count in brackets behind groups",
    "Arabic decision, one sentence",
    "Russian order, numbered lines",
    "Kazakh table in Russian, symbol and deposits in columns",
    "Congolese decree of three",
    "notes between the rows, and no count",
    "Japanese page, number of firms in brackets behind each name",  # its title speaks of what is supported
    "assessed beside listed in prose, no count",
    "gazette, a schedule of numbers without a count",
    "South African study, tiers of few",
    "CSV with assessed and listed",
    *(page.name for page in HELD),
}
HELD_IN_THE_NORTH = {  # nothing confirms them; two columns of two headers may be one list
    "Polish policy, critical and strategic in two columns",
    "Norwegian strategy, names in bold within paragraphs",
    "Finnish release, a list without a count",
}
EXACT = {  # with nothing known; the others are held or refused
    "usgs style, two columns of one list",
    "canada style, details with a text version",
    "ticker over the list",
    "menu of commodities, list in a sentence",
    "cards with symbol, name and use",
    "editions as ticks in columns, counted",
    "rowspan tiers",
    "nested tiers",
    "footnote marks in the entries",
    "marks of new entries",
    "two languages side by side",
    "a to z headings between entries",
    "strategic subset printed after the list",
    "two columns of a paper",
    "German page with links",
    "French decree, one letter each",
    "bullets over a page break",
    "press release, sentence with 30 names",
    "Japanese table of kinds",
    "sentence over a page break",
    "json of an open data site",
    *(
        page.name
        for page in (*KINDS, *LOOK_ALIKES, *FORMS, *SPEAKERS, *FIELDS, *FIGURES, *FIRST_SIGHT)
        if page.truth and page.name not in NOT_EXACT and page.status != "draft"
    ),
    *(
        page.name
        for page in NATIONAL
        if page.truth and page.name not in WITHOUT_COUNT | HELD_IN_THE_NORTH and page.status != "draft"
    ),
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_a_hard_page_is_read_exactly_or_held(page: Hard) -> None:
    reading = reading_of(page.text, page.media_type, page.language, page.jurisdiction)
    result = outcome(reading, page.truth)
    assert result == "exact" if page.name in EXACT else result != SILENT
    assert page.name not in WITHOUT_COUNT or result == "held, right"
    if reading.decision is Decision.TAKEN and reading.today:
        assert reading.today.status == page.status == "final"


@pytest.mark.parametrize("page", [page for page in PAGES if page.status == "draft"], ids=lambda page: str(page.name))
def test_a_draft_is_held_at_its_first_sight_and_read_as_a_draft(page: Hard) -> None:
    reading = reading_of(page.text, page.media_type, page.language, page.jurisdiction)
    assert reading.decision is Decision.HELD
    if page.name not in NOT_EXACT:
        assert reading.today
        assert reading.today.status == "draft"
        assert outcome(reading, page.truth) == "held, right"


@pytest.mark.parametrize("page", SYMBOLS_ONLY, ids=lambda page: str(page.name))
def test_symbols_beside_names_that_are_missing_are_no_list(page: Hard) -> None:
    reading = reading_of(page.text, page.media_type, page.language, page.jurisdiction)
    assert reading.decision is Decision.HELD


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_a_last_poll_that_differs_makes_no_hard_page_told_wrongly(page: Hard) -> None:
    names = [*(page.truth or SMALL)]
    for last in (names, [*names[:4], *names[6:]], sorted([*names, "Amber"]), names[::2]):
        polled = known(last, page.language)
        reading = judged(reading_of(page.text, page.media_type, page.language, page.jurisdiction), polled)
        same = frozenset(_keys(names_of(reading), page)) == frozenset(_keys(last, page))
        assert reading.decision is not Decision.TAKEN or same or outcome(reading, page.truth) == "exact", last


def _keys(names: list[str], page: Hard) -> tuple[str, ...]:
    last = known(names, page.language).last
    return last.keys if last else ()
