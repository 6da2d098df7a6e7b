"""What takes long to make of the files of the vocabulary, kept ready for the next process.

It is kept in the user's cache under a hash of all files that it is made of, their code included: what is kept is what
would be made again. A cache that cannot be read, or holds something else, counts as none. Several versions of critmin
on one machine each keep their own; those that were used longest ago are removed.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from xxhash import xxh3_128

Made = TypeVar("Made")
_KEPT = 6  # of each name: one for each version in use
_DAY = 86_400  # seconds after which it is noted again that one is in use


def prepared(name: str, files: Iterable[Path], kind: type[Made], make: Callable[[], Made]) -> Made:
    """What `make` makes, or what an earlier process made of the same files. `kind`: its type, of plain data."""
    place = _place(name, files)
    if place is None:
        return make()
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        kept = msgspec.msgpack.decode(place.read_bytes(), type=kind)
        note_use(place)
        return kept
    made = make()
    with contextlib.suppress(OSError):
        keep(place, msgspec.msgpack.encode(made))
    return made


def _place(name: str, files: Iterable[Path]) -> Path | None:
    """Where it is kept; nowhere if the files cannot be read, or there is no folder for what programs keep."""
    import platformdirs

    key = xxh3_128()
    try:
        for file in sorted(files):
            key.update(f"\0{file.name}\0")
            key.update(file.read_bytes())
        folder = platformdirs.user_cache_path("critmin")
    except (OSError, RuntimeError):
        return None
    return folder / f"{name}-{key.hexdigest()}.msgpack" if folder.is_absolute() else None


def keep(place: Path, content: bytes) -> None:
    """Keep it in a file `NAME-KEY.msgpack`, whole or not at all, beside a few of other keys. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(place)
    every = place.parent.glob(f"{place.name.rpartition('-')[0]}-*.msgpack")
    for old in sorted(every, key=_used, reverse=True)[_KEPT:]:
        old.unlink(missing_ok=True)


def _used(place: Path) -> float:
    """When it was used last, to the day; long ago if another process has removed it."""
    try:
        return place.stat().st_mtime
    except OSError:
        return 0.0


def note_use(place: Path) -> None:
    """That what is kept there is in use, so that others are removed before it."""
    with contextlib.suppress(OSError):
        if time.time() - _used(place) > _DAY:
            os.utime(place)
