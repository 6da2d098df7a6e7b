"""What python-docx has no words for: links, fields, bookmarks, heads of tables. ECMA-376, part 1, chapter 17."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from weakref import WeakKeyDictionary

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

_LINK_COLOUR = "0B5394"
_RELATED: WeakKeyDictionary[Part, dict[str, str]] = WeakKeyDictionary()  # of each document being made: page -> id


def linked(paragraph: Paragraph, text: str, url: str) -> None:
    """A link to a web page; what is no web address stays text."""
    if not url.startswith(("https://", "http://")):
        paragraph.add_run(text)
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), _related(paragraph.part, url))
    paragraph._p.append(link)  # noqa: SLF001 - python-docx has no other way
    _add(link, paragraph, text)


def _related(part: Part, url: str) -> str:
    """The id of the relationship that leads to a web page, one for each page; python-docx looks through all of them."""
    known = _RELATED.setdefault(part, {})
    if url not in known:
        free = (f"rId{number}" for number in count(len(part.rels) + 1))
        known[url] = next(name for name in free if name not in part.rels)
        part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, known[url], is_external=True)
    return known[url]


def _add(parent: _Element, paragraph: Paragraph, text: str) -> None:
    run = Run(OxmlElement("w:r"), paragraph)  # type: ignore[arg-type]  # OxmlElement gives the CT_R that is wanted
    run.text = text
    run.font.underline = True
    colour = OxmlElement("w:color")
    colour.set(qn("w:val"), _LINK_COLOUR)
    run._r.get_or_add_rPr().append(colour)  # noqa: SLF001 - python-docx has no other way
    parent.append(run._r)  # noqa: SLF001 - python-docx has no other way


def bookmark(heading: Paragraph, number: int, name: str) -> None:
    """A place that the table of contents leads to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    heading._p.insert(1, start)  # noqa: SLF001 - after the properties
    heading._p.append(end)  # noqa: SLF001 - python-docx has no other way


def contents(made: Document, heads: Sequence[tuple[str, str, int]]) -> None:
    """A table of contents as a field, filled in already: (bookmark, heading, level) for each entry."""
    for place, (name, title, level) in enumerate(heads):
        paragraph = made.add_paragraph(style=f"toc {level}")
        if place == 0:
            _field(paragraph, "begin")
            _instruction(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
            _field(paragraph, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        paragraph._p.append(link)  # noqa: SLF001 - python-docx has no other way
        _add(link, paragraph, title)
        if place == len(heads) - 1:
            _field(paragraph, "end")


def page_number(paragraph: Paragraph) -> None:
    """The number of the page, as a field."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _field(paragraph, "begin")
    _instruction(paragraph, "PAGE")
    _field(paragraph, "separate")
    paragraph.add_run("1")
    _field(paragraph, "end")


def described(picture: InlineShape, text: str) -> None:
    """What a picture shows, for who cannot see it."""
    picture._inline.docPr.set("descr", text)  # noqa: SLF001 - python-docx has no other way


def _field(paragraph: Paragraph, kind: str) -> None:
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(char)  # noqa: SLF001 - python-docx has no other way


def _instruction(paragraph: Paragraph, text: str) -> None:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = f" {text} "
    paragraph.add_run()._r.append(element)  # noqa: SLF001 - python-docx has no other way


def repeated_head(row: _Row) -> None:
    """The first row of a table again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way


def unbroken(row: _Row) -> None:
    """A row that stands on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no other way
