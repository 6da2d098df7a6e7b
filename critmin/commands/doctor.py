"""`critmin doctor`: is the database sound, is there room, is anything stuck; what to do where not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.output import counted, say, show_line, write_json
from storage.database.lock import refresh_lock
from storage.store import Store
from storage.upkeep import misnamed
from storage.upkeep.checks import examine


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(doctor)


def doctor(
    evidence: Annotated[
        bool,
        typer.Option(
            "--evidence", help="Also read every stored document, text and name of news; compare each SHA-256."
        ),
    ] = False,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="First give large documents that are stored under a wrong SHA-256 their own."),
    ] = False,
    json: Json = False,
    db: Database = None,
) -> None:
    """Check that the database is sound; exit status 1 if something needs to be done."""
    with opened(db) as store:
        if repair:
            with refresh_lock(store.engine, "critmin doctor --repair"):
                _repair(store)
        findings = list(examine(store, datetime.now(UTC), evidence=evidence))
    if json:
        write_json([{**asdict(finding), "ok": finding.ok} for finding in findings])
    for finding in findings if not json else ():
        show_line(f"{'ok ' if finding.ok else 'NO '} {finding.question} {finding.answer}")
        if finding.advice:
            show_line(f"     -> {finding.advice}")
    wrong = sum(not finding.ok for finding in findings)
    say(f"{len(findings)} checks, {wrong} with problems")
    raise typer.Exit(1 if wrong else 0)


def _repair(store: Store) -> None:
    done = misnamed.repair(store)
    for item in done.renamed:
        say(f"renamed {item.wrong} to {item.right}")
    if done.without_evidence:
        say(f"{counted(done.without_evidence, 'change')} rested on a later edition that was not stored")
    say(f"{counted(len(done.renamed), 'document')} renamed")
