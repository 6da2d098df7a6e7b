"""What a migration does to what is stored already."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from storage.database import schema
from storage.database.errors import StorageError
from storage.database.opening import open_database
from storage.outbox import Letter, Outbox
from storage.store import ChangeQuery, Store
from tests.storage.samples import DAY, SHA, START, added, put, telling
from vocabulary.changes import Action, Change
from vocabulary.records import Framework, Kind, Record, Value

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def before(name: str, url: str, tmp_path: Path) -> Store:
    """A database as it was before the migration NNNN_`name`."""
    folder = tmp_path / f"before {name}"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (first,) = (folder / "versions").glob(f"*_{name}.py")
    for later in (folder / "versions").glob("[0-9]*.py"):
        if later.name >= first.name:
            later.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", folder)
        return Store(open_database(url))


def test_the_successor_of_a_framework_is_renamed(url: str, tmp_path: Path) -> None:
    old, named = before("successor", url, tmp_path), {"name": "Code", "replaced_by": "Ores Code", "version": "2"}
    kept = Record(Kind.PROJECT, "1", "ISO 1", {"replaced_by": {"2": "ISO 2"}})
    framework = Record(Kind.FRAMEWORK, "code", "Code", named)
    fields: dict[str, tuple[Value, Value]] = {"version": ("1", "2"), "replaced_by": (None, "Ores Code")}
    change = Change(Action.CHANGED, framework, framework, fields)
    with old.begin() as transaction:
        transaction.write("ores", [framework, kept], snapshot=put(transaction), at=START)
        transaction.add_changes("ores", [(change, telling())], at=START, before=None, after=SHA)
    old.engine.dispose()
    new = Store(open_database(url))
    renamed = Framework.of(
        "code", "Code", {Framework.name: "Code", Framework.successor: "Ores Code", Framework.version: "2"}
    )
    assert [record for _, record in new.records()] == [renamed, kept]
    assert new.changes(ChangeQuery())[0].fields == {"version": ("1", "2"), "successor": (None, "Ores Code")}
    with new.begin() as transaction:
        assert transaction.write("ores", [renamed, kept], snapshot=SHA, at=START) == 0, "canonical JSON has its order"
    new.engine.dispose()


def test_what_was_alerted_before_is_not_alerted_again(url: str, tmp_path: Path) -> None:
    old = before("articles", url, tmp_path)
    item = Record(Kind.NEWS_ITEM, "1", "Ores", {"title": "Ores"})
    with old.begin() as transaction:
        for day in (0, 5, 7):
            transaction.add_changes("ores", [(added(item), telling())], at=START + day * DAY, before=None, after=None)
    letter = Letter("Ada", "ada@example.org", "<1@example.org>", "Ores", b"Subject: Ores")
    assert Outbox(old.engine).queue_together([letter], START + 6 * DAY)
    old.engine.dispose()
    new = Store(open_database(url))
    assert Outbox(new.engine).alerted("Ada", START) == {2}
    new.engine.dispose()


def test_the_names_of_items_are_kept_when_they_are_kept_once(url: str, tmp_path: Path) -> None:
    old = before("names_once", url, tmp_path)
    with old.begin() as transaction:
        transaction.remember_names("ores", {"id:1": "a", "id:2": "b"})
    old.engine.dispose()
    new = Store(open_database(url))
    with new.begin() as transaction:
        transaction.remember_names("ores", {"id:1": "other", "id:3": "c"})
        assert transaction.known_as("ores", ["id:1", "id:2", "id:3"]) == {"id:1": "a", "id:2": "b", "id:3": "c"}
    if new.engine.dialect.name == "sqlite":
        with new.engine.connect() as connection, pytest.raises(StorageError, match="rowid"):
            connection.exec_driver_sql("SELECT rowid FROM aliases")
    new.engine.dispose()


def test_a_new_file_is_made_by_statements_that_give_what_the_migrations_give(tmp_path: Path) -> None:
    assert schema.written_down() == schema.as_migrated(), "sqlite.sql is stale: ./run docs"
    short, long = f"sqlite:///{tmp_path / 'short.db'}", f"sqlite:///{tmp_path / 'long.db'}"
    at_once = _tables(short)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "written_down", list)
        assert _tables(long) == at_once
    assert ("critmin_schema", schema.newest()) in at_once


def test_statements_of_an_older_version_are_not_used(tmp_path: Path) -> None:
    """Whoever adds a migration may forget the file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            schema, "written_down", lambda: ["CREATE TABLE critmin_schema (x)", "INSERT INTO other VALUES (1)"]
        )
        assert ("critmin_schema", schema.newest()) in _tables(f"sqlite:///{tmp_path / 'new.db'}")


def _tables(url: str) -> set[tuple[str, str]]:
    """All that the schema of a new file says, and which version it has."""
    engine = open_database(url)
    with engine.connect() as connection:
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        stated = {(name, sql.strip()) for name, sql in made}
        version = connection.exec_driver_sql("SELECT 'critmin_schema', version_num FROM critmin_schema").one()
    engine.dispose()
    return {*stated, (version[0], version[1])}
