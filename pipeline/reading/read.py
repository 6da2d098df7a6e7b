"""Reading a document as messages: what a reader's process does, and tests without one. Pure but for the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count, islice
from typing import TYPE_CHECKING

import orjson

from pipeline.document import Document
from pipeline.extract import extractor
from pipeline.extraction import Extraction, ExtractionError, Extractor, Known, NothingFound
from pipeline.reading.limits import Limits
from pipeline.reading.messages import End, Failed, Message, RecordId, Rows, batch, encode, few
from pipeline.subject import Subject
from vocabulary.records import Kind, Record

if TYPE_CHECKING:  # here and below: a reader's process loads what it needs, and begins sooner
    from pipeline.reading.results import Reading

_AT_ONCE = 2000  # records of a message
_LINES = 500  # of a message: what is made of 2,000 of 2 kB does not stay in the processor's cache until it is sent
_KINDS = {kind: kind.value for kind in Kind}  # asking the enumeration takes longer


def messages(
    document: Document,
    source: Subject,
    known: bytes | None,
    of_list: Known | None = None,
    numbers: list[int] | None = None,
) -> Iterator[Message]:
    """The document's records, and last how it ended. An exception that nobody foresaw is the caller's.

    `numbers`: of the lines, where the document is some lines of a larger one.
    """
    try:
        line = extractor(source.kind).line
        if line is not None:
            yield from _lines(document, line, numbers)
        else:
            yield from _whole(document, source, known, of_list)
    except ExtractionError as error:
        explained = list(error.explained) if isinstance(error, NothingFound) else []
        yield Failed(str(error), nothing=isinstance(error, NothingFound), explained=explained)


def _whole(document: Document, source: Subject, known: bytes | None, of_list: Known | None) -> Iterator[Message]:
    from pipeline.news.doubles import without_doubles
    from pipeline.news.identity import own_names

    reader = extractor(source.kind)
    extraction = _extraction(reader, document, source, known, of_list)
    if extraction is None:
        yield End(0, [], [], fingerprint=known, same=True)
        return
    by_id: dict[RecordId, Record] = {}
    notes = list(extraction.notes)
    extraction = without_doubles(extraction)
    for record in extraction.proposed if extraction.held else extraction.records:
        if record.id in by_id:
            notes.append(f"{record.kind} {record.key} appears in the document twice; the first one counts")
        else:
            by_id[record.id] = record
    records = list(by_id.values())
    if reader.complete or extraction.held:
        yield from (batch(records[start : start + _AT_ONCE]) for start in range(0, len(records), _AT_ONCE))
    else:  # of a window that was never seen before they are stored as they come
        yield from (_rows(records[start : start + _LINES]) for start in range(0, len(records), _LINES))
    names = {key: list(aliases) for key, aliases in own_names(extraction).items()}
    yield End(
        len(by_id),
        few(notes),
        few(extraction.unrecognised),
        few(extraction.held),
        None if extraction.doubtful is None else list(extraction.doubtful),
        names=names,
        next_page=extraction.next_page,
        explained=list(extraction.explained),
        fingerprint=extraction.fingerprint,
        beside=few(extraction.beside),
        place=extraction.place,
        unconfirmed=list(extraction.unconfirmed),
    )


def _extraction(
    reader: Extractor, document: Document, source: Subject, known: bytes | None, of_list: Known | None
) -> Extraction | None:
    """What the document states, in the light of what is known where its kind can use that; None: what is known."""
    if of_list is not None and reader.extract_known is not None:
        return reader.extract_known(document, source, of_list)
    if known is not None and reader.extract_new is not None:
        return reader.extract_new(document, source, known)
    return reader.extract(document, source)


def _lines(document: Document, line: Callable[[bytes, int], Record], numbers: list[int] | None) -> Iterator[Message]:
    lines = zip(document.body.open(), count(1) if numbers is None else numbers, strict=False)
    records = 0
    while some := list(islice(lines, _LINES)):
        names, rows = list[str](), list[tuple[str, str]]()
        for text, number in some:
            if text.isspace():
                names.append("")
                continue
            record = line(text, number)
            names.append(_name(record))
            rows.append(_row(record))
        records += len(rows)
        yield Rows(names, encode(rows))
    yield End(records, [], [])


def _rows(records: Sequence[Record]) -> Rows:
    return Rows(list(map(_name, records)), encode(list(map(_row, records))))


def _name(record: Record) -> str:
    return f"{_KINDS[record.kind]} {record.key}"


def _row(record: Record) -> tuple[str, str]:
    return record.label, orjson.dumps(record.fields, option=orjson.OPT_SORT_KEYS).decode()


class InProcess:
    """A reader without walls, for documents of one's own making."""

    def read(
        self,
        document: Document,
        source: Subject,
        _limits: Limits,
        known: bytes | None = None,
        of_list: Known | None = None,
    ) -> Reading:
        """What the document states. `ExtractionError` where it cannot be read."""
        from pipeline.reading.lines import read_lines

        if extractor(source.kind).line is not None:
            return read_lines(partial(self._asked, source), document, known)
        return self._asked(source, document, None, known, of_list)

    @staticmethod
    def _asked(
        source: Subject,
        document: Document,
        numbers: list[int] | None,
        known: bytes | None = None,
        of_list: Known | None = None,
    ) -> Reading:
        from pipeline.reading.results import collected

        answer: Iterable[Message] = messages(document, source, known, of_list, numbers)
        return collected(answer, document)
