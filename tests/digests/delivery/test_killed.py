"""A delivery to 200 readers that is killed at any instant and continued: nobody missed, nobody mailed for nothing.

`CRITMIN_KILLS=50 pytest tests/digests/delivery/test_killed.py` kills more often than the ordinary run does.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from aiosmtpd.smtp import SMTP, Envelope

from storage.database.opening import open_database
from storage.outbox import Outbox, State
from storage.store import Store
from tests.digests.delivery.mailserver import bytes_of, mailserver
from tests.digests.histories import see

KILLS = int(os.environ.get("CRITMIN_KILLS", "8"))
READERS = 200


def world(folder: Path) -> None:
    """A catalogue, 200 readers and a database with changes of the last day."""
    entry = {
        "id": "trade-news", "name": "Trade news", "organisation": "Test", "jurisdiction": "GB", "kind": "feed",
        "url": "https://news.example/", "poll": "daily", "topic": "news", "why": "a test",
        "expect": {"min_records": 1, "max_vanish": 0.3}, "evidence": "written here", "confidence": "verified",
    }  # fmt: skip
    readers = [
        {"name": f"Reader {number}", "address": f"reader-{number}@example.org", "cadence": "daily",
         "significance": "routine" if number % 3 else "notable"}
        for number in range(READERS)
    ]  # fmt: skip
    (folder / "sources.yaml").write_text(yaml.safe_dump({"sources": [entry]}), encoding="utf-8")
    (folder / "subscribers.yaml").write_text(yaml.safe_dump({"subscribers": readers}), encoding="utf-8")
    engine = open_database(f"sqlite:///{folder / 'before.db'}")
    see(Store(engine), datetime.now(UTC) - timedelta(hours=2), 40)
    engine.dispose()


@dataclass
class Register:
    """Of each mail the sender, the recipient, the Message-ID and the SHA-256: thousands of mails are no light load."""

    taken: defaultdict[str, list[tuple[str, bytes, str]]] = field(default_factory=lambda: defaultdict(list))

    async def note(self, _server: SMTP, envelope: Envelope) -> str:
        content = bytes_of(envelope)
        identity = next(line for line in content.split(b"\r\n") if line.startswith(b"Message-ID:"))
        entry = (envelope.rcpt_tos[0], identity, hashlib.sha256(content).hexdigest())
        self.taken[str(envelope.mail_from)].append(entry)
        return "250 OK"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_killed_delivery_that_is_continued_misses_and_repeats_nobody(tmp_path: Path) -> None:
    world(tmp_path)
    settings = {
        **os.environ,
        "CRITMIN_SOURCES": str(tmp_path / "sources.yaml"),
        "CRITMIN_SUBSCRIBERS": str(tmp_path / "subscribers.yaml"),
    }
    register = Register()
    with mailserver() as box:
        box.messages[:] = [register.note]
        url = f"smtp://127.0.0.1:{box.port}?timeout=120"
        command = [sys.executable, "-m", "tests.digests.delivery.killed", str(tmp_path), url, str(KILLS), "7"]
        done = subprocess.run(command, env=settings, check=True, capture_output=True, text=True, timeout=900)
    assert done.stdout.count("killed") >= KILLS // 2, done.stdout
    everybody = {f"reader-{number}@example.org" for number in range(READERS)}
    assert len(register.taken) == KILLS + 1
    repeated = 0
    for sender, taken in register.taken.items():
        times = Counter(address for address, _, _ in taken)
        assert times.keys() == everybody, f"{sender}: somebody was missed\n{done.stdout}"
        assert len({identity for _, identity, _ in taken}) == READERS
        assert len(set(taken)) == READERS, f"{sender}: a mail that went out twice was not the same\n{done.stdout}"
        assert len(taken) <= READERS + 1, f"{sender}: more than the one mail in the window twice\n{done.stdout}"
        repeated += len(taken) - READERS
    print(f"{done.stdout.count('killed')} kills, {repeated} mails in the window")
    for number in range(1, KILLS + 1):
        engine = open_database(f"sqlite:///{tmp_path / f'kill-{number}.db'}")
        outbox = Outbox(engine)
        assert Counter(mail.state for mail in outbox.mails()) == {State.SENT: READERS}
        assert len(outbox.issued(limit=1000)) == READERS
        engine.dispose()
