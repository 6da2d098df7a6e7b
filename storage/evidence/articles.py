"""The articles behind items of news: which are wanted, what was read of them, and what they add to what is known.

An article is wanted in the transaction that tells its item, so that no crash forgets it; it is read later and written
in a transaction of its own. What it adds never makes an item new: its change keeps its id, and gains weight and
materials.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from storage.database.connections import writing
from storage.database.tables import articles, changes
from storage.evidence import snapshots
from storage.model import SnapshotInfo
from vocabulary.changes import Action, Significance
from vocabulary.news.relevance import LEAD
from vocabulary.records import Kind

ItemId = tuple[str, str]
"""Source and key of an item of news."""
_AT_ONCE = 500  # keys of a query


class State(StrEnum):
    """Where an article stands. WANTED is asked for in a later round; the others are final."""

    WANTED = "wanted"
    READ = "read"
    REFUSED = "refused"  # it answered, and could not be used; or could not be reached in all its tries


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article that is to be read, with what is known of its item."""

    id: int
    source: str
    key: str
    url: str
    tries: int
    wanted_at: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """What became of an article. `text`: its sentences, one a line; `deadline`: YYYY-MM-DD, and its sentence."""

    source: str
    key: str
    url: str
    state: State
    tried_at: datetime | None = None
    reason: str | None = None
    snapshot: str | None = None
    text: str = ""
    deadline: str | None = None
    deadline_text: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What an article says: its sentences, the deadline among them, and what its item gains by it."""

    text: str
    deadline: str | None = None
    deadline_text: str | None = None
    significance: Significance | None = None
    minerals: tuple[str, ...] = ()


def want(connection: Connection, source: str, urls: Mapping[str, str], at: datetime) -> None:
    """Note the articles of new items: key -> address, those that matter most first. A known one stays as it is."""
    known = set(
        connection.scalars(select(articles.c.key).where(articles.c.source == source, articles.c.key.in_(list(urls))))
    )
    row = {"source": source, "state": State.WANTED, "wanted_at": at, "tries": 0}
    if rows := [{**row, "key": key, "url": url} for key, url in urls.items() if key not in known]:
        connection.execute(insert(articles), rows)


def leads(connection: Connection, ids: Iterable[ItemId]) -> dict[ItemId, str]:
    """The beginnings of the articles of these items, where they were read."""
    return _texts(connection, ids, func.substr(articles.c.text, 1, LEAD))


def leads_of(engine: Engine, keys: Iterable[str]) -> dict[ItemId, str]:
    """The beginnings of the articles of items with these keys, as each of their sources has them."""
    with engine.connect() as connection:
        return _by_key(connection, keys, func.substr(articles.c.text, 1, LEAD))


def texts(engine: Engine, ids: Iterable[ItemId]) -> dict[ItemId, str]:
    """The whole texts of the articles of these items, where they were read."""
    with engine.connect() as connection:
        return _texts(connection, ids, articles.c.text)


def _texts(connection: Connection, ids: Iterable[ItemId], column: Any) -> dict[ItemId, str]:
    wanted = set(ids)
    rows_by_item = _by_key(connection, {key for _, key in wanted}, column)
    return {item: text for item, text in rows_by_item.items() if item in wanted}


def _by_key(connection: Connection, keys: Iterable[str], column: Any) -> dict[ItemId, str]:
    names, rows = sorted(keys), {}
    for start in range(0, len(names), _AT_ONCE):
        query = select(articles.c.source, articles.c.key, column).where(
            articles.c.state == State.READ, articles.c.key.in_(names[start : start + _AT_ONCE])
        )
        rows.update({(source, key): text for source, key, text in connection.execute(query)})
    return rows


class Articles:
    """The articles in the database of a `Store`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sources(self) -> set[str]:
        """The sources of which an article is wanted."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(articles.c.source).where(articles.c.state == State.WANTED).distinct()))

    def wanted(self, source: str, most: int) -> list[Wanted]:
        """The articles of a source that are to be read: those tried least come first, then in their order."""
        columns = [articles.c[name] for name in Wanted.__dataclass_fields__]
        query = select(*columns).where(articles.c.source == source, articles.c.state == State.WANTED)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(articles.c.tries, articles.c.id).limit(most))
            return [Wanted(*row) for row in rows]

    def read(self, wanted: Wanted, page: SnapshotInfo, content: bytes, article: ArticleText, at: datetime) -> None:
        """An article was read: keep the page as evidence, its text, and what its item gains. One transaction."""
        with writing(self._engine) as connection:
            if not self._drop(connection, wanted):
                return
            snapshots.put(
                connection,
                page.sha256,
                [content],
                size=page.size,
                media_type=page.media_type,
                url=page.url,
                at=page.stored_at,
            )
            stated = {name: getattr(article, name) for name in ("text", "deadline", "deadline_text")}
            row = {**_row(wanted), "state": State.READ, "tried_at": at, "snapshot": page.sha256, **stated}
            connection.execute(insert(articles), row)
            _gain(connection, wanted, article)

    @staticmethod
    def _drop(connection: Connection, wanted: Wanted) -> bool:
        """Take the row out that the article was wanted by; whether it was there: another machine may be faster."""
        gone = connection.execute(delete(articles).where(articles.c.id == wanted.id, articles.c.state == State.WANTED))
        return gone.rowcount == 1

    def not_read(self, wanted: Wanted, reason: str, at: datetime, *, again: bool) -> None:
        """An article could not be read; `again`: it is asked for in a later round."""
        state = State.WANTED if again else State.REFUSED
        values = {"state": state, "tries": wanted.tries + 1, "tried_at": at, "reason": reason}
        with writing(self._engine) as connection:
            connection.execute(
                update(articles).where(articles.c.id == wanted.id, articles.c.state == State.WANTED).values(values)
            )

    def of(self, key: str) -> list[Article]:
        """What became of the articles of an item, by each of its sources."""
        with self._engine.connect() as connection:
            return [_article(row) for row in connection.execute(select(articles).where(articles.c.key == key))]

    def deadlines(self, read_by: datetime | None = None) -> dict[ItemId, str]:
        """The deadlines that articles state, those of them that were read by then."""
        query = select(articles.c.source, articles.c.key, articles.c.deadline).where(articles.c.deadline.is_not(None))
        if read_by is not None:
            query = query.where(articles.c.tried_at <= read_by)
        with self._engine.connect() as connection:
            return {(source, key): day for source, key, day in connection.execute(query)}


def _row(wanted: Wanted) -> dict[str, Any]:
    return {
        "source": wanted.source,
        "key": wanted.key,
        "url": wanted.url,
        "wanted_at": wanted.wanted_at,
        "tries": wanted.tries + 1,
    }


def _article(row: Row[Any]) -> Article:
    names = [name for name in Article.__dataclass_fields__ if name not in ("state", "text")]
    return Article(state=State(row.state), text=row.text or "", **{name: getattr(row, name) for name in names})


def _gain(connection: Connection, wanted: Wanted, article: ArticleText) -> None:
    """The change that told the item gains weight and materials; it stays the change that it is."""
    additions = connection.execute(
        select(changes.c.id, changes.c.significance, changes.c.minerals).where(
            changes.c.source == wanted.source,
            changes.c.kind == Kind.NEWS_ITEM,
            changes.c.key == wanted.key,
            changes.c.action == Action.ADDED,
        )
    ).all()
    for row in additions:
        weight = min(Significance(row.significance), article.significance or Significance.ROUTINE, key=_rank)
        named = orjson.dumps(list(dict.fromkeys((*orjson.loads(row.minerals), *article.minerals)))).decode()
        connection.execute(update(changes).where(changes.c.id == row.id).values(significance=weight, minerals=named))


def _rank(weight: Significance) -> int:
    return weight.rank
