"""An HTML page as pieces, in reading order, without menus, footers, note marks and what no reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree, html

from pipeline.outline.html_tables import HEADINGS, LEVELS, SMALL, definitions, enumerates, is_layout, of_table, rejoin
from pipeline.outline.markup import names_what_is_beside, tiles, without_hashes
from pipeline.outline.pieces import Kind, Piece, kind_of, sized
from pipeline.outline.plain_text import ENUMERATOR, first_bullet, mark_of, of_text
from pipeline.parsing.html_page import is_chrome, text_of
from pipeline.parsing.text import line

_BLOCKS = frozenset(
    "p div section article main ul ol li dl dt dd table tr td th blockquote pre form fieldset details figure address "
    "header body html center br hr".split()
) | (HEADINGS)
_SECTIONS = frozenset("section article fieldset details figure".split())
_LISTING = frozenset("ul ol dl table".split())  # what no heading holds
_IGNORED = frozenset("script style noscript template svg select option textarea head".split())
HIDING = frozenset({"script", "select", "noscript", "template"})  # what may hold more than a page shows
_FILLED = frozenset({"script", "select"})  # of these, what holds no elements of its own
_NUMBERED = 120  # characters of a paragraph that begins with its number: an entry
_LEADING = frozenset(":\uff1a")
_CLASS = re.compile(r"\S{1,6}\s[^:.]{2,60}:(?:[^,;.]{1,60}[,;]){3}[^.]*\.?$")  # a number, a class, what it enumerates
_NOTE = re.compile(r"\W*\w{1,2}\W*")  # the mark of a footnote
_FEWEST = 4  # inline elements in a row, nothing between them, that are pieces of their own
_NESTED = 8  # the level of an item that holds a list of its own
_ABBREVIATION = re.compile(r"|[\W\d_]{1,3}|[A-Za-z]{1,2}|[A-Z]{3}")  # a number, a sign, a symbol: what is no name

Hidden = Callable[[html.HtmlElement], Iterator[Piece]]


class _Where(NamedTuple):
    """Where an element stands: in which list, in which markup, beside the content or in it."""

    group: str = ""
    shape: int = 0
    depth: int = 0
    beside: bool = False


@dataclass(slots=True)
class _Page:
    """One page being read; `shapes` numbers each kind of place: parent's shape, tag, class."""

    shapes: dict[tuple[int, str, str], int] = field(default_factory=dict)
    tables: int = 0
    hidden: Hidden | None = None

    def inside(self, where: _Where, element: html.HtmlElement, alike: frozenset[str] = frozenset()) -> _Where:
        """Where a child of what stands at `where` stands; `alike`: first class names that are enough to know it by."""
        named = without_hashes(element.get("class", ""))
        first = named.split(maxsplit=1)[0] if alike and named else ""
        kind = first if first in alike else named
        shape = self.shapes.setdefault((where.shape, element.tag, kind), len(self.shapes) + 1)
        beside = where.beside or (bool(named) and names_what_is_beside(named)) or _is_masthead(element)
        return _Where(where.group, shape, where.depth, beside)


def of_page(root: html.HtmlElement, hidden: Hidden | None = None) -> Iterator[Piece]:
    """The pieces of a page or of a part of one; `hidden`: what reads its scripts and choices, where they are wanted."""
    for mark in list(root.iter("sup", "del", "s", "strike")):
        if mark.tag != "sup" or _NOTE.fullmatch(text_of(mark)):  # a note, or what is struck out
            mark.drop_tree()
    rejoin(root)
    title = root.find(".//title")
    if title is not None:
        yield Piece(Kind.TITLE, text_of(title))
    body = root.find("body")
    for script in root.iterfind("head/script") if hidden else ():
        yield from hidden(script) if hidden else ()
    yield from _of_element(root if body is None else body, _Where(), _Page(hidden=hidden))


def _is_masthead(element: html.HtmlElement) -> bool:
    """Whether a header holds a site's menus, and not the heading of what it shows."""
    return element.tag == "header" and next(element.iter("h1", "h2", "h3", "main"), None) is None


def _of_element(element: html.HtmlElement, where: _Where, page: _Page) -> Iterator[Piece]:
    """What stands in an element, in reading order; text that belongs to no block of its own is gathered."""
    gathered, inline, first, alike = [element.text or ""], list[html.HtmlElement](), True, tiles(element)
    for child in element:
        if not isinstance(child.tag, str):  # a comment
            gathered.append(child.tail or "")
            continue
        opened = page.hidden is not None and child.tag in HIDING
        chrome = not opened and (child.tag in _IGNORED or is_chrome(child) or _is_a_choice(child))
        if not chrome and not opened and _is_inline(child):
            gathered += [text_of(child), child.tail or ""]
            inline.append(child)
            continue
        if inline or any(gathered):
            yield from _text(gathered, element, where, page, inline, first=first)
            first = first and not any(map(str.strip, gathered))
        gathered, inline = [child.tail or ""], []
        if opened and page.hidden and child.tag in _FILLED:
            yield from page.hidden(child)
        elif not chrome:
            yield from _of_block(child, page.inside(where, child, alike), page)
    if inline or any(gathered):
        yield from _text(gathered, element, where, page, inline, first=first)


def _is_inline(child: html.HtmlElement) -> bool:
    if child.tag in _BLOCKS:
        return False
    return len(child) == 0 or not any(inner.tag in _BLOCKS for inner in child.iter(etree.Element))


def _of_block(child: html.HtmlElement, where: _Where, page: _Page) -> Iterator[Piece]:
    if child.tag in HEADINGS:
        yield from _of_heading(child, where, page)
    elif child.tag == "table" and not is_layout(child):
        page.tables += 1
        for piece in of_table(child, f"table {page.tables}"):
            yield replace(piece, beside=where.beside)
    elif child.tag in {"ul", "ol", "dl"}:
        yield from _of_list(child, where, page)
    elif child.tag == "pre":
        for piece in of_text(child.text_content()):
            yield replace(piece, beside=where.beside)
    elif child.tag in _SECTIONS or _is_a_section(child):
        yield from _section(_of_element(child, where, page))
    elif child.tag != "dd":
        if child.get("role") == "tabpanel":
            yield Piece(Kind.HEADING, _tab_of(child), level=SMALL, shape=where.shape, beside=where.beside)
        yield from _of_element(child, where, page)


def _is_a_section(child: html.HtmlElement) -> bool:
    """Whether an element begins with a heading and holds a list or table: the heading is of no more than that."""
    if child.tag != "div" or len(child) < 2 or child[0].tag not in LEVELS or (child.text or "").strip():
        return False
    return any(next(inner.iter("table", "ul", "ol", "dl"), None) is not None for inner in child[1:])


def _of_heading(child: html.HtmlElement, where: _Where, page: _Page) -> Iterator[Piece]:
    level = LEVELS.get(child.tag, SMALL)
    blocks = _unclosed(child) if child.tag in LEVELS and len(child) else []
    text = text_of(child) if not blocks else _text_before(child, blocks[0])
    yield Piece(Kind.HEADING, text, level=level, shape=where.shape, beside=where.beside)
    for block in blocks:
        yield from _of_block(block, page.inside(where, block), page)


def _unclosed(heading: html.HtmlElement) -> list[html.HtmlElement]:
    """The blocks that stand in a heading which is never closed: they are no part of it."""
    first = next((place for place, child in enumerate(heading) if child.tag in _LISTING), len(heading))
    return list(heading)[first:]


def _text_before(heading: html.HtmlElement, block: html.HtmlElement) -> str:
    before = heading[: heading.index(block)]
    return line(" ".join([heading.text or "", *(f"{text_of(child)} {child.tail or ''}" for child in before)]))


def _of_list(child: html.HtmlElement, where: _Where, page: _Page) -> Iterator[Piece]:
    group = child.getroottree().getpath(child)
    terms = definitions(child) if child.tag == "dl" else None
    if terms is None:
        yield from _of_element(child, where._replace(group=group, depth=where.depth + 1), page)
    for piece in terms or ():
        is_term = piece.kind is Kind.ITEM
        yield replace(piece, group=group if is_term else "", shape=where.shape if is_term else 0, beside=where.beside)


def _tab_of(panel: html.HtmlElement) -> str:
    """The words on the tab that shows a panel, by its name, else by its place; empty where none is found."""
    name, label = panel.get("id", ""), panel.get("aria-labelledby", "")
    root = panel.getroottree().getroot()
    for tab in root.iter("a", "button", "li"):
        target = tab.get("aria-controls") or tab.get("data-bs-target") or tab.get("data-target") or tab.get("href", "")
        if (name and target.removeprefix("#") == name) or (label and tab.get("id") == label):
            return text_of(tab)
    tabs, panels = (list(root.iterfind(f".//*[@role='{role}']")) for role in ("tab", "tabpanel"))
    return text_of(tabs[panels.index(panel)]) if len(tabs) == len(panels) else ""


def _is_a_choice(element: html.HtmlElement) -> bool:
    """What a reader chooses from: the tabs of panels, the boxes of a filter, the answers to a question."""
    if element.tag == "label":
        return any(box.get("type") in {"checkbox", "radio"} for box in element.iter("input"))
    if element.tag == "fieldset":
        return any(box.get("type") in {"checkbox", "radio"} for box in element.iter("input"))
    return bool(element.get("role") == "tablist")


def _section(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces of a section; behind it its headings hold no more, which an empty heading of their rank says."""
    highest = 0
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.level and (not highest or piece.level < highest):
            highest = piece.level
        yield piece
    if highest > 1:
        yield Piece(Kind.HEADING, "", level=highest)


def _text(
    gathered: list[str],
    element: html.HtmlElement,
    where: _Where,
    page: _Page,
    inline: Sequence[html.HtmlElement],
    *,
    first: bool,
) -> Iterator[Piece]:
    if len(inline) >= _FEWEST and not any(text.strip() for text in gathered[::2]):
        chips = page.shapes.setdefault((where.shape, "inline", ""), len(page.shapes) + 1)
        for child in inline:
            if words := line(text_of(child)):
                yield replace(sized(words), shape=chips, beside=where.beside, lead=_first_part(child, words))
        return
    text = line(" ".join(gathered))
    if text:
        yield _piece(text, element, where, first=first)


def _piece(text: str, element: html.HtmlElement, where: _Where, *, first: bool) -> Piece:
    shape, beside = where.shape, where.beside
    if element.tag == "li" and element.find(".//li") is not None:
        level = _NESTED + where.depth
        return Piece(Kind.HEADING, text, where.group, level=level, shape=shape, beside=beside)
    if element.tag in {"li", "dt"} or _fills_an_item(element):
        lead = _lead(element, text) if first else ""
        item = ENUMERATOR.sub("", text)
        return Piece(Kind.ITEM, item, where.group, shape=shape, beside=beside, lead=lead, within=not first)
    if element.tag == "p" and _is_bold(element, text) and not enumerates(text):
        return Piece(Kind.HEADING, text, level=SMALL, shape=shape, beside=beside)
    is_entry = len(text) <= _NUMBERED and text[-1] not in _LEADING  # else an article of an act that leads into a list
    if (is_entry or _CLASS.match(text)) and (bullet := first_bullet(text)):
        lead = _lead(element, text)
        group = f"numbered: {mark_of(text)}"
        return Piece(Kind.ITEM, text[bullet:], group, shape=shape, beside=beside, lead=lead)
    return Piece(kind_of(text), text, shape=shape, beside=beside, lead=_first_part(element, text))


def _fills_an_item(element: html.HtmlElement) -> bool:
    """Whether a paragraph is all that an item of a list holds, as in the journals of laws: "<li><p>Zinc,</p></li>"."""
    item = element.getparent()
    if element.tag not in {"p", "div"} or item is None or item.tag != "li" or len(item) > 1:
        return False
    return not (item.text or "").strip() and not (element.tail or "").strip()


def _lead(element: html.HtmlElement, text: str) -> str:
    """The bold words that a text begins with and goes on after."""
    bold = next(element.iter("b", "strong", "dfn"), None) if len(element) else None
    words = text_of(bold) if bold is not None else ""
    return words if words and len(words) < len(text) and text.startswith(words) else ""


def _first_part(chip: html.HtmlElement, text: str) -> str:
    """What names something small, such as a tile: of its elements the first that is no number or symbol, or bold words.

    "1 · Sb · Antimony" is named by the third.
    """
    parts = [line(text_of(part)) for part in chip if isinstance(part.tag, str)] if len(chip) > 1 else []
    if parts and not (chip.text or "").strip() and not any((part.tail or "").strip() for part in chip):
        name = next((part for part in parts if part and not _ABBREVIATION.fullmatch(part)), "")
        return name if len(name) < len(text) and name in text else ""
    lead = _lead(chip, text)
    return "" if _ABBREVIATION.fullmatch(lead) else lead


def _is_bold(element: html.HtmlElement, text: str) -> bool:
    return len(element) > 0 and any(text_of(bold) == text for bold in element.iter("b", "strong", "u"))
