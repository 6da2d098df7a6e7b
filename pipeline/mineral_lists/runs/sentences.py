"""A list in several sentences or paragraphs: only all of them together name as many as the page states. Pure.

"The list has twelve entries. Antimony, barite and cobalt are on it, and so are gallium and tin." No sentence is the
list, and any may only mention a material: so all that one section names must be exactly what is counted, and each
sentence must enumerate or speak of being listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.mineral_lists.runs.candidates import Candidate
from pipeline.mineral_lists.runs.entries import Entry, entry
from pipeline.mineral_lists.runs.surroundings import Surroundings
from pipeline.mineral_lists.wording.senses import Sense, sense
from pipeline.outline.pieces import WORDS
from vocabulary.minerals import lookup

_ENDS = re.compile(r"(?<=[.!?;:])\s+|(?<=[。；])")
_WORD = re.compile(r"[^\s,;:()\[\]“”\"]+")
_BRACKETS = re.compile(r"\s?\([^()]{1,60}\)")
_LONGEST = 5  # words of a name
_FEWEST_SENTENCES, _FEWEST = 2, 6
_BELONGS = re.compile(
    r"\b(?:list\w*|also|as well|too|so (?:is|are)|belongs?|includ\w+|complet\w+|join\w*|follow\w*|make up|part of"
    r"|critical|strategic|designat\w+|figur\w+|appear\w*|compris\w+|contain\w*|cover\w*|remaining|finally|further"
    r"|aussi|également|liste|auch|ebenso|ferner|weiter\w*|umfasst|zählen|también|además|lista|também|inclu\w+)\b",
    re.IGNORECASE,
)
OFF_IT = re.compile(  # what is not on it
    r"\b(?:not|never|no longer|neither|nor|without|outside|off|except\w*|left out|leaves? out|dropped|rejected|exclu\w+"
    r"|nicht|kein\w*|ohne|außerhalb|ausgenommen|ne|pas|sans|hors|non|senza|fuori|esclus\w+|escluid\w+|sin|fuera|sem"
    r"|não|fora|niet|inte|ikke|nie|poza|kromě|mimo|hariç|bukan|tidak|kecuali|không|не|нет|кроме|вне|крім|поза)\b"
    r"|不|非|除|外|아니|제외|ليس|خارج",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?", ":", ";", "。", "；")
_DASH = re.compile(r"\s[-–—]\s")
_ON_IT = re.compile(r"\bon (?:it|the list)\b|\blisted\b|\bbelongs? to\b", re.IGNORECASE)


def of_sentences(
    where: Surroundings, counted: Callable[[int, int], Sequence[tuple[int, str]]], language: str | None
) -> Iterator[Candidate]:
    """Each run of texts that names just as many materials as are counted in it or above it.

    `counted`: the numbers that a list is said to have, from one piece to another and above, each with its sentence.
    """
    pieces, place = where.pieces, 0
    while place < len(pieces):
        end = place + 1
        if pieces[place].kind in WORDS:
            while end < len(pieces) and pieces[end].kind in WORDS:
                end += 1
            yield from _of_run(where, place, end, counted, language)
        place = end


def _of_run(
    where: Surroundings,
    begin: int,
    end: int,
    counted: Callable[[int, int], Sequence[tuple[int, str]]],
    language: str | None,
) -> Iterator[Candidate]:
    hinted = [place for place in range(begin, end) if where.hints[place]]
    if sum(where.hints[place] for place in hinted) < _FEWEST:
        return
    numbers = counted(begin, end)
    if not numbers:
        return
    naming = [
        (place, text, _names(text, language)) for place in hinted for text in _ENDS.split(where.pieces[place].text)
    ]
    naming = [(place, text, entries) for place, text, entries in naming if entries]
    if not _is_one_passage([place for place, _, _ in naming]) or any(
        OFF_IT.search(text) for _, text, _ in naming if _is_listing(text)
    ):
        return
    if not all(text.rstrip().endswith(_STOPS) and not _DASH.search(text) for _, text, _ in naming):
        return  # lines of names are no sentences, and what stands behind a dash may belong to the name before it
    by_key = {item.key: item for _, text, entries in naming if _is_listing(text) for item in entries}
    sure = all(len(entries) > 1 or _BELONGS.search(text) for _, text, entries in naming if _is_listing(text))
    number = next((stated for stated in numbers if stated[0] == len(by_key)), None)
    if number is None or not sure or len(naming) < _FEWEST_SENTENCES or len(by_key) < _FEWEST:
        return
    around = where.around(naming[0][0], naming[-1][0] + 1)
    yield Candidate(tuple(by_key.values()), around, "sentences", number[1])


def _is_one_passage(places: Sequence[int]) -> bool:
    """Whether the texts follow one another: what a page mentions further down is another matter."""
    return all(after - before <= 1 for before, after in pairwise(places))


def _is_listing(text: str) -> bool:
    meaning = sense(text)
    return (
        meaning is None or meaning[0] is Sense.LIST or (meaning[0] is Sense.OTHER and _ON_IT.search(text) is not None)
    )


def _names(text: str, language: str | None) -> list[Entry]:
    """The materials that a sentence names, each as written; a symbol or an everyday word alone is none."""
    words = list(_WORD.finditer(text))
    named: list[Entry] = []
    place = 0
    while place < len(words):
        place, name = _longest(text, words, place, language)
        if name is not None:
            named.append(name)
    return named


def _longest(text: str, words: Sequence[re.Match[str]], place: int, language: str | None) -> tuple[int, Entry | None]:
    """The longest name that begins with a word, and the place of the word behind it."""
    start = words[place].start()
    for count in range(min(_LONGEST, len(words) - place), 0, -1):
        stop = words[place + count - 1].end()
        written = text[start:stop].rstrip(".!?")
        if "," in written or ";" in written or "(" in written or lookup(written, language) is None:
            continue
        inside = _BRACKETS.match(text, stop)
        if inside and lookup(whole := text[start : inside.end()], language):
            written, stop = whole, inside.end()
        name = entry(written, language)
        if name.is_symbol or name.match is None:
            continue
        behind = next((index for index in range(place, len(words)) if words[index].start() >= stop), len(words))
        return behind, name
    return place + 1, None
