"""Which lines of a large document are known from another one: whole blocks of unchanged lines are passed over at once.

A hash here only says "the same as before" to whoever made both; who publishes a document can serve the old one as
well. So it need not withstand an attack, only chance: xxh3 of 128 bits. Evidence is named by its SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

import msgspec
from xxhash import xxh3_128, xxh3_128_digest

HASH = 16  # bytes
_LINES = 32  # of a block: of a catalogue in which one line of 200 is new, six blocks of seven are passed over


class Block(msgspec.Struct, frozen=True, array_like=True):
    """Lines that follow each other: the number of the first one (from 0), how many, their bytes, the hash of all."""

    first: int
    lines: int
    size: int
    digest: bytes


@dataclass(slots=True)
class Layout:
    """The lines of a document as they are read: the hash of each, in order, and the blocks that they form."""

    hashes: list[bytes] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _open: list[bytes] = field(default_factory=list)

    def line(self, text: bytes, digest: bytes) -> None:
        """The next line."""
        self.hashes.append(digest)
        self._open.append(text)
        if len(self._open) == _LINES:
            self.end()

    def known(self, block: Block, hashes: Iterable[bytes]) -> None:
        """The next lines are those of a block that is known."""
        self.end()
        self.blocks.append(msgspec.structs.replace(block, first=len(self.hashes)))
        self.hashes.extend(hashes)

    def end(self) -> None:
        """The block ends here, however many lines it has."""
        if self._open:
            text, count = b"".join(self._open), len(self._open)
            self.blocks.append(Block(len(self.hashes) - count, count, len(text), xxh3_128_digest(text)))
            self._open.clear()


def by_first_line(blocks: Iterable[Block], hashes: bytes) -> dict[bytes, Block]:
    """The blocks by the hash of the line that each begins with; `hashes`: of all lines, one after the other."""
    return {hashes[block.first * HASH : (block.first + 1) * HASH]: block for block in blocks}


def walk(stream: IO[bytes], known: Mapping[bytes, Block], longest: int = -1) -> Iterator[tuple[bytes, bytes] | Block]:
    """The document from where it stands, in order: known blocks where they stand as they stood, else line and hash.

    `longest`: a line of more bytes is parted.
    """
    while line := stream.readline(longest):
        digest = xxh3_128_digest(line)
        block = known.get(digest)
        yield block if block is not None and _follows(stream, line, block) else (line, digest)


def _follows(stream: IO[bytes], line: bytes, block: Block) -> bool:
    """Whether `line` and what follows it is the block; then the stream stands after it, else where it stood."""
    rest = stream.read(block.size - len(line)) if block.size > len(line) else b""
    digest = xxh3_128(line)
    digest.update(rest)
    if len(line) + len(rest) == block.size and digest.digest() == block.digest:
        return True
    stream.seek(-len(rest), 1)
    return False
