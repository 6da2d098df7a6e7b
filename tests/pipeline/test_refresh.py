"""Polling through the real pipeline: baseline, changes, silence, quarantine, failures, two sources for one fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.document import Body, Document
from pipeline.extract import extractor
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.outcome import Outcome
from pipeline.poll.acceptance import accept_reading as accept
from pipeline.poll.cadence import due, next_due
from pipeline.reading.read import InProcess
from pipeline.subject import Subject
from storage.store import ChangeQuery, SourceState
from tests.pipeline.worlds import (
    URL,
    jsonl,
    open_store,
    plain,
    poll,
    record,
    source,
)

pytestmark = pytest.mark.both_databases

START = datetime(2026, 1, 5, tzinfo=UTC)
WEEK = timedelta(days=7)


def row(number: int, stage: int = 4020, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "reference": f"ISO/DIS {number}",
        "title": {"en": f"Ore {number}"},
        "currentStage": stage,
        **more,
    }


def rows(count: int, stage: int = 4020) -> list[dict[str, object]]:
    return [row(number, stage) for number in range(1, count + 1)]


def outcomes(tmp_path: Path, *bodies: bytes, kind: str = "iso-deliverables") -> list[Outcome]:
    """The outcome of each poll, one week apart, and of a last one that finds nothing new."""
    responses = [(URL, START + WEEK * week, body) for week, body in enumerate(bodies)]
    archive, store = record(tmp_path, responses), open_store(tmp_path)
    return [poll(store, archive, at, source(kind)).sources[0] for _, at, _ in responses]


def test_the_first_poll_is_the_baseline_and_tells_nothing(tmp_path: Path) -> None:
    (first,) = outcomes(tmp_path, jsonl(rows(3)))
    assert (first.outcome, first.records, first.changes) == ("first", 3, 0)


@pytest.mark.parametrize("kind", ["iso-deliverables"])
def test_later_polls_tell_what_changed_and_only_that(tmp_path: Path, kind: str) -> None:
    after = [row(1, 4060), row(3), row(4)]
    archive = record(tmp_path, [(URL, START, jsonl(rows(3))), (URL, START + WEEK, jsonl(reversed(after)))])
    store = open_store(tmp_path)
    poll(store, archive, START, source(kind))
    (second,) = poll(store, archive, START + WEEK, source(kind)).sources
    reported = {(change.key, change.action): change.fields for change in store.changes(ChangeQuery())}
    assert second.outcome == "changed"
    assert reported[("1", "changed")] == {"stage": ("40.20", "40.60")}
    assert reported.keys() == {("1", "changed"), ("2", "removed"), ("4", "added")}
    change = store.changes(ChangeQuery())[0]
    assert change.before != change.after
    assert b"".join(store.snapshot(change.after or "")) == jsonl(reversed(after))


def test_records_that_are_held_and_those_that_are_read_again_are_stored_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [row(number, edition=number) for number in range(1, 9)]
    after = [row(1, 4060), row(2), row(3, edition=3), row(4, 4060, edition=4), row(9)]
    stored = []
    for few in (5_000, 3, 0):
        monkeypatch.setattr("pipeline.poll.difference._FEW", few)
        folder = tmp_path / str(few)
        folder.mkdir()
        archive = record(folder, [(URL, START, jsonl(before)), (URL, START + WEEK, jsonl(after))])
        store = open_store(folder)
        for at in (START, START + WEEK):
            poll(store, archive, at, source("iso-deliverables", expect={"min_records": 1, "max_vanish": 1.0}))
        reported = [(change.key, change.action, change.fields) for change in store.changes(ChangeQuery())]
        stored.append((sorted(known.key for _, known in store.records()), list(store.records()), reported))
    assert stored[0] == stored[1] == stored[2]
    assert stored[0][0] == ["1", "2", "3", "4", "9"]
    assert next(known for _, known in stored[0][1] if known.key == "1").fields["edition"] == 1, "what is unsaid stays"


def test_a_second_refresh_of_the_same_world_changes_nothing(tmp_path: Path) -> None:
    body = jsonl(rows(3))
    first, second, third = outcomes(tmp_path, body, body, jsonl(reversed(rows(3))))
    assert (first.outcome, second.outcome, third.outcome) == ("first", "unchanged", "unchanged")
    store = open_store(tmp_path)
    assert len(store.snapshots()) == 1
    assert [revision.seen_until for revision in store.history("Project", "1")] == [None]


def test_a_collapse_is_held_back_and_can_be_accepted(tmp_path: Path) -> None:
    archive = record(tmp_path, [(URL, START, jsonl(rows(87))), (URL, START + WEEK, jsonl(rows(12)))])
    store = open_store(tmp_path)
    watched = source("iso-deliverables")
    poll(store, archive, START, watched)
    for week in (1, 2):
        (held,) = poll(store, archive, START + WEEK * week, watched).sources
        assert (held.outcome, held.records, held.changes) == ("quarantined", 87, 0)
    assert held.error is not None
    assert "75 of 87" in held.error
    assert "critmin review watched" in held.error
    assert store.changes(ChangeQuery()) == []
    state = store.state("watched")
    assert state is not None
    assert state.held_snapshot is not None
    body = Body(store.snapshot(state.held_snapshot))
    taken = accept(
        watched,
        Document("watched", URL, 200, {}, "application/json", body, START + WEEK * 3),
        store,
        InProcess(),
        plain,
    )
    body.close()
    assert (taken.records, taken.changes) == (12, 75)
    after = store.state("watched")
    assert after is not None
    assert after.held_snapshot is None


def test_a_source_that_comes_back_as_it_was_is_no_longer_held(tmp_path: Path) -> None:
    whole, broken = jsonl(rows(87)), jsonl(rows(12))
    results = outcomes(tmp_path, whole, broken, whole)
    assert [outcome.outcome for outcome in results] == ["first", "quarantined", "unchanged"]
    state = open_store(tmp_path).state("watched")
    assert state is not None
    assert state.held_snapshot is None


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (jsonl(rows(3))[:-20], "cut off"),
        (jsonl([{"reference": "ISO 1"}]), "without a numeric 'id'"),
        (b"<!doctype html><html><body>Sorry</body></html>\n", "HTML"),
        (jsonl([{"id": 1}]), "no 'reference'"),
        (b"[1, 2]\n", "expected a JSON object"),
        (jsonl([row(1, 123456)]), "currentStage"),
    ],
)
def test_bad_input_fails_with_a_sentence_and_loses_nothing(tmp_path: Path, body: bytes, says: str) -> None:
    first, second, third = outcomes(tmp_path, jsonl(rows(3)), body, jsonl(rows(3)))
    assert (first.outcome, second.outcome, second.records) == ("first", "failed", 3)
    assert second.error is not None
    assert says in second.error
    assert third.outcome == "unchanged"
    assert open_store(tmp_path).changes(ChangeQuery()) == []


def test_an_address_that_the_archive_lacks_is_unreachable(tmp_path: Path) -> None:
    archive = record(tmp_path, [(URL, START, jsonl(rows(1)))])
    report = poll(open_store(tmp_path), archive, START, source("iso-deliverables", "https://data.example/other"))
    assert not report.ok
    assert report.sources[0].outcome == "failed"
    shape = report.as_json()
    assert shape["changes"] == 0
    assert shape["started_at"] == "2026-01-05T00:00:00Z"


def test_one_fact_through_two_sources_is_told_once(tmp_path: Path) -> None:
    other_url = "https://other.example/copy.jsonl"
    responses = [
        (URL, START, jsonl(rows(3))), (other_url, START, jsonl(rows(3))),
        (URL, START + WEEK, jsonl(rows(3, 4060))), (other_url, START + WEEK * 2, jsonl(rows(3, 4060))),
    ]  # fmt: skip
    archive, store = record(tmp_path, responses), open_store(tmp_path)
    tolerant = {"min_records": 1, "max_vanish": 0.3, "max_changed": 1}
    pair = (
        source("iso-deliverables", expect=tolerant),
        source("iso-deliverables", other_url, id="copy", expect=tolerant),
    )
    counts = [poll(store, archive, START + WEEK * week, *pair).changes for week in range(3)]
    assert counts == [0, 3, 0]
    assert {seen.source for change in store.changes(ChangeQuery()) for seen in change.sightings} == {"copy"}


def test_a_new_extractor_version_is_not_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = jsonl(rows(3))
    archive = record(tmp_path, [(URL, START, body), (URL, START + WEEK * 2, jsonl([row(1, 4060), *rows(3)[1:]]))])
    store, watched = open_store(tmp_path), source("iso-deliverables")
    poll(store, archive, START, watched)
    upgraded(monkeypatch, extractor("iso-deliverables"))
    (reread,) = poll(store, archive, START + WEEK, watched).sources
    assert (reread.outcome, reread.changes, reread.bytes) == ("unchanged", 0, len(body))
    (changed,) = poll(store, archive, START + WEEK * 2, watched).sources
    assert (changed.outcome, changed.changes) == ("changed", 1)


def upgraded(monkeypatch: pytest.MonkeyPatch, newer: Extractor) -> None:
    """The extractor of the catalogue in a next version."""
    newer = replace(newer, version=newer.version + 1)
    monkeypatch.setattr("pipeline.extract.iso_deliverables.EXTRACTOR", newer)


def test_what_vanishes_while_the_extractor_changes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = record(tmp_path, [(URL, START, jsonl(rows(5))), (URL, START + WEEK, jsonl(rows(4)))])
    store, watched = open_store(tmp_path), source("iso-deliverables")
    poll(store, archive, START, watched)
    upgraded(monkeypatch, extractor("iso-deliverables"))
    (changed,) = poll(store, archive, START + WEEK, watched).sources
    assert (changed.changes, changed.records, changed.notes) == (1, 4, ())
    (change,) = store.changes(ChangeQuery())
    assert (change.key, change.action) == ("5", "removed")


def test_an_extractor_that_learned_to_read_more_makes_a_note_and_no_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = record(tmp_path, [(URL, START, jsonl(rows(5)))])
    store, watched = open_store(tmp_path), source("iso-deliverables")
    poll(store, archive, START, watched)
    plain_reader = extractor("iso-deliverables").extract

    def learned(document: Document, entry: Subject) -> Extraction:
        extraction = plain_reader(document, entry)
        *some, last = extraction.records
        return Extraction((*some, replace(last, fields={**last.fields, "published": "2025-01"})))

    upgraded(monkeypatch, replace(extractor("iso-deliverables"), extract=learned, line=None))
    (again,) = poll(store, archive, START + WEEK, watched).sources
    assert (again.outcome, again.changes) == ("unchanged", 0)
    assert again.notes == ("re-read after an extractor update: 1 record read differently; no changes reported",)


def test_a_document_that_the_new_extractor_cannot_read_makes_a_new_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = jsonl({**entry, "ref": entry.pop("reference")} for entry in rows(5, 4060))
    archive = record(tmp_path, [(URL, START, jsonl(rows(5))), (URL, START + WEEK, renamed)])
    store, watched = open_store(tmp_path), source("iso-deliverables")
    poll(store, archive, START, watched)
    plain_reader = extractor("iso-deliverables").extract

    def stricter(document: Document, entry: Subject) -> Extraction:
        content = document.body.read()
        if b'"ref"' not in content:
            raise ExtractionError("no ref")
        return plain_reader(replace(document, body=Body.of(content.replace(b'"ref"', b'"reference"'))), entry)

    upgraded(monkeypatch, replace(extractor("iso-deliverables"), extract=stricter, line=None))
    (again,) = poll(store, archive, START + WEEK, watched).sources
    assert (again.outcome, again.changes, again.records) == ("unchanged", 0, 5)
    assert "no changes reported" in again.notes[0]
    assert {record.fields["stage"] for _, record in store.records("watched")} == {"40.60"}


def test_only_the_newest_unreadable_document_is_kept(tmp_path: Path) -> None:
    good, first, second = jsonl(rows(3)), b"<html>one</html>", b"<html>two</html>"
    kept = []
    for bodies in ((good, first), (good, first, second), (good, first, second, good)):
        folder = tmp_path / str(len(bodies))
        folder.mkdir()
        outcomes(folder, *bodies)
        kept.append({b"".join(open_store(folder).snapshot(i.sha256)) for i in open_store(folder).snapshots()})
    assert kept == [{good, first}, {good, second}, {good}]


def test_every_poll_is_in_the_run_log_with_its_outcome(tmp_path: Path) -> None:
    results = outcomes(tmp_path, jsonl(rows(3)), b"<html>", jsonl(rows(3)), jsonl(rows(2)))
    log = open_store(tmp_path).polls("watched")
    assert [row.outcome for row in reversed(log)] == [outcome.outcome for outcome in results]
    assert [row.outcome for row in log] == ["changed", "unchanged", "failed", "first"]
    assert (log[0].records, log[0].changes, log[0].bytes) == (2, 1, len(jsonl(rows(2))))
    assert (log[2].started_at, log[2].error) == (START + WEEK, results[1].error)


def test_a_source_is_due_when_its_cadence_says_so() -> None:
    daily = source("iso-deliverables")
    assert due(daily, None, START)
    polled = SourceState("watched", polled_at=START, next_due=next_due(daily, 0, START))
    assert due(daily, polled, START + timedelta(days=1))
    assert not due(daily, polled, START + timedelta(hours=3))


@pytest.mark.parametrize(
    ("left", "outcome"),
    [
        ("<p>Засвар үйлчилгээ хийгдэж байна</p>", "quarantined"),
        ("<p>The gnomes are repainting everything tonight.</p>", "quarantined"),
        ("<p>Rule 3 of the scheme holds for ores of every kind.</p>", "changed"),
        ("".join(f"<p>Clause {n} of the new scheme holds for all ores and smelters.</p>" for n in range(9)), "changed"),
    ],
    ids=["an unknown language", "unknown words", "a part of it", "another text as long"],
)
def test_a_page_of_which_hardly_anything_is_left_waits_for_a_person(left: str, outcome: str, tmp_path: Path) -> None:
    rules = "".join(f"<p>Rule {n} of the scheme holds for ores of every kind.</p>" for n in range(9))
    bodies = [f"<html><body><main>{said}</main></body></html>".encode() for said in (rules, left, rules)]
    url, at = "https://ore.example/rules", datetime(2026, 1, 5, 6, tzinfo=UTC)
    archive = record(tmp_path, [(url, at + timedelta(days=n), body) for n, body in enumerate(bodies)], "text/html")
    store, page = open_store(tmp_path), source("page", url)
    sources = [poll(store, archive, at + timedelta(days=n), page).sources[0] for n in range(3)]
    store.engine.dispose()
    assert sources[1].outcome == outcome, sources[1]
    assert sources[1].changes == (outcome == "changed")
    if outcome == "quarantined":
        assert "nothing is left of the page but" in (sources[1].error or "")
        assert (sources[2].outcome, sources[2].changes) == ("unchanged", 0)
