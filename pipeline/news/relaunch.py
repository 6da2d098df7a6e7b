"""A site that moves all its articles to new addresses: what it shows afterwards is known, and no news. Pure.

A relaunch changes links, ids and often the dates of all items at once; their headlines stay. A single item with a known
headline is none: reports come each month under one title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from vocabulary.minerals.folding import fold
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Record

RecordId = tuple[str, str]
_LEAST = 3  # headlines that came back
_LETTERS, _SIGNS = 12, 6  # of a headline that tells one matter from another; fewer are "Minutes" or "Agenda"
MOST = 20_000  # items that a source may have shown for its headlines to be compared


def relaunched(records: Sequence[Record], known: Iterable[Record]) -> Mapping[str, Record]:
    """key of an item that stands at a new address -> the known item that it is; empty where it is no relaunch.

    To be asked only where none of the records is known by any of its names. More than half must have known headlines,
    under their dates, or with their texts, or all under one day, which is the day of the move.
    """
    items = [record for record in records if record.kind == Kind.NEWS_ITEM]
    before, now = _by_headline(known), _by_headline(items)
    pairs = [(now[headline], before[headline]) for headline in now.keys() & before.keys()]
    moved_at_once = len({_day(item) for item, _ in pairs}) == 1
    back = {item.key: old for item, old in pairs if moved_at_once or _speaks_for(item, old)}
    return back if len(back) >= _LEAST and 2 * len(back) > len(items) else {}


def another_site(records: Sequence[Record], known: Iterable[Record]) -> str | None:
    """The one site to which all items lead, where the known ones all lead to another: a cache may have served somebody
    else's feed. To be asked only where none of the records is known by any of its names, and it is no relaunch."""
    now, before = [_site(record) for record in records], [_site(record) for record in known]
    if min(len(now), len(before)) < _LEAST or len(set(now)) > 1 or len(set(before)) > 1:
        return None
    return now[0] if now[0] and before[0] and now[0] != before[0] else None


def _site(item: Record) -> str:
    """The last two labels of an item's host: a site and its subdomains are one."""
    host = urlsplit(plain(item.fields.get(NewsItem.url))).hostname or ""
    return ".".join(host.split(".")[-2:])


def _day(item: Record) -> str:
    return plain(item.fields.get(NewsItem.published))[:10]


def _speaks_for(item: Record, old: Record) -> bool:
    """Whether date or text say that two items with one headline are one."""
    texts = {plain(record.fields.get(NewsItem.summary)) for record in (item, old)}
    days = {_day(record) for record in (item, old)}
    return len(days - {""}) < 2 or (len(texts) == 1 and texts != {""})


def _by_headline(records: Iterable[Record]) -> dict[str, Record]:
    """folded headline -> its item; without headlines that several items have."""
    by_headline: dict[str, Record] = {}
    several = set()
    for record in records:
        headline = fold(plain(record.fields.get(NewsItem.title)))
        if len(headline) >= (_LETTERS if headline.isascii() else _SIGNS):
            several.update({headline} & by_headline.keys())
            by_headline[headline] = record
    return {headline: record for headline, record in by_headline.items() if headline not in several}
