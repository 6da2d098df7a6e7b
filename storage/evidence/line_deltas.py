"""An edition of a large document of lines, stored as what it repeats of an earlier edition and what it adds to it.

Of ISO's catalogue (200 MB) a few hundred lines are new each day: some 100 kB take the place of 20 MB. The earlier
edition stands by itself, with a table of its lines beside it, so that it need not be read to find what is repeated.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import IO

import msgspec
import zstandard

from vocabulary.known_lines import HASH, Block, Layout, by_first_line, walk

_FORM = b"critmin lines 1\n"  # what follows is no zstd frame
_LONGEST = 64 * 1024  # bytes: what is longer counts as several lines, and need not be held
_FEWEST = 100  # lines
_PIECE = 256 * 1024
_LEVEL = 9  # the additions are small, and kept for ever


class Corrupt(Exception):
    """What is stored is not what was written."""


class _Table(msgspec.Struct, array_like=True):
    """Hash and bytes of each line, and the blocks that they form."""

    hashes: bytes
    sizes: list[int]
    blocks: list[Block]


class _Delta(msgspec.Struct, array_like=True):
    """Stretches in order: (where in the earlier edition, bytes), or (-1, bytes) of what is added, a zstd frame."""

    stretches: list[tuple[int, int]]
    added: bytes


@dataclass(slots=True)
class _Stretches:
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, at: int, size: int) -> None:
        """The next stretch; one that goes on where the last one ended makes it longer."""
        last, length = self.spans[-1] if self.spans else (-2, 0)
        if last == at == -1 or (last >= 0 and at == last + length):
            self.spans[-1] = (last, length + size)
        else:
            self.spans.append((at, size))


def table(stream: IO[bytes]) -> bytes | None:
    """The table of a document's lines; None for one that has hardly any."""
    layout, sizes = Layout(), list[int]()
    for step in walk(stream, {}, _LONGEST):
        assert not isinstance(step, Block)
        layout.line(*step)
        sizes.append(len(step[0]))
    layout.end()
    if len(sizes) < _FEWEST:
        return None
    return msgspec.msgpack.encode(_Table(b"".join(layout.hashes), sizes, layout.blocks))


def delta(stream: IO[bytes], known: bytes) -> bytes:
    """The document as an addition to the one whose table is `known`."""
    before = msgspec.msgpack.decode(known, type=_Table)
    starts = [0, *accumulate(before.sizes)]
    hashes = (before.hashes[at : at + HASH] for at in range(0, len(before.hashes), HASH))
    lines = dict(zip(hashes, starts, strict=False))  # after the last line none starts
    stretches, added = _Stretches(), list[bytes]()
    for step in walk(stream, by_first_line(before.blocks, before.hashes), _LONGEST):
        if isinstance(step, Block):
            stretches.add(starts[step.first], step.size)
            continue
        line, digest = step
        at = lines.get(digest, -1)
        stretches.add(at, len(line))
        if at < 0:
            added.append(line)
    frame = zstandard.ZstdCompressor(level=_LEVEL).compress(b"".join(added))
    return _FORM + msgspec.msgpack.encode(_Delta(stretches.spans, frame))


def is_delta(content: bytes) -> bool:
    """Whether a stored document was made by `delta`."""
    return content.startswith(_FORM)


def restored(content: bytes, base: Iterable[bytes]) -> Iterator[bytes]:
    """The document in pieces; `base`: the earlier edition. Raises `Corrupt` where that is not what it referred to."""
    try:
        stored = msgspec.msgpack.decode(memoryview(content)[len(_FORM) :], type=_Delta)
        added = memoryview(zstandard.ZstdDecompressor().decompress(stored.added))
    except (msgspec.MsgspecError, zstandard.ZstdError) as error:
        raise Corrupt from error
    with tempfile.TemporaryFile() as earlier:
        for piece in base:
            earlier.write(piece)
        at = 0
        for start, size in stored.stretches:
            if start < 0:
                yield bytes(added[at : at + size])
                at += size
            else:
                yield from _part(earlier, start, size)


def _part(file: IO[bytes], start: int, size: int) -> Iterator[bytes]:
    file.seek(start)
    while size > 0:
        piece = file.read(min(size, _PIECE))
        if not piece:
            raise Corrupt
        yield piece
        size -= len(piece)
