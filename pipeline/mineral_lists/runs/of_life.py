"""Whether a listing names what food, water and soil are made of, which are listed and called critical, too. Pure."""

from __future__ import annotations

_OF_LIFE = frozenset(
    "calcium phosphorus phosphate potash iron zinc copper manganese iodine selenium chromium molybdenum magnesium"
    " sulfur halite boron silicon fluorspar".split()
)
_MOST = 0.75  # share of the materials
_LONG = 6  # materials of a listing that is asked


def is_of_life(materials: frozenset[tuple[str, ...]]) -> bool:
    """Whether most of the materials are minerals that living things need: no published list of critical ones is so."""
    of_life = sum(_OF_LIFE.issuperset(entry) for entry in materials)
    return len(materials) >= _LONG and of_life >= _MOST * len(materials)
