"""The site at full size: 50,000 changes, 54,000 documents, the atlas. `python -m bench.site_build [CHANGES PROJECTS]`.

Prints CPU seconds and the peak of memory of the first build, of one after ten more changes were told, and of one after
ten documents moved on, too: then every report on documents is computed anew.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from digests.site.building import build
from digests.site.world import Wishes
from digests.site.writing import Written
from pipeline.catalogue import load
from storage.database.connections import writing
from storage.database.opening import open_database
from storage.database.tables import changes
from storage.store import Store
from vocabulary.records import Committee, Project, Record

START = datetime(2025, 1, 1, 6, tzinfo=UTC)
_COMMITTEES = (
    "ISO/TC 298",
    "ISO/TC 333",
    "ISO/TC 345",
    "ISO/TC 155",
    *(f"ISO/TC {number}" for number in range(20, 120)),
)
_SUBJECTS = ("Lithium", "Rare earth", "Nickel ores", "Steel", "Textiles", "Road vehicles", "Paints", "Cobalt")
_STAGES = ("20.00", "30.20", "40.20", "40.60", "50.20", "60.60", "90.93")


def _project(number: int) -> Record:
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    reference = f"ISO/DIS {20000 + number}"
    return Project.of(
        str(100000 + number),
        reference,
        {
            Project.reference: reference,
            Project.title: f"{subject} — Determination of property {number} — Method {number % 7}",
            Project.committee: _COMMITTEES[number * 7 % len(_COMMITTEES)],
            Project.stage: _STAGES[number % len(_STAGES)],
        },
    )


def _moved(number: int) -> Record:
    """The document at the next stage."""
    before = _project(number)
    later = _STAGES[(number + 1) % len(_STAGES)]
    return Record(before.kind, before.key, before.label, {**before.fields, str(Project.stage): later})


def _change(number: int, projects: int) -> dict[str, object]:
    record = _project(number * 3 % projects)
    committee = str(record.fields[Project.committee])
    return {
        "detected_at": START + timedelta(hours=number // 4),
        "source": "iso-open-data-deliverables",
        "kind": "Project",
        "key": record.key,
        "label": record.label,
        "action": "changed",
        "fields": json.dumps({"stage": ["30.20", record.fields[Project.stage]]}),
        "significance": ("routine", "notable", "critical")[number % 3],
        "sentence": f"{record.label} moved from 30.20 to {record.fields[Project.stage]}",
        "topics": '["iso-projects"]',
        "minerals": json.dumps(["lithium", "cobalt", "nickel"][number % 3 : number % 3 + 1]),
        "committees": json.dumps([committee]),
        "before_snapshot": None,
        "after_snapshot": None,
    }


def main(number: int, projects: int) -> None:
    """Build, change ten things, build again."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(open_database(f"sqlite:///{folder}/critmin.db"))
        bodies = [Committee.of(str(place), name, {Committee.reference: name}) for place, name in enumerate(_COMMITTEES)]
        with store.begin() as transaction:
            transaction.put_snapshot(
                "a" * 64, [b"x"], size=1, media_type="text/plain", url="https://example.org/", at=START
            )
            transaction.write("iso-open-data-deliverables", map(_project, range(projects)), snapshot="a" * 64, at=START)
            transaction.write("iso-open-data-committees", bodies, snapshot="a" * 64, at=START)
        _add(store, range(number), projects)
        _told("first build", store, Path(folder))
        _add(store, range(number, number + 10), projects)
        _told("after ten changes", store, Path(folder))
        with store.begin() as transaction:
            moved = [_moved(number) for number in range(0, projects, projects // 10)]
            transaction.write("iso-open-data-deliverables", moved, snapshot="a" * 64, at=START + timedelta(days=690))
        _add(store, range(number + 10, number + 20), projects)
        _told("after ten changes of documents", store, Path(folder))


def _add(store: Store, numbers: range, projects: int) -> None:
    with writing(store.engine) as connection:
        for at in range(numbers.start, numbers.stop, 500):
            rows = [_change(row, projects) for row in range(at, min(at + 500, numbers.stop))]
            connection.execute(insert(changes), rows)


def _told(what: str, store: Store, folder: Path) -> None:
    began = time.process_time()
    done = _built(store, folder / "site")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {time.process_time() - began:.1f} s CPU, peak {peak:.0f} MB, {done}", flush=True)
    pages = max((path.stat().st_size, str(path.relative_to(folder))) for path in (folder / "site").rglob("*.html"))
    print(f"  largest page: {pages[0] / 1000:.0f} kB ({pages[1]})", flush=True)


def _built(store: Store, out: Path) -> Written:
    return build(store, load(None, None).sources, out, date(2026, 11, 26), Wishes())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("50000", "54000")))
