"""The pages of committees: what the mandate knows of them, and those that left ISO's list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digests.site.page import Page
from digests.site.views import committees
from digests.site.world import Wishes, World, read
from digests.tables.frame import plain
from digests.words import places
from pipeline.catalogue import load
from storage.store import Store
from tests.databases import open_at
from tests.digests.test_reports import committee, project, put
from vocabulary.changes import Action, Change, Significance, Telling

LIST, DOCUMENTS = "iso-open-data-committees", "iso-open-data-deliverables"
LEFT = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """TC 298 with a draft at the enquiry stage; PC 348, which leaves the list in May."""
    engine = open_at(tmp_path)
    store = Store(engine)
    left = committee(9983866, "ISO/PC 348", p_members={"1": "ANSI"}, o_members={}, liaisons={"c:1": "ISO/TC 298"})
    put(store, left, committee(5902483, "ISO/TC 298", p_members={"3": "SAC"}, o_members={}))
    put(store, project(85076, "ISO/DIS 17887", "Traceability of rare earths", "40.20"), source=DOCUMENTS)
    with store.begin() as transaction:
        change = Change(Action.REMOVED, left, None, {})
        telling = Telling(Significance.CRITICAL, "ISO/PC 348 is gone", (), (), ("ISO/PC 348",))
        transaction.close(LIST, [left.id], at=LEFT)
        transaction.add_changes(LIST, [(change, telling)], at=LEFT, before=None, after=None)
    yield store
    engine.dispose()


def page(store: Store, reference: str, day: date = date(2026, 6, 30)) -> tuple[Page, World]:
    world = read(store, load(None, None).sources, day, Wishes())
    address = places.of_committee(reference)
    (made,) = (one for one in committees.pages(world) if one.address == address)
    return made, world


def test_a_committee_that_left_iso_s_list_keeps_its_page(store: Store) -> None:
    made, world = page(store, "ISO/PC 348")
    lead = [plain(line) for line in made.lead]
    assert lead[0].startswith("No longer on ISO's list of committees since 1 May 2026. Called disbanded by U.S. ISO")
    assert lead[1].startswith("For the U.S. TAG (administrator: ANSI): no vote remains once the committee has ended")
    assert [line for line in lead if "tatus" in line] == ["When last listed, status: Active; creation date: unknown."]
    (members,) = next(section for section in made.sections if section.title == "Members").tables
    assert ("ANSI", "United States", "P") in members.rows
    (seen,) = next(section for section in made.sections if section.title == "Seen to change").tables
    assert len(seen.rows) == 1
    assert world.committee("ISO/PC 348") != "ISO/PC 348", "what names it leads to its page"
    (listed,) = committees_listed(world)
    assert listed == "Title of ISO/PC 348 (no longer on ISO's list)"
    before, _ = page(store, "ISO/PC 348", date(2026, 4, 1))
    assert not plain(before.lead[0]).startswith("No longer")


def committees_listed(world: World) -> list[str]:
    """The titles in the list of committees of what left."""
    made = next(one for one in committees.pages(world) if one.address == places.COMMITTEES)
    return [str(row[1]) for row in made.sections[0].tables[0].rows if "no longer" in str(row[1])]


def test_a_committee_s_page_has_its_groups_and_the_watched_documents(store: Store) -> None:
    made, _ = page(store, "ISO/TC 298")
    sections = {section.title: section for section in made.sections}
    assert sections["Groups"].tables[0].rows == (
        ("ISO/TC 298/JWG 6", None, "United States"),
        ("ISO/TC 298/WG 3", None, "Republic of Korea"),
    )
    points = [plain(line) for line in sections["Watched documents"].points]
    assert [point.split(" “")[0] for point in points] == [
        "ISO/PWI 24888",
        "ISO/WD 24961",
        "ISO 23664:2021",
        "ISO/DIS 17887",
    ]
    assert points[-1].endswith("; the ICMSCG's deck of 2026 lists it as published, ISO 17887:2025")
