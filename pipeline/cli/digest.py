"""`critmin digest`: what changed in a period, as a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from digests.digest import build
from digests.periods import Period, period_of
from digests.render import render
from pipeline.cli.dates import moment
from pipeline.cli.output import write_text
from pipeline.cli.world import CatalogueFile, Database, catalogue, opened
from storage.store import ChangeQuery
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError


class PeriodName(StrEnum):
    """How far a digest looks back."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Form(StrEnum):
    """The forms of a digest."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(digest)


def digest(
    period: Annotated[PeriodName, typer.Option(help="How far to look back.")] = PeriodName.WEEK,
    since: Annotated[str | None, typer.Option(help="From this date or time on, in place of --period.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this date or time; default: now.")] = None,
    format: Annotated[Form, typer.Option(help="html, text, markdown or json.")] = Form.TEXT,
    significance: Annotated[Significance, typer.Option(help="Least significance told.")] = Significance.NOTABLE,
    out: Annotated[Path | None, typer.Option(help="File to write; default: standard output.")] = None,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Tell what changed in a period."""
    now = datetime.now(UTC)
    span = _span(period, since, until, now)
    watched = [source for source in catalogue(sources).sources if source.enabled]
    with opened(db) as store:
        changes = store.changes(ChangeQuery(since=span.since, until=span.until))
        states = list(store.states().values())
    made = build(changes, states, span, sources=watched, generated_at=now, least=significance)
    write_text(render(made, format.value), out)


def _span(period: PeriodName, since: str | None, until: str | None, now: datetime) -> Period:
    end = moment(until) if until else now
    if since is None:
        return period_of(period.value, end)
    start = moment(since)
    if start >= end:
        raise ConfigurationError(f"--since {since} is not before --until {until or 'now'}")
    return Period(since=start, until=end)
