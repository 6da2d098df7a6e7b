"""`critmin sources`: what is watched, whether the catalogue is right, how each source fares."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.catalogue import json_schema
from pipeline.cli.output import say, write_json, write_table
from pipeline.cli.settings import settings
from pipeline.cli.world import CatalogueFile, Database, Json, catalogue, opened
from pipeline.document import Document
from pipeline.fetch import Client, FetchError


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    group = typer.Typer(help="What is watched: list it, check the catalogue, see each source's health.")
    group.callback(invoke_without_command=True)(list_sources)
    group.command()(check)
    group.command()(health)
    group.command()(schema)
    app.add_typer(group, name="sources")


def list_sources(context: typer.Context, json: Json = False, sources: CatalogueFile = None) -> None:
    """List the sources of the catalogue."""
    if context.invoked_subcommand:
        return
    known = catalogue(sources)
    if json:
        write_json([source.model_dump(mode="json") for source in known.sources])
    else:
        rows = ((s.id, s.kind, s.poll, s.confidence, "" if s.enabled else "off", s.name) for s in known.sources)
        write_table(("id", "kind", "poll", "confidence", "state", "name"), rows)
    say(f"{len(known.sources)} sources, {sum(source.enabled for source in known.sources)} enabled; {known.path}")


def check(
    live: Annotated[bool, typer.Option("--live", help="Also ask each address whether it answers.")] = False,
    json: Json = False,
    sources: CatalogueFile = None,
) -> None:
    """Validate the catalogue; with --live, ask every address."""
    known = catalogue(sources)
    problems: dict[str, str] = {}
    if live:
        config = settings()
        with Client(allow_private=config.allow_private, contact=config.contact) as client:
            for source in known.sources:
                try:
                    answer = client.fetch(str(source.url), source.id)
                except FetchError as error:
                    problems[source.id] = str(error)
                    say(f"{source.id}: {error}")
                    continue
                if isinstance(answer, Document):
                    answer.body.close()
    if json:
        write_json({"path": str(known.path), "sources": len(known.sources), "problems": problems})
    say(f"{known.path}: {len(known.sources)} sources, {len(problems)} problems")
    raise typer.Exit(1 if problems else 0)


def schema() -> None:
    """Print the JSON Schema of a catalogue, for editors."""
    write_json(json_schema())


def health(json: Json = False, db: Database = None, sources: CatalogueFile = None) -> None:
    """How each source fares: last poll, last success, failures, what is held back."""
    known = catalogue(sources)
    with opened(db) as store:
        states = store.states()
    rows = [
        {
            "id": source.id,
            "outcome": state.outcome if state else None,
            "polled_at": state.polled_at.isoformat() if state and state.polled_at else None,
            "succeeded_at": state.succeeded_at.isoformat() if state and state.succeeded_at else None,
            "failures": state.failures if state else 0,
            "records": state.records if state else 0,
            "error": state.error if state else None,
        }
        for source, state in ((source, states.get(source.id)) for source in known.sources)
    ]
    if json:
        write_json(rows)
    else:
        write_table(tuple(rows[0]) if rows else (), (tuple(row.values()) for row in rows))
    failing = sum(1 for row in rows if row["error"])
    say(f"{len(rows)} sources; {failing} need attention")
