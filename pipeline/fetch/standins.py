"""Pages that stand in for the one that was asked for: maintenance, errors, consent, parking. Pure.

Taken for the page, such an answer would be told as "everything was removed", and a day later as "everything was added".
A page about such things must not be refused for good, so it counts only where a page says that this is what it is (its
title or first heading, as a whole), or where it says hardly anything else: there certain words are enough, or two
words near each other, in the languages of the publishers (`standins.toml`, `standin_words.toml`), or a field for a
password, or the widget of a captcha.
"""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vocabulary.minerals.mentions import mentions

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})")
_HEADING = re.compile(r"<h1(?:\s[^>]{0,500})?>(.{0,600}?)</h1", re.DOTALL)
_TAG = re.compile(r"<[^>]{0,500}>")
_SEPARATORS = re.compile(r" [|·•»:–—-] |[|»]")
_EDGES = " \t\n.,:;!?¡¿…'\"“”()[]*-–—|"
_LONGEST = 200  # characters of a name
_HARDLY_ANY = 400  # characters beside which two words of a kind are the page's whole subject
_ABOUT = "page missing site maintenance away service cookie domain session browser robot mistake later verify".split()
_ACCENTS = re.compile("[\u0300-\u036f]")
_PASSWORD = re.compile(r"<input[^>]{1,500}type\s{0,9}=\s{0,9}[\"']?password")
_WIDGET = re.compile(
    r"(?:class|id)\s{0,9}=\s{0,9}[\"']?[^\"'>]{0,80}\b(?:g-recaptcha|h-captcha|cf-turnstile|frc-captcha|geetest)"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """`named`: what a page of the kind calls itself; `says`: what one says that has at most `short` characters; `near`:
    what is enough where there is hardly anything else, and no material is named, both as texts of patterns, which short
    pages alone need. `beside`: honest pages say it, too, beside what they are about."""

    what: str
    short: int
    beside: bool
    named: re.Pattern[str]
    says: str
    near: str


@cache
def _kinds() -> dict[str, _Kind]:
    kinds, words = _toml("standins.toml"), _toml("standin_words.toml")
    return {
        name: _Kind(
            kind["what"],
            kind["short"],
            kind.get("beside", False),
            re.compile("|".join(kind["named"])),
            "|".join(kind["says"]),
            _folded("|".join([*words["alone"][name], *_pairs(words["near"].get(name, ()), words["words"])])),
        )
        for name, kind in kinds.items()
    }


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _pairs(pairs: Sequence[tuple[str, str]], words: Mapping[str, str]) -> Iterator[str]:
    """Either word, and the other at most sixty characters after it."""
    for pair in pairs:
        one, other = (f"(?:{words[name]})" for name in pair)
        yield f"{one}.{{0,60}}?{other}|{other}.{{0,60}}?{one}"


def _folded(text: str) -> str:
    """Without the accents of Latin, Greek and Cyrillic letters, which not every page has."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", plain)


def stand_in(head: str, visible: str | None) -> str | None:
    """What an HTML answer is in place of the page, or None. `head`: its start in lower case, as markup.

    `visible`: all that a reader sees of it, in lower case; None where that is not known.
    """
    names = _names(head)
    for kind in _kinds().values():
        if any(kind.named.fullmatch(name) for name in names):
            return kind.what
    return None if visible is None else _in_short(head, names, visible)


@cache
def _of_sites() -> re.Pattern[str]:
    words = _toml("standin_words.toml")["words"]
    return re.compile(_folded("|".join(words[name] for name in _ABOUT if name in words)))


def speaks_of_sites(text: str) -> bool:
    """Whether a text has any word of what stand-ins are about: a site, a page, a session, a browser, maintenance."""
    return _of_sites().search(_folded(text.lower())) is not None


def _in_short(head: str, names: list[str], visible: str) -> str | None:
    """What a page is that says little."""
    kinds, text = _kinds(), visible.replace("’", "'")
    for kind in kinds.values():
        if (
            len(text) <= kind.short
            and _pattern(kind.says).search(text)
            and not (kind.beside and _names_a_material(text))
        ):
            return kind.what
    if len(text) > _HARDLY_ANY:
        return None
    if _WIDGET.search(head):
        return kinds["challenge"].what
    if _PASSWORD.search(head):
        return kinds["login"].what
    words = _folded(" | ".join([*names, text]))
    what = next((kind.what for kind in kinds.values() if _pattern(kind.near).search(words)), None)
    return None if what and _names_a_material(text) else what


def _names_a_material(text: str) -> bool:
    """Whether a page says something of what is watched; "Chrome" is a browser here, no French chromium."""
    return bool(mentions(text.replace("chrome", " ")))


def _names(head: str) -> list[str]:
    """What the page calls itself: its title, whole, its first part and its last, and its first heading."""
    candidates: list[str] = []
    if title := _TITLE.search(head):
        text = _plain(title[1])
        parts = _SEPARATORS.split(text)
        candidates += [text, parts[0], parts[-1]]
    if heading := _HEADING.search(head):
        candidates.append(_plain(_TAG.sub(" ", heading[1])))
    return [name for candidate in candidates if (name := candidate.strip(_EDGES)) and len(name) <= _LONGEST]


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).replace("’", "'").split())
