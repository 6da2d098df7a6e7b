"""The short cuts of looking up materials give what the long way gives, on generated wordings in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.languages.file import codes, known_language
from vocabulary.minerals import all_ids, get, lookup, materials, may_begin, words_in
from vocabulary.minerals.folding import fold, folded_anew
from vocabulary.minerals.table import table

_AROUND = (
    "{}", "{}s", "the {}", "les {}", "{} (Li)", "{} (battery grade)", "{} [x]", "“{}”", "{}: grade", "{} — used here",
    "{}–battery grade", "{} / zinc", "zinc/{}", "{}, heavy", "{} not containing uranium", "ore of {}", "{} ore",
    "minerai de {}", "{}矿", "{}相关物项", "{}광", "l'{}", "{}*", "{} [1]", "1. {}", "•{}", "word {}", "{} word",
    "de {} и др", "{} y compris tout", "{}WITHOUT", "{} WİTHOUT more", "{}  ", "natural {}", "{} oxide (Li)",
)  # fmt: skip


@given(st.text(max_size=60))
def test_a_text_is_folded_word_by_word_as_it_is_as_a_whole(text: str) -> None:
    assert fold(text) == folded_anew(text)


@given(st.lists(st.sampled_from([*"aénсьД ̈'’–-&\"«»\u00ad\u200b\u00a0ıİßﬁΆάأال锂리s", "’s", "d’", "ال"]), max_size=24))
def test_so_are_signs_and_letters_that_folding_changes(letters: list[str]) -> None:
    text = "".join(letters)
    assert fold(text) == folded_anew(text)


@given(st.lists(st.text("aéсь’–_-1锂 ́", max_size=8), max_size=8))
def test_words_of_a_text_are_those_of_the_folded_text(words: list[str]) -> None:
    text = f"é {' '.join(words)}"
    assert list(chain.from_iterable(map(words_in, text.split()))) == re.findall(r"\w+", folded_anew(text))


def names() -> Iterator[tuple[str, str | None]]:
    """Every name, with the language in which it is looked up."""
    for material in map(get, all_ids()):
        for spelled in (material.names, *material.forms.values()):
            yield from ((name, None) for spellings in spelled.values() for name in spellings)
    for code in sorted(codes()):
        yield from ((name, code) for spellings in known_language(code).names.values() for name in spellings)


def test_whatever_names_a_material_may_begin_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random(20261128)
    every = list(names())
    wordings = [(around.format(name), language) for name, language in every for around in rng.sample(_AROUND, 5)]
    wordings += [(" ".join(rng.sample([name for name, _ in rng.sample(every, 3)], 3)), None) for _ in range(2_000)]
    short = {asked: lookup(*asked) for asked in wordings}
    monkeypatch.setattr(materials, "_may_begin", lambda *_: True)
    found = 0
    for (wording, language), match in short.items():
        assert lookup.__wrapped__(wording, language) == match, wording
        found += match is not None
        words = wording.split()
        if match is not None and len(words) > 1:
            assert may_begin(words[0], language), wording
    assert found > 0.4 * len(short)


def test_what_stands_on_a_name_without_a_space_is_of_a_script_without_spaces() -> None:
    known = table()
    glued = [part for part in known.leads if not part.endswith(" ")] + [
        part for part in known.tails if not part.startswith(" ")
    ]
    assert glued
    assert not [part for part in glued if part.isascii()]
