"""The values that a script of a page holds: JSON, and what JavaScript writes like it. Pure; linear in the text.

A page may keep its content in a script and show it later: `window.data = {…}`, `<script type="application/json">`,
JSON inside a string. A value that goes on as a program (a function, a sum) is given as far as it could be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINS = re.compile(r"(?:(?P<name>[A-Za-z_$][\w$]{0,60})\s{0,3}=|^|[=(:,])\s{0,9}(?=[\[{])")
_TOKEN = re.compile(
    r"\s+|//[^\n]*|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
    r"|[A-Za-z_$][\w$]*|[\[\]{}:,]",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})|(?P<one>.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " ", "\n": ""}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_QUOTES = frozenset("\"'`")
_LARGEST = 2_000_000  # characters of a script that are read
_INSIDE = 2  # strings within strings that are read as scripts
_SHORTEST = 20  # characters of a string that may hold a value

Container = dict[str, object] | list[object]


def script_values(text: str, inside: int = _INSIDE) -> Iterator[tuple[str, Container]]:
    """Each array and object of a script that is in no other, with the name that it is given; then those in strings."""
    place = 0
    text = text[:_LARGEST]
    while begin := _BEGINS.search(text, place):
        value, place = _value(text, begin.end())
        yield begin["name"] or "", value
        for held in _strings(value) if inside else ():
            yield from script_values(held, inside - 1)


def _value(text: str, start: int) -> tuple[Container, int]:
    """The array or object that begins at `start`, as far as it can be read, and where the reading ended."""
    root = _opened(text[start])
    open_ones, key, place = [root], None, start + 1
    while open_ones and (token := _TOKEN.match(text, place)):
        place, written, inner = token.end(), token[0], open_ones[-1]
        if written.isspace() or written.startswith("//") or written in ",:":
            continue
        if written in "]}":
            open_ones.pop()
            key = None
        elif isinstance(inner, dict) and key is None:
            key = _text(written) if written[0] in _QUOTES else written
            if written in "[{":
                break
        else:
            value = _opened(written) if written in "[{" else _scalar(written)
            if value is _NONE:
                break
            if isinstance(value, dict | list):
                open_ones.append(value)
            if isinstance(inner, dict):
                inner[key or ""] = value
                key = None
            else:
                inner.append(value)
    return root, place


_NONE = object()  # what is no value but the beginning of a program


def _opened(written: str) -> Container:
    return [] if written == "[" else {}


def _scalar(written: str) -> object:
    if written[0] in _QUOTES:
        return _text(written)
    if written in _WORDS:
        return _WORDS[written]
    try:
        return float(written) if any(sign in written for sign in ".eE") else int(written)
    except ValueError:
        return _NONE


def _text(written: str) -> str:
    inside = written[1:-1]
    if "\\" not in inside:
        return inside
    plain = _ESCAPE.sub(_character, inside)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def _character(escape: re.Match[str]) -> str:
    code = escape["four"] or escape["two"]
    return chr(int(code, 16)) if code else _CONTROLS.get(escape["one"], escape["one"])


def _strings(value: object) -> Iterator[str]:
    """The strings in a value that may hold one themselves."""
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, str):
            if len(inner) >= _SHORTEST and ("{" in inner or "[" in inner):
                yield inner
        elif isinstance(inner, dict | list):
            waiting += reversed(list(inner.values()) if isinstance(inner, dict) else inner)
