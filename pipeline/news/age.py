"""What is too old to be news when it is seen first: back-fill, which is kept and findable, and silent. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from vocabulary.changes import Action, Change
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem

WINDOW = timedelta(
    days=30
)  # how long before the last look an item may be dated and still be news: embargoes, slow desks


def is_back_fill(change: Change, last_look: datetime | None, window: timedelta = WINDOW) -> bool:
    """Whether a new item is dated more than `window` before the source was last looked at. Undated items are news.

    What was changed last before that, by its site's own map, was published before that.
    """
    if change.action is not Action.ADDED or change.record.kind != Kind.NEWS_ITEM or last_look is None:
        return False
    fields = change.record.fields
    published = _moment(plain(fields.get(NewsItem.published) or fields.get(NewsItem.modified)))
    return published is not None and published < last_look - window


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def without_back_fill(
    changes: Sequence[Change], last_look: datetime | None, window: timedelta
) -> tuple[list[Change], tuple[str, ...]]:
    """The changes that are news, and a note on those that are too old to be."""
    fresh = [change for change in changes if not is_back_fill(change, last_look, window)]
    old = len(changes) - len(fresh)
    return fresh, ((f"{old} older items appeared for the first time; they are kept and not reported",) if old else ())
