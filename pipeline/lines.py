"""JSON Lines at volume: which lines of a document are new, by an index of the lines that are known.

The catalogue of ISO has tens of thousands of lines of which a few hundred change; a line whose hash is known
holds a record that is known. Knows nothing of the database or the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from vocabulary.records import Record

_SIZE = 16  # bytes of a line's hash: 128 bits, so that no changed line is ever taken for a known one
RecordId = tuple[str, str]


def unpack(index: bytes) -> dict[bytes, str]:
    """The stored index as `{hash of a line: "KIND KEY" of its record}`."""
    if len(index) <= 8:
        return {}
    count = int.from_bytes(index[:8], "big")
    hashes, names = index[8 : 8 + count * _SIZE], index[8 + count * _SIZE :].decode().split("\n")
    return dict(zip((hashes[at : at + _SIZE] for at in range(0, len(hashes), _SIZE)), names, strict=True))


def pack(known: dict[bytes, str]) -> bytes:
    """The index as bytes: the number of lines, their hashes, the ids of their records."""
    return b"".join((len(known).to_bytes(8, "big"), b"".join(known), "\n".join(known.values()).encode()))


@dataclass(slots=True)
class LineReading:
    """One pass over a document's lines. After `batches` is used up, `index` and `vanished` are complete."""

    known: dict[bytes, str]
    read: Callable[[bytes, int], Record]
    index: dict[bytes, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def batches(self, lines: Iterable[bytes], size: int = 2000) -> Iterator[dict[RecordId, Record]]:
        """The records on lines that are not known, at most `size` at a time."""
        batch: dict[RecordId, Record] = {}
        names: set[str] = set()
        for number, line in enumerate(lines, start=1):
            digest = blake2b(line, digest_size=_SIZE).digest()
            name = self.known.get(digest)
            if name is None and line.strip():
                record = self.read(line, number)
                name = f"{record.kind} {record.key}"
                if name in names:
                    self.notes.append(f"line {number}: {name} stands in the document twice; the first one counts")
                else:
                    batch[record.id] = record
            if name is not None:
                names.add(name)
                self.index[digest] = name
            if len(batch) >= size:
                yield batch
                batch = {}
        if batch:
            yield batch

    @property
    def found(self) -> int:
        """How many records the document holds."""
        return len(set(self.index.values()))

    @property
    def vanished(self) -> list[RecordId]:
        """The records that were known and are on no line now."""
        kind_and_key = (name.partition(" ") for name in sorted(set(self.known.values()) - set(self.index.values())))
        return [(kind, key) for kind, _, key in kind_and_key]
