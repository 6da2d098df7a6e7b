"""The schema of an opened database: is it ours, is it older or newer than this critmin, and bringing it up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, inspect

from storage.database.connections import APPLICATION_ID, database_file, use_write_ahead_log, writing
from storage.database.errors import StorageError, shown
from storage.database.tables import metadata

VERSION_TABLE = "critmin_schema"
MIGRATIONS = Path(__file__).parent / "migrations"
BACKUP_NAME = "{name}.schema-{version}.{stamp}.backup"
_WRITTEN = "sqlite.sql"  # made by `./run docs`
_END = ";\n"


def prepare(engine: Engine) -> None:
    """Create or migrate the tables in one transaction; a current schema is only looked at.

    `StorageError` if the database holds something else than ours or was written by a newer critmin.
    """
    head = newest()
    with engine.connect() as connection:
        if version(connection) == head:
            return
    if database_file(engine) is not None:
        use_write_ahead_log(engine)
    with writing(engine) as connection:
        _upgrade(connection, version(connection), head)


def newest() -> str:
    """The version of the schema that this critmin knows."""
    return _versions()[-1]


def _versions() -> list[str]:
    """The versions there were, oldest first: each migration is a file named `VERSION_what_it_does.py`."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def version(connection: Connection) -> str | None:
    """The version of the database's schema; `None` for an empty database. Refuses what is not ours, or too new."""
    tables = set(inspect(connection).get_table_names())
    place = shown(connection.engine.url)
    if connection.dialect.name == "sqlite":
        application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if application_id != APPLICATION_ID and (tables or application_id):
            raise StorageError(f"{place} belongs to another program; name another file, and critmin will create it.")
    if VERSION_TABLE not in tables:
        if taken := sorted(tables & set(metadata.tables)):
            raise StorageError(
                f"{place} contains tables of another program ({', '.join(taken)}); give critmin its own database."
            )
        return None
    recorded = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar_one_or_none()  # noqa: S608 - our own name
    known = _versions()
    if recorded is not None and recorded not in known:
        raise StorageError(
            f"{place} was written by a newer critmin (schema {recorded}; this one knows up to {known[-1]}). "
            "Upgrade critmin, or name another database."
        )
    return None if recorded is None else str(recorded)


def _upgrade(connection: Connection, recorded: str | None, head: str) -> None:
    if recorded == head:  # another process was faster
        return
    path = database_file(connection.engine)
    if path is not None:
        if recorded is not None:
            back_up(path, recorded)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    written = written_down() if path is not None and recorded is None else []
    if not written or _stated(head) != written[-1]:
        _migrate(connection)
        return
    for statement in written:
        connection.exec_driver_sql(statement)


def written_down() -> list[str]:
    """The statements that make an empty SQLite file what all migrations make of it; none where their file is missing.

    Loading Alembic and running all migrations takes 0.16 s of CPU, these statements 0.01 s. The last one states the
    version: where a migration is newer, they are not used.
    """
    try:
        return [text for text in (MIGRATIONS / _WRITTEN).read_text("utf-8").split(_END) if text]
    except FileNotFoundError:
        return []


def _stated(head: str) -> str:
    return f"INSERT INTO {VERSION_TABLE} VALUES ('{head}')"  # noqa: S608 - both are names of ours


def as_migrated() -> list[str]:
    """The same from the migrations themselves, for the file and for the test that compares them."""
    with closing(sqlite3.connect(":memory:")) as memory:
        engine = create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool)
        with engine.begin() as connection:
            _migrate(connection)
        made = memory.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        head = memory.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()[0]  # noqa: S608 - our own name
    shadows = [f"{name}_" for name, sql in made if sql.startswith("CREATE VIRTUAL TABLE")]
    statements = [sql.strip() for name, sql in made if not name.startswith(("sqlite_", *shadows))]
    return [*statements, _stated(head)]


def back_up(path: Path, recorded: str) -> Path:
    """A copy of the SQLite file beside it, complete or not there at all; its path."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = path.parent / BACKUP_NAME.format(name=path.name, version=recorded, stamp=stamp)
    unfinished = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise StorageError(
            f"The database {path} must be migrated, but it cannot be copied to {target} first ({error}). "
            "Nothing was changed; make room or make the folder writable."
        ) from error
    return target


def _migrate(connection: Connection) -> None:
    from alembic import command  # a current schema needs no Alembic, and loading it takes longer than most commands
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


if __name__ == "__main__":
    print(*as_migrated(), sep=_END, end=_END)
