"""The invented site as a process: it lives as long as it is needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def site(delay: float) -> Iterator[int]:
    """Its port. `delay`: seconds that each answer takes."""
    command = [sys.executable, "-m", "bench.polls.server", str(delay)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield int(server.stdout.readline())
        finally:
            server.kill()
