"""What a person asks for: `gallium export -recycling "price floor"`. Pure.

All words have to stand in a text, in any order; a word of four letters or more also as the beginning of one. Words in
quotation marks stand together. What follows a minus is not wanted. A material and the words of words.yaml are found in
every language of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vocabulary.minerals import lookup, members
from vocabulary.search.text import material_token, tokens, word_token, words_in

_PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_LONGEST_NAME = 4  # words
_BEGINNING = 4  # letters from which on a word is taken for the beginning of one


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together; `open`: the last one may go on."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True)
class Query:
    """`wanted`: of each entry one phrase has to stand in a text; `unwanted`: none may."""

    wanted: tuple[tuple[Phrase, ...], ...] = ()
    unwanted: tuple[tuple[Phrase, ...], ...] = ()

    def matches(self, text: str) -> bool:
        """Whether a text that `indexed` made is what is asked for; nothing asked for is nothing found."""
        if not self.wanted:
            return False
        inside = f" {text} "
        return all(any(_stands(phrase, inside) for phrase in one) for one in self.wanted) and not any(
            _stands(phrase, inside) for one in self.unwanted for phrase in one
        )

    @cached_property
    def fts5(self) -> str:
        """As SQLite's full-text search takes it (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""
        wanted = " AND ".join(f"({' OR '.join(map(_fts5, one))})" for one in self.wanted)
        unwanted = " OR ".join(_fts5(phrase) for one in self.unwanted for phrase in one)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    @cached_property
    def tsquery(self) -> str:
        """As PostgreSQL's `to_tsquery('simple', …)` takes it."""
        wanted = " & ".join(f"({' | '.join(map(_tsquery, one))})" for one in self.wanted)
        unwanted = " | ".join(_tsquery(phrase) for one in self.unwanted for phrase in one)
        return f"({wanted}) & !({unwanted})" if unwanted else wanted


def parsed(text: str) -> Query:
    """The query that a text is. Raises `ValueError` where it asks for nothing."""
    wanted: list[tuple[Phrase, ...]] = []
    unwanted: list[tuple[Phrase, ...]] = []
    run: list[str] = []
    for match in _PART.finditer(text):
        word = match["word"]
        if word is not None and not match["minus"]:
            run.append(word)
            continue
        wanted += _alternatives(run)
        run = []
        if word is not None:
            unwanted += _alternatives([word])
        elif together := tuple(tokens(match["phrase"])):
            (unwanted if match["minus"] else wanted).append((Phrase(together),))
    wanted += _alternatives(run)
    if not wanted:
        raise ValueError(f"{text!r} contains nothing to search for: expected words")
    return Query(tuple(wanted), tuple(unwanted))


def _alternatives(words: Sequence[str]) -> Iterator[tuple[Phrase, ...]]:
    """For each word, or run of words that names a material, the phrases of which one has to stand."""
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            match = lookup(" ".join(words[at : at + length]))
            if match and match.minerals:
                names = dict.fromkeys(one for mineral in match.minerals for one in (mineral, *members(mineral)))
                yield tuple(Phrase((material_token(name),)) for name in names)
                at += length
                break
        else:
            yield from _of_word(words[at])
            at += 1


def _of_word(word: str) -> Iterator[tuple[Phrase, ...]]:
    parts = tuple(tokens(word))
    if parts:
        own = Phrase(parts, open=parts[-1].isalpha() and len(parts[-1]) >= _BEGINNING)
        yield (own, *(Phrase((word_token(term),)) for term in words_in(word)))


def _stands(phrase: Phrase, text: str) -> bool:
    return f" {' '.join(phrase.words)}{'' if phrase.open else ' '}" in text


def _fts5(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{"*" if phrase.open else ""}'


def _tsquery(phrase: Phrase) -> str:
    together = " <-> ".join(phrase.words)
    return f"({together}{':*' if phrase.open else ''})"
