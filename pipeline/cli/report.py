"""`critmin report NAME`: a view computed from what is remembered, as a page, a document, a workbook or data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from digests.periods import Period, period_of
from digests.reports import Request, names, spec
from digests.reports._named import meant
from digests.reports.forms import Form, drawn
from pipeline.cli.dates import moment
from pipeline.cli.digest import PeriodName
from pipeline.cli.output import say
from pipeline.cli.world import Database, opened
from storage import dismissals
from vocabulary.errors import ConfigurationError, CritminError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(help=f"A report on what is remembered: {', '.join(names())}.")(report)


def report(
    name: Annotated[str, typer.Argument(help="Which report.")],
    period: Annotated[PeriodName, typer.Option(help="The period whose changes it tells.")] = PeriodName.YEAR,
    since: Annotated[str | None, typer.Option(help="From this date on, in place of --period.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", "--until", help="The date of the report; default: now.")
    ] = None,
    country: Annotated[str, typer.Option(help="The country whose view is taken (ISO 3166 code).")] = "US",
    committee: Annotated[str | None, typer.Option(help="Only this committee: ISO/TC 298.")] = None,
    words: Annotated[str, typer.Option(help="Beginnings of words to look for, parted by commas.")] = "",
    answers: Annotated[list[Path] | None, typer.Option(help="Filled-in questionnaires of the survey.")] = None,
    document: Annotated[str | None, typer.Option(help="overlap: only this project, by reference or ISO id.")] = None,
    dismiss: Annotated[
        tuple[str, str] | None, typer.Option(help="overlap: remember that two documents do not overlap.", metavar="A B")
    ] = None,
    restore: Annotated[
        tuple[str, str] | None, typer.Option(help="overlap: propose a dismissed pair again.", metavar="A B")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why the pair is dismissed.")] = "",
    format: Annotated[Form, typer.Option(help="html, markdown, text, csv, xlsx, docx or json.")] = Form.TEXT,
    out: Annotated[Path | None, typer.Option(help="File to write; default: standard output.")] = None,
    db: Database = None,
) -> None:
    """Make one report."""
    chosen = spec(name)
    if name != "overlap" and (document or dismiss or restore or reason):
        raise ConfigurationError("--document, --dismiss, --restore and --reason are for the report overlap")
    if format.is_binary and out is None:
        raise ConfigurationError(f"{format} is a file: say where with --out report.{format}")
    end = _end(as_of)
    asked = tuple(word.strip() for word in words.split(",") if word.strip())
    with opened(db) as store:
        span, copies = _period(period, since, end), tuple(map(_read, answers or ()))
        request = Request(store, end.date(), span, country.upper(), committee, asked, copies, document)
        if dismiss or restore:
            _decide(request, dismiss, restore, reason)
            return
        own = chosen.workbook(request) if chosen.workbook and format is Form.XLSX else None
        content = own or drawn(chosen.build(request), format)
    _write(content, out)


def _read(path: Path) -> tuple[str, bytes]:
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise CritminError(f"cannot read {path}: {error.strerror}") from error


def _decide(request: Request, dismiss: tuple[str, str] | None, restore: tuple[str, str] | None, reason: str) -> None:
    """Remember or forget what a person decided about a pair of documents."""
    if dismiss and restore:
        raise ConfigurationError("--dismiss and --restore exclude each other")
    if dismiss and not reason.strip():
        raise ConfigurationError("--dismiss needs a --reason: who reads it later wants to know why")
    one, other = meant(request, dismiss or restore or ("", ""))
    if dismiss:
        dismissals.dismiss(request.store, one[0], other[0], reason.strip(), datetime.now(UTC))
        say(f"dismissed: {one[1]} and {other[1]}; critmin report overlap --restore takes it back")
    elif dismissals.restore(request.store, one[0], other[0]):
        say(f"may be proposed again: {one[1]} and {other[1]}")
    else:
        raise ConfigurationError(f"{one[1]} and {other[1]} were not dismissed")


def _end(as_of: str | None) -> datetime:
    """The end of the day that is asked for; now, where none is."""
    if as_of is None:
        return datetime.now(UTC)
    found = moment(as_of)
    return found if found.time() != time() else datetime.combine(found.date(), time.max, UTC)


def _period(period: PeriodName, since: str | None, end: datetime) -> Period:
    if since is None:
        return period_of(period.value, end)
    start = moment(since)
    if start >= end:
        raise ConfigurationError(f"--since {since} is not before the report's date, {end.date()}")
    return Period(since=start, until=end)


def _write(content: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(content.decode())
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise CritminError(f"cannot write {out}: {error.strerror}") from error
    say(f"written: {out}")
