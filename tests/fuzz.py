"""`python -m tests.fuzz [NAME [SECONDS]]` (`./run fuzz`): invented input for everything that reads what others wrote.

Documents of the fixtures are cut, doubled, spliced and spoiled; nothing but an `ExtractionError` (or, of files that a
person wrote, a `ConfigurationError`) may come of it. What does is written to `fuzz-findings/`; its kind becomes a test.
Three minutes for each target; the seed is printed, so that a run can be had again (CRITMIN_SEED).
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pipeline.catalogue import load
from pipeline.document import Body, Document
from pipeline.extract import extractor, kinds
from pipeline.fetch import Replay
from pipeline.fetch.walls import HEAD, Answer, login, standing_in, wall
from pipeline.poll.first.pages import may_stand_in
from pipeline.reading.limits import limits
from pipeline.reading.read import messages
from pipeline.reading.results import collected
from pipeline.source import Source
from tests.hostile.cases import CASES
from tests.pipeline.fetch.loopback import Fixed
from tests.pipeline.worlds import source
from vocabulary.errors import CritminError
from vocabulary.records import PageText

SECONDS = 180.0
_NOW = datetime(2026, 1, 5, tzinfo=UTC)
_LONGEST = 10.0  # seconds of computing for one document of `_LARGEST` bytes; more is a finding
_LARGEST = 60_000  # bytes: what is large is the hostile table's subject
_FIXTURES = Path(__file__).parent
_TYPES = ("text/html", "application/json", "text/xml", "application/pdf", "text/plain; charset=utf-16", "")
_NASTY = (
    b"\x00", b"\xff", b"<!--", b"-->", b"<![CDATA[", b"&#xD800;", b"&#0;", b'"', b"[", b"{", b"null", b"-1", b"1e999",
    b"\xe2\x80\xae", b"</", b"<table><tr>", b"9" * 400, b"\n", b"0000-00-00", b"\xed\xa0\x80",
)  # fmt: skip


def corpus() -> list[bytes]:
    """The fixtures, and what the hostile table has that is small."""
    outcome = [path.read_bytes() for path in _FIXTURES.rglob("*") if path.suffix in _SUFFIXES and path.is_file()]
    outcome += [case.page.body for case in CASES if isinstance(case.page, Fixed)]
    return [content[:_LARGEST] for content in outcome if content]


_SUFFIXES = {".html", ".xml", ".json", ".jsonl", ".txt", ".csv", ".yaml", ".rss", ".pdf", ".xlsx", ".gz"}


def spoiled(chance: random.Random, seeds: list[bytes]) -> bytes:
    """A seed with a few things done to it."""
    content = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0:
                del content[at : min(end, at + 2000)]
            case 1:
                content[at:at] = content[at : min(end, at + 500)] * chance.randint(1, 20)
            case 2:
                content[at:at] = chance.choice(_NASTY)
            case 3:
                other = chance.choice(seeds)
                content[at:end] = other[: chance.randrange(len(other) + 1)]
            case 4:
                content[at : at + 4] = chance.randbytes(4)
            case _:
                content = content[:at]
        del content[_LARGEST:]
    return bytes(content)


def _reader(kind: str) -> Callable[[bytes, random.Random], None]:
    entry: Source = source(kind, jurisdiction="US", list="critical-minerals")

    def read(content: bytes, chance: random.Random) -> None:
        media = chance.choice(_TYPES)
        document = Document(
            entry.id, str(entry.url), 200, {"content-type": media}, media.partition(";")[0], Body.of(content),
            datetime(2026, 1, 5, tzinfo=UTC),
        )  # fmt: skip
        assert limits(entry).size
        collected(messages(document, entry, None), document).close()

    return read


def _file(name: str, load_it: Callable[[Path], object]) -> Callable[[bytes, random.Random], None]:
    def read(content: bytes, _chance: random.Random) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            load_it(path)

    return read


def targets() -> dict[str, Callable[[bytes, random.Random], None]]:
    """Everything that is fuzzed, by name."""
    from digests.delivery.subscribers import load as load_subscribers

    results = {kind: _reader(kind) for kind in kinds() if extractor(kind)}
    results["answer"] = _answer
    results["catalogue"] = _file("sources.yaml", load)
    results["subscribers"] = _file("subscribers.yaml", load_subscribers)
    results["warc"] = _file("world.warc.gz", Replay)
    return results


def _answer(content: bytes, chance: random.Random) -> None:
    """What is judged of every answer before it is read: a wall, a login, a page in place of another."""
    address = "https://www.site.test/page"
    judged = Answer(address, address, 200, {"content-type": "text/html"}, content[:HEAD], len(content))
    wall(judged)
    login(replace(judged, url=f"{address}/other"))
    if standing_in(judged):
        entry = source("page", address)
        document = Document(entry.id, address, 200, {}, "text/html", Body.of(content), _NOW, seems="is a parked domain")
        text = PageText.of(entry.id, entry.name, {PageText.sentences: [content[:300].decode("latin-1")]})
        may_stand_in(entry, document, [text])


class TooLong(Exception):
    """A document takes longer than any of its size may."""


def _too_long(_number: int, _frame: object) -> None:
    raise TooLong


def findings(target: Callable[[bytes, random.Random], None], seconds: float, seed: int) -> Iterator[tuple[bytes, str]]:
    """What ends in anything but a sentence, each place in our sources once."""
    chance, seeds, known = random.Random(seed), corpus(), set()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        content = spoiled(chance, seeds)
        signal.setitimer(signal.ITIMER_VIRTUAL, _LONGEST)
        try:
            target(content, chance)
        except CritminError:
            continue
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            place = f"{type(error).__name__} {traceback.extract_tb(error.__traceback__)[-1]}"
            if place not in known:
                known.add(place)
                yield content, traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main(arguments: list[str]) -> int:
    """Fuzz one target or all; exit status 1 where something was found."""
    chosen = {name: item for name, item in targets().items() if not arguments or name == arguments[0]}
    seconds = float(arguments[1]) if len(arguments) > 1 else SECONDS
    signal.signal(signal.SIGVTALRM, _too_long)
    seed, bad = int(os.environ.get("CRITMIN_SEED") or time.time()), 0
    for name, target in chosen.items():
        for content, trace in findings(target, seconds, seed):
            bad += 1
            folder = Path("fuzz-findings")
            folder.mkdir(exist_ok=True)
            (folder / f"{name}-{sha256(content).hexdigest()[:12]}").write_bytes(content)
            sys.stderr.write(f"{name}: {trace}\n")
        sys.stdout.write(f"{name}: {seconds:g} seconds with the seed {seed}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
