"""`critmin sources`: what is watched, whether the catalogue is right, how each source fares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened, passed_on
from critmin.output import counted, say, show_line, write_json, write_table
from critmin.settings import settings
from pipeline.catalogue import json_schema
from pipeline.document import Document
from pipeline.fetch import Client, FetchError
from pipeline.poll.cadence import address_of, due
from pipeline.source import Source
from storage.model import SourceState
from vocabulary.errors import CritminError


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    group = typer.Typer(help="List what is watched, check the catalogue, see each source's health.")
    group.callback(invoke_without_command=True)(list_sources)
    group.command()(check)
    group.command()(show)
    group.command()(health)
    group.command()(probe)
    group.command()(schema)
    app.add_typer(group, name="sources")


def list_sources(context: typer.Context, json: Json = False, sources: CatalogueFile = None) -> None:
    """List the sources of the catalogue."""
    if passed_on(context):
        return
    known = catalogue(sources)
    if json:
        write_json([source.model_dump(mode="json") for source in known.sources])
    else:
        rows = ((s.id, s.kind, s.poll, s.confidence, "" if s.enabled else "off", s.name) for s in known.sources)
        write_table(("id", "kind", "poll", "confidence", "state", "name"), rows)
        if off := [(s.id, _why_off(s)) for s in known.sources if not s.enabled]:
            show_line("")
            write_table(("off", "why"), off)
    say(f"{len(known.sources)} sources, {sum(source.enabled for source in known.sources)} enabled; {known.path}")


def _why_off(source: Source) -> str:
    """Why a source is off: the first sentence of its runbook; `critmin sources show` has all of it."""
    said = source.runbook or source.evidence
    return (split := said.partition(". "))[0] + split[1].rstrip()


def check(
    live: Annotated[bool, typer.Option("--live", help="Also check that every address answers.")] = False,
    json: Json = False,
    sources: CatalogueFile = None,
) -> None:
    """Check the catalogue. With --live, also check that every address answers."""
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


def probe(
    source: Annotated[list[str] | None, typer.Argument(help="Ids of sources; default: all that are enabled.")] = None,
    patch: Annotated[
        Path | None, typer.Option(help="Write the changes to make to this file, an overlay for CRITMIN_SOURCES_EXTRA.")
    ] = None,
    json: Json = False,
    sources: CatalogueFile = None,
) -> None:
    """Try every source once; store nothing. Shows what works, refuses or has moved, and which feeds the pages name."""
    from critmin.polling import probed
    from pipeline.probing import patch as overlay

    known = catalogue(sources)
    probes = probed([known.get(name) for name in source] if source else list(known.enabled))
    if json:
        write_json([result.as_json() for result in probes])
    else:
        rows = (
            (p.source.id, p.outcome, p.records or "", p.moved_to or "", " ".join(p.feeds), p.message) for p in probes
        )
        write_table(("id", "result", "records", "moved to", "feeds named", "message"), rows)
    if patch:
        _write_patch(patch, overlay(probes))
    works = sum(result.outcome == "works" for result in probes)
    moved = sum(result.moved_to is not None for result in probes)
    say(f"{counted(len(probes), 'source')} tried: {works} working, {len(probes) - works} not, {moved} moved")
    raise typer.Exit(0 if works == len(probes) else 1)


def _write_patch(path: Path, text: str | None) -> None:
    """Write the overlay that follows from what was found, if there is anything to change."""
    if text is None:
        say("nothing to change")
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CritminError(f"{path} cannot be written: {error.strerror}") from error
    say(f"{path}: review it, then name it in CRITMIN_SOURCES_EXTRA")


def schema() -> None:
    """Print the JSON Schema of a catalogue, for editors."""
    write_json(json_schema())


def health(
    failing: Annotated[bool, typer.Option("--failing", help="Only sources that need attention.")] = False,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Show the health of each source. That is its last poll, last success, failures, and what is held for review."""
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
        if not failing or (state and state.error)
    ]
    if json:
        write_json(rows)
    else:
        write_table(tuple(rows[0]) if rows else (), (_cells(row) for row in rows))
    wrong = sum(1 for row in rows if row["error"])
    say(f"{counted(len(known.sources), 'source')}; {wrong} {'needs' if wrong == 1 else 'need'} attention")


def _cells(row: Mapping[str, object]) -> list[object]:
    """A row of the table of health: its times to the minute."""
    return [
        str(value)[:16].replace("T", " ") if name.endswith("_at") and value else value for name, value in row.items()
    ]


def show(
    source: Annotated[str, typer.Argument(help="Id of a source, as `critmin sources` lists it.")],
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Show all about one source. Its entry, its state, what is held, its last polls, and what to do when it fails."""
    entry = catalogue(sources).get(source)
    with opened(db) as store:
        state, polls = store.state(entry.id), store.polls(entry.id)
        review = store.waiting().get(entry.id)
        sha256 = (review.snapshot if review else None) or (state.held_snapshot if state else None)
        held = store.snapshot_info(sha256) if sha256 else None
    if json:
        write_json(
            {
                "source": entry.model_dump(mode="json"),
                "state": asdict(state) if state else None,
                "held": asdict(held) if held else None,
                "polls": [asdict(row) for row in polls],
            }
        )
        return
    show_line("\n".join(_entry_lines(entry)))
    show_line("\n".join(_state_lines(entry, state)) if state else "  never polled")
    if held:
        if review:
            show_line(f"  waiting     since {review.held_at:%Y-%m-%d} for review; see critmin review {entry.id}")
        show_line(f"  held back   {held.sha256} ({held.size:,} bytes); see critmin snapshot {held.sha256[:12]}")
        if state and state.snapshot and state.snapshot != held.sha256:
            show_line(f"  difference  critmin snapshot {held.sha256[:12]} --diff {state.snapshot[:12]}")
    rows = ((f"{row.started_at:%Y-%m-%d %H:%M}", row.outcome, row.changes, row.bytes, row.error or "") for row in polls)
    write_table(("polled (UTC)", "outcome", "changes", "bytes", "error"), rows)


def _entry_lines(entry: Source) -> list[str]:
    publisher = dict.fromkeys((entry.organisation, entry.jurisdiction))  # a country may publish its list itself
    lines = [
        f"{entry.id}: {entry.name} ({', '.join(publisher)})",
        f"  address     {entry.url}",
        f"  read as     {entry.kind}, {entry.poll}{'' if entry.enabled else '; switched off'}",
        f"  why         {entry.why}",
        f"  evidence    {entry.evidence} ({entry.confidence})",
    ]
    if entry.needs_key:
        lines.append("  key         its publisher requires one; without it, the source refuses access")
    return [*lines, f"  runbook     {entry.runbook}"] if entry.runbook else lines


def _state_lines(entry: Source, state: SourceState) -> list[str]:
    read = _moment(state.succeeded_at)
    changed = f"last changed {_moment(state.changed_at)}" if state.changed_at else "never changed"
    polled_at = address_of(entry, state)
    lines = [
        f"  state       {state.outcome}; last read {read}, {changed}; {counted(state.records, 'record')}",
        *(
            [f"  polled at   {polled_at}, to which its address redirects permanently"]
            if polled_at != str(entry.url)
            else []
        ),
        f"  next poll   {_next(entry, state)}",
        *([f"  error       {state.error} ({counted(state.failures, 'poll')} in a row)"] if state.error else []),
    ]
    return [*lines, *(f"  note        {note}" for note in state.notes)]


def _next(entry: Source, state: SourceState) -> str:
    if state.gone == str(entry.url):
        return "none: its server says that it is permanently gone; critmin refresh ID polls it anyway"
    if due(entry, state, datetime.now(UTC)):
        return "due"
    return _moment(state.next_due) if state.next_due else "none: it is read only once"


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"
