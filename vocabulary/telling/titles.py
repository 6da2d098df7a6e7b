"""Titles of documents in sentences: shortened at their own joints, compared by what they say. Pure."""

from __future__ import annotations

import re

from vocabulary.phrases import plain
from vocabulary.records import Value

LONGEST = 180  # characters of a title in a sentence
_FULL = 0.6  # of the room; a title cut at a joint must fill that much, else it is cut at a word
_PART = re.compile(r"(?:\s[-–—]\s|:\s)(?=(?:Part|Amendment|Supplement) \d)")
_LEAST = 40  # characters of what a series is about, where its part has a long title
_JOINT = re.compile(r"\s{1,9}(?:[-–—－]{1,2})\s{1,9}|:\s{1,9}")
_DASHES = re.compile(r"\s{0,9}(?:--|[-–—－‐‑])\s{0,9}")
_QUOTES = re.compile(r"[\"'“”‘’«»`]")


def cleaned(title: str) -> str:
    """Without quotation marks that a data set put around the whole title, and without dangling joints."""
    text = " ".join(title.split())
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text.strip(" -–—")


def shortened(title: str, limit: int = LONGEST) -> str:
    """The title in at most `limit` characters, cut at one of its joints or at a word; a cut is shown.

    Which part of a series it is, and what that part is about, stays: ISO builds titles from the general to the special
    ("Coal - Sampling - Part 2: Coke"), so that of a long one the middle is left out.
    """
    text = cleaned(title)
    if len(text) <= limit:
        return text
    if match := _PART.search(text):
        general, part = text[: match.start()], text[match.end() :]
        general = general if len(general) <= _LEAST else _cut(general, max(_LEAST, limit - len(part) - 5)) + " …"
        room = limit - len(general) - 3
        return f"{general} - {part if len(part) <= room else _cut(part, room - 2) + ' …'}"
    return f"{_cut(text, limit - 2)} …"


def _cut(text: str, room: int) -> str:
    """The beginning of `text` in at most `room` characters, to a joint or else to a word."""
    joints = [match.start() for match in _JOINT.finditer(text) if room * _FULL <= match.start() <= room]
    if len(text) <= room:
        return text
    return text[: joints[-1]] if joints else text[:room].rpartition(" ")[0].rstrip(" ,;:-–—(")


def common(titles: list[str]) -> str:
    """What the titles of the parts of a series share: their first parts."""
    split = [_JOINT.split(cleaned(title)) for title in titles]
    shared = []
    for pieces in zip(*split, strict=False):
        if len({piece.casefold() for piece in pieces}) > 1:
            break
        shared.append(pieces[0])
    return " - ".join(shared)


def own_part(title: str, shared: str) -> str:
    """What a title says beyond `shared`, its first parts: "Part 2: Determination of true relative density"."""
    text = cleaned(title)
    return text[len(shared) :].lstrip(" -–—:") if text.casefold().startswith(shared.casefold()) else text


def retitled(before: Value, after: Value) -> bool:
    """Whether two titles say something else: quotation marks, dashes, capitals and spaces do not count."""
    return _folded(before) != _folded(after)


def _folded(value: Value) -> str:
    text = _DASHES.sub("-", _QUOTES.sub("", cleaned(plain(value, 10_000))))
    return "".join(text.casefold().split())
