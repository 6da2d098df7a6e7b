"""A delivery to 200 readers that is killed at any instant and continued: nobody missed, nobody mailed for nothing.

`CRITMIN_KILLS=50 pytest tests/digests/delivery/test_killed.py` kills more often than the ordinary run does.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from aiosmtpd.smtp import Envelope

from storage.database import open_database
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


def by_sender(taken: list[Envelope]) -> dict[str, list[Envelope]]:
    found: defaultdict[str, list[Envelope]] = defaultdict(list)
    for envelope in taken:
        found[str(envelope.mail_from)].append(envelope)
    return found


def message_id(envelope: Envelope) -> bytes:
    return next(line for line in bytes_of(envelope).split(b"\r\n") if line.startswith(b"Message-ID:"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_killed_delivery_that_is_continued_misses_and_repeats_nobody(tmp_path: Path) -> None:
    world(tmp_path)
    settings = {
        **os.environ,
        "CRITMIN_SOURCES": str(tmp_path / "sources.yaml"),
        "CRITMIN_SUBSCRIBERS": str(tmp_path / "subscribers.yaml"),
    }
    with mailserver() as box:
        url = f"smtp://127.0.0.1:{box.port}?timeout=20"
        command = [sys.executable, "-m", "tests.digests.delivery.killed", str(tmp_path), url, str(KILLS), "7"]
        done = subprocess.run(command, env=settings, check=True, capture_output=True, text=True, timeout=600)
    assert done.stdout.count("killed") >= KILLS // 2, done.stdout
    everybody = {f"reader-{number}@example.org" for number in range(READERS)}
    mails = by_sender(box.taken)
    assert len(mails) == KILLS + 1
    repeated = 0
    for sender, taken in mails.items():
        times = Counter(envelope.rcpt_tos[0] for envelope in taken)
        assert times.keys() == everybody, f"{sender}: somebody was missed\n{done.stdout}"
        assert len({message_id(envelope) for envelope in taken}) == READERS
        twice = [address for address, number in times.items() if number > 1]
        assert len(twice) <= 1, f"{sender}: more than the one mail in the window went out twice\n{done.stdout}"
        for address in twice:
            assert times[address] == 2
            assert len({bytes_of(each) for each in taken if each.rcpt_tos == [address]}) == 1
        repeated += len(twice)
    print(f"{done.stdout.count('killed')} kills, {repeated} mails in the window")
    for number in range(1, KILLS + 1):
        engine = open_database(f"sqlite:///{tmp_path / f'kill-{number}.db'}")
        outbox = Outbox(engine)
        assert Counter(mail.state for mail in outbox.mails()) == {State.SENT: READERS}
        assert len(outbox.issued(limit=1000)) == READERS
        engine.dispose()
