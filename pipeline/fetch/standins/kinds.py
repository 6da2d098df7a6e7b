"""What pages that stand in for others are called and what they say, in the publishers' languages. Pure.

`kinds.toml` has for each kind what such a page calls itself, as a whole, and what one says that has little to say;
`words.toml` has words of which two near each other are enough where there is hardly anything else.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vocabulary.minerals.mentions import mentions

HARDLY_ANY = 400  # characters beside which two words of a kind are the page's whole subject
_ABOUT = "page missing site maintenance away service cookie domain session browser robot mistake later verify".split()
_ITSELF = "page site cookie session browser domain".split()
_ACCENTS = re.compile("[\u0300-\u036f]")
_WIDGET = re.compile(
    r"(?:class|id)\s{0,9}=\s{0,9}[\"']?[^\"'>]{0,80}\b(?:g-recaptcha|h-captcha|cf-turnstile|frc-captcha|geetest)"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """`named`: what a page of the kind calls itself; `says`: what one says that has at most `short` characters; `near`:
    what is enough where there is hardly anything else, and no material is named, both as texts of patterns, which short
    pages alone need. `beside`: honest pages say it, too, beside what they are about.
    `demands`: it wants something done before it shows the rest."""

    what: str
    short: int
    beside: bool
    named: re.Pattern[str]
    says: str
    near: str
    demands: bool


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by their names."""
    tables, words = _toml("kinds.toml"), _toml("words.toml")
    return {
        name: Kind(
            kind["what"],
            kind["short"],
            kind.get("beside", False),
            re.compile("|".join(kind["named"])),
            "|".join(kind["says"]),
            folded("|".join([*words["alone"][name], *_pairs(words["near"].get(name, ()), words["words"])])),
            kind.get("demands", False),
        )
        for name, kind in tables.items()
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


def folded(text: str) -> str:
    """Without the accents of Latin, Greek and Cyrillic letters, which not every page has."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", plain)


@cache
def _of_sites(names: tuple[str, ...]) -> re.Pattern[str]:
    words = _toml("words.toml")["words"]
    return re.compile(folded("|".join(words[name] for name in names if name in words)))


def of_itself() -> re.Pattern[str]:
    """What a page says of itself, in lower case and folded: the words for a page, a site, a session, a browser."""
    return _of_sites(tuple(_ITSELF))


def speaks_of_sites(text: str) -> bool:
    """Whether a text has any word of what stand-ins are about: a site, a page, a session, a browser, maintenance."""
    return _of_sites(tuple(_ABOUT)).search(folded(text.lower())) is not None


def named(*names: str) -> str | None:
    """What a page is that has one of these names."""
    lower = [name.lower() for name in names]
    return next((kind.what for kind in kinds().values() if any(map(kind.named.fullmatch, lower))), None)


def said_in_short(names: Sequence[str], markup: str, visible: str, *, password: bool) -> str | None:
    """What a page may be that says no more than `visible`. `markup` and `visible` are in lower case."""
    text = visible.replace("’", "'")
    for kind in kinds().values():
        if (
            len(text) <= kind.short
            and _pattern(kind.says).search(text)
            and not (kind.beside and _names_a_material(text))
        ):
            return kind.what
    if len(text) > HARDLY_ANY:
        return None
    if _WIDGET.search(markup):
        return kinds()["challenge"].what
    if password:
        return kinds()["login"].what
    words = folded(" | ".join([*names, text]).lower())
    what = next((kind.what for kind in kinds().values() if _pattern(kind.near).search(words)), None)
    return None if what and _names_a_material(text) else what


def demands(what: str) -> bool:
    """Whether a page that is `what` may show the beginning of the page that it withholds."""
    return any(kind.demands for kind in kinds().values() if kind.what == what)


def _names_a_material(text: str) -> bool:
    """Whether a page says something of what is watched; "Chrome" is a browser here, no French chromium."""
    return bool(mentions(text.replace("chrome", " ")))
