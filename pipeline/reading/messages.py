"""What goes between a poll and a reader's process: typed messages.

Decoding a message checks its types, so that a reader that went astray can hand over nothing but data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from pipeline.extraction import Known
from pipeline.reading.handed import Handed
from vocabulary.records import Record

RecordId = tuple[str, str]
FieldValue = str | int | list[str] | dict[str, str] | None
Fields = dict[str, FieldValue]
_NOTES = 50  # a document may repeat a mistake a hundred thousand times; people need to hear of it once
_NOTE = 500  # characters


class Ask(msgspec.Struct, frozen=True):
    """What a reader is given. `content` is absent where the document comes as an open file.

    `known`: the fingerprint of the document that was read last; `of_list`: what is known of the list that the document
    publishes; `numbers`: which lines of a document of lines these are (from 1), where they are not all of them.
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
    numbers: list[int] | None = None


class Stated(msgspec.Struct, frozen=True, array_like=True):
    """One record."""

    kind: str
    key: str
    label: str
    fields: Fields


class Batch(msgspec.Struct, frozen=True, tag="batch"):
    """Some of the records, as an encoded list of `Stated`: it is decoded when it is needed."""

    records: bytes


class Rows(msgspec.Struct, frozen=True, tag="rows"):
    """What some of the lines hold, or a part of a window.

    `names`: "KIND KEY" of the record on each, nothing for a blank line; `records`: an encoded list of label and fields
    of each record, these as they are stored (canonical JSON).
    """

    names: list[str]
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


Message = Batch | Rows | End | Failed
_messages: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)
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


def few(notes: Sequence[str]) -> list[str]:
    """The first of the notes, each within bounds, and how many more there are."""
    some = [note[:_NOTE] for note in notes[:_NOTES]]
    return some if len(notes) <= _NOTES else [*some, f"and {len(notes) - _NOTES} more notes like these"]
