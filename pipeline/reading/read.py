"""Reading a document as messages: what a reader's process does, and tests without one. Pure but for the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Document
from pipeline.extract import extractor
from pipeline.extraction import Extraction, ExtractionError, Extractor, Known, NothingFound
from pipeline.news.doubles import without_doubles
from pipeline.news.identity import own_names
from pipeline.reading.limits import Limits
from pipeline.reading.lines import Index, LineReading
from pipeline.reading.results import Batch, End, Failed, Message, Reading, RecordId, batch, collected
from pipeline.subject import Subject
from vocabulary.records import Record

_AT_ONCE = 2000  # records of a message
_NOTES = 50  # a document may repeat a mistake a hundred thousand times; people need to hear of it once
_NOTE = 500  # characters


def messages(
    document: Document, source: Subject, known: bytes | None, of_list: Known | None = None
) -> Iterator[Message]:
    """The document's records, and last how it ended. An exception that nobody foresaw is the caller's."""
    try:
        if extractor(source.kind).line is not None:
            yield from _lines(document, source, known)
        else:
            yield from _whole(document, source, known, of_list)
    except ExtractionError as error:
        explained = list(error.explained) if isinstance(error, NothingFound) else []
        yield Failed(str(error), nothing=isinstance(error, NothingFound), explained=explained)


def _whole(document: Document, source: Subject, known: bytes | None, of_list: Known | None) -> Iterator[Message]:
    extraction = _extraction(extractor(source.kind), document, source, known, of_list)
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
    for start in range(0, len(records), _AT_ONCE):
        yield batch(records[start : start + _AT_ONCE])
    names = {key: list(aliases) for key, aliases in own_names(extraction).items()}
    yield End(
        len(by_id),
        _few(notes),
        _few(extraction.unrecognised),
        _few(extraction.held),
        None if extraction.doubtful is None else list(extraction.doubtful),
        names=names,
        next_page=extraction.next_page,
        explained=list(extraction.explained),
        fingerprint=extraction.fingerprint,
        beside=_few(extraction.beside),
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


def _lines(document: Document, source: Subject, known: bytes | None) -> Iterator[Message]:
    line = extractor(source.kind).line
    assert line is not None
    before = Index.unpacked(known or b"")
    lines = LineReading(before, line)
    for some in lines.batches(document.body.open(), _AT_ONCE):
        yield batch(some.values())
    vanished = lines.vanished if before else None
    yield End(lines.count, _few(lines.notes), [], index=lines.index.packed(), vanished=vanished)


def _few(notes: Sequence[str]) -> list[str]:
    some = [note[:_NOTE] for note in notes[:_NOTES]]
    return some if len(notes) <= _NOTES else [*some, f"and {len(notes) - _NOTES} more notes like these"]


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
        batches: Iterable[Batch | End | Failed] = messages(document, source, known, of_list)
        return collected(batches, document)
