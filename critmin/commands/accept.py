"""`critmin accept`: accept a quarantined document after reviewing it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.output import counted, say, write_json
from critmin.teller import Teller
from pipeline.document import Body, Document
from pipeline.extract.mineral_list import stated_entries
from pipeline.outcome import Outcome
from pipeline.poll.acceptance import Person, accept_reading, accept_stated, accept_unchanged
from pipeline.reading.workers import Workers
from pipeline.source import MINERAL_LIST, Source
from storage.database.lock import refresh_lock
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.records import ListedMineral, Record


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="accept")(accept_document)


def accept_document(
    source: Annotated[str, typer.Argument(help="Id of the source whose document is held back.")],
    entries: Annotated[
        Path | None,
        typer.Option(
            help="For a list: a file of its entries, one per line (tier after a tab), used instead of what was read."
        ),
    ] = None,
    as_unchanged: Annotated[
        bool, typer.Option("--as-unchanged", help="It says what was already known, in a new layout: report nothing.")
    ] = False,
    why: Annotated[str | None, typer.Option(help="Your reason, kept with the decision.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides; default: your user name.")] = None,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Accept a quarantined document after reviewing it (`critmin review`)."""
    if entries and as_unchanged:
        raise ConfigurationError("--entries and --as-unchanged cannot be combined")
    entry, who = catalogue(sources).get(source), Person(by or getpass.getuser(), why)
    if entries and entry.kind != MINERAL_LIST:
        raise ConfigurationError(f"--entries is for lists of minerals; {entry.id} is of the kind {entry.kind}")
    with opened(db) as store, refresh_lock(store.engine, "critmin accept"), _held(store, entry) as document:
        if as_unchanged:
            outcome = accept_unchanged(entry, document, store, who)
        elif entries:
            stated = stated_entries(_lines(entries), entry)
            _name_unknown(stated)
            outcome = accept_stated(entry, document, store, Teller(), stated, who)
        else:
            with Workers() as reader:
                outcome = accept_reading(entry, document, store, reader, Teller(), who)
    if json:
        write_json({"id": outcome.id, "records": outcome.records, "changes": outcome.changes})
    say(_sentence(outcome, as_unchanged=as_unchanged))


def _name_unknown(stated: Sequence[Record]) -> None:
    """Say which entries name no known material: a new material, a language that nobody set, or a misspelling."""
    unknown = [record.label for record in stated if not record.fields.get(ListedMineral.minerals)]
    if unknown:
        number = counted(len(unknown), "entry", "entries")
        say(f"{number} not known as a material, compared by wording: {', '.join(unknown)}")


def _sentence(outcome: Outcome, *, as_unchanged: bool) -> str:
    if as_unchanged:
        return (
            f"{outcome.id}: accepted as unchanged; {counted(outcome.records, 'record')} as before, nothing is reported"
        )
    return (
        f"{outcome.id}: accepted; {counted(outcome.records, 'record')}, {counted(outcome.changes, 'change')} reported"
    )


@contextmanager
def _held(store: Store, entry: Source) -> Iterator[Document]:
    """The document of the open review; without one, the newest that could not be read."""
    review, state = store.waiting().get(entry.id), store.state(entry.id)
    sha256 = (review.snapshot if review else None) or (state.held_snapshot if state else None)
    if sha256 is None:
        raise CritminError(f"{entry.id} has nothing held back: there is nothing to accept")
    info = store.snapshot_info(sha256)
    with closing(Body(store.snapshot(sha256))) as body:
        yield Document(entry.id, info.url, 200, {}, info.media_type, body, datetime.now(UTC))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"cannot read {path}: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}"
        ) from error
