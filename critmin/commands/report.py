"""`critmin report NAME`: a view computed from what is remembered, as a page, a document, a workbook or data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import Database, opened, without_collection
from critmin.dates import PeriodName, moment
from critmin.iso import last_moment
from critmin.output import say, write_bytes, write_text
from digests.analysis.iso import country as nation
from digests.analysis.named import meant
from digests.analysis.request import Request
from digests.reports import names, spec
from digests.tables.forms import Form, drawn
from digests.words.periods import Period, period_of
from storage import dismissals
from storage.baseline.country_groups import country_group
from vocabulary.errors import ConfigurationError, CritminError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(help=f"Write a report: {', '.join(names())}.")(report)


def report(
    name: Annotated[str, typer.Argument(help="Which report.")],
    period: Annotated[PeriodName, typer.Option(help="The period to report on.")] = PeriodName.YEAR,
    since: Annotated[str | None, typer.Option(help="From this date on, in place of --period.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", "--until", help="The date of the report; default: now.")
    ] = None,
    country: Annotated[
        str, typer.Option(help="The country from whose point of view it is written (ISO 3166 code or English name).")
    ] = "US",
    committee: Annotated[str | None, typer.Option(help="Only this committee: ISO/TC 298.")] = None,
    words: Annotated[str, typer.Option(help="portfolio: beginnings of words to look for, separated by commas.")] = "",
    answers: Annotated[
        list[Path] | None, typer.Option(help="survey: a completed questionnaire; may be repeated.")
    ] = None,
    document: Annotated[str | None, typer.Option(help="overlap: only this project, by reference or ISO id.")] = None,
    group: Annotated[
        str | None, typer.Option(help="participation: a named set of countries: g7, msp, quad, five-eyes, allied.")
    ] = None,
    groups: Annotated[Path | None, typer.Option(help="A YAML file with your own groups of countries.")] = None,
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
    _check(name, (document, dismiss, restore, reason), (group, groups), answers=answers, words=words)
    if format.is_binary and out is None:
        raise ConfigurationError(f"{format} can only be written to a file: add --out report.{format}")
    home, end = nation(country).code, _end(as_of)
    names = tuple(word.strip() for word in words.split(",") if word.strip())
    with opened(db) as store:
        span, copies = _period(period, since, end), tuple(map(_read, answers or ()))
        request = Request(
            store,
            end.date(),
            span,
            home,
            committee,
            names,
            copies,
            document,
            country_group(group, groups) if group else None,
        )
        if dismiss or restore:
            _decide(request, dismiss, restore, reason)
            return
        with without_collection():
            own = chosen.workbook(request) if chosen.workbook and format is Form.XLSX else None
            content = own or drawn(chosen.build(request), format)
    if format is Form.TEXT:
        write_text(content.decode(), out)
    else:
        write_bytes(content, out)


def _check(name: str, of_overlap: Sequence[object], of_participation: Sequence[object], **of_one: object) -> None:
    """Refuse options that only another report has."""
    for option, report in (("answers", "survey"), ("words", "portfolio")):
        if name != report and of_one[option]:
            raise ConfigurationError(f"--{option} is for the report {report}")
    if name != "overlap" and any(of_overlap):
        raise ConfigurationError("--document, --dismiss, --restore and --reason are for the report overlap")
    if name != "participation" and any(of_participation):
        raise ConfigurationError("--group and --groups are for the report participation")
    group, groups = of_participation
    if groups and not group:
        raise ConfigurationError("--groups names a file; add --group with the id of one of its groups")


def _read(path: Path) -> tuple[str, bytes]:
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise CritminError(f"cannot read {path}: {error.strerror}") from error


def _decide(request: Request, dismiss: tuple[str, str] | None, restore: tuple[str, str] | None, reason: str) -> None:
    """Remember or forget what a person decided about a pair of documents."""
    if dismiss and restore:
        raise ConfigurationError("--dismiss and --restore cannot be combined")
    if dismiss and not reason.strip():
        raise ConfigurationError("--dismiss needs a --reason: people who read it later will want to know why")
    one, other = meant(request, dismiss or restore or ("", ""))
    if dismiss:
        dismissals.dismiss(request.store, one[0], other[0], reason.strip(), datetime.now(UTC))
        say(f"dismissed: {one[1]} and {other[1]}; critmin report overlap --restore undoes it")
    elif dismissals.restore(request.store, one[0], other[0]):
        say(f"may be proposed again: {one[1]} and {other[1]}")
    else:
        raise ConfigurationError(f"{one[1]} and {other[1]} were not dismissed")


def _end(as_of: str | None) -> datetime:
    """The end of the day that is asked for; now, where none is."""
    if as_of is None:
        return datetime.now(UTC)
    return last_moment(as_of, "--as-of")


def _period(period: PeriodName, since: str | None, end: datetime) -> Period:
    if since is None:
        return period_of(period.value, end)
    start = moment(since)
    if start >= end:
        raise ConfigurationError(f"--since {since} is not before the report's date, {end.date()}")
    return Period(since=start, until=end)
