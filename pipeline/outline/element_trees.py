"""Elements of a page that its data holds as values: what a framework will show, and the rich text of an editor. Pure.

React streams elements as `["$", "li", key, {"children": …}]` in rows that name each other; editors keep paragraphs and
lists as objects with a type and children. Both become the markup that a reader would see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

import orjson

_PUSHED = re.compile(r"__next_f\.push\(\[1,\s?(\"(?:[^\"\\]|\\.)*\")\]\)", re.DOTALL)
_ROW = re.compile(r"^([0-9a-f]{1,6}):(?=[\[{])(.*)$", re.MULTILINE)
_REFERENCE = re.compile(r"\$[L@]?([0-9a-f]{1,6})")
_TAGS = frozenset(
    "ul ol li p h1 h2 h3 h4 h5 h6 table thead tbody tr td th dl dt dd section main div span a strong b".split()
)
_CHILDREN = ("children", "content", "nodes")  # where an editor keeps what an element holds
_TYPES = ("type", "nodeType", "_type", "tag", "tagName", "object")
_TEXTS = ("text", "value", "leaves")
_BY_TYPE = (  # of the names that editors give to elements, by what they begin with or hold
    (re.compile(r"list.?item|^li$", re.I), "li"),
    (re.compile(r"(?:unordered|bullet(?:ed)?|ul).?list|^ul$|^list$|^bulleted", re.I), "ul"),
    (re.compile(r"ordered.?list|numbered|^ol$", re.I), "ol"),
    (re.compile(r"table.?row|^tr$", re.I), "tr"),
    (re.compile(r"table.?(?:cell|header)|^t[dh]$", re.I), "td"),
    (re.compile(r"^table$", re.I), "table"),
    (re.compile(r"heading|header|^h[1-6]$", re.I), "h2"),
    (re.compile(r"paragraph|^p$|^block$", re.I), "p"),
)
_DEEPEST = 60  # elements within elements
_MOST = 200_000  # characters of markup


def streamed(scripts: str) -> dict[str, object]:
    """The rows that the scripts of a page push to React, by their names; empty where they push none."""
    pushed = "".join(orjson.loads(text) for text in _PUSHED.findall(scripts))
    rows: dict[str, object] = {}
    for name, written in _ROW.findall(pushed):
        try:
            rows[name] = orjson.loads(written)
        except orjson.JSONDecodeError:
            continue
    return rows


def of_rows(rows: Mapping[str, object]) -> str:
    """The markup of all elements in streamed rows: those that no other row names come first, in their order."""
    seen: set[str] = set()
    return "".join(_of_row(name, rows, seen) for name in rows if _holds_elements(rows[name]))[:_MOST]


def _of_row(name: str, rows: Mapping[str, object], seen: set[str]) -> str:
    if name in seen or name not in rows:
        return ""
    seen.add(name)
    return "".join(_of_element(rows[name], rows, seen, 0))


def _holds_elements(value: object) -> bool:
    return isinstance(value, list) and (_is_element(value) or any(map(_is_element, value)))


def _is_element(value: object) -> bool:
    return isinstance(value, list) and len(value) >= 4 and value[0] == "$" and isinstance(value[1], str)


def _of_element(value: object, rows: Mapping[str, object], seen: set[str], depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        reference = _REFERENCE.fullmatch(value)
        yield _of_row(reference[1], rows, seen) if reference else "" if value.startswith("$") else escape(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif _is_element(value) and isinstance(value, list):
        tag = value[1] if value[1] in _TAGS else "div"
        properties = value[3] if isinstance(value[3], dict) else {}
        yield f"<{tag}>"
        yield from _of_element(properties.get("children"), rows, seen, depth + 1)
        yield f"</{tag}>"
    elif isinstance(value, list):
        for inner in value:
            yield from _of_element(inner, rows, seen, depth + 1)


def is_rich_text(value: object) -> bool:
    """Whether a value is what an editor keeps: an array of objects with types, of which one holds a list or a table."""
    nodes = value if isinstance(value, list) else [value]
    return bool(nodes) and all(map(_is_node, nodes)) and any(map(_lists, nodes))


def _is_node(node: object) -> bool:
    return (
        isinstance(node, dict)
        and _type(node) != ""
        and (_inside(node) is not None or any(key in node for key in _TEXTS))
    )


def _lists(node: object) -> bool:
    return isinstance(node, dict) and (
        _tag(node) in {"li", "ul", "ol", "table"} or any(map(_lists, _inside(node) or ()))
    )


def _type(node: Mapping[str, object]) -> str:
    return next((value for key in _TYPES if isinstance(value := node.get(key), str)), "")


def _inside(node: Mapping[str, object]) -> list[object] | None:
    return next((value for key in _CHILDREN if isinstance(value := node.get(key), list)), None)


def _tag(node: Mapping[str, object]) -> str:
    if isinstance(node.get("listItem"), str):
        return "li"
    return next((tag for pattern, tag in _BY_TYPE if pattern.search(_type(node))), "")


def of_rich_text(value: object, depth: int = 0) -> str:
    """The markup of what an editor keeps."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return "".join(of_rich_text(node, depth + 1) for node in value)
    if not isinstance(value, dict):
        return ""
    text = next((escape(words) for key in _TEXTS if isinstance(words := value.get(key), str)), "")
    inside, tag = of_rich_text(_inside(value) or [], depth + 1) or text, _tag(value)
    if isinstance(value.get("listItem"), str):
        return f"<ul><li>{inside}</li></ul>"
    return f"<{tag}>{inside}</{tag}>" if tag else inside
