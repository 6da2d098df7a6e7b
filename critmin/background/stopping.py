"""An orderly end: the first signal lets what is under way finish, but not for ever; the second one ends at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 8.0  # that what is under way is given after a signal; service managers and people wait some ten
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def until_signal(say: Callable[[str], None], status: int, seconds: float = SECONDS) -> Iterator[threading.Event]:
    """An event that SIGTERM or SIGINT sets. Only from the main thread.

    What has not finished `seconds` later is given up and the process ends with `status`: every poll and every delivery
    is one transaction, so nothing stored is half there. A second signal ends the process as it would have before.
    """
    stop = threading.Event()
    end = threading.Timer(seconds, _give_up, (say, status))
    end.daemon = True
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def on_signal(number: int, _frame: FrameType | None) -> None:
        for signum, handler in before.items():
            signal.signal(signum, handler)
        say(f"{signal.Signals(number).name}: stopping after what is under way; a second signal stops at once")
        stop.set()
        end.start()

    for number in _SIGNALS:
        signal.signal(number, on_signal)
    try:
        yield stop
    finally:
        end.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _give_up(say: Callable[[str], None], status: int) -> None:
    say("stopped; unfinished work was given up and is done again at the next run; nothing is lost")
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)
