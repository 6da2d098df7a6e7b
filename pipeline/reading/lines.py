"""JSON Lines at volume: which lines of a document are new, by an index of the lines that are known.

The catalogue of ISO has tens of thousands of lines of which a few hundred change; a line whose hash is known
holds a record that is known. Knows nothing of the database or the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

import msgspec

from vocabulary.known_lines import HASH, Block, Layout, by_first_line, walk
from vocabulary.records import Record

RecordId = tuple[str, str]
_FORM = b"lines 2\n"  # an index of another form knows nothing


class _Index(msgspec.Struct, array_like=True):
    """As it is stored: hashes of the lines, "KIND KEY" of the record on each (none on a blank line), blocks."""

    hashes: bytes
    names: str
    blocks: list[Block]


@dataclass(slots=True)
class Index:
    """What the lines of a document hold: "KIND KEY" of the record on each, in order; empty for a blank line."""

    hashes: bytes = b""
    names: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.names)

    @classmethod
    def unpacked(cls, content: bytes) -> Index:
        """The stored index; one without lines where it was stored in another form."""
        if not content.startswith(_FORM):
            return cls()
        stored = msgspec.msgpack.decode(memoryview(content)[len(_FORM) :], type=_Index)
        return cls(stored.hashes, stored.names.split("\n") if stored.hashes else [], stored.blocks)

    def packed(self) -> bytes:
        """The index as bytes."""
        return _FORM + msgspec.msgpack.encode(_Index(self.hashes, "\n".join(self.names), self.blocks))

    def records(self) -> set[str]:
        """The records that the document holds."""
        return set(self.names) - {""}

    def by_line(self) -> dict[bytes, str]:
        """The record on each line that is not blank, by the hash of the line."""
        hashes = (self.hashes[at : at + HASH] for at in range(0, len(self.hashes), HASH))
        return {digest: name for digest, name in zip(hashes, self.names, strict=True) if name}


@dataclass(slots=True)
class LineReading:
    """One pass over a document's lines. After `batches` is used up, `index` and `vanished` are complete."""

    known: Index
    read: Callable[[bytes, int], Record]
    index: Index = field(default_factory=Index)
    notes: list[str] = field(default_factory=list)
    _layout: Layout = field(default_factory=Layout)

    def batches(self, stream: IO[bytes], size: int = 2000) -> Iterator[dict[RecordId, Record]]:
        """The records on lines that are not known, at most `size` at a time."""
        batch: dict[RecordId, Record] = {}
        names: set[str] = set()
        by_line = self.known.by_line()
        for step in walk(stream, by_first_line(self.known.blocks, self.known.hashes)):
            if isinstance(step, Block):
                names.update(self._passed_over(step))
                continue
            line, digest = step
            name = by_line.get(digest)
            if name is None and not line.isspace():
                record = self.read(line, len(self.index.names) + 1)
                name = f"{record.kind} {record.key}"
                if name in names:
                    number = len(self.index.names) + 1
                    self.notes.append(f"line {number}: {name} appears in the document twice; the first one counts")
                else:
                    batch[record.id] = record
            if name is not None:
                names.add(name)
            self.index.names.append(name or "")
            self._layout.line(line, digest)
            if len(batch) >= size:
                yield batch
                batch = {}
        if batch:
            yield batch
        self._layout.end()
        self.index.hashes, self.index.blocks = b"".join(self._layout.hashes), self._layout.blocks

    def _passed_over(self, block: Block) -> list[str]:
        """The records of a block that stands as it stood."""
        first, end = block.first, block.first + block.lines
        names = self.known.names[first:end]
        hashes = self.known.hashes
        self._layout.known(block, (hashes[at : at + HASH] for at in range(first * HASH, end * HASH, HASH)))
        self.index.names += names
        return names

    @property
    def count(self) -> int:
        """How many records the document holds."""
        return len(self.index.records())

    @property
    def vanished(self) -> list[RecordId]:
        """The records that were known and are on no line now."""
        kind_and_key = (name.partition(" ") for name in sorted(self.known.records() - self.index.records()))
        return [(kind, key) for kind, _, key in kind_and_key]
