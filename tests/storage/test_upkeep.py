"""Backup, restore, pruning and the doctor's questions, on real databases."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zstandard

from storage.database.errors import StorageError
from storage.database.opening import open_database
from storage.store import ChangeQuery, Store
from storage.upkeep.backup import back_up, problems_of, restore
from storage.upkeep.checks import examine
from storage.upkeep.pruning import prune, vacuum
from tests.storage.samples import DAY, START, added, project, put, telling
from vocabulary.records import PageText

MAX = 100_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "critmin.db"


@pytest.fixture
def filled(file: Path) -> Iterator[Store]:
    """A database with one change, a past state and a document that proves nothing any more."""
    engine = open_database(f"sqlite:///{file}")
    store = Store(engine)
    fill(store)
    yield store
    engine.dispose()


def fill(store: Store) -> None:
    with store.begin() as transaction:
        proof, unused = put(transaction), put(transaction, b"seen and superseded")
        transaction.write("ores", [project(title="Ores")], snapshot=unused, at=START)
        transaction.write("ores", [project(title="Ores and tailings")], snapshot=proof, at=START + DAY)
        transaction.add_changes("ores", [(added(project()), telling())], at=START + DAY, before=None, after=proof)


@pytest.mark.parametrize("name", ["copy.db", "copy.db.zst"])
def test_a_backup_is_the_whole_database_while_another_one_writes(filled: Store, tmp_path: Path, name: str) -> None:
    stop = threading.Event()

    def keep_writing() -> None:
        number = 10
        while not stop.is_set():
            number += 1
            with filled.begin() as transaction:
                transaction.write("more", [project(str(number))], snapshot=put(transaction), at=START)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        assert back_up(filled.engine, tmp_path / name) > 0
    finally:
        stop.set()
        writer.join()
    target = tmp_path / "elsewhere" / "critmin.db"
    restore(tmp_path / name, target, max_bytes=MAX)
    assert problems_of(target) == []
    engine = open_database(f"sqlite:///{target}")
    assert [change.key for change in Store(engine).changes(ChangeQuery())] == ["1"]
    engine.dispose()
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_backup_replaces_an_earlier_one_and_nothing_else(filled: Store, file: Path, tmp_path: Path) -> None:
    for name in ("copy.db", "copy.db.zst"):
        assert back_up(filled.engine, tmp_path / name) > 0
        assert back_up(filled.engine, tmp_path / name) > 0
    mine = tmp_path / "subscribers.yaml"
    mine.write_text("subscribers: []\n")
    with pytest.raises(StorageError, match="exists and is no backup"):
        back_up(filled.engine, mine)
    assert mine.read_text() == "subscribers: []\n"
    (tmp_path / "link.db").symlink_to(file)
    for itself in (file, tmp_path / "link.db"):
        with pytest.raises(StorageError, match="is the database itself"):
            back_up(filled.engine, itself)
    with pytest.raises(StorageError, match="cannot be written"):
        back_up(filled.engine, tmp_path)


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    page = int.from_bytes(content[16:18], "big")  # https://www.sqlite.org/fileformat.html#page_size
    content[page : 2 * page] = random.Random(1).randbytes(page)
    path.write_bytes(content)


def other_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damaged, "damaged"),
        (other_program, "another program"),
        (lambda path: path.write_bytes(b"hello"), "no SQLite database"),
        (lambda path: path.unlink(), "no file"),
    ],
)
def test_a_backup_that_is_none_leaves_nothing_behind(filled: Store, tmp_path: Path, spoil: object, said: str) -> None:
    copy, target = tmp_path / "copy.db", tmp_path / "new" / "critmin.db"
    back_up(filled.engine, copy)
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(StorageError, match=said):
        restore(copy, target, max_bytes=MAX)
    assert not target.parent.exists() or not list(target.parent.iterdir())


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER quiet AFTER INSERT ON changes BEGIN DELETE FROM changes; END",
        "CREATE VIEW lately AS SELECT * FROM changes",
        "CREATE VIRTUAL TABLE more USING fts5(words)",
    ],
)
@pytest.mark.parametrize("name", ["copy.db", "copy.db.zst"])
def test_a_backup_with_what_acts_by_itself_is_refused(filled: Store, tmp_path: Path, planted: str, name: str) -> None:
    target = tmp_path / "new" / "critmin.db"
    back_up(filled.engine, tmp_path / "copy.db")
    connection = sqlite3.connect(tmp_path / "copy.db")
    connection.execute(planted)
    connection.commit()
    connection.close()
    if name.endswith(".zst"):
        (tmp_path / name).write_bytes(zstandard.compress((tmp_path / "copy.db").read_bytes()))
    with pytest.raises(StorageError, match="what critmin never makes"):
        restore(tmp_path / name, target, max_bytes=MAX)
    assert not target.exists()


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb, target = tmp_path / "bomb.zst", tmp_path / "new.db"
    compressor = zstandard.ZstdCompressor(level=1).compressobj()  # states no size
    with bomb.open("wb") as out:
        for _ in range(200):
            out.write(compressor.compress(bytes(1024 * 1024)))
        out.write(compressor.flush())
    with pytest.raises(StorageError, match="more than 100,000,000 bytes"):
        restore(bomb, target, max_bytes=MAX)
    assert not target.exists()


def test_a_database_in_use_is_not_overwritten(filled: Store, file: Path, tmp_path: Path) -> None:
    back_up(filled.engine, tmp_path / "copy.db")
    before = file.read_bytes()
    with pytest.raises(StorageError, match="already exists"):
        restore(tmp_path / "copy.db", file, max_bytes=MAX)
    assert file.read_bytes() == before


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_database_that_shrank_to_nothing_is_an_alarm(tmp_path: Path, spoil: object) -> None:
    file = tmp_path / "critmin.db"
    open_database(f"sqlite:///{file}").dispose()
    Path(f"{file}.lock").write_text("")  # as a refresh leaves it
    assert callable(spoil)
    spoil(file)
    with pytest.raises(StorageError, match="was in use before"):
        open_database(f"sqlite:///{file}")


def test_pruning_keeps_changes_and_their_evidence(store: Store) -> None:
    fill(store)
    planned = prune(store, START + 2 * DAY, dry_run=True)
    assert (planned.revisions, planned.snapshots) == (1, 1)
    assert len(store.snapshots()) == 2
    assert prune(store, START + 2 * DAY) == planned
    assert [info.sha256 for info in store.snapshots()] == [store.changes(ChangeQuery())[0].after]
    assert [record.fields["title"] for _, record in store.records()] == ["Ores and tailings"]
    assert prune(store, START + 2 * DAY).revisions == 0
    vacuum(store)
    assert len(store.changes(ChangeQuery())) == 1


def test_the_doctor_finds_a_sound_database_sound(store: Store) -> None:
    fill(store)
    findings = list(examine(store, START + 3 * DAY, evidence=True))
    assert [finding.question for finding in findings if not finding.ok and "disk" not in finding.question] == []
    answers = {finding.question: finding.answer for finding in findings}
    assert "2 of 2 documents" in answers["Is the evidence complete?"]
    assert "0 of 0 long texts" in answers["Are the texts of pages complete?"]
    assert "0 of 0 sources" in answers["Are the names of news complete?"]


def test_the_doctor_names_what_is_wrong(filled: Store) -> None:
    with filled.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE snapshots SET content = x'00'")
    results = {finding.question: finding for finding in examine(filled, START - timedelta(days=400), evidence=True)}
    assert not results["Is the evidence complete?"].ok
    assert "restore a backup" in results["Is the evidence complete?"].advice


@pytest.mark.parametrize("table", ["wordings", "first_names"])
def test_the_doctor_names_what_is_damaged_inside_a_sound_file(filled: Store, file: Path, table: str) -> None:
    """One byte of one row: the file is sound, and what the row holds cannot be read."""
    sentences = [f"Sentence {number} of a long page tells of ore number {number * 7919}." for number in range(100)]
    with filled.begin() as transaction:
        page = PageText.of("page", "A page", {PageText.sentences: sentences})
        transaction.write("pages", [page], snapshot=put(transaction), at=START)
        transaction.begin_names("metals", {"https://a.example/1": ["id:1"]})
        transaction.begin_names("ores", {f"https://a.example/{number}": [f"id:{number}"] for number in range(50)})
    with filled.engine.begin() as connection:
        row = connection.exec_driver_sql(f"SELECT rowid, content FROM {table} ORDER BY 1 DESC").first()
        assert row is not None
        content = bytearray(row.content)
        content[len(content) // 2] ^= 1
        connection.exec_driver_sql(f"UPDATE {table} SET content = ? WHERE rowid = ?", (bytes(content), row.rowid))
    findings = {finding.question: finding for finding in examine(filled, START + DAY, evidence=True)}
    texts, names = findings["Are the texts of pages complete?"], findings["Are the names of news complete?"]
    assert problems_of(file) == []
    assert (texts.ok, names.ok) == (table != "wordings", table != "first_names")
    assert texts.answer.startswith(f"{int(texts.ok)} of 1 ")
    assert names.answer.startswith(f"those of {1 + names.ok} of 2 ")
    assert names.advice == ("" if names.ok else "restore a backup; damaged: ores")
