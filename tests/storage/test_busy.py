"""A database that another process keeps locked: every public method says so, and none leaks the driver's error."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from storage.database.opening import open_database
from storage.model import Near
from storage.reviews import Decision
from storage.store import (
    ChangeQuery,
    PollRow,
    SourceState,
    StorageError,
    Store,
    Transaction,
)
from tests.storage.conftest import BUSY_SECONDS
from tests.storage.holder import held
from tests.storage.samples import (
    PAGE,
    SHA,
    START,
    added,
    project,
    put,
    telling,
)
from vocabulary.records import Kind

IDS = [("Project", "1")]
READING: dict[str, Callable[[Store], object]] = {
    "state": lambda store: store.state("ores"),
    "states": lambda store: store.states(),
    "plans": lambda store: store.plans(),
    "snapshot": lambda store: store.snapshot(SHA),
    "snapshot_info": lambda store: store.snapshot_info(SHA),
    "snapshots": lambda store: store.snapshots(),
    "records": lambda store: list(store.records()),
    "history": lambda store: store.history("Project", "1"),
    "histories": lambda store: store.histories("Project", ["1"]),
    "changes": lambda store: store.changes(ChangeQuery()),
    "change": lambda store: store.change(1),
    "polls": lambda store: store.polls(),
    "line_index": lambda store: store.line_index("ores", "1"),
    "short_line_indexes": lambda store: store.short_line_indexes(["ores"]),
    "first_seen": lambda store: store.first_seen(Kind.PROJECT),
    "seen": lambda store: list(store.seen(Kind.PROJECT)),
    "known": lambda store: store.known([(Kind.PROJECT, "1")]),
    "projects_with": lambda store: list(store.projects_with({"ores"})),
    "projects_near": lambda store: store.projects_near(Near(["ISO/TC 298"], ["20305"])),
    "polled_in_vain": lambda store: store.polled_in_vain(START),
    "poll_log": lambda store: store.poll_log(START),
    "reviews": lambda store: store.reviews(),
    "waiting": lambda store: store.waiting(),
    "decisions": lambda store: store.decisions(),
    "decided": lambda store: store.decided("ores", SHA),
    "changes_under": lambda store: store.changes_under([1]),
    "stamps": lambda store: store.stamps(),
    "stamps_of_polls": lambda store: store.stamps_of_polls(START),
    "stamps_of_days": lambda store: store.stamps_of_days(START),
    "stamps_of_records": lambda store: store.stamps_of_records(Kind.PROJECT, START),
    "last_changed": lambda store: store.last_changed(Kind.PROJECT, START, START),
}
WRITING: dict[str, Callable[[Transaction], object]] = {
    "put_snapshot": put,
    "drop_snapshot": lambda transaction: transaction.drop_snapshot(SHA),
    "current": lambda transaction: transaction.current("ores", IDS),
    "count": lambda transaction: transaction.count("ores"),
    "others": lambda transaction: transaction.others("ores", IDS),
    "changes_of": lambda transaction: transaction.changes_of(IDS),
    "since": lambda transaction: transaction.since("ores", IDS),
    "write": lambda transaction: transaction.write("ores", [project()], snapshot=SHA, at=START, fresh=True),
    "write_stated": lambda transaction: transaction.write_stated(
        "ores", [[("Project", "1", "ISO 1", "{}")]], snapshot=SHA, at=START
    ),
    "close": lambda transaction: transaction.close("ores", IDS, at=START),
    "add_changes": lambda transaction: transaction.add_changes(
        "ores", [(added(project()), telling())], at=START, before=None, after=None
    ),
    "want_articles": lambda transaction: transaction.want_articles("ores", {"1": "https://x.example/"}, START),
    "sight": lambda transaction: transaction.sight(1, "page", SHA, START),
    "save_state": lambda transaction: transaction.save_state(SourceState("ores")),
    "log_poll": lambda transaction: transaction.log_poll(PollRow("ores", START, START, "first")),
    "save_states": lambda transaction: transaction.save_states([SourceState("ores")]),
    "log_polls": lambda transaction: transaction.log_polls([PollRow("ores", START, START, "first")]),
    "decided": lambda transaction: transaction.decided("ores", SHA, None),
    "is_held": lambda transaction: transaction.is_held("ores", SHA),
    "held_since": lambda transaction: transaction.held_since("ores", None),
    "quarantine": lambda transaction: transaction.quarantine(
        "ores", snapshot=SHA, proposed=(), reasons=("x",), at=START
    ),
    "release": lambda transaction: transaction.release("ores"),
    "decide": lambda transaction: transaction.decide("ores", Decision.ACCEPTED, at=START, by=None, why=None),
    "forgive": lambda transaction: transaction.forgive(["ores"], START),
    "known_as": lambda transaction: transaction.known_as("ores", ["a"]),
    "remember_names": lambda transaction: transaction.remember_names("ores", {"a": "1"}),
    "begin_names": lambda transaction: transaction.begin_names("ores", {"1": ["a"]}),
    "save_line_index": lambda transaction: transaction.save_line_index("ores", "1", b"x"),
}


def public(kind: type) -> set[str]:
    return {name for name in vars(kind) if not name.startswith("_")}


def test_every_public_method_is_tried() -> None:
    assert public(Store) == {*READING, "begin", "engine"}
    assert public(Transaction) == set(WRITING)


def test_a_locked_database_is_a_clear_error(engine: Engine, url: str) -> None:
    store = Store(engine)
    with store.begin() as transaction:
        put(transaction, PAGE)
    engine.dispose()
    with held("database", url):
        for read in READING.values():
            with pytest.raises(StorageError, match="another process keeps it locked"):
                read(store)
        for write in WRITING.values():
            with pytest.raises(StorageError, match="another process keeps it locked"), store.begin() as transaction:
                write(transaction)
        if url.startswith("sqlite"):
            with pytest.raises(StorageError, match="another process keeps it locked"):
                open_database(url, busy_seconds=BUSY_SECONDS)
    assert b"".join(store.snapshot(SHA)) == PAGE


def test_a_writer_waits_for_its_turn_and_says_so_in_the_end(engine: Engine) -> None:
    store = Store(engine)
    with store.begin():
        with pytest.raises(StorageError, match="another process keeps it locked"), store.begin():
            pass
        assert store.states() == {}
