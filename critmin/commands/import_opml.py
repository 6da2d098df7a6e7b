"""`critmin import`: the feeds of a feed reader's OPML file become entries of the user's own catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
import yaml

from critmin.context import CatalogueFile, catalogue
from critmin.output import counted, say, write_text
from critmin.settings import settings
from pipeline.feeds.opml import Subscription, read, unusable
from pipeline.parsing.links import canonical
from vocabulary.errors import ConfigurationError
from vocabulary.words import clean

_NO_LETTER = re.compile(r"[^a-z0-9]+")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(help="An OPML file.", exists=True, dir_okay=False)],
    to: Annotated[
        Path | None,
        typer.Option(
            help="The file with your own sources; default: CRITMIN_SOURCES_EXTRA; if neither is set, they are printed."
        ),
    ] = None,
    sources: CatalogueFile = None,
) -> None:
    """Import the feeds of an OPML file that are not watched yet, switched off until you have looked at them."""
    path = to or settings().sources_extra
    known = catalogue(sources, new_overlay=path if to is None else None)
    watched = {canonical(str(source.url)) for source in known.sources}
    body = file.read_bytes()
    subscriptions = read(body)
    fresh = [subscription for subscription in subscriptions if canonical(subscription.feed) not in watched]
    text = _entries(fresh, {source.id for source in known.sources}, file.name)
    if path is None:
        if fresh:
            write_text(f"sources:\n{text}", None)
    elif fresh:
        _append(path, text)
    where = f"; {path}" if path and fresh else ""
    if left := unusable(body):
        reason = "whose address is not a web address without a password"
        say(f"{counted(len(left), 'outline')} left out, {reason}: {', '.join(left)}")
    say(f"{counted(len(subscriptions), 'feed')} in {file}, {len(fresh)} not watched yet{where}")


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else "sources:\n"
    if not before.rstrip().startswith("sources:") and "\nsources:" not in before:
        raise ConfigurationError(f"{path}: expected a file of sources (with `sources:`), found something else")
    path.write_text(f"{before.rstrip()}\n{text}", encoding="utf-8")


def _entries(fresh: Iterable[Subscription], taken: Collection[str], origin: str) -> str:
    ids = set(taken)
    entries = []
    for subscription in fresh:
        name = _id_of(subscription, ids)
        ids.add(name)
        entries.append(_entry(subscription, name, origin))
    return "".join(
        f"  - {yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=1000)}".rstrip().replace("\n", "\n    ")
        + "\n"
        for entry in entries
    )


def _entry(subscription: Subscription, name: str, origin: str) -> dict[str, object]:
    return {
        "id": name,
        "name": clean(subscription.name),
        "organisation": urlsplit(subscription.site or subscription.feed).hostname or subscription.name,
        "jurisdiction": "international",
        "kind": "feed",
        "url": subscription.feed,
        "poll": "daily",
        "topic": "news",
        "expect": {"min_records": 0, "max_vanish": 1},
        "why": f"followed in {subscription.folder or 'a feed reader'}",
        "evidence": f"imported from {origin}, not reviewed yet",
        "confidence": "from-memory",
        "enabled": False,
    }


def _id_of(subscription: Subscription, taken: Collection[str]) -> str:
    """The name as an id, with a number where it is taken."""
    base = _NO_LETTER.sub("-", subscription.name.casefold()).strip("-")[:60]
    base = base or _NO_LETTER.sub("-", (urlsplit(subscription.feed).hostname or "feed").casefold())
    return next(name for name in [base, *(f"{base}-{number}" for number in range(2, 10_000))] if name not in taken)
