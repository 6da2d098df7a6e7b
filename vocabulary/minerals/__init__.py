"""The materials: what a wording names, which groups there are, which materials a text mentions.

Other programs rely on `vocabulary.minerals.lookup(text, language=None) -> Match | None` (docs/architecture.md).
"""

from vocabulary.minerals.materials import Match, Rule, lookup, lookup_in_any, may_begin
from vocabulary.minerals.table import Material, all_ids, get, members, name
from vocabulary.minerals.words import hints, hints_of, may_name, named_words, words_of

__all__ = [
    "Match",
    "Material",
    "Rule",
    "all_ids",
    "get",
    "hints",
    "hints_of",
    "lookup",
    "lookup_in_any",
    "may_begin",
    "may_name",
    "members",
    "name",
    "named_words",
    "words_of",
]
