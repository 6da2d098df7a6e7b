"""Patterns of many words, tried only on texts in which one of their stems stands. Pure.

A pattern of a hundred alternatives, whatever the case of letters, tries each of them at every letter of a text: half a
millisecond for a paragraph. Most texts have none of its words, and looking for these as they are takes a hundredth.
The stems are read from the pattern itself: wherever it matches, one of them stands in the text.
"""

from pipeline.mineral_lists.stems.letters import pattern_of
from pipeline.mineral_lists.stems.pages import Patterns, Words, standing_in
from pipeline.mineral_lists.stems.patterns import small, stems
from pipeline.mineral_lists.stems.texts import matches, may_match, sought, stands

__all__ = [
    "Patterns", "Words", "matches", "may_match", "pattern_of", "small", "sought", "standing_in", "stands", "stems",
]  # fmt: skip
