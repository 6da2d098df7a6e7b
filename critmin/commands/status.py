"""`critmin status`: is it alive, what is due, what ran, what is wrong and since when."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.operator.status import Status, Trouble, status_of
from critmin.output import counted, say, write_json

_LOOK = "critmin sources show ID, critmin review ID"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="status")(show_status)


def show_status(json: Json = False, db: Database = None, sources: CatalogueFile = None) -> None:
    """Is critmin running, what is due, what is wrong and since when; exit status 1 if it needs attention."""
    watched = list(catalogue(sources).enabled)
    with opened(db) as store:
        found = status_of(store, watched, datetime.now(UTC))
    if json:
        write_json(found.as_json())
    else:
        typer.echo("\n".join(_lines(found)))
    say(_said(found))
    raise typer.Exit(0 if found.healthy else 1)


def _said(found: Status) -> str:
    """What a person should know first: whether it works as a whole, and how many sources wait for them."""
    if not found.healthy:
        return f"needs attention: {'; '.join(problem.said for problem in found.problems)}"
    needing = len({trouble.source for kind in found.needing for trouble in kind})
    if not needing:
        return "healthy"
    return f"healthy as a whole; {counted(needing, 'source')} {'needs' if needing == 1 else 'need'} a person: {_LOOK}"


def _lines(found: Status) -> list[str]:
    read, polled = _moment(found.last_success_at), _moment(found.last_poll_at)
    return [
        f"background run   {found.running or 'not running'}",
        f"last poll        {polled}; last one that read something: {read}",
        f"sources          {found.sources} enabled, {found.due} due now, {found.never_read} never read",
        f"held for review  {len(found.held)}",
        *map(_trouble, found.held),
        f"failing          {len(found.failing)}",
        *map(_trouble, found.failing),
        f"unstable         {len(found.unstable)}",
        *map(_trouble, found.unstable),
        f"stale            {len(found.stale)}",
        *map(_trouble, found.stale),
        f"moved, gone      {len(found.moved)}",
        *map(_trouble, found.moved),
        f"mails            {found.mails_waiting} waiting, {found.mails_failed} failed",
    ]


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"


def _trouble(trouble: Trouble) -> str:
    since = f"last read {_moment(trouble.since)}" if trouble.since else "never read"
    return f"  {trouble.source}: {trouble.reason} ({since})"
