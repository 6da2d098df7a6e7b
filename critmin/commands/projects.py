"""`critmin projects`: ISO's projects and documents, each with its stage, now or at a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from critmin.context import Csv, Database, Json, opened
from critmin.iso import AsOf, known_records, moment_of, order_of, project_row
from critmin.output import counted, say, write_csv, write_json, write_table
from digests.analysis.watched import Named, watched
from storage.baseline import watch
from storage.baseline.mandate import mandate
from storage.iso_state import Known
from vocabulary.errors import ConfigurationError
from vocabulary.iso.spellings import canonical
from vocabulary.iso.stages import NAMES
from vocabulary.iso.watch import is_within, lineage
from vocabulary.jurisdictions import name_of
from vocabulary.records import Kind, Project

_COLUMNS = ("reference", "title", "committee", "stage", "stage_name", "stage_date", "edition", "published")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(projects)


def projects(
    committee: Annotated[str | None, typer.Option(help="Only those of this committee and everything below it.")] = None,
    stage: Annotated[
        str | None, typer.Option(help="Only those at this stage (40.20), or at any stage that begins with 40.")
    ] = None,
    title_contains: Annotated[
        str | None, typer.Option(help="Text in the title; upper and lower case are the same.")
    ] = None,
    as_of: AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help="All of ISO, not only the watched scope.")] = False,
    json: Json = False,
    csv: Csv = False,
    db: Database = None,
) -> None:
    """List ISO's projects and documents in the watched scope, each with its stage."""
    if json and csv:
        raise ConfigurationError("--json and --csv cannot be combined")
    wanted, scope = str(canonical(committee)) if committee else None, watch()
    if stage and not any(code.startswith(stage) for code in NAMES):
        raise ConfigurationError(
            f"{stage!r} is not a stage code: expected one such as 40.20, or the first two digits of one, such as 40"
        )
    with opened(db) as store:
        at = moment_of(as_of)
        known = known_records(store, Kind.PROJECT, at)
    joined = watched(known, (at or datetime.now(UTC)).date())
    in_group = {key: entry.document.committee for entry in joined if entry.is_stated for key in entry.keys}
    chosen = [
        project
        for project in known
        if (wanted is None or _belongs(project, in_group.get(project.key), wanted))
        and (stage is None or project.text(Project.stage).startswith(stage))
        and (title_contains is None or title_contains.casefold() in project.text(Project.title).casefold())
        and (everything or wanted or scope.covers(project.text(Project.committee)) or scope.names(project.name))
    ]
    rows = [_marked(project_row(project), joined) for project in sorted(chosen, key=order_of)]
    if stage is None:
        rows += [row for row in map(_stated, joined) if row and _is_selected(row, wanted, title_contains)]
    if json:
        write_json(rows)
    elif csv:
        write_csv(("id", *_COLUMNS), rows)
    else:
        _show(rows)
        say(counted(len(rows), "document"))


def _belongs(project: Known, group: str | None, wanted: str) -> bool:
    """Whether it is the committee's, or its group's; ISO's data name no group, the mandate does."""
    return is_within(project.text(Project.committee), wanted) or (group is not None and is_within(group, wanted))


def _show(rows: Sequence[dict[str, object]]) -> None:
    """The table that a person reads; the groups and their convenors where any is known."""
    columns = _COLUMNS[:5]
    if not any(row["group"] for row in rows):
        write_table(columns, ([row[name] for name in columns] for row in rows))
        return
    write_table((*columns, "group"), ([*(row[name] for name in columns), _group(row)] for row in rows))


def _group(row: dict[str, object]) -> str | None:
    """`ISO/TC 298/WG 3 (convenor: Republic of Korea)`."""
    convened = f" (convenor: {name_of(str(row['convenorship']))})" if row["convenorship"] else ""
    return f"{row['group']}{convened}" if row["group"] else None


def _marked(row: dict[str, object], joined: Sequence[Named]) -> dict[str, object]:
    """A row with what the mandate states of the document: its group, and who convenes that."""
    mine = next((entry for entry in joined if row["id"] in entry.keys), None)
    group = mine.document.committee if mine and mine.is_stated else None
    return {**row, "group": group, "convenorship": mine.convenor if mine else None}


def _stated(entry: Named) -> dict[str, object] | None:
    """A watched document to which ISO gave no id that is known, as the mandate states it."""
    if entry.current or entry.document.project_id or not entry.is_stated:
        return None
    source = mandate().citation(entry.document.cite[0])
    row = dict.fromkeys(("id", *_COLUMNS, "replaces", "replaced_by"))
    return {
        **row,
        "reference": entry.document.reference,
        "title": entry.title or None,
        "committee": lineage([entry.document.committee or ""])[-1] or None,
        "stage_name": f"{entry.draft} according to the mandate, not in ISO's data"
        if entry.draft
        else "not in ISO's data",
        "replaces": [],
        "replaced_by": [],
        "sources": [f"{source.publisher}, {source.date}"],
        "group": entry.document.committee,
        "convenorship": entry.convenor,
    }


def _is_selected(row: dict[str, object], committee: str | None, letters: str | None) -> bool:
    above = lineage([str(row["group"] or "")])
    return (committee is None or committee in above) and (
        letters is None or letters.casefold() in str(row["title"] or "").casefold()
    )
