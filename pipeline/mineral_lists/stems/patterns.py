"""Which stems a pattern has: words of which one stands in whatever it matches. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

_FEWEST = 2  # letters of a stem
BEGINNING = 4  # letters by which a word is seen to begin like a stem
BOUND = "\b"  # before a stem that stands only at the beginning of a word
_MOST = 400  # stems of a pattern; a group of many words in a row of such groups would give too many
_CLASSES, _BOUNDS = frozenset("sSdDwW"), frozenset("bB")  # what a letter behind a backslash may mean
_TOKEN = re.compile(
    r"(?P<group>\((?:\?(?:P<\w+>|[:=!]|<[=!]))?)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<literal>.)",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*,?\d*\})\??")
WORD = re.compile(r"\w+")


def small(text: str) -> str:
    """A text as stems are looked for in it: in small letters, as patterns compare letters."""
    return text.casefold() if text.isascii() else text.replace("İ", "i").casefold().replace("ı", "i")


@cache
def stems(pattern: str) -> tuple[str, ...]:
    """Words of which one stands in whatever the pattern matches; none where it may match without any."""
    return shortest(stem.removeprefix(BOUND) for stem in marked_stems(pattern))


def marked_stems(pattern: str) -> frozenset[str]:
    """The stems, with a mark before those that stand only at the beginning of a word."""
    return frozenset(map(small, _of_alternatives(pattern) or ()))


def shortest(some: Iterable[str]) -> tuple[str, ...]:
    """Stems without those in which another stands."""
    kept: list[str] = []
    for stem in sorted(set(some), key=lambda stem: (len(stem), stem)):
        if not any(other in stem for other in kept):
            kept.append(stem)
    return tuple(kept)


def _of_alternatives(pattern: str, before: str = "") -> list[str] | None:
    """The stems of all alternatives, before each of which a bound may stand; None where one has none."""
    result: list[str] = []
    for alternative in alternatives(pattern):
        found = of_one(alternative, before)
        if found is None:
            return None
        result += found
    return result if len(result) <= _MOST else None


def of_one(alternative: str, before: str) -> list[str] | None:
    """The stems of one alternative: of all that has to stand in it, what is longest at its shortest."""
    options: list[list[str]] = []
    run = [before]
    for kind, text, optional, repeated in _items(alternative):
        if kind == "nothing":
            run = [BOUND] if text == BOUND and run == [""] else run
            continue
        inner = None if optional else [text] if kind == "literal" else _of_group(text) if kind == "group" else None
        if inner is None and not optional and kind == "group" and (within := _of_alternatives(text, _bound(run))):
            options.append(within)
        if inner is None or len(run) * len(inner) > _MOST:
            options.append(run)
            run = inner or [""]
        else:
            run = [f"{begun}{after}" for begun in run for after in inner]
        if repeated:
            options.append(run)
            run = [""]
    options.append(run)
    best = max(options, key=lambda option: (min(map(_length, option)), -len(option)))
    usable = all(_length(stem) >= _FEWEST or not stem.isascii() for stem in best)
    return best if usable and all(map(_length, best)) else None


def _bound(run: list[str]) -> str:
    return BOUND if run == [BOUND] else ""


def _length(stem: str) -> int:
    return len(stem) - stem.startswith(BOUND)


def _of_group(inside: str) -> list[str] | None:
    """What a group is, word for word, where it is nothing but words; None else."""
    words = []
    for alternative in alternatives(inside):
        items = list(_items(alternative))
        if any(kind not in {"literal", "nothing"} or optional or repeated for kind, _, optional, repeated in items):
            return None
        words.append("".join(text for kind, text, _, _ in items if kind == "literal"))
    return words


def alternatives(pattern: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for match in _TOKEN.finditer(pattern):
        if match["group"]:
            depth += 1
        elif match["literal"] == ")":
            depth -= 1
        elif match["literal"] == "|" and not depth:
            parts.append(pattern[begin : match.start()])
            begin = match.end()
    return [*parts, pattern[begin:]]


def _items(alternative: str) -> Iterator[tuple[str, str, bool, bool]]:
    """What stands in a row: its kind and text, whether it may be absent, whether it may stand there several times."""
    place = 0
    while place < len(alternative):
        match = _TOKEN.match(alternative, place)
        assert match is not None, alternative
        kind, text, place = "other", "", match.end()
        if match["group"]:
            place = _end_of_group(alternative, match.end())
            kind, text = ("group", alternative[match.end() : place - 1]) if _holds(match["group"]) else ("nothing", "")
        elif match["escape"]:
            kind, text = _escaped(match["escape"][1])
        elif match["literal"]:
            kind = "nothing" if match["literal"] in "^$" else "other" if match["literal"] == "." else "literal"
            text = match["literal"]
        often = _QUANTIFIER.match(alternative, place)
        place = often.end() if often else place
        least = often[0] if often else ""
        optional = least.startswith(("*", "?", "{0", "{,"))
        yield kind, text, optional, bool(often) and not optional


def _escaped(sign: str) -> tuple[str, str]:
    if sign.isalnum() and sign not in _CLASSES | _BOUNDS:
        raise ValueError(f"no stems are read from a pattern with \\{sign}")
    if sign in _BOUNDS:
        return "nothing", BOUND if sign == "b" else ""
    return ("other", "") if sign in _CLASSES else ("literal", sign)


def _holds(opening: str) -> bool:
    """Whether what stands in a group has to stand in the text right there: not what is only looked for around it."""
    return opening not in {"(?=", "(?!", "(?<=", "(?<!"}


def _end_of_group(text: str, begin: int) -> int:
    depth = 1
    for match in _TOKEN.finditer(text, begin):
        depth += bool(match["group"]) - (match["literal"] == ")")
        if not depth:
            return match.end()
    raise ValueError(f"a group of a pattern has no end: {text[begin - 1 :]}")
