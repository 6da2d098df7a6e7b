"""Sentences of a count that say nothing but that a list stands, in the words that a language's file has for that."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists.wording.counting.announcing import LANGUAGES, Language
from pipeline.mineral_lists.wording.counting.counted import unexplained
from pipeline.mineral_lists.wording.glossing.glossary import ANNOUNCING as SAYS_SO
from pipeline.mineral_lists.wording.glossing.glossary import found, glossary

ANNOUNCING = (  # the language of the page; the sentence, with an N where its number stands
    ("de", "Der Bundesrat bezeichnet N mineralische Rohstoffe als kritisch."),
    ("de", "Die österreichische Liste der kritischen Rohstoffe umfasst derzeit N Rohstoffe."),
    ("uk", "Перелік є чинним і налічує N позиції."),
    ("de", "Demnach sind hierzulande heute N Rohstoffe von Amts wegen kritisch."),
    ("fr", "On y lit N substances, reprises ci-dessous sans coupure."),
    ("es", "Determínense como estratégicos para el país los siguientes N minerales."),
    ("nl", "De Republiek kent N kritieke delfstoffen."),
    ("uk", "До переліку належать N видів сировини."),
    ("tr", "Hâlen yürürlükte olan listede N mineral yer almaktadır."),
    ("zh", "本清單經行政院核定，自9月1日起實施，共計N項。"),
)
SAYING_MORE = (
    ("de", "Aus unserer Sicht sind N Rohstoffe kritisch."),
    ("de", "Bei N kritischen Rohstoffen ist das Risiko hoch."),
    ("fr", "Questions sur N minéraux critiques :"),
    ("es", "N minerales críticos están disponibles en el país."),
    ("pt", "O risco é alto para N minerais críticos."),
    ("it", "Domande su N minerali critici:"),
    ("nl", "Het risico is hoog voor N kritieke grondstoffen."),
    ("ru", "Вопросы о N критических минералах:"),
    ("pl", "Polska jest zależna od N surowców krytycznych."),
    ("ko", "우리나라는 핵심광물 N종에 의존한다:"),
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


@pytest.mark.parametrize(
    "sentence",
    ["Se trata de", "Die Liste lautet", "La liste est la suivante", "materials are now classed as critical"],
)
def test_a_sentence_tells_its_language_where_its_page_does_not(sentence: str) -> None:
    assert unexplained(f" {sentence} ", None) is None


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_what_a_languages_file_has_is_said_nowhere_else(language: Language) -> None:
    known = glossary(language.code)
    both = {word for word in language.words for _, _, english in found(word, known) if english in SAYS_SO}
    begun = {stem for stem in language.stems for own in known.stems if stem.startswith(own)}
    assert not both
    assert not {stem for stem in begun if found(stem, known)[0][2] in SAYS_SO}
