"""Whole reports as golden files, of a small invented world and the real atlas: what a secretary would read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digests.analysis.request import Request
from digests.reports import names, spec
from digests.tables.forms import Form, drawn
from digests.words.periods import Period
from storage.store import Store
from tests.databases import open_at
from tests.digests.test_reports import committee, project, put

GOLDEN = Path(__file__).parent / "golden" / "reports"
START, LATER, END = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 5, 7))
TITLE = "Lithium — Sampling & <analysis> of “brines”; 鉄, אבג: " + "a very long title " * 12


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Request]:
    """Two committees and five projects, two of which moved."""
    engine = open_at(tmp_path)
    store = Store(engine)
    members = {"1": "ANSI", "2": "DIN", "3": "SAC"}
    put(
        store,
        committee(5902483, "ISO/TC 298", secretariat={"3": "SAC"}, p_members=members, o_members={}),
        committee(8031128, "ISO/TC 333", secretariat={"3": "SAC"}, p_members={"3": "SAC"}, o_members={"1": "ANSI"}),
        at=START,
    )
    put(
        store,
        project(1, "ISO/DIS 7819", "Lithium — Vocabulary", "40.00", "ISO/TC 333"),
        project(2, "ISO 23664:2021", "Traceability of rare earths in the supply chain", "60.60"),
        project(3, "ISO 23597:2023", "Rare earth — Determination of rare earth content — Titration method", "60.60"),
        project(4, "ISO/WD 9", TITLE, "20.20", "ISO/TC 333"),
        source="iso-open-data-deliverables",
        at=START,
    )
    put(
        store,
        project(1, "ISO/DIS 7819", "Lithium — Vocabulary", "40.20", "ISO/TC 333"),
        project(5, "ISO/AWI 10", "Lithium — Packaging", "20.00", "ISO/TC 333"),
        source="iso-open-data-deliverables",
        at=LATER,
    )
    yield Request(store, date(2026, 6, 30), Period(START, END))
    engine.dispose()


@pytest.mark.parametrize("form", [Form.HTML, Form.TEXT])
@pytest.mark.parametrize("name", names())
def test_golden(asked: Request, name: str, form: Form) -> None:
    text = drawn(spec(name).build(asked), form).decode()
    text = text[max(text.find("<body>"), 0) :]  # the head is the same for all
    path = GOLDEN / f"{name}.{'html' if form is Form.HTML else 'txt'}"
    if os.environ.get("CRITMIN_REGENERATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
    assert ">None<" not in text
