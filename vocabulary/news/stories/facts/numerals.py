"""Numbers that a text writes in words, as digits: "nine hundred", "vinte mil", "einundvierzig". Pure but for one read.

Which words are numbers depends on the language: English "due" and "once" are none. Only the languages that a text may
be in are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vocabulary.yaml_files.document import Strict, read_model

FILE = Path(__file__).with_name("numerals.yaml")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_JOINED = frozenset("de nl sv no da it fi sk".split())  # languages that write hundreds as one word with what follows
_ALSO = {"cyrillic": ("ru", "uk"), "cs": ("cs", "sk")}  # languages that `languages_of` does not tell apart
_HUNDRED, _THOUSAND = 100, 1_000


class Words(Strict):
    """The words of one language; the head of the file says what each is."""

    units: str
    tens: str
    hundred: str
    thousand: str
    joint: str
    hundreds: str = ""
    turned: bool = False
    and_: str = ""


class NumeralsFile(Strict):
    """The whole of `numerals.yaml`."""

    languages: dict[str, Words]


@dataclass(frozen=True)
class _Language:
    values: Mapping[str, int]
    hundred: frozenset[str]
    thousand: frozenset[str]
    link: str


def in_digits(text: str, languages: Iterable[str]) -> str:
    """`text` with its numbers from two on in digits, where they are written in words of one of `languages`."""
    for language in sorted(languages):
        for code in _ALSO.get(language, (language,)):
            if known := _languages().get(code):
                text = _replaced(text, known)
    return text


def _replaced(text: str, language: _Language) -> str:
    pieces: list[str] = []
    done = 0
    tokens = list(_tokens(text, language))
    at = 0
    while at < len(tokens):
        end, value = _number(tokens, at, language, text)
        if end > at:
            pieces += [text[done : tokens[at].start()], str(value)]
            done = tokens[end - 1].end()
        at = max(end, at + 1)
    return "".join((*pieces, text[done:]))


def _tokens(text: str, language: _Language) -> Iterator[re.Match[str]]:
    """The words of a text; those with a hyphen in parts ("hundred-tonne"), unless they are one number."""
    for match in _TOKEN.finditer(text):
        if match[0].lower() in language.values:
            yield match
        else:
            yield from _PART.finditer(text, *match.span())


def _number(tokens: list[re.Match[str]], at: int, language: _Language, text: str) -> tuple[int, int]:
    """Where the number that begins with a token ends, and its value; it ends where it begins if it is none. A figure in
    digits before "thousand" is no matter of words."""
    if text[: tokens[at].start()].rstrip()[-1:].isdigit():
        return at, 0
    total, part, end = 0, 0, at
    for index in range(at, len(tokens)):
        word = tokens[index][0].lower()
        if index > at and text[tokens[index - 1].end() : tokens[index].start()] not in (" ", "\u00a0"):
            break
        if word in language.thousand:
            total, part, end = total + (part or 1) * _THOUSAND, 0, index + 1
        elif word in language.hundred:
            part, end = (part or 1) * _HUNDRED if part < _HUNDRED else part, index + 1
        elif (value := language.values.get(word)) is not None and _follows(part, value):
            part, end = part + value, index + 1
        elif word != language.link or end == at:
            break
    return end, total + part


def _follows(part: int, value: int) -> bool:
    """Whether a value may stand behind what was read: tens behind hundreds, units behind tens."""
    return (
        part == 0
        or (part % _HUNDRED == 0 and value < _HUNDRED)
        or (part % 10 == 0 and part % _HUNDRED > 0 and value < 10)
    )


@cache
def _languages() -> Mapping[str, _Language]:
    return {code: _read(code, words) for code, words in read_model(FILE, NumeralsFile).languages.items()}


def _read(code: str, words: Words) -> _Language:
    units = {form: value for value, forms in enumerate(words.units.split(), 2) for form in forms.split("/")}
    tens = {form: value * 10 for value, forms in enumerate(words.tens.split(), 2) for form in forms.split("/")}
    hundreds = {
        form: value * _HUNDRED for value, forms in enumerate(words.hundreds.split(), 2) for form in forms.split("/")
    }
    values = {**units, **tens, **hundreds}
    small = {form: value for form, value in units.items() if value < 10} | _ONE.get(code, {})
    for ten, tenfold in tens.items():
        for unit, value in small.items():
            for joint in words.joint.split("/"):
                values[f"{unit}{joint}{ten}" if words.turned else f"{_elided(code, ten, unit)}{joint}{unit}"] = (
                    tenfold + value
                )
    hundred, thousand = frozenset(words.hundred.split("/")), frozenset(words.thousand.split("/"))
    if code in _JOINED:
        values |= {f"{unit}{word}": value * _HUNDRED for unit, value in small.items() if value > 1 for word in hundred}
        values |= {
            f"{unit}{word}": value * _THOUSAND
            for unit, value in list(values.items())
            if 1 < value < _THOUSAND
            for word in thousand
        }
    values.pop(".", None)
    return _Language(values, hundred, thousand, words.and_)


_ONE = {
    code: {one: 1}
    for code, one in {
        "en": "one", "de": "ein", "nl": "een", "sv": "ett", "no": "en", "da": "en", "it": "uno", "fr": "un",
        "fi": "yksi", "sk": "jeden",
    }.items()
}  # fmt: skip


def _elided(code: str, ten: str, unit: str) -> str:
    """Italian drops a vowel: "ventuno", "quarantotto"."""
    return ten[:-1] if code == "it" and unit[0] in "uo" else ten
