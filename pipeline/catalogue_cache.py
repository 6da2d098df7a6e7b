"""A cache of large catalogues, so that a run in which nothing is due need not parse its YAML again.

YAML of 10,000 entries takes three seconds and 100 MB to parse, and a run every ten minutes finds it unchanged. The key
is a hash of its bytes and of the kinds of source there are, which is all that the result depends on. Cached entries are
validated again one by one; a cache that cannot be read counts as none.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
from pydantic import ValidationError
from xxhash import xxh3_128_hexdigest

from pipeline.source import Source
from vocabulary.yaml_files.prepared import keep, note_use

_LARGE = 500_000  # bytes: a smaller file is read in no time
_FILE = "catalogue-{}.msgpack"


def key_of(paths: Sequence[Path], kinds: Sequence[str]) -> str | None:
    """The cache key of the catalogue in these files; None for small files and those that cannot be read."""
    try:
        contents = [path.read_bytes() for path in paths]
    except OSError:
        return None
    if sum(map(len, contents)) < _LARGE:
        return None
    return xxh3_128_hexdigest(msgspec.msgpack.encode([list(kinds), *contents]))


def load(key: str) -> tuple[Source, ...] | None:
    """The sources cached under this key; None without them."""
    try:
        place = _place(key)
        entries = msgspec.msgpack.decode(place.read_bytes(), type=list[dict[str, Any]])
        note_use(place)
        return tuple(Source.model_validate(entry) for entry in entries) or None
    except (OSError, msgspec.MsgspecError, ValidationError):
        return None


def save(key: str, sources: Sequence[Source]) -> None:
    """Cache them; a folder that cannot be written stays without a cache."""
    place = _place(key)
    content = msgspec.msgpack.encode([source.model_dump(mode="json", exclude_unset=True) for source in sources])
    with contextlib.suppress(OSError):
        keep(place, content)


def _place(key: str) -> Path:
    return platformdirs.user_cache_path("critmin") / _FILE.format(key)
