"""A world for workers: hosts on the loopback network that remember who asked what when, and processes that poll."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import yaml
from sqlalchemy import Engine, text, update

from storage.database.connections import writing
from storage.database.opening import open_database
from storage.database.tables import polls, sources
from storage.store import ChangeQuery, Store
from tests.pipeline.worlds import jsonl

_ALL = 100_000  # more pages than any test asks for
_NOTED = 0.02  # seconds after its end in which a thread of the server may note it, on a busy machine
MAIN = [sys.executable, "-c", "from critmin.cli import main; main()"]


@dataclass(frozen=True)
class Asked:
    """One request, in seconds of the monotonic clock."""

    host: str
    path: str
    begin: float
    end: float


class _Exchange(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        begin = time.monotonic()
        world = self.server.world
        time.sleep(world.latency)
        body = None
        if self.path != "/robots.txt":
            world.answers.acquire()
            body = world.page(self.path)
        host = self.headers["Host"].partition(":")[0]
        world.asked.append(Asked(host, self.path, begin, time.monotonic()))  # before the asker knows the answer
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Silence."""


class _Server(http.server.ThreadingHTTPServer):
    world: World
    request_queue_size = 512
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Silence: some of those who ask are killed."""


@dataclass
class World:
    """`hosts` hosts, 127.0.0.1 and so on, with `each` sources; what they say depends on the `edition`."""

    folder: Path
    hosts: int
    each: int
    gap: float = 0.0
    latency: float = 0.0
    edition: int = 1
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_ALL))

    def hold_after(self, pages: int) -> None:
        """Answer so many more pages; who asks for another one waits until `let_go`."""
        self.answers = threading.Semaphore(pages)

    def let_go(self) -> None:
        """Answer who waits, and everybody from now on."""
        held, self.answers = self.answers, threading.Semaphore(_ALL)
        held.release(_ALL)

    @property
    def names(self) -> list[str]:
        """The ids of the sources."""
        return [f"host-{host}-{number}" for host in range(1, self.hosts + 1) for number in range(self.each)]

    def page(self, path: str) -> bytes:
        """Three projects; in each edition every third source has one at another stage, and a new one."""
        host, number = map(int, path.strip("/").split("-")[1:])
        first = (host * self.each + number) * 10
        moved = self.edition if number % 3 == 0 else 0
        rows = [
            {"id": first + entry, "reference": f"ISO/DIS {first + entry}", "title": {"en": f"Ore {first + entry}"},
             "currentStage": 4020 + 20 * moved if entry == 0 else 2000}
            for entry in range(3 + moved)
        ]  # fmt: skip
        return jsonl(rows)

    def write_catalogue(self) -> Path:
        """`sources.yaml` in the folder."""
        entries = [
            {
                "id": name, "name": name, "organisation": "Test", "jurisdiction": "international",
                "kind": "iso-deliverables", "url": f"http://127.0.{int(name.split('-')[1]) // 200}."
                f"{int(name.split('-')[1]) % 200 + 1}:{self.port}/{name}", "poll": "daily", "topic": "iso-projects",
                "why": "a test", "expect": {"min_records": 1, "max_vanish": 0.3}, "evidence": "written here",
                "confidence": "verified",
            }
            for name in self.names
        ]  # fmt: skip
        path = self.folder / "sources.yaml"
        path.write_text(yaml.safe_dump({"sources": entries}), encoding="utf-8")
        return path

    def environment(self, url: str) -> dict[str, str]:
        """The settings of a process that polls this world into the database `url`."""
        return {
            **os.environ,
            "CRITMIN_DB": url,
            "CRITMIN_SOURCES": str(self.folder / "sources.yaml"),
            "CRITMIN_ALLOW_PRIVATE": "1",
            "CRITMIN_HOST_GAP": str(self.gap),
            "CRITMIN_LOG_FILE": os.devnull,
        }

    def pages_asked(self) -> Counter[str]:
        """How often each source's page was asked for."""
        return Counter(asked.path.strip("/") for asked in self.asked if asked.path != "/robots.txt")

    def together(self) -> list[tuple[Asked, Asked]]:
        """Requests to one host that came before the one before had ended, or its pause."""
        hosts: defaultdict[str, list[Asked]] = defaultdict(list)
        for item in self.asked:
            hosts[item.host].append(item)
        result = []
        for asked in hosts.values():
            asked.sort(key=lambda entry: entry.begin)
            result += [(one, other) for one, other in pairwise(asked) if other.begin < one.end + self.gap - _NOTED]
        return result


@contextmanager
def served(world: World) -> Iterator[World]:
    """The world's hosts answer."""
    server = _Server(("0.0.0.0", 0), _Exchange)
    server.world, world.port = world, server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    world.write_catalogue()
    try:
        yield world
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Team:
    """Schedulers and workers, as processes of their own."""

    world: World
    url: str
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *arguments: str, **settings: str) -> subprocess.Popen[str]:
        """One more: `worker`, or `run --workers`."""
        log = (self.world.folder / f"{arguments[0]}-{len(self.processes)}.log").open("w")
        process = subprocess.Popen(
            [*MAIN, *arguments], env={**self.world.environment(self.url), **settings}, stderr=log, text=True
        )
        log.close()
        self.processes.append(process)
        return process

    def schedulers(self, count: int, every: float = 1) -> list[subprocess.Popen[str]]:
        """`count` processes of which one schedules."""
        return [self.start("run", "--workers", "--every", str(every)) for _ in range(count)]

    def workers(self, count: int, at_once: int = 8) -> list[subprocess.Popen[str]]:
        """`count` processes that poll."""
        return [self.start("worker", "--at-once", str(at_once)) for _ in range(count)]

    def said(self) -> str:
        """What all of them said."""
        return "\n".join(f"{path.name}: {path.read_text()}" for path in sorted(self.world.folder.glob("*.log")))

    def stop(self) -> None:
        """End all that run still."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def team(world: World, url: str) -> Iterator[Team]:
    """A team that is gone at the end."""
    made = Team(world, url)
    try:
        yield made
    finally:
        made.stop()


def wait_for(condition: Callable[[], bool], seconds: float, team: Team | None = None) -> float:
    """Wait until it holds; the seconds that took."""
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() < begin + seconds, team.said() if team else "waited in vain"
        time.sleep(0.1)
    return time.monotonic() - begin


def polled(engine: Engine, times: int) -> int:
    """How many sources were polled so often."""
    query = "SELECT count(*) FROM (SELECT source FROM polls GROUP BY source HAVING count(*) >= :times) AS found"
    with engine.connect() as connection:
        return int(connection.execute(text(query), {"times": times}).scalar_one())


def make_due(engine: Engine) -> None:
    """Let a day go by for every source."""
    with writing(engine) as connection:
        rows = connection.execute(sources.select()).all()
        for row in rows:
            earlier = {"polled_at": row.polled_at - timedelta(days=1), "next_due": row.polled_at - timedelta(hours=1)}
            connection.execute(update(sources).where(sources.c.source == row.source).values(earlier))


def results(url: str) -> dict[str, object]:
    """What the polls came to, without their times and the order in which hosts were asked."""
    engine = open_database(url)
    store = Store(engine)
    states = {
        name: (state.outcome, state.error, state.failures, state.snapshot, state.records, state.notes)
        for name, state in store.states().items()
    }
    changes = [
        (
            change.source,
            change.kind,
            change.key,
            change.action,
            str(change.fields),
            change.sentence,
            change.before,
            change.after,
        )
        for change in store.changes(ChangeQuery())
    ]
    with engine.connect() as connection:
        done = sorted(
            (row.source, row.outcome, row.records, row.changes, row.bytes) for row in connection.execute(polls.select())
        )
    outcome: dict[str, object] = {
        "states": states,
        "records": sorted((source, str(record)) for source, record in store.records()),
        "changes": sorted(changes, key=str),
        "snapshots": sorted((info.sha256, info.size) for info in store.snapshots()),
        "polls": done,
    }
    engine.dispose()
    return outcome


def one_machine(world: World, name: str = "alone") -> str:
    """Refresh once on SQLite; the URL of its database."""
    url = f"sqlite:///{world.folder / name}.db"
    subprocess.run([*MAIN, "refresh"], env=world.environment(url), check=True, capture_output=True, timeout=900)
    return url
