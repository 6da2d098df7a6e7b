"""`critmin feeds OUT_DIR`: what changed and what is coming up, for feed readers, calendars and spreadsheets."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from digests.events import events
from digests.feeds.calendar import calendar
from digests.feeds.channels import channels
from digests.feeds.syndication import atom, json_feed
from digests.upcoming import KINDS, upcoming
from pipeline.cli.dates import moment
from pipeline.cli.output import counted, say, write_csv
from pipeline.cli.world import CatalogueFile, Database, catalogue, opened
from storage.baseline import watch
from storage.store import ChangeQuery, StoredChange
from vocabulary.changes import Significance
from vocabulary.errors import CritminError

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
    since: Annotated[str | None, typer.Option(help="From this date on; default: a year.")] = None,
    significance: Annotated[Significance, typer.Option(help="Least significance told.")] = Significance.NOTABLE,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Atom and JSON Feed for all and for each topic, committee, jurisdiction and mineral; iCalendar; CSV."""
    now = datetime.now(UTC)
    start = moment(since) if since else now - timedelta(days=_DAYS)
    watched = catalogue(sources).sources
    with opened(db) as store:
        changes = store.changes(ChangeQuery(since=start, significance=significance))
        records = [pair for kind in KINDS for pair in store.records(kind=kind)]
        seen = [state.changed_at or state.baseline_at for state in store.states().values()]
    ahead = upcoming(records, watched, watch(), now)
    files = {
        "coming-up.ics": calendar(ahead, max((at for at in seen if at), default=start)),
        "changes.csv": _csv(changes),
    }
    for channel in channels(events(changes), {source.id: source.jurisdiction for source in watched}):
        files[f"{channel.path}.atom"] = atom(channel, base_url)
        files[f"{channel.path}.json"] = json_feed(channel, base_url)
    written = sum(_write(out_dir / name, content) for name, content in files.items())
    say(f"{counted(len(files), 'file')} in {out_dir}, {written} of them new or changed")
    say(f"{counted(len(ahead), 'date')} ahead")


def _csv(changes: list[StoredChange]) -> bytes:
    out = io.StringIO()
    rows = ({**change.as_json(), "kind": change.kind, "label": change.label} for change in changes)
    write_csv(_COLUMNS, rows, out)
    return out.getvalue().encode()


def _write(path: Path, content: bytes) -> bool:
    """Write the file unless it is there already as it should be; whether it was written."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise CritminError(f"cannot write {path}: {error.strerror}") from error
    return True
