"""`critmin feeds OUT_DIR`: what changed and what is coming up, for feed readers, calendars and spreadsheets."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, catalogue, opened
from critmin.dates import not_to_come
from critmin.output import counted, say, write_csv, writing
from critmin.settings import settings
from digests.events.gather import by_day
from digests.feeds.calendar import calendar
from digests.feeds.channels import channels
from digests.feeds.syndication import atom, json_feed
from digests.issue.known import coming_up, facts
from storage.store import ChangeQuery, StoredChange
from vocabulary.changes import Significance

_DAYS = 365  # that feeds look back
_COLUMNS = (
    "id",
    "detected_at",
    "source",
    "kind",
    "label",
    "change",
    "significance",
    "sentence",
    "topics",
    "minerals",
    "committees",
)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(feeds)


def feeds(
    out_dir: Annotated[Path, typer.Argument(help="The folder to write to.")],
    base_url: Annotated[str | None, typer.Option(help="Where the folder will be published.")] = None,
    since: Annotated[str | None, typer.Option(help="From this date on; default: a year back.")] = None,
    significance: Annotated[
        Significance, typer.Option(help="Only changes of at least this significance.")
    ] = Significance.NOTABLE,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Write feeds (Atom, JSON) of all and of each topic, committee, jurisdiction and mineral; iCalendar; CSV."""
    now, site = datetime.now(UTC), settings().site_url
    start = not_to_come(since, "--since") if since else now - timedelta(days=_DAYS)
    watched = catalogue(sources).sources
    with opened(db) as store:
        changes = store.changes(ChangeQuery(since=start))
        known = facts(store, changes, now, now.date())
        ahead = coming_up(store, watched, now)
        seen = [state.changed_at or state.baseline_at for state in store.states().values()]
    files = {
        "coming-up.ics": calendar(ahead, max((at for at in seen if at), default=start)),
        "changes.csv": _csv([change for change in changes if _weighs(change, significance)]),
    }
    least = significance or Significance.ROUTINE
    reported = [event for event in by_day(changes, known) if event.significance.rank <= least.rank]
    pages = {source.id: str(source.url) for source in watched}
    for channel in channels(reported, {source.id: source.jurisdiction for source in watched}):
        files[f"{channel.path}.atom"] = atom(channel, base_url, site, pages)
        files[f"{channel.path}.json"] = json_feed(channel, base_url, site, pages)
    written = sum(_write(out_dir / name, content) for name, content in files.items())
    say(f"{counted(len(files), 'file')} in {out_dir}, {written} of them new or changed")
    say(f"{counted(len(ahead), 'upcoming date')}")


def _weighs(change: StoredChange, least: Significance | None) -> bool:
    return least is None or Significance(change.significance).rank <= least.rank


def _csv(changes: list[StoredChange]) -> bytes:
    out = io.StringIO()
    rows = ({**change.as_json(), "kind": change.kind, "label": change.label} for change in changes)
    write_csv(_COLUMNS, rows, out)
    return out.getvalue().encode()


def _write(path: Path, content: bytes) -> bool:
    """Write the file unless it is there already as it should be; whether it was written."""
    with writing(path):
        if path.is_file() and path.read_bytes() == content:
            return False
        path.write_bytes(content)
    return True
