"""What the drivers say becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import Engine, make_url, text
from sqlalchemy.engine import ExceptionContext

from storage.database.errors import Translator
from storage.database.opening import open_database
from storage.store import StorageError, Store
from tests.storage.samples import SHA, START, project
from vocabulary.records import Kind


def test_an_error_that_is_not_known_keeps_its_own_words(engine: Engine) -> None:
    with (
        pytest.raises(StorageError, match=r"failed: .*syntax error") as raised,
        engine.connect() as connection,
    ):
        connection.execute(text("SELECT FROM WHERE"))
    assert "\n" not in str(raised.value)


def test_missing_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE polls"))
    with pytest.raises(StorageError, match="tables are missing"):
        Store(engine).polls()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), StorageError("A sentence.")])
def test_an_interrupt_and_our_own_errors_pass(error: BaseException) -> None:
    context = cast("ExceptionContext", SimpleNamespace(original_exception=error))
    assert Translator(make_url("sqlite:///ores.db"))(context) is None


@pytest.fixture
def sqlite_file(sqlite_url: str) -> Iterator[Engine]:
    """An opened SQLite file."""
    engine = open_database(sqlite_url)
    yield engine
    engine.dispose()


def test_a_full_disk(sqlite_file: Engine) -> None:
    with pytest.raises(StorageError, match="disk is full"), Store(sqlite_file).begin() as transaction:
        transaction._connection.execute(text("PRAGMA max_page_count = 30"))
        transaction.write("ores", (project(str(n)) for n in range(9_000)), snapshot=SHA, at=START, fresh=True)
    assert list(Store(sqlite_file).records()) == []


def test_a_damaged_file(sqlite_file: Engine, tmp_path: Path) -> None:
    path = tmp_path / "critmin.db"
    with Store(sqlite_file).begin() as transaction:
        transaction.write("ores", (project(str(n)) for n in range(2_000)), snapshot=SHA, at=START)
    sqlite_file.dispose()
    path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 100_000)
    with pytest.raises(StorageError, match="damaged"):
        list(Store(sqlite_file).records())


def test_a_nul_in_a_label(engine: Engine) -> None:
    record = type(project())(Kind.PROJECT, "1", "ISO\0", {})
    if engine.dialect.name == "sqlite":
        with Store(engine).begin() as transaction:
            assert transaction.write("ores", [record], snapshot=SHA, at=START) == 1
        return
    with pytest.raises(StorageError, match="NUL"), Store(engine).begin() as transaction:
        transaction.write("ores", [record], snapshot=SHA, at=START)
