"""The paths by which trafilatura looks for boilerplate and for the body, passed over where they can find nothing.

Each asks of every element how it is called. That takes half of the time of finding a text, and on most pages finds
nothing. What a path takes depends on the attributes of an element, each for itself: so it is tried once on a small tree
in which each attribute of the page stands in an element of its own, and runs on the page only where it takes one of
those. Paths to the body ask parts of the page alone, so only attributes of parts are tried on them. A path that is not
known here (of another version of trafilatura) always runs.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice

from lxml import etree, html

_ASKED = frozenset(
    ("id", "class", "role", "style", "itemprop", "data-component", "data-lp-replacement-content", "aria-hidden")
)
# As `named` names them; each asks for attributes of `_ASKED` alone, and takes a `div` for one.
_OF_BODY = {  # BODY_XPATH: takes `_PARTS` alone; and the first element with this tag, however it is called
    "893137f40a7d8f5b": None,
    "bd35e04ab74e249d": "article",
    "1c09d0c838da7fb8": None,
    "8c146cf57eba074e": None,
    "3997fbca8f498741": "main",
}
_OTHERS = frozenset(
    (
        "65e3d0c57525deb2",  # of REMOVE_COMMENTS_AND_LISTS_XPATH
        "8c7648c4369ebb6e", "4100f54236a24607",  # of RAW_TREE_PRUNE_XPATH
        "5a187dc5a56c4cb0", "ddcd24bb196add42",  # of OVERALL_DISCARD_XPATH
        "52a5dc2b57dde378",  # of DISCARD_IMAGE_ELEMENTS
    )
)  # fmt: skip
_PARTS = frozenset(  # the tags of parts of a page, and of what trafilatura makes a `div` of before it looks for them
    ("article", "div", "main", "section", "figure", "table", "form", "details")
)


Attribute = tuple[str, str]
_REMEMBERED, _SHORT = 5_000, 200  # so many attributes, and none longer: a page's memory is bounded


class _Page(threading.local):
    """What can find nothing in the page that this thread reads, and which paths take the attributes of pages before."""

    needless: frozenset[Path] = frozenset()

    def __init__(self) -> None:
        self.tried: dict[tuple[Attribute, tuple[Path, ...]], tuple[Path, ...]] = {}


_page = _Page()


class Path:
    """A path of trafilatura. Finds what it finds. `of_parts`: takes parts of a page alone; `tag`: of the elements whose
    first it takes however that is called."""

    def __init__(self, path: etree.XPath, name: str) -> None:
        self.path, self.of_parts, self.tag = path, name in _OF_BODY, _OF_BODY.get(name)

    def __call__(self, element: etree._Element) -> object:
        if self not in _page.needless:
            return self.path(element)
        return [] if self.tag is None else list(islice(element.iterdescendants(self.tag), 1))


def named(path: etree.XPath) -> str:
    """What a path is known by: a hash of its text."""
    return blake2b(" ".join(str(path.path).split()).encode(), digest_size=8).hexdigest()


def put_in_place() -> tuple[Path, ...]:
    """Those that are known, from now on in the lists from which trafilatura takes its paths."""
    from trafilatura import xpaths

    places: list[Path] = []
    for paths in vars(xpaths).values():
        for place, path in enumerate(paths if isinstance(paths, list) else ()):
            if isinstance(path, etree.XPath) and (name := named(path)) in _OTHERS.union(_OF_BODY):
                paths[place] = Path(path, name)
            if isinstance(paths[place], Path):
                places.append(paths[place])
    return tuple(places)


@contextmanager
def needed_for(root: html.HtmlElement, paths: tuple[Path, ...]) -> Iterator[None]:
    """While the text of this page is found, paths that can find nothing in it are passed over."""
    of_parts = tuple(path for path in paths if path.of_parts)
    others = tuple(path for path in paths if not path.of_parts)
    on_parts, all_of_them = _attributes(root)
    _page.needless = frozenset(paths) - _taking(on_parts, of_parts) - _taking(all_of_them, others)
    try:
        yield
    finally:
        _page.needless = frozenset()


def _attributes(root: html.HtmlElement) -> tuple[set[Attribute], set[Attribute]]:
    """Those of the parts of a page, and those of all its elements."""
    on_parts, on_others = set[Attribute](), set[Attribute]()
    for element in root.iter(etree.Element):
        (on_parts if element.tag in _PARTS else on_others).update(element.items())
    kept = {pair for pair in on_parts if pair[0] in _ASKED}
    return kept, kept.union(pair for pair in on_others if pair[0] in _ASKED)


def _taking(attributes: set[Attribute], paths: tuple[Path, ...]) -> set[Path]:
    """The paths that take one of the attributes. Pages of one site share most of theirs: each is tried once."""
    tried, kept = _page.tried, {pair for pair in attributes if len(pair[1]) <= _SHORT}
    if len(tried) > _REMEMBERED:
        tried.clear()
    if untried := [pair for pair in kept if (pair, paths) not in tried]:
        together = _takers(untried, paths)  # mostly none
        tried.update({(pair, paths): _takers([pair], together) for pair in untried})
    needed = {path for pair in kept for path in tried[pair, paths]}
    return needed.union(_takers(attributes - kept, paths))


def _takers(attributes: Collection[Attribute], paths: tuple[Path, ...]) -> tuple[Path, ...]:
    trial = _trial(attributes)
    return tuple(path for path in paths if attributes and path.path(trial))


def _trial(attributes: Iterable[Attribute]) -> etree._Element:
    trial = etree.Element("body")
    for name, value in attributes:
        etree.SubElement(trial, "div", {name: value})
    return trial
