"""What may overlap with an early project: candidates, what is left out, frameworks, what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digests.analysis.alike.catalogue import Catalogue, by_series, in_series
from digests.analysis.alike.evidence import LEAST, apart, evidence, sureness
from digests.analysis.documents import Document
from digests.analysis.frameworks import related
from digests.analysis.named import meant
from digests.analysis.request import Request
from digests.reports import spec
from digests.tables.forms import Form, drawn
from digests.tables.frame import Report
from digests.tables.frame import plain as text
from digests.words.addresses import Link
from digests.words.periods import Period
from storage.baseline.mandate import mandate
from storage.dismissals import dismiss
from storage.store import Store
from tests.databases import open_at
from vocabulary.errors import ConfigurationError
from vocabulary.iso.likeness import Titles
from vocabulary.iso.watch import read
from vocabulary.records import Kind, Record

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 30, tzinfo=UTC)


def document(
    reference: str, title: str, stage: str = "60.60", committee: str = "ISO/TC 298", **settings: object
) -> Document:
    status = "under development" if stage < "60.60" else "published"
    return Document(reference, reference, read(reference), title, committee, stage, status, **settings)  # type: ignore[arg-type]


UNRELATED = [
    document(
        f"ISO {number}:2000",
        f"Tractors — Invented implement {chr(97 + number % 26)}{chr(97 + number // 26)}q — Tests",
        committee="ISO/TC 23",
    )
    for number in range(100, 400)
]
TRACING = document("ISO 23664:2021", "Traceability of rare earths in the supply chain from mine to separated products")


def proposed(project: Document, *others: Document) -> list[str]:
    return [proposal.document.reference for proposal in Catalogue([project, *others, *UNRELATED]).proposals(project)]


def test_the_same_ground_is_proposed_with_its_reasons() -> None:
    project = document("ISO/WD 24888", "Traceability of rare earths by shared data in the supply chain", "20.20")
    (only,) = Catalogue([project, TRACING, *UNRELATED]).proposals(project)
    assert only.document == TRACING
    assert only.score >= LEAST
    assert only.reasons[:2] == ("material: rare earth elements", "kind: traceability")
    assert only.reasons[2].startswith("words: ")
    assert only.reasons[3] == "the same committee"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Lithium carbonate — Packaging", "Anchors for ships"),
        (
            "Lithium ores — Determination of iron content — Spectrometry",
            "Lithium ores — Determination of tin content — Spectrometry",
        ),
        ("Lithium concentrates — Slurry sampling by cutters", "Zinc concentrates — Slurry sampling by cutters"),
    ],
)
def test_what_is_about_something_else_is_not_proposed(title: str, other: str) -> None:
    project = document("ISO/WD 1", title, "20.20", "ISO/TC 333")
    assert proposed(project, document("ISO 2:2020", other, committee="ISO/TC 183")) == []


def test_two_vocabularies_of_one_material_need_no_further_word() -> None:
    project = document("ISO/WD 1", "Lithium — Vocabulary", "20.20", "ISO/TC 333")
    assert proposed(project, document("ISO 2:2020", "Lithium — Terms and definitions", committee="ISO/TC 333")) == [
        "ISO 2:2020"
    ]


def test_parts_of_one_series_share_the_ground_on_purpose() -> None:
    one = document("ISO/CD 9-1", "Coal — Mechanical sampling — Part 1: General", "30.20")
    assert in_series(one, document("ISO 9-2:2020", "Coal — Mechanical sampling — Part 2: Streams"))
    assert not in_series(one, document("ISO 9-1:2020", "Coal — Mechanical sampling — Part 1: General"))
    assert not in_series(one, document("ISO 9:2020", "Coal — Mechanical sampling"))
    assert proposed(one, document("ISO 9-2:2020", "Coal — Mechanical sampling — Part 2: General streams")) == []


def test_a_group_and_its_member_are_not_apart() -> None:
    group, member = document("ISO 1:2020", "Rare earth — Vocabulary"), document("ISO 2:2020", "Neodymium — Vocabulary")
    assert not apart(group, member)
    assert not apart(member, group)
    assert apart(member, document("ISO 3:2020", "Lithium — Vocabulary"))


def frameworks(title: str, committee: str = "ISO/TC 298") -> list[str]:
    project = document("ISO/WD 24961", title, "20.20", committee)
    return [each.framework.id for each in related(project, mandate().frameworks)]


def test_frameworks_are_proposed_to_projects_on_responsible_supply() -> None:
    found = frameworks("Sustainability of rare earths and lithium across the value chain")
    assert {"fw-irma", "oecd-ddg", "fw-icmm"} <= set(found)
    assert not {"fw-asi", "fw-copper-mark", "fw-tin-code", "fw-rgmp"} & set(found)  # of other materials
    assert frameworks("Traceability of cobalt — Refiners")[0] in {"fw-cobalt-refiner", "fw-asm-cobalt"}
    assert "oecd-ddg" in frameworks("Traceability of minerals")


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Rare earth — Determination of iron content", "ISO/TC 298"),
        ("Environmental labels and declarations — General principles", "ISO/TC 207/SC 3"),
        ("Traceability of fish", "ISO/TC 234"),
    ],
)
def test_other_projects_have_no_frameworks(title: str, committee: str) -> None:
    assert frameworks(title, committee) == []


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A small world: two early projects, what is like them, and much that is not."""
    engine = open_at(tmp_path)
    store = Store(engine)
    world = [
        project(1, "ISO/WD 24961", "Sustainability of rare earths and lithium across the value chain", "20.20"),
        project(2, "ISO/CD 23664", "Traceability of rare earths in the supply chain from mine to products", "30.20"),
        project(3, "ISO 23664:2021", TRACING.title, "60.60"),
        project(
            4,
            "ISO 17887:2025",
            "Traceability of rare earths in the supply chain from products to permanent magnets",
            "60.60",
        ),
        project(5, "ISO/CD 9-1", "Coal — Mechanical sampling — Part 1: General", "30.20", "ISO/TC 27"),
        project(6, "ISO/CD 9-2", "Coal — Mechanical sampling — Part 2: Streams", "30.20", "ISO/TC 27"),
        project(7, "ISO 10:2020", "Coal — Sampling from streams", "60.60", "ISO/TC 27"),
        project(8, "ISO/CD 11", "Tractors — Seats", "30.20", "ISO/TC 23"),
        project(9, "ISO/CD 12", "Lithium — Determination of osmium", "30.20", "ISO/TC 333"),
        *(
            project(number, each.reference, each.title, "60.60", each.committee)
            for number, each in enumerate(UNRELATED, 100)
        ),
    ]
    with store.begin() as transaction:
        transaction.write("iso-open-data-deliverables", world, snapshot="s", at=START)
    yield store
    engine.dispose()


def project(key: int, reference: str, title: str, stage: str, committee: str = "ISO/TC 298") -> Record:
    fields = {"reference": reference, "title": title, "stage": stage, "committee": committee}
    return Record(Kind.PROJECT, str(key), reference, fields)


def request(store: Store, **settings: object) -> Request:
    return Request(store, date(2026, 6, 30), Period(START, END), **settings)  # type: ignore[arg-type]


def plain(report: Report, section: str) -> list[tuple[str | None, ...]]:
    (found,) = (each for each in report.sections if each.title == section)
    return [tuple(None if cell is None else str(cell) for cell in row) for row in found.tables[0].rows]


def pairs(report: Report) -> list[tuple[str | None, str | None]]:
    return [(row[0], row[5]) for row in plain(report, "ISO documents")]


def test_the_report_proposes_for_each_early_project_in_scope(store: Store) -> None:
    made = spec("overlap").build(request(store))
    assert pairs(made) == [
        ("ISO/CD 9-1 to ISO/CD 9-2", "ISO 10:2020"),
        ("ISO/CD 23664", "ISO 17887:2025"),
    ]
    (held,) = (each.points for each in made.sections if each.title == "Not decided by the titles")
    (told,) = (text(point) for point in held if text(point).startswith("ISO/PWI 24888 “Specification for data"))
    assert [said.partition(" “")[0] for said in told.partition("” and ")[2].split("”, ")] == [
        "ISO/CD 23664", "ISO 17887:2025",
    ]  # fmt: skip
    assert [(row[0], row[3]) for row in plain(made, "Projects that revise a document")] == [
        ("ISO/CD 23664", "ISO 23664:2021")
    ]
    assert {row[0] for row in plain(made, "Frameworks")} == {"ISO/PWI 24888", "ISO/WD 24961", "ISO/CD 23664"}
    (alone,) = (each.points for each in made.sections if each.title == "Projects without a proposal")
    assert [text(point) for point in alone] == ["ISO/CD 12, Lithium — Determination of osmium"]
    assert not any(section.title == "Dismissed by people" for section in made.sections)


def test_a_dismissal_is_remembered_and_shown(store: Store) -> None:
    one, other = meant(request(store), ("iso cd 23664", "ISO 17887"))
    assert (one, other) == (("2", "ISO/CD 23664"), ("4", "ISO 17887:2025"))
    dismiss(store, other[0], one[0], "they follow each other in the chain", END)
    dismiss(store, "1", "fw-irma", "downstream only", END)
    made = spec("overlap").build(request(store))
    assert ("ISO/CD 23664", "ISO 17887:2025") not in pairs(made)
    assert not any("IRMA" in str(row[2]) for row in plain(made, "Frameworks") if row[0] == "ISO/WD 24961")
    assert [row[:3] for row in plain(made, "Dismissed by people")] == [
        ("ISO/WD 24961", "IRMA Standard for Responsible Mining", "downstream only"),
        ("ISO/CD 23664", "ISO 17887:2025", "they follow each other in the chain"),
    ]


def test_one_document_can_be_asked_for(store: Store) -> None:
    made = spec("overlap").build(request(store, document="ISO 17887"))
    assert {one for one, _ in pairs(made)} == {"ISO 17887:2025"}
    assert made.title == "What may overlap with ISO 17887"
    assert spec("overlap").build(request(store, committee="ISO/TC 23")).sections[0].text == ("None is proposed.",)
    assert spec("overlap").build(request(store, committee="ISO/TC 1")).summary == (
        "No early project of ISO/TC 1 is known at this date.",
    )


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("ISO 999999", "fw-irma"), "no ISO document 'ISO 999999' is in force or under development"),
        (("nonsense", "fw-irma"), "no ISO document 'nonsense'"),
        (
            ("ISO 23664", "fw-irma"),
            r"'ISO 23664' may be ISO/CD 23664 \(id 2\), ISO 23664:2021 \(id 3\): name one of the ids",
        ),
        (("2", "ISO/CD 23664"), "are the same document"),
    ],
)
def test_what_a_person_means_is_found_or_asked_back(store: Store, texts: tuple[str, str], expected: str) -> None:
    with pytest.raises(ConfigurationError, match=expected):
        meant(request(store), texts)


def test_what_several_reports_show_is_worked_out_once_for_what_is_asked(store: Store) -> None:
    """The same requests share it; one that asks for another committee, country or document does not."""
    asked: list[Request] = []
    first = request(store)
    others = [replace(first, committee="ISO/TC 298"), replace(first, country="DE"), replace(first, document="9")]
    for each in (first, first, replace(first), *others, *others):
        each.once(asked.append)
    assert [(each.country, each.committee, each.document) for each in asked] == [
        ("US", None, None),
        ("US", "ISO/TC 298", None),
        ("DE", None, None),
        ("US", None, "9"),
    ]


def test_frameworks_are_named_by_id_or_name(store: Store) -> None:
    one, other = meant(request(store), ("EITI Standard", "fw-irma"))
    assert (one[0], other[0]) == ("fw-eiti", "fw-irma")


@pytest.mark.parametrize("form", list(Form))
def test_the_report_can_be_drawn_in_each_form(store: Store, form: Form) -> None:
    assert drawn(spec("overlap").build(request(store)), form)


def test_proposals_lead_to_the_pages_of_iso(store: Store) -> None:
    made = spec("overlap").build(request(store))
    links = [cell for row in made.sections[0].tables[0].rows for cell in row if isinstance(cell, Link)]
    assert Link("ISO 10:2020", "https://www.iso.org/standard/7.html") in links


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lithium — Bulk density in a small cup", "Lithium — Bulk density in a large cup"),
        ("Lithium — Vocabulary of slag", "Lithium — Sampling of slag"),
        ("Lithium — Determination of tap density", "Lithium — Determination of scorification index"),
        ("Anodes of graphite — Sizes of cups", "Brine of potash — Sizes of cups"),
    ],
)  # fmt: skip
def test_signs_that_two_alike_titles_differ_lower_the_score(one: str, other: str) -> None:
    titles = Titles({each.key: each.title for each in UNRELATED})
    project, found = document("ISO/WD 1", one, "20.20"), document("ISO 2:2020", other)
    assert apart(project, found) or sure(project, found, titles) < sure(project, project, titles)


def sure(one: Document, other: Document, titles: Titles) -> float:
    return sureness(evidence(one, other, titles))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Static test of slag", "Dynamic test of slag", "but dynamic in place of static"),
        ("Slag, excluding dross — Tests", "Dross — Tests", "but one leaves out what the other is about"),
        ("Slag — Vocabulary", "Slag — Symbols", "but on symbols"),
        ("Gold ores — Determination of tin", "Gold alloys — Determination of tin", "but metal in place of ore"),
        ("Coffee — Determination of tin", "Paint — Determination of tin", "but in something else"),
        ("Slag — Vocabulary", "Slag — Sampling", "but of another kind"),
        ("Determination of tin — XRF", "Determination of tin — AAS", "by another technique: AAS, kind not named"),
    ],
)  # fmt: skip
def test_each_piece_of_evidence_has_its_reason(one: str, other: str, reason: str) -> None:
    titles = Titles({each.key: each.title for each in UNRELATED})
    found = [*evidence(document("ISO/WD 1", one, "20.20"), document("ISO 2:2020", other), titles)]
    assert reason in [each.reason for each in found]
    assert all(each.weight <= 0 for each in found if each.reason.startswith(("but", "by")))


def test_what_is_not_known_speaks_neither_for_nor_against() -> None:
    titles = Titles({each.key: each.title for each in UNRELATED})
    found = evidence(document("ISO/WD 1", "", "20.20"), document("ISO 2:2020", "Boats", committee=""), titles)
    assert [each for each in found if each.weight or each.reason] == []


def test_editions_and_parts_of_one_number_share_a_line() -> None:
    project = document("ISO/WD 1", "Slag — Mechanical sampling from streams", "20.20")
    others = [
        document(f"ISO 9-{part}:20{year}", f"Slag — Mechanical sampling — Part {part}: Streams")
        for part, year in ((1, 10), (1, 20), (2, 20))
    ]
    found = by_series(Catalogue([project, *others, *UNRELATED]).proposals(project))
    assert [each.document.reference for each in found] == ["ISO 9-1:2010"]
    assert found[0].reasons[-1] == "so may ISO 9-2:2020"


def test_a_part_may_take_over_what_other_parts_of_its_series_determine() -> None:
    merged = document("ISO/CD 9-1", "Nickel — Analysis — Part 1: Determination of cobalt, iron and zinc", "30.20")
    single = document("ISO 9-2:2020", "Nickel — Analysis — Part 2: Determination of iron")
    assert not in_series(merged, single)
    assert in_series(single, merged)
