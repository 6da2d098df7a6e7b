"""Several schedulers: the one that holds the lock of the background run works, the others wait for it to be free."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from critmin.background.clock import Job, call
from critmin.background.stopping import until_signal
from storage.database.errors import Locked, StorageError
from storage.database.lock import Held, run_lock
from storage.store import Store

LOOK = 5.0  # seconds between two looks at the lock, one's own or another's


def run(store: Store, jobs: Sequence[Job], *, every: timedelta, say: Callable[[str], None]) -> None:
    """Call `jobs` (`critmin.background.clock`) while the lock is ours, until SIGTERM or SIGINT.

    Where the server is away the lock is lost: then the jobs end, and the lock is waited for like anyone else's.
    """
    last_sentence = ""
    with until_signal(say, 0) as stop:
        while not stop.is_set():
            try:
                with run_lock(store.engine, "critmin run") as held:
                    say("scheduling")
                    last_sentence = ""
                    _while_held(held, jobs, stop, every, say)
            except Locked as error:
                last_sentence = _once(f"standing by: {error}", last_sentence, say)
            except StorageError as error:
                last_sentence = _once(f"{error} Tried again.", last_sentence, say)
            stop.wait(LOOK)


def _while_held(
    held: Held, jobs: Sequence[Job], stop: threading.Event, every: timedelta, say: Callable[[str], None]
) -> None:
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(held, stop, over), daemon=True)
    watch.start()
    try:
        call(jobs, over, every=every, say=say)
    finally:
        over.set()
        watch.join()
    if not stop.is_set():
        say("the database was unreachable, and the lock was lost with it")


def _watch(held: Held, stop: threading.Event, over: threading.Event) -> None:
    """Set `over` when the run is to end, or the lock is not ours any more."""
    with suppress(StorageError):
        while not over.is_set() and not stop.wait(LOOK):
            held.check()
    over.set()


def _once(sentence: str, last_sentence: str, say: Callable[[str], None]) -> str:
    if sentence != last_sentence:
        say(sentence)
    return sentence
