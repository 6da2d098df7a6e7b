"""The recorded states of ISO's lists, polled as they were published, and the digests that readers get of them.

Catalogues of 2024-08-31 and 2024-12-31 and a part of that of 2025-06-02 (what is not in it stands as before), polled
early on the next day; and four weeks of the list of committees, polled early on their own days.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from critmin.teller import Teller
from digests.forms.render import render
from digests.issue.digest import build
from digests.issue.known import coming_up, facts
from digests.issue.select import Interests
from digests.words.periods import Period
from pipeline.fetch import Client, Replay
from pipeline.poll.refresh import Refresher
from pipeline.source import Source
from storage.store import ChangeQuery, Store
from tests.pipeline.worlds import jsonl, open_store, record, source
from vocabulary.changes import Significance

PROJECTS = "https://data.example/deliverables.jsonl"
BODIES = "https://data.example/committees.jsonl"
CATALOGUES = ("2024-08-31", "2024-12-31", "2025-06-02")
WEEKS = ("2025-06-12", "2025-07-02", "2025-07-09", "2025-07-16")
_KEYS = (
    "id reference status title secretariat creationDate scope parentId childrenId pMembers oMembers committeeLiaisons "
    "organizationLiaisons sortKey"
).split()
Row = dict[str, str]
"""A row of a catalogue: id, reference, title_en, stage, publication, edition, committee."""


def seen(day: str) -> datetime:
    """When what was recorded on a day is polled."""
    return datetime.fromisoformat(day).replace(hour=1, tzinfo=UTC) + timedelta(days=day not in WEEKS)


def catalogue(shared: Path, day: str) -> dict[str, Row]:
    """The recorded catalogue of a day by project id, as the file has it."""
    folder = shared / "data" / "iso" / "catalogue"
    if day != CATALOGUES[-1]:
        raw = gzip.decompress((folder / f"catalogue.{day}.csv.gz").read_bytes()).decode()
        return {row["id"]: row for row in csv.DictReader(io.StringIO(raw))}
    results = catalogue(shared, CATALOGUES[-2])
    part = gzip.decompress((folder / f"watched_committees_records.{day}.part-shared.jsonl.gz").read_bytes())
    for line in map(json.loads, part.splitlines()):
        if line["current_record"]:
            key = str(line["project_id"])
            dates = [one["value"] for one in line["dates"] if one["type"] == "published"]
            results[key] = {
                "id": key, "reference": line["reference"], "title_en": line["title"]["en"], "stage": line["stage"],
                "publication": dates[0] if dates else "", "edition": str(line["edition"] or ""),
                "committee": line["owner_committee"] or "",
            }  # fmt: skip
    return results


def committees(shared: Path, day: str) -> list[dict[str, Any]]:
    """The recorded list of committees of a day, as the file has it."""
    folder = shared / "data" / "iso" / "opendata"
    if day == WEEKS[0]:
        raw = gzip.decompress((folder / f"iso_technical_committees.{day}.jsonl.gz").read_bytes())
        return [json.loads(line) for line in raw.splitlines()]
    rows = yaml.load(gzip.decompress((folder / f"committees.{day}.yaml.gz").read_bytes()), Loader=yaml.CSafeLoader)
    return [{key: row.get(key) for key in _KEYS} for row in rows]


def deliverable(row: Row) -> dict[str, Any]:
    """A row in the shape of ISO Open Data."""
    stage = row["stage"].replace(".", "")
    return {
        "id": int(row["id"]), "reference": row["reference"], "title": {"en": row["title_en"]},
        "publicationDate": row["publication"] or None,
        "edition": int(row["edition"]) if row["edition"].isdigit() else None,
        "ownerCommittee": row["committee"] or None, "currentStage": int(stage) if stage.isdigit() else None,
        "replaces": None, "replacedBy": None,
    }  # fmt: skip


def watched() -> list[Source]:
    """The two sources, as the catalogue of sources has them."""
    return [
        source(
            "iso-deliverables",
            PROJECTS,
            id="iso-open-data-deliverables",
            name="ISO Open Data: deliverables",
            topic="iso-projects",
        ),
        source(
            "iso-committees",
            BODIES,
            id="iso-open-data-committees",
            name="ISO Open Data: committees",
            topic="iso-committees",
        ),
    ]


def world(shared: Path, folder: Path, wanted: Callable[[Row], bool] = bool) -> Store:
    """All that was recorded, polled; of the catalogues the `wanted` rows."""
    of_catalogue = {
        day: [deliverable(row) for row in catalogue(shared, day).values() if wanted(row)] for day in CATALOGUES
    }
    answers = [(PROJECTS, seen(day), jsonl(rows)) for day, rows in of_catalogue.items()]
    answers += [(BODIES, seen(day), jsonl(committees(shared, day))) for day in WEEKS]
    archive = record(folder, answers)
    kept, (projects, bodies) = open_store(folder), watched()
    for polled, days in ((projects, CATALOGUES), (bodies, WEEKS)):
        for moment in map(seen, days):
            with Client(replay=Replay(archive, moment)) as client:
                report = Refresher(kept, client, Teller(), now=partial(_the, moment)).refresh([polled])
            assert report.ok, report
    return kept


def _the(moment: datetime) -> datetime:
    return moment


@dataclass(frozen=True)
class Reader:
    """One reader's digest of one span of days: what is followed, and how much of it is told."""

    name: str
    since: str
    until: str
    committees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    least: Significance = Significance.NOTABLE
    minerals: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()

    @property
    def interests(self) -> Interests:
        """As a subscriber states them."""
        topics, committees, minerals, places = map(
            frozenset, (self.topics, self.committees, self.minerals, self.jurisdictions)
        )
        return Interests(topics, committees, minerals, places)


def text(store: Store, reader: Reader, form: str = "text", site: str | None = None) -> str:
    """The digest as `critmin digest` prints it."""
    since, until = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (reader.since, reader.until))
    span = Period(since, until)
    changes = store.changes(ChangeQuery(since=span.since, until=span.until))
    log = store.poll_log(span.until)
    made = build(
        changes, list(store.states().values()), span, sources=watched(), generated_at=span.until, least=reader.least,
        interests=reader.interests, ahead=coming_up(store, watched(), span.until, span.until),
        known=facts(store, changes, span.until, span.until.date(), log), log=log, waiting=store.waiting(), site=site,
    )  # fmt: skip
    return render(made, form)


CHAIR = ("iso-committees", "iso-projects", "ansi")
"""What the chair of a U.S. TAG follows: all committees and projects of the watched scope."""


def examples() -> Iterator[tuple[str, tuple[Reader, Reader]]]:
    """The three months of `docs/examples`, for two readers each."""
    for month, since, until in (
        ("January 2025", "2025-01-01", "2025-02-01"),
        ("June 2025", "2025-06-01", "2025-07-01"),
        ("July 2025", "2025-07-01", "2025-08-01"),
    ):
        yield (
            month,
            (
                Reader("A reader of ISO/TC 298 and ISO/TC 333", since, until, ("ISO/TC 298", "ISO/TC 333")),
                Reader("The chair of a U.S. TAG", since, until, topics=CHAIR),
            ),
        )


def document(store: Store, month: str, readers: tuple[Reader, ...]) -> str:
    """A file of `docs/examples`."""
    head = (
        f"What critmin tells of {month}, from public recordings of ISO's lists (see README.md): as a reader of "
        "ISO/TC 298 and ISO/TC 333, then as the chair of a U.S. TAG.\n"
    )
    return head + "".join(f"\n=== {reader.name} ===\n\n{text(store, reader)}" for reader in readers)


if __name__ == "__main__":  # the files of docs/examples, made anew: python -m tests.digests.recorded ../shared
    with TemporaryDirectory() as made_in:
        polled = world(Path(sys.argv[1]), Path(made_in))
        for month_, readers_ in examples():
            name = f"{month_.lower().replace(' ', '-')}.txt"
            (Path("docs") / "examples" / name).write_text(document(polled, month_, readers_), "utf-8")
