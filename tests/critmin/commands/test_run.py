"""`critmin run`: refreshes and sends in a process of its own, until a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from storage.database.lock import refresh_lock
from storage.database.opening import open_database
from storage.outbox import Outbox
from tests.critmin.commands.conftest import World
from tests.databases import url_at
from tests.pipeline.worlds import jsonl

pytestmark = pytest.mark.both_databases


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert process.poll() is None, process.returncode
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_refreshes_and_sends_until_a_signal(tmp_path: Path, world: World, number: signal.Signals) -> None:
    world.site.fixed("/ores", jsonl([{"id": 1, "reference": "ISO 1", "title": {"en": "Ore"}, "currentStage": 4020}]))
    reader = {"name": "Ada", "address": "ada@example.org", "cadence": "daily"}
    (tmp_path / "subscribers.yaml").write_text(yaml.safe_dump({"subscribers": [reader]}))
    settings = {
        **os.environ,
        "CRITMIN_DB": url_at(tmp_path),
        "CRITMIN_SOURCES": str(tmp_path / "sources.yaml"),
        "CRITMIN_SUBSCRIBERS": str(tmp_path / "subscribers.yaml"),
        "CRITMIN_SMTP_URL": f"file://{tmp_path}/sent",
        "CRITMIN_ALLOW_PRIVATE": "1",
        "CRITMIN_HOST_GAP": "0",
    }
    main = [sys.executable, "-c", "from critmin.cli import main; main()", "run", "--every", "1"]
    log = tmp_path / "run.log"
    with log.open("w") as stderr, subprocess.Popen(main, env=settings, stderr=stderr, text=True) as process:
        wait_for(lambda: "/ores" in world.site.paths and any((tmp_path / "sent").glob("*.eml")), process)
        other = subprocess.run(main, env=settings, capture_output=True, text=True, check=False, timeout=1200)
        text = (tmp_path / "subscribers.yaml").read_text()
        (tmp_path / "subscribers.yaml").write_text(text.replace("daily", "often"))
        # another look, at which nothing is due, with a file that has an error now
        wait_for(lambda: "entry 'Ada'" in log.read_text(), process)
        process.send_signal(number)
        process.wait(timeout=120)
    said = log.read_text()
    assert process.returncode == 0, said
    assert "watching 1 source, digests for 1 reader" in said
    assert "refreshed 1 source: 0 changes" in said
    assert "1 digest made" in said
    assert said.endswith("stopped\n")
    assert "entry 'Ada', field cadence: expected 'daily'" in said
    assert other.returncode == 1
    assert "`critmin run` is under way on this database" in other.stderr
    assert world.site.paths.count("/ores") == 1
    assert len(list((tmp_path / "sent").glob("*.eml"))) == 1
    engine = open_database(settings["CRITMIN_DB"])
    assert len(Outbox(engine).issued()) == 1
    with refresh_lock(engine):
        pass
    engine.dispose()
