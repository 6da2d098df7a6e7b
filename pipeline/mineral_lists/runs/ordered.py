"""Words behind rising numbers or letters in one text: "1. Beryl.2. Cadmium", "a) bauxite; b) tin ore". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

_FEWEST = 3  # words that make a run
_MOST = 99
_NUMBER = re.compile(r"(?<![\w.,(])\(?(\d{1,2})[.)]\s*(?=[^\W\d])|(?<=[.;)])(\d{1,2})[.)]\s*(?=[^\W\d])")
_LETTER = re.compile(r"(?<![\w.])\(?([a-zа-яіїєґ])\)\s*(?=[^\W\d])")
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгґдеєжзиіїклмнопрстуфхцчшщюя")
_LEFT_OUT = 3  # letters in a row that some languages do not count with: "i) magnesio; l) piombo"
_ONE = re.compile(r"1[.)]")
_LAST = re.compile(r"[.;。](?=\s|$)|[\u2460-\u2473]")  # a paragraph of its own begins with a number in a circle
_TRAILING_AND = re.compile(r"(?:[;,]\s*|\s)(?:and|et|und|y|e|or|i|oraz|та|и)$")


@dataclass(frozen=True, slots=True)
class Ordered:
    """What stands between rising marks, and from where to where; `lettered`: these are letters."""

    words: tuple[str, ...]
    span: tuple[int, int]
    lettered: bool


def ordered(text: str) -> Iterator[Ordered]:
    """Every run of at least three words behind numbers from 1 on or letters from the first on."""
    if _ONE.search(text):
        marks = [mark for mark in _NUMBER.finditer(text) if _number(mark) <= _MOST]
        yield from _runs(text, marks, _number, most=1, lettered=False)
    for alphabet in _ALPHABETS:
        if f"{alphabet[0]})" in text:
            letters = [mark for mark in _LETTER.finditer(text) if mark[1] in alphabet]
            yield from _runs(text, letters, partial(_place, alphabet), most=_LEFT_OUT, lettered=True)


def _number(mark: re.Match[str]) -> int:
    return int(mark[1] or mark[2])


def _place(alphabet: str, mark: re.Match[str]) -> int:
    return alphabet.index(mark[1]) + 1


def _runs(
    text: str, marks: Sequence[re.Match[str]], number: Callable[[re.Match[str]], int], *, most: int, lettered: bool
) -> Iterator[Ordered]:
    run: list[re.Match[str]] = []
    for mark in [*marks, None]:
        if mark and run and 1 <= number(mark) - number(run[-1]) <= most:
            run.append(mark)
            continue
        if len(run) >= _FEWEST:
            yield _between(text, run, lettered=lettered)
        run = [mark] if mark and number(mark) == 1 else []


def _between(text: str, run: Sequence[re.Match[str]], *, lettered: bool) -> Ordered:
    last = _LAST.search(text, run[-1].end())
    end = last.start() if last else len(text)
    spans = [*((one.end(), other.start()) for one, other in pairwise(run)), (run[-1].end(), end)]
    words = tuple(_TRAILING_AND.sub("", text[begin:stop].strip(" .;,")) for begin, stop in spans)
    return Ordered(words, (run[0].start(), end), lettered)
