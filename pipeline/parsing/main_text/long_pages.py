"""The main text of a long page: trafilatura's own first step, without what only a short page needs.

trafilatura keeps five copies of a page for what it tries next where it finds little. Where it finds more than ten
times its least it tries nothing else, and none of them is read. So its first step runs alone here, on the tree itself,
and elements that it would look at to no end are passed over. What it is made of is no public interface: this module
knows one version, and with any other the text is found by `trafilatura.extract` (`extracted.text_in`). A test compares
the two on recorded and invented pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from typing import cast

from lxml import etree, html
from trafilatura import htmlprocessing, main_extractor, settings, utils, xml, xpaths

from pipeline.parsing.main_text.plain_tables import PlainTable, plain_table

_ALL_TEXT = etree.XPath("string-length(normalize-space(.))")
_OF_PARAGRAPHS = etree.XPath("//p//text()", smart_strings=False)
_WITHIN = etree.XPath(".//*")
_LINKED = {tag: etree.XPath(f"descendant-or-self::{tag}[.//ref]") for tag in ("div", "list", "p", "table")}
_READ = frozenset({"list", "head", "p", "lb", "table"}) | main_extractor.CODES_QUOTES | settings.INLINE_CONSUMING
_INLINE = settings.INLINE_FORMATTABLE | {"lb"}
_ITEMS = frozenset({"item", "td", "th"})
_PLAIN = frozenset({"p", "head"})
_DEEP, _SHORT = 3, 100  # elements in, characters of, what is deleted for less
_PARAGRAPHS = 3  # times the least text


@cache
def _options() -> settings.Extractor:
    """As `extracted.found_by_trafilatura` asks it."""
    return settings.Extractor(output_format="txt", recall=True, comments=False, tables=True, formatting=False)


def _enough() -> int:
    """Characters beyond which trafilatura compares its text with no other way of finding it, when it favours recall."""
    return _options().min_extracted_size * 10


def may_be_long(cleaned: html.HtmlElement) -> bool:
    """Whether a page has so much text, wherever, that its main text may be long."""
    return cast("float", _ALL_TEXT(cleaned)) > _enough()


def long_text(cleaned: html.HtmlElement) -> str | None:
    """What `trafilatura.extract` finds in a tree of `main_tree`; None where that is short, and it would look further.

    Changes the tree. Nothing asks whether the page is a forum's: its scripts, which say so, are gone.
    """
    options = _options()
    tree = htmlprocessing.prune_unwanted_nodes(cleaned, xpaths.RAW_TREE_PRUNE_XPATH)
    tree = htmlprocessing.prune_unwanted_nodes(tree, xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH)
    tree = htmlprocessing.convert_tags(htmlprocessing.tree_cleaning(tree, options), options)
    tables: dict[etree._Element, PlainTable] = {}
    body = _body(tree, options, tables)
    texts = [(element, _texts(element, tables)) for element in body]
    if len(" ".join(_with_tails(texts)).strip()) <= _enough():
        return None
    _tidy(body, texts)
    if body.text and tables:  # then the body is written down as a whole, and plain tables are not in it
        return None
    return utils.normalize_unicode(_said(body, tables).strip())


def _elements(path: etree.XPath, element: etree._Element) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", path(element))


def _texts(element: etree._Element, tables: dict[etree._Element, PlainTable]) -> list[str]:
    """The text of an element of the body, in pieces."""
    table = tables.get(element)
    return [*table.texts()] if table else [str(text) for text in element.itertext()]


def _with_tails(texts: Sequence[tuple[etree._Element, list[str]]]) -> Iterator[str]:
    for element, own in texts:
        yield from own
        if element.tail is not None:
            yield element.tail


def _body(
    tree: html.HtmlElement, options: settings.Extractor, tables: dict[etree._Element, PlainTable]
) -> etree._Element:
    """The elements that say something in the first part of the page that has more than one; an empty one stands for
    each plain table."""
    wanted = {*settings.TAG_CATALOG, "table", "td", "th", "tr"}
    body = etree.Element("body")
    for path in xpaths.BODY_XPATH:
        part = next(iter(_elements(path, tree)), None)
        if part is None:
            continue
        part = _pruned(part)
        if len(part) == 0:
            continue
        text = cast("list[str]", _OF_PARAGRAPHS(part))
        if not text or sum(map(len, text)) < options.min_extracted_size * _PARAGRAPHS:
            wanted.add("div")
        _collect(part, body, wanted, options, tables)
        if len(body) > 1:
            break
    return body


def _pruned(part: html.HtmlElement) -> html.HtmlElement:
    """The part without boilerplate. Only what has a link in it can have too many: the rest is not asked."""
    if any(path(part) for path in xpaths.OVERALL_DISCARD_XPATH):
        part = htmlprocessing.prune_unwanted_nodes(part, xpaths.OVERALL_DISCARD_XPATH, with_backup=True)
    part = htmlprocessing.prune_unwanted_nodes(part, xpaths.DISCARD_IMAGE_ELEMENTS)
    for _ in range(2):
        if not sum([_without_link_farms(part, tag) for tag in ("div", "list", "p")]):
            break  # asked again, they would say the same
    for table in [
        table for table in _elements(_LINKED["table"], part) if htmlprocessing.link_density_test_tables(table)
    ]:
        xml.delete_element(table, keep_tail=False)
    etree.strip_tags(part, "span", "ref")
    return part


def _without_link_farms(part: html.HtmlElement, tag: str) -> int:
    """How many elements with this tag were deleted; the rule is `htmlprocessing.delete_by_link_density`."""
    farms = []
    for element in _elements(_LINKED[tag], part):
        farm, short = htmlprocessing.link_density_test(element)
        if not farm and tag == "div" and short and len(element) >= _DEEP:
            farm = len(utils.trim(element.text_content())) < _SHORT
        parent = element.getparent()
        if farm and not (tag == "p" and parent is not None and parent.tag in _ITEMS):
            farms.append(element)
    for element in farms:
        xml.delete_element(element)
    return len(farms)


def _collect(
    part: html.HtmlElement,
    body: etree._Element,
    wanted: set[str],
    options: settings.Extractor,
    tables: dict[etree._Element, PlainTable],
) -> None:
    """Append to `body` what the elements of a part say."""
    elements = _elements(_WITHIN, part)
    tags = {element.tag for element in elements}
    alone = tags == {"lb"} or (part.tag == "div" and "div" in wanted and tags <= _INLINE)
    lead, start = None, len(body)
    if not alone and utils.text_chars_test(part.text):
        lead = etree.Element("p")
        lead.text = part.text
        lead = htmlprocessing.process_node(lead, options)
    for element in [part] if alone else elements:
        tag = element.tag
        if tag in _READ or (tag == "div" and ("div" in wanted or "w3-code" in (element.get("class") or ""))):
            _append(element, body, wanted, options, tables)
    while len(body) > 0 and body[-1].tag in main_extractor.NOT_AT_THE_END:
        xml.delete_element(body[-1], keep_tail=False)
    if len(body) > 1 and lead is not None:
        body.insert(start, lead)


def _append(
    element: html.HtmlElement,
    body: etree._Element,
    wanted: set[str],
    options: settings.Extractor,
    tables: dict[etree._Element, PlainTable],
) -> None:
    """Append what an element says, and what follows a block that was made anew."""
    if element.getroottree().getroot() is body:
        return
    tag, tail = element.tag, element.tail
    said: etree._Element | None
    if tag == "table" and (table := plain_table(element)):
        said = etree.Element("table")
        tables[said] = table
    else:
        said = main_extractor.handle_textelem(element, wanted, options)
    if said is not None:
        body.append(said)
        if element.getroottree().getroot() is not body:
            element.tag = "done"
    if tag in main_extractor.REBUILT_BLOCKS and utils.text_chars_test(tail) and (said is None or said.tail is None):
        after = etree.Element("p")
        after.text = tail
        if htmlprocessing.process_node(after, options) is not None:
            body.append(after)


def _tidy(body: etree._Element, texts: Sequence[tuple[etree._Element, list[str]]]) -> None:
    """Take out what says again what the element before it says, and what is left of elements that were read. `texts`:
    the elements of the body, each with its text in pieces."""
    before = None
    for element, own in texts:
        text = utils.trim("".join(own))
        if text and text == before and len(text) > settings.MIN_DUPLICATE_LENGTH:
            xml.delete_element(element, keep_tail=False)
        else:
            before = text
    etree.strip_elements(body, "done")
    etree.strip_tags(body, "div")
    for line_break in body.iter("lb"):
        empty = line_break.tail and not utils.text_chars_test(line_break.tail)
        if empty and not any(around.tag in utils.SPACING_PROTECTED for around in line_break.iterancestors()):
            line_break.tail = None


def _said(body: etree._Element, tables: dict[etree._Element, PlainTable]) -> str:
    """The text of the body, as `xml.xmltotxt` gives it. Most of it is paragraphs without an element in them."""
    pieces: list[str] = []
    for element in [body] if body.text else body:
        if element.tag in _PLAIN and len(element) == 0 and (text := element.text):
            if not _ends_apart(pieces):
                pieces.append("\n")
            pieces += (text, "\n")
            if element.tail:
                pieces.append(element.tail.lstrip())
        elif table := tables.get(element):
            table.write(pieces)
            if element.tail:
                pieces.append(element.tail.lstrip())
        else:
            xml.process_element(element, pieces, include_formatting=False)
    return unescape(utils.sanitize("".join(pieces), preserve_space=True) or "")


def _ends_apart(pieces: Sequence[str]) -> bool:
    return not pieces or pieces[-1][-1:] in xml.SEPARATORS
