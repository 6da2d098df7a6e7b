"""What a text is found by: its words, folded, and a name for each material and each word of words.yaml in it. Pure.

Characters of languages written without spaces stand alone, so that a part of a run is found as a phrase. Names begin
with letters that begin no word (`zqm` a material, `zqw` a word of words.yaml): every database takes them for words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pydantic import RootModel

from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.news import rules
from vocabulary.news.terms import Terms, compiled
from vocabulary.yaml_files.document import read_model

_LONGEST = 4_000  # characters in which materials are looked for
_TOKEN = re.compile(r"[぀-ヿ㐀-鿿가-힣]|[^\W_]+?(?=[぀-ヿ㐀-鿿가-힣])|[^\W_]+")


FILE = Path(__file__).with_name("words.yaml")


class Words(RootModel[dict[str, dict[str, str]]]):
    """The whole of `words.yaml`: word -> language -> spellings."""


def tokens(text: str) -> list[str]:
    """The words of a text, folded; characters of Chinese, Japanese and Korean one by one."""
    return _TOKEN.findall(fold(text))


def material_token(material: str) -> str:
    """The name under which a material is found."""
    return "zqm" + "".join(filter(str.isalnum, material))


def word_token(word: str) -> str:
    """The name under which a word of words.yaml is found, in whatever language it stands."""
    return "zqw" + "".join(filter(str.isalnum, word))


def words_in(text: str) -> tuple[str, ...]:
    """The words of words.yaml that stand in a text, in any language."""
    return tuple(match.term for match in _words().occurrences(text))


def indexed(text: str, materials: Iterable[str] = (), *, technical: bool = False) -> str:
    """All that `text` is found by, parted by spaces. `materials`: what is known of it besides; `technical` as in
    `mentions`."""
    folded = fold(text)
    spelled = (match.term for match in _spelled().occurrences_in(folded))
    named = dict.fromkeys((*materials, *mentions(text[:_LONGEST], technical=technical), *spelled))
    words = (match.term for match in _words().occurrences_in(folded))
    return " ".join((*_TOKEN.findall(folded), *map(material_token, named), *map(word_token, words)))


@cache
def _spelled() -> Terms:
    """Materials as headlines write them: inflected, in compounds, as single characters."""
    return compiled(rules.materials())


@cache
def _words() -> Terms:
    return compiled({word: _spellings(languages) for word, languages in read_model(FILE, Words).root.items()})


def _spellings(languages: Mapping[str, str]) -> list[str]:
    return [spelling for spellings in languages.values() for spelling in spellings.split("|")]
