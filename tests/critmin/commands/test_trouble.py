"""Trouble with the disk, the database and the clock: a sentence, an orderly end, and nothing lost once it is over."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path

import pytest

from digests.delivery.mail import Sender
from digests.delivery.post import post
from digests.delivery.prepare import DigestMaker
from digests.delivery.subscribers import Subscriber
from digests.delivery.transports.folders import EmlFolder
from pipeline.document import IN_MEMORY
from pipeline.poll.cadence import due
from storage.store import ChangeQuery
from tests.critmin.commands.conftest import World
from tests.long import LONG
from tests.pipeline.fetch.loopback import Fixed
from tests.pipeline.worlds import jsonl, open_store, poll, record, source

_MAIN = "from critmin.cli import main; main()"
_SOURCES = 3


@dataclass
class Machine:
    """A database of its own, and commands in processes of their own that watch the world with it."""

    world: World
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "critmin.db"

    def command(
        self, *arguments: str, before: Callable[[], None] | None = None, mounts: str = "", **settings: str
    ) -> tuple[int, str]:
        """Exit status, and all that was said, the answer first. `mounts`: shell commands that mount what only this
        process and its children see."""
        environment = {
            **os.environ, "CRITMIN_DB": f"sqlite:///{self.database}", "CRITMIN_SOURCES": str(self.world.catalogue),
            "CRITMIN_ALLOW_PRIVATE": "1", "CRITMIN_HOST_GAP": "0", **settings,
        }  # fmt: skip
        alone = [*_alone(), "sh", "-c", f'{mounts} && exec "$0" "$@"'] if mounts else []
        done = subprocess.run(
            [*alone, sys.executable, "-c", _MAIN, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            preexec_fn=before,
        )
        return done.returncode, done.stdout + done.stderr

    def changes(self) -> list[tuple[str, str, str]]:
        """What was told."""
        status, said = self.command("changes", "--json")
        assert status == 0, said
        result = json.JSONDecoder().raw_decode(said)[0]
        return sorted((item["source"], item["record"]["key"], item["change"]) for item in result)


@cache
def _alone() -> list[str]:
    """How a process gets mounts of its own; skips where it may have none."""
    for way in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        with suppress(OSError):
            if subprocess.run([*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0:
                return way
    pytest.skip("no process may have mounts of its own here (unshare, mount)")


def say(world: World, edition: int, rows: int = 400) -> None:
    """Every source states a new stage of its first project in each edition."""
    for number in range(_SOURCES):
        body = jsonl(
            {"id": number * 1000 + n, "reference": f"ISO/DIS {number}{n:03}", "title": {"en": f"Ore {n} " * 20},
             "currentStage": 4020 + 20 * edition if n == 1 else 2000}
            for n in range(rows)
        )  # fmt: skip
        world.site.pages[f"/ores-{number}"] = Fixed(body, 200, {"Content-Type": "application/json"})


@pytest.fixture
def machine(world: World, tmp_path: Path) -> Machine:
    """A machine that has read all sources once, and whose sources have news."""
    world.watch(*(world.entry(f"ores-{number}") for number in range(_SOURCES)))
    say(world, 0)
    made = Machine(world, tmp_path)
    status, said = made.command("refresh")
    assert status == 0, said
    say(world, 1)
    return made


def _full() -> None:
    """No file may grow beyond 8 kB: what a full disk does, for whoever is not root, too."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, 8_192))


@contextmanager
def _disk_full(_: Machine) -> Iterator[Callable[[], None] | None]:
    yield _full


@contextmanager
def _locked(machine: Machine) -> Iterator[Callable[[], None] | None]:
    with closing(sqlite3.connect(machine.database, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield None


@contextmanager
def _spoiled(machine: Machine, spoil: Callable[[Path], None]) -> Iterator[Callable[[], None] | None]:
    status, said = machine.command("backup", str(machine.folder / "kept.db"))
    assert status == 0, said
    spoil(machine.database)
    yield None
    for path in machine.folder.glob("critmin.db*"):
        path.unlink()
    status, said = machine.command("restore", str(machine.folder / "kept.db"))
    assert status == 0, said


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 100_000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE critmin_schema SET version_num = '9999'")
        connection.commit()


_TROUBLES: dict[str, tuple[Callable[[Machine], object], str]] = {
    "the disk is full": (_disk_full, "disk"),
    "the database is locked": (_locked, "locked|another process|in use"),
    "the database is damaged": (lambda machine: _spoiled(machine, _damage), "damaged|no database|malformed"),
    "the database is empty": (lambda machine: _spoiled(machine, _empty), "empty"),
    "the database is gone": (lambda machine: _spoiled(machine, Path.unlink), "gone|no longer|missing|not there"),
    "the database is newer": (lambda machine: _spoiled(machine, _make_newer), "newer"),
}


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="files cannot be limited here")
@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("trouble", _TROUBLES if LONG else ["the disk is full", "the database is empty"])
def test_trouble_is_a_sentence_and_nothing_is_lost(trouble: str, machine: Machine) -> None:
    make, words = _TROUBLES[trouble]
    with make(machine) as before:  # type: ignore[attr-defined] # each makes a context
        status, said = machine.command("refresh", before=before)
    assert status == 1, said
    assert "Traceback" not in said
    assert any(word.lower() in said.lower() for word in words.split("|")), said
    assert machine.changes() == []
    assert machine.command("refresh")[0] == 0
    assert machine.changes() == [(f"ores-{n}", str(n * 1000 + 1), "changed") for n in range(_SOURCES)]


@pytest.mark.parametrize("place", ["a folder that is gone", "a file"] if LONG else ["a file"])
def test_without_a_place_for_passing_files_nothing_is_lost(place: str, machine: Machine) -> None:
    folder = machine.folder / "passing"
    if place == "a file":
        folder.write_text("in the way", encoding="utf-8")
    status, said = machine.command("refresh", TMPDIR=str(folder))
    assert "Traceback" not in said
    assert status == 0, said
    assert len(machine.changes()) == _SOURCES


def test_a_full_place_for_passing_files_loses_nothing(machine: Machine) -> None:
    """TMPDIR is a file system of its own that is full, but for what Python tries it with; one document is larger than
    what memory holds of it."""
    folder = machine.folder / "passing"
    folder.mkdir()
    usual = machine.world.site.pages["/ores-0"]
    assert isinstance(usual, Fixed)
    machine.world.site.pages["/ores-0"] = replace(usual, body=usual.body + b"\n" + b" " * IN_MEMORY + b"\n")
    full = f"mount -t tmpfs -o size=64k tmpfs {folder} && head -c 57344 /dev/zero > {folder}/full"
    status, said = machine.command("refresh", mounts=full, TMPDIR=str(folder))
    assert status == 1, said
    assert "Traceback" not in said
    assert re.search(r"ores-0: failed: .*folder for temporary files .No space left", said), said
    assert machine.changes() == [(f"ores-{n}", str(n * 1000 + 1), "changed") for n in range(1, _SOURCES)]
    assert machine.command("refresh")[0] == 0
    assert len(machine.changes()) == _SOURCES


@pytest.mark.parametrize("how", ["media", "file"])
def test_a_database_that_may_only_be_read_can_be_read(machine: Machine, how: str) -> None:
    """Media that are read-only are so for the superuser, too; the mode of a file is not."""
    if how == "file" and os.geteuid() == 0:
        pytest.skip("the superuser may write any file")
    machine.database.chmod(0o400 if how == "file" else 0o600)
    ro = f"mount --bind {machine.folder} {machine.folder} && mount -o remount,ro,bind {machine.folder}"
    mounts = ro if how == "media" else ""
    before = hashlib.sha256(machine.database.read_bytes()).hexdigest()
    for arguments in (("status", "--json"), ("changes", "--json"), ("sources", "health", "--json")):
        status, said = machine.command(*arguments, mounts=mounts)
        assert "Traceback" not in said
        assert json.JSONDecoder().raw_decode(said)[0] is not None, said
        assert status == 0, said
    status, said = machine.command("refresh", mounts=mounts)
    assert status == 1, said
    assert "Traceback" not in said
    assert re.search("read-?only|cannot be written|may not write", said), said
    machine.database.chmod(0o600)
    assert hashlib.sha256(machine.database.read_bytes()).hexdigest() == before
    assert machine.command("refresh")[0] == 0
    assert len(machine.changes()) == _SOURCES


_START = datetime(2026, 1, 5, 6, tzinfo=UTC)
_URL = "https://data.example/committees.jsonl"


@pytest.mark.parametrize("days", [1, -1, 3650, -3650])
def test_a_clock_that_is_wrong_for_a_while_loses_nothing(days: int, tmp_path: Path) -> None:
    def stated(stage: int) -> bytes:
        return jsonl([{"id": 1, "reference": "ISO/DIS 1", "title": {"en": "Ore"}, "currentStage": stage}])

    wrong, later = _START + timedelta(days=days), _START + timedelta(days=2)
    ways = {_START: 4020, wrong: 4020, later: 4060}
    store, watched = open_store(tmp_path), source("iso-deliverables", _URL)
    maker = DigestMaker(store, [watched], Sender("critmin", "critmin@example.org"))
    reader = Subscriber.model_validate({"name": "Reader", "address": "reader@example.org", "cadence": "daily",
                                        "significance": "routine"})  # fmt: skip
    for at, stage in ways.items():
        if due(watched, store.state("watched"), at):
            folder = tmp_path / str(at.timestamp())
            folder.mkdir()
            poll(store, record(folder, [(_URL, at, stated(stage))]), at, watched)
        post(maker, [reader], EmlFolder(tmp_path / "mails"), now=partial(_the, at))
    changes = store.changes(ChangeQuery())
    post(maker, [reader], EmlFolder(tmp_path / "mails"), now=lambda: later + timedelta(days=1))
    store.engine.dispose()
    assert [change.fields["stage"][1] for change in changes] == ["40.60"]
    assert [change.detected_at for change in changes] == [later]
    mails = [path.read_text("utf-8") for path in (tmp_path / "mails").iterdir()]
    assert sum("ISO/DIS 1" in mail for mail in mails) == 1


def _the(moment: datetime) -> datetime:
    return moment
