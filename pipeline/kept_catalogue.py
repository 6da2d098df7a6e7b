"""A large catalogue as it was read last, so that a run in which nothing is due need not read its YAML again.

YAML of 10,000 entries takes three seconds and 100 MB to read, and a run every ten minutes finds it unchanged. It is
known by the hash of its bytes and by the kinds of source that there are, all that its reading depends on; what was kept
is validated again entry by entry, and what cannot be read is as good as none.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
from pydantic import ValidationError
from xxhash import xxh3_128_hexdigest

from pipeline.source import Source

_LARGE = 500_000  # bytes: a smaller file is read in no time
_KEPT = "catalogue-{}.msgpack"


def key_of(paths: Sequence[Path], kinds: Sequence[str]) -> str | None:
    """What the catalogue in these files is kept under; None for small ones and those that cannot be read."""
    try:
        contents = [path.read_bytes() for path in paths]
    except OSError:
        return None
    if sum(map(len, contents)) < _LARGE:
        return None
    return xxh3_128_hexdigest(msgspec.msgpack.encode([list(kinds), *contents]))


def kept(key: str) -> tuple[Source, ...] | None:
    """The sources that were kept under this key."""
    try:
        entries = msgspec.msgpack.decode(_place(key).read_bytes(), type=list[dict[str, Any]])
        return tuple(Source.model_validate(entry) for entry in entries) or None
    except (OSError, msgspec.MsgspecError, ValidationError):
        return None


def keep(key: str, sources: Sequence[Source]) -> None:
    """Keep them in place of those that were kept before; a folder that cannot be written keeps none."""
    place = _place(key)
    content = msgspec.msgpack.encode([source.model_dump(mode="json", exclude_unset=True) for source in sources])
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in place.parent.glob(_KEPT.format("*")):
            old.unlink()
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(place)


def _place(key: str) -> Path:
    return platformdirs.user_cache_path("critmin") / _KEPT.format(key)
