"""How `tests.patterns` ends the texts that it tries patterns on."""

from __future__ import annotations

import re

import pytest

from tests.patterns import letters


@pytest.mark.parametrize(
    ("pattern", "endings"),
    [
        (r"a*a*[\x00!\n]*", ["q", "a"]),  # quadratic, and only an ending in a letter shows it
        (r"(?i)\bpage (?:x|q)\s+not", ["z", "t"]),  # neither of what is escaped nor of flags
        (r"\d+", ["q"]),
    ],
)
def test_texts_end_in_a_letter_that_is_named_and_in_one_that_is_not(pattern: str, endings: list[str]) -> None:
    assert list(letters(re.compile(pattern))) == endings
