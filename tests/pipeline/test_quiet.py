"""Polls that find nothing new are written together: the same as one by one, and none is written that failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.quiet import Quiet
from storage.database.errors import StorageError
from storage.store import PollRow, SourceState, Store
from tests.pipeline.worlds import open_store

START = datetime(2026, 1, 5, tzinfo=UTC)


def ended(number: int) -> tuple[SourceState, PollRow]:
    name = f"source-{number}"
    state = SourceState(name, polled_at=START, succeeded_at=START, outcome="unchanged", notes=("a note",))
    return state, PollRow(name, START, START, "unchanged", bytes=number)


def test_together_is_the_same_as_one_by_one(tmp_path: Path) -> None:
    together, singly = open_store(tmp_path / "together"), open_store(tmp_path / "singly")
    quiet = Quiet(together, clock=lambda: 0.0)
    for number in range(250):
        state, row = ended(number)
        quiet.add(state, row)
        with singly.begin() as transaction:
            transaction.save_state(state)
            transaction.log_poll(row)
    assert len(together.states()) == 200
    quiet.write()
    assert together.states() == singly.states()
    assert together.states(["source-3", "unknown"]) == {"source-3": ended(3)[0]}
    assert together.polls(limit=300) == singly.polls(limit=300)


def test_nothing_waits_longer_than_a_second(tmp_path: Path) -> None:
    store, now = open_store(tmp_path), [0.0]
    quiet = Quiet(store, clock=lambda: now[0])
    quiet.add(*ended(1))
    assert store.states() == {}
    now[0] = 1.5
    quiet.add(*ended(2))
    assert set(store.states()) == {"source-1", "source-2"}


def test_a_poll_whose_writing_failed_is_its_callers_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, now = open_store(tmp_path), [0.0]
    quiet = Quiet(store, clock=lambda: now[0])
    quiet.add(*ended(1))
    now[0] = 9.0

    def refuse(_store: Store) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "begin", refuse)
        with pytest.raises(StorageError):
            quiet.add(*ended(2))
    state, row = ended(3)
    quiet.add(replace(state, records=7), row)
    assert set(store.states()) == {"source-1", "source-3"}
