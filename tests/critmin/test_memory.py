"""The threads of a process that runs for months share few heaps."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

_PROGRAM = """
import ctypes, threading
from critmin.background.memory import share_heaps
{first}
together = threading.Barrier(12)
def take():
    together.wait()
    kept = [bytes(20_000) for _ in range(50)]
    together.wait()
threads = [threading.Thread(target=take) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()
"""


def heaps(first: str) -> int:
    """How many heaps a process of twelve threads has that did this `first`."""
    program = [sys.executable, "-c", _PROGRAM.format(first=first)]
    said = subprocess.run(program, capture_output=True, text=True, check=True).stderr
    return sum(line.startswith("Arena ") for line in said.splitlines())


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_stats"), reason="the C library is not glibc")
def test_threads_share_two_heaps() -> None:
    assert heaps("share_heaps()") == 2
    assert heaps("") > 2, "left alone they do not"
