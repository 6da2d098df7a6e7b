"""The reader of lists: candidates, evidence, choice, vetoes, confidence. The door is `read`.

A document becomes pieces (`pipeline.outline`), runs of materials (`runs`), listings; each is weighed by named evidence;
the best is the list unless a veto holds it. What is known of the list (`known`) may hold a reading, never release it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.mineral_lists.choice import choose
from pipeline.mineral_lists.doubts import doubtful
from pipeline.mineral_lists.facts import with_facts
from pipeline.mineral_lists.known import judged, settled_after
from pipeline.mineral_lists.page import Page
from pipeline.mineral_lists.reading import Decision, EditionRead, Evidence, ListedEntry, Reading, Veto, Weighed
from pipeline.mineral_lists.runs.surroundings import prepared, words_on
from pipeline.mineral_lists.stems import Words
from pipeline.mineral_lists.vetoes.glosses import as_written, denied
from pipeline.mineral_lists.vetoes.said_of_it import said_against_it
from pipeline.mineral_lists.wording.counting.announcing import WITH_WORDS
from pipeline.mineral_lists.wording.glossing.gloss import glossed
from pipeline.outline.pieces import Piece
from vocabulary.languages.file import ENGLISH, codes, known_language

__all__ = [
    "Decision",
    "EditionRead",
    "Evidence",
    "ListedEntry",
    "Reading",
    "Veto",
    "Weighed",
    "doubtful",
    "judged",
    "read",
    "settled_after",
]

# What holds a page whose words may only not be known here: its language's file may know them.
_UNKNOWN_WORDING = frozenset({"lead", "not called a list", "counted", "subject", "evidence", "first sight"})


def read(
    pieces: Sequence[Piece], *, jurisdiction: str = "", language: str | None = None, seen: date | None = None
) -> Reading:
    """The reading of a document's pieces, before what is known of the list is asked (`judged`).

    Of a page in a language with a file of its own, what stands around the list is read word by word in English
    (`wording/glossing/`), and so do the reasons quote it. Entries and titles are as the page has them. Where the
    wording of a language is known here, too, its page is read so once more only if its own words do not say enough: the
    second reading decides where it is sure. `seen`: the day on which the document was there; what it dates later is to
    come.
    """
    pieces = with_facts(pieces, language)
    words = words_on(pieces)  # looked at where signs are sought
    reading = _read(pieces, words, jurisdiction, language, seen)
    if reading.decision is not Decision.TAKEN or reading.today is None:
        return reading
    matches = (listed.entry.match for listed in reading.today.entries)
    listed = {material for match in matches if match for material in match.minerals}
    said = said_against_it(pieces, words, listed, {len(reading.today.entries), reading.today.count or 0}, language)
    return reading if said is None else replace(reading, decision=Decision.HELD, vetoes=(*reading.vetoes, said))


def _read(pieces: Sequence[Piece], words: Words, jurisdiction: str, language: str | None, seen: date | None) -> Reading:
    if language is None or language not in codes() or language == ENGLISH:
        return choose(Page(prepared(pieces, language), language, jurisdiction, seen, words))
    if known_language(language).names or language not in WITH_WORDS:
        return _in_english(pieces, words, jurisdiction, language, seen)
    own = choose(Page(prepared(pieces, language), language, jurisdiction, seen, words))
    if own.decision is Decision.TAKEN:
        page = glossed(pieces, language, own.today.count or 0 if own.today else 0)
        return denied(own, pieces, page, language, jurisdiction)
    if not {veto.rule for veto in own.vetoes} <= _UNKNOWN_WORDING:
        return own
    again = _in_english(pieces, words, jurisdiction, language, seen, own=jurisdiction)
    is_worth_a_look = again.decision is Decision.HELD and again.today is not None and again.today.count_met
    found_now = own.decision is Decision.REFUSED and is_worth_a_look
    return again if again.decision is Decision.TAKEN or found_now else own


def _in_english(
    pieces: Sequence[Piece],
    words: Words,
    jurisdiction: str,
    language: str,
    seen: date | None,
    own: str | None = None,
) -> Reading:
    page = glossed(pieces, language)
    own_words = None if page.added is None else Words(page.added, words)
    reading = choose(Page(prepared(page.pieces, language), language, jurisdiction, seen, own_words))
    return as_written(reading, pieces, words, page, language, own) if page.written else reading
