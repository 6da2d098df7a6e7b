"""Backup and restore of an SQLite database: complete copies, made while others write, checked before they are used.

A backup is an SQLite file, or the same as one zstd frame where its name ends in `.zst`.
PostgreSQL has its own tools for this (https://www.postgresql.org/docs/current/backup-dump.html).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import zstandard
from sqlalchemy import Engine

from storage.database.connections import APPLICATION_ID, database_file
from storage.database.errors import StorageError

_HEADER = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat.html, section 1.3
_ZSTD = b"\x28\xb5\x2f\xfd"  # RFC 8878, section 3.1.1
_PIECE = 1024 * 1024
_SEARCH = "search_words"  # the one virtual table of ours
_NAMED, _NAME = 5, 60  # things that a message names; characters of each
_LEVEL = 3


def back_up(engine: Engine, target: Path) -> int:
    """Copy the database to `target`, as it is at one instant, whoever writes meanwhile; the copy's size in bytes.

    `target` is there complete or not at all. An earlier backup there is replaced, nothing else is. `StorageError`: it
    cannot be written, is a file of another kind or the database itself, or the database is no SQLite file.
    """
    source = _file_of(engine, "backup", 'pg_dump --format=custom --file=critmin.dump "$CRITMIN_DB"')
    _replaceable(target, Path(source))
    with _new_file(target) as unfinished:
        plain = unfinished.with_name(unfinished.name + ".sqlite") if target.suffix == ".zst" else unfinished
        try:
            with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(plain)) as copy:
                live.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
            if plain != unfinished:
                _compress(plain, unfinished)
        finally:
            if plain != unfinished:
                plain.unlink(missing_ok=True)
    return target.stat().st_size


def restore(backup: Path, target: Path, *, max_bytes: int) -> None:
    """Put the database of `backup` at `target`, where no database may be. Its schema is migrated when it is opened.

    `StorageError`, and nothing at `target`: the backup is none, is damaged, is larger than `max_bytes` once it is
    unpacked, or there is a database already.
    """
    if target.exists() and target.stat().st_size:
        raise StorageError(f"{target} already exists; name another file with --db, or move that one away first.")
    if not backup.is_file():
        raise StorageError(f"There is no file {backup}; expected a backup made by `critmin backup`.")
    with _new_file(target) as unfinished:
        if backup.suffix == ".zst":
            _decompress(backup, unfinished, max_bytes)
        else:
            _room(unfinished, backup.stat().st_size, backup, max_bytes)
            shutil.copyfile(backup, unfinished)
        _check(unfinished, backup)
        for leftover in (f"{target}-wal", f"{target}-shm"):  # of a database that is gone: they belong to another file
            Path(leftover).unlink(missing_ok=True)


def problems_of(path: Path) -> list[str]:
    """What SQLite finds wrong in the file; empty for a sound one."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            foreign = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    except sqlite3.Error as error:
        return [str(error)]
    return [*problems, *(f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is missing" for row in foreign)]


def _file_of(engine: Engine, what: str, instead: str) -> Path:
    path = database_file(engine)
    if path is None:
        raise StorageError(f"critmin makes a {what} of SQLite databases only; for PostgreSQL use: {instead}")
    return path


def _replaceable(target: Path, database: Path) -> None:
    """Refuse to put a backup in the place of what is none: who mistypes a name must not lose a file."""
    if not target.exists():
        return
    if target.samefile(database):
        raise StorageError(f"{target} is the database itself; name another file for its backup.")
    try:
        with target.open("rb") as file:
            begins = file.read(len(_HEADER))
    except OSError as error:
        raise StorageError(f"{target} cannot be written ({error}). Nothing was changed.") from error
    if begins and not begins.startswith((_HEADER, _ZSTD)):
        raise StorageError(f"{target} exists and is no backup; name another file, or move that one away first.")


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """A file beside `target` to write to; it takes its place at the end, on disk, or is gone."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{target} cannot be written ({error}). Nothing was changed.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _compress(plain: Path, target: Path) -> None:
    with plain.open("rb") as source, target.open("wb") as out:
        zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).copy_stream(
            source, out, size=plain.stat().st_size, read_size=_PIECE, write_size=_PIECE
        )


def _decompress(backup: Path, target: Path, max_bytes: int) -> None:
    """Unpack with an eye on what comes out: what a file says of its size is no promise."""
    try:
        with backup.open("rb") as source:
            stated = zstandard.get_frame_parameters(source.read(32)).content_size
            source.seek(0)
            if stated not in (zstandard.CONTENTSIZE_UNKNOWN, zstandard.CONTENTSIZE_ERROR):
                _room(target, stated, backup, max_bytes)
            written = 0
            with target.open("wb") as out:
                for piece in zstandard.ZstdDecompressor(max_window_size=2**27).read_to_iter(source, _PIECE):
                    written += len(piece)
                    _room(target, written, backup, max_bytes)
                    out.write(piece)
    except zstandard.ZstdError as error:
        raise StorageError(f"{backup} is not a backup, or it is damaged ({error}).") from error


def _room(target: Path, size: int, backup: Path, max_bytes: int) -> None:
    if size > max_bytes:
        raise StorageError(
            f"{backup} unpacks to more than {max_bytes:,} bytes; if it is a backup of yours, allow it with --max-bytes."
        )
    free = shutil.disk_usage(target.parent).free
    if size > free and not target.exists():
        raise StorageError(f"{backup} needs {size:,} bytes, and {free:,} are free at {target.parent}; make room first.")


def _foreign(path: Path) -> str:
    """What of a database's schema is none of ours and acts by itself: triggers, views, virtual tables."""
    query = "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') OR sql LIKE 'create virtual%'"
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            rows = [f"{kind} {str(name)[:_NAME]!r}" for kind, name in connection.execute(query) if name != _SEARCH]
    except sqlite3.Error as error:
        return f"a schema that cannot be read ({error})"
    return ", ".join(rows[:_NAMED])


def _check(path: Path, backup: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise StorageError(f"{backup} is not a backup made by critmin: it holds no SQLite database.")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error as error:
        raise StorageError(f"{backup} is a damaged backup: {error}.") from error
    if application != APPLICATION_ID:
        raise StorageError(f"{backup} is a database of another program.")
    if foreign := _foreign(path):
        raise StorageError(
            f"{backup} holds what critmin never makes, and what would act on your database: {foreign}. Restore another "
            "backup, or drop it there if it is yours."
        )
    if problems := problems_of(path):
        raise StorageError(f"{backup} is a damaged backup: {problems[0]}.")
