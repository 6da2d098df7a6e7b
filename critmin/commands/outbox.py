"""`critmin outbox`: the mails that wait, those that failed, and another try for them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.background.mailing import SubscribersFile, mail_transport, own_subscribers, report_delivery, sender
from critmin.context import Database, Json, opened, passed_on
from critmin.output import counted, say, write_bytes, write_json, write_table
from digests.delivery.deliver import deliver
from digests.delivery.mail import Recipient, readdressed
from digests.delivery.operator import CHANNEL
from storage.database.lock import delivery_lock
from storage.outbox import Mail, Outbox, State
from vocabulary.errors import ConfigurationError, CritminError

_UNSENT = (State.WAITING, State.REFUSED, State.ABANDONED)
_SHOWN = 200  # mails of a list
_COLUMNS = ("id", "reader", "state", "tries", "queued (UTC)", "next try (UTC)", "subject", "error")


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    group = typer.Typer(help="List mail that is waiting or failed; show it, try it again, cancel it.")
    group.callback(invoke_without_command=True)(outbox)
    group.command(name="list")(list_mails)
    group.command()(show)
    group.command()(retry)
    group.command()(cancel)
    app.add_typer(group, name="outbox")


Everything = Annotated[bool, typer.Option("--all", help="Include what was sent or cancelled.")]


def outbox(context: typer.Context, everything: Everything = False, json: Json = False, db: Database = None) -> None:
    """List the mail that is not sent."""
    if not passed_on(context):
        list_mails(everything=everything, json=json, db=db)


def list_mails(everything: Everything = False, json: Json = False, db: Database = None) -> None:
    """List the mail that is not sent."""
    with opened(db) as store:
        mails = Outbox(store.engine).mails(() if everything else _UNSENT, limit=_SHOWN)
    if json:
        write_json([mail.as_json() for mail in mails])
    else:
        write_table(_COLUMNS, map(_row, mails))
    waiting = sum(mail.state == State.WAITING for mail in mails)
    failed = sum(mail.state in (State.REFUSED, State.ABANDONED) for mail in mails)
    say(f"{counted(waiting, 'mail')} waiting, {failed} failed")


def _row(mail: Mail) -> tuple[object, ...]:
    again = f"{mail.next_try_at:%Y-%m-%d %H:%M}" if mail.state == State.WAITING else ""
    queued = f"{mail.queued_at:%Y-%m-%d %H:%M}"
    return mail.id, mail.reader, mail.state, mail.attempts, queued, again, mail.subject, mail.error


def show(
    mail: Annotated[int, typer.Argument(help="Id of the message, as `critmin outbox` lists it.")],
    out: Annotated[Path | None, typer.Option(help="File to write; default: standard output.")] = None,
    db: Database = None,
) -> None:
    """Print an unsent message as it would be sent (EML)."""
    with opened(db) as store:
        content = Outbox(store.engine).content(mail)
    write_bytes(content, out)


def retry(
    mail: Annotated[list[int] | None, typer.Argument(help="Ids of messages; default: all that are not sent.")] = None,
    json: Json = False,
    db: Database = None,
    subscribers_file: SubscribersFile = None,
) -> None:
    """Try to send unsent mail again now. Includes what was refused or given up; a reader's new address is used."""
    origin = sender()
    out = mail_transport(origin)
    known = own_subscribers(subscribers_file)
    addresses = {reader.name: reader.addresses for reader in known.readers} if known else {}
    with opened(db) as store, delivery_lock(store.engine, "critmin outbox retry"):
        box = Outbox(store.engine)
        unsent = {letter.id: letter for letter in box.mails(_UNSENT)}
        if unknown := sorted(set(mail or ()) - unsent.keys()):
            raise CritminError(f"there is no unsent mail {unknown[0]}; `critmin outbox` lists those there are")
        for unsent_mail in [unsent[number] for number in mail or unsent]:
            known_now = addresses.get(unsent_mail.reader, (unsent_mail.address,))
            if unsent_mail.address not in known_now and not unsent_mail.address.startswith(CHANNEL):
                address = known_now[0]
                content = readdressed(box.content(unsent_mail.id), Recipient(unsent_mail.reader, address), origin)
                box.readdress(unsent_mail.id, address, content)
                say(f"mail {unsent_mail.id} to {unsent_mail.reader} goes to {address} now")
        box.retry(datetime.now(UTC), mail)
        report = deliver(box, out, lambda: datetime.now(UTC))
    if json:
        write_json(
            {"sent": report.sent, "waiting": report.waiting, "failed": report.failed, "problems": report.problems}
        )
    report_delivery(report)
    raise typer.Exit(0 if report.ok else 1)


def cancel(
    mail: Annotated[list[int], typer.Argument(help="Ids of messages that must never be sent.")], db: Database = None
) -> None:
    """Cancel unsent mail. What is in it will not be sent again."""
    if not mail:
        raise ConfigurationError("name the mails to cancel; `critmin outbox` lists those there are")
    with opened(db) as store:
        gone = Outbox(store.engine).cancel(mail, datetime.now(UTC))
    say(f"{counted(gone, 'mail')} cancelled")
    raise typer.Exit(0 if gone == len(set(mail)) else 1)
