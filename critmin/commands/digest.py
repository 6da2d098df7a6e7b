"""`critmin digest`: what changed in a period, as a person reads it; what a reader would be sent; and sending it."""

from __future__ import annotations

import email
import email.policy
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from critmin.background.mailing import SubscribersFile, mail_transport, report_delivery, sender, subscribers
from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.dates import PeriodName, moment
from critmin.output import counted, say, write_bytes, write_json, write_page, write_text
from critmin.settings import settings
from digests.delivery.mail import Recipient, body, letter
from digests.delivery.post import Posted, post
from digests.delivery.prepare import DigestMaker, Made
from digests.delivery.subscribers import Subscriber
from digests.forms.render import Format, render
from digests.issue.digest import Digest, build
from digests.issue.known import coming_up, facts
from digests.words.periods import Period, period_of
from storage.store import ChangeQuery
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError


class Form(StrEnum):
    """The forms of a digest."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    EML = "eml"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(digest)


def digest(
    period: Annotated[PeriodName | None, typer.Option(help="How far to look back; default: a week.")] = None,
    since: Annotated[str | None, typer.Option(help="From this date or time on, in place of --period.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this date or time; default: now.")] = None,
    reader: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="Preview this reader's digest; with --send, send it."),
    ] = None,
    format: Annotated[Form | None, typer.Option(help="html, text (default), markdown, json or eml.")] = None,
    significance: Annotated[
        Significance | None,
        typer.Option(help="Only changes of at least this significance; default: the reader's own, else notable."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File to write; default: standard output.")] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send every digest that is due; with --for, send it whether due or not.")
    ] = False,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
    subscribers_file: SubscribersFile = None,
) -> None:
    """Report what changed in a period; preview or send readers' digests."""
    spanned = any((period, since, until))
    if send and (spanned or format or out or significance):
        raise ConfigurationError("--send sends each reader's own digest: only --for and --json go with it")
    if json and not send and format not in (None, Form.JSON):
        raise ConfigurationError(f"--json and --format {format} cannot be combined")
    form = Form.JSON if json and not send else format or Form.TEXT
    if send:
        _send(reader, subscribers_file, db, sources, json=json)
        return
    follower = subscribers(subscribers_file, example=True).get(reader) if reader else None
    if follower and not spanned and significance is None:
        _preview(follower, form, out, db, sources)
        return
    now = datetime.now(UTC)
    span = _span(period or PeriodName.WEEK, since, until, now)
    made = _of_period(follower, span, significance, now, db, sources)
    if form is Form.EML:
        origin = sender()
        to = Recipient(follower.name, follower.address) if follower else Recipient(origin.name, origin.address)
        drawn = body(made, Format(follower.format if follower else "html"))
        write_bytes(letter(made, drawn, to, origin, due_at=span.until, made_at=now).content, out)
    else:
        _write(render(made, form.value), form, out)


def _span(period: PeriodName, since: str | None, until: str | None, now: datetime) -> Period:
    end = moment(until) if until else now
    if since is None:
        return period_of(period.value, end)
    start = moment(since)
    if start >= end:
        raise ConfigurationError(f"--since {since} is not before --until {until or 'now'}")
    return Period(since=start, until=end)


def _of_period(
    follower: Subscriber | None,
    span: Period,
    significance: Significance | None,
    now: datetime,
    db: str | None,
    sources: Path | None,
) -> Digest:
    watched = list(catalogue(sources).enabled)
    then = min(now, span.until)  # a past period is told as it would have been at its end
    with opened(db) as store:
        changes = store.changes(ChangeQuery(since=span.since, until=span.until))
        states, waiting = list(store.states().values()), store.waiting()
        log = store.poll_log(then)
        known = facts(store, changes, then, then.date(), log)
        ahead = coming_up(store, watched, then, then if then < now else None)
    if follower:
        span = Period(span.since, span.until, span.name, follower.dates)
    least = significance or (follower.significance if follower else Significance.NOTABLE)
    interests = follower.interests if follower else None
    return build(
        changes,
        states,
        span,
        sources=watched,
        generated_at=then,
        least=least,
        interests=interests,
        ahead=ahead,
        known=known,
        log=log,
        waiting=waiting,
        site=settings().site_url,
    )


def _write(text: str, form: Form, out: Path | None) -> None:
    if form is Form.TEXT:
        write_text(text, out)
    else:
        write_page(text, out)


def _preview(follower: Subscriber, form: Form, out: Path | None, db: str | None, sources: Path | None) -> None:
    """Exactly what the reader would be sent, and a word on when and whether."""
    watched = list(catalogue(sources).enabled)
    with opened(db) as store:
        made = DigestMaker(store, watched, sender(), settings().site_url).preview(follower, datetime.now(UTC))
    if form is Form.EML:
        if made.letter is not None:
            write_bytes(made.letter.content, out)
    else:
        _write(_part(made, form) or render(made.digest, form.value), form, out)
    when = f"due {made.row.due_at.astimezone(follower.schedule.zone):%Y-%m-%d %H:%M} ({follower.time_zone})"
    reported = counted(made.row.told, "change")
    if made.letter is None:
        say(f"{follower.name}: nothing would be sent: nothing to report, and no empty digests wanted; {when}")
    else:
        say(f"{follower.name} <{follower.address}>: {reported} in it, {len(made.letter.content):,} bytes; {when}")


def _part(made: Made, form: Form) -> str | None:
    """The part of the mail in this form; `None` where the mail has none."""
    kind = {Form.HTML: "html", Form.TEXT: "plain"}.get(form)
    if made.letter is None or kind is None:
        return None
    part = email.message_from_bytes(made.letter.content, policy=email.policy.default).get_body((kind,))
    return None if part is None else str(part.get_content()).replace("\r\n", "\n")


def _send(name: str | None, file: Path | None, db: str | None, sources: Path | None, *, json: bool) -> None:
    """Make and send what is due; of one reader also what is not."""
    known = subscribers(file)
    readers = [known.get(name)] if name else known.readers
    origin = sender()
    out = mail_transport(origin)
    watched = list(catalogue(sources).enabled)
    with opened(db) as store:
        maker = DigestMaker(store, watched, origin, settings().site_url)
        done = post(maker, readers, out, now=lambda: datetime.now(UTC), only_due=name is None)
    if json:
        write_json(_as_json(done))
    say(f"{counted(len(done.digests), 'digest')} made for {counted(len(readers), 'reader')}")
    report_delivery(done.delivery)
    raise typer.Exit(0 if done.delivery.ok else 1)


def _as_json(done: Posted) -> dict[str, object]:
    return {"digests": [asdict(row) for row in done.digests], **asdict(done.delivery)}
