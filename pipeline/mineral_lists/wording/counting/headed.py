"""Whether the heading right over a block calls it the list, and what a sentence that leads into it says against that.

No list of words holds how lists are led into: "The list which guides our programmes", "In the wording of the decision".
Under "The list in force" such a sentence has only to say nothing else: that somebody buys, asks for or teaches
them, that it was so once, that they are another sort. Pure.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.wording.calling import CALLS_A_LIST
from pipeline.mineral_lists.wording.counting.counted import asked_or_past, unexplained
from pipeline.mineral_lists.wording.counting.counts import counts
from pipeline.mineral_lists.wording.doing import doing
from pipeline.mineral_lists.wording.fields import other_field
from pipeline.mineral_lists.wording.senses import Sense, sense


@lru_cache(maxsize=256)
def heads_a_list(heading: str, language: str | None) -> bool:
    """Whether a heading says no more than that the list stands below it: "The list in force", "Listed minerals"."""
    if not matches(CALLS_A_LIST, heading) or says_otherwise(heading, language):
        return False
    said = next((count.clause for count in counts(heading)), heading)
    return unexplained(f" {said} ", language) is None


def says_otherwise(sentence: str, language: str | None) -> str | None:
    """What a sentence says that is not said of a list that stands: what is done, asked, or was so once."""
    if word := doing(sentence) or asked_or_past(sentence, language):
        return word
    if other := other_field(sentence):
        return other[1]
    meaning = sense(sentence)
    return None if meaning is None or meaning[0] is Sense.LIST else meaning[1]
