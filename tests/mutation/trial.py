"""A mutant against the nearest tests, in a forked process of its own with a deadline.

What is not ours is imported once, before forking; the mutated module is put in the place of its file.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Sequence
from types import CodeType, ModuleType

import pytest

SURVIVED, KILLED, TOO_LONG = "survived", "killed", "too long"
_ARGUMENTS = (
    "-q",
    "-x",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
    "-k",
    "not postgres",
    "--hypothesis-seed=1",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)


class _Mutated(importlib.machinery.SourceFileLoader):
    """Loads the changed source under the name and file of the real one."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, _fullname: str) -> CodeType:
        """The changed code, which is not kept on disk."""
        return compile(self._source, self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, path: str, source: str) -> None:
        self._name, self._loader = name, _Mutated(name, path, source)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._loader.path, loader=self._loader)


def outcome(name: str, path: str, source: str, tests: Sequence[str], seconds: float) -> str:
    """What became of the mutant `source` of the module `name`: its tests failed, passed, or took too long."""
    child = os.fork()
    if child == 0:
        os._exit(_run(name, path, source, tests))
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return SURVIVED if os.waitstatus_to_exitcode(status) == 0 else KILLED
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TOO_LONG


def _run(name: str, path: str, source: str, tests: Sequence[str]) -> int:
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    sys.meta_path.insert(0, _Finder(name, path, source))
    try:
        return int(pytest.main([*_ARGUMENTS, *tests]))
    except BaseException:  # noqa: BLE001 - a mutant may break the import itself: it is noticed
        return 1
