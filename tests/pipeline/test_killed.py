"""A refresh that is killed at any instant and continued ends where an undisturbed one ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from pipeline.fetch import Capture, write_warc
from storage.database.opening import open_database
from storage.store import ChangeQuery, Store
from tests.long import often
from tests.pipeline.worlds import jsonl

KILLS = often(20, long=500)
START, LATER = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 1, 12, tzinfo=UTC)
HOSTS = 4
PROJECTS = 400


def projects(host: int, later: bool) -> bytes:
    """400 projects; a week later every ninth is at another stage, three are gone and three are new."""
    first = 4 if later else 1
    return jsonl(
        {
            "id": host * 10_000 + number,
            "reference": f"ISO/DIS {host}{number:04}",
            "title": {"en": f"Ore {number}"},
            "currentStage": 4060 if later and number % 9 == 0 else 4020,
        }
        for number in range(first, first + PROJECTS)
    )


def world(folder: Path) -> Path:
    """A catalogue of four hosts and the archive of what they said at both times."""
    entries, captures = [], []
    for host in range(1, HOSTS + 1):
        url = f"https://host{host}.example/projects.jsonl"
        entries.append(
            {
                "id": f"host-{host}", "name": "Sample", "organisation": "Test", "jurisdiction": "international",
                "kind": "iso-deliverables", "url": url, "poll": "daily", "topic": "iso-projects", "why": "a test",
                "expect": {"min_records": 1, "max_vanish": 0.3}, "evidence": "written here", "confidence": "verified",
            }
        )  # fmt: skip
        for at, later in ((START, False), (LATER, True)):
            captures.append(Capture(url, at - timedelta(hours=1), "application/json", [projects(host, later)]))
    (folder / "sources.yaml").write_text(yaml.safe_dump({"sources": entries}), encoding="utf-8")
    archive = folder / "world.warc.gz"
    write_warc(archive, captures)
    return archive


@contextmanager
def opened(database: Path) -> Iterator[Store]:
    engine = open_database(f"sqlite:///{database}")
    yield Store(engine)
    engine.dispose()


def remembered(database: Path) -> dict[str, object]:
    """All that matters of a database: states, records with their history, changes, evidence. Ids may have gaps.

    Of a source that was polled before the kill, the last outcome is "unchanged" rightly.
    """
    with opened(database) as store:
        changes = store.changes(ChangeQuery())
        records = sorted(store.records(), key=str)
        return {
            "states": {name: replace(state, outcome=None) for name, state in store.states().items()},
            "records": records,
            "history": sorted(
                str(revision) for _, record in records[::37] for revision in store.history(record.kind, record.key)
            ),
            "changes": sorted(str({**change.as_json(), "id": None}) for change in changes),
            "snapshots": sorted((info.sha256, info.size) for info in store.snapshots()),
            "content": [len(b"".join(store.snapshot(info.sha256))) for info in store.snapshots()],
        }


def refresh(folder: Path, archive: Path, program: list[str]) -> str:
    settings = {
        **os.environ,
        "CRITMIN_DB": f"sqlite:///{folder / 'before.db'}",
        "CRITMIN_SOURCES": str(folder / "sources.yaml"),
    }
    done = subprocess.run(
        [sys.executable, *program], env=settings, check=True, capture_output=True, text=True, timeout=600 + 20 * KILLS
    )
    return done.stdout


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_killed_refresh_that_is_continued_ends_like_an_undisturbed_one(tmp_path: Path) -> None:
    archive = world(tmp_path)
    main = "import sys; from critmin.cli import main; main()"
    refresh(tmp_path, archive, ["-c", main, "refresh", "--replay", str(archive), "--at", "2026-01-05"])
    with opened(tmp_path / "before.db") as store:
        assert len(store.snapshots()) == HOSTS
    sentence = refresh(
        tmp_path, archive, ["-m", "tests.pipeline.killed", str(tmp_path), str(archive), "2026-01-12", str(KILLS), "7"]
    )
    undisturbed = remembered(tmp_path / "undisturbed.db")
    changes = undisturbed["changes"]
    assert isinstance(changes, list)
    assert len(changes) == HOSTS * sum(1 for number in range(4, 401) if number % 9 == 0) + HOSTS * 6
    assert sentence.count("killed") >= KILLS // 2, sentence
    for number in range(1, KILLS + 1):
        assert remembered(tmp_path / f"{number}.db") == undisturbed, f"kill {number} of\n{sentence}"
