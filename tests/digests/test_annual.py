"""The year of the CMCC as data: what came, went and is worth recommending; liaisons; gaps with what ISO had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digests.analysis.findings.covered import covered
from digests.analysis.findings.overlaps import overlaps
from digests.analysis.findings.recommendations import MOST
from digests.analysis.findings.year import year
from digests.analysis.request import Request
from digests.analysis.topics import topics
from digests.analysis.watched import watched
from digests.reports import spec
from digests.tables.frame import plain
from digests.tables.subjects.shared_topics import topic_section
from digests.words.periods import Period
from storage.iso_state import known
from storage.store import Store
from tests.databases import open_at
from tests.digests.test_reports import committee, project, put
from vocabulary.records import Kind, Record

START, LATER, END = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 5, 7))
DOCUMENTS = "iso-open-data-deliverables"
DAY = date(2026, 6, 30)


@pytest.fixture
def request_(tmp_path: Path) -> Iterator[Request]:
    engine = open_at(tmp_path)
    yield Request(Store(engine), DAY, Period(START, END))
    engine.dispose()


def published(key: int, reference: str, title: str, stage: str, day: str, owner: str = "ISO/TC 333") -> Record:
    made = project(key, reference, title, stage, owner)
    return Record(Kind.PROJECT, made.key, made.label, {**made.fields, "published": day})


def test_what_came_and_went_is_read_off_two_states(request_: Request) -> None:
    store = request_.store
    put(store, committee(1, "ISO/TC 333", p_members={}, o_members={}))
    put(
        store,
        project(1, "ISO/FDIS 1", "Lithium — Determination of iron", "50.20", "ISO/TC 333"),
        published(2, "ISO 2:2000", "Lithium — Old", "90.93", "2000-01-01"),
        published(3, "ISO 3:2001", "Lithium — Moved here", "60.60", "2001-01-01", "ISO/TC 47"),
        source=DOCUMENTS,
        at=START,
    )
    put(
        store,
        published(1, "ISO 1:2026", "Lithium — Determination of iron", "60.60", "2026-04-01"),
        published(2, "ISO 2:2000", "Lithium — Old", "95.99", "2000-01-01"),
        published(3, "ISO 3:2001", "Lithium — Moved here", "60.60", "2001-01-01"),
        published(4, "ISO 4:1990", "Lithium — Only now in ISO's data", "90.93", "1990-01-01"),
        published(5, "ISO 5:2026", "Lithium — Seen when published", "60.60", "2026-03-01"),
        project(6, "ISO/AWI 6", "Lithium — Determination of zinc", "20.00", "ISO/TC 333"),
        source=DOCUMENTS,
        at=LATER,
    )
    result = year(request_)
    assert [step.project.name for step in result.published] == ["ISO 1:2026", "ISO 5:2026"]
    assert [step.project.name for step in result.new] == ["ISO/AWI 6"]
    assert [step.project.name for step in result.withdrawn] == ["ISO 2:2000"]
    assert [step.project.name for step in result.methods] == ["ISO 1:2026", "ISO/AWI 6"]
    assert len(result.recommendations) <= MOST
    assert [recommendation.weight for recommendation in result.recommendations] == sorted(
        (recommendation.weight for recommendation in result.recommendations), reverse=True
    )


def test_liaisons_are_complete_and_name_the_frameworks(request_: Request) -> None:
    put(request_.store, project(1, "ISO 1:2020", "Lithium — Vocabulary", "60.60", "ISO/TC 333"), source=DOCUMENTS)
    before = {"c:1": "ISO/TC 298", "c:2": "committee 55032", "o:1": "OECD"}
    put(request_.store, committee(1, "ISO/TC 207/SC 7", liaisons=before, p_members={}))
    put(request_.store, committee(1, "ISO/TC 207/SC 7", liaisons={**before, "o:2": "TNFD"}, p_members={}), at=LATER)
    result = year(request_)
    (liaisons,) = result.liaisons
    assert (liaisons.committees, liaisons.unnamed, liaisons.organizations) == (("ISO/TC 298",), 1, ("OECD", "TNFD"))
    assert (liaisons.joined, liaisons.left) == (("TNFD",), ())
    assert [(liaison.framework.n, liaison.organization, liaison.committees) for liaison in result.frameworks] == [
        (23, "TNFD", ("ISO/TC 207/SC 7",)),
        (28, "OECD", ("ISO/TC 207/SC 7",)),
    ]
    made = spec("annual").build(request_)
    text = " ".join(str(cell) for table in made.tables for row in table.rows for cell in row)
    assert "1 more that ISO's data do not name" in text
    assert "55032" not in text


def test_a_gap_says_what_iso_had_and_withdrew(request_: Request) -> None:
    put(
        request_.store,
        project(1, "ISO 1:2020", "Lithium — Vocabulary", "60.60", "ISO/TC 333"),
        project(2, "ISO 439:1994", "Fluorspar — Determination of silica content", "95.99", ""),
        project(3, "ISO 8868:1989", "Fluorspar — Sampling and sample preparation", "95.99", ""),
        project(4, "ISO 4:1990", "Coal — Determination of fluorine", "95.99", "ISO/TC 27"),
        project(5, "ISO 5:2016", "Road vehicles — Packs of fluorspar", "95.99", "ISO/TC 22/SC 37"),
        source=DOCUMENTS,
    )
    (gap,) = (item for item in covered(request_).gaps if item.material == "fluorspar")
    assert [document.reference for document in gap.withdrawn] == ["ISO 439:1994", "ISO 8868:1989"]
    assert gap.withdrawn_analysis == 1
    made = spec("coverage").build(request_)
    row = next(row for row in made.sections[0].tables[0].rows if row[1] == "fluorspar")
    assert row[-1] == "2 (1 on chemical analysis)"
    assert any(
        "on fluorspar 1 of 2 and on coal 1 of 1 are on chemical analysis, " in plain(line) for line in made.summary
    )


def test_a_draft_that_only_the_mandate_has_can_be_asked_for(request_: Request) -> None:
    put(
        request_.store,
        project(1, "ISO 23664:2021", "Traceability of rare earths in the supply chain", "60.60"),
        project(2, "ISO/CD 20846", "Petroleum products — Determination of sulfur", "30.60", "ISO/TC 28"),
        source=DOCUMENTS,
    )
    alone = Request(request_.store, DAY, request_.period, document="ISO/WD 24961")
    (overlap,) = overlaps(alone).overlaps
    assert (overlap.name, overlap.project.committee, bool(overlap.frameworks)) == ("ISO/WD 24961", "ISO/TC 298", True)
    made = spec("overlap").build(alone)
    assert any(plain(line).startswith("IWA 45:2024 concluded: ") for line in made.summary)
    every = [entry.name for entry in overlaps(request_).overlaps]
    assert every == ["ISO/PWI 24888", "ISO/WD 24961"]
    early = Request(request_.store, date(2026, 1, 5), Period(START, END))
    assert [entry.name for entry in overlaps(early).overlaps] == ["ISO/PWI 24888", "ISO/WD 24961"]


def test_a_topic_is_shared_where_two_committees_work_on_it(request_: Request) -> None:
    put(
        request_.store,
        project(1, "ISO 1:2020", "Lithium — Vocabulary", "60.60", "ISO/TC 333"),
        project(2, "ISO/DIS 2", "Rare earth — Vocabulary", "40.20"),
        project(3, "ISO 3:2020", "Recycling of rare earths — Requirements", "60.60"),
        source=DOCUMENTS,
    )
    (topic,) = topics(known(request_.store, Kind.PROJECT))
    assert (topic.id, topic.published, topic.coming) == ("terminology", 1, 1)
    assert [(worker.committee, worker.published, len(worker.coming)) for worker in topic.workers] == [
        ("ISO/TC 298", 0, 1),
        ("ISO/TC 333", 1, 0),
    ]


def test_a_draft_that_only_the_mandate_has_is_work_on_its_topic_once_the_mandate_states_it(request_: Request) -> None:
    put(
        request_.store,
        project(1, "ISO 1:2020", "Chain of custody — Traceability", "60.60", "ISO/TC 308"),
        project(2, "ISO/DIS 2", "Lithium — Vocabulary", "40.20", "ISO/TC 333"),
        source=DOCUMENTS,
    )
    records = known(request_.store, Kind.PROJECT)
    assert topics(records, watched(records, date(2025, 6, 30))) == ()
    (topic,) = topics(records, watched(records, date(2026, 6, 30)))
    assert (topic.id, [(worker.committee, worker.published) for worker in topic.workers]) == (
        "traceability",
        [("ISO/TC 298", 0), ("ISO/TC 308", 1)],
    )
    (row, _) = topic_section([topic])[1].tables[0].rows
    assert str(row[2]).startswith(
        "ISO/PWI 24888 (not in ISO's data; the ICMSCG's deck lists it) Specification for data"
    )
    put(
        request_.store, committee(1, "ISO/TC 308", p_members={}, o_members={}), committee(2, "ISO/TC 333", p_members={})
    )
    titles = {
        name: [section.title for section in spec("briefing").build(replace(request_, committee=name)).sections]
        for name in ("TC 308", "TC 333")
    }
    assert ("Traceability" in titles["TC 308"], "Traceability" in titles["TC 333"]) == (True, False)


@pytest.mark.parametrize(
    ("stage", "seen"), [("20.20", True), ("10.99", True), ("20.98", False), ("30.00", False), ("60.60", False)]
)
def test_a_gap_says_where_the_first_steps_of_work_are_not_seen(request_: Request, stage: str, seen: bool) -> None:
    put(request_.store, committee(1, "ISO/TC 333", p_members={}, o_members={}))
    of_others = project(2, "ISO/WD 2", "Paper", "20.20", "ISO/TC 6")
    put(request_.store, project(1, "ISO 1", "Lithium", stage, "ISO/TC 333"), of_others, source=DOCUMENTS, at=START)
    assert year(request_).shows_first_steps is seen
    made = spec("annual").build(request_)
    said = [str(words) for section in made.sections for words in section.text]
    assert any("Ask the committee first" in words for words in said) is not seen
