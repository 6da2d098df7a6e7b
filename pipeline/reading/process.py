"""One reader's process, seen from outside: started, asked, and understood when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from pipeline.reading.frames import HERE, Broken, receive, send
from pipeline.reading.limits import Limits
from pipeline.reading.messages import Ask, Batch, Message, Rows, decode, encode

_PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv[2])
from pipeline.reading.worker import main
main(int(sys.argv[1]))
"""
_LARGEST_MESSAGE = 256 << 20  # bytes
_LARGEST_ANSWER = 1 << 30
_STARTING = 30.0  # seconds that a process may take to begin, beside what a document may take
_KEEP_MEMORY = dict.fromkeys(("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"), str(16 << 20))
"""What glibc keeps of what was freed (mallopt(3)): to ask the kernel for each message takes 30 ms of a catalogue."""
_ENDING = 3.0  # seconds in which the kernel takes back what a process held, on a busy machine
_LAST_WORDS = 20_000  # bytes of standard error
_FROM_OUTSIDE = {signal.SIGKILL, signal.SIGTERM, signal.SIGHUP}


class Died(Exception):
    """The process ended, or was ended, before its answer. `from_outside`: something else ended it, which says nothing
    of the document; `starved`: that was the kernel, short of memory, while the document was read, which may."""

    def __init__(self, sentence: str, trace: str, *, from_outside: bool = False, starved: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.trace, self.from_outside, self.starved = sentence, trace, from_outside, starved


class Process:
    """A process that reads one document after the other. One asker at a time."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-c", _PROGRAM, str(theirs.fileno()), json.dumps(sys.path)]
            self._process = subprocess.Popen(  # noqa: S603 - our own program; documents come over the socket
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()], env={**os.environ, **_KEEP_MEMORY},
            )  # fmt: skip
        self._socket, self.ready, self._began = ours, True, time.monotonic()
        self._here = False  # whether it has begun
        self._shortages = shortages()
        assert self._process.stderr is not None
        os.set_blocking(self._process.stderr.fileno(), False)

    def messages(self, ask: Ask, file: IO[bytes] | None, limits: Limits) -> Iterator[Message]:
        """The answer, message by message. Raises `Died`."""
        self.ready = False
        until = max(time.monotonic() + limits.reading, self._began + _STARTING)
        left = _LARGEST_ANSWER
        try:
            if not self._here:
                self._here = bytes(receive(self._socket, len(HERE), until)) == HERE
            self._ask(ask, file, until)
            while not self.ready:
                content = receive(self._socket, min(_LARGEST_MESSAGE, left), until)
                left -= len(content)
                message = decode(content)
                self.ready = not isinstance(message, Batch | Rows) and not message.spent
                yield message
                if not isinstance(message, Batch | Rows):
                    return
        except TimeoutError as error:
            raise self._killed(f"{ask.url}: reading it took longer than {limits.reading:g} seconds") from error
        except msgspec.MsgspecError as error:
            raise self._killed(f"{ask.url}: its reader answered with something that is not data ({error})") from error
        except (Broken, OSError) as error:
            raise self._died(ask, limits, str(error)) from error

    def _ask(self, ask: Ask, file: IO[bytes] | None, until: float) -> None:
        self._socket.settimeout(max(until - time.monotonic(), 0.001))
        send(self._socket, encode(ask), file)

    def _killed(self, sentence: str) -> Died:
        self.kill()
        return Died(sentence, self._last_words())

    def _died(self, ask: Ask, limits: Limits, cause: str) -> Died:
        """How the process ended, as a sentence; one that only went silent is ended first."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING)
        status = self._process.poll()
        if status is None:
            return self._killed(f"{ask.url}: its reader answered with something that is not data ({cause})")
        if status == -signal.SIGXCPU:
            return self._ended(ask, f"reading it took more than {limits.computing} seconds of computing")
        if -status in _FROM_OUTSIDE:
            return self._ended_from_outside(ask, _name(-status))
        return self._ended(ask, f"its reader ended with {_name(-status) if status < 0 else f'exit status {status}'}")

    def _ended(self, ask: Ask, cause: str) -> Died:
        return Died(f"{ask.url}: {cause}", self._last_words())

    def _ended_from_outside(self, ask: Ask, by: str) -> Died:
        """Where the kernel does not say how often memory ran out, it may have been that."""
        now = shortages()
        short = now is None or now != self._shortages
        why = "when the machine's memory ran out" if short else "by something outside of critmin"
        sentence = f"{ask.url}: its reader was ended with {by}, {why}"
        return Died(sentence, self._last_words(), from_outside=True, starved=short and self._here)

    def _last_words(self) -> str:
        assert self._process.stderr is not None
        output = self._process.stderr.read(_LAST_WORDS) or b""
        return f"the reader's process ended with status {self._process.returncode}\n{output.decode('utf-8', 'replace')}"

    def kill(self) -> None:
        """End it at once. Safe to call from any thread, and again."""
        self.ready = False
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End it, and free what it held."""
        self.kill()
        self._socket.close()
        assert self._process.stderr is not None
        self._process.stderr.close()

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None


def shortages() -> int | None:
    """How many processes of this machine the kernel has ended since memory ran out; `None` where it does not say.

    Linux: `oom_kill` of /proc/vmstat (https://docs.kernel.org/filesystems/proc.html).
    """
    try:
        rows = dict(line.split() for line in Path("/proc/vmstat").read_text("ascii").splitlines())
        return int(rows["oom_kill"])
    except (OSError, KeyError, ValueError):
        return None


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
