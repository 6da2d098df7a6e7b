"""`critmin search`: items, changes, documents and lists by their words, in any language of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from critmin.background.mailing import SubscribersFile, subscribers
from critmin.context import Database, Json, opened
from critmin.dates import day_not_to_come
from critmin.output import counted, say, write_json, write_table
from storage.baseline.atlas import atlas
from storage.search import Hit, search
from vocabulary.errors import ConfigurationError
from vocabulary.minerals import lookup
from vocabulary.search import Query, indexed, parsed


class What(StrEnum):
    """What can be found."""

    ITEM = "item"
    CHANGE = "change"
    DOCUMENT = "document"
    LIST = "list"
    FRAMEWORK = "framework"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="search", context_settings={"ignore_unknown_options": True})(find)


def find(
    words: Annotated[
        list[str] | None, typer.Argument(help='What to look for: gallium export -recycling "price floor".')
    ] = None,
    saved: Annotated[
        str | None, typer.Option(help="A saved search of a reader, without what the reader excludes: READER/NAME.")
    ] = None,
    what: Annotated[What | None, typer.Option(help="Only results of this kind.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on: YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day: YYYY-MM-DD.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what was found through this source (its id).")] = None,
    mineral: Annotated[str | None, typer.Option(help="Only what is about this material, by any of its names.")] = None,
    limit: Annotated[int, typer.Option(help="Show at most this many.", min=1, max=10_000)] = 50,
    subscribers_file: SubscribersFile = None,
    json: Json = False,
    db: Database = None,
) -> None:
    """Find items, changes, documents, lists and frameworks; materials and trade terms in any supported language."""
    wanted, unwanted = " ".join(map(_quoted, words or [])), []
    if saved:
        reader, wanted = subscribers(subscribers_file).saved(saved)
        unwanted = [parsed(excluded) for excluded in reader.exclude]
    query = _query(wanted, mineral)
    days = (_day(since, "--since"), _day(until, "--until"))
    with opened(db) as store:
        hits = search(
            store.engine, query, since=days[0], until=days[1], source=source, what=what, limit=limit, exclude=unwanted
        )
    if what in (None, What.LIST) and source in (None, "atlas"):
        listed = [hit for hit in _atlas(query, unwanted) if _within(hit.day, *days)]
        hits = sorted([*hits, *listed], key=lambda hit: hit.day, reverse=True)[:limit]
    if json:
        write_json([asdict(hit) for hit in hits])
    else:
        rows = ((hit.day, hit.what, hit.title, hit.source, hit.change or hit.key) for hit in hits)
        write_table(("day", "what", "title", "source", "id"), rows)
    say(counted(len(hits), "result") if hits else "0 results: all words have to stand in one text; try fewer")


def _quoted(word: str) -> str:
    """A word that the shell kept together is a phrase."""
    return f'"{word}"' if " " in word and '"' not in word else word


def _query(words: str, mineral: str | None) -> Query:
    if mineral is not None and lookup(mineral) is None:
        raise ConfigurationError(f"--mineral: {mineral!r} is not a known material")
    try:
        query = parsed(" ".join(filter(None, (words, mineral))))
    except ValueError as error:
        raise ConfigurationError(str(error)) from error
    return query


def _day(text: str | None, option: str) -> str | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ConfigurationError(f"{option}: expected a day such as 2026-11-02, found {text!r}") from error
    if option == "--since":
        day_not_to_come(day, option)
    return day


def _within(day: str, since: str | None, until: str | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)


def _atlas(query: Query, unwanted: Sequence[Query]) -> Iterator[Hit]:
    """The editions of the atlas whose names or entries match, without those whose title is unwanted."""
    for jurisdiction in atlas().values():
        for edition in jurisdiction.editions:
            title = f"{jurisdiction.name}: {edition.title}"
            if any(one.matches(indexed(title)) for one in unwanted):
                continue
            if query.matches(indexed(title)):
                yield Hit("list", edition.first_day, "atlas", edition.id, title)
                continue
            for entry in edition.entries:
                names = f"{entry.as_published} {entry.english or ''}"
                found_by = indexed(f"{title} {names}", technical=True)
                if query.matches(found_by) and not any(one.matches(found_by) for one in unwanted):
                    yield Hit("list", edition.first_day, "atlas", edition.id, f"{title}: {entry.as_published}")
                    break
