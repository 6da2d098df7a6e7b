"""`critmin extract`: try an extractor on one document; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from critmin.context import Json, client
from critmin.output import counted, say, show_line, write_json
from pipeline.document import Body, Document
from pipeline.extract import extractor
from pipeline.extraction import NothingFound
from pipeline.fetch import NotModified
from pipeline.poll.first.lists import known_lists
from pipeline.reading.limits import limits
from pipeline.reading.messages import End
from pipeline.reading.results import Reading
from pipeline.reading.workers import Workers
from pipeline.source import Expectations, Options, Source
from storage.relevance import of_record
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.records import TYPES, Kind, Record, Shown, shown
from vocabulary.topics import Topic


def add_to(app: typer.Typer) -> None:
    """Register this command."""
    app.command()(extract)


def extract(
    file_or_url: Annotated[str, typer.Argument(help="A local file, or an address to fetch.")],
    kind: Annotated[str, typer.Option(help="Kind of source, such as mineral-list.")],
    jurisdiction: Annotated[str, typer.Option(help="Code of the jurisdiction, such as US.")] = "international",
    url: Annotated[str | None, typer.Option(help="The address a local file came from.")] = None,
    name: Annotated[
        str, typer.Option(help="Name of the source, such as the framework whose version is looked for.")
    ] = "a document to try",
    language: Annotated[
        str | None, typer.Option(help="For a list: its language, such as fr, where words are ambiguous.")
    ] = None,
    list_id: Annotated[
        str | None, typer.Option("--list", help="For a list: its id in the atlas, such as usgs-critical-minerals.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="For a list: show candidates, evidence and decision.")
    ] = False,
    json: Json = False,
) -> None:
    """Try an extractor on one document; store nothing. Exit status 1 if a list is held for review."""
    _refuse_unknown(kind)
    document = _document(file_or_url, url)
    address = document.url if "://" in document.url else "https://example.invalid/"
    options: Options = {"language": language} if language else {}
    source = _source(kind=kind, name=name, jurisdiction=jurisdiction, url=address, list=list_id, options=options)
    with closing(document.body):
        if not document.body.size:
            raise CritminError(f"{file_or_url} is empty: there is nothing to read in it")
        try:
            with Workers() as reader, closing(_read(reader, document, source)) as reading:
                records, end = [_shown(record) for record in reading.records()], reading.end
        except NothingFound as error:
            if explain and not json:
                _print((), error.explained)
            raise
    if json:
        write_json(_as_json(kind, records, end, explain))
    else:
        _print(() if end.held else records, end.explained if explain else ())
    for note in (*end.notes, *(f"not recognised: {text}" for text in end.unrecognised)):
        say(note)
    say(counted(0 if end.held else len(records), "record"))
    if end.held:
        say(f"the reading of {counted(len(records), 'record')} is held for review and was not accepted")
        raise typer.Exit(1)


def _source(**stated: object) -> Source:
    """A source that is in no catalogue."""
    plausible = Expectations(min_records=0, max_vanish=1)
    unsaid = dict.fromkeys(("organisation", "why", "evidence"), "-")
    rest = {"id": "extract", "poll": "once", "topic": Topic.NEWS, "confidence": "from-memory", "expect": plausible}
    return Source.model_validate({**unsaid, **rest, **stated})


def _shown(record: Record) -> dict[str, object]:
    fields = TYPES[record.kind].fields
    return {
        "kind": record.kind,
        "key": record.key,
        "fields": {name: shown(fields[name].kind, value) for name, value in record.fields.items()},
        **({"relevance": of_record(record).shown()} if record.kind == Kind.NEWS_ITEM else {}),
    }


def _as_json(kind: str, records: list[dict[str, object]], end: End, explain: bool) -> dict[str, object]:
    """The `extract` shape of the outside contract; what is held is proposed, and no record."""
    accepted, proposed = ([], records) if end.held else (records, [])
    payload = {"source_kind": kind, "records": accepted, "unrecognised": end.unrecognised, "notes": end.notes}
    held = {"held": end.held, "proposed": proposed} if end.held else {}
    return {**payload, **held, **({"explained": end.explained} if explain else {})}


def _print(records: Iterable[Mapping[str, object]], explained: Iterable[str]) -> None:
    """Each record, then a line for each field that says something."""
    for line in explained:
        show_line(line)
    for record in records:
        show_line(f"{record['kind']} {record['key']}")
        for field, value in cast("Mapping[str, Shown]", record["fields"]).items():
            text = "; ".join(value) if isinstance(value, list) else value
            if text not in (None, ""):
                show_line(f"  {field}: {text}")


def _read(reader: Workers, document: Document, source: Source) -> Reading:
    of_list = known_lists(source) if extractor(source.kind).extract_known else None
    return reader.read(document, source, limits(source), of_list=of_list)


def _refuse_unknown(kind: str) -> None:
    try:
        extractor(kind)
    except CritminError as error:
        raise ConfigurationError(str(error)) from error


def _document(file_or_url: str, url: str | None) -> Document:
    if file_or_url.startswith(("http://", "https://")):
        with client() as web:
            answer = web.fetch(file_or_url, "extract")
        if isinstance(answer, NotModified):
            raise CritminError(f"{file_or_url} answered 304 to an unconditional request")
        return answer
    path = Path(file_or_url)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"cannot read {path}: {error.strerror}") from error
    return Document("extract", url or path.name, 200, {}, _media_type(path), Body.of(content), datetime.now(UTC))


def _media_type(path: Path) -> str:
    types = {
        ".html": "text/html",
        ".htm": "text/html",
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".json": "application/json",
        ".pdf": "application/pdf",
        ".csv": "text/csv",
    }
    return types.get(path.suffix.lower(), "application/octet-stream")
