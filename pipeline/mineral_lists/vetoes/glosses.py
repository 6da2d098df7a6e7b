"""What holds a page whose wording was put into English word by word: any word that may say more of its list. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.mineral_lists.reading import Decision, EditionRead, Reading, Veto
from pipeline.mineral_lists.stems import Words
from pipeline.mineral_lists.vetoes.standing import said_of_itself
from pipeline.mineral_lists.wording.abroad import NOBODY, abroad
from pipeline.mineral_lists.wording.glossing.gloss import (
    Glossed,
    against,
    counting,
    counts,
    denies,
    in_its_own_words,
    names_a_country,
)
from pipeline.outline.pieces import Kind, Piece


def as_written(
    reading: Reading, pieces: Sequence[Piece], words: Words, page: Glossed, language: str, own: str | None = None
) -> Reading:
    """A reading with the titles of the page, held where a word that says what the list is speaks against one.

    `pieces`, `words`: as the page has them. What a count counts, and of what a heading is, other languages weigh by
    many more words than a language's file has: here one that the file does not have is enough. `own`: the jurisdiction
    of which alone these words may speak; None where any may be.
    """
    editions = tuple(_in_own_words(edition, pieces, page, language) for edition in reading.editions)
    reading = replace(reading, editions=editions)
    if reading.decision is Decision.REFUSED:
        return reading
    saying = tuple(_saying_what_it_is(reading, pieces, page, language))
    word = against((*page.of_lists, *saying), language)
    if word is None and own is not None and (name := names_a_country(saying, language, own)):
        word = name, "may say that it is another country's"
    if word is None and reading.decision is Decision.HELD:
        return reading
    if word is None:
        texts = [piece for piece in pieces if piece.kind is not Kind.ITEM]
        said = said_of_itself(texts, None, words)  # in its own words
        return reading if said is None else replace(reading, decision=Decision.HELD, vetoes=(*reading.vetoes, said))
    veto = Veto("word around the list", f"a word around the list {word[1]} (“{word[0]}”)", soft=True)
    return replace(reading, decision=Decision.HELD, vetoes=(*reading.vetoes, veto))


def _in_own_words(edition: EditionRead, pieces: Sequence[Piece], page: Glossed, language: str) -> EditionRead:
    """An edition with its title and its entries as the page has them."""
    own = {text for piece in pieces for text in (piece.text, *piece.cells)}
    whole = "\n".join(own)
    entries = []
    for listed in edition.entries:
        name = listed.entry.as_published
        found = name if name in whole else in_its_own_words(name, page, language) or name
        entries.append(listed if found == name else replace(listed, entry=replace(listed.entry, as_published=found)))
    return replace(edition, title=page.original(edition.title), entries=tuple(entries))


def denied(reading: Reading, pieces: Sequence[Piece], page: Glossed, language: str, jurisdiction: str) -> Reading:
    """A reading by the words of its own language, held where those of its file say that it is none or another's."""
    over = [text for text in page.of_lists if text in _over(reading, pieces)]
    texts = (*over, *_saying_what_it_is(reading, pieces, page, language))
    own = frozenset({jurisdiction.split("-")[0]})
    foreign = (abroad(english, own) for english, text in page.written.items() if text in over)
    if word := denies(texts, language):
        veto = Veto(
            "word around the list", f"a word around the list may say that it is something else (“{word}”)", True
        )
    elif jurisdiction not in NOBODY and (name := next(filter(None, foreign), None)):
        veto = Veto("whose list", f"it may be another country's list (“{name}”)", True)
    else:
        return reading
    return replace(reading, decision=Decision.HELD, vetoes=(*reading.vetoes, veto))


def _over(reading: Reading, pieces: Sequence[Piece]) -> list[str]:
    """The titles of a page, and the heading over its list."""
    first = reading.editions[0].entries[0].entry.as_published
    place = next((place for place, piece in enumerate(pieces) if first in (piece.text, *piece.cells)), len(pieces))
    titles = [
        piece.text for piece in pieces if piece.kind is Kind.TITLE or (piece.kind is Kind.HEADING and piece.level == 1)
    ]
    headings = [piece.text for piece in pieces[:place] if piece.kind is Kind.HEADING]
    return titles + headings[-1:]


def _saying_what_it_is(reading: Reading, pieces: Sequence[Piece], page: Glossed, language: str) -> Iterator[str]:
    """The sentences of a page that lead into its list, or that state how many entries it has."""
    today = reading.today
    if today is None or not today.entries:
        return
    first = today.entries[0].entry.as_published
    for piece, after in pairwise(pieces):
        if first in (after.text, *after.cells) and piece.text.rstrip().endswith((":", "\uff1a")):
            yield piece.text.rsplit(". ", 1)[-1]
    if today.count is not None and today.count_met:
        counted = (
            piece.text for piece, english in zip(pieces, page.pieces, strict=True) if counts(english.text, today.count)
        )
        yield from (sentence for text in counted for sentence in counting(text, today.count, language))
