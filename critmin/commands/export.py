"""`critmin export`: the evidence as WARC, all changes as CSV or JSON Lines, the watched feeds as OPML."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from critmin.commands.changes import COLUMNS, row_of
from critmin.context import CatalogueFile, Database, catalogue, opened
from critmin.output import counted, say, write_csv, writing
from pipeline.feeds.opml import Subscription, write
from pipeline.fetch import Capture, write_warc
from storage.relevance import shown
from storage.store import ChangeQuery, Store


class Format(StrEnum):
    """What `critmin export` writes."""

    WARC = "warc"
    CSV = "csv"
    JSONL = "jsonl"
    OPML = "opml"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(export)


def export(
    out: Annotated[Path, typer.Argument(help="File to write.")],
    format: Annotated[
        Format, typer.Option(help="warc: the evidence; csv or jsonl: the changes; opml: the watched feeds.")
    ] = Format.JSONL,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Write the evidence as WARC, all changes as CSV or JSON Lines, or the watched feeds as OPML."""
    if format is Format.OPML:
        feeds = [source for source in catalogue(sources).enabled if source.kind == "feed"]
        followed = [Subscription(source.name, str(source.url), folder=source.topic) for source in feeds]
        with writing(out):
            out.write_bytes(write("critmin: the watched feeds", followed))
        say(f"{counted(len(feeds), 'feed')} written to {out}")
        return
    with opened(db) as store, writing(out):
        count = _EXPORTS[format](store, out)
    what = "document" if format is Format.WARC else "change"
    say(f"{counted(count, what)} written to {out}")


def _export_jsonl(store: Store, out: Path) -> int:
    stored = store.changes(ChangeQuery())
    out.write_bytes(b"".join(orjson.dumps(shown(change)) + b"\n" for change in stored))
    return len(stored)


def _export_csv(store: Store, out: Path) -> int:
    stored = store.changes(ChangeQuery())
    with out.open("w", encoding="utf-8", newline="") as stream:
        write_csv(COLUMNS, [row_of(change) for change in stored], stream)
    return len(stored)


def _export_warc(store: Store, out: Path) -> int:
    captures = (
        Capture(info.url, info.stored_at, info.media_type, store.snapshot(info.sha256)) for info in store.snapshots()
    )
    return write_warc(out, captures)


_EXPORTS = {Format.JSONL: _export_jsonl, Format.CSV: _export_csv, Format.WARC: _export_warc}
