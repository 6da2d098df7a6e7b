"""A document that is JSON: one object, or a value whose texts can be stored."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import orjson

from pipeline.document import Document
from pipeline.extraction import ExtractionError

_LARGE, _VALUE = 1_000_000, 64  # bytes of a text, and of a value in memory
_BOM = b"\xef\xbb\xbf"
_NUL = b"\\u0000"
_NULS = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def loads(body: bytes) -> Any:
    """The value of a JSON text, without the NUL characters in its texts: they say nothing, and PostgreSQL stores none.

    Raises `orjson.JSONDecodeError`; and `MemoryError`, where its values will not fit into what this process may take.
    """
    body = _NULS.sub(rb"\1", body) if _NUL in body else body
    return orjson.loads(body) if len(body) < _LARGE else _large(body)


def _large(body: bytes) -> Any:
    """The same by a parser that needs a tenth of the room: orjson begins with twelve bytes for each of the text.

    Both end the process instead of raising, where memory runs out at the wrong moment, so the room is asked for first.
    """
    values = sum(map(body.count, (b",", b":", b"{", b"[")))
    bytearray(len(body) + _VALUE * values)
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise orjson.JSONDecodeError(str(error), "", 0) from error


def json_object(document: Document) -> dict[str, Any]:
    """The document's object. An `ExtractionError` says what stands there instead, or what the API complains of."""
    body = document.body.read().removeprefix(_BOM)
    try:
        value = loads(body)
    except orjson.JSONDecodeError as error:
        what = "what looks like a page" if body.lstrip()[:1] == b"<" else "something else"
        raise ExtractionError(f"{document.url}: expected JSON, found {what}: {error}") from error
    if not isinstance(value, dict):
        raise ExtractionError(f"{document.url}: expected a JSON object, found {type(value).__name__}")
    if complaint := value.get("errors") or value.get("error"):
        raise ExtractionError(f"{document.url}: the API answers with an error: {str(complaint)[:200]}")
    return value
