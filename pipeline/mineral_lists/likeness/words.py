"""Texts -> what is weighed of them: words, pairs of words that follow each other, beginnings of long words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_SENTENCE = re.compile(r"(?<=[.!?:;。！？：；])\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONG, _BEGINNING = 6, 5  # letters of a word that is weighed by its beginning, too; and of that


def features(texts: Sequence[str]) -> frozenset[str]:
    """What is weighed: "repealed", "repealed by", "repea*", 0 for a number; pairs of letters where no spaces stand."""
    found: set[str] = set()
    for sentence in sentences(texts):
        words = list(_words(sentence))
        found.update(words)
        found.update(f"{word} {after}" for word, after in pairwise(words))
        found.update(f"{word[:_BEGINNING]}*" for word in words if len(word) > _LONG)
    return frozenset(found)


def sentences(texts: Sequence[str]) -> list[str]:
    """The sentences and clauses of texts."""
    return [sentence for text in texts for sentence in _SENTENCE.split(text) if sentence]


def _words(sentence: str) -> Iterator[str]:
    for word in _WORD.findall(sentence):
        if word.isdigit():
            yield "0"
        elif _UNSPACED.search(word) and len(word) > 1:
            yield from (f"{one}{other}" for one, other in pairwise(word))
        else:
            yield word.casefold()
