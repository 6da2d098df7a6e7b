"""`critmin extract`: try an extractor on one document; nothing is stored."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.catalogue import Expectations, Source
from pipeline.cli.output import say, write_json
from pipeline.cli.world import Json, client
from pipeline.document import Body, Document
from pipeline.extract import Extractor, extractor
from pipeline.fetch import NotModified
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.records import TYPES, shown


def add_to(app: typer.Typer) -> None:
    """Register this command."""
    app.command()(extract)


def extract(
    file_or_url: Annotated[str, typer.Argument(help="A local file, or an address to fetch.")],
    kind: Annotated[str, typer.Option(help="Kind of source, such as mineral-list.")],
    jurisdiction: Annotated[str, typer.Option(help="Code of the jurisdiction, such as US.")] = "international",
    url: Annotated[str | None, typer.Option(help="The address a local file came from.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Of a list: its language, such as fr, where words are ambiguous.")
    ] = None,
    json: Json = False,
) -> None:
    """Try an extractor on one document; store nothing."""
    reader = _known_kind(kind)
    document = _document(file_or_url, url)
    address = document.url if "://" in document.url else "https://example.invalid/"
    source = Source.model_validate(
        {
            "id": "extract", "name": "a document to try", "organisation": "-", "jurisdiction": jurisdiction,
            "kind": kind, "url": address, "poll": "once", "topic": "news", "why": "-", "evidence": "-",
            "expect": Expectations(min_records=0, max_vanish=1), "confidence": "from-memory",
            "options": {"language": language} if language else {},
        }
    )  # fmt: skip
    with closing(document.body):
        if not document.body.size:
            raise CritminError(f"{file_or_url} is empty: there is nothing to read in it")
        result = reader.extract(document, source)
    records = [
        {
            "kind": record.kind,
            "key": record.key,
            "fields": {
                name: shown(TYPES[record.kind].fields[name].kind, value) for name, value in record.fields.items()
            },
        }
        for record in result.records
    ]
    if json:
        write_json({"source_kind": kind, "records": records, "unrecognised": list(result.unrecognised)})
    for record in records if not json else ():
        typer.echo(f"{record['kind']} {record['key']}  {record['fields']}")
    for note in (*result.notes, *(f"not recognised: {text}" for text in result.unrecognised)):
        say(note)
    say(f"{len(records)} records")


def _known_kind(kind: str) -> Extractor:
    try:
        return extractor(kind)
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
    }
    return types.get(path.suffix.lower(), "application/octet-stream")
