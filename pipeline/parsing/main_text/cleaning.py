"""The tree that the main text of a page is found in: without chrome and without what is no text.

Nearly every poll of a page that is made anew for each request gets no further than this, so no element is asked that
need not be. Elements with a tag of chrome go first, and most of a page's elements with them. Of the others only what
they are called is asked, each name once. A test compares the tree with that of asking each element.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree, html

from pipeline.parsing.html_page import CHROME_ROLES, CHROME_TAGS, is_chrome, names_chrome

_UNREAD = ("content", "value")
_FEW = 8  # names: for each of them the tree is searched
_NAMES = tuple(etree.XPath(f"descendant::*/@{name}", smart_strings=False) for name in ("role", "class", "id"))
_CALLED = tuple(etree.XPath(f"descendant::*[@{name} = $name]") for name in ("role", "class", "id"))
_NAMED = etree.XPath("descendant::*[@role or @class or @id]")
_HIDING = etree.XPath("descendant::*[@data-cfemail]")


def main_tree(root: html.HtmlElement) -> html.HtmlElement:
    """The tree, changed to what the main text is found in: without chrome, and without what is no text and made anew
    for each request (comments, tokens in forms and meta elements)."""
    for element in list(root.iter(*CHROME_TAGS)):
        if is_chrome(element):
            element.drop_tree()
    # The order does not matter: what is dropped holds no main element, which alone keeps an element around it.
    for element in list(_called_chrome(root)):
        if is_chrome(element):
            element.drop_tree()
    for element in _elements(_HIDING(root)):
        element.drop_tree()
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in root.iter("meta", "input"):
        for name in _UNREAD:
            element.attrib.pop(name, None)
    return root


def _called_chrome(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements whose role, class or id may be one of chrome."""
    roles, classes, ids = (set(cast("list[str]", values(root))) for values in _NAMES)
    names = (roles & CHROME_ROLES, {*filter(names_chrome, classes)}, {*filter(names_chrome, ids)})
    if sum(map(len, names)) > _FEW:
        yield from _elements(_NAMED(root))
        return
    for path, some in zip(_CALLED, names, strict=True):
        for name in some:
            yield from _elements(path(root, name=name))


def _elements(found: object) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", found)
