"""`python -m tests.patterns`: does any regular expression of ours take more than linear time? Part of `./run check`.

Every pattern that a module of ours holds, or writes where it uses it, is tried as it is used, not judged by its looks:
on texts that repeat what its own loops match, ended by what they do not, in two lengths. A pattern that takes more than
`_FACTOR` times as long for four times the text is not linear; one that takes longer than a process may is ended and
named, too.
"""

from __future__ import annotations

import ast
import importlib
import multiprocessing
import pkgutil
import re
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_PACKAGES = ("critmin", "digests", "pipeline", "storage", "vocabulary")
_SHORT, _LONG = 2_000, 8_000  # characters
_FACTOR = 9.0  # linear is 4, quadratic is 16
_NOTICED = 0.02  # seconds for the long text; less may be anything
_SECONDS = 30.0  # of the clock on the wall: the machine may be busy
_ESCAPED = re.compile(r"\\[A-Za-z]|\(\?[a-zA-Z]+\)|\(\?P?<\w+>")
_TAILS = ("\x00", "!", "\n\x00", "")


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern in a module of ours, by where it stands."""
    found: dict[str, re.Pattern[Any]] = {}
    for package in _PACKAGES:
        root = importlib.import_module(package)
        for module in pkgutil.walk_packages(root.__path__, f"{package}."):
            if ".migrations" in module.name or module.name.endswith("__main__"):
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(_held(value)):
                    found.setdefault(f"{module.name}.{name}" + (f"[{number}]" if number else ""), pattern)
    return found | _in_calls()


def _in_calls() -> dict[str, re.Pattern[Any]]:
    """The patterns that are written where they are used: `re.search(r"...", text)`."""
    found: dict[str, re.Pattern[Any]] = {}
    for path in (path for package in _PACKAGES for path in sorted(Path(package).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=used), args=[ast.Constant(value=str(written)), *_]
                ) if used not in ("compile", "escape"):
                    found[f"{'.'.join(path.with_suffix('').parts)}.line {node.lineno}"] = re.compile(written)
    return found


def _held(value: object, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from (each for item in value.values() for each in _held(item, depth - 1))
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (each for item in value for each in _held(item, depth - 1))
    elif depth and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        names = [*value.__dataclass_fields__, *_made_when_needed(type(value))]
        yield from (each for name in names for each in _held(getattr(value, name), depth - 1))


def _made_when_needed(kind: type) -> Iterator[str]:
    """The properties of a class that are patterns."""
    for name, value in vars(kind).items():
        getter = getattr(value, "fget", None) or getattr(value, "func", None)  # a property, also a cached one
        if str(getattr(getter, "__annotations__", {}).get("return", "")).startswith("re.Pattern"):
            yield name


def attacks(pattern: re.Pattern[Any]) -> list[str]:
    """Pieces that a loop of the pattern matches, alone and after what stands before it."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    return sorted(set(_loops(parser.parse(source, flags & ~re.DEBUG))))


def _loops(items: Iterable[Any], before: str = "") -> Iterator[str]:
    for code, value in items:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            body = value[2]
            if value[1] > 100:
                piece = _sample(body) or "a"
                yield piece
                yield f"{before}{piece}"
                if before:
                    yield before
            yield from _loops(body, before)
        else:
            yield from (loop for part in _parts(code, value) for loop in _loops(part, before))
        before = (before + _sample([(code, value)]))[-40:]


def _parts(code: Any, value: Any) -> list[Any]:
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    return [value] if code is codes.ATOMIC_GROUP else []


def _sample(items: Iterable[Any]) -> str:
    """A text that the items match, more or less."""
    text = ""
    for code, value in items:
        if code is codes.LITERAL:
            text += chr(value)
        elif code is codes.IN:
            text += _member(value)
        elif code in (codes.ANY, codes.NOT_LITERAL):
            text += "a"
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += _sample(value[2]) * max(value[0], 1)
        elif code is codes.BRANCH:
            text += _sample(value[1][0])
        elif code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            text += _sample(value[3] if code is codes.SUBPATTERN else value)
    return text[:60]


_CLASSES = {"DIGIT": "1", "SPACE": " ", "WORD": "a", "NOT_DIGIT": "a", "NOT_SPACE": "a", "NOT_WORD": " "}


def _member(items: list[Any]) -> str:
    code, value = items[0]
    if code is codes.NEGATE:
        refused = {chr(other) for kind, other in items[1:] if kind is codes.LITERAL}
        return next(each for each in "a <1,\n" if each not in refused)
    if code is codes.RANGE:
        return chr(value[0])
    if code is codes.CATEGORY:
        return _CLASSES[str(value).removeprefix("CATEGORY_").removeprefix("UNI_")]
    return chr(value)


def slow(pattern: re.Pattern[Any], used: Iterable[str]) -> str | None:
    """The piece that makes the pattern slow as it is `used`; None if it is linear."""
    for way, piece, tail in product(sorted(used), attacks(pattern), (*_TAILS, *letters(pattern))):
        if _seconds(pattern, way, piece, tail, _LONG) <= _NOTICED:
            continue
        times = [min(_seconds(pattern, way, piece, tail, length) for _ in range(2)) for length in (_SHORT, _LONG)]
        if times[1] > _NOTICED and times[1] > _FACTOR * times[0]:
            return f"{way}, {piece!r} x n + {tail!r}: {times[0] * 1000:.1f} ms, then {times[1] * 1000:.1f} ms"
    return None


def letters(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Endings in a letter: one that the pattern does not name, and the last that it does. A loop that takes signs and
    line ends fails at no other ending."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    named = [sign for sign in _ESCAPED.sub("", source) if sign.isascii() and sign.isalpha()]
    yield next((sign for sign in "qzxjkvw" if sign not in named), "q")
    yield from named[-1:]


def ways(name: str) -> set[str]:
    """How the pattern of this name is used anywhere in our sources; where nobody can tell, it is searched for."""
    module, _, bare = name.partition("[")[0].rpartition(".")
    private = Path(*module.split(".")).with_suffix(".py")
    text = private.read_text() if bare.startswith("_") and private.exists() else _sources()
    uses = set(re.findall(rf"\b{bare}(?:\[\w+\])?\.(\w+)\b", text))
    known = uses & {"match", "fullmatch"}
    return known | ({"search"} if uses - known or not uses else set())


@cache
def _sources() -> str:
    return "\n".join(path.read_text() for package in _PACKAGES for path in Path(package).rglob("*.py"))


def _seconds(pattern: re.Pattern[Any], way: str, piece: str, tail: str, length: int) -> float:
    text = piece * (length // len(piece)) + tail
    subject: Any = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    begun = time.process_time()
    getattr(pattern, way)(subject)
    if way == "search":
        sum(1 for _ in pattern.finditer(subject))
    return time.process_time() - begun


def _judge(pattern: re.Pattern[Any], used: set[str], answers: Any) -> None:
    answers.send(slow(pattern, used))


def _verdict(name: str, pattern: re.Pattern[Any]) -> str | None:
    """What `slow` says, in a process of its own: a match that takes for ever cannot be ended otherwise."""
    context = multiprocessing.get_context("fork")  # with all that is imported and compiled
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_judge, args=(pattern, ways(name), theirs))
    process.start()
    theirs.close()
    try:
        said: str | None = ours.recv() if ours.poll(_SECONDS) else f"takes longer than {_SECONDS:g} seconds"
    except EOFError:
        said = "its process died"
    finally:
        process.kill()
        process.join()
        ours.close()
    return said


def main() -> int:
    """Try all; name the slow ones on standard error. Exit status 1 if there are any."""
    found, bad = patterns(), 0
    for name, pattern in found.items():
        if said := _verdict(name, pattern):
            bad += 1
            sys.stderr.write(f"{name}: not linear: {said}\n")
    sys.stdout.write(f"{len(found)} patterns tried, {bad} of them not linear\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
