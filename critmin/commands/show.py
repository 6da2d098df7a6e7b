"""`critmin show`: one change, its before and after, and its evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.output import show_line, write_json
from storage.relevance import shown
from storage.store import Store, StoredChange
from vocabulary.errors import CritminError
from vocabulary.records import TYPES


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(show)


def show(
    change: Annotated[int, typer.Argument(help="Id of the change, as `critmin changes` lists it.")],
    json: Json = False,
    db: Database = None,
) -> None:
    """Show one change: what it says, before and after, and its evidence."""
    with opened(db) as store:
        stored = store.change(change)
        if stored is None:
            raise CritminError(f"there is no change {change}; `critmin changes` lists them all")
        if json:
            write_json(shown(stored))
            return
        show_line("\n".join(_story(store, stored)))


def _story(store: Store, change: StoredChange) -> list[str]:
    shape = change.as_json()
    lines = [
        change.sentence,
        "",
        f"  record        {change.kind} {change.key} ({change.label})",
        f"  detected      {change.detected_at:%Y-%m-%d %H:%M} UTC through {change.source}",
        f"  significance  {change.significance}",
    ]
    for name, (before, after) in shape["fields"].items():
        words = TYPES[change.kind].fields[name].words
        lines += [f"  {words}", f"    before  {_words(before)}", f"    after   {_words(after)}"]
    for word, digest in shape["evidence"].items():
        if digest:
            info = store.snapshot_info(digest)
            lines.append(f"  evidence {word:6}  {digest}  {info.url}  seen {info.stored_at:%Y-%m-%d}")
    lines += [f"  also seen     through {seen.source} on {seen.seen_at:%Y-%m-%d}" for seen in change.sightings]
    return lines


def _words(value: object) -> str:
    """A value as a person writes it; a dash where there is none."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "-" if value is None else str(value)
