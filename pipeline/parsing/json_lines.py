"""Reading JSON Lines strictly, and the plain text of the HTML that ISO Open Data puts into its texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from pipeline.extraction import ExtractionError
from pipeline.parsing.json_document import loads

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_BEGIN, _END = "<p>", "</p>"
_OTHER_SPACE = "\n\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_BOM = b"\xef\xbb\xbf"


def objects(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each non-blank line's number (from 1) and object. Raises `ExtractionError` naming the line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, parse(line, number)


def parse(line: bytes, number: int) -> dict[str, Any]:
    """The object on one line, or an `ExtractionError` that says what stands there instead."""
    if number == 1:
        line = line.removeprefix(_BOM)
    try:
        value = loads(line)
    except orjson.JSONDecodeError as error:
        raise ExtractionError(f"line {number}: {_what(line)}: {error}") from error
    if not isinstance(value, dict):
        raise ExtractionError(f"line {number}: expected a JSON object, found {type(value).__name__}")
    return value


def listed(row: Mapping[str, Any], key: str, number: int) -> list[Any]:
    """The list under a key, empty where there is none. An `ExtractionError` says what stands there instead."""
    value = row.get(key)
    if value is not None and not isinstance(value, list):
        raise ExtractionError(f"line {number}: expected a list under {key!r}, found {type(value).__name__}")
    return value or []


def _what(line: bytes) -> str:
    if line.lstrip()[:1] == b"<":
        return "expected JSON Lines, found what looks like an HTML or XML page"
    if not line.endswith(b"\n"):
        return "the last line is cut off, so the download is incomplete"
    return "expected one JSON object"


def plain_text(text: str) -> str:
    """`text` without comments, tags, entities and runs of white space.

    ISO's texts are plain or HTML with word-processor remains, often with `&nbsp;` and never-closed tags.
    """
    if "<" in text:
        text = _without_tags(text)
    text = html.unescape(text).strip()
    if text.isascii() and "  " not in text and not _has_other_space(text):
        return text
    return " ".join(text.split())


def _without_tags(text: str) -> str:
    """The text without its comments and tags. One paragraph with no tag within is what most of ISO's texts are."""
    if text.startswith(_BEGIN) and text.endswith(_END) and text.find("<", len(_BEGIN)) == len(text) - len(_END):
        return text[len(_BEGIN) : -len(_END)]
    return _TAG.sub(" ", _COMMENT.sub(" ", text) if "<!" in text else text)


def _has_other_space(text: str) -> bool:
    """Whether an ASCII text has white space that is no space. Looking for each character takes less than for any."""
    for space in _OTHER_SPACE:  # noqa: SIM110 - `any` would take twice as long
        if space in text:
            return True
    return False
