"""Which known item a piece of news is: by ANY lasting name that it ever had in its source. Pure.

A name is an alias: `id:` the feed's id, and where that is an address the same without `http` and `www`; `no:` an
official number; `link:` a canonical address; `title:` the title with its date; `text:` a text of some length with the
second of its publication, which stay where headline and address are edited; `said:` what the item says where it has
nothing better. A name that several items of one document share names none of them; nor does an id or address of a
document whose ids are places in a list. An item that is known under one key keeps it, whatever its neighbours and its
own address become.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extraction import Extraction
from pipeline.parsing.links import canonical, without_server
from vocabulary.minerals.folding import fold
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Record

RecordId = tuple[str, str]
Aliases = Mapping[str, str]
"""alias -> the key under which the item is known."""
LONG = 40  # characters, from which a text is that of one item
_FIELDS = ("title", "published", "url")
_BY_CONTENT = ("title", "published")  # what tells an item where ids and addresses are places in a list
_SCHEME = re.compile(
    r"^https?://(?:www\.)?", re.IGNORECASE
)  # of an id that is an address; its fragment means something


def names(
    *,
    ids: Iterable[str] = (),
    links: Iterable[str] = (),
    title: str = "",
    published: str = "",
    statement: str = "",
    text: str = "",
) -> tuple[str, ...]:
    """The aliases of one item, the most lasting first."""
    forms: list[str] = []
    for identifier in filter(None, ids):
        forms += (f"id:{identifier}", f"id:{_SCHEME.sub('https://', identifier)}")
    for link in filter(None, links):
        forms += (f"link:{canonical(link)}", f"link:{without_server(link)}")
    if title and published:
        forms.append(f"title:{_digest(title)}:{published[:10]}")
    if "T" in published and len(text) >= LONG:
        forms.append(f"text:{hashlib.sha256(text.encode()).hexdigest()[:16]}:{published}")
    if statement and not forms:
        forms.append(f"said:{_digest(statement)}")
    return tuple(dict.fromkeys(forms))


def _digest(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


def own_names(extraction: Extraction) -> dict[str, tuple[str, ...]]:
    """key of an item -> its aliases, without those that several items of the document share."""
    aliases_of = {
        record.key: names_of(record, extraction) for record in extraction.records if record.kind == Kind.NEWS_ITEM
    }
    shared = Counter(alias for aliases in aliases_of.values() for alias in aliases)
    return {key: tuple(alias for alias in aliases if shared[alias] == 1) for key, aliases in aliases_of.items()}


def names_of(record: Record, extraction: Extraction) -> tuple[str, ...]:
    """The aliases of an item, as its extractor gives them or by its fields."""
    if record.id in extraction.aliases:
        return extraction.aliases[record.id]
    return names(
        links=[_whole(record, NewsItem.url)],
        title=plain(record.fields.get(NewsItem.title)),
        published=plain(record.fields.get(NewsItem.published)),
    )


def numbers_of(record: Record, extraction: Extraction) -> tuple[str, ...]:
    """The official numbers of an item."""
    return tuple(name for name in names_of(record, extraction) if name.startswith("no:"))


@dataclass(frozen=True, slots=True)
class Identified:
    """Records under the keys by which they are known, and the aliases that are to be remembered, with their keys."""

    records: tuple[Record, ...]
    fresh: Mapping[str, str]


def identified(
    records: Sequence[Record], own: Mapping[str, Sequence[str]], known: Aliases, before: Mapping[RecordId, Record]
) -> Identified:
    """Each item of news under the key by which it is known already; others keep the key that they came with."""
    places = bool(known) and any(_is_contradicted(record, own, known, before) for record in records)
    by = _BY_CONTENT if places else _FIELDS
    handed_on = {
        record.id
        for record in (records if places else ())
        if record.id in before and _another(record, before[record.id], by)
    }
    taken = {record.id for record in records if record.id in before} - handed_on
    records_named: list[Record] = []
    fresh: dict[str, str] = {}
    for record in records:
        renamed = record
        if record.kind == Kind.NEWS_ITEM:
            if record.id not in before or record.id in handed_on:
                keys = _keys(record, own.get(record.key, ()), known, before, by) if known else iter(())
                key = next((key for key in keys if (record.kind, key) not in taken), None)
                key = key or (_key_of_content(record) if record.id in handed_on else None)
                renamed = replace(record, key=key) if key else record
                taken.add(renamed.id)
            fresh.update({alias: renamed.key for alias in own.get(record.key, ()) if alias not in known})
        records_named.append(renamed)
    return Identified(tuple(records_named), fresh)


def _is_contradicted(
    record: Record, own: Mapping[str, Sequence[str]], known: Aliases, before: Mapping[RecordId, Record]
) -> bool:
    """Whether an id names one known item and the headline with its day another: the ids are places in a list."""
    if record.kind != Kind.NEWS_ITEM:
        return False
    names = own.get(record.key, ())
    by_title = {known[alias] for alias in names if alias.startswith("title:") and alias in known}
    by_id = {known[alias] for alias in names if alias.startswith("id:") and alias in known}
    return any(
        (old := before.get((record.kind, key))) is not None and _another(record, old, _BY_CONTENT)
        for key in (by_id - by_title if by_title else ())
    )


def _key_of_content(record: Record) -> str:
    """The key of a new item whose own one another item had before: of its headline and day as well."""
    return f"{record.key}#{_digest(_whole(record, NewsItem.title))}:{_value(record, NewsItem.published)}"


def _keys(
    record: Record, own: Iterable[str], known: Aliases, before: Mapping[RecordId, Record], by: Sequence[str]
) -> Iterator[str]:
    for alias in own:
        key = known.get(alias)
        old = before.get((record.kind, key)) if key else None
        if key and old is not None and not _another(record, old, by):
            yield key


def _another(record: Record, old: Record, by: Sequence[str]) -> bool:
    """Whether the publisher used one name again: title, date and address all differ from what had it before (`by`:
    which of them count)."""
    stated = [name for name in by if record.fields.get(name) and old.fields.get(name)]
    differing = [name for name in stated if _value(record, name) != _value(old, name)]
    return len(stated) == len(by) and len(differing) == len(stated)


def _whole(record: Record, name: str) -> str:
    """A field in full: two addresses may differ in their ends alone."""
    value = record.fields.get(name)
    return value if isinstance(value, str) else ""


def _value(record: Record, name: str) -> str:
    text = _whole(record, name)
    return canonical(text) if name == "url" else text[:10] if name == "published" else fold(text)
