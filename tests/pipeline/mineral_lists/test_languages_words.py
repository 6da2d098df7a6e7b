"""Sentences of a count that say nothing but that a list stands, in the words that a language's file has for that."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists.wording.counting.counted import unexplained

ANNOUNCING = (  # the language of the page; the sentence, with an N where its number stands
    ("de", "Der Bundesrat bezeichnet N mineralische Rohstoffe als kritisch."),
    ("de", "Die österreichische Liste der kritischen Rohstoffe umfasst derzeit N Rohstoffe."),
    ("uk", "Перелік є чинним і налічує N позиції."),
    ("tr", "Hâlen yürürlükte olan listede N mineral yer almaktadır."),
    ("zh", "本清單經行政院核定，自9月1日起實施，共計N項。"),
)
SAYING_MORE = (
    ("de", "Aus unserer Sicht sind N Rohstoffe kritisch."),
    ("id", "N mineral kritis dalam daftar terdapat di provinsi kami:"),
    ("zh", "美国清单包括N种关键矿产："),
    ("ja", "米国のリストには重要鉱物N鉱種がある："),
)


def _unexplained(sentence: str, language: str) -> str | None:
    before, _, after = sentence.partition("N")
    return unexplained(f"{before} {after}", language) if before else unexplained(f" {after}", language)


@pytest.mark.parametrize(("language", "sentence"), ANNOUNCING)
def test_they_say_nothing_else(language: str, sentence: str) -> None:
    assert _unexplained(sentence, language) is None


@pytest.mark.parametrize(("language", "sentence"), SAYING_MORE)
def test_one_word_that_says_more_is_enough(language: str, sentence: str) -> None:
    assert _unexplained(sentence, language) is not None
