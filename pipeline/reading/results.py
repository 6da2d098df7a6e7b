"""What comes back from reading a document: typed messages between two processes, and `Reading` made of them.

Decoding a message checks its types, so that a reader that went astray can hand over nothing but data.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Protocol

import msgspec

from pipeline.document import IN_MEMORY, Document
from pipeline.extraction import ExtractionError, Known, NothingFound
from pipeline.reading.handed import Handed
from pipeline.reading.limits import Limits
from vocabulary.records import TYPES, Record

if TYPE_CHECKING:  # a reader's process is ready sooner without it
    from pipeline.source import Source

RecordId = tuple[str, str]
Fields = dict[str, str | int | list[str] | dict[str, str] | None]
_LONGEST = 5000  # characters of a key or a label: what is told of a record is made of them
_LENGTH = 8  # bytes before each batch that say how long it is


class Ask(msgspec.Struct, frozen=True):
    """What a reader is given. `content` is absent where the document comes as an open file.

    `known`: a line index, or the fingerprint of the document that was read last; `of_list`: what is known
    of the list that the document publishes.
    """

    source: Handed
    url: str
    status: int
    headers: dict[str, str]
    media_type: str
    fetched_at: datetime
    size: int
    quick: str
    content: bytes | None
    known: bytes | None
    computing: int
    memory: int
    of_list: Known | None = None


class Stated(msgspec.Struct, frozen=True, array_like=True):
    """One record."""

    kind: str
    key: str
    label: str
    fields: Fields


class Batch(msgspec.Struct, frozen=True, tag="batch"):
    """Some of the records, as an encoded list of `Stated`: it is decoded when it is needed."""

    records: bytes


class End(msgspec.Struct, frozen=True, tag="end"):
    """The document was read. `index` and `vanished` only of one of lines; `spent`: the reader has grown and goes.

    `names`: the lasting names of each item of news, by its key; `next_page`: where the document says it goes on.
    `held`: why a person has to look at it first; then the records are what was read, and are not taken over; `beside`:
    those of the reasons that rest on what else the document says.
    `doubtful`: the keys of those that wait, where the others are sure. `explained`: how it was read, line by line.
    `place`, `unconfirmed`: where a list stands in the document, and what of its reading nothing there confirms.
    """

    count: int
    notes: list[str]
    unrecognised: list[str]
    held: list[str] = []
    doubtful: list[str] | None = None
    index: bytes | None = None
    vanished: list[RecordId] | None = None
    spent: bool = False
    names: dict[str, list[str]] = {}
    next_page: str | None = None
    explained: list[str] = []
    fingerprint: bytes | None = None
    same: bool = False
    beside: list[str] = []
    place: str = ""
    unconfirmed: list[str] = []


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """It was not. `nothing`: it is well-formed and without what is looked for; `trace` where nobody expected it.

    `explained`: what was looked at, line by line.
    """

    sentence: str
    nothing: bool = False
    trace: str | None = None
    spent: bool = False
    explained: list[str] = []


Message = Batch | End | Failed
_messages: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)
_batches = msgspec.msgpack.Decoder(list[Stated])
_asks = msgspec.msgpack.Decoder(Ask)
encode = msgspec.msgpack.encode


def decode(content: bytes | bytearray) -> Message:
    """A reader's message. Raises `msgspec.MsgspecError` for anything else."""
    return _messages.decode(content)


def decode_ask(content: bytes | bytearray) -> Ask:
    """What a reader is asked for."""
    return _asks.decode(content)


def batch(records: Iterable[Record]) -> Batch:
    """Records as a message."""
    return Batch(encode([Stated(record.kind, record.key, record.label, dict(record.fields)) for record in records]))


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
class Reading:
    """What a document states. Whoever asked for it closes it.

    `by_lines`: `records` are only those on lines that were not known, `vanished` the known ones on no line any more
    (`None` where no line was known), `index` the lines as they are now.
    """

    end: End
    spool: IO[bytes]
    url: str = ""
    few: tuple[Record, ...] | None = None  # all of them, where they came in one message

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
            return
        self.spool.seek(0)
        while length := self.spool.read(_LENGTH):
            yield _records(self.spool.read(int.from_bytes(length, "big")), self.url)

    def records(self) -> Iterator[Record]:
        """The records, one by one."""
        for some in self.batches():
            yield from some

    def close(self) -> None:
        """Free the memory or the temporary file."""
        self.spool.close()


def collected(messages: Iterable[Message], document: Document) -> Reading:
    """A reader's messages as a `Reading`. Raises `ExtractionError` for a failure, and for data that is none."""
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the reading
    try:
        end, few = _spooled(messages, spool, document)
        return Reading(end, spool, document.url, few)
    except BaseException:  # whatever ends it, the file must not outlive it
        spool.close()
        raise


def _spooled(
    messages: Iterable[Message], spool: IO[bytes], document: Document
) -> tuple[End, tuple[Record, ...] | None]:
    """How the document ended, and its records where there are few; many wait in `spool`, and are looked at when they
    are needed: each is decoded once."""
    first, count = None, 0
    for message in messages:
        if isinstance(message, Failed):
            raise failure(message)
        if isinstance(message, End):
            if count > 1:
                return message, None
            return message, () if first is None else tuple(_records(first, document.url))
        first, count = first if count else message.records, count + 1
        spool.write(len(message.records).to_bytes(_LENGTH, "big"))
        spool.write(message.records)
    raise UnexpectedFailure(f"{document.url}: its reader ended in the middle of its answer")


def _records(content: bytes, url: str) -> list[Record]:
    """The records of a message. Raises `UnexpectedFailure` for what is none."""
    try:
        stated = _batches.decode(content)
    except msgspec.MsgspecError as error:
        raise UnexpectedFailure(f"{url}: a field has a value that no field can have ({error})") from error
    records = []
    for entry in stated:
        if (length := max(len(entry.key), len(entry.label))) > _LONGEST:
            raise UnexpectedFailure(f"{url}: a name or identifier of {length:,} characters is none")
        known = TYPES.get(entry.kind)
        if known is None or not entry.key or not entry.fields.keys() <= known.fields.keys():
            raise UnexpectedFailure(
                f"{url}: its reader answered with something that is not a record ({entry.kind:.40} {entry.key!r:.80})"
            )
        records.append(Record(known.kind, entry.key, entry.label, entry.fields))
    return records


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
