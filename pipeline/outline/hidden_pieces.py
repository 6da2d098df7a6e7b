"""What a page holds and does not show as it comes: values in its scripts, and what a reader chooses from. Pure.

A page may fill itself from such values, and a list may only stand in the options of a form. Who looks for something
asks for these pieces where what the page shows does not hold it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from pipeline.document import Document
from pipeline.outline.data_pieces import in_blocks, in_words, of_json
from pipeline.outline.element_trees import of_rows, streamed
from pipeline.outline.html_pieces import HIDING
from pipeline.outline.pieces import Kind, Piece
from pipeline.parsing.html_page import text_of
from pipeline.parsing.script_values import Container, script_values

_MARKS = tuple(f"<{tag}".encode() for tag in HIDING)
_PUSHES = "__next_f.push("
_FEWEST = 5  # entries of an array, rows of an object that may be content


def hides(document: Document) -> bool:
    """Whether a page has elements that may hold more than it shows."""
    if "html" not in document.media_type:
        return False
    body = document.body.read().lower()
    return any(mark in body for mark in _MARKS)


def of_hidden(element: html.HtmlElement) -> Iterator[Piece]:
    """The pieces of a script or of a choice of options."""
    return _of_select(element) if element.tag == "select" else _of_script(element)


def _of_script(element: html.HtmlElement) -> Iterator[Piece]:
    """The pieces of the values in a script, without those that hold no array and no table."""
    if _PUSHES in (element.text or "") and (pushed := _of_pushed(element)):
        yield from pushed
        return
    for name, value in script_values(element.text or ""):
        if not _holds_rows(value):
            continue
        if isinstance(value, dict) and name:
            yield Piece(Kind.HEADING, in_words(name), level=2)
        for piece in of_json(value, name):
            yield replace(piece, level=piece.level + 1) if piece.kind is Kind.HEADING else piece


def _of_pushed(element: html.HtmlElement) -> list[Piece]:
    """The elements that all scripts of a page push to React together; they are the first such script's."""
    scripts = [script for script in element.getroottree().getroot().iter("script") if _PUSHES in (script.text or "")]
    pushed = "\n".join(script.text or "" for script in scripts) if scripts[0] is element else ""
    return in_blocks(of_rows(streamed(pushed)))


def _of_select(element: html.HtmlElement) -> Iterator[Piece]:
    """The options of a choice as the items of one list, without the one that only asks to choose."""
    group = element.getroottree().getpath(element)
    for option in element.iter("option"):
        asks = option.get("value") == "" or option.get("disabled") is not None or option.get("hidden") is not None
        if not asks and (text := text_of(option)):
            yield Piece(Kind.ITEM, text, group)


def _holds_rows(value: Container) -> bool:
    """Whether a value holds an array or an object of a few others: settings of a page are no content."""
    waiting: list[object] = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, list) and len(inner) >= _FEWEST:
            return True
        if isinstance(inner, dict) and sum(isinstance(row, dict) for row in inner.values()) >= _FEWEST:
            return True
        waiting += list(inner.values()) if isinstance(inner, dict) else inner if isinstance(inner, list) else []
    return False
