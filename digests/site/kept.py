"""What a build works out at length, kept beside the site for the next one, which takes it where it rests on the same.

Nothing depends on it but time: what is not kept, was made by another version, or rests on something else is made anew.
A file of lines, the first of them the version: `name <tab> what it rests on <tab> value as JSON`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any, BinaryIO

import orjson

_ROOMS = ("digests", "vocabulary", "storage")
_MADE_BY = {".py", ".j2", ".yaml"}


class Kept:
    """The values of the last build, and those of this one, both on disk. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = folder / "kept.tsv" if folder else None

    @cached_property
    def _before(self) -> BinaryIO:
        return self._file.open("rb") if self._file and self._file.is_file() else io.BytesIO()

    @cached_property
    def _places(self) -> Mapping[bytes, int]:
        return dict(_places(self._before))

    @cached_property
    def _now(self) -> BinaryIO:
        """Beside the file until it is whole. Of a build that was killed it is begun again."""
        if self._file is None:
            return io.BytesIO()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        now = self._file.with_suffix(".new").open("wb")
        now.write(program().encode() + b"\n")
        return now

    def remembered(self, name: str, rests_on: str, make: Callable[[], Any]) -> Any:
        """The value that was kept under `name` where it rests on the same; else a new one, as JSON gives it back."""
        head = f"{name}\t{rests_on}\t".encode()
        value, known = self._kept(name.encode(), head)
        if value is None:
            value = orjson.dumps(make())
            known = orjson.loads(value)
        if self._file:
            self._now.write(head + value + b"\n")
        return known

    def given(self, name: str) -> Any:
        """What an earlier build kept under `name` for good; `None` where there is nothing."""
        return self._kept(name.encode(), f"{name}\t\t".encode())[1]

    def keep(self, name: str, value: object) -> None:
        """Keep this for the next build, whatever it rests on."""
        if self._file:
            self._now.write(f"{name}\t\t".encode() + orjson.dumps(value) + b"\n")

    def _kept(self, name: bytes, head: bytes) -> tuple[bytes | None, Any]:
        """The value as JSON and as what it says; `None` for both where there is none, or a damaged one."""
        if name not in self._places:
            return None, None
        self._before.seek(self._places[name])
        line = self._before.readline()
        value = line[len(head) : -1]
        try:
            return (value, orjson.loads(value)) if line.startswith(head) else (None, None)
        except orjson.JSONDecodeError:  # damaged
            return None, None

    def save(self) -> None:
        """Keep what this build took, and nothing else."""
        self._before.close()
        self._now.close()
        if self._file:
            self._file.with_suffix(".new").replace(self._file)


def _places(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Where the line of each name begins; of none where another version wrote them."""
    place = len(first := stream.readline())
    if first != program().encode() + b"\n":
        return
    for line in stream:
        yield line.partition(b"\t")[0], place
        place += len(line)


@cache
def program() -> str:
    """Stands for the code, the templates and the data that make the site: what other ones made is not taken."""
    own = hashlib.blake2b(digest_size=12)
    for room in _ROOMS:
        top = Path(str(packaged(room)))
        for path in sorted(top.rglob("*")):
            if path.suffix in _MADE_BY:
                own.update(f"{room}/{path.relative_to(top)}\n".encode() + path.read_bytes())
    return own.hexdigest()
