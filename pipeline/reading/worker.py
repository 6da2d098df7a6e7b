"""A reader's process: reads one document after the other, each within its limits, until nobody asks any more.

It is started by `pipeline.reading.workers` and talks to it over a socket. A limit on processor time ends it with
SIGXCPU; one on memory makes Python raise `MemoryError`, or ends it where a C library cannot bear that.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import resource
import signal
import socket
import sys
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import msgspec

from pipeline.document import Body, Document
from pipeline.reading.frames import HERE, Broken, receive_with_file, send
from pipeline.reading.messages import Ask, Batch, Failed, Message, Rows, decode_ask, encode
from pipeline.reading.read import messages

_LARGEST_ASK = 1 << 30
_SPENT = 150 << 20  # bytes of memory after a document: what grew and does not shrink gives way to a new process
_PAGE = resource.getpagesize()


def main(descriptor: int) -> None:
    """Answer what comes over the socket with this descriptor."""
    with socket.socket(fileno=descriptor) as sock:
        _settle()
        own = _memory()[1]
        send(sock, HERE)
        spent = False
        while not spent:
            try:
                content, file = receive_with_file(sock, _LARGEST_ASK)
                spent = _answer(sock, decode_ask(content), file, own)
            except (Broken, OSError):  # nobody asks any more
                return


def _settle() -> None:
    """No noise, no core files; who stops the whole run stops it through the other end of the socket."""
    faulthandler.enable()
    gc.freeze()  # what was imported stays
    gc.set_threshold(50_000)  # what a document is read into is mostly kept until it is read
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for good
    warnings.simplefilter("ignore")


def _answer(sock: socket.socket, ask: Ask, file: IO[bytes] | None, own: int) -> bool:
    """Read one document; whether this process has grown so much that it should end. `own`: its memory at first."""
    if loaded := sys.modules.get("logging"):  # not loaded for this: a process begins 5 ms sooner without
        loaded.disable(loaded.CRITICAL)
    for message in _messages(ask, file, own):
        spent = not isinstance(message, Batch | Rows) and _memory()[1] > _SPENT
        send(sock, encode(msgspec.structs.replace(message, spent=True) if spent else message))
    return spent


def _messages(ask: Ask, file: IO[bytes] | None, own: int) -> Iterator[Message]:
    body = Body.of(ask.content or b"") if file is None else Body.received(file, ask.size, ask.quick)
    document = Document(ask.source.id, ask.url, ask.status, ask.headers, ask.media_type, body, ask.fetched_at)
    try:
        with closing(body), _limits(ask, own):
            yield from messages(document, ask.source, ask.known, ask.of_list, ask.numbers)
    except MemoryError:
        sentence = f"reading its {ask.size:,} bytes took more than {ask.memory >> 20} MiB of memory"
        yield Failed(f"{ask.url}: {sentence}", trace=_trace())
    except Exception as error:  # noqa: BLE001 - whatever a document does to its reader is told, and no more happens
        reason = f"{type(error).__name__}: {error}"[:300]
        yield Failed(f"{ask.url}: {_how(error)} ({reason})", trace=_trace())


def _trace() -> str:
    import traceback  # a process begins 5 ms sooner without

    return traceback.format_exc()


def _how(error: Exception) -> str:
    """An object where a list is expected, a missing part: the document is to blame, and people are told so."""
    if isinstance(error, AttributeError | LookupError | TypeError | ValueError):
        return "it is not built as a document of its kind should be"
    return "reading it failed unexpectedly"


@contextmanager
def _limits(ask: Ask, own: int) -> Iterator[None]:
    """From now on so much processor time and memory, and no more.

    What documents before have left behind is used again, so it is part of the memory that this one may take.
    """
    usage = resource.getrusage(resource.RUSAGE_SELF)
    most_time, most_memory = (resource.getrlimit(what)[1] for what in (resource.RLIMIT_CPU, resource.RLIMIT_AS))
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + 1 + ask.computing, most_time))
    space, memory = _memory()
    left_behind = max(memory - own, 0)
    resource.setrlimit(resource.RLIMIT_AS, (space + ask.memory - left_behind, most_memory))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
        resource.setrlimit(resource.RLIMIT_CPU, (most_time, most_time))


def _memory() -> tuple[int, int]:
    """Bytes of address space and of memory that this process takes; where nobody says so, what it once took.

    Not what `getrusage` says: the largest memory there is that of the parent from before this program began.
    """
    try:
        space, memory, *_ = Path("/proc/self/statm").read_text().split()
        return int(space) * _PAGE, int(memory) * _PAGE
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most, most
