"""An HTML page that is read by what its elements are called: BeautifulSoup on lxml.

For pages that are read one at a time: a page of 76 kB takes 80 ms, `html_page.tree` 2. The main text of a page is
found by trafilatura, which wants lxml's own tree (`main_text.extracted`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Script, Stylesheet, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString
from bs4.exceptions import ParserRejectedMarkup

from pipeline.document import Document
from pipeline.extraction import ExtractionError
from pipeline.parsing.html_page import called_chrome, markup
from pipeline.parsing.text import line

_DEEPEST = 400  # levels of elements; what is asked of an element and all around it takes time for each


def soup(document: Document) -> BeautifulSoup:
    """The page. Raises `ExtractionError` when there is no markup in it."""
    text = markup(document)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # a page may be XHTML; what is no page is told so
            page = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    except (ParserRejectedMarkup, ValueError) as error:
        raise ExtractionError(f"{document.url}: expected an HTML page: {error}") from error
    if _is_deep(page):
        raise ExtractionError(
            f"{document.url}: its elements are nested more than {_DEEPEST} deep, which no real page needs"
        )
    return page


def _is_deep(page: BeautifulSoup) -> bool:
    depths = {id(page): 0}
    for tag in page.find_all(True):
        depths[id(tag)] = depth = depths.get(id(tag.parent), 0) + 1
        if depth > _DEEPEST:
            return True
    return False


def shown(tag: Tag) -> str:
    """What a reader sees of an element, on one line: neither comments nor scripts."""
    return line(tag.get_text(" "))


def attribute(tag: Tag, name: str) -> str:
    """The attribute's text; empty where the element has none."""
    return str(tag.get(name, ""))


class Chrome:
    """Which elements of a page stand around its content, or in something that does (`html_page.is_chrome`)."""

    def __init__(self, page: Tag) -> None:
        self._known: dict[int, bool] = {}
        self._hold_main: set[int] = set()
        root = [page, *page.parents][-1]
        for main in root.find_all("main"):
            for ancestor in main.parents:
                if id(ancestor) in self._hold_main:
                    break
                self._hold_main.add(id(ancestor))

    def holds(self, tag: Tag) -> bool:
        """Whether the element or one around it is chrome. Each element of the page is judged once."""
        unjudged: list[Tag] = []
        held = False
        for ancestor in (tag, *_above(tag, self._known)):
            if id(ancestor) in self._known:
                held = self._known[id(ancestor)]
                break
            unjudged.append(ancestor)
        for ancestor in reversed(unjudged):
            held = self._known[id(ancestor)] = held or self._is_chrome(ancestor)
        return held

    def _is_chrome(self, tag: Tag) -> bool:
        named = called_chrome(tag.name, *(attribute(tag, name) for name in ("role", "class", "id")))
        return named and id(tag) not in self._hold_main


def _above(tag: Tag, known: dict[int, bool]) -> Iterator[Tag]:
    """The elements around one, up to the first that is known."""
    for parent in tag.parents:
        yield parent
        if id(parent) in known:
            return


def pieces(elements: Iterable[PageElement]) -> Iterator[str]:
    """The texts among `elements` that a reader may see, each on one line."""
    for element in elements:
        hidden = isinstance(element, PreformattedString | Script | Stylesheet)
        if isinstance(element, NavigableString) and not hidden and element.strip(" \t\r\n"):
            yield line(str(element))


def after_end(tag: Tag) -> Iterator[PageElement]:
    """All elements and texts after the end of an element, in the page's order."""
    last: PageElement = tag
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    return last.next_elements
