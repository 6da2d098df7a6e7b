"""The materials: what a wording names, which groups there are, which materials a text mentions.

Other programs rely on `vocabulary.minerals.lookup(text, language=None) -> Match | None` (docs/architecture.md).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vocabulary.minerals.materials import Match, Rule, lookup, lookup_in_any, may_begin
    from vocabulary.minerals.table import Material, all_ids, get, members, name
    from vocabulary.minerals.words import hints, hints_of, may_begin_with_a_name, may_name, words_in

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
    "may_begin_with_a_name",
    "may_name",
    "members",
    "name",
    "words_in",
]

_HOMES = {
    **dict.fromkeys(("Match", "Rule", "lookup", "lookup_in_any", "may_begin"), "materials"),
    **dict.fromkeys(("Material", "all_ids", "get", "members", "name"), "table"),
    **dict.fromkeys(("hints", "hints_of", "may_begin_with_a_name", "may_name", "words_in"), "words"),
}


def __getattr__(wanted: str) -> object:
    """One of these, loaded when it is first asked for: whoever only folds words needs no table of materials."""
    if wanted not in _HOMES:
        raise AttributeError(f"module {__name__} has no attribute {wanted}")
    return getattr(import_module(f"{__name__}.{_HOMES[wanted]}"), wanted)
