"""The short cuts of reading a list give what the long way gives, on generated texts."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.mineral_lists.runs.endings import LAST, may_have_last
from pipeline.mineral_lists.runs.prose import enumerating
from pipeline.mineral_lists.stems import pattern_of
from pipeline.mineral_lists.wording.gloss import glossed
from pipeline.mineral_lists.wording.glossary import TOKEN, found, glossary
from pipeline.outline.pieces import Kind, Piece

_ENDS = re.compile(r"(?<=\w{3}[.!?])\s+(?=[^\W\da-z_])|(?<=。)")


@given(st.from_regex(LAST))
def test_wherever_a_last_name_is_led_in_the_cheap_look_says_so(text: str) -> None:
    assert may_have_last(text)


@given(st.lists(st.sampled_from(["zinc,", "iron,", "tin,", "lead.", "Iron", "ore!?", "锂。", "é.", "1.", " ", "  "])))
def test_sentences_end_where_three_letters_and_a_mark_stand_before_a_capital(words: list[str]) -> None:
    text = " ".join(words)
    ends = [match.end() for match in _ENDS.finditer(text)]
    spans = enumerating([text], [0], None)[0]
    assert spans == list(pairwise([0, *ends, len(text)]))


@given(st.sets(st.text("กขค", min_size=1, max_size=5), min_size=1), st.text("กขคง", max_size=40))
def test_of_words_that_begin_alike_the_longest_is_found(words: set[str], text: str) -> None:
    in_order = re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))
    assert pattern_of(words).findall(text) == in_order.findall(text)


@given(st.lists(st.sampled_from([*"aș'’ʼ_1-. ", "critice", "listă", "Zinc", "al statului"])))
def test_words_of_a_language_are_found_where_they_stand(letters: list[str]) -> None:
    text, known = "".join(letters), glossary("ro")
    tokens = [match.span() for match in re.finditer(r"[^\W_](?:\w|['`‘’ʻʼ](?=\w))*", text)]
    assert [match.span() for match in TOKEN.finditer(text)] == tokens
    for start, stop, _ in found(text, known):
        assert start in {begin for begin, _ in tokens}
        assert stop in {end for _, end in tokens}


def test_numbers_are_parted_from_the_nouns_they_are_written_on() -> None:
    texts = ("lista 12minerale critice", "lista 2026minerale critice", "lista A12minerale, 1.12minerale critice")
    pieces = [Piece(Kind.TEXT, text) for text in texts]
    english = [piece.text for piece in glossed(pieces, "ro").pieces]
    assert ["12 " in text for text in english] == [True, False, False]
