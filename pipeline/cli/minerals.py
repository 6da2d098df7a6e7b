"""`critmin matrix` and `critmin mineral`: which material stands on which list, and what else concerns it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from digests import matrix_view
from pipeline.cli.lists import AsOf, date_of
from pipeline.cli.output import say, write_csv, write_json, write_table, write_text
from pipeline.cli.world import Database, Json, opened
from storage.baseline.matrix import Cell, matrix
from storage.store import ChangeQuery, Store
from vocabulary.errors import ConfigurationError
from vocabulary.mentions import mentions, spelled_in
from vocabulary.minerals import Match, lookup, name
from vocabulary.records import Value
from vocabulary.stages import Stage

_NEWS = 20  # the newest items that are shown


class Form(StrEnum):
    """The forms of the matrix."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    SVG = "svg"


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command(name="matrix")(show_matrix)
    app.command(name="mineral")(mineral)


def show_matrix(
    as_of: AsOf = None,
    format: Annotated[Form, typer.Option(help="table, csv, json, html or svg.")] = Form.TABLE,
    out: Annotated[Path | None, typer.Option(help="Write html or svg to this file.")] = None,
) -> None:
    """Which material stands on which country's list, and since when."""
    date = date_of(as_of)
    codes, rows = matrix(date)
    if format is Form.JSON:
        write_json({"as_of": date, "jurisdictions": codes, "minerals": [_row(*row) for row in rows]})
        return
    if format in {Form.HTML, Form.SVG}:
        write_text((matrix_view.page if format is Form.HTML else matrix_view.picture)(date, codes, rows), out)
        return
    table = [{"mineral": name(row), **{code: _mark(cells.get(code)) for code in codes}} for row, cells in rows]
    if format is Form.CSV:
        write_csv(("mineral", *codes), table)
    else:
        write_table(("mineral", *codes), (tuple(row.values()) for row in table))
    say(f"{len(rows)} materials on {len(codes)} lists as of {date}; each year: listed since then without a break")
    say("in brackets: as a member of a listed group, or as a group whose members are listed")


def _row(material: str, cells: Mapping[str, Cell]) -> dict[str, object]:
    listed = {code: _cell(cell) for code, cell in cells.items()}
    return {"id": material, "name": name(material), "listed": listed}


def _cell(cell: Cell) -> dict[str, object]:
    stated: dict[str, object] = {"tier": cell.tier, "as_published": cell.as_published, "since": cell.since}
    return {**stated, "by": cell.by} if cell.by else stated


def _mark(cell: Cell | None) -> str:
    year = cell.since[:4] if cell else ""
    return f"({year})" if cell and cell.by else year


def mineral(
    text: Annotated[str, typer.Argument(help="A material by any of its names: cobalt, Flussspat, 稀土, REE.")],
    as_of: AsOf = None,
    json: Json = False,
    db: Database = None,
) -> None:
    """Where a material is listed and since when, which ISO documents name it, and the news on it."""
    match = lookup(text)
    if match is None:
        raise ConfigurationError(f"{text!r} names no material that is known; `critmin matrix` shows those listed")
    date = date_of(as_of)
    listed = {material: cells for material, cells in matrix(date)[1] if material in match.minerals}
    with opened(db) as store:
        projects, news = _projects(store, match), _news(store, match)
    if json:
        found = [
            {**_row(material, listed.get(material, {})), "projects": projects[material], "news": news[material]}
            for material in match.minerals
        ]
        write_json({"as_of": date, "minerals": found})
        return
    for material in match.minerals:
        _show(material, listed.get(material, {}), projects[material], news[material])


def _show(
    material: str, cells: Mapping[str, Cell], projects: list[dict[str, Value]], news: list[dict[str, Value]]
) -> None:
    typer.echo(name(material))
    for code, cell in cells.items():
        tier = f", {cell.tier}" if cell.tier else ""
        group = " (as a group)" if cell.by else ""
        typer.echo(f"  {code:<6} since {cell.since}{tier}: {cell.as_published}{group}")
    if not cells:
        typer.echo("  on no list that is known whole")
    typer.echo(
        f"  {len(projects)} ISO documents name it:" if projects else "  no ISO document that was polled names it"
    )
    for project in projects:
        typer.echo(f"    {project['reference']} ({project['state']}, {project['committee']}): {project['title']}")
    for item in news:
        typer.echo(f"  news, {str(item['seen'])[:10]}: {item['title']}")


def _projects(store: Store, match: Match) -> dict[str, list[dict[str, Value]]]:
    """The ISO documents in force or in work whose titles name each material, in the order of their references."""
    found: dict[str, dict[str, dict[str, Value]]] = {material: {} for material in match.minerals}
    spelled = {material: spelled_in(material) for material in match.minerals}
    for _, record in store.records(kind="Project"):
        title = str(record.fields.get("title") or "")
        for material in match.minerals:
            state = _state(record.fields.get("stage"))
            if state and spelled[material].search(title) and material in mentions(title):
                found[material][record.key] = {
                    "reference": record.fields.get("reference") or record.label,
                    "title": title,
                    "committee": record.fields.get("committee"),
                    "stage": record.fields.get("stage"),
                    "state": state,
                }
    return {key: sorted(of.values(), key=lambda each: str(each["reference"])) for key, of in found.items()}


def _state(stage: Value) -> str | None:
    """In force, or in work; None for what is withdrawn or deleted."""
    if not isinstance(stage, str):
        return "stage not known"
    known = Stage(stage)
    if known.is_withdrawn or known.is_deleted:
        return None
    return "under development" if known.under_development else "published"


def _news(store: Store, match: Match) -> dict[str, list[dict[str, Value]]]:
    return {material: list(_newest(store, material)) for material in match.minerals}


def _newest(store: Store, material: str) -> Iterator[dict[str, Value]]:
    found = store.changes(ChangeQuery(mineral=material, kind="NewsItem"))
    for change in reversed(found[-_NEWS:]):
        url = change.fields.get("url", (None, None))[1]
        yield {"title": change.label, "url": url, "seen": change.detected_at.isoformat(), "source": change.source}
