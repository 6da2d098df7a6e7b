"""Enumerations in running text: "the list includes: aluminum (bauxite), antimony, …, and zirconium." Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SEPARATORS = ",;，、；•·|"
_LAST = re.compile(r"\s+(?:and|und|et|y|e|ve|и|та|i)\s+|\s*&\s*|\s*及\s*|\s*和\s*")
_EITHER = re.compile(r"\s(?:or|oder|ou|или|або)\s", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:and|und|et|y|e|ve|и|та|及|和)\s+|^.*(?:[:：]\s*[“\"]?|\b(?:are|include|includes|including|namely|comprises?|contains?|covers?|is|of|como|son)\s+"
    r"|矿产|は\s*)(?=\S)"
)
_SENTENCE_END = re.compile(r"[.](?=\s|$|[”\"])|[。！？]|[”\"](?!\s+[a-z])(?!\w)")
FEWEST = 3  # names that make an enumeration
_MOST_UNKNOWN = 0.2  # share of unknown words between known ones


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Words that stand in a row, as written, and what stands before them in the text."""

    words: tuple[str, ...]
    before: str


def enumerations(text: str, is_known: Callable[[str], bool]) -> Iterator[Enumeration]:
    """Every run of at least three words of which `is_known` knows the first, the last and four of five."""
    run: list[str] = []
    start = 0
    for begin, part, ends in _parts(text):
        if run and _EITHER.search(part) and not is_known(part.strip()):
            run = []  # "cobalt, tin or zinc" is a choice, no list
            continue
        words, stops = _words(part, bool(run), is_known)
        if words and not run:
            start = begin + part.find(words[0])
        run += words
        if run and (ends or stops or not words):
            yield from _kept(run, text[:start], is_known)
            run = []


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """The text cut at separators outside brackets and at the ends of sentences: position, part, whether it ends one."""
    depth, begin = 0, 0
    for position, character in enumerate(text):
        opened = depth
        depth = max(0, depth + (character in "(（") - (character in ")）"))
        unopened = character in ")）" and opened == 0
        ends = unopened or (depth == 0 and bool(_SENTENCE_END.match(text, position)))
        if ends or (character in _SEPARATORS and depth == 0):
            yield begin, text[begin:position], ends
            begin = position + 1
    yield begin, text[begin:], True


def _words(part: str, running: bool, is_known: Callable[[str], bool]) -> tuple[list[str], bool]:
    """The words of one part, and whether the enumeration stops with them. Unknown words only continue a run."""
    part = part.strip()
    for words in (part, _LEADING.sub("", part).strip()):
        if is_known(words):
            return [words], False
        pieces = [piece.strip() for piece in _LAST.split(words) if piece.strip()]
        if pieces and all(map(is_known, pieces)):
            return pieces, False
    pieces = [piece.strip() for piece in _LAST.split(part) if piece.strip()]
    if running and len(pieces) > 1 and is_known(pieces[0]):
        return [pieces[0], *_first_known(pieces[1], is_known)], True
    if running and 0 < len(part) <= 40 and len(part.split()) <= 4:
        return [part], False
    return [], True


def _first_known(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The longest known name that `text` begins with: "silicon metal bringing the number to 20"."""
    words = text.split()
    starts = (" ".join(words[:count]) for count in range(min(5, len(words)), 0, -1))
    return next(([start] for start in starts if is_known(start)), [])


def _kept(run: list[str], before: str, is_known: Callable[[str], bool]) -> Iterator[Enumeration]:
    while run and not is_known(run[-1]):
        run = run[:-1]
    known = sum(map(is_known, run))
    if known >= FEWEST and len(run) - known <= _MOST_UNKNOWN * len(run):
        yield Enumeration(tuple(run), before)
