"""Opening: creation, migration with a backup, and everything that is refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_data_path
from sqlalchemy import Engine, create_engine, inspect, text

from storage.database import schema
from storage.database.connections import APPLICATION_ID, sqlite_engine, use_write_ahead_log
from storage.database.opening import default_url, open_database
from storage.database.tables import metadata
from storage.store import ChangeQuery, StorageError, Store
from tests.storage.samples import START, project, put
from vocabulary.errors import ConfigurationError, CritminError

NOBODY = 65534
MIGRATIONS = Path(schema.__file__).parent / "migrations"
NEWEST = schema.newest()


def shape(engine: Engine) -> dict[str, Any]:
    """What a database's own catalogue says of our tables."""
    inspector = inspect(engine)
    return {
        name: (
            [{**column, "type": str(column["type"])} for column in inspector.get_columns(name)],
            inspector.get_pk_constraint(name),
            sorted(inspector.get_foreign_keys(name), key=str),
            sorted(str(_plain(dict(index))) for index in inspector.get_indexes(name)),
            inspector.get_unique_constraints(name),
            inspector.get_check_constraints(name),
        )
        for name in metadata.tables
    }


def _plain(index: dict[str, Any]) -> dict[str, Any]:
    """An index with the condition of a partial one as text, which compares."""
    options = {name: str(option) for name, option in index.get("dialect_options", {}).items()}
    return {**index, "dialect_options": options}


def test_a_migrated_schema_is_the_one_of_the_tables(engine: Engine) -> None:
    migrated = shape(engine)
    metadata.drop_all(engine)
    if engine.dialect.name == "postgresql":  # the tables say it of SQLite alone, and the migrations of both
        for index in (index for table in metadata.tables.values() for index in table.indexes):
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    metadata.create_all(engine)
    assert migrated == shape(engine)


def test_a_start_with_sqlite_loads_nothing_of_postgresql() -> None:
    program = "import sys, storage.store, storage.database.opening\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "sqlalchemy.dialects.sqlite" in loaded
    assert "sqlalchemy.dialects.postgresql" not in loaded


def test_an_sqlite_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "100% ores.db"
    open_database(f"sqlite:///{path}").dispose()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    engine = open_database(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA synchronous")) == 1
        assert connection.scalar(text("PRAGMA busy_timeout")) == 60_000
    engine.dispose()
    assert path.read_bytes()[68:72] == b"crmn"


def test_a_home_folder_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    open_database("sqlite:///~/ores.db").dispose()
    assert (tmp_path / "ores.db").is_file()


def test_the_default_is_a_file_in_the_users_data_folder() -> None:
    assert default_url() == f"sqlite:///{user_data_path('critmin') / 'critmin.db'}"


def test_what_is_stored_is_there_after_reopening(url: str) -> None:
    for number in range(2):
        engine = open_database(url)
        assert len(list(Store(engine).records())) == number
        with Store(engine).begin() as transaction:
            transaction.write("ores", [project(str(number))], snapshot=put(transaction), at=START)
        engine.dispose()


def test_many_may_open_a_new_database_at_once(url: str) -> None:
    command = [
        sys.executable,
        "-c",
        f"from storage.database.opening import open_database; open_database({url!r}).dispose()",
    ]
    processes = [subprocess.Popen(command, cwd=MIGRATIONS.parents[2], stderr=subprocess.PIPE) for _ in range(3)]
    with ThreadPoolExecutor() as threads:
        assert [error.decode() for _, error in threads.map(subprocess.Popen.communicate, processes)] == ["", "", ""]
    engine = open_database(url)
    assert Store(engine).states() == {}
    engine.dispose()


def test_threads_may_open_a_new_database_at_once(url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        engines = list(threads.map(open_database, [url] * 4))
    assert all(Store(engine).states() == {} for engine in engines)
    for engine in engines:
        engine.dispose()


def test_a_switch_to_the_write_ahead_log_that_is_refused_is_tried_again(tmp_path: Path) -> None:
    """SQLite refuses at once where two connections that read want to write: here one does until the second attempt."""
    path = tmp_path / "critmin.db"
    engine = sqlite_engine(path, busy_seconds=0)
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("CREATE TABLE ores (name TEXT)")
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.1, other.rollback)
        release.start()
        use_write_ahead_log(engine)
        release.join()
    engine.dispose()
    with closing(sqlite3.connect(path)) as anew:
        assert anew.execute("PRAGMA journal_mode").fetchone() == ("wal",)


MALFORMED = ["", "critmin.db", "sqlite:", "http://", "nonsense://x", "://", "mysql://host/ores"]
NO_FILE = ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?uri=true"]
OTHER_POSTGRES = ["postgresql+psycopg2://host/ores", "postgresql://host:port/ores"]


@pytest.mark.parametrize("url", [*MALFORMED, *NO_FILE, *OTHER_POSTGRES])
def test_a_malformed_url_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"sqlite:///critmin\.db"):
        open_database(url)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StorageError, match="no server answers") as refused:
        open_database("postgresql://someone:secret@127.0.0.1:1/ores")
    assert "secret" not in str(refused.value)


def test_postgres_is_another_spelling(postgres_url: str) -> None:
    engine = open_database(postgres_url.replace("postgresql://", "postgres://", 1))
    assert engine.dialect.driver == "psycopg"
    engine.dispose()


def test_an_unknown_database_on_the_server_is_an_error(postgres_url: str) -> None:
    with pytest.raises(StorageError, match="check the URL"):
        open_database(postgres_url.replace("/test_", "/nothing_"))


def test_without_psycopg_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigurationError, match=r"critmin\[postgres\]"):
        open_database("postgresql://127.0.0.1/ores")


def test_a_foreign_sqlite_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visits (id)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="another program"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_an_empty_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 42")
    with pytest.raises(StorageError, match="another program"):
        open_database(f"sqlite:///{path}")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ores are dug out of the ground.\n" * 100)
    with pytest.raises(StorageError, match="not a SQLite database"):
        open_database(f"sqlite:///{path}")
    assert path.read_text().startswith("Ores")


def test_an_empty_file_is_taken(tmp_path: Path) -> None:
    (tmp_path / "critmin.db").touch()
    engine = open_database(f"sqlite:///{tmp_path / 'critmin.db'}")
    assert Store(engine).changes(ChangeQuery()) == []
    engine.dispose()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is a folder"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_file_in_the_way_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be created"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'critmin.db'}")


def test_tables_of_another_program_on_the_server_are_refused(postgres_url: str) -> None:
    other = create_engine(postgres_url.replace("postgresql://", "postgresql+psycopg://"))
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE sources (id integer)"))
    other.dispose()
    with pytest.raises(StorageError, match=r"another program \(sources\)"):
        open_database(postgres_url)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that the present user may read and not write; root, who may everything, becomes nobody."""
    folder = Path(tempfile.mkdtemp())
    open_database(f"sqlite:///{folder / 'known.db'}").dispose()
    folder.chmod(0o555)
    (folder / "known.db").chmod(0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["new.db", "folder/new.db"])
def test_a_read_only_folder_is_a_clear_error(unprivileged: Path, name: str) -> None:
    with pytest.raises(StorageError, match=r"cannot be (opened|created)"):
        open_database(f"sqlite:///{unprivileged / name}")


def test_a_read_only_file_is_a_clear_error(unprivileged: Path) -> None:
    with pytest.raises(StorageError, match=r"cannot be (opened|written)"):
        open_database(f"sqlite:///{unprivileged / 'known.db'}")


@pytest.fixture
def next_version(tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """Within it, critmin has one more migration, which adds a table."""
    folder = tmp_path / "migrations of 100 %"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_next.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\nrevision = '9999'\ndown_revision = '{NEWEST}'\n"
        "def upgrade():\n    op.create_table('added', sa.Column('x', sa.Integer))\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", folder)
        yield patch


def filled(url: str) -> None:
    """A database of the present version with a record in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", MIGRATIONS)
        engine = open_database(url)
        with Store(engine).begin() as transaction:
            transaction.write("ores", [project()], snapshot=put(transaction), at=START)
        engine.dispose()


def test_an_older_database_is_migrated(url: str, next_version: pytest.MonkeyPatch) -> None:
    filled(url)
    engine = open_database(url)
    assert inspect(engine).has_table("added")
    assert len(list(Store(engine).records())) == 1
    engine.dispose()


def test_an_older_sqlite_file_is_copied_before(
    sqlite_url: str, tmp_path: Path, next_version: pytest.MonkeyPatch
) -> None:
    filled(sqlite_url)
    open_database(sqlite_url).dispose()
    open_database(sqlite_url).dispose()
    (backup,) = tmp_path.glob(f"critmin.db.schema-{NEWEST}.*.backup")
    next_version.undo()
    engine = open_database(f"sqlite:///{backup}")
    assert [record for _, record in Store(engine).records()] == [project()]
    engine.dispose()


def test_a_failing_migration_leaves_the_old_database(
    sqlite_url: str, tmp_path: Path, next_version: pytest.MonkeyPatch
) -> None:
    filled(sqlite_url)
    script = tmp_path / "migrations of 100 %" / "versions" / "9999_next.py"
    script.write_text(script.read_text() + "    op.execute('SELECT * FROM nowhere')\n")
    with pytest.raises(StorageError, match="nowhere"):
        open_database(sqlite_url)
    next_version.undo()
    engine = open_database(sqlite_url)
    assert not inspect(engine).has_table("added")
    assert len(list(Store(engine).records())) == 1
    engine.dispose()


def test_without_a_backup_nothing_is_migrated(
    sqlite_url: str, tmp_path: Path, next_version: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite_url)
    monkeypatch.setattr(schema, "BACKUP_NAME", "no folder/{name}.{version}.{stamp}")
    with pytest.raises(StorageError, match="Nothing was changed"):
        open_database(sqlite_url)
    next_version.undo()
    open_database(sqlite_url).dispose()


def test_a_newer_database_is_refused(url: str, next_version: pytest.MonkeyPatch) -> None:
    open_database(url).dispose()
    next_version.undo()
    with pytest.raises(StorageError, match=rf"newer critmin \(schema 9999; this one knows up to {NEWEST}\)"):
        open_database(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:secret@host:notaport/db",
        "postgresql://u:sec/ret@host:x/db",
        "postgresql:// u:secret@@host:port",
        "oracle://u:secret@host/db",
        "postgresql://u:secret@[half/db",
        "postgresql://127.0.0.1:1/db?user=u&password=secret",
        "postgresql://127.0.0.1:1/db?sslpassword=secret&password=secret",
        "user=u password=secret host=127.0.0.1",
        "sqlite://u:secret@host/db",
    ],
)
def test_no_message_shows_a_password(url: str) -> None:
    with pytest.raises(CritminError) as caught:
        open_database(url)
    assert "secret" not in str(caught.value)
    assert "sec/ret" not in str(caught.value)
