"""`critmin doctor`: is the database sound, is there room, is anything stuck; what to do where not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.output import say, show_line, write_json
from storage.upkeep.checks import examine


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(doctor)


def doctor(
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Also read every stored document and compare its SHA-256.")
    ] = False,
    json: Json = False,
    db: Database = None,
) -> None:
    """Check that the database is sound; exit status 1 if something needs to be done."""
    with opened(db) as store:
        findings = list(examine(store, datetime.now(UTC), every_snapshot=evidence))
    if json:
        write_json([{**asdict(finding), "ok": finding.ok} for finding in findings])
    for finding in findings if not json else ():
        show_line(f"{'ok ' if finding.ok else 'NO '} {finding.question} {finding.answer}")
        if finding.advice:
            show_line(f"     -> {finding.advice}")
    wrong = sum(not finding.ok for finding in findings)
    say(f"{len(findings)} checks, {wrong} with problems")
    raise typer.Exit(1 if wrong else 0)
