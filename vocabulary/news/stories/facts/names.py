"""The proper names of a text and its materials: what may tell one event from another. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.news import materials
from vocabulary.news.stories.facts import words

_CAPITALS = r"[A-ZÀ-ÖØ-ÞČŠŽŁ][A-Za-zÀ-ɏ0-9’'-]*"  # without the particles that Korean hangs on
_NAME = re.compile(rf"{_CAPITALS}(?: (?:(?:of|de|du|des|der|la|el|do|da) )?{_CAPITALS})*")
TOKEN = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:['’](?!s\b)[A-Za-zÀ-ɏ0-9]+)*|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_OF = re.compile(r" (?:of|de|du|des|der|do|da) ")  # "Spence de BHP": a mine, and whose it is
_SENTENCE_END = re.compile(r"(?:^|[.!?:;–—]\s+|[“\"«(]\s*)$")
MIXED = re.compile(r"\b(?=[A-Z0-9-]{3,12}\b)(?:[A-Z]{1,5}-?\d{2,6}[A-Z]?|\d{1,4}[A-Z]{1,3})(?:[.-]\w{1,6})*\b")
_ROMAN = re.compile(r"[IVX]+")
RARE_EARTHS = "rare-earth-elements"
_RARE_EARTHS = frozenset(
    "heavy-rare-earth-elements light-rare-earth-elements neodymium praseodymium dysprosium terbium samarium europium "
    "gadolinium holmium erbium thulium ytterbium lutetium lanthanum cerium yttrium".split()
)  # whoever names one speaks of rare earths
_NO_MATERIALS = frozenset(
    "coal oil natural-gas coalbed-methane groundwater steel iron emeralds".split()
)  # in the names of firms


def plain(folded: str) -> str:
    """A folded word in one spelling of umlauts: "luehrs" and "luhrs"."""
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def materials_in(text: str) -> frozenset[str]:
    named = frozenset((*mentions(text, technical=True), *materials.spelled_ids(text))) - _NO_MATERIALS
    return named | {RARE_EARTHS} if named & _RARE_EARTHS else named


def names_in(text: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """The telling words of each name, and whether it is surely one: any word may be the first of a sentence."""
    everyday = words.everyday()
    for start, name in _whole_names(text):
        spelled = TOKEN.findall(name)
        first = bool(_SENTENCE_END.search(text[:start][-4:] or ""))
        telling = tuple(
            plain(folded)
            for index, word in enumerate(spelled)
            if word[:1].isupper()
            and len(folded := fold(word)) > 2
            and not folded.isdigit()
            and not MIXED.fullmatch(word)
            and not _ROMAN.fullmatch(word)
            and folded not in everyday
            and not words.is_named(folded)
            and not words.is_capital(word)
            and folded not in words.place_words()
            and not materials_in(folded)
        )
        if telling:
            acronym = any(word.isupper() and len(word) > 2 for word in spelled)
            yield not (first and len(spelled) == 1) or acronym, telling


def _whole_names(text: str) -> Iterator[tuple[int, str]]:
    """Where each name begins, and the name; what is somebody's, who has an acronym, is another name than he."""
    for match in _NAME.finditer(text):
        parts = _OF.split(match[0])
        if len(parts) == 1 or not any(part.isupper() for part in parts):
            yield match.start(), match[0]
            continue
        at = match.start()
        for part in parts:
            at = text.index(part, at)
            yield at, part
            at += len(part)
