"""An item is read by a glance at its words: it says what it says where nothing is left out for being seldom there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.feeds import fast
from pipeline.feeds.readable import readable
from pipeline.news import item
from pipeline.parsing import noise
from tests.pipeline.test_noise import generated_texts
from vocabulary.news.glance import glance, has_digit
from vocabulary.records import Record

_DATED = (
    "Comments are due within 30 days of publication.|The consultation closes on 3 March 2027.|Frist bis 3. März 2027.|"
    "Les observations sont attendues jusqu'au 3 mars 2027.|Posted 3 minutes ago.|un jour fa|vor einem Tag|an hour ago|"
    "意见截止3月5日|의견 제출은 3월 5일까지|Submissions close at the end of March.|Comments by tomorrow|no|"
    "By 3 March.|٣"
).split("|")
_PUBLISHED = "2027-02-10T08:00:00Z"


def _generated() -> Iterator[tuple[str, str]]:
    chance = random.Random(41)
    for text in generated_texts(1_500):
        pieces = [text, *chance.sample(_DATED, chance.randint(0, 2))]
        chance.shuffle(pieces)
        yield chance.choice(_DATED), chance.choice((" ", ". ", "\n")).join(pieces)


def _recorded(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "data" / "feeds").glob("**/*")):
        if path.is_file() and (feed := fast.read(readable(path.read_bytes()), "https://a.example/", None)):
            yield from ((entry.title, entry.summary) for entry in feed.entries[:40])


def _read(items: list[tuple[str, str]]) -> list[Record]:
    return [item.news_item("key", title=title, summary=text, published=_PUBLISHED) for title, text in items]


def _read_the_long_way(items: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> list[Record]:
    monkeypatch.setattr(item, "may_name_a_day", lambda *_: True)
    monkeypatch.setattr(item, "may_state_a_period", lambda *_: True)
    monkeypatch.setattr(item, "is_quiet", lambda *_: False)
    monkeypatch.setattr(noise, "is_quiet", lambda *_: False)
    monkeypatch.setattr(noise, "are_quiet", lambda *_: False)
    return _read(items)


def test_generated_items_say_what_they_say_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    items = list(_generated())
    read = _read(items)
    assert read == _read_the_long_way(items, monkeypatch)
    assert sum("deadline" in record.fields for record in read) > 100


def test_recorded_items_say_what_they_say_the_long_way(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = list(_recorded(shared))
    assert len(items) > 300
    assert _read(items) == _read_the_long_way(items, monkeypatch)


@pytest.mark.parametrize("text", ["٣ days", "3", "²", "", "no digit", "年3月"])
def test_a_digit_is_one_of_any_script(text: str) -> None:
    assert has_digit(text) is glance(text).digit is any(letter.isdecimal() for letter in text)
