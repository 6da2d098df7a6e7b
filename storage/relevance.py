"""The relevance of news as it is stored: computed when it is asked for, by the watched scope of the mandate."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from storage.baseline import watch
from storage.model import StoredChange
from vocabulary.iso.watch import Watch
from vocabulary.news.relevance import LEAD, Relevance, relevance
from vocabulary.news.rules import RuleSet
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Record

_REMEMBERED = 5_000  # titles; a digest asks for each item several times


def of_record(record: Record, article: str = "") -> Relevance:
    """How much a record of news is wanted, and why; `article`: its text, as far as it was read."""
    title = plain(record.fields.get(NewsItem.title), LEAD) or record.label
    return _known(title, plain(record.fields.get(NewsItem.summary), LEAD), article[:LEAD])


def of_change(change: StoredChange, rules: RuleSet | None = None) -> Relevance | None:
    """How much what a change tells is wanted; `None` for what is no news. `rules` are a reader's own."""
    if change.kind != Kind.NEWS_ITEM:
        return None
    title = _stated(change, "title") or change.label
    summary = _stated(change, "summary")
    if rules:
        return relevance(title, summary, article=change.lead, watch=_scope(), rules=rules)
    return _known(title, summary, change.lead)


def shown(change: StoredChange) -> dict[str, Any]:
    """A change as the outside contract has it; news with its relevance beside the fields."""
    judged = of_change(change)
    return {**change.as_json(), **({"relevance": judged.shown()} if judged else {})}


def _stated(change: StoredChange, field: str) -> str:
    before, after = change.fields.get(field, (None, None))
    return plain(after or before, LEAD)


@cache
def _scope() -> Watch:
    return watch()


@lru_cache(_REMEMBERED)
def _known(title: str, summary: str, article: str) -> Relevance:
    return relevance(title, summary, article=article, watch=_scope())
