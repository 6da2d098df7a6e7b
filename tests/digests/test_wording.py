"""Cleaning, shortening, wrapping, counting."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.words.wording import (
    brief,
    clean,
    columns,
    counted,
    listed,
    natural,
    runs,
    shorten,
    wrap,
)

# surrogates too: a page decoded with errors="surrogateescape" may hold them
TEXTS = st.text(alphabet=st.characters(), max_size=120)
FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("two\r\nlines", "two lines"),
        ("  a\t b\u00a0c\u2028d ", "a b c d"),
        ("\u202eelif.exe\u202c", "elif.exe"),
        ("\u2066x\u2069\u200f\u061c", "x"),
        ("so\u00adft \ufeffbyte\u200border", "soft byteorder"),
        ("bell\x07 esc\x1b[31m nul\x00", "bell esc[31m nul"),
        ("bad \ud800 \ue000 \uffff \ufdd0 end", "bad end"),
        (FAMILY, FAMILY),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_cleaned(dirty: str, expected: str) -> None:
    assert clean(clean(dirty)) == expected


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_cleaned_text_is_one_line_of_visible_characters(text: str) -> None:
    result = clean(text)
    assert len(result.splitlines()) <= 1
    assert not {unicodedata.category(letter) for letter in result} & {"Cc", "Cs", "Co"}
    assert clean(result) == result
    result.encode()


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("one two, three", 9, "one two…"),
        ("unbroken" * 3, 10, "unbrokenu…"),
        ("晶质石墨萤石", 4, "晶质石…"),
        ("ab" + "e\u0301" * 5, 6, "abe\u0301…"),
        ("abcd" + FAMILY, 8, "abcd…"),
        (FAMILY, 4, FAMILY[:3] + "…"),
    ],
)
def test_shortened_at_a_word_or_between_characters(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


@given(TEXTS, st.integers(min_value=2, max_value=60))
@settings(max_examples=150, deadline=None)
def test_shortened_text_keeps_its_start_and_its_limit(text: str, limit: int) -> None:
    for result in (shorten(text, limit), brief(text, limit)):
        assert len(result) <= limit
    assert text.startswith(shorten(text, limit).removesuffix("…")) or len(text) <= limit


def test_brief_leaves_out_what_stands_in_parentheses_before_it_cuts() -> None:
    text = "3 added (a, b, c), 1 removed (d)"
    assert brief(text, 40) == text
    assert brief(text, 24) == "3 added, 1 removed"
    assert brief(text, 12) == "3 added, 1…"


def test_wrapped() -> None:
    assert wrap("one two three", "* ", "  ", width=9) == "* one two\n  three"
    assert wrap("", "> ") == "> "
    assert wrap("see 晶质石墨萤石稀土", width=10) == "see 晶质石\n墨萤石稀土"
    assert columns("晶e\u0301" + FAMILY) == 2 + 1 + 8


@given(TEXTS, st.sampled_from(["", "  ", "  * "]), st.integers(min_value=16, max_value=78))
@settings(max_examples=150, deadline=None)
def test_no_wrapped_line_is_too_wide_and_no_letter_is_lost(text: str, first: str, width: int) -> None:
    result = wrap(clean(text), first, " " * len(first), width)
    assert "".join(result.removeprefix(first).split()) == "".join(clean(text).split())
    for line in result.split("\n"):
        joined = any(ord(letter) in (0x200C, 0x200D) for letter in line)  # a cluster may be wider than a line
        assert columns(line) <= width or joined


def test_counted_and_listed() -> None:
    assert [counted(1, "list"), counted(1204, "change"), counted(2, "body", "bodies")] == [
        "1 list",
        "1,204 changes",
        "2 bodies",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"


def test_runs_of_numbers() -> None:
    assert runs([7, 1, 2, 3]) == ["1 to 3", "7"]
    assert runs([1, 2, 9], "-") == ["-1", "-2", "-9"]
    assert runs([]) == []


def test_labels_sort_as_people_count() -> None:
    labels = ["ISO/TC 10", "ISO/TC 9/SC 2", "ISO/TC 9", "iso/tc 1", "²", ""]
    assert sorted(labels, key=natural) == ["", "iso/tc 1", "ISO/TC 9", "ISO/TC 9/SC 2", "ISO/TC 10", "²"]
