"""Changes -> events: everything in exactly one event, in any order, and what belongs together is together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.events.event import HEADLINE, Event, Group, Theme, importance
from digests.events.facts import Facts
from digests.events.gather import events
from digests.events.keeping import events_of, kept, points_of
from digests.forms.as_json import as_json
from digests.forms.view import folds
from digests.issue.digest import Section
from storage.model import RecordId, StoredChange
from tests.digests.samples import (
    FRIDAY,
    MONDAY,
    change,
    digest,
    member,
    mineral,
    news,
    step,
)
from vocabulary.changes import Significance
from vocabulary.records import Kind, Record, Value

_STAGES = st.sampled_from(["10.20", "40.00", "40.20", "60.00", "60.60", "90.93", "95.99", "40.98"])
_LABELS = st.sampled_from(
    ["ISO/DIS 7-1", "ISO/DIS 7-2", "ISO/DIS 7-3", "ISO 9:2001", "ISO 9:2024", "ISO 9-1:2001", "x"]
)
_TIMES = st.sampled_from([MONDAY, FRIDAY])
_BODIES = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["AFNOR", "DIN"]), max_size=3)
_WEIGHTS = st.sampled_from(list(Significance))


@st.composite
def _projects(draw: st.DrawFn) -> StoredChange:
    ids = st.dictionaries(st.sampled_from("pqr"), st.just("x"), max_size=2)
    return step(
        draw(_LABELS),
        draw(_STAGES),
        draw(_STAGES),
        key=draw(st.sampled_from("pqrs")),
        fields={"replaces": (None, draw(ids)), "replaced_by": (None, draw(ids))},
        detected_at=draw(_TIMES),
        significance=draw(_WEIGHTS),
    )


@st.composite
def _members(draw: st.DrawFn) -> StoredChange:
    committee = f"ISO/TC {draw(st.integers(1, 9))}"
    return member(committee, draw(_BODIES), draw(_BODIES), detected_at=draw(_TIMES), significance=draw(_WEIGHTS))


@st.composite
def _others(draw: st.DrawFn) -> StoredChange:
    kind = draw(st.sampled_from(["NewsItem", "PageText", "Framework", "Body", "WorkingGroup", "Meeting", "Later"]))
    action = draw(st.sampled_from(["added", "removed", "changed"]))
    topics = tuple(draw(st.sets(st.sampled_from(["lists", "ansi", "official", "iso-projects", "traceability"]))))
    return change(kind, draw(st.text(max_size=5)), action, topics=topics, sentence=draw(st.text(max_size=400)))


@st.composite
def _minerals(draw: st.DrawFn) -> StoredChange:
    action = draw(st.sampled_from(["added", "removed", "changed"]))
    return mineral(draw(st.sampled_from(["Tin", "Zinc"])), action, detected_at=draw(_TIMES))


_CHANGES = st.lists(st.one_of(_projects(), _members(), _others(), _minerals()), max_size=30)


@given(_CHANGES, st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_changes_makes_no_difference(changes: list[StoredChange], random: object) -> None:
    results = events(changes)
    reported = {stored.id for event in results for stored in event.changes}
    assert reported <= {stored.id for stored in changes}
    once = [stored for stored in changes if stored.kind not in ("Project", "Committee", "NewsItem")]
    assert {stored.id for stored in once} <= reported
    shuffled = changes.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert events(shuffled) == results


@given(_CHANGES)
@settings(max_examples=100, deadline=None)
def test_events_are_ordered_and_told_in_one_clean_line(changes: list[StoredChange]) -> None:
    results = events(changes)
    assert results == sorted(results, key=importance)
    for event in results:
        assert len(event.headline) <= HEADLINE
        assert len(event.headline.splitlines()) <= 1
        assert len(event.short.splitlines()) <= 1


def test_parts_of_a_series_that_take_the_same_step_are_one_event() -> None:
    parts = [step(f"ISO/DIS 7404-{part}", "40.00", "40.20") for part in (1, 2, 3, 5, 12)]
    other = step("ISO/DIS 7404-4", "40.20", "40.60")
    results = events([*parts, other])
    assert [len(event.changes) for event in results] == [5, 1]
    assert results[0].headline == (
        "ISO/DIS 7404-1 to -3, -5 and -12, 5 parts, are out for enquiry ballot (40.20): P-members vote"
    )
    assert results[0].group is Group.BALLOT


def _titled(stored: StoredChange, title: str, committee: str = "ISO/TC 7") -> tuple[RecordId, Record]:
    fields: dict[str, Value] = {"title": title, "committee": committee, "reference": stored.label}
    return (stored.kind, stored.key), Record(Kind.PROJECT, stored.key, stored.label, fields)


def test_parts_of_which_some_have_another_title_are_still_one_event() -> None:
    plain_ = step("ISO/FDIS 8-1", "40.60", "50.20")
    other = step(
        "ISO/FDIS 8-3", "40.60", "50.20", fields={"title": ("Coal - Part 3: Coal", "Coal - Part 3: Stationary lots")}
    )
    known = dict([_titled(plain_, "Coal - Part 1: General"), _titled(other, "Coal - Part 3: Stationary lots")])
    (event,) = events([plain_, other], Facts(records=known))
    assert event.headline == (
        "ISO/FDIS 8-1 and -3 “Coal” (ISO/TC 7), 2 parts, are out for approval ballot (50.20): P-members vote"
    )
    assert event.lines == (
        "ISO/FDIS 8-1: Part 1: General",
        "ISO/FDIS 8-3: Part 3: Stationary lots; it was titled “Part 3: Coal” before",
    )


@pytest.mark.parametrize(("committee", "number"), [("ISO/TC 7", 1), ("ISO/TC 9", 2)])
def test_a_specification_is_replaced_by_the_standard_of_its_number_and_committee(committee: str, number: int) -> None:
    new, old = step("ISO 14071:2024", "60.00", "60.60"), step("ISO/TS 14071:2014", "90.92", "95.99")
    known = dict([_titled(new, "Reviews"), _titled(old, "Reviews and more", committee)])
    results = events([new, old], Facts(records=known))
    assert len(results) == number
    joined = "ISO 14071:2024 “Reviews” (ISO/TC 7) was published; it replaces ISO/TS 14071:2014, now withdrawn"
    assert (results[0].headline == joined) is (number == 1)


def test_a_supplement_goes_with_its_document() -> None:
    base, supplement = step("ISO 157:1996", "90.92", "95.99"), step("ISO 157:1996/Cor 1:1999", "60.60", "95.99")
    (event,) = events([base, supplement])
    assert event.headline == "ISO 157:1996 and ISO 157:1996/Cor 1:1999 were withdrawn (95.99)"
    (whole,) = events([base, supplement, step("ISO 157:2025", "60.00", "60.60")])
    assert whole.headline == (
        "ISO 157:2025 was published; it replaces ISO 157:1996 and ISO 157:1996/Cor 1:1999, now withdrawn"
    )


def test_on_documents_of_the_management_board_all_member_bodies_vote() -> None:
    review = step("ISO 26000:2010", "90.93", "90.20")
    (event,) = events([review], Facts(records=dict([_titled(review, "Responsibility", "ISO/TMBG")])))
    assert event.headline.endswith("(90.20): ISO's member bodies vote on whether to confirm, revise or withdraw it")


def test_between_which_days_ballots_opened_is_said_once_for_all_or_for_each() -> None:
    opened = [step(f"ISO/DIS {number}", "40.00", "40.20", detected_at=FRIDAY) for number in (7, 9)]
    last = step("ISO/DIS 8", "40.00", "40.20", detected_at=MONDAY)
    reads = {opened[0].source: [MONDAY - timedelta(days=60), MONDAY, FRIDAY]}
    gathered = events([*opened, last], Facts(reads=reads, today=FRIDAY.date()))
    rows = orjson.loads(orjson.dumps([kept(event) for event in gathered]))
    assert events_of(rows, {change.id: change for change in (*opened, last)}) == gathered, "as they are kept"
    assert [points_of(row) for row in rows] == [event.points for event in gathered]
    later = [event for event in gathered if event.detected_at == FRIDAY]
    assert (
        later[0].headline
        == "ISO/DIS 7 is out for enquiry ballot (40.20) until 24 April 2026 at the latest: P-members vote"
    )
    sections = [Section(Theme.ISO, tuple(chosen)).groups for chosen in (later, gathered)]
    assert sections[0][0][0] == (
        "Ballots that opened between 26 January and 30 January 2026: what you may have to vote on"
    )
    assert [folds(event) for event in sections[0][0][1]] == [[], []]
    assert sections[1][0][0] == Group.BALLOT.heading
    (told,) = as_json(replace(digest(), sections=(Section(Theme.ISO, tuple(gathered)),)))["sections"]
    assert {event["opened"][:15] for event in told["events"]} == {"opened between "}, "each says it as data"
    assert [fold.text for event in sections[1][0][1] for fold in folds(event)] == [
        "It opened between 27 November 2025 and 26 January 2026",
        *["It opened between 26 January and 30 January 2026"] * 2,
    ]


def test_parts_that_are_removed_together_are_one_event() -> None:
    gone = [change("Project", f"ISO 8-{part}:2001", "removed") for part in "12"]
    (event,) = events(gone)
    assert event.headline == "ISO 8-1 and -2:2001, 2 parts, are no longer in ISO's catalogue"
    assert event.group is Group.WITHDRAWN


def test_what_is_no_stage_of_iso_is_told_as_it_is() -> None:
    (odd,) = events([step("ISO/DIS 8", "40.00", "40.20", fields={"stage": ("40.00", "47.11")})])
    assert odd.headline == "ISO/DIS 8 moved from 40.00 to 47.11"


def test_parts_that_changed_each_in_their_own_way_are_told_apart() -> None:
    titles = [change("Project", f"ISO 8-{part}:2001", fields={"title": ("a", f"b{part}")}) for part in (1, 2)]
    assert len(events(titles)) == 2


def test_a_document_is_told_by_where_it_ended_and_not_at_all_if_that_is_where_it_began() -> None:
    steps = [step("ISO/DIS 8", "40.00", "40.20", key="8"), step("ISO/DIS 8", "40.20", "40.60", key="8")]
    (event,) = events(steps)
    assert event.headline.startswith("ISO/DIS 8 moved from 40.00 to 40.60 (close of voting)")
    assert len(event.changes) == 2
    assert events([*steps, step("ISO/DIS 8", "40.60", "40.00", key="8")]) == []


@pytest.mark.parametrize("told", ["ISO 115:2024 was published and replaces project 4026", "ISO 115:2024 was published"])
def test_a_new_edition_and_the_withdrawal_of_the_old_are_one_event(told: str) -> None:
    new = step("ISO 115:2024", "60.00", "60.60", key="83121", sentence=told)
    old = step("ISO 115:2003", "90.92", "95.99", key="4026", detected_at=FRIDAY)
    for event in (events([new, old])[0], events([old, new])[0]):
        assert event.group is Group.PUBLISHED
        assert event.headline.startswith("ISO 115:2024 was published")
        assert event.headline == "ISO 115:2024 was published; it replaces ISO 115:2003, now withdrawn"
        assert "4026" not in event.headline


def test_editions_are_tied_by_what_either_side_states() -> None:
    new = step("ISO 20:2024", "60.00", "60.60", key="2", fields={"replaces": ({}, {"1": "1"})})
    gone = change("Project", "ISO/TR 7", "removed", key="1")
    assert events([new, gone])[0].headline == "ISO 20:2024 was published and replaces ISO/TR 7"
    by = change("Project", "ISO 6", key="1", fields={"replaced_by": ({}, {"2": "2"})})
    assert len(events([step("ISO 20:2024", "60.00", "60.60", key="2"), by])) == 1


def test_other_documents_of_the_same_number_stay_apart() -> None:
    review = step("ISO 115:2003", "90.20", "90.60", key="1")
    back = step("ISO 115:2003", "90.92", "60.60", key="2")
    assert len(events([review, back, step("ISO 115:2024/Amd 1:2025", "60.00", "60.60")])) == 3
    assert events([back])[0].group is Group.STEP


def test_a_new_edition_of_a_list_is_told_with_what_it_changes() -> None:
    edition = change(
        "ListEdition",
        "Canada 2026",
        "added",
        key="CA/ca-critical-minerals/2026",
        source="ca-critical-minerals",
        significance="critical",
        sentence="The Canada list has a new edition.",
    )
    wording = mineral("Tin", "changed", fields={"as_published": ("Tin ore", "Tin")})
    tier = mineral("Zinc", "changed", fields={"tier": ("watch", "critical")})
    added = [mineral(name) for name in ("Cobalt", "Boron", "Nickel", "Cesium", "Lithium", "Gallium", "Tellurium")]
    (event,) = events([tier, mineral("Helium", "removed"), edition, wording, *added])
    assert event.headline == (
        "The Canada list has a new edition: 7 added (Boron, Cesium, Cobalt, Gallium, Lithium, Nickel and 1 more), "
        "1 removed (Helium), 1 moved to another tier (Zinc), 1 reworded (Tin)"
    )
    assert event.significance is Significance.CRITICAL
    assert event.group.theme is Theme.LISTS


def test_entries_without_a_new_edition_are_told_by_list_and_poll() -> None:
    first = [mineral("Tin"), mineral("Zinc")]
    later = mineral("Boron", detected_at=FRIDAY)
    other = mineral("Tin", key="US/us-critical-minerals/Tin")
    results = events([*first, later, other])
    assert sorted(len(event.changes) for event in results) == [1, 1, 2]
    assert "The Canada list (critical minerals): 2 added (Tin and Zinc)" in {event.headline for event in results}


@pytest.mark.parametrize(
    ("told", "group"),
    [
        (news("x", topics=("ansi",)), Group.ANSI),
        (news("x", topics=("official", "traceability")), Group.OFFICIAL),
        (news("x", topics=("traceability",)), Group.NEWS),
        (change("PageText", "x", topics=("lists",)), Group.LIST),
        (change("PageText", "x", topics=("iso-committees",)), Group.COMMITTEE),
        (change("Framework", "x", topics=("ansi",)), Group.FRAMEWORK),
        (change("Committee", "ISO/PC 348", "removed"), Group.COMMITTEE),
        (change("Meeting", "x", "added"), Group.MEETING),
        (change("Body", "x"), Group.MEMBERSHIP),
        (change("Project", "ISO/AWI 1", "added"), Group.NEW),
        (change("Project", "ISO/NP 1", "added", fields={"stage": (None, "10.20")}), Group.BALLOT),
        (step("ISO/FDIS 1", "50.60", "60.00"), Group.PUBLICATION),
        (step("ISO/DIS 1", "40.20", "40.98"), Group.WITHDRAWN),
        (step("ISO/WD 1", "20.00", "20.20"), Group.STEP),
    ],
)
def test_where_a_change_belongs(told: StoredChange, group: Group) -> None:
    assert events([told])[0].group is group


def test_an_event_is_told_even_where_its_change_has_no_words() -> None:
    assert Event.of([change("Later", "A label", sentence="\u202e")]).headline == "A label"
    assert Event.of([change("Later", "x" * 900, sentence="")]).headline == "x" * (HEADLINE - 1) + "…"


def test_an_event_is_as_late_as_its_last_change() -> None:
    assert Event.of([news("a"), news("b", detected_at=FRIDAY)]).detected_at == FRIDAY
