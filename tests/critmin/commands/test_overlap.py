"""`critmin report overlap`: deciding about a pair on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.store import Store
from tests.critmin.commands.conftest import Run
from tests.databases import open_at
from vocabulary.records import Kind, Record

DOCUMENTS = (
    ("1", "ISO/WD 1", "Lithium — Vocabulary", "20.20"),
    ("2", "ISO 2:2020", "Lithium — Terms and definitions", "60.60"),
    *(
        (str(n), f"ISO {n}:2000", f"Tractors — Invented implement {chr(n)} — Tests", "60.60")
        for n in range(0x4E00, 0x4E80)
    ),
)


@pytest.fixture(autouse=True)
def known(tmp_path: Path) -> None:
    engine = open_at(tmp_path)
    records = [
        Record(
            Kind.PROJECT,
            key,
            reference,
            {"reference": reference, "title": title, "stage": stage, "committee": "ISO/TC 333"},
        )
        for key, reference, title, stage in DOCUMENTS
    ]
    with Store(engine).begin() as transaction:
        transaction.write("iso-open-data-deliverables", records, snapshot="s", at=datetime(2026, 1, 1, tzinfo=UTC))
    engine.dispose()


def proposals(run: Run) -> list[str]:
    tables = run("report", "overlap", "--format", "json").json["sections"][0]["tables"]
    return [row[5]["text"] for table in tables for row in table["rows"]]


def test_a_person_dismisses_a_pair_and_takes_it_back(run: Run) -> None:
    assert proposals(run) == ["ISO 2:2020"]
    done = run("report", "overlap", "--dismiss", "ISO 1", "ISO 2", "--reason", "replaces it")
    assert (done.status, done.out) == (0, "")
    assert "dismissed: ISO/WD 1 and ISO 2:2020" in done.err
    assert proposals(run) == []
    assert "replaces it" in run("report", "overlap").out
    assert run("report", "overlap", "--restore", "2", "1").status == 0
    assert proposals(run) == ["ISO 2:2020"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("overlap", "--dismiss", "ISO 1", "ISO 2"), "--dismiss needs a --reason"),
        (("overlap", "--dismiss", "ISO 1", "ISO 99", "--reason", "x"), "no ISO document 'ISO 99'"),
        (("overlap", "--restore", "ISO 1", "ISO 2"), "were not dismissed"),
        (("overlap", "--dismiss", "1", "2", "--restore", "1", "2", "--reason", "x"), "cannot be combined"),
        (("portfolio", "--dismiss", "1", "2"), "are for the report overlap"),
        (("overlap", "--document", "ISO 99"), "no ISO document 'ISO 99'"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    result = run("report", *arguments)
    assert (result.status, result.out) == (2, "")
    assert expected in result.err
