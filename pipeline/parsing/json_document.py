"""A document that is JSON: one object, or a value whose texts can be stored."""

from __future__ import annotations

import re
from typing import Any

import orjson

from pipeline.document import Document
from pipeline.extraction import ExtractionError

_BOM = b"\xef\xbb\xbf"
_NUL = b"\\u0000"
_NULS = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def loads(body: bytes) -> Any:
    """The value of a JSON text, without the NUL characters in its texts: they say nothing, and PostgreSQL stores none.

    Raises `orjson.JSONDecodeError`.
    """
    return orjson.loads(_NULS.sub(rb"\1", body) if _NUL in body else body)


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
