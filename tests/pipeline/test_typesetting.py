"""A page that is set anew says what it said; what a page asks of its readers is none of its text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from critmin.teller import Teller
from pipeline.fetch import Client, Replay
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from storage.store import ChangeQuery
from tests.pipeline.worlds import open_store, record, source
from vocabulary.records.sentences import only_in, say_the_same, wording

URL, AT = "https://ministry.example/strategy", datetime(2026, 1, 5, 6, tzinfo=UTC)
TEXT = (
    "The ministry’s strategy for critical minerals covers “lithium”, nickel – and cobalt – from mine to magnet.",
    "Applications for the €40 million fund are open until 3 March 2027; see the guidance below.",
    "The list of critical minerals was last amended in 2024 and is reviewed every three years.",
    "Export licences for gallium are issued by the office in São Paulo within 30 days.",
    "Companies that recycle tungsten scrap may apply for a reduced fee.",
)


def page(*sentences: str) -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    main = f"<main><h1>Minerals strategy</h1>{paragraphs}</main>"
    return f"<html><head><title>Strategy</title></head><body>{main}</body></html>"


BEFORE = page(*TEXT)
SAME: dict[str, Callable[[], str]] = {
    "straight quotation marks": lambda: BEFORE.translate(str.maketrans("’“”", '\'""')),
    "hyphens for dashes": lambda: BEFORE.replace("–", "-"),
    "capitals": lambda: BEFORE.replace("Minerals strategy", "MINERALS STRATEGY"),
    "a line broken": lambda: BEFORE.replace("; see", ";<br>see"),
    "ligatures": lambda: BEFORE.replace("ffi", "ﬃ"),
    "wide figures": lambda: BEFORE.replace("3 March", "３ March"),
    "letters and accents apart": lambda: unicodedata.normalize("NFD", BEFORE),
    "a question to readers": lambda: page(*TEXT, "Was this page helpful? Yes No"),
    "minutes to read": lambda: page("3 min read", *TEXT),
    "the way to the page": lambda: page("You are here: Home › Minerals › Strategy", *TEXT),
    "languages": lambda: page(*TEXT, "Select language English French German"),
    "paragraphs moved": lambda: page(*reversed(TEXT)),
    "UTF-8 encoded twice": lambda: "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in BEFORE.encode()
    ),
}
OTHER: dict[str, tuple[str, str]] = {
    "an amount": ("€40", "€45"),
    "a currency": ("€40", "$40"),
    "a day": ("3 March", "17 March"),
    "a word": ("may apply", "must apply"),
}


def told(folder: Path, after: str) -> list[str]:
    """What two polls of a page tell: the second finds `after`."""
    store, entry = open_store(folder), source("page", URL, name="Strategy", organisation="Ministry")
    for week, content in enumerate((BEFORE, after)):
        at = AT + timedelta(days=7 * week)
        (folder / str(week)).mkdir()
        archive = record(folder / str(week), [(URL, at, content.encode())], "text/html; charset=utf-8")
        with Client(replay=Replay(archive, at)) as client:
            Refresher(store, client, Teller(), now=partial(lambda now: now, at), reader=InProcess()).refresh([entry])
    return [change.sentence for change in store.changes(ChangeQuery())]


@pytest.mark.parametrize("after", SAME.values(), ids=SAME)
def test_the_same_words_set_otherwise_are_no_change(tmp_path: Path, after: Callable[[], str]) -> None:
    assert told(tmp_path, after()) == []


@pytest.mark.parametrize(("old", "new"), OTHER.values(), ids=OTHER)
def test_a_fact_that_changes_while_all_is_set_otherwise_is_told_alone(tmp_path: Path, old: str, new: str) -> None:
    after = BEFORE.replace(old, new).translate(str.maketrans("’“”", '\'""'))
    (sentence,) = told(tmp_path, after)
    assert "1 sentence added, 1 sentence removed" in sentence


def test_a_sentence_less_often_is_a_sentence_less() -> None:
    assert only_in(["A mine.", "A Mine.", "Ore."], ["a mine."]) == ["A Mine.", "Ore."]
    assert say_the_same(["One; two."], ["One;", "two."])
    assert not say_the_same(["Tin is added."], ["Tin is added.", "Tin is added."])


_SENTENCES = st.lists(
    st.sampled_from(["A mine.", "A Mine.", "a mine.", "Ore.", "ore.", "Tin [1].", "Tin."]), max_size=9
)


@given(_SENTENCES, _SENTENCES)
@settings(max_examples=300, deadline=None)
def test_what_both_have_to_the_letter_makes_no_difference_to_what_only_one_has(one: list[str], two: list[str]) -> None:
    """By wording, as comparing the wordings of all sentences says; in reading order, what stands in both first."""
    found = only_in(one, two)
    assert Counter(map(wording, found)) == Counter(map(wording, one)) - Counter(map(wording, two))
    assert not Counter(found) - Counter(one)
    rest = iter(one)
    assert all(sentence in rest for sentence in found)
