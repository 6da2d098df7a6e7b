"""Published lists polled edition after edition: the atlas before the first poll, and what is true news by material."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from critmin.teller import Teller
from digests.events.gather import events
from pipeline.fetch import Client, Replay
from pipeline.outcome import Report
from pipeline.poll.acceptance import accept_reading as accept
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from storage.baseline.atlas import find
from storage.store import ChangeQuery, Store, StoredChange
from tests.pipeline.extract.layouts import bulleted, ten_columns
from tests.pipeline.worlds import document, open_store, record, source

URL = "https://ores.example/critical-minerals"
US = {"jurisdiction": "US", "list": "usgs-critical-minerals", "topic": "lists"}
EXPECT = {"min_records": 10, "max_vanish": 0.3, "max_changed": 1.0}
DAY = timedelta(days=1)


def page(edition: str, title: str | None = None, *extra: str, without: str = "") -> bytes:
    """The page of an edition; its title may name the year."""
    current = find(edition)
    assert current is not None
    entries = [(entry.as_published, entry.tier) for entry in current.entries if entry.as_published != without]
    content = bulleted([*entries, *((word, None) for word in extra)])[0]
    return content.replace(b"<h1>Critical minerals list", f"<h1>{title or 'Critical minerals list'}".encode())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _the(moment: datetime) -> datetime:
    return moment


class World:
    """Pages of one list at their times, polled through the whole pipeline."""

    def __init__(self, folder: Path, *pages: tuple[str, bytes]) -> None:
        self.source = source("mineral-list", URL, expect=EXPECT, **US)
        self.store: Store = open_store(folder)
        self._times = [at(text) for text, _ in pages]
        self._archive = record(folder, [(URL, at(text), body) for text, body in pages], "text/html")

    def polled(self) -> Report:
        """Poll at each time; the last report."""
        for moment in self._times:
            with Client(replay=Replay(self._archive, moment)) as client:
                report = Refresher(self.store, client, Teller(), now=partial(_the, moment), reader=InProcess()).refresh(
                    [self.source]
                )
        return report

    def told(self) -> list[StoredChange]:
        return self.store.changes(ChangeQuery())


def real(changes: list[StoredChange], action: str) -> set[str]:
    """What came or went by material."""
    return {
        change.minerals[0]
        for change in changes
        if change.action == action and not change.covered_by and change.minerals
    }


def test_a_first_poll_that_shows_the_edition_on_record_tells_nothing(tmp_path: Path) -> None:
    world = World(tmp_path, ("2026-01-05", page("us-2025-final")))
    (outcome,) = world.polled().sources
    assert (outcome.outcome, outcome.changes, outcome.records, outcome.notes) == ("first", 0, 60, ())


def test_an_edition_newer_than_the_atlas_is_news_at_the_first_poll(tmp_path: Path) -> None:
    world = World(tmp_path, ("2024-01-05", page("us-2025-final", "Final 2025 List of Critical Minerals")))
    (outcome,) = world.polled().sources
    assert outcome.outcome == "changed"
    ten = "boron copper lead metallurgical-coal phosphate potash rhenium silicon silver uranium"
    assert real(world.told(), "added") == set(ten.split())
    assert real(world.told(), "removed") == set()
    (event,) = events(world.told())
    assert event.headline.startswith(
        "The United States list (USGS critical minerals) has a new edition: “Final 2025 List of Critical Minerals” "
        "(final, 60 entries): 10 added (boron, copper,"
    )
    sentences = [change.sentence for change in world.told()]
    assert "Uranium was added to the United States list (USGS critical minerals), edition 2025" in sentences


def test_a_page_without_an_edition_that_differs_is_news_and_noted(tmp_path: Path) -> None:
    world = World(tmp_path, ("2026-01-05", page("us-2025-final", None, "Helium")))
    (outcome,) = world.polled().sources
    (change,) = world.told()
    assert change.sentence == (
        "Helium is on a page of the United States list (USGS critical minerals), but not in the edition on record "
        "(us-2025-final)"
    )
    assert {change.significance for change in world.told()} == {"notable"}
    assert outcome.notes == ("differs from the edition on record, us-2025-final: +Helium",)


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (
            page("us-2022-final"),
            "shows what us-2022-final listed; the edition on record is us-2025-final: nothing is reported",
        ),
        (
            page("us-2025-final", "2025 List of Critical Minerals", "Helium"),
            "shows the edition of 2025; the one on record, us-2025-final, differs: +Helium",
        ),
    ],
)
def test_a_page_that_lags_behind_or_is_worded_otherwise_is_only_noted(tmp_path: Path, body: bytes, note: str) -> None:
    (outcome,) = World(tmp_path, ("2026-01-05", body)).polled().sources
    assert (outcome.outcome, outcome.changes, outcome.notes) == ("first", 0, (note,))


def test_a_page_cut_in_half_is_held_back_at_the_first_poll(tmp_path: Path) -> None:
    world = World(tmp_path, ("2026-01-05", page("us-doe-2023")))
    (outcome,) = world.polled().sources
    assert outcome.outcome == "quarantined"
    assert "of 60 known records are missing" in str(outcome.error)
    held = document(page("us-2025-final"), at("2026-01-06"), url=URL, media_type="text/html")
    assert accept(world.source, held, world.store, InProcess(), Teller()).changes == 0


def test_a_group_replaced_by_its_members_adds_nothing(tmp_path: Path) -> None:
    """United States, 2018 to 2022: nickel and zinc came; rare earths and the platinum group are listed one by one."""
    world = World(
        tmp_path,
        ("2018-06-01", page("us-2018-final", "2018 List of Critical Minerals")),
        ("2022-03-01", page("us-2022-final", "2022 Final List of Critical Minerals")),
    )
    (outcome,) = world.polled().sources
    assert outcome.outcome == "changed"
    changes = world.told()
    assert real(changes, "added") == {"nickel", "zinc"}
    assert real(changes, "removed") == {"helium", "potash", "rhenium", "strontium", "uranium"}
    covered = {change.label: change.covered_by for change in changes if change.covered_by}
    assert covered["lanthanum"] == ("the rare earth elements group",)
    assert covered["platinum group metals"] == ("iridium", "palladium", "platinum", "rhodium", "ruthenium")
    sentences = {change.label: change.sentence for change in changes}
    assert sentences["lanthanum"] == (
        "Lanthanum is now an entry of its own in the United States list (USGS critical minerals), edition 2022; "
        "before, it was covered by the rare earth elements group"
    )
    assert [change.action for change in changes if change.kind == "ListEdition"] == ["added"]
    assert {change.label: change.action for change in changes}["graphite"] == "changed"


def test_a_change_without_a_new_edition_is_a_correction(tmp_path: Path) -> None:
    title = "2025 List of Critical Minerals"
    world = World(
        tmp_path,
        ("2026-01-05", page("us-2025-final", title)),
        ("2026-02-05", page("us-2025-final", title, "Helium", without="zinc")),
    )
    world.polled()
    assert [change.sentence for change in world.told()] == [
        "Helium was added to the United States list (USGS critical minerals), edition 2025, in a correction",
        "Zinc was removed from the United States list (USGS critical minerals), edition 2025, in a correction",
    ]


def test_a_draft_is_told_as_proposed(tmp_path: Path) -> None:
    title = "Draft 2027 List of Critical Minerals"
    (outcome,) = (world := World(tmp_path, ("2027-01-05", page("us-2025-final", title, "Helium")))).polled().sources
    assert outcome.changes == 2
    assert [change.sentence for change in world.told()][1] == (
        "Helium is proposed for the United States list (USGS critical minerals), edition 2027 (draft)"
    )


def test_another_layout_and_spelling_is_no_change_of_the_list(tmp_path: Path) -> None:
    current = find("us-2025-final")
    assert current is not None
    table = ten_columns([(entry.as_published.upper(), None) for entry in current.entries])[0]
    world = World(tmp_path, ("2026-01-05", page("us-2025-final")), ("2026-01-06", table))
    world.polled()
    assert world.told() == []
