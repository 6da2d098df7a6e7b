"""The sentences, one example for each thing that happens, and what holds for all of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.vocabulary.changing import added, any_change, changed, removed
from vocabulary.changes import Action, Change
from vocabulary.phrases import TITLE
from vocabulary.records import TYPES
from vocabulary.telling.sentences import sentence

US = {"jurisdiction": "US", "list": "us-critical-minerals"}
EU = {"jurisdiction": "EU", "list": "eu-critical-raw-materials"}
DIS = "ISO/DIS 17887"

PROJECTS = [
    (
        changed("Project", DIS, {"stage": "40.20"}, {"stage": "40.60"}),
        (
            "ISO/DIS 17887 moved from 40.20 to 40.60 (close of voting); next comes the decision: a final draft (FDIS), "
            "publication, or a new DIS ballot"
        ),
    ),
    (
        changed("Project", DIS, {"stage": "40.00", "stage_date": None}, {"stage": "40.20", "stage_date": "2024-10-25"}),
        "ISO/DIS 17887 is out for enquiry ballot (40.20): P-members vote",
    ),
    (
        changed(
            "Project",
            "",
            {"reference": DIS, "stage": "40.99", "title": "Rare earth"},
            {"reference": "ISO/FDIS 17887", "stage": "50.00", "title": "Rare earths"},
        ),
        (
            "ISO/FDIS 17887 “Rare earths” moved from 40.99 to 50.00 (FDIS registered for formal approval); next comes "
            "the approval ballot (FDIS); it was titled “Rare earth” before"
        ),
    ),
    (
        changed(
            "Project",
            "",
            {"reference": "ISO 115", "stage": "60.00", "published": None},
            {"reference": "ISO 115:2024", "stage": "60.60", "published": "2024-12-18"},
            {"edition": 2},
        ),
        "ISO 115:2024 was published on 18 December 2024 (edition 2)",
    ),
    (changed("Project", "ISO 9", {"stage": "60.00"}, {"stage": "60.60"}), "ISO 9 was published"),
    (
        changed(
            "Project",
            "ISO 115:2003",
            {"stage": "90.92", "replaced_by": {}},
            {"stage": "95.99", "replaced_by": {"8": "8"}},
        ),
        "ISO 115:2003 was withdrawn (95.99) and is replaced by another document",
    ),
    (
        changed("Project", DIS, {"stage": "40.60"}, {"stage": "40.98"}),
        "ISO/DIS 17887 was deleted (40.98), last at 40.60",
    ),
    (
        changed("Project", DIS, {"stage": "40.98"}, {"stage": "40.00"}),
        "ISO/DIS 17887 was taken up again (40.00); next comes the enquiry ballot (DIS)",
    ),
    (
        changed("Project", "ISO 5", {"stage": "60.00"}, {"stage": "50.92"}),
        "ISO 5 was sent back (50.92); next comes a new draft from the committee",
    ),
    (
        changed("Project", DIS, {"stage": "40.99"}, {"stage": "40.00"}),
        "ISO/DIS 17887 went back from 40.99 to 40.00 (DIS registered); next comes the enquiry ballot (DIS)",
    ),
    (
        changed("Project", DIS, {"stage": None}, {"stage": "40.20"}),
        "ISO/DIS 17887 is out for enquiry ballot (40.20): P-members vote",
    ),
    (
        changed("Project", DIS, {"stage": "40.60"}, {"stage": None}),
        "ISO/DIS 17887 no longer states a stage (before: 40.60)",
    ),
    (changed("Project", DIS, {"stage": "77.77"}, {"stage": "77.78"}), "ISO/DIS 17887 moved from 77.77 to 77.78"),
    (changed("Project", DIS, {"stage": ""}, {"stage": None}), "ISO/DIS 17887 changed"),
    (changed("Project", "ISO 1", {"reference": "ISO 1"}, {"reference": "ISO 1-1"}), "ISO 1-1 was called ISO 1 before"),
    (
        changed("Project", "ISO 1", {"reference": "ISO 1"}, {"reference": ""}),
        "ISO 1 has another reference in ISO's catalogue",
    ),
    (
        changed("Project", "ISO 1", {"committee": "ISO/TC 79"}, {"committee": "ISO/TC 79/SC 5"}),
        "ISO 1 was transferred from ISO/TC 79 to ISO/TC 79/SC 5",
    ),
    (changed("Project", "ISO 1", {"committee": None}, {"committee": "ISO/TC 79"}), "ISO 1 now belongs to ISO/TC 79"),
    (
        changed("Project", "ISO 1", {"committee": "ISO/TC 79"}, {"committee": None}),
        "ISO 1 no longer names its committee (was ISO/TC 79)",
    ),
    (
        changed("Project", "ISO 1", {"replaces": {"1": "ISO 9"}}, {"replaces": {"2": "ISO 8", "3": "77"}}),
        "ISO 1 replaces ISO 8 and 1 other document and no longer replaces ISO 9",
    ),
    (
        changed("Project", "ISO 1", {"replaced_by": {"1": "ISO 9"}}, {"replaced_by": None}),
        "ISO 1 is no longer replaced by ISO 9",
    ),
    (
        changed("Project", "ISO 1", {"ics": ["13.020"], "edition": 1}, {"ics": ["73.060"], "edition": 2}),
        "ISO 1 has other ICS codes and another number of its edition in ISO's catalogue",
    ),
    (
        added(
            "Project",
            "ISO/WD 24961",
            {"committee": "ISO/TC 298", "stage": "20.20", "title": "Rare earth\n sustainability"},
        ),
        (
            "ISO/WD 24961 “Rare earth sustainability” (ISO/TC 298) is a new project (20.20); next comes the close of "
            "comments on the working draft (WD)"
        ),
    ),
    (
        added("Project", "ISO 7", {"stage": "60.60"}),
        "ISO 7 was published; new in ISO's catalogue",
    ),
    (added("Project", "", {}, key="99"), "The project 99 is a new project"),
    (
        removed("Project", "ISO/CD 3", {"stage": "30.60"}),
        "ISO/CD 3 is no longer in ISO's catalogue, last at 30.60 (close of comment period)",
    ),
    (removed("Project", "ISO/CD 3", {}), "ISO/CD 3 is no longer in ISO's catalogue"),
]

COMMITTEES = [
    (
        changed("Committee", "ISO/TC 98/SC 1", {"secretariat": {"1": "SA"}}, {"secretariat": {"2": "BIS"}}),
        "ISO/TC 98/SC 1: secretariat moved from SA to BIS",
    ),
    (
        changed("Committee", "ISO/TC 98/SC 1", {"secretariat": {"1": "SA"}}, {"secretariat": None}),
        "ISO/TC 98/SC 1: secretariat is no longer stated (was SA)",
    ),
    (
        changed(
            "Committee",
            "ISO/TC 207/SC 7",
            {"p_members": {}, "o_members": {"5": "CODINORM"}},
            {"p_members": {"5": "CODINORM"}, "o_members": {}},
        ),
        "CODINORM (Côte d'Ivoire) moved from O-member to P-member in ISO/TC 207/SC 7",
    ),
    (
        changed("Committee", "ISO/TC 323", {"p_members": {}}, {"p_members": {"6": "ZABS"}}),
        "ZABS (Zambia) joined ISO/TC 323 as P-member",
    ),
    (
        changed("Committee", "ISO/TC 323", {"o_members": {"6": "ZABS"}}, {"o_members": {}}),
        "ZABS (Zambia) left ISO/TC 323 (was O-member)",
    ),
    (
        changed(
            "Committee",
            "ISO/TC 323",
            {"p_members": {"6": "ZABS"}, "status": "Active", "scope": "a"},
            {"p_members": {"7": "XYZ"}, "status": "Suspended", "scope": "b"},
        ),
        (
            "ISO/TC 323: status changed from Active to Suspended, scope was reworded, XYZ joined as P-member and ZABS "
            "(Zambia) left (was P-member)"
        ),
    ),
    (
        changed("Committee", "", {"reference": "ISO/PC 308"}, {"reference": "ISO/TC 308"}),
        "ISO/PC 308 became ISO/TC 308",
    ),
    (changed("Committee", "ISO/TC 1", {"scope": None}, {"scope": "x"}), "ISO/TC 1: scope changed"),
    (
        changed("Committee", "ISO/TC 1", {"liaisons": {"o:1": "ICMM"}}, {"liaisons": {"c:2": "IEC/TC 111"}}),
        "ISO/TC 1: liaisons changed (added IEC/TC 111; removed ICMM)",
    ),
    (
        changed("Committee", "ISO/TC 1", {"liaisons": {"o:1": "A"}}, {"liaisons": {"o:1": "B"}}),
        "ISO/TC 1: liaisons changed",
    ),
    (
        added("Committee", "ISO/TC 354", {"title": "Gold", "secretariat": {"1": "SAC"}}),
        "ISO/TC 354 is a new committee: “Gold” (secretariat SAC)",
    ),
    (removed("Committee", "ISO/PC 250", {}), "ISO/PC 250 is no longer in ISO's list of committees"),
    (
        changed("Body", "ELOT", {"acronym": "NQIS ELOT"}, {"acronym": "ELOT"}),
        "The standards body NQIS ELOT is now called ELOT",
    ),
    (added("Body", "", {}, key=""), "The standards body without a name was added"),
    (
        added("WorkingGroup", "ISO/TC 298/WG 9", {"title": "Recycling", "convenor": "Jane Doe"}),
        "ISO/TC 298/WG 9 is a new working group: “Recycling” (convenor Jane Doe)",
    ),
    (added("WorkingGroup", "ISO/TC 298/WG 9", {}), "ISO/TC 298/WG 9 is a new working group"),
    (removed("WorkingGroup", "ISO/TC 298/WG 9", {}), "ISO/TC 298/WG 9 is no longer listed as a working group"),
    (
        changed("WorkingGroup", "ISO/TC 298/WG 9", {"convenor": None}, {"convenor": "Jane Doe"}),
        "ISO/TC 298/WG 9: convenor is now Jane Doe",
    ),
]

MEETING = {"committee": "ISO/TC 298", "start": "2026-05-04"}
OTHERS = [
    (
        added(
            "Meeting",
            "x",
            {
                **MEETING,
                "end": "2026-05-08",
                "place": "Seoul",
                "title": "Plenary",
                "mode": "hybrid",
                "note": "provisional",
            },
        ),
        "ISO/TC 298 has a new meeting from 4 May 2026 to 8 May 2026 in Seoul: “Plenary” (hybrid, provisional)",
    ),
    (added("Meeting", "ISO/TC 298", {"start": "2026-05-04"}), "ISO/TC 298 has a new meeting on 4 May 2026"),
    (
        removed("Meeting", "x", {**MEETING, "place": "Seoul"}),
        "ISO/TC 298 no longer lists its meeting of 4 May 2026 in Seoul",
    ),
    (
        changed(
            "Meeting", "x", {"place": "Seoul", "end": "2026-05-07"}, {"place": "Busan", "end": "2026-05-08"}, MEETING
        ),
        "The meeting of ISO/TC 298 on 4 May 2026 moved from Seoul to Busan; end changed from 7 May 2026 to 8 May 2026",
    ),
    (
        changed("Meeting", "x", {"place": None}, {"place": "Busan"}, MEETING),
        "The meeting of ISO/TC 298 on 4 May 2026: place is now Busan",
    ),
    (
        added("ListedMineral", "lithium", {**US, "as_published": "lithium", "tier": "critical"}),
        "Lithium was added to the United States list (critical minerals)",
    ),
    (
        added("ListedMineral", "copper", {**EU, "as_published": "copper", "tier": "strategic"}),
        "Copper was added to the European Union list (critical raw materials) as strategic",
    ),
    (
        removed("ListedMineral", "arsenic", {"jurisdiction": "US", "list": "usgs-critical-minerals"}),
        "Arsenic was removed from the United States list (USGS critical minerals)",
    ),
    (
        changed("ListedMineral", "x", {"tier": "critical"}, {"tier": "strategic"}, {**EU, "as_published": "nickel"}),
        "Nickel moved from tier “critical” to tier “strategic” in the European Union list (critical raw materials)",
    ),
    (
        changed("ListedMineral", "x", {"as_published": "nickel"}, {"as_published": "nickel, class 1"}, EU),
        (
            "Nickel, class 1 in the European Union list (critical raw materials): wording changed from “nickel” to "
            "“nickel, class 1”"
        ),
    ),
    (added("ListedMineral", "tin", {"list": "Q9"}), "Tin was added to the list of critical minerals (Q9)"),
    (
        added(
            "ListEdition",
            "us-2025",
            {**US, "title": "Draft list", "date": "2025-08-26", "status": "draft", "count": 54, "edition": "us-2025"},
        ),
        "The United States list (critical minerals) has a new draft edition: “Draft list” (26 August 2025, 54 entries)",
    ),
    (
        added("ListEdition", "x", {**EU, "edition": "eu-2027", "status": "final"}),
        "The European Union list (critical raw materials) has a new edition: eu-2027 (final)",
    ),
    (
        changed("ListEdition", "x", {"status": "draft"}, {"status": "final"}, {**US, "edition": "us-2025"}),
        "The United States list (critical minerals), edition us-2025: status changed from draft to final",
    ),
    (
        removed("ListEdition", "x", {**US, "edition": "us-2025"}),
        "The United States list (critical minerals): the edition us-2025 is no longer published by its source",
    ),
    (
        added("NewsItem", "x", {"title": "New TAG", "published": "2026-04-20T09:00:00Z", "deadline": "2026-05-15"}),
        "News of 20 April 2026: “New TAG” (comments until 15 May 2026)",
    ),
    (
        added("NewsItem", "x", {"title": "Ores: final rule", "step": "final", "effective": "2026-05-01"}),
        "News: “Ores: final rule” (final, takes effect on 1 May 2026)",
    ),
    (added("NewsItem", "New TAG", {}), "News: “New TAG”"),
    (removed("NewsItem", "New TAG", {}), "The article “New TAG” is no longer in its source"),
    (
        changed("NewsItem", "x", {"deadline": None}, {"deadline": "2026-06-01"}, {"title": "New TAG"}),
        "The article “New TAG”: comment deadline is now 1 June 2026",
    ),
    (
        changed(
            "Framework", "IRMA Standard", {"version": "1.0", "status": "final"}, {"version": "2.0", "status": None}
        ),
        "IRMA Standard moved from version 1.0 to version 2.0; status is no longer stated (was final)",
    ),
    (
        changed("Framework", "IRMA Standard", {"date": None}, {"date": "2026-01"}),
        "IRMA Standard: date is now January 2026",
    ),
    (
        added("Framework", "IRMA Standard", {"version": "2.0", "date": "2026-01"}),
        "The framework “IRMA Standard” was added (version 2.0, January 2026)",
    ),
    (removed("Framework", "IRMA Standard", {}), "The framework “IRMA Standard” is no longer published at its source"),
    (
        changed("PageText", "ICMSCG", {"sentences": ["a.", "b.", "b."]}, {"sentences": ["b.", "New one.", "c."]}),
        "The page “ICMSCG” changed: 2 sentences added, 2 sentences removed; first added: “New one.”",
    ),
    (
        changed("PageText", "ICMSCG", {"sentences": ["a.", "b."]}, {"sentences": ["b."]}),
        "The page “ICMSCG” changed: 1 sentence removed; first removed: “a.”",
    ),
    (
        changed("PageText", "ICMSCG", {"sentences": ["a.", "b."]}, {"sentences": ["b.", "a."]}),
        "The page “ICMSCG” has the same sentences in another order",
    ),
    (added("PageText", "ICMSCG", {"sentences": ["a."]}), "The page “ICMSCG” is new (1 sentence)"),
    (removed("PageText", "ICMSCG", {"sentences": ["a."]}), "The page “ICMSCG” is no longer there"),
]


@pytest.mark.parametrize(("change", "expected"), [*PROJECTS, *COMMITTEES, *OTHERS])
def test_what_happened_is_told_as_a_person_would(change: Change, expected: str) -> None:
    assert sentence(change) == expected


def test_every_kind_and_action_has_an_example() -> None:
    reported = {(change.record.kind, change.action) for change, _ in (*PROJECTS, *COMMITTEES, *OTHERS)}
    rare = {("Body", Action.REMOVED)}  # the vanishing of a body is told by its committees
    assert reported | rare == {(kind, action) for kind in TYPES for action in Action}


def test_long_and_broken_titles_are_quoted_on_one_line_and_shortened() -> None:
    messages = sentence(
        added("Project", "ISO 1", {"title": 'A <b>"title"</b>\r\n\x00 with ' + "very " * 100 + "many words"})
    )
    assert '“A <b>"title"</b> with very' in messages
    assert messages.endswith("…” is a new project")
    assert len(messages) < TITLE + 60


def test_a_long_list_of_names_is_counted() -> None:
    members = {str(number): f"B{number}" for number in range(9)}
    messages = sentence(changed("Committee", "ISO/TC 1", {"liaisons": {}}, {"liaisons": members}))
    assert messages == "ISO/TC 1: liaisons changed (added B0, B1, B2, B3, B4, B5 and 3 more)"


@settings(max_examples=200, deadline=None)
@given(any_change())
def test_any_change_has_a_sentence_on_one_line(change: Change) -> None:
    messages = sentence(change)
    assert messages.strip() == messages
    assert any(letter.isalpha() for letter in messages)
    assert messages.isprintable()
    assert "  " not in messages
