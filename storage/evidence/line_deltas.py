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

from vocabulary.known_lines import Lines

_FORM = b"critmin lines 1\n"  # what follows is no zstd frame
_FEWEST = 100  # lines
_PIECE = 256 * 1024
_LEVEL = 9  # the additions are small, and kept for ever


class Corrupt(Exception):
    """What is stored is not what was written."""


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


def table(lines: Lines) -> bytes | None:
    """The table of a document's lines; None for one that has hardly any."""
    return lines.packed() if len(lines.sizes) >= _FEWEST else None


def delta(stream: IO[bytes], lines: Lines, known: bytes) -> bytes | None:
    """The document, whose bytes `stream` has from their start, as an addition to the one whose table is `known`.

    None where they have less than half in common.
    """
    stretches, at, pieces = _stretches(lines, Lines.unpacked(known)), 0, list[bytes]()
    added = sum(size for start, size in stretches if start < 0)
    if added * 2 > sum(lines.sizes):
        return None
    compressor = zstandard.ZstdCompressor(level=_LEVEL).compressobj(size=added)
    for start, size in stretches:
        if start < 0:
            stream.seek(at)
            pieces += (compressor.compress(piece) for piece in _part(stream, size))
        at += size
    pieces.append(compressor.flush())
    return _FORM + msgspec.msgpack.encode(_Delta(stretches, b"".join(pieces)))


def _stretches(lines: Lines, before: Lines) -> list[tuple[int, int]]:
    """Where the document stands in the one before, or -1, in stretches: block by block, else line by line."""
    starts = [0, *accumulate(before.sizes)]
    blocks = {block.digest: starts[block.first] for block in before.blocks}
    places = [blocks.get(block.digest, -1) for block in lines.blocks]
    others = {digest for block, at in zip(lines.blocks, places, strict=True) if at < 0 for digest in lines.of(block)}
    by_line = {digest: at for digest, at in zip(before.each_hash(), starts, strict=False) if digest in others}
    result = _Stretches()
    for block, at in zip(lines.blocks, places, strict=True):
        if at >= 0:
            result.add(at, block.size)
            continue
        for number, digest in enumerate(lines.of(block), block.first):
            result.add(by_line.get(digest, -1), lines.sizes[number])
    return result.spans


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
                earlier.seek(start)
                yield from _part(earlier, size)


def _part(file: IO[bytes], size: int) -> Iterator[bytes]:
    """The next `size` bytes."""
    while size > 0:
        piece = file.read(min(size, _PIECE))
        if not piece:
            raise Corrupt
        yield piece
        size -= len(piece)
