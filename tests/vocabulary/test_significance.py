from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.vocabulary.changing import added, any_change, changed, removed
from vocabulary.changes import Action, Change, Significance
from vocabulary.iso.watch import Watch
from vocabulary.records import TYPES, Kind, Record, Value
from vocabulary.telling.significance import significance

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


def in_form(before: str, after: str) -> Change:
    """An entry whose key ends with another form: "natural graphite" that becomes "graphite"."""
    one, other = (Record(Kind.LISTED_MINERAL, f"XX/xx/graphite/{form}", form, {}) for form in (before, after))
    return Change(Action.CHANGED, one, other, {"as_published": (before, after)})


COMING: dict[str, Value] = {
    "candidates": ["2", "3"], "next_version": "3", "next_status": "draft", "deadline": "2026-05-01",
    "successor": "Other",
}  # fmt: skip
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
    # What the mandate names is followed by its number, under whatever name, and wherever it goes:
    (changed("Project", "", {"reference": "ISO/WD 24961"}, {"reference": "ISO/CD 24961"}, OUT), CRITICAL),
    (changed("Project", "", {"reference": "ISO/WD 24961"}, {"reference": "ISO/WD 55555"}, OUT), CRITICAL),
    (changed("Project", "", {"reference": "ISO/WD 55555"}, {"reference": "ISO/WD 24961"}, OUT), CRITICAL),
    (changed("Project", "ISO 24961", {"committee": "ISO/TC 1"}, {"committee": "ISO/TC 2"}), CRITICAL),
    (field("Project", "replaced_by", OUT, "ISO 24961"), NOTABLE),
    # A systematic review comes every five years: that it opens, closes or leaves all as it is is a date to know.
    *(
        (moved(*codes, OUT, "ISO 24961"), NOTABLE)
        for codes in (("60.60", "90.20"), ("90.20", "90.60"), ("90.60", "90.93"), ("90.92", "60.60"))
    ),
    # That the document is to be revised or withdrawn is what the mandate has to react to.
    *(
        (moved(*codes, OUT, "ISO 24961"), CRITICAL)
        for codes in (
            ("90.60", "90.92"),
            ("90.60", "90.99"),
            ("90.99", "95.20"),
            ("95.60", "95.92"),
            ("95.60", "95.99"),
        )
    ),
    (changed("Project", "ISO 24961", {"stage": "90.20", "title": "A"}, {"stage": "90.60", "title": "B"}), CRITICAL),
    (changed("Project", "ISO 24961", {"stage": "90.20", "edition": 1}, {"stage": "90.60", "edition": 2}), NOTABLE),
    # ISO exchanges dashes and quotation marks in titles by the thousand:
    (changed("Project", "ISO 5", {"title": "Ores - Sampling"}, {"title": "Ores — sampling"}, IN), ROUTINE),
    (changed("Project", "ISO 24961", {"title": "Ores - Sampling"}, {"title": "Ores — sampling"}, OUT), ROUTINE),
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
    (field("Committee", "parent", {"reference": "ISO/TC 79"}), NOTABLE),
    (field("Committee", "chair", {"reference": "ISO/TC 79"}), NOTABLE),
    (field("Committee", "created", {"reference": "ISO/TC 79"}), ROUTINE),
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
    (field("Meeting", "title", {"committee": "ISO/TC 298"}), ROUTINE),
    (changed("Meeting", "x", {"title": "a", "note": "a"}, {"title": "b", "note": "b"}, KEY), ROUTINE),
    (changed("Meeting", "x", {"note": "a", "end": "a"}, {"note": "b", "end": "b"}, KEY), NOTABLE),
    (removed("Meeting", "x", {"committee": "ISO/TC 298"}), NOTABLE),
]
OTHERS = [
    (added("ListedMineral", "x", {}), CRITICAL),
    (removed("ListedMineral", "x", {}), CRITICAL),
    (field("ListedMineral", "tier", {}), CRITICAL),
    (field("ListedMineral", "qualifier", {}), NOTABLE),
    (field("ListedMineral", "as_published", {}), ROUTINE),
    (in_form("natural", ""), NOTABLE),
    (in_form("", "natural"), NOTABLE),
    # A group that gives way to its members: nothing came. An entry that went may still be missed under its own name.
    (replace(added("ListedMineral", "Platinum", {}), covered_by=("PGM",)), ROUTINE),
    (replace(removed("ListedMineral", "PGM", {}), covered_by=("Platinum",)), NOTABLE),
    # Page and atlas differ: somebody has to look, nobody published anything.
    (replace(added("ListedMineral", "Zinc", {}), on_record="xx-2020"), NOTABLE),
    (replace(removed("ListedMineral", "Zinc", {}), on_record="xx-2020"), NOTABLE),
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
    (changed("NewsItem", "x", {"title": "Mine opens"}, {"title": "Critical minerals act"}), NOTABLE),
    (field("NewsItem", "deadline", {"title": "Critical minerals"}), NOTABLE),
    (added("Framework", "x", {}), NOTABLE),
    (field("Framework", "version", {}), NOTABLE),
    (field("Framework", "date", {}), ROUTINE),
    (field("Framework", "name", {}), ROUTINE),
    (changed("Framework", "x", {"version": "1.2"}, {"version": "1.10"}), CRITICAL),
    (changed("Framework", "x", {"version": "1.10"}, {"version": "1.2"}), NOTABLE),
    (changed("Framework", "x", {"version": "1.2"}, {"version": None}), ROUTINE),
    # What announces the next version is worth knowing; that a page no longer names it is not: it was dealt with.
    *((changed("Framework", "x", {name: None}, {name: value}), NOTABLE) for name, value in COMING.items()),
    *((changed("Framework", "x", {name: value}, {name: None}), ROUTINE) for name, value in COMING.items()),
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
    result = significance(change, Watch())
    assert result in Significance
    if change.record.kind in ("Committee", "Body", "WorkingGroup", "Project", "Meeting"):
        assert result is ROUTINE
