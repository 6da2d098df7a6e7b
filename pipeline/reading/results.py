"""What comes back from reading a document: `Reading`, made of a reader's messages."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import IO, TYPE_CHECKING, Protocol

import msgspec
import orjson
from msgspec import UNSET, UnsetType

from pipeline.document import IN_MEMORY, Document
from pipeline.extraction import LONGEST_NAME, ExtractionError, Known, NothingFound
from pipeline.reading.limits import Limits
from pipeline.reading.messages import End, Failed, Fields, FieldValue, Message, Rows, Stated
from vocabulary.known_lines import Lines
from vocabulary.records import TYPES, Kind, Record, RecordType

if TYPE_CHECKING:  # a reader's process is ready sooner without it
    from pipeline.source import Source

Row = tuple[str, str, str, str]
"""Kind, key, label and fields of a record as they are stored."""
_FEW = 2_000  # records of a window that are decoded once
_LENGTH = 8  # bytes before each batch that say how long it is
_batches = msgspec.msgpack.Decoder(list[Stated])
_stored = msgspec.msgpack.Decoder(list[tuple[str, str]])
_fields = msgspec.json.Decoder(Fields)


class UnexpectedFailure(ExtractionError):
    """Reading failed in a way that nobody foresaw, or at a limit; `trace` is for whoever mends it."""

    def __init__(self, sentence: str, trace: str | None = None) -> None:
        super().__init__(sentence)
        self.trace = trace


class Interrupted(Exception):
    """Reading was stopped because the whole run stops; the document is read another time."""


def failure(message: Failed) -> ExtractionError:
    """A reader's failure as the error that it is."""
    if message.nothing:
        return NothingFound(message.sentence, message.explained)
    return UnexpectedFailure(message.sentence, message.trace) if message.trace else ExtractionError(message.sentence)


@dataclass(frozen=True, slots=True)
class Names:
    """Of a document of lines: "KIND KEY" of the record on each line that was read, nothing for a blank one; which of
    the records do not count (by their place among these, from 0), since the document has them on an earlier line.
    Of a window: the same of each of its records."""

    of_lines: list[str]
    doubles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document states. Whoever asked for it closes it.

    `by_lines`: `records` are only those on lines that were not known, `vanished` the known ones on no line any more
    (`None` where no line was known), `index` and `lines` the lines as they are now.
    """

    end: End
    spool: IO[bytes]
    url: str = ""
    few: tuple[Record, ...] | None = None  # all of them, where they came in one message
    names: Names | None = None
    lines: Lines | None = None
    window: list[Record] = field(default_factory=list)  # the records of a window, once they were asked for

    @property
    def by_lines(self) -> bool:
        """Whether the document was read line by line."""
        return self.end.index is not None

    def batches(self) -> Iterator[list[Record]]:
        """The records in the document's order, some thousands at a time. One reader at a time.

        Raises `UnexpectedFailure` where what came is no records.
        """
        if self.few is not None:
            yield list(self.few)
        elif self.by_lines:
            for rows in self.rows():
                yield [Record(TYPES[row[0]].kind, row[1], row[2], orjson.loads(row[3])) for row in rows]
        elif self.names is not None:
            yield from self._of_window()
        else:
            for content in self._spooled():
                yield _records(content, self.url)

    def _of_window(self) -> Iterator[list[Record]]:
        """Decoded when they are first asked for, which nobody does of a window that was never seen before; few once."""
        if self.window:
            yield list(self.window)
            return
        decoded = ([_stored_record(*row) for row in rows] for rows in self.rows())
        if self.end.count > _FEW:
            yield from decoded
        else:
            self.window.extend(record for some in decoded for record in some)
            yield list(self.window)

    def records(self) -> Iterator[Record]:
        """The records, one by one."""
        for some in self.batches():
            yield from some

    def rows(self) -> Iterator[list[Row]]:
        """The records of a document of lines, or of a window, as they are stored, some thousands at a time; raises as
        `batches` does."""
        assert self.names is not None
        names, place = (name for name in self.names.of_lines if name), 0
        for content in self._spooled():
            rows = _rows(content, names, self.url)
            if doubles := self.names.doubles:
                kept = [row for number, row in enumerate(rows, place) if number not in doubles]
                place, rows = place + len(rows), kept
            yield rows

    def _spooled(self) -> Iterator[bytes]:
        self.spool.seek(0)
        while length := self.spool.read(_LENGTH):
            yield self.spool.read(int.from_bytes(length, "big"))

    def close(self) -> None:
        """Free the memory or the temporary file."""
        self.spool.close()


def collected(messages: Iterable[Message], document: Document) -> Reading:
    """A reader's messages as a `Reading`. Raises `ExtractionError` for a failure, and for data that is none."""
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the reading
    try:
        return _collected(messages, spool, document)
    except BaseException:  # whatever ends it, the file must not outlive it
        spool.close()
        raise


def _collected(messages: Iterable[Message], spool: IO[bytes], document: Document) -> Reading:
    """How the document ended, and its records where there are few; many wait in `spool`, and are looked at when they
    are needed: each is decoded once."""
    first, count, names = b"", 0, list[str]()
    for message in messages:
        if isinstance(message, Failed):
            raise failure(message)
        if isinstance(message, End):
            if names:
                return Reading(message, spool, document.url, names=Names(names))
            some = None if count > 1 else tuple(_records(first, document.url)) if count else ()
            return Reading(message, spool, document.url, some)
        if isinstance(message, Rows):
            names += message.names
        first, count = first if count else message.records, count + 1
        spool.write(len(message.records).to_bytes(_LENGTH, "big"))
        spool.write(message.records)
    raise UnexpectedFailure(f"{document.url}: its reader ended in the middle of its answer")


def _records(content: bytes, url: str) -> list[Record]:
    """The records of a message. Raises `UnexpectedFailure` for what is none."""
    try:
        stated = _batches.decode(content)
    except msgspec.MsgspecError as error:
        raise _no_value(url, error) from error
    records = []
    for entry in stated:
        known = _known(entry.kind, entry.key, entry.label, url)
        if not entry.fields.keys() <= known.fields.keys():
            raise _no_record(url, entry.kind, entry.key)
        records.append(Record(known.kind, entry.key, entry.label, entry.fields))
    return records


def _stored_record(kind: str, key: str, label: str, stored: str) -> Record:
    """A record from its row, with the fields in the order of its type."""
    known, fields = TYPES[kind], orjson.loads(stored)
    return Record(known.kind, key, label, {name: fields[name] for name in known.fields if name in fields})


def _rows(content: bytes, names: Iterator[str], url: str) -> list[Row]:
    """The same for lines, whose records have the next of the `names`; the fields are looked at and stay as they are."""
    rows: list[Row] = []
    look: Callable[[str], object] = _fields.decode
    last = kind = key = fields = ""
    try:
        stated = _stored.decode(content)
        some = list(islice(names, len(stated)))
        for name, (label, fields) in zip(some + [""] * (len(stated) - len(some)), stated, strict=True):
            kind, _, key = name.partition(" ")
            if kind != last or not key or len(key) > LONGEST_NAME or len(label) > LONGEST_NAME:
                last, look = kind, _decoder(_known(kind, key, label, url).kind)
            look(fields)
            rows.append((kind, key, label, fields))
    except msgspec.MsgspecError as error:
        raise _refused(url, kind, key, fields, error) from error
    return rows


@cache
def _decoder(kind: Kind) -> Callable[[str], object]:
    """What reads the fields of such a record, and raises `MsgspecError` for others, without a dictionary."""
    fields = [(name, FieldValue | UnsetType, UNSET) for name in TYPES[kind].fields]
    return msgspec.json.Decoder(msgspec.defstruct("Fields", fields, forbid_unknown_fields=True, gc=False)).decode


def _refused(url: str, kind: str, key: str, fields: str, error: msgspec.MsgspecError) -> UnexpectedFailure:
    """Fields under names that the record has not are no record; else it is the value of one."""
    try:
        known = _fields.decode(fields)
    except msgspec.MsgspecError:
        return _no_value(url, error)
    return _no_record(url, kind, key) if known else _no_value(url, error)


def _known(kind: str, key: str, label: str, url: str) -> type[RecordType]:
    """The type of a record. Raises `UnexpectedFailure` for what is none."""
    if len(key) > LONGEST_NAME or len(label) > LONGEST_NAME:
        length = max(len(key), len(label))
        raise UnexpectedFailure(
            f"{url}: a record has a name or identifier of {length:,} characters; expected at most {LONGEST_NAME:,}"
        )
    known = TYPES.get(kind)
    if known is None or not key:
        raise _no_record(url, kind, key)
    return known


def _no_value(url: str, error: msgspec.MsgspecError) -> UnexpectedFailure:
    return UnexpectedFailure(f"{url}: a field has a value that no field can have ({error})")


def _no_record(url: str, kind: str, key: str) -> UnexpectedFailure:
    return UnexpectedFailure(f"{url}: its reader answered with something that is not a record ({kind:.40} {key!r:.80})")


class Reader(Protocol):
    """Reads documents.

    `known`: the index of the lines that are known, or the fingerprint; `of_list`: what is known of the list.
    """

    def read(
        self,
        document: Document,
        source: Source,
        limits: Limits,
        /,
        known: bytes | None = None,
        of_list: Known | None = None,
    ) -> Reading:
        """What the document states. `ExtractionError` where it cannot be read, `Interrupted` when all is to stop."""
