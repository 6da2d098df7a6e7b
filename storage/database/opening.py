"""Opening the database: from a URL to an engine whose schema is up to date. Runs no query of its own."""

from __future__ import annotations

import re
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from storage.database.connections import postgresql_engine, sqlite_engine
from storage.database.errors import StorageError, shown, without_options
from storage.database.schema import prepare
from vocabulary.errors import ConfigurationError

_SQLITE = ("sqlite", "sqlite+pysqlite")
EXPECTED = "expected for instance sqlite:///critmin.db or postgresql://user:password@host/database"


def default_url() -> str:
    """An SQLite file in the user's data folder."""
    path = user_data_path("critmin", appauthor=False) / "critmin.db"
    return URL.create("sqlite", database=str(path)).render_as_string()


def open_database(url: str, *, busy_seconds: float = 60) -> Engine:
    """The engine of an up-to-date database; folder, file and tables are made on first use.

    An SQLite file of an older version is copied beside itself before it is migrated. `busy_seconds` is how long to
    wait for another process that writes. `ConfigurationError`: the URL is not one of a supported database;
    `StorageError`: it cannot be read or written, is not ours, or was written by a newer critmin.
    """
    engine = _engine(_parse(url), busy_seconds)
    try:
        prepare(engine)
    except BaseException:  # whatever ends the preparation, its connections must not outlive it
        engine.dispose()
        raise
    return engine


def _parse(url: str) -> URL:
    try:
        return make_url(url.strip())
    except (ArgumentError, ValueError) as error:
        raise ConfigurationError(f"{_without_password(url)!r} is not a database URL; {EXPECTED}.") from error


def _without_password(url: str) -> str:
    """What may be shown of a text that was to be a database URL: what stands before an @ is secret."""
    return without_options(re.sub(r"(?<=://)[^/]*@|(?<=://).*@", "***@", url, count=1, flags=re.DOTALL))


def _engine(url: URL, busy_seconds: float) -> Engine:
    if url.drivername in _SQLITE:
        return sqlite_engine(_not_emptied(_file(url)), busy_seconds)
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise ConfigurationError(f"critmin does not work with {url.drivername!r} databases; {EXPECTED}.")
    try:
        return postgresql_engine(url, busy_seconds)
    except ModuleNotFoundError as error:
        raise ConfigurationError("PostgreSQL needs psycopg 3; install it: pip install 'critmin[postgres]'") from error


def sqlite_file(url: str) -> Path:
    """The file that the URL of an SQLite database names. `ConfigurationError` for any other URL."""
    parsed = _parse(url)
    if parsed.drivername not in _SQLITE:
        raise ConfigurationError(f"{shown(parsed)} is not a SQLite database; {EXPECTED}.")
    return _file(parsed)


def _not_emptied(path: Path) -> Path:
    """Refuse a file that is gone or empty though it was in use: its lock file is still there."""
    lock = Path(f"{path}.lock")
    if lock.exists() and not (path.exists() and path.stat().st_size):
        raise StorageError(
            f"The database {path} is {'empty' if path.exists() else 'gone'}, but it was in use before ({lock} is still "
            "there). Restore a backup with `critmin restore FILE`; to start afresh, remove that lock file."
        )
    return path


def _file(url: URL) -> Path:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ConfigurationError(f"{shown(url)} names no file for the database; {EXPECTED}.")
    if url.host:
        raise ConfigurationError(f"{shown(url)} names a host, which a SQLite database does not have; {EXPECTED}.")
    path = Path(url.database).expanduser().absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {path.parent} for the database cannot be created: {error.strerror}.") from error
    if path.is_dir():
        raise StorageError(f"{path} is a folder; name a file for the database, for instance {path / 'critmin.db'}.")
    return path
