"""What the documents promise: a new kind of source, report or jurisdiction is one file; no other file is changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from digests import reports
from digests.analysis.request import Request
from digests.delivery.subscribers import load as load_subscribers
from digests.tables.forms import Form, drawn
from digests.words.periods import Period
from pipeline import catalogue, extract
from storage.baseline import atlas
from storage.baseline.atlas_files import read
from tests.pipeline.worlds import URL, open_store, poll, record

START, WEEK = datetime(2026, 1, 5, tzinfo=UTC), timedelta(days=7)
KIND = '''"""Gazettes: one notice a line -> `NewsItem`."""

from pipeline.document import Document
from pipeline.extraction import Extraction, Extractor
from pipeline.news.item import news_item
from pipeline.source import Source


def extract(document: Document, source: Source) -> Extraction:
    lines = document.body.read().decode().splitlines()
    return Extraction(tuple(news_item(line, title=line) for line in lines if line))


EXTRACTOR = Extractor(kind="gazette", version=1, complete=False, extract=extract)
'''
SOURCES = f"""sources:
  - id: gazette
    name: Gazette
    organisation: Ministry
    jurisdiction: US
    kind: gazette
    url: {URL}
    poll: weekly
    topic: official
    expect: {{min_records: 1, max_vanish: 1}}
    why: a test
    evidence: written here
    confidence: verified
"""
REPORT = '''"""`tin`: how many documents name tin."""

from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables.frame import Report, Section, Table
from vocabulary.records import Kind


def build(request: Request) -> Report:
    found = len(request.known(Kind.PROJECT, request.period.until))
    table = Table.of(("known projects",), [(found,)])
    return Report("tin", "Tin", request.as_of.isoformat(), sections=(Section("Tin", tables=(table,)),))


SPEC = Spec("tin", "how many documents name tin", build)
'''
READERS = "subscribers:\n  - {name: Ann, address: ann@example.org, cadence: weekly, reports: [tin]}\n"
LIST = """# Examplia: published lists, exactly as published.
code: XA
name: Examplia
standing: xa-critical
editions:
  - id: xa-2026
    list: xa-critical
    title: Critical minerals of Examplia
    kind: list
    status: final
    date: '2026-05-01'
    instrument: Order 1
    complete: true
    verified: one-source
    tiers: [critical]
    citations: [https://example.org/list]
    entries:
      - {as_published: Tin, tier: critical}
      - {as_published: Cobalt, tier: critical}
"""


@pytest.fixture
def more_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules are kinds of source and reports as well, as if they were in their folders."""
    extract.kinds.cache_clear()
    for package in (extract, reports):
        folder = tmp_path / package.__name__
        folder.mkdir()
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    yield tmp_path
    extract.kinds.cache_clear()


def test_a_new_kind_of_source_is_one_module(more_modules: Path) -> None:
    (more_modules / "pipeline.extract" / "gazette.py").write_text(KIND, "utf-8")
    (more_modules / "sources.yaml").write_text(SOURCES, "utf-8")
    (source,) = catalogue.load(more_modules / "sources.yaml").sources
    assert "gazette" in str(catalogue.json_schema()), "the schema for editors has it"
    archive = record(more_modules, [(URL, START, b"Tin"), (URL, START + WEEK, b"Tin\nLithium rules")])
    store = open_store(more_modules)
    (first,), (second,) = (poll(store, archive, START + WEEK * week, source).sources for week in (0, 1))
    assert (first.outcome, second.outcome, second.changes) == ("first", "changed", 1)


def test_a_new_report_is_one_module(more_modules: Path) -> None:
    (more_modules / "digests.reports" / "tin.py").write_text(REPORT, "utf-8")
    assert "tin" in reports.names(), "critmin report and its help have it"
    (more_modules / "subscribers.yaml").write_text(READERS, "utf-8")
    assert load_subscribers(more_modules / "subscribers.yaml").readers[0].reports == ("tin",)
    request = Request(open_store(more_modules), date(2026, 1, 31), Period(START, START + WEEK))
    made = reports.spec("tin").build(request)
    assert all("known projects" in drawn(made, form).decode("latin-1") for form in (Form.HTML, Form.TEXT, Form.CSV))


def test_a_jurisdiction_s_list_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(atlas.FOLDER, tmp_path / "lists")
    (folder / "xa.yaml").write_text(LIST, "utf-8")
    assert set(read(folder)) - set(atlas.atlas()) == {"XA"}
    monkeypatch.setattr(atlas, "FOLDER", folder)
    atlas.atlas.cache_clear()
    try:
        standing = atlas.in_force(atlas.atlas()["XA"], "2026-06-01")
        assert standing is not None
        assert [entry.as_published for entry in standing.entries] == ["Tin", "Cobalt"]
    finally:
        atlas.atlas.cache_clear()
