"""Changes -> events: everything in exactly one event, in any order, and what belongs together is together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.event import Event, Group, Theme
from digests.events import events
from storage.model import StoredChange
from tests.digests.samples import FRIDAY, MONDAY, change, member, mineral, news, step
from vocabulary.changes import Significance

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
def test_every_change_is_in_exactly_one_event_whatever_the_order(changes: list[StoredChange], random: object) -> None:
    found = events(changes)
    told = [each.id for event in found for each in event.changes]
    assert sorted(told) == sorted(each.id for each in changes)
    shuffled = changes.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert events(shuffled) == found


@given(_CHANGES)
@settings(max_examples=100, deadline=None)
def test_events_are_ordered_and_told_in_one_clean_line(changes: list[StoredChange]) -> None:
    found = events(changes)
    ranks = [event.significance.rank for event in found]
    assert ranks == sorted(ranks)
    for event in found:
        assert len(event.headline) <= 300
        assert len(event.headline.splitlines()) <= 1
        assert event.significance.rank == min(Significance(each.significance).rank for each in event.changes)


def test_a_body_that_leaves_many_committees_is_one_event() -> None:
    gone = [member(f"ISO/TC {number}", {"77": "AGANOR"}, {}) for number in range(1, 23)]
    other = member("ISO/TC 99", {}, {"5": "DIN"})
    found = events([*gone, other])
    assert [event.headline for event in found] == ["AGANOR (Gabon) left 22 committees", other.sentence]
    assert [each.label for each in found[0].changes][:3] == ["ISO/TC 1", "ISO/TC 2", "ISO/TC 3"]
    assert {event.group for event in found} == {Group.MEMBERSHIP}


def test_three_committees_are_told_one_by_one_and_so_are_two_polls() -> None:
    few = [member(f"ISO/TC {number}", {"77": "AGANOR"}, {}) for number in range(3)]
    assert len(events(few)) == 3
    assert len(events([*few, member("ISO/TC 9", {"77": "AGANOR"}, {}, detected_at=FRIDAY)])) == 4


def test_all_that_a_body_does_in_one_poll_is_told_at_once() -> None:
    left = [member(f"ISO/TC {number}", {"7": "XAA"}, {}) for number in range(3)]
    joined = member("ISO/TC 8", {}, {"7": "XAA"})
    fields = {"p_members": ({"7": "XAA"}, {}), "o_members": ({}, {"7": "XAA"})}
    moved = change("Committee", "ISO/TC 9", source="iso-open-data-committees", fields=fields)
    (event,) = events([*left, joined, moved])
    assert event.headline == (
        "XAA left 3 committees, moved from P-member to O-member in 1 committee and joined 1 committee as P-member"
    )


def test_a_committee_with_two_moves_is_told_with_the_wider_one() -> None:
    wide = [member(f"ISO/TC {number}", {"7": "XAA"}, {}) for number in range(4)]
    both = [member(f"ISO/TC {number}", {"7": "XAA", "8": "XBB"}, {}) for number in range(10, 14)]
    (event,) = events([*wide, *both])
    assert event.headline == "XAA left 8 committees"
    narrow = [member(f"ISO/TC {number}", {"8": "XBB"}, {}) for number in range(20, 24)]
    first, second = events([*wide, *both, *narrow])
    assert {first.headline, second.headline} == {"XAA left 8 committees", "XBB left 8 committees"}


def test_a_committee_that_changes_more_than_its_members_is_told_alone() -> None:
    gone = [member(f"ISO/TC {number}", {"77": "AGANOR"}, {}) for number in range(5)]
    title = replace(gone[4], fields={**gone[4].fields, "title": ("Tin", "Zinc")})
    assert [len(event.changes) for event in events([*gone[:4], title])] == [1, 4]
    assert events([title])[0].group is Group.COMMITTEE


def test_parts_of_a_series_that_take_the_same_step_are_one_event() -> None:
    parts = [step(f"ISO/DIS 7404-{part}", "40.00", "40.20") for part in (1, 2, 3, 5, 12)]
    other = step("ISO/DIS 7404-4", "40.20", "40.60")
    found = events([*parts, other])
    assert [len(event.changes) for event in found] == [5, 1]
    assert found[0].headline == (
        "ISO/DIS 7404-1 to -3, -5 and -12 moved from 40.00 (DIS registered) to 40.20 (DIS ballot initiated), 5 parts"
    )
    assert found[0].group is Group.BALLOT


def test_parts_whose_references_change_keep_the_shared_sentence() -> None:
    told = "ISO/CD 8-{0} moved from 30.99 to 40.00 and became ISO/DIS 8-{0}."
    parts = [step(f"ISO/DIS 8-{part}", "30.99", "40.00", sentence=told.format(part)) for part in (1, 2, 10)]
    assert events(parts)[0].headline == (
        "ISO/CD 8-1, -2 and -10 moved from 30.99 to 40.00 and became ISO/DIS 8-1, -2 and -10, 3 parts"
    )


def test_parts_whose_sentences_differ_are_told_by_their_step() -> None:
    parts = [step(f"ISO/DIS 8-{part}", "40.00", "40.20", sentence=f"ISO/DIS 8-{part}, {part}") for part in "12"]
    assert events(parts)[0].headline == "ISO/DIS 8-1 and -2 (2 documents): now at stage 40.20 (DIS ballot initiated)"
    odd = [step(f"ISO/DIS 8-{part}", "40.00", "40.20", sentence=str(ord(part))) for part in "12"]
    odd = [replace(each, fields={"stage": (None, "47.11")}) for each in odd]
    assert events(odd)[0].headline == "ISO/DIS 8-1 and -2 (2 documents): now at stage 47.11"
    gone = [change("Project", f"ISO 8-{part}:2001", "removed", sentence=f"Gone: {part}!") for part in "12"]
    assert events(gone)[0].headline == "ISO 8-1 and -2:2001 (2 documents): removed together"
    assert events(gone)[0].group is Group.WITHDRAWN


def test_parts_that_changed_each_in_their_own_way_are_told_apart() -> None:
    titles = [change("Project", f"ISO 8-{part}:2001", fields={"title": ("a", f"b{part}")}) for part in (1, 2)]
    assert len(events(titles)) == 2


@pytest.mark.parametrize("told", ["ISO 115:2024 was published and replaces project 4026", "ISO 115:2024 was published"])
def test_a_new_edition_and_the_withdrawal_of_the_old_are_one_event(told: str) -> None:
    new = step("ISO 115:2024", "60.00", "60.60", key="83121", sentence=told)
    old = step("ISO 115:2003", "90.92", "95.99", key="4026", detected_at=FRIDAY)
    for event in (events([new, old])[0], events([old, new])[0]):
        assert event.group is Group.PUBLISHED
        assert event.headline.startswith("ISO 115:2024 was published")
        assert event.headline.endswith("replaces ISO 115:2003, now withdrawn")
        assert "4026" not in event.headline


def test_editions_are_tied_by_what_either_side_states() -> None:
    new = step("ISO 20:2024", "60.00", "60.60", key="2", fields={"replaces": ({}, {"1": "1"})})
    gone = change("Project", "ISO/TR 7", "removed", key="1")
    assert events([new, gone])[0].headline.endswith("it replaces ISO/TR 7")
    by = change("Project", "ISO 6", key="1", fields={"replaced_by": ({}, {"2": "2"})})
    assert len(events([step("ISO 20:2024", "60.00", "60.60", key="2"), by])) == 1


def test_other_documents_of_the_same_number_stay_apart() -> None:
    review = step("ISO 115:2003", "90.20", "90.60")
    back = step("ISO 115:2003", "90.92", "60.60")
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
    found = events([*first, later, other])
    assert sorted(len(event.changes) for event in found) == [1, 1, 2]
    assert "The Canada list (critical minerals): 2 added (Tin and Zinc)" in {event.headline for event in found}


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
    assert Event.of([change("Later", "x" * 500, sentence="")]).headline == "x" * 299 + "…"


def test_an_event_is_as_late_as_its_last_change() -> None:
    assert Event.of([news("a"), news("b", detected_at=FRIDAY)]).detected_at == FRIDAY
