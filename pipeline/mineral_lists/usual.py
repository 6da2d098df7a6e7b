"""Whether a listing names what hardly anything but a list of critical minerals does. Pure.

Food, water, soil and alloys are made of minerals, too: copper, zinc, manganese, iron, iodine. Nearly every published
list names a material that none of these needs; a list without one is held for one look.
"""

from __future__ import annotations

from vocabulary.minerals import get, members

_TELLING = frozenset(
    "rare-earth-elements lithium tungsten niobium graphite tantalum tin antimony titanium gallium indium uranium"
    " bismuth germanium platinum-group-metals beryllium tellurium zirconium hafnium cobalt aluminium vanadium"
    " nickel".split()
)
_FEW = 2  # of these at the least
_LONG = 6  # entries of a listing that is asked


def is_usual(materials: frozenset[tuple[str, ...]]) -> bool:
    """Whether two of the materials are such; a listing of a few is not asked."""
    named = {_group(material) for entry in materials for material in entry}
    return len(materials) < _LONG or len(named & _TELLING) >= _FEW


def _group(material: str) -> str:
    for group in ("rare-earth-elements", "platinum-group-metals"):
        if material in members(group) or get(material).family == group:
            return group
    return material
