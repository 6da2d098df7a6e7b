"""JSON Lines at volume: which lines of a document are new, by an index of the lines that are known.

The catalogue of ISO has tens of thousands of lines of which a few hundred change; a line whose hash is known holds a
record that is known. Lines are told apart here, before they are understood: a reader's process is given the new ones
only. Knows nothing of the database or the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain

import msgspec

from pipeline.document import CHUNK, Body, Document
from pipeline.reading.messages import End, few
from pipeline.reading.results import Names, Reading, UnexpectedFailure
from vocabulary.known_lines import HASH, Lines, laid_out

RecordId = tuple[str, str]
Ask = Callable[[Document, list[int] | None], Reading]
"""Reads a document of lines, all of them or those with these numbers (from 1), the records still to be named."""
_FORM = b"lines 3\n"  # an index of another form knows nothing


class _Index(msgspec.Struct, array_like=True):
    """As it is stored: the lines, "KIND KEY" of the record on each (none on a blank line)."""

    lines: Lines
    names: str


@dataclass(slots=True)
class Index:
    """What the lines of a document hold: "KIND KEY" of the record on each, in order; empty for a blank line."""

    lines: Lines = field(default_factory=Lines)
    names: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.names)

    @classmethod
    def unpacked(cls, content: bytes) -> Index:
        """The stored index; one without lines where it was stored in another form."""
        if not content.startswith(_FORM):
            return cls()
        stored = msgspec.msgpack.decode(memoryview(content)[len(_FORM) :], type=_Index)
        return cls(stored.lines, stored.names.split("\n") if stored.lines.sizes else [])

    def packed(self) -> bytes:
        """The index as bytes."""
        return _FORM + msgspec.msgpack.encode(_Index(self.lines, "\n".join(self.names)))

    def records(self) -> set[str]:
        """The records that the document holds."""
        return set(self.names) - {""}


@dataclass(slots=True)
class Comparison:
    """The lines of a document beside those that are known; `new`: the numbers (from 0) of those that are not.

    `names`: the record on each line that is known; `left`: those on the known lines outside the blocks that stand as
    they stood, which are all that may be gone.
    """

    lines: Lines
    names: list[str]
    new: list[int]
    left: set[str]

    @classmethod
    def of(cls, document: Document, known: Index) -> Comparison:
        """Compare line by line, but for blocks that are known."""
        lines, passed = laid_out(document.body.open(), known.lines)
        names, left, open_lines = [""] * len(lines.sizes), list[str](), list[range]()
        here = 0
        for block in passed:
            open_lines.append(range(here, block.here))
            here = block.here + block.lines
            names[block.here : here] = known.names[block.there : block.there + block.lines]
        open_lines.append(range(here, len(lines.sizes)))
        there = 0
        for block in sorted(passed, key=lambda block: block.there):
            left += known.names[there : block.there]
            there = max(there, block.there + block.lines)
        left += known.names[there:]
        new = _name_the_known(known, lines, chain.from_iterable(open_lines), names)
        return cls(lines, names, new, set(left) - {""})

    def of_new(self, document: Document) -> Iterator[bytes]:
        """The new lines, one after the other."""
        stream, at, number = document.body.open(), 0, 0
        for new in self.new:
            at += sum(self.lines.sizes[number:new])
            stream.seek(at)
            left = self.lines.sizes[new]
            while left > 0 and (piece := stream.read(min(left, CHUNK))):
                left -= len(piece)
                yield piece
            at, number = at + self.lines.sizes[new], new + 1


def _name_the_known(known: Index, lines: Lines, numbers: Iterator[int], names: list[str]) -> list[int]:
    """Fill in the `names` of those lines that are known; the numbers of the others."""
    if not known:
        return list(numbers)
    wanted = {number: lines.hashes[number * HASH : (number + 1) * HASH] for number in numbers}
    digests = set(wanted.values())
    there = {
        digest: name
        for digest, name in zip(known.lines.each_hash(), known.names, strict=True)
        if digest in digests and name
    }
    for number, digest in wanted.items():
        names[number] = there.get(digest, "")
    return [number for number in wanted if not names[number]]


def read_lines(ask: Ask, document: Document, known: bytes | None) -> Reading:
    """What the lines of the document state that are not on the index `known`. `ExtractionError` as of reading any."""
    before = Index.unpacked(known or b"")
    comparison = Comparison.of(document, before)
    if len(comparison.new) == len(comparison.lines.sizes):
        reading = ask(document, None)
    else:
        with closing(Body(comparison.of_new(document))) as body:
            reading = ask(replace(document, body=body), [number + 1 for number in comparison.new])
    try:
        return _with_index(reading, comparison, before, document.url)
    except BaseException:  # an interrupt too: the reading has an open file
        reading.close()
        raise


def _with_index(reading: Reading, comparison: Comparison, before: Index, url: str) -> Reading:
    """The reading with the names of its records, without those that the document has twice."""
    names, new = comparison.names, comparison.new
    read = reading.names.of_lines if reading.names else []
    if len(read) != len(new):
        raise UnexpectedFailure(f"{url}: of {len(new):,} lines, {len(read):,} were read")
    for number, name in zip(new, read, strict=True):
        names[number] = name
    present = set(names)
    present.discard("")
    doubles = frozenset[int]() if len(present) == len(names) - names.count("") else _doubles(names, new)
    notes = [
        f"line {number + 1}: {names[number]} appears in the document twice; the first one counts"
        for number in sorted(doubles)
    ]
    records = [number for number in new if names[number]] if doubles else []
    dropped = frozenset(place for place, number in enumerate(records) if number in doubles)
    vanished = [_parted(name) for name in sorted(comparison.left - present)] if before else None
    end = End(
        len(present), few([*reading.end.notes, *notes]), [],
        index=Index(comparison.lines, names).packed(), vanished=vanished,
    )  # fmt: skip
    return replace(reading, end=end, names=Names(read, dropped), lines=comparison.lines)


def _parted(name: str) -> RecordId:
    kind, _, key = name.partition(" ")
    return kind, key


def _doubles(names: Sequence[str], new: Sequence[int]) -> frozenset[int]:
    """The new lines whose record stands on an earlier line as well."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        first.setdefault(name, number)
    return frozenset(number for number in new if names[number] and first[names[number]] < number)
