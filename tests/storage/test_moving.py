"""Moving house: from SQLite to PostgreSQL and back with everything, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, insert, select, update

from storage.database.connections import writing
from storage.database.opening import open_database
from storage.database.tables import (
    alerted,
    aliases,
    changes,
    digests,
    line_indexes,
    metadata,
    outbox,
    polls,
    reviews,
    snapshots,
)
from storage.store import ChangeQuery, PollRow, StorageError, Store
from storage.upkeep import moving
from storage.upkeep.moving import content, move
from tests.storage.samples import DAY, FULL_STATE, START, added, project, put, telling
from vocabulary.records import PageText

Fill = Callable[[Store], None]


def fill(store: Store) -> None:
    """A row or more in every table that is moved, with odd values, and an id that was given and is gone."""
    with store.begin() as transaction:
        sha256, other = put(transaction), put(transaction, b"\x00\xff" * 5000)
        records = [project(str(number), title="Ore \u0416 \U0001f48e 'x'; --") for number in range(30)]
        transaction.write("ores", records, snapshot=sha256, at=START)
        transaction.write("ores", [project("1", title="other")], snapshot=other, at=START + DAY)
        for edition in (["A long sentence of a page."] * 100, ["One more.", *["A long sentence of a page."] * 100]):
            page = PageText.of("page", "A page", {PageText.sentences: edition})
            transaction.write("page", [page], snapshot=other, at=START)
        items = [(added(record), telling()) for record in records]
        transaction.add_changes("ores", items, at=START + timedelta(microseconds=1), before=None, after=sha256)
        transaction.sight(3, "twin", other, START)
        transaction.save_state(FULL_STATE)
        transaction.quarantine("ores", snapshot=other, proposed=records[:2], reasons=["odd"], at=START)
        transaction.want_articles("ores", {"1": "https://ores.example/1"}, START)
        transaction.save_line_index("ores", "2:abc", b"\x01\x00\x02")
        transaction.begin_names("ores", {"1": ["guid:1", "link:1"]})
        transaction.log_poll(PollRow("ores", START, START + DAY, "first", 30, 0, 3, 0.1, None, "trace"))
    due = {
        "reader": "Ada",
        "due_at": START,
        "made_at": START,
        "after_id": 0,
        "until_id": 30,
        "told": 30,
        "subject": "N",
    }
    mail = {"reader": "Ada", "address": "a@example.org", "message_id": "<1>", "subject": "N", "content": b"x",
            "state": "waiting", "attempts": 0, "queued_at": START, "next_try_at": START}  # fmt: skip
    with writing(store.engine) as connection:
        connection.execute(insert(digests), due)
        connection.execute(insert(outbox), {**mail, "digest_id": 1})
        connection.execute(insert(aliases), {"source": "ores", "alias": "guid:1", "key": "1"})
        connection.execute(insert(alerted), {"reader": "Ada", "change_id": 3, "alerted_at": START})
        connection.execute(delete(changes).where(changes.c.id == 30))


def digest_of(engine: Engine) -> moving.Content:
    with engine.connect() as connection:
        return content(connection)


def test_there_and_back_nothing_is_lost(sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    urls = [sqlite_url, postgres_url, f"sqlite:///{tmp_path}/back.db"]
    engines = [open_database(url) for url in urls]
    fill(Store(engines[0]))
    before = digest_of(engines[0])
    assert all(before.rows.values()), "every table has to be tried"
    assert move(engines[0], engines[1]) == before
    assert move(engines[1], engines[2]) == before
    assert [digest_of(engine) for engine in engines] == [before] * 3
    stores = [Store(engine) for engine in engines]
    for store in stores[1:]:
        assert store.changes(ChangeQuery()) == stores[0].changes(ChangeQuery())
        assert store.states() == stores[0].states()
        assert list(store.records()) == list(stores[0].records())
        assert [b"".join(store.snapshot(info.sha256)) for info in store.snapshots()] == [
            b"".join(stores[0].snapshot(info.sha256)) for info in stores[0].snapshots()
        ]
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize("way", [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_an_id_that_was_given_is_not_given_again(way: tuple[str, str], request: pytest.FixtureRequest) -> None:
    origin, target = (open_database(request.getfixturevalue(f"{kind}_url")) for kind in way)
    fill(Store(origin))
    move(origin, target)
    for engine in (origin, target):
        with Store(engine).begin() as transaction:
            transaction.add_changes("ores", [(added(project("new")), telling())], at=START, before=None, after=None)
            transaction.write("ores", [project("new")], snapshot=put(transaction), at=START)
        assert Store(engine).changes(ChangeQuery())[-1].id == 31
        engine.dispose()


@pytest.mark.parametrize("table", [changes, snapshots, reviews, polls, line_indexes, outbox], ids=str)
def test_one_value_that_differs_makes_another_digest(engine: Engine, table: object) -> None:
    fill(Store(engine))
    before = digest_of(engine)
    column = {"changes": "sentence", "snapshots": "content", "reviews": "held_at", "polls": "seconds"}
    name = column.get(str(table), "content")
    with writing(engine) as connection:
        first = metadata.tables[str(table)]
        value = connection.scalar(select(first.c[name]).limit(1))
        assert value is not None
        other = {"sentence": "x", "content": b"y", "held_at": START - timedelta(microseconds=1), "seconds": 0.2}[name]
        key = next(iter(first.primary_key.columns))
        lowest = connection.scalar(select(key).order_by(key).limit(1))
        connection.execute(update(first).where(key == lowest).values({name: other}))
    after = digest_of(engine)
    assert (after.rows, after.sha256 == before.sha256) == (before.rows, False)


def test_a_database_that_holds_something_is_refused(sqlite_url: str, postgres_url: str) -> None:
    origin, target = open_database(sqlite_url), open_database(postgres_url)
    fill(Store(origin))
    with Store(target).begin() as transaction:
        put(transaction)
    before = digest_of(target)
    with pytest.raises(StorageError, match="is not empty: it has snapshots"):
        move(origin, target)
    with pytest.raises(StorageError, match="is not empty"):
        move(origin, origin)
    assert digest_of(target) == before
    origin.dispose()
    target.dispose()


def test_what_arrives_otherwise_is_not_taken(
    sqlite_url: str, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin, target = open_database(sqlite_url), open_database(postgres_url)
    fill(Store(origin))
    with target.begin() as connection:  # a server that spoils what it is given
        connection.exec_driver_sql(
            "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN NEW.label := upper(NEW.label) || '!'; RETURN NEW; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER spoil BEFORE INSERT ON changes FOR EACH ROW EXECUTE FUNCTION spoil()"
        )
    with pytest.raises(StorageError, match="differs from the original"):
        move(origin, target)
    assert sum(digest_of(target).rows.values()) == 0
    origin.dispose()
    target.dispose()
