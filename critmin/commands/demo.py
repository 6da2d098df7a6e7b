"""`critmin demo`: the main job on a small invented sample of the watched world, over loopback."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import opened
from critmin.demo import World, catalogue, editions, served
from critmin.output import counted, say, show_line, write_text
from critmin.teller import Teller
from digests.forms.render import render
from digests.issue.digest import build
from digests.words.periods import Period
from pipeline.catalogue import Catalogue, load
from pipeline.fetch import Client, Limits
from pipeline.outcome import Report
from pipeline.poll.refresh import Refresher
from storage import baseline
from storage.database.lock import refresh_lock
from storage.store import ChangeQuery, Store
from vocabulary.changes import Significance
from vocabulary.errors import CritminError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(demo)


def demo(
    out: Annotated[Path, typer.Option(help="Folder for the database and the digest.")] = Path("critmin-demo"),
) -> None:
    """Poll an invented sample of the watched world in three dated editions, and report what changed."""
    folder = _emptied(out)
    show_line("All data of this demonstration is invented; only the loopback interface is contacted.")
    with served() as world, opened(f"sqlite:///{folder / 'critmin.db'}") as store, refresh_lock(store.engine):
        file = folder / "sources.yaml"
        file.write_text(catalogue(world.host), encoding="utf-8")
        watched = load(file)
        baseline.load(store, editions()[0])
        for at in editions():
            _poll(store, world, watched, at)
        _write_digests(store, watched, folder)
    show_line(f"\nThe digest of these weeks: {folder / 'digest.html'} (also digest.txt)")
    show_line("Every other command works on this world after these two lines, for instance `critmin review`:")
    show_line(f"  export CRITMIN_DB=sqlite:///{folder / 'critmin.db'}")
    show_line(f"  export CRITMIN_SOURCES={folder / 'sources.yaml'}")


def _emptied(out: Path) -> Path:
    """The folder, made; a demonstration starts from nothing but never deletes what is not its own."""
    folder = out.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (
            "critmin.db",
            "critmin.db-wal",
            "critmin.db-shm",
            "critmin.db.lock",
            "sources.yaml",
            "digest.html",
            "digest.txt",
        ):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise CritminError(f"cannot write into {folder}: {error.strerror}; name another folder with --out") from error
    return folder


def _poll(store: Store, world: World, watched: Catalogue, at: datetime) -> None:
    """One refresh, with the edition's own clock; what changed is printed."""
    world.show(at)
    with Client(limits=Limits(host_gap=0), allow_private=True) as client:
        report = Refresher(store, client, Teller(), now=lambda: at).refresh(watched.sources)
    show_line(f"\n{at:%Y-%m-%d}: {_summary(report)}")
    for change in store.changes(ChangeQuery(since=at, until=None)):
        show_line(f"  {change.significance:<8}  {change.sentence}")
    for outcome in report.sources:
        if outcome.error:
            show_line(f"  {outcome.outcome}  {outcome.id}: {outcome.error}")


def _summary(report: Report) -> str:
    first = sum(outcome.outcome == "first" for outcome in report.sources)
    if first:
        return f"{first} sources read for the first time: this is the baseline; nothing is reported"
    return f"{len(report.sources)} sources polled, {counted(report.changes, 'change')}"


def _write_digests(store: Store, watched: Catalogue, folder: Path) -> None:
    first, *_, last = editions()
    until = last.replace(hour=23)
    changes = store.changes(ChangeQuery(since=first, until=until))
    states = list(store.states().values())
    span = Period(since=first, until=until)
    made = build(
        changes, states, span, sources=watched.sources, generated_at=until, least=Significance.ROUTINE,
        waiting=store.waiting(),
    )  # fmt: skip
    for form, name in (("html", "digest.html"), ("text", "digest.txt")):
        write_text(render(made, form), folder / name)
    say(f"{counted(len(changes), 'change')} reported")
