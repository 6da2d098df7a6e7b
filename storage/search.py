"""Finding what is remembered by words: items of news, documents, lists, frameworks, and what changed.

The index is filled when it is asked: what was stored since the last search is added first, so that polls cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Column, Connection, Engine, Row, Select, func, insert, select, text

from storage.database.connections import writing
from storage.database.tables import articles, changes, revisions, search_entries
from storage.queries import BATCH, CURRENT
from vocabulary.phrases import plain
from vocabulary.records import TYPES, FieldKind, Kind, Value
from vocabulary.search import Query, indexed

_WHAT: dict[str, str] = {
    Kind.NEWS_ITEM: "item",
    Kind.PROJECT: "document",
    Kind.LIST_EDITION: "list",
    Kind.LISTED_MINERAL: "list",
    Kind.FRAMEWORK: "framework",
}
_IN_WORDS = frozenset({FieldKind.TEXT, FieldKind.ENTITY, FieldKind.ENTITIES, FieldKind.TEXTS})
_DAYS = ("published", "date", "deadline")
_SEEN = {"record": "seen_from", "change": "detected_at", "article": "wanted_at"}
_LONGEST = 8_000  # characters of a record that are searched


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found. `what`: item, document, list, framework, change. `day`: YYYY-MM-DD."""

    what: str
    day: str
    source: str
    key: str
    title: str
    change: int | None = None


def search(
    engine: Engine,
    query: Query,
    *,
    since: str | None = None,
    until: str | None = None,
    source: str | None = None,
    what: str | None = None,
    limit: int = 50,
    exclude: Sequence[Query] = (),
) -> list[Hit]:
    """What `query` finds, the newest first. `since` and `until` (YYYY-MM-DD): days, both included. `exclude`: as in a
    digest, what these find by title, sentence or material is left out; a word in passing of a text leaves out none."""
    with writing(engine) as connection:
        _catch_up(connection)
    with engine.connect() as connection:
        hits = [*_records(connection, query, what, exclude), *_changes(connection, query, what, exclude)]
    chosen = [
        hit
        for hit in hits
        if (what is None or hit.what == what)
        and (source is None or hit.source == source)
        and (since is None or hit.day >= since)
        and (until is None or hit.day <= until)
    ]
    return sorted(chosen, key=lambda hit: (hit.day, hit.what, hit.key), reverse=True)[:limit]


def _catch_up(connection: Connection) -> None:
    """Add what was stored since the last search."""
    for what, column in (("record", revisions.c.id), ("change", changes.c.id), ("article", articles.c.id)):
        last = connection.scalar(select(func.max(search_entries.c.ref)).where(search_entries.c.what == what)) or 0
        while rows := connection.execute(_after(what, column, last)).all():
            _add(connection, what, rows)
            last = rows[-1].id


def _after(what: str, column: Column[int], last: int) -> Select[Any]:
    if what == "record":
        query = select(revisions).where(CURRENT, revisions.c.kind.in_(list(_WHAT)))
    elif what == "article":
        query = select(articles).where(articles.c.text.is_not(None))
    else:
        query = select(changes)
    return query.where(column > last).order_by(column).limit(BATCH)


def _add(connection: Connection, what: str, rows: Sequence[Row[Any]]) -> None:
    entries = [{"what": what, "ref": row.id, "source": row.source, "day": _day(what, row)} for row in rows]
    numbers = connection.scalars(
        insert(search_entries).returning(search_entries.c.id, sort_by_parameter_order=True), entries
    ).all()
    words = [{"id": number, "words": _words(what, row)} for number, row in zip(numbers, rows, strict=True)]
    connection.execute(text(_INSERT[connection.dialect.name]), words)


_INSERT = {
    "sqlite": "INSERT INTO search_words (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO search_words (id, words) VALUES (:id, to_tsvector('simple', :words))",
}
_MATCHING = {
    "sqlite": "SELECT rowid FROM search_words WHERE search_words MATCH :query",
    "postgresql": "SELECT id FROM search_words WHERE words @@ to_tsquery('simple', :query)",
}


def _words(what: str, row: Row[Any]) -> str:
    if what == "change":
        return indexed(f"{row.label} {row.sentence}", orjson.loads(row.minerals))
    if what == "article":
        return indexed(row.text)
    fields: dict[str, Value] = orjson.loads(row.fields)
    stated = TYPES[row.kind].fields
    named = [text for name, spec in stated.items() if spec.kind in _IN_WORDS for text in _texts(fields.get(name))]
    minerals = _texts(fields.get("minerals"))
    everything = " ".join(dict.fromkeys((row.label, *named)))
    return indexed(everything[:_LONGEST], minerals, technical=row.kind == Kind.PROJECT)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{key} {name}" for key, name in value.items())
    elif isinstance(value, list):
        yield from map(str, value)
    elif value is not None:
        yield plain(value)


def _day(what: str, row: Row[Any]) -> str:
    """When it was published, or else first seen."""
    if what == "record":
        fields = orjson.loads(row.fields)
        for name in _DAYS:
            if isinstance(stated := fields.get(name), str) and len(stated) >= len("YYYY-MM-DD"):
                return stated[:10]
    seen: datetime = getattr(row, _SEEN[what])
    return seen.date().isoformat()


def _matching(connection: Connection, query: Query, what: str) -> list[tuple[int, str]]:
    """(id of the revision or change, day) of the entries that match."""
    matched = query.tsquery if connection.dialect.name == "postgresql" else query.fts5
    inside = text(f"search_entries.id IN ({_MATCHING[connection.dialect.name]})").bindparams(query=matched)
    columns = (search_entries.c.ref, search_entries.c.day)
    rows = connection.execute(select(*columns).where(search_entries.c.what == what, inside))
    return [(row.ref, row.day) for row in rows]


def _records(connection: Connection, query: Query, what: str | None, exclude: Sequence[Query]) -> Iterator[Hit]:
    """The records that stand as they were found, or whose articles were, each once, by the source that showed it
    first."""
    if what == "change":
        return
    days = dict(_matching(connection, query, "record"))
    by_article = set(_of_articles(connection, query)) if what in (None, "item") else set()
    seen = set()
    columns = (
        revisions.c.id,
        revisions.c.kind,
        revisions.c.key,
        revisions.c.label,
        revisions.c.source,
        revisions.c.fields,
        revisions.c.seen_from,
    )
    rows = [*_in_batches(connection, select(*columns).where(CURRENT), revisions.c.id, list(days))]
    keys = sorted({key for _, key in by_article})
    news = select(*columns).where(CURRENT, revisions.c.kind == Kind.NEWS_ITEM)
    for row in _in_batches(connection, news, revisions.c.key, keys):
        if (row.source, row.key) in by_article and row.id not in days:
            days[row.id] = _day("record", row)
            rows.append(row)
    for row in sorted(rows, key=_by_id):
        if (row.kind, row.key) not in seen:
            seen.add((row.kind, row.key))
            if exclude and _is_any(exclude, row):
                continue
            yield Hit(_WHAT[row.kind], days[row.id], row.source, row.key, plain(row.label))


def _is_any(queries: Sequence[Query], row: Row[Any]) -> bool:
    found_by = indexed(row.label, _texts(orjson.loads(row.fields).get("minerals")))
    return any(query.matches(found_by) for query in queries)


def _of_articles(connection: Connection, query: Query) -> Iterator[tuple[str, str]]:
    """Source and key of the items whose articles match."""
    refs = [ref for ref, _ in _matching(connection, query, "article")]
    for row in _in_batches(connection, select(articles.c.source, articles.c.key), articles.c.id, refs):
        yield row.source, row.key


def _by_id(row: Row[Any]) -> int:
    return int(row.id)


def _changes(connection: Connection, query: Query, what: str | None, exclude: Sequence[Query]) -> Iterator[Hit]:
    if what not in (None, "change"):
        return
    unwanted = {ref for one in exclude for ref, _ in _matching(connection, one, "change")}
    days = {ref: day for ref, day in _matching(connection, query, "change") if ref not in unwanted}
    columns = (changes.c.id, changes.c.key, changes.c.sentence, changes.c.source)
    for row in _in_batches(connection, select(*columns), changes.c.id, list(days)):
        yield Hit("change", days[row.id], row.source, row.key, plain(row.sentence), row.id)


def _in_batches(
    connection: Connection, query: Select[Any], column: Column[Any], ids: Sequence[int | str]
) -> Iterator[Row[Any]]:
    for start in range(0, len(ids), BATCH):
        yield from connection.execute(query.where(column.in_(ids[start : start + BATCH])).order_by(column))
