"""A pattern that is tried only where one of its stems stands finds what it finds everywhere."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mineral_lists import editions
from pipeline.mineral_lists.stems import Patterns, matches, may_match, small, sought, standing_in, stands, stems
from pipeline.mineral_lists.vetoes import caveats, remarks, said_of_it
from pipeline.mineral_lists.vetoes.signs import BLANK, COMMENTS, EFFECT, OF_A_BLANK, SIGNS
from pipeline.mineral_lists.wording import abroad, calling, doing, fields, qualified, senses
from pipeline.mineral_lists.wording.counting import about
from pipeline.mineral_lists.wording.senses import STATES_A_LIST, Sense, may_tell, sense, states_a_list, stating_words
from tests.pipeline.mineral_lists.grammar.pages import page
from vocabulary.minerals import words_in

PATTERNS = [*(own for _, own in senses._PATTERNS), *senses._FURTHER.values(), STATES_A_LIST]
SOUGHT = [
    *(editions._DRAFT, editions._PERHAPS_DRAFT),
    *(words for _, words in fields._OTHER_FIELDS),
    *(words for _, words in about._CLAUSE),
    *(calling.CALLS_A_LIST, doing._DOING, editions._IN_FORCE, senses._BODY),
    *(qualified._CORRECTED, qualified._UNDECIDED, qualified._REPLACED),
    *(caveats._JOINED, caveats._LATER, remarks._ENDED, remarks._ALSO, said_of_it._OF_ITSELF),
]
STANDING = [*(sign for sign, _ in SIGNS), COMMENTS, EFFECT]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bnot (?:listed|added)\b|\bdropp(?:ed|ing)", ("dropped", "dropping", "not added", "not listed")),
        (r"colou?rs?", ("colo",)),
        (r"(?:ab|cd)+ef{2}", ("ef",)),
        (r"\b(?:(?<=critical )|(?<=vital ))(?:to|for) [^.]{2,9}", ("to ", "for ")),
        (r"x?y?", ()),
        (r"(?:list|\w+)", ()),
        (r"旧|ab", ("旧", "ab")),
        (r"İlk|ılık", ("ilik", "ilk")),
    ],
)
def test_stems_of_a_pattern(pattern: str, expected: tuple[str, ...]) -> None:
    assert sorted(stems(pattern)) == sorted(expected)


def test_of_a_sign_that_is_not_understood_no_stems_are_read() -> None:
    with pytest.raises(ValueError, match="no stems"):
        stems(r"a\Nb")


def test_every_pattern_of_senses_has_stems() -> None:
    assert not [pattern.pattern[:40] for pattern in [*PATTERNS, *STANDING] if not stems(pattern.pattern)]


@pytest.mark.parametrize("pattern", [*PATTERNS, *SOUGHT, *STANDING], ids=lambda pattern: pattern.pattern[:20])
def test_wherever_a_pattern_matches_a_stem_stands(pattern: re.Pattern[str]) -> None:
    some = stems(pattern.pattern)

    @settings(max_examples=60)
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        assert stands(some, small(text)), text
        assert sought(pattern, text), text
        assert may_match(pattern, text), text
        here = standing_in(f"Ores of Zubia\n{text}\nand other ores", Patterns(pattern))
        assert stands(here[pattern.pattern], small(text)), text

    holds()


@pytest.mark.parametrize(("code", "pattern"), [*abroad._foreign().items(), *abroad._named_abroad().items()])
@settings(max_examples=4)
@given(data=st.data())
def test_whatever_names_a_country_is_looked_for(code: str, pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    assert abroad._country(code) in abroad.named(text)


@given(st.from_regex(BLANK))
def test_wherever_a_blank_stands_a_sign_of_one_stands(text: str) -> None:
    assert any(map(text.__contains__, OF_A_BLANK))


def test_only_stems_whose_words_stand_in_a_text_are_found_in_it() -> None:
    listed, no_stems = re.compile(r"\b(?:not listed|dropp(?:ed|ing)|éliminé)"), re.compile(r"\w+")
    assert standing_in("What was not listed, notlisted, or undropped.", Patterns(listed, no_stems)) == {
        listed.pattern: ("not listed",),
        no_stems.pattern: (),
    }
    assert standing_in("Not (yet) listed; undropped", Patterns(listed)) == {}


def test_so_it_is_on_pages() -> None:
    texts = {
        line for number in range(120) for line in re.split(r"<[^>]*>|\. ", page(number, "seen").text) if line.strip()
    }
    some = {pattern: stems(pattern.pattern) for pattern in PATTERNS}
    told = 0
    for text in sorted(texts):
        for pattern in (*PATTERNS, *SOUGHT):
            assert matches(pattern, text) == (pattern.search(text) is not None), text
        for pattern in PATTERNS:
            assert not pattern.search(text) or stands(some[pattern], small(text)), text
        words = list(chain.from_iterable(map(words_in, text.split())))
        assert not (text.isascii() and STATES_A_LIST.search(text)) or states_a_list(words, stating_words(words)), text
        meaning = sense(text)
        if meaning is not None:
            assert may_tell(text, meaning[0]), text
            told += 1
        assert sense(text) == _the_long_way(text), text
        assert abroad.named(text) == _named_the_long_way(text), text
    assert told > 100


def _named_the_long_way(text: str) -> frozenset[str]:
    names = (*abroad._foreign().items(), *abroad._named_abroad().items())
    return frozenset(abroad._country(code) for code, pattern in names if pattern.search(text))


def _the_long_way(text: str) -> tuple[Sense, str] | None:
    text = senses._FOR.sub("", senses._BODY.sub("", senses._ADDRESS.sub("", text)))
    for meaning, own in senses._PATTERNS:
        further = senses._FURTHER.get(meaning)
        if match := own.search(text) or (further.search(text) if further else None):
            return meaning, match[0]
    return None
