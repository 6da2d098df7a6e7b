"""Where a person accepted a list, nothing need confirm it again: a few entries more or less in that place are news."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from critmin.teller import Teller
from pipeline.extract.mineral_list import stated_entries
from pipeline.fetch import Client, Replay
from pipeline.poll.acceptance import Person, accept_stated
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from tests.pipeline.histories.list_pages import NEW, NEWS, NOTHING, OLD, History, bullets, page, table
from tests.pipeline.histories.polled import START, URL, followed, watched
from tests.pipeline.worlds import document, open_store, record

CALLED = "<h1>Strategic minerals of Examplia</h1><p>Examplia depends on these.</p>{}"  # nothing calls it a list
UNNAMED = "<h1>List of minerals</h1><p>The list of minerals is as follows:</p>{}"  # nothing says which
MUSEUM = "<h1>List of critical minerals</h1><p>The list of critical minerals, for schools and the museum:</p>{}"
DATED = "<h1>Strategic minerals of Examplia</h1><p>Examplia depends on these, as of {} May 2026.</p>{}"
CRITICAL = "<h1>Critical minerals</h1><p>The list of critical minerals:</p>{}"
PLAIN = "<h1>Materials for the economy</h1><p>The following are monitored by the ministry.</p>{}"  # says too little


@pytest.mark.parametrize("words", [CALLED, UNNAMED, MUSEUM])
@pytest.mark.parametrize("form", [bullets, table])
def test_few_changes_in_an_accepted_place_are_told(tmp_path: Path, words: str, form: object) -> None:
    assert callable(form)
    pages = tuple(page(words.format(form(names)), title="Ministry") for names in (OLD, NEW))
    result = followed(tmp_path, History("in place", pages))
    assert (result.told, result.outcome, result.reviews) == (NEWS, "changed", [])


def test_a_date_near_the_list_does_not_move_it(tmp_path: Path) -> None:
    pages = tuple(page(DATED.format(day, bullets(names)), title="Ministry") for day, names in ((3, OLD), (24, NEW)))
    assert followed(tmp_path, History("dated", pages)).told == NEWS


@pytest.mark.parametrize(
    "after",
    [
        CALLED.replace("Strategic", "Scarce").format(bullets(NEW)),  # another heading
        CALLED.format(table(NEW)),  # another form
        CALLED.format(bullets((*OLD, "Zinc", "Tin", "Lead", "Iron ore"))),  # a block of its own
        CALLED.format(bullets(OLD[:7])),  # cut
        CALLED.format(f"{bullets(NEW)}<p>This is the list of the United States.</p>"),
        CALLED.replace("these.", "these. Water and food contain them: zinc, iron, selenium and iodine.").format(
            bullets(("Zinc", "Iron", "Selenium", "Iodine", "Calcium", "Magnesium", "Copper"))
        ),
    ],
)
def test_what_a_person_has_not_seen_waits(tmp_path: Path, after: str) -> None:
    pages = (page(CALLED.format(bullets(OLD)), title="Ministry"), page(after, title="Ministry"))
    result = followed(tmp_path, History("elsewhere", pages))
    assert (result.told, result.outcome) == (NOTHING, "quarantined")


def test_what_was_settled_stays_settled_while_nothing_changes(tmp_path: Path) -> None:
    """Beside a remark too little speaks for the list by itself: it is recognised, and still accepted in its place."""
    bare = "<!DOCTYPE html><html lang='en'><head><title>Ministry</title></head><body><main>{}</main></body></html>"
    shown = ((OLD, ""), (OLD, "<p>Last updated: 4 June 2026.</p>"), (NEW, ""))
    pages = (bare.format(PLAIN.format(bullets(names)) + more).encode() for names, more in shown)
    result = followed(tmp_path, History("settled", tuple(pages)))
    assert (result.told, result.outcome, result.reviews) == (NEWS, "changed", [])


def test_a_sentence_that_names_what_was_added_says_nothing_of_the_rest(tmp_path: Path) -> None:
    grown = tuple(sorted((*OLD, "Boron")))
    note = CRITICAL.format("<p>Boron was added on 4 June 2025.</p>" + bullets(grown))
    pages = tuple(page(text, title="Ministry") for text in (CRITICAL.format(bullets(OLD)), note))
    result = followed(tmp_path, History("note", pages))
    assert (result.told, result.editions, result.outcome) == (frozenset({("added", "boron")}), NOTHING, "changed")


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (CRITICAL.replace("minerals</h1>", "minerals of Otherland</h1>").format(bullets(NEW)), "“otherland”"),
        (CRITICAL.format(bullets(OLD[1:])), "“Antimony”, the first entry of the list, is missing"),
    ],
)
def test_another_list_and_a_cut_beginning_wait(tmp_path: Path, after: str, reason: str) -> None:
    pages = (page(CRITICAL.format(bullets(OLD)), title="Ministry"), page(after, title="Ministry"))
    result = followed(tmp_path, History("doubtful", pages))
    assert (result.told, result.outcome) == (NOTHING, "quarantined")
    assert reason in (result.error or "")


def test_the_same_entries_under_an_earlier_year_wait(tmp_path: Path) -> None:
    years = (
        CRITICAL.replace("minerals</h1>", f"minerals list {year}</h1>").format(bullets(OLD)) for year in (2025, 2019)
    )
    result = followed(tmp_path, History("earlier", tuple(page(text, title="Ministry") for text in years)))
    assert (result.told, result.editions, result.outcome) == (NOTHING, NOTHING, "quarantined")


def test_a_list_that_a_person_stated_is_recognised_where_little_speaks_for_it(tmp_path: Path) -> None:
    contents = [page(PLAIN.format(bullets(names)), title="Ministry") for names in (OLD, OLD, NEW)]
    contents[1] = contents[1].replace(b"by the ministry.", b"by the ministry all year.")
    times = [START.replace(day=START.day + number) for number in range(3)]
    archive = record(tmp_path, [(URL, at, body) for at, body in zip(times, contents, strict=True)], "text/html")
    store, entry, outcomes = open_store(tmp_path), watched(poll="daily"), []
    for at, content in zip(times, contents, strict=True):
        with Client(replay=Replay(archive, at)) as client:
            report = Refresher(store, client, Teller(), now=partial(lambda day: day, at), reader=InProcess()).refresh(
                [entry]
            )
        outcomes.append(report.sources[0].outcome)
        if at == times[0]:
            shown = document(content, at, url=URL, media_type="text/html")
            accept_stated(entry, shown, store, Teller(), stated_entries(OLD, entry), Person("Ada", "it is the list"))
            shown.body.close()
    assert outcomes == ["failed", "unchanged", "quarantined"]
