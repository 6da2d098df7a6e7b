"""Who joined and left: a total is the sum of its parts, whatever else changed, over any history."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.events.event import Event, Group
from digests.events.facts import Facts
from digests.events.gather import events
from digests.events.memberships import bodies
from digests.events.net import by_record
from storage.model import StoredChange
from tests.digests.samples import FRIDAY, MONDAY, change, member
from vocabulary.changes import Significance
from vocabulary.iso.watch import Watch
from vocabulary.records import Kind, Record, Value
from vocabulary.telling.memberships import Seat, brief, sentence_of, total

WATCH = Watch(committees=("ISO/TC 298", "ISO/TC 333", "ISO/TC 207"))
FACTS = Facts(WATCH)
Roles = dict[str, str]
"""Body -> "P-member" or "O-member": the members of one committee at one time."""


def fields(roles: Roles) -> dict[str, Value]:
    return {
        name: {body: f"B{body}" for body, held in roles.items() if held == role}
        for name, role in (("p_members", "P-member"), ("o_members", "O-member"))
    }


@st.composite
def _histories(draw: st.DrawFn) -> tuple[list[dict[str, Roles]], list[StoredChange]]:
    """States of some committees at several polls, and the changes that a poll would have stored."""
    committees = [f"ISO/TC {number}" for number in draw(st.sets(st.integers(1, 400), min_size=1, max_size=8))]
    held = st.dictionaries(st.sampled_from("123456"), st.sampled_from(["P-member", "O-member"]), max_size=5)
    states = [{name: draw(held) for name in committees} for _ in range(draw(st.integers(2, 4)))]
    changes = []
    at: datetime = MONDAY
    for before, after in pairwise(states):
        at += timedelta(days=7)
        for name in committees:
            one, other = fields(before[name]), fields(after[name])
            differing = {field: (one[field], other[field]) for field in one if one[field] != other[field]}
            if draw(st.booleans()):  # what else may change in the same poll
                differing["liaisons"] = ({}, {"c:1": "ISO/TC 1"})
            if differing:
                given_fields = {"fields": differing, "detected_at": at, "committees": (name,)}
                changes.append(change("Committee", name, source="iso-open-data-committees", **given_fields))
    return states, changes


def difference(before: dict[str, Roles], after: dict[str, Roles]) -> Counter[tuple[str, str | None, str | None]]:
    """Each body's moves, counted without our code."""
    moves: Counter[tuple[str, str | None, str | None]] = Counter()
    for name, then in before.items():
        now = after[name]
        for body in then.keys() | now.keys():
            if then.get(body) != now.get(body):
                moves[body, then.get(body), now.get(body)] += 1
    return moves


@given(_histories())
@settings(max_examples=200, deadline=None)
def test_what_is_told_of_each_body_is_the_difference_of_the_states(
    history: tuple[list[dict[str, Roles]], list[StoredChange]],
) -> None:
    states, changes = history
    known = {
        ("Committee", name): Record(Kind.COMMITTEE, name, name, fields(roles)) for name, roles in states[-1].items()
    }
    result = bodies(by_record(changes), Facts(WATCH, known))
    counted = Counter((body, seat.before, seat.after) for body, of in result.items() for seat in of.seats)
    assert counted == difference(states[0], states[-1])
    expected = {body for body, _, _ in counted}
    told_of = [event for event in events(changes, Facts(WATCH, known)) if event.group is Group.MEMBERSHIP]
    assert len(told_of) == len(expected)


@given(_histories())
@settings(max_examples=100, deadline=None)
def test_none_is_told_only_where_nothing_differs(history: tuple[list[dict[str, Roles]], list[StoredChange]]) -> None:
    states, changes = history
    known = {
        ("Committee", name): Record(Kind.COMMITTEE, name, name, fields(roles)) for name, roles in states[-1].items()
    }
    silent = not [event for event in events(changes, Facts(WATCH, known)) if event.group is Group.MEMBERSHIP]
    assert silent == (not difference(states[0], states[-1]))


def only(*changes: StoredChange, facts: Facts = FACTS) -> Event:
    (event,) = (event for event in events(changes, facts) if event.group is Group.MEMBERSHIP)
    return event


def test_a_committee_that_changes_in_another_way_too_is_counted() -> None:
    joined = [member(f"ISO/TC {number}", {}, {"7": "O'ZTTSA"}) for number in range(1, 22)]
    more = [member(f"ISO/TC {number}", {}, {"7": "O'ZTTSA"}) for number in range(22, 28)]
    more = [
        change("Committee", stored.label, fields={**stored.fields, "liaisons": ({}, {"c:1": "x"})}) for stored in more
    ]
    assert only(*joined, *more).headline == (
        "O'ZTTSA (Uzbekistan) joined 27 committees as P-member, all outside the watched scope"
    )
    assert len([event for event in events([*joined, *more], FACTS) if event.group is Group.COMMITTEE]) == 6


def test_watched_committees_are_named_and_the_rest_is_one_clause() -> None:
    moved = [member("ISO/TC 333", {}, {"3": "ANSI"}), member("ISO/TC 298", {"3": "ANSI"}, {})]
    outside = [member(f"ISO/TC {number}", {}, {"3": "AFNOR"}) for number in (8, 9)]
    event = only(*moved)
    assert event.headline == "ANSI (United States) joined ISO/TC 333 as P-member; left ISO/TC 298 (was P-member)"
    assert event.lines[0] == (
        "ANSI now votes in ISO/TC 333 and is no longer a P-member of ISO/TC 298, so it need not vote there"
    )
    assert (event.own, event.significance) == (True, Significance.CRITICAL)
    other = only(*outside, member("ISO/TC 207/SC 1", {}, {"3": "AFNOR"}))
    assert other.headline == (
        "AFNOR (France) joined ISO/TC 207/SC 1 as P-member; it also joined 2 committees outside the watched scope as "
        "P-member"
    )
    assert other.lines == ()  # the headline says it all
    assert (other.own, other.significance, other.jurisdictions) == (False, Significance.NOTABLE, ("FR",))


@pytest.mark.parametrize(
    ("kinds", "told_"),
    [
        ([(None, "P-member"), (None, "O-member")], "joined"),
        ([(None, "P-member"), ("P-member", None)], "joined or left"),
        ([("O-member", "P-member"), ("P-member", None)], "left or changed its role in"),
        ([("P-member", None), (None, "O-member"), ("P-member", "O-member")], "joined, left or changed its role in"),
    ],
)
def test_the_rest_is_told_by_what_it_did(kinds: list[tuple[str | None, str | None]], told_: str) -> None:
    rest = [Seat(f"ISO/TC {number}", *kind) for number, kind in enumerate(kinds)]
    sentence = sentence_of("XAA", [Seat("ISO/TC 298", None, "P-member", watched=True), *rest])
    assert sentence == (
        f"XAA joined ISO/TC 298 as P-member; it also {told_} {len(rest)} committees outside the watched scope"
    )


def test_watched_committees_have_their_titles_beside_those_outside() -> None:
    seats = [
        Seat("ISO/TC 345", None, "P-member", watched=True, title="Specialty metals"),
        Seat("ISO/TC 154", "P-member", None, title="Processes"),
        Seat("ISO/TC 234", "P-member", None, title="Fisheries"),
    ]
    assert sentence_of("ANSI", seats, own=True) == (
        "ANSI (United States) joined ISO/TC 345 (“Specialty metals”) as P-member; left ISO/TC 154 and ISO/TC 234 "
        "(was P-member)"
    )


def test_the_own_body_leads() -> None:
    others = [member("ISO/TC 298", {}, {"9": "AFNOR"}), member("ISO/TC 333", {}, {"8": "DIN"})]
    results = events([*others, member("ISO/TC 207", {}, {"3": "ANSI"})], FACTS)
    assert results[0].headline.startswith("ANSI")


def test_a_body_that_came_and_went_in_the_span_is_not_told() -> None:
    there, back = member("ISO/TC 298", {}, {"7": "DIN2"}), member("ISO/TC 298", {"7": "DIN2"}, {}, detected_at=FRIDAY)
    assert events([there, back], FACTS) == []


def test_two_bodies_in_one_committee_are_two_events_with_one_change() -> None:
    results = events([member("ISO/TC 298", {"7": "BSI"}, {"8": "AFNOR"})], FACTS)
    assert len(results) == 2
    assert {event.changes[0].id for event in results} == {results[0].changes[0].id}


@given(_histories())
@settings(max_examples=60, deadline=None)
def test_no_two_events_have_one_identity(history: tuple[list[dict[str, Roles]], list[StoredChange]]) -> None:
    """It is the id of an entry in a feed and an address on the site: of two with one id a reader sees one."""
    told = events(history[1], FACTS)
    assert len({event.identity for event in told}) == len(told)


def test_a_move_between_the_two_lists_is_one_move() -> None:
    pair: dict[str, tuple[Value, Value]] = {"p_members": ({"7": "BSI"}, {}), "o_members": ({}, {"7": "BSI"})}
    event = only(change("Committee", "ISO/TC 298", fields=pair, committees=("ISO/TC 298",)))
    assert event.headline == "BSI (United Kingdom) moved from P-member to O-member in ISO/TC 298"


def test_outside_the_watched_scope_all_is_routine() -> None:
    assert only(member("ISO/TC 8", {}, {"3": "ANSI"})).significance is Significance.ROUTINE


SEATS = [Seat("ISO/TC 8", None, "P-member"), Seat("ISO/TC 9", "O-member", None)]


def test_words() -> None:
    assert sentence_of("XAA", SEATS) == (
        "XAA joined ISO/TC 8 as P-member; left ISO/TC 9 (was O-member), both outside the watched scope"
    )
    assert total(SEATS) == "Across all 2 committees: joined 1 as P-member and left 1 (was O-member)"
    assert brief("XAA", SEATS) == "XAA joined ISO/TC 8 as P-member; 1 more move"
    assert sentence_of("XAA", [Seat("ISO/TC 298", None, "O-member", watched=True, title="Rare earth")]) == (
        "XAA joined ISO/TC 298 (“Rare earth”) as O-member"
    )
