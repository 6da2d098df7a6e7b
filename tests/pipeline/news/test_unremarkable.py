"""Items that are taken for unremarkable together say what they say when each of them is looked at by itself."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.polls.pages import feed, prose
from pipeline.feeds import fast
from pipeline.feeds.readable import readable
from pipeline.news.item import news_item
from pipeline.news.unremarkable import unremarkable
from pipeline.parsing.text import line
from tests.pipeline.test_noise import generated_texts

Text = tuple[str, str]
_SOWN = (
    "today|an hour ago|un jour fa|now|no|By|Yes no|Posted|updated|views|the end of March|tomorrow|a fortnight|ten days|"
    "days|March|last|[email protected]|=|3 May|2027|é|’|…|read more|une|il y a une heure|within thirty days|two weeks|"
    "siden|en|last month|no.|. no. |. by|©|٣|月|\u2028|\n|  "
).split("|")


def _generated() -> Iterator[list[Text]]:
    """Documents of plain sentences, into most of which some words, signs and whole sentences were sown."""
    chance = random.Random(12)
    noise = list(generated_texts(300))
    for _ in range(400):
        texts = [[prose(chance, 6)[:-1], " ".join(prose(chance, 9) for _ in range(3))] for _ in range(8)]
        for _ in range(chance.randint(0, 6)):
            item, part = chance.choice(texts), chance.randrange(2)
            words = item[part].split(" ")
            words.insert(chance.randint(0, len(words)), chance.choice([*_SOWN, chance.choice(noise)]))
            item[part] = " ".join(words)
        yield [(line(title), line(text)) for title, text in texts]


def _recorded(folder: Path) -> Iterator[list[Text]]:
    for path in sorted((folder / "data" / "feeds").glob("**/*")):
        if path.is_file() and (read := fast.read(readable(path.read_bytes()), "https://a.example/", None)):
            yield [(entry.title, entry.summary) for entry in read.entries]


def _unremarkable_and_looked_at(documents: Iterator[list[Text]]) -> tuple[int, int]:
    """How many items were taken for unremarkable, and of how many; each says the same when it is looked at."""
    number = plain = 0
    for texts in documents:
        for (title, text), is_plain in zip(texts, unremarkable(texts), strict=True):
            number, plain = number + 1, plain + is_plain
            if is_plain:
                looked_at = news_item("key", title=title, summary=text, published="2027-02-10T08:00:00Z")
                unseen = news_item(
                    "key", title=title, summary=text, published="2027-02-10T08:00:00Z", unremarkable=True
                )
                assert unseen == looked_at, (title, text)
    return plain, number


def test_generated_items_say_the_same_when_they_are_looked_at() -> None:
    plain, number = _unremarkable_and_looked_at(_generated())
    assert number / 2 < plain < number * 0.9


def test_recorded_items_say_the_same_when_they_are_looked_at(shared: Path) -> None:
    plain, number = _unremarkable_and_looked_at(_recorded(shared))
    assert plain > number / 10


def test_feeds_of_the_bench_are_mostly_unremarkable() -> None:
    read = fast.read(feed(1, 1), "https://a.example/", None)
    assert read is not None
    assert sum(unremarkable([(entry.title, entry.summary) for entry in read.entries])) > 40


@pytest.mark.parametrize(
    "text",
    [
        "No.", "Prices rose. By.", "Prices rose an hour ago.", "Prices rose today.", "Due at the end of March.",
        "Open for ten days.", "Views", "It rose 3 times.", "Für Lithium.", "Rose.\nFell.", "", "- no", "a=b", "x [1]",
    ],
)  # fmt: skip
def test_what_may_hold_something_is_looked_at(text: str) -> None:
    beside = ("Lithium", "Prices of lithium rose.")
    assert unremarkable([beside, ("Ores", text), beside]) in ([True, False, True], [False] * 3)


def test_of_no_items_none_is_unremarkable() -> None:
    assert unremarkable([]) == []
