"""The reader of the languages' files: lines of one key and one text, which are YAML too. Pure but for I/O.

There are dozens of files, and a page in English needs none of their names: a general reader would take longer for them
than for the page. `model.py` says all that is wrong with a file as YAML; a test asks it of each, and that both agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vocabulary.errors import ConfigurationError

FOLDER = Path(__file__).parent
ENGLISH = "en"  # its file only says what speaks against a list: lists are weighed in English
FIRST_OF_FEW, FIRST_NUMBER, LAST_NUMBER = 3, 11, 60
_LINE = re.compile(r"""(?P<inside> {2})?"?(?P<key>[\w/ -]{1,60})"?:(?: (?P<text>\S.*))?""")
_TEXTS = frozenset({"name", "words", "other_words", "few", "numbers", "months"})
_SECTIONS = frozenset({"names", "around", "abroad"})


@dataclass(frozen=True, slots=True)
class Language:
    """One language. `code`: ISO 639-1, with the script behind it where a language is written in two (`sr-latn`).

    `words`: everyday words by which it is told. `names`: material, or material/form, to its spellings; none where
    `minerals.yaml` has them. `few`: the words for each number from three to ten. `numbers`: from `FIRST_NUMBER` on.
    `months`: as they stand in dates. `around`: concept to words; a star stands for any ending. `abroad`: code of a
    country to what the language calls it.
    """

    code: str
    name: str
    words: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    other_words: frozenset[str]
    few: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    around: Mapping[str, tuple[str, ...]]
    abroad: Mapping[str, tuple[str, ...]]


@cache
def codes() -> frozenset[str]:
    """The languages that have a file."""
    return frozenset(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def known_language(code: str) -> Language:
    """What is known of a language. Raises `ConfigurationError` where its file cannot be read."""
    return read(FOLDER / f"{code}.yaml")


def every() -> tuple[Language, ...]:
    """Every language that has a file, in the order of the codes."""
    return tuple(map(known_language, sorted(codes())))


def read(path: Path) -> Language:
    """The language of a file. Raises `ConfigurationError` with the line that is none."""
    texts: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    section = ""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or not _is_in_place(match, section):
            raise ConfigurationError(
                f"{path}:{number}: expected 'key: text', two spaces before it under one of "
                f"{', '.join(sorted(_SECTIONS))}; found {line[:60]!r}"
            )
        if match["inside"]:
            sections[section][match["key"]] = match["text"]
        elif match["text"] is None:
            section = match["key"]
        else:
            texts[match["key"]] = match["text"]
    return Language(
        code=path.stem,
        name=texts.get("name", path.stem),
        words=frozenset(texts.get("words", "").split()),
        names=_spelled(sections["names"]),
        other_words=frozenset(_parts(texts.get("other_words", ""))),
        few=_in_turn(texts.get("few", "")),
        numbers=_in_turn(texts.get("numbers", "")),
        months=_in_turn(texts.get("months", "")),
        around=_spelled(sections["around"]),
        abroad=_spelled(sections["abroad"]),
    )


def _is_in_place(match: re.Match[str], section: str) -> bool:
    """Whether a line is an entry of the section above it, a field with its text, or the head of a section."""
    if match["inside"]:
        return bool(section and match["text"])
    return match["key"] in (_TEXTS if match["text"] else _SECTIONS)


def _spelled(section: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {key: _parts(text) for key, text in section.items()}


def _in_turn(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_parts(words) for words in text.split(", ") if words)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
