"""`critmin snapshot`: a stored document, the evidence of a change, for a person to look at."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import Database, opened
from critmin.output import say, show_line, write_bytes
from pipeline.document import Body, Document
from pipeline.extraction import ExtractionError
from storage.model import SnapshotInfo
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError

_LENGTH = 6  # of the shortest beginning of a SHA-256 that names a document


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(snapshot)


def snapshot(
    sha256: Annotated[str, typer.Argument(help="SHA-256 of the document, or its beginning, as digests name it.")],
    diff: Annotated[str | None, typer.Option(help="Another document: print only how the two texts differ.")] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the program for its type of file.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the document, byte for byte, to this file.")] = None,
    db: Database = None,
) -> None:
    """Show a stored document: what it is, its text, the file itself, or how it differs from another one."""
    if sum((bool(diff), open_it, bool(out))) > 1:
        raise ConfigurationError("--diff, --open and --out cannot be combined")
    with opened(db) as store:
        info = _named(store, sha256)
        say(f"{info.sha256}\n{info.media_type}, {info.size:,} bytes, from {info.url}, seen {info.stored_at:%Y-%m-%d}")
        if diff:
            show_line("\n".join(_difference(store, _named(store, diff), info)))
        elif out:
            write_bytes(_content(store, info), out)
        elif open_it:
            path = Path(f"{info.sha256[:12]}{_ending(info)}").absolute()
            write_bytes(_content(store, info), path)
            typer.launch(str(path))
        else:
            show_line("\n".join(_lines(store, info)))


def _named(store: Store, beginning: str) -> SnapshotInfo:
    if len(beginning) < _LENGTH:
        raise ConfigurationError(f"{beginning!r} is too short: expected at least {_LENGTH} characters of a SHA-256")
    matching = [info for info in store.snapshots() if info.sha256.startswith(beginning.lower())]
    if not matching:
        raise CritminError(f"no document whose SHA-256 begins with {beginning} is stored")
    if len(matching) > 1:
        raise ConfigurationError(f"{len(matching)} documents begin with {beginning}: give more of the SHA-256")
    return matching[0]


def _content(store: Store, info: SnapshotInfo) -> bytes:
    return b"".join(store.snapshot(info.sha256))


def _ending(info: SnapshotInfo) -> str:
    endings = {"text/html": ".html", "application/pdf": ".pdf", "application/json": ".json", "text/plain": ".txt"}
    return endings.get(info.media_type, ".xml" if "xml" in info.media_type else ".bin")


def _lines(store: Store, info: SnapshotInfo) -> list[str]:
    """The document as lines of text: what a reader of the page sees, or the text itself."""
    from pipeline.outline.outline import outline  # the parsers take longer to load than all else here

    document = Document("snapshot", info.url, 200, {}, info.media_type, Body.of(_content(store, info)), info.stored_at)
    try:
        return [text for piece in outline(document) for text in (piece.text, *piece.cells) if text]
    except ExtractionError as error:
        raise CritminError(f"{error}; the file itself: critmin snapshot {info.sha256[:12]} --out FILE") from error


def _difference(store: Store, before: SnapshotInfo, after: SnapshotInfo) -> list[str]:
    name = f"{before.sha256[:12]} ({before.stored_at:%Y-%m-%d})", f"{after.sha256[:12]} ({after.stored_at:%Y-%m-%d})"
    lines = list(difflib.unified_diff(_lines(store, before), _lines(store, after), *name, lineterm="", n=1))
    return lines or ["no difference in the text"]
