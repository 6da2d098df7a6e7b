"""One phase of the measurement, run as a process: `python -m bench.phases PHASE FOLDER FILE URL [PROJECTS]`.

`write` makes the invented catalogue; it is a process of its own so that its memory is not counted for the others.
Prints the CPU seconds of the phase, those of its readers' processes (with their start-up) included, without those of
starting Python and importing the modules here.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import orjson

from bench.catalogue import write_pair
from critmin.teller import Teller
from pipeline.fetch import Client, Limits
from pipeline.poll.refresh import Refresher
from pipeline.source import Source
from storage import baseline
from storage.database.opening import open_database
from storage.store import Store

_OUTCOMES = {"first": "first", "unchanged": "unchanged", "changed": "changed", "not modified": "unchanged"}


def _poll(folder: Path, url: str, expected: str) -> None:
    store = Store(open_database(f"sqlite:///{folder / 'critmin.db'}"))
    baseline.load(store, datetime.now(UTC))
    source = Source.model_validate(
        {
            "id": "catalogue", "name": "Catalogue", "organisation": "-", "jurisdiction": "international",
            "kind": "iso-deliverables", "url": url, "poll": "daily", "topic": "iso-projects", "why": "measured",
            "expect": {"min_records": 1, "max_vanish": 0.3}, "evidence": "-", "confidence": "verified",
        }
    )  # fmt: skip
    with Client(limits=Limits(host_gap=0, total_seconds=600), allow_private=True) as client:
        (outcome,) = Refresher(store, client, Teller()).refresh([source]).sources
    store.engine.dispose()  # as every command does: else the next one finds a log that it must go through
    if outcome.outcome != expected:
        sys.exit(f"bench: expected the outcome {expected!r}, got {outcome.outcome!r}: {outcome.error}")


def main() -> None:
    """Run the phase that the command line names."""
    begun = time.process_time()
    phase, folder, file, url, projects = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5]
    if phase == "write":
        write_pair(folder, int(projects))
    elif phase == "parse":
        with file.open("rb") as stream:
            for line in stream:
                orjson.loads(line)
    elif phase in _OUTCOMES:
        _poll(folder, url, _OUTCOMES[phase])
    readers = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(time.process_time() - begun + readers.ru_utime + readers.ru_stime)


if __name__ == "__main__":
    main()
