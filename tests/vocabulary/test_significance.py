from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.vocabulary.changing import added, any_change, changed, removed
from vocabulary.changes import Change, Significance
from vocabulary.records import TYPES
from vocabulary.significance import significance
from vocabulary.watch import Watch

CRITICAL, NOTABLE, ROUTINE = Significance
WATCH = Watch(
    committees=("ISO/TC 79", "ISO/TC 298"),
    documents=("ISO/WD 24961",),
    project_ids=("85076",),
    key_committees=("ISO/TC 298",),
)
IN = {"committee": "ISO/TC 79/SC 5"}
KEY = {"committee": "ISO/TC 298"}
OUT = {"committee": "ISO/TC 1"}


def moved(before: str, after: str, where: dict[str, str], label: str = "ISO/DIS 5", key: str = "1") -> Change:
    return changed("Project", label, {"stage": before}, {"stage": after}, where, key)


def field(kind: str, name: str, same: dict[str, str], label: str = "x") -> Change:
    return changed(kind, label, {name: "a"}, {name: "b"}, same)


def members(role: str, acronym: str, label: str = "ISO/TC 79") -> Change:
    return changed("Committee", label, {role: {}}, {role: {"1": acronym}}, {"reference": label})


PROJECTS = [
    (moved("40.00", "40.20", IN), NOTABLE),
    (moved("90.93", "90.20", IN), NOTABLE),
    (moved("60.00", "60.60", IN), NOTABLE),
    (moved("50.20", "60.00", IN), NOTABLE),
    (moved("90.92", "95.99", IN), NOTABLE),
    (moved("40.60", "40.98", IN), NOTABLE),
    (moved("40.98", "40.00", IN), NOTABLE),
    (moved("60.00", "50.92", IN), NOTABLE),
    (moved("40.20", "40.60", IN), ROUTINE),
    (moved("90.60", "90.93", IN), ROUTINE),
    (moved("77.01", "77.02", IN), ROUTINE),
    (moved("40.00", "40.20", OUT), ROUTINE),
    (moved("60.00", "60.60", OUT), ROUTINE),
    (moved("20.20", "30.00", OUT, "ISO/CD 24961"), CRITICAL),
    (moved("40.20", "40.60", OUT, key="85076"), CRITICAL),
    (field("Project", "title", IN), NOTABLE),
    (field("Project", "title", OUT), ROUTINE),
    (field("Project", "edition", IN), ROUTINE),
    (field("Project", "title", OUT, "ISO 24961"), CRITICAL),
    (field("Project", "published", OUT, "ISO 24961"), NOTABLE),
    (field("Project", "edition", OUT, "ISO 24961"), ROUTINE),
    (changed("Project", "x", {"committee": "ISO/TC 79"}, {"committee": "ISO/TC 1"}), NOTABLE),
    (added("Project", "ISO/WD 5", {**IN, "stage": "20.00"}), NOTABLE),
    (added("Project", "ISO/WD 5", {**KEY, "stage": "20.00"}), CRITICAL),
    (added("Project", "ISO/WD 5", {**KEY}), CRITICAL),
    (added("Project", "ISO 5:2000", {**KEY, "stage": "60.60"}), NOTABLE),
    (added("Project", "ISO/WD 5", {**KEY, "stage": "20.98"}), ROUTINE),
    (added("Project", "ISO/WD 5", {**OUT, "stage": "20.00"}), ROUTINE),
    (added("Project", "ISO/PWI 24961", OUT), CRITICAL),
    (removed("Project", "ISO/WD 5", IN), NOTABLE),
    (removed("Project", "ISO/WD 24961", OUT), CRITICAL),
]
COMMITTEES = [
    (removed("Committee", "ISO/TC 79/SC 5", {}), CRITICAL),
    (removed("Committee", "ISO/TC 1", {}), ROUTINE),
    (added("Committee", "ISO/TC 79/SC 99", {}), NOTABLE),
    (field("Committee", "status", {"reference": "ISO/TC 79"}), CRITICAL),
    (field("Committee", "secretariat", {"reference": "ISO/TC 79"}), CRITICAL),
    (field("Committee", "secretariat", {"reference": "ISO/TC 1"}), ROUTINE),
    (field("Committee", "title", {"reference": "ISO/TC 79"}), NOTABLE),
    (field("Committee", "scope", {"reference": "ISO/TC 79"}), NOTABLE),
    (field("Committee", "liaisons", {"reference": "ISO/TC 79"}), ROUTINE),
    (changed("Committee", "", {"reference": "ISO/PC 298"}, {"reference": "ISO/TC 298"}), NOTABLE),
    (members("p_members", "ANSI"), CRITICAL),
    (members("o_members", "ANSI"), CRITICAL),
    (members("p_members", "DIN"), NOTABLE),
    (members("o_members", "DIN"), ROUTINE),
    (members("p_members", "ANSI", "ISO/TC 1"), ROUTINE),
    (field("Body", "acronym", {}), ROUTINE),
    (added("WorkingGroup", "ISO/TC 298/WG 9", {}), NOTABLE),
    (added("WorkingGroup", "WG 9", {"committee": "ISO/TC 298"}), NOTABLE),
    (added("WorkingGroup", "ISO/TC 1/WG 9", {}), ROUTINE),
    (added("Meeting", "x", {"committee": "ISO/TC 298"}), NOTABLE),
    (added("Meeting", "x", {"committee": "ISO/TC 1"}), ROUTINE),
    (field("Meeting", "place", {"committee": "ISO/TC 298"}), NOTABLE),
    (field("Meeting", "note", {"committee": "ISO/TC 298"}), ROUTINE),
]
OTHERS = [
    (added("ListedMineral", "x", {}), CRITICAL),
    (removed("ListedMineral", "x", {}), CRITICAL),
    (field("ListedMineral", "tier", {}), CRITICAL),
    (field("ListedMineral", "qualifier", {}), NOTABLE),
    (field("ListedMineral", "as_published", {}), ROUTINE),
    (added("ListEdition", "x", {}), CRITICAL),
    (field("ListEdition", "status", {}), CRITICAL),
    (field("ListEdition", "count", {}), NOTABLE),
    (added("NewsItem", "x", {"title": "Talks on critical raw materials"}), NOTABLE),
    (added("NewsItem", "x", {"title": "Critical-minerals pact"}), NOTABLE),
    (added("NewsItem", "Rare Earths in short supply", {}), NOTABLE),
    (added("NewsItem", "x", {"title": "Mine opens", "committees": ["ISO/TC 79/SC 5"]}), NOTABLE),
    (added("NewsItem", "x", {"title": "Mine opens"}), ROUTINE),
    (removed("NewsItem", "Critical minerals", {}), ROUTINE),
    (field("NewsItem", "summary", {"title": "Critical minerals"}), ROUTINE),
    (field("NewsItem", "deadline", {"title": "Critical minerals"}), NOTABLE),
    (added("Framework", "x", {}), NOTABLE),
    (field("Framework", "version", {}), NOTABLE),
    (field("Framework", "date", {}), ROUTINE),
    (field("PageText", "sentences", {}), ROUTINE),
]


@pytest.mark.parametrize(("change", "expected"), [*PROJECTS, *COMMITTEES, *OTHERS])
def test_the_weight_of_a_change(change: Change, expected: Significance) -> None:
    assert significance(change, WATCH) is expected


@pytest.mark.parametrize(("topic", "expected"), [("lists", NOTABLE), ("official", NOTABLE), ("news", ROUTINE)])
def test_an_official_page_matters_more(topic: str, expected: Significance) -> None:
    assert significance(field("PageText", "sentences", {}), WATCH, topic) is expected


def test_every_kind_is_weighed() -> None:
    assert {change.record.kind for change, _ in (*PROJECTS, *COMMITTEES, *OTHERS)} == set(TYPES)


@settings(max_examples=150, deadline=None)
@given(any_change())
def test_what_nobody_watches_of_iso_is_silent(change: Change) -> None:
    found = significance(change, Watch())
    assert found in Significance
    if change.record.kind in ("Committee", "Body", "WorkingGroup", "Project", "Meeting"):
        assert found is ROUTINE
