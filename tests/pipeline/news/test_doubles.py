"""Items are compared for doubles only where two were published in one second: as if all were compared."""

from __future__ import annotations

import random

from pipeline.extraction import Extraction
from pipeline.news.doubles import without_doubles
from pipeline.news.identity import LONG, names_of
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, PageText, Record

_TITLES = ["Ores", "Ores  ", "Lithium", ""]
_MOMENTS = ["2026-06-01T08:00:00Z", "2026-06-01T08:00:01Z", "2026-06-01", None, ""]
_TEXTS = [
    "The committee weighed a sample of the ore.",
    "The committee weighed the other sample of ore.",
    "Short.",
    None,
]


def _item(chance: random.Random, number: int) -> Record:
    stated = {
        "title": chance.choice(_TITLES), "published": chance.choice(_MOMENTS), "summary": chance.choice(_TEXTS),
        "url": f"https://ores.example/{number}",
    }  # fmt: skip
    fields = {name: value for name, value in stated.items() if value is not None}
    return Record(Kind.NEWS_ITEM, str(number), "Ores", fields)


def _compared_with_all(extraction: Extraction) -> tuple[list[str], dict[tuple[str, str], set[str]]]:
    """The keys that are kept, and the names of each item that stands for others: each compared with each before it."""
    kept: list[Record] = []
    names: dict[tuple[str, str], set[str]] = {}
    for record in extraction.records:
        same = next((other for other in kept if _is_one(record, other)), None)
        if same is None:
            kept.append(record)
        else:
            names[same.id] = {
                *names.get(same.id, ()), *names_of(same, extraction), *names_of(record, extraction)
            }  # fmt: skip
    return [record.key for record in kept], names


def _is_one(record: Record, other: Record) -> bool:
    if record.kind != Kind.NEWS_ITEM or other.kind != Kind.NEWS_ITEM:
        return False
    texts = [
        tuple(plain(item.fields.get(name)) for name in (NewsItem.title, NewsItem.published, NewsItem.summary))
        for item in (record, other)
    ]
    title, published, text = texts[0]
    return texts[0] == texts[1] and bool(title) and "T" in published and len(text) >= LONG


def test_doubles_are_found_as_where_each_is_compared_with_each() -> None:
    fewer, seeded = 0, random.Random(14)
    for _ in range(300):
        items = [_item(seeded, number) for number in range(seeded.randrange(40))]
        page = PageText.of("page", "Page", {PageText.sentences: ["The committee weighed a sample of the ore."]})
        extraction = Extraction((*items, page))
        once, (keys, names) = without_doubles(extraction), _compared_with_all(extraction)
        assert [record.key for record in once.records] == keys
        assert {key: set(found) for key, found in once.aliases.items()} == names
        fewer += len(once.records) < len(extraction.records)
    assert fewer > 50
