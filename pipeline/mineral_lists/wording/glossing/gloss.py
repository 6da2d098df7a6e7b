"""What a page in a language with a file of its own says around its list, word by word in English. Pure.

The wording of lists is weighed in the words of some twenty languages (`wording/`). A file of `vocabulary/languages/`
says which words of its language mean the same: what a page calls critical, a list, a draft, removed; its numbers, its
months, other countries. They are put into English before the page is read, and all that weighs words weighs these too.
Names of materials stay as they are, and so does every word that the file does not have: it explains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.mineral_lists.wording.glossing.english import NUMBER_LAST, in_english
from pipeline.mineral_lists.wording.glossing.glossary import (
    AGAINST,
    IDEOGRAPHIC,
    TOKEN,
    Glossary,
    found,
    glossary,
    plain,
)
from pipeline.outline.pieces import Kind, Piece
from vocabulary.jurisdictions import jurisdictions
from vocabulary.languages.file import FIRST_NUMBER, FIRST_OF_FEW, codes, known_language

_NEAR_A_LIST = frozenset(
    {"critical", "strategic", "list", "draft", "declared", "proposed"}
)  # else a text may be a name
_GLOSSED = frozenset({Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.LINE, Kind.COLUMN})
_ENDS = re.compile(r"(?<=[.!?։।]) ")
_COUNTS = re.compile(r"\b(?:minerals|entries)\b")
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_SENTENCE = 6  # words of an item that is no entry
_SHORT = 2  # letters of a word that says nothing by itself
_NOUNS_IN_CAPITALS = frozenset({"de"})  # where a capital letter shows no name
_SIGNS = re.compile(r"[^\W\d_]+")


_WORDS_OF_A_NAME = 8  # at the most, where a name is looked for in the page's own words


@dataclass(frozen=True, slots=True)
class Glossed:
    """The pieces of a page with its wording in English, and what changed: the text there to the text of the page."""

    pieces: Sequence[Piece]
    written: Mapping[str, str]
    of_lists: Sequence[str] = ()  # the titles and headings, as the page has them, that may speak of a list
    added: Set[str] | None = None  # what has words that the page has not; None where any text may

    def original(self, text: str | None) -> str | None:
        """A text as the page has it."""
        return self.written.get(text, text) if text else text


def in_its_own_words(name: str, page: Glossed, language: str) -> str | None:
    """The words of the page that were put into English as a name, such as "Křemen and písky"; None where none are."""
    known = glossary(language)
    for text in (text for english, text in page.written.items() if name in english):
        spans = [token.span() for token in TOKEN.finditer(text)]
        for first, (start, _) in enumerate(spans):
            ends = (end for _, end in spans[first : first + _WORDS_OF_A_NAME])
            own = next((text[start:end] for end in ends if in_english(text[start:end], known).text == name), None)
            if own is not None:
                return own
    return None


def glossed(pieces: Sequence[Piece], language: str | None, count: int | None = None) -> Glossed:
    """The pieces with their wording in English; as they are where the language has no file of its own.

    `count`: where only titles, headings and what states so many entries are asked for.
    """
    if language is None or language not in codes():
        return Glossed(pieces, {})
    written: dict[str, str] = {}
    of_lists, result = [], []
    added: set[str] = set()
    known = glossary(language)
    written_so = None if count is None else _spelled(count, language)
    for piece in pieces:
        if not _may_say(piece, known) or (written_so is not None and not _is_asked(piece, written_so)):
            result.append(piece)
            continue
        english = in_english(piece.text, known)
        of_list = not _NEAR_A_LIST.isdisjoint(english.put_in)
        if of_list and piece.kind in {Kind.TITLE, Kind.HEADING}:
            of_lists.append(piece.text)
        if english.text != piece.text and (of_list or english.has_digits):
            written[english.text] = piece.text
            added.update((english.text,) if english.parted else english.put_in)
            result.append(replace(piece, text=english.text))
        else:
            result.append(piece)
    parts_words = known.pattern is None and language not in NUMBER_LAST
    return Glossed(result, written, of_lists, added if parts_words else None)


def _spelled(count: int, language: str) -> tuple[str, ...]:
    """How a number may be written, in small letters."""
    known = known_language(language)
    rows = {FIRST_OF_FEW: known.few, FIRST_NUMBER: known.numbers}
    words = (row[count - first] for first, row in rows.items() if 0 <= count - first < len(row))
    return (str(count), *(word.casefold() for spelled in words for word in spelled))


def _is_asked(piece: Piece, written_so: Sequence[str]) -> bool:
    if piece.kind in {Kind.TITLE, Kind.HEADING}:
        return True
    letters = piece.text.casefold()
    return any(map(letters.__contains__, written_so))


def _may_say(piece: Piece, known: Glossary) -> bool:
    """Whether a piece may say something of a list; an item that is a sentence and begins with no name may, too."""
    if piece.kind is not Kind.ITEM:
        return piece.kind in _GLOSSED
    tokens = list(islice(TOKEN.finditer(piece.text), _SENTENCE))
    ends = (tokens[length].end() for length in range(len(tokens)))
    names = known.names
    return len(tokens) == _SENTENCE and not any(plain(piece.text[tokens[0].start() : end]) in names for end in ends)


def counting(text: str, number: int, language: str) -> Iterator[str]:
    """The sentences of a text of the page that say that there are so many minerals or entries."""
    known = glossary(language)
    for sentence in _ENDS.split(text):
        if counts(in_english(sentence, known).text, number):
            yield sentence


def counts(english: str, number: int) -> bool:
    """Whether a text in English says that there are so many minerals or entries."""
    may_count = "minerals" in english or "entries" in english
    return may_count and _COUNTS.search(english) is not None and str(number) in _DIGITS.findall(english)


def denies(texts: Iterable[str], language: str) -> str | None:
    """The first word of a draft, a removal, trade and the like in the texts of the page that say what it is."""
    known = glossary(language)
    every = ((text, word) for text in texts for word in found(text, known))
    return next((text[start:stop] for text, (start, stop, english) in every if english in AGAINST), None)


def against(texts: Iterable[str], language: str) -> tuple[str, str] | None:
    """What speaks against a list in the texts of the page that say what it is: the words, and what they are.

    Words of drafts, removals, trade and the like; a word that the language's file does not have, and that is nobody's
    name. In English what a heading is of is weighed by many more words than a file has: here any of them holds.
    """
    known = glossary(language)
    for text in texts:
        if word := denies((text,), language):
            return word, "may say that it is something else"
        if word := _unknown(text, [(start, stop) for start, stop, _ in found(text, known)], known):
            return word, "is not known"
    return None


def names_a_country(texts: Iterable[str], language: str, own: str) -> str | None:
    """The first name of a country other than `own` (the code of a jurisdiction) that its file has."""
    known = known_language(language).abroad
    english = {f"of {jurisdictions()[code].name}" for code in known if code != own.split("-")[0]}
    every = ((text, word) for text in texts for word in found(text, glossary(language)))
    return next((text[start:stop] for text, (start, stop, said) in every if said in english), None)


def _unknown(text: str, taken: Sequence[tuple[int, int]], known: Glossary) -> str | None:
    if known.code in IDEOGRAPHIC and known.pattern:
        return next((word for word in _SIGNS.findall(known.pattern.sub(" ", text)) if not word.isascii()), None)
    if known.pattern:
        rest = (word for word in known.pattern.sub(" ", text).split() if not word.isascii())
        return next((word for word in rest if len(word) > _SHORT and not any(map(str.isdigit, word))), None)
    for place, token in enumerate(TOKEN.finditer(text)):
        word = token[0]
        inside = any(start <= token.start() < stop for start, stop in taken)
        is_name = word[0].isupper() and place > 0 and known.code not in _NOUNS_IN_CAPITALS
        is_word = len(word) > _SHORT and not any(map(str.isdigit, word))
        if is_word and not inside and not is_name and plain(word) not in known.names:
            return word
    return None
