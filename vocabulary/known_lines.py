"""Where the lines of a large document are, and which of them are known from another one.

Whole blocks of unchanged lines are passed over at once. A hash here only says "the same as before" to whoever made
both; who publishes a document can serve the old one as well. So it need not withstand an attack, only chance: xxh3 of
128 bits. Evidence is named by its SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from struct import iter_unpack
from typing import IO, Any

import msgspec
from xxhash import xxh3_128, xxh3_128_digest

HASH = 16  # bytes
_LINES = 32  # of a block: of a catalogue in which one line of 200 is new, six blocks of seven are passed over
_PIECE = 1 << 20  # bytes of a line that are held at once
_SHORT = 1 << 16  # bytes of a line that is held with the others of its block


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Lines that follow each other: the number of the first one (from 0), how many, their bytes, the hash of all."""

    first: int
    lines: int
    size: int
    digest: bytes


class Lines(msgspec.Struct, array_like=True):
    """The lines of a document: their hashes one after the other, the bytes of each, the blocks that they form."""

    hashes: bytes = b""
    sizes: list[int] = []
    blocks: list[Block] = []

    def each_hash(self) -> Iterator[bytes]:
        """The hash of each line, in order."""
        return chain.from_iterable(iter_unpack(f"{HASH}s", self.hashes))

    def of(self, block: Block) -> Iterator[bytes]:
        """The hash of each line of a block, in order."""
        hashes = self.hashes[block.first * HASH : (block.first + block.lines) * HASH]
        return chain.from_iterable(iter_unpack(f"{HASH}s", hashes))

    def packed(self) -> bytes:
        """The lines as bytes."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def unpacked(cls, content: bytes) -> Lines:
        """What `packed` made. Raises `msgspec.MsgspecError` for anything else."""
        return msgspec.msgpack.decode(content, type=cls)


class Passed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A block of the document before that stands in this one: its first line here and there, and how many."""

    here: int
    there: int
    lines: int


@dataclass(slots=True)
class _Layout:
    """The lines of a document as they are found."""

    hashes: bytearray = field(default_factory=bytearray)
    sizes: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _open: Any = field(default_factory=xxh3_128)
    _begun: int = 0

    def end(self) -> None:
        """The open block ends here, however many lines it has."""
        if count := len(self.sizes) - self._begun:
            self.blocks.append(Block(self._begun, count, sum(self.sizes[self._begun :]), self._open.digest()))
            self._open = xxh3_128()
        self._begun = len(self.sizes)

    def read(self, stream: IO[bytes], line: bytes, digest: bytes) -> None:
        """A line of which `line` is the beginning, or all."""
        size = len(line)
        self._open.update(line)
        if size == _PIECE and not line.endswith(b"\n"):
            digest, size = self._long(stream, line)
        self.hashes += digest
        self.sizes.append(size)
        if len(self.sizes) - self._begun == _LINES:
            self.end()

    def read_block(self, stream: IO[bytes]) -> bool:
        """The next lines as a block, none of which is known; whether there were any."""
        lines = list(islice(iter(partial(stream.readline, _SHORT), b""), _LINES))
        sizes = list(map(len, lines))
        if _SHORT in sizes:  # maybe too long to be held
            stream.seek(-sum(sizes), 1)
            for line in islice(iter(partial(stream.readline, _PIECE), b""), _LINES):
                self.read(stream, line, xxh3_128_digest(line))
            self.end()
        elif lines:
            self.hashes += b"".join(map(xxh3_128_digest, lines))
            self.blocks.append(Block(len(self.sizes), len(lines), sum(sizes), xxh3_128_digest(b"".join(lines))))
            self.sizes += sizes
            self._begun = len(self.sizes)
        return bool(lines)

    def _long(self, stream: IO[bytes], line: bytes) -> tuple[bytes, int]:
        """Hash and size of a line that is too long to be held."""
        whole, size = xxh3_128(line), len(line)
        while not line.endswith(b"\n") and (line := stream.readline(_PIECE)):
            whole.update(line)
            self._open.update(line)
            size += len(line)
        return whole.digest(), size

    def passed(self, block: Block, known: Lines) -> Passed:
        """The next lines are those of a known block."""
        self.end()
        here, first, end = len(self.sizes), block.first, block.first + block.lines
        self.blocks.append(msgspec.structs.replace(block, first=here))
        self.hashes += known.hashes[first * HASH : end * HASH]
        self.sizes += known.sizes[first:end]
        self._begun = len(self.sizes)
        return Passed(here, first, block.lines)


def laid_out(stream: IO[bytes], known: Lines | None = None) -> tuple[Lines, list[Passed]]:
    """The lines of a document from where `stream` stands, and which blocks of the `known` ones stand in it, in order.

    No line is held as a whole, however long it is.
    """
    layout, passed = _Layout(), list[Passed]()
    blocks = {} if known is None else _by_first_line(known)
    if not blocks:  # a block at a time takes two thirds of what line by line does
        while layout.read_block(stream):
            pass
    while line := stream.readline(_PIECE):
        digest = xxh3_128_digest(line)
        block = blocks.get(digest)
        if known is not None and block is not None and _follows(stream, line, block):
            passed.append(layout.passed(block, known))
        else:
            layout.read(stream, line, digest)
    layout.end()
    return Lines(bytes(layout.hashes), layout.sizes, layout.blocks), passed


def _by_first_line(known: Lines) -> dict[bytes, Block]:
    """The blocks by the hash of the line that each begins with."""
    return {known.hashes[block.first * HASH : (block.first + 1) * HASH]: block for block in known.blocks}


def _follows(stream: IO[bytes], line: bytes, block: Block) -> bool:
    """Whether `line` and what follows it is the block; then the stream stands after it, else where it stood.

    A block that ended with the document, in the middle of a line, is none where that line goes on.
    """
    rest = stream.read(block.size - len(line)) if block.size > len(line) else b""
    digest = xxh3_128(line)
    digest.update(rest)
    beyond = b""
    if len(line) + len(rest) == block.size and digest.digest() == block.digest:
        beyond = b"" if (rest or line).endswith(b"\n") else stream.read(1)
        if not beyond:
            return True
    stream.seek(-len(rest + beyond), 1)
    return False
