"""What a reader's process is told of a source, and what it does without."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from pipeline.catalogue import load
from pipeline.reading.handed import Handed, handed
from pipeline.subject import Subject

STATED = [name for name, value in vars(Subject).items() if isinstance(value, property)]


def test_a_reader_is_told_of_every_source_what_its_entry_says() -> None:
    """All that `Subject` has, and it arrives as it was sent."""
    sources = load().sources
    assert len(sources) > 100
    for source in sources:
        arrived = msgspec.msgpack.decode(msgspec.msgpack.encode(handed(source)), type=Handed)
        told = {name: getattr(arrived, name) for name in STATED}
        assert told == {name: getattr(source, name) for name in STATED} | {"url": str(source.url)}
    assert {*STATED} == {*Handed.__struct_fields__}


@pytest.mark.parametrize("kind", ["page", "feed", "iso_deliverables"])
def test_a_reader_loads_nothing_that_checks_the_catalogue(kind: str) -> None:
    """Loading pydantic and building what checks an entry took half of the time in which a reader starts."""
    code = f"import sys, pipeline.reading.worker, pipeline.extract.{kind}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "msgspec" in loaded
    assert not loaded & {"pydantic", "sqlalchemy", "requests"}
    assert "pipeline.source" not in done.stdout.split()
