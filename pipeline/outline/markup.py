"""What the class names of elements say: which places are alike, and what stands beside a page's content. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from lxml import html

_RANDOM = re.compile(r"(?=\w*\d|\w*[a-z][A-Z])[A-Za-z\d]{4,8}")  # what a tool appends to a name
_BESIDE = re.compile(
    r"(?:[a-z]+[-_]){0,6}(?:ticker|marquee|widgets?|teasers?|promo|rail|carousel|popular|trending|toolbar|headlines|filters?|facets?)"
    r"(?:[-_][a-z]+){0,6}",
    re.IGNORECASE,
)
_TILES = 4  # elements side by side that have the same parts
_PARTS = 2  # of a tile, such as a symbol and a name


@lru_cache(maxsize=4096)
def without_hashes(names: str) -> str:
    """Class names without what tools append to make each unique: "Card_title__3xK2a", "k_wCtf"."""
    return " ".join(map(_without_hash, names.split())) if "_" in names else names


def _without_hash(name: str) -> str:
    parts = name.split("_")
    while len(parts) > 1 and (not parts[-1] or len(parts[0]) == 1 or _RANDOM.fullmatch(parts[-1])):
        parts.pop()
    return "_".join(parts)


@lru_cache(maxsize=4096)
def names_what_is_beside(names: str) -> bool:
    """Whether class names say that an element stands beside the content of its page."""
    return any(map(_BESIDE.fullmatch, names.split()))


def tiles(element: html.HtmlElement) -> frozenset[str]:
    """The first class names of its children that are tiles: the same parts in each, and further names by colour."""
    if len(element) < _TILES:
        return frozenset()
    colours: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for child in element:
        names = child.get("class", "") if isinstance(child.tag, str) else ""
        if " " in names and len(child) >= _PARTS and not any(map(len, child)):
            parts = (f"{part.tag} {part.get('class', '')}" for part in child)
            colours[(names.split(maxsplit=1)[0], child.tag, *parts)].append(names)
    return frozenset(kind[0] for kind, named in colours.items() if len(named) >= _TILES and len(set(named)) > 1)
