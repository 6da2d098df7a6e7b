"""The pool of readers: processes that read documents side by side, each within limits, and none for ever.

As many as the machine has processors are usual. Where a document has waited a second for its turn and no process became
free meanwhile, one more begins, so that no host waits for another's document.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, replace
from functools import partial
from types import TracebackType
from typing import Self

from pipeline.document import Document
from pipeline.extract import extractor
from pipeline.extraction import Known
from pipeline.reading.handed import handed
from pipeline.reading.limits import Limits
from pipeline.reading.lines import read_lines
from pipeline.reading.messages import Ask
from pipeline.reading.process import Died, Process
from pipeline.reading.results import Interrupted, Reading, UnexpectedFailure, collected
from pipeline.source import Source

_USUAL = max(2, os.cpu_count() or 1)
_MOST = 16
_PATIENCE = 1.0  # seconds
_TRIES = 2  # of a document at which the machine's memory ran out
_ENDED = 50  # readers of one document that something else ended; then nothing can be read here
_LONG = 3  # times what reading may take: so long a document is tried again


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a document, beside the limits (`Ask`)."""

    source: Source
    known: bytes | None = None
    of_list: Known | None = None
    numbers: list[int] | None = None


class Workers:
    """A reader that gives documents to processes of its own. Safe to use from many threads; closed by its owner.

    Processes begin when they are needed; where nothing is to be read there are none.
    """

    def __init__(self, usual: int = _USUAL, most: int = _MOST) -> None:
        self._usual, self._most = usual, max(usual, most)
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._changed = threading.Condition()
        self._stopped = False
        self._waiting = 0  # documents that wait for a process
        self._freed = 0.0  # when a process became free last: where they do, a queue is no reason to begin more

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        for process in self._all:
            process.close()
        self._all.clear()
        self._idle.clear()

    def stop(self) -> None:
        """End all processes at once; whoever waits for one hears `Interrupted`."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
            for process in self._all:
                process.kill()

    def read(
        self,
        document: Document,
        source: Source,
        limits: Limits,
        known: bytes | None = None,
        of_list: Known | None = None,
    ) -> Reading:
        """What the document states. `ExtractionError` where it cannot be read, `Interrupted` when all is to stop.

        A process that something else ended says nothing of the document, which is then read again by another one. Where
        the kernel did it, short of memory, the document may be why: then it is tried once more, and not for ever.
        """
        if extractor(source.kind).line is not None:
            return read_lines(partial(self._patiently, limits, _Asked(source)), document, known)
        return self._patiently(limits, _Asked(source, known, of_list), document, None)

    def _patiently(self, limits: Limits, asked: _Asked, document: Document, numbers: list[int] | None) -> Reading:
        starved, ended, until = 0, 0, time.monotonic() + _LONG * limits.reading
        while True:
            try:
                return self._read(document, limits, replace(asked, numbers=numbers))
            except Died as error:
                starved, ended = starved + error.starved, ended + 1
                over = starved >= _TRIES or ended >= _ENDED or time.monotonic() > until
                if over or not error.from_outside:
                    again = f" (the last of {ended} readers of it)" if ended > 1 else ""
                    raise UnexpectedFailure(f"{error.sentence}{again}", error.trace) from error

    def _read(self, document: Document, limits: Limits, asked: _Asked) -> Reading:
        file = document.body.file
        ask = _ask(document, limits, asked, content=document.body.read() if file is None else None)
        process = self._taken()
        try:
            return collected(process.messages(ask, file, limits), document)
        except Died as error:
            if self._stopped:
                raise Interrupted from error
            raise
        finally:
            self._give_back(process)

    def _taken(self) -> Process:
        """A process that is free; a new one, if there are few or the wait was long."""
        begun = time.monotonic()
        with self._changed:
            while not self._stopped:
                while self._idle:
                    process = self._idle.pop()
                    if process.alive:
                        return process
                    self._drop(process)
                patient = time.monotonic() - max(begun, self._freed) < _PATIENCE
                if len(self._all) < (self._usual if patient else self._most):
                    process = Process()
                    self._all.add(process)
                    return process
                self._waiting += 1
                self._changed.wait(_PATIENCE / 4)
                self._waiting -= 1
            raise Interrupted

    def _give_back(self, process: Process) -> None:
        with self._changed:
            self._freed = time.monotonic()
            wanted = len(self._all) <= self._usual or self._waiting  # a process is dear to begin: not one a document
            if process.ready and not self._stopped and wanted:
                self._idle.append(process)
            else:
                self._drop(process)
            self._changed.notify()

    def _drop(self, process: Process) -> None:
        self._all.discard(process)
        process.close()


def _ask(document: Document, limits: Limits, asked: _Asked, content: bytes | None) -> Ask:
    return Ask(
        source=handed(asked.source),
        url=document.url,
        status=document.status,
        headers=dict(document.headers),
        media_type=document.media_type,
        fetched_at=document.fetched_at,
        size=document.body.size,
        quick=document.body.quick,
        content=content,
        known=asked.known,
        of_list=asked.of_list,
        numbers=asked.numbers,
        computing=limits.computing,
        memory=limits.memory,
    )
