"""The evidence for and against a listing, each piece a small function with its weight. Pure.

The weights were set on the half of the grammar's parts and documents that tuning may see; what is not observed weighs
nothing. No sum of them releases a veto.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from pipeline.mineral_lists.listings import Listing
from pipeline.mineral_lists.page import Page
from pipeline.mineral_lists.reading import Evidence
from pipeline.mineral_lists.stated import Agreement, agreement
from pipeline.mineral_lists.wording.abroad import abroad
from pipeline.mineral_lists.wording.counting.counts import counts
from pipeline.mineral_lists.wording.fields import another_table
from pipeline.mineral_lists.wording.senses import (
    ASKS,
    DRAFT_LIST,
    INSTRUCTS,
    LIST_WORD,
    NEVER_A_LIST,
    OF_THE_ASSESSED,
    STATES_A_LIST,
    SUBJECT,
    Sense,
    points_at_a_block,
    sense,
)
from vocabulary.minerals.mentions import mentions

_COUNT, _COUNT_LOOSE, _COUNT_AGAINST = 3.0, 2.0, -3.0
_LIST_WORDS, _OTHER_SENSE = 1.5, -3.0
_SUBJECT, _NO_SUBJECT = 1.5, -2.0
_OTHER_COLUMNS, _OF_A_FILE = -3.0, -6.0  # of a file they are all that says what it is
_BESIDE, _PROSE, _CHOICE = -2.5, -0.7, -1.5
_STATES, _DATA = 0.7, 1.0
_MANY_IN_PROSE, _FEW_IN_PROSE, _SILENT_PROSE = 10, -2.0, -1.0
_MOST_SIZE = 3.0
_LABEL = 5  # words of what stands over a block without being a heading
_LEADS = 130  # characters of a sentence that leads into a block, colon or not
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’»]\s+|(?<=[.!?:;\uff1a。])\s+|(?<=。)")
_OF_CHANGE = frozenset({Sense.ADDED, Sense.REMOVED})
_WHILE = re.compile(r"^(?:while|whereas|unlike|although|compared with|in contrast to)\b[^,]{3,120},\s", re.IGNORECASE)
_USUAL_SHARE, _SHARE_WEIGHT = 0.9, 8.0


@dataclass(frozen=True)
class Case:
    """One listing on its page, with what is weighed more than once."""

    listing: Listing
    page: Page

    @cached_property
    def agreement(self) -> Agreement:
        """What the stated counts say of it."""
        return agreement(self.listing, self.page)

    @cached_property
    def section(self) -> tuple[Sense, str, str] | None:
        """The sense of its own section: what it is, the words, and where these stand; None where nothing is said."""
        return _section(self.listing, self.page)

    @cached_property
    def weighed(self) -> tuple[Evidence, ...]:
        """All evidence that was observed."""
        return tuple(item for rule in _RULES if (item := rule(self)))

    @property
    def score(self) -> float:
        """The sum of it."""
        return sum(item.weight for item in self.weighed)

    @property
    def is_something_else(self) -> bool:
        """Whether its own section says that it is not the list."""
        return self.section is not None and self.section[0] is not Sense.LIST


def _section(listing: Listing, page: Page) -> tuple[Sense, str, str] | None:
    """What the label, the sentences that lead into it and the heading say; of several, what is not the list."""
    first, around = listing.first, listing.first.around
    if listing.reason and "sum" in listing.reason:
        return None
    senses: list[tuple[Sense, str, str]] = []
    for text, place in _lead(listing):
        reading = _of_words(text, place, listing, page)
        if reading and (not senses or (reading[0] is not Sense.LIST and text.rstrip().endswith(":"))):
            senses.append(
                reading
            )  # the words nearest to the block say what it is, unless a lead-in further up denies it
    heading = around.heading if len(listing.parts) == 1 or not listing.reason else ""
    own = _of_words(heading, "heading", listing, page) if heading else None
    listed = any(reading[0] is Sense.LIST for reading in senses)
    if own and not (own[0] is not Sense.LIST and listed and page.is_behind_another(first)):
        senses.append(own)
    return next((reading for reading in senses if reading[0] is not Sense.LIST), senses[0] if senses else None)


def _lead(listing: Listing) -> list[tuple[str, str]]:
    first, intro = listing.first, listing.first.around.intro
    leading = [sentence for sentence in _SENTENCE.split(intro) if sentence and not INSTRUCTS.search(sentence)]
    sentences = [_WHILE.sub("", sentence) for sentence in leading][-3:]
    short = [sentence for sentence in sentences if len(sentence) < _LEADS or sentence is sentences[-1]]
    return [(first.label, "label"), *((sentence, "intro") for sentence in reversed(short))]


def _of_words(text: str, place: str, listing: Listing, page: Page) -> tuple[Sense, str, str] | None:
    if not text:
        return None
    if page.owners is not None and (foreign := abroad(text, page.owners)):
        return Sense.ABROAD, foreign, place
    meaning = sense(text)
    if meaning is None:
        return None
    leads = text.rstrip().endswith((":", "\uff1a")) or place == "label"
    if _states_the_list(meaning[0], text, listing):
        return Sense.LIST, meaning[1], place
    if meaning[0] is not Sense.LIST and place == "intro" and not leads and _says_little(text):
        return None
    if meaning[0] is Sense.OTHER and not NEVER_A_LIST.search(text):
        if place == "heading" and listing.first.around.level == 1:
            return None
        if place != "heading" and _is_of_a_list(text):
            return Sense.LIST, meaning[1], place
        if place == "intro" and not leads and not _is_a_label(text):
            return None
    return *meaning, place


def _is_a_label(text: str) -> bool:
    """Whether a few words without a full stop stand over a block as a heading would: "Explore by resource"."""
    return len(text.split()) <= _LABEL and text[-1:].isalpha()


def _says_little(text: str) -> bool:
    """Whether a sentence that leads into nothing may speak of anything: it is long, names others, or points nowhere."""
    return len(text) > _LEADS or tells_of_others(text) or not points_at_a_block(text)


def _states_the_list(own: Sense, text: str, listing: Listing) -> bool:
    """Whether words of something else say, too, what the list is: "of 23 assessed, 18 are listed"."""
    if own is Sense.NOT_LISTED:
        rest = sense(OF_THE_ASSESSED.sub(" ", text))
        return OF_THE_ASSESSED.search(text) is not None and (rest is None or rest[0] in {Sense.LIST, Sense.OTHER})
    if own is Sense.PROPOSED:
        return DRAFT_LIST.search(text) is not None and not ASKS.search(text)
    if own is Sense.OTHER:  # "The 31 critical minerals, their use and import reliance"
        return SUBJECT.search(text) is not None and len(text) < _LEADS and _counts_it(text, listing)
    return own in _OF_CHANGE and _counts_it(text, listing)


def _counts_it(text: str, listing: Listing) -> bool:
    """Whether words of a change say, too, how many the list has, and it has as many: "… brings the list to 12"."""
    own = (count for count in counts(text) if count.strong and count.on_list and count.about == "list")
    return any(count.number in listing.sizes for count in own)


def tells_of_others(text: str) -> bool:
    """Whether a sentence itself names what was added or removed: "Boron was added in June" says nothing of the rest."""
    meaning = sense(text)
    return meaning is not None and meaning[0] in {Sense.ADDED, Sense.REMOVED} and bool(mentions(text))


def _is_of_a_list(text: str) -> bool:
    return STATES_A_LIST.search(text) is not None and SUBJECT.search(text) is not None


def _named(case: Case) -> Evidence | None:
    """Share of entries that name materials."""
    share = case.listing.known_share
    weight = max(-2.4, min(0.8, (share - _USUAL_SHARE) * _SHARE_WEIGHT))
    return Evidence("names", round(weight, 2), f"{share:.0%} of the entries name materials")


def _size(case: Case) -> Evidence | None:
    """A list is long."""
    size = len(case.listing.keys)
    return Evidence("size", round(min(_MOST_SIZE, math.log2(size) / 2), 2), f"{size} different entries")


def _beside(case: Case) -> Evidence | None:
    """Beside the page's content: a ticker, a teaser."""
    if case.listing.first.around.beside:
        return Evidence("place", _BESIDE, "outside the page's main content")
    return None


def _form(case: Case) -> Evidence | None:
    """A sentence names many things; "or" ends a choice."""
    first = case.listing.first
    if first.form != "prose":
        return None
    few = len(case.listing.keys) < _MANY_IN_PROSE and not case.agreement.met and not STATES_A_LIST.search(first.label)
    weight = _CHOICE if first.choice else _PROSE
    if few:
        own = f"{first.label} {_SENTENCE.split(first.around.after, maxsplit=1)[0]}"
        called = SUBJECT.search(own) or LIST_WORD.search(own) or STATES_A_LIST.search(own)
        weight += _FEW_IN_PROSE + (0 if called else _SILENT_PROSE)
    return Evidence("sentence", weight, "part of a sentence", first.label[-80:])


def _columns(case: Case) -> Evidence | None:
    """The other columns of its table say what else it is."""
    first = case.listing.first
    counted = case.agreement.met and not case.page.is_wordless  # a file's total counts its rows, whatever they are
    if first.form != "column" or counted or not (head := another_table(first.others)):
        return None
    weight = _OF_A_FILE if case.page.is_wordless else _OTHER_COLUMNS
    return Evidence("columns", weight, head, "head of another column")


def _sense(case: Case) -> Evidence | None:
    """What its own section says that it is."""
    if case.section is None:
        return None
    kind, words, place = case.section
    weight = _LIST_WORDS if kind is Sense.LIST else _OTHER_SENSE
    return Evidence(f"sense: {kind.value}", weight, words, place)


def _subject(case: Case) -> Evidence | None:
    """The page or the section speaks of critical or strategic materials."""
    around = case.listing.first.around
    for text, place in (
        (" ".join(words for _, words in around.headings), "headings"),
        (around.intro, "intro"),
        (case.listing.first.label, "label"),
        (case.page.title, "title"),
        (" ".join(words for words, _ in case.page.where.above(case.listing.span[0])), "above"),
    ):
        if match := SUBJECT.search(normalize("NFC", text)):
            return Evidence("subject", _SUBJECT, match[0], place)
    if case.page.is_data:
        return Evidence("data", _DATA, "the file contains nothing else")
    return Evidence("subject", _NO_SUBJECT, "nothing near it mentions critical or strategic materials")


def _states(case: Case) -> Evidence | None:
    """The text before it states a list."""
    around = case.listing.first.around
    for text, place in ((around.intro[-250:], "intro"), (around.heading, "heading"), (case.page.title, "title")):
        if match := STATES_A_LIST.search(text):
            return Evidence("stated as a list", _STATES, match[0], place)
    return None


def _count(case: Case) -> Evidence | None:
    """The page states how many entries it has."""
    agreed = case.agreement
    if agreed.unmet:
        return Evidence("count", _COUNT_AGAINST, agreed.unmet.words, f"states {agreed.unmet.number}")
    if agreed.met:
        weight = _COUNT if agreed.met.strong else _COUNT_LOOSE
        return Evidence("count", weight, agreed.met.words, f"states {agreed.met.number}")
    return None


_RULES: tuple[Callable[[Case], Evidence | None], ...] = (
    _named, _size, _beside, _form, _columns, _sense, _subject, _states, _count,
)  # fmt: skip
