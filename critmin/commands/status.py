"""`critmin status`: is it alive, what is due, what ran, what is wrong and since when."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.operator.status import Status, Trouble, status_of
from critmin.output import counted, say, show_line, write_json

_LOOK = "critmin sources show ID, critmin review ID"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="status")(show_status)


def show_status(json: Json = False, db: Database = None, sources: CatalogueFile = None) -> None:
    """Show whether critmin runs, what is due, and what is wrong since when; exit status 1 if anything is."""
    watched = list(catalogue(sources).enabled)
    with opened(db) as store:
        state = status_of(store, watched, datetime.now(UTC))
    if json:
        write_json(state.as_json())
    else:
        show_line("\n".join(_lines(state)))
    say(_summary(state))
    raise typer.Exit(0 if state.healthy else 1)


def _summary(state: Status) -> str:
    """What a person should know first: whether it works as a whole, and how many sources wait for them."""
    if not state.healthy:
        return f"needs attention: {'; '.join(problem.message for problem in state.problems)}"
    needing = len({trouble.source for kind in state.needing for trouble in kind})
    if not needing:
        return "healthy"
    return f"healthy as a whole; {counted(needing, 'source')} {'needs' if needing == 1 else 'need'} attention: {_LOOK}"


def _lines(state: Status) -> list[str]:
    read, polled = _moment(state.last_success_at), _moment(state.last_poll_at)
    return [
        f"background run   {state.running or 'not running'}",
        f"last poll        {polled}; last success: {read}",
        f"sources          {state.sources} enabled, {state.due} due now, {state.never_read} never read",
        f"held for review  {len(state.held)}",
        *map(_trouble, state.held),
        f"failing          {len(state.failing)}",
        *map(_trouble, state.failing),
        f"unstable         {len(state.unstable)}",
        *map(_trouble, state.unstable),
        f"stale            {len(state.stale)}",
        *map(_trouble, state.stale),
        f"moved or gone    {len(state.moved)}",
        *map(_trouble, state.moved),
        f"mails            {state.mails_waiting} waiting, {state.mails_failed} failed",
    ]


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"


def _trouble(trouble: Trouble) -> str:
    since = f"last read {_moment(trouble.since)}" if trouble.since else "never read"
    if trouble.held_since:
        since = f"waiting since {trouble.held_since:%Y-%m-%d}, {since}"
    return f"  {trouble.source}: {trouble.reason} ({since})"
