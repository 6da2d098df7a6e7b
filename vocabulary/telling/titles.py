"""Titles of documents in sentences: shortened at their own joints, compared by what they say. Pure."""

from __future__ import annotations

import re

from vocabulary.phrases import plain
from vocabulary.records import Value

LONGEST = 120  # characters of a title in a sentence
_FULL = 0.6  # of the room; a title cut at a joint must fill that much, else it is cut at a word
_PART = re.compile(r"(?:\s[-–—]\s|:\s)((?:Part|Amendment|Supplement) \d+)\b")
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

    Which part of a series it is stays: ISO builds titles from the general to the special ("Coal - Sampling - Part 2").
    """
    text = cleaned(title)
    if len(text) <= limit:
        return text
    part = next(iter(_PART.findall(text)), "")
    room = limit - len(part) - 5 if part else limit
    joints = [match.start() for match in _JOINT.finditer(text) if room * _FULL <= match.start() <= room - 2]
    kept = text[: joints[-1]] if joints else text[: room - 2].rpartition(" ")[0].rstrip(" ,;:-–—(")
    return f"{kept} …" + (f" - {part}" if part and part not in kept else "")


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
