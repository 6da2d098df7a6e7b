"""What a build works out at length, kept beside the site for the next one, which takes it where it rests on the same.

Nothing depends on it but time: what is not kept, was made by another version, or rests on something else is made anew.
A file of lines, the first of them the version: `name <tab> what it rests on <tab> value as JSON`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any

import orjson

_ROOMS = ("digests", "vocabulary", "storage")
_MADE_BY = {".py", ".j2", ".yaml"}


class Kept:
    """The values of the last build, and those of this one. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = folder / "kept.tsv" if folder else None
        self._before = _read(self._file) if self._file else {}
        self._now: dict[bytes, bytes] = {}

    def take(self, name: str, rests_on: str, make: Callable[[], Any]) -> Any:
        """The value that was kept under `name` where it rests on the same; else a new one, as JSON gives it back."""
        at, key = name.encode(), rests_on.encode()
        line = self._before.get(at, b"")
        if line.startswith(key + b"\t"):
            try:
                value = orjson.loads(line[len(key) + 1 :])
            except orjson.JSONDecodeError:  # damaged
                line = b""
        if not line.startswith(key + b"\t"):
            line = key + b"\t" + orjson.dumps(make())
            value = orjson.loads(line[len(key) + 1 :])
        self._now[at] = line
        return value

    def save(self) -> None:
        """Keep what this build took, and nothing else."""
        if self._file and self._now != self._before:
            new = self._file.with_suffix(".new")
            lines = (b"%b\t%b\n" % each for each in self._now.items())
            new.write_bytes(b"".join((program().encode(), b"\n", *lines)))
            new.replace(self._file)


def _read(file: Path) -> dict[bytes, bytes]:
    version, *lines = file.read_bytes().split(b"\n") if file.is_file() else [b""]
    if version != program().encode():
        return {}
    return {name: rest for name, _, rest in (line.partition(b"\t") for line in lines) if name}


@cache
def program() -> str:
    """Stands for the code, the templates and the data that make the site: what other ones made is not taken."""
    own = hashlib.blake2b(digest_size=12)
    for room in _ROOMS:
        for path in sorted(Path(str(packaged(room))).rglob("*")):
            if path.suffix in _MADE_BY:
                own.update(path.read_bytes())
    return own.hexdigest()
