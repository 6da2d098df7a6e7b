"""What takes long to make of the files of the vocabulary, kept ready for the next process.

It is kept in the user's cache under a hash of all files that it is made of, their code included: what is kept is what
would be made again. A cache that cannot be read, or holds something else, counts as none.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from xxhash import xxh3_128

Made = TypeVar("Made")


def prepared(name: str, files: Iterable[Path], kind: type[Made], make: Callable[[], Made]) -> Made:
    """What `make` makes, or what an earlier process made of the same files. `kind`: its type, of plain data."""
    place = _place(name, files)
    if place is None:
        return make()
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        return msgspec.msgpack.decode(place.read_bytes(), type=kind)
    made = make()
    with contextlib.suppress(OSError):
        _keep(place, msgspec.msgpack.encode(made))
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


def _keep(place: Path, content: bytes) -> None:
    """In place of what was kept of other files; whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = place.name.rpartition("-")[0]
    for old in place.parent.glob(f"{name}-*.msgpack"):
        old.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(place)
