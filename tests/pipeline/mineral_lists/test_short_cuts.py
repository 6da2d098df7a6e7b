"""The short cuts of reading a list give what the long way gives, on generated texts."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.mineral_lists.runs.endings import LAST, may_have_last
from pipeline.mineral_lists.runs.prose import enumerating
from pipeline.mineral_lists.runs.surroundings import words_on
from pipeline.mineral_lists.stems import Words, pattern_of, small
from pipeline.mineral_lists.wording.glossing.english import _WRITTEN_ON, _by_parts, _by_phrases, _by_words
from pipeline.mineral_lists.wording.glossing.gloss import glossed
from pipeline.mineral_lists.wording.glossing.glossary import TOKEN, Glossary, _longest, _told, found, glossary, plain
from pipeline.outline.pieces import Kind, Piece
from vocabulary.minerals import hints

_ENDS = re.compile(r"(?<=\w{3}[.!?])\s+(?=[^\W\da-z_])|(?<=。)")


@given(st.from_regex(LAST))
def test_wherever_a_last_name_is_led_in_the_cheap_look_says_so(text: str) -> None:
    assert may_have_last(text)


@given(st.lists(st.sampled_from(["zinc,", "iron,", "tin,", "lead.", "Iron", "ore!?", "锂。", "é.", "1.", " ", "  "])))
def test_sentences_end_where_three_letters_and_a_mark_stand_before_a_capital(words: list[str]) -> None:
    text = " ".join(words)
    ends = [match.end() for match in _ENDS.finditer(text)]
    spans = enumerating([text], [hints(text)], [0], None)[0]
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


_SOME = ["critice", "critica", "listă", "lista", "materii", "prime", "Zinc,", "metale", "din", "al", "statului", "nr."]


@given(
    st.lists(
        st.sampled_from(
            [
                *_SOME,
                "12minerale",
                "(neoficială)",
                "pământuri",
                "rare",
                "\n",
                "douăzeci",
                "și",
                "trei",
                "douăzeci și trei",
                "l'ordine",
            ]
        )
    )
)
def test_words_of_a_language_are_looked_up_between_spaces_as_one_by_one(some: list[str]) -> None:
    text, known = " ".join(some), glossary("ro")
    tokens = list(TOKEN.finditer(text))
    expected, place = [], 0
    while place < len(tokens):
        length, english = _longest_here(text, tokens[place:], known)
        if english is not None:
            expected.append((tokens[place].start(), tokens[place + length - 1].end(), english))
        place += length
    regions = {known_english for _, _, known_english in expected} & {"the state", "of the state"}
    assert regions or found(text, known) == expected


def _longest_here(text: str, tokens: list[re.Match[str]], known: Glossary) -> tuple[int, str | None]:
    alone = _told(plain(tokens[0][0]), known)
    most, seconds, english = alone or (1, (), None)
    if most > 1 and len(tokens) > 1 and plain(tokens[1][0]).startswith(seconds):
        return _longest(text, [token.span() for token in tokens[:most]], known)
    return 1, english


_FURTHER = [
    "12minerale",
    "(neoficială)",
    "pământuri",
    "rare",
    "douăzeci",
    "și",
    "trei",
    "–",
    "",
    "\n",
    "regiunii",
    "în",
]


@given(st.lists(st.sampled_from([*_SOME, *_FURTHER])))
def test_parts_of_a_text_are_put_into_english_as_its_words_one_after_the_other(some: list[str]) -> None:
    text, known = " ".join(some), glossary("ro")
    whole, put_in = _by_phrases(_WRITTEN_ON.sub(r"\1 ", text), known)
    english = _by_parts(text, "ro")
    if english is not None:
        assert (english.text, english.put_in) == (whole if put_in else text, put_in)
        assert not put_in or english.has_digits == any(map(str.isdigit, whole))


@given(st.lists(st.sampled_from(["รายการ", "แร่", "สำคัญ", "ประกอบด้วย", "จังหวัด", "ทังสเตน", "ขค", " ", "12", "ไม่", "ที่"])))
def test_words_that_nothing_parts_are_put_into_english_as_one_after_the_other(some: list[str]) -> None:
    text, known = "".join(some), glossary("th")
    assert known.pattern is not None
    assert _by_words(text, known.pattern, known) in (None, _by_phrases(text, known))


@given(st.lists(st.lists(st.sampled_from([*_SOME, "12minerale", "(neoficială)", "de", "cobalt", "2024"]), max_size=9)))
def test_a_page_in_english_has_the_words_of_its_own_and_those_that_are_put_in(lines: list[list[str]]) -> None:
    pieces = [Piece(Kind.TEXT, " ".join(line)) for line in lines]
    page = glossed(pieces, "ro")
    assert page.added is not None
    there = Words(page.added, words_on(pieces))
    words = re.findall(r"\w+", small("\n".join(piece.text for piece in page.pieces)))
    assert set(words) <= there.present
    assert all(map(there.has, words))


def test_numbers_are_parted_from_the_nouns_they_are_written_on() -> None:
    texts = ("lista 12minerale critice", "lista 2026minerale critice", "lista A12minerale, 1.12minerale critice")
    pieces = [Piece(Kind.TEXT, text) for text in texts]
    english = [piece.text for piece in glossed(pieces, "ro").pieces]
    assert ["12 " in text for text in english] == [True, False, False]
