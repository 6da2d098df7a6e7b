"""To whom a short text speaks, and of what: the words of `voices.toml`. Pure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from pipeline.fetch.standins.kinds import folded, of_itself
from vocabulary.minerals.mentions import mentions

_STANDARD = re.compile(
    r"\b(?:ISO|IEC|EN|ASTM|ANSI|DIN|GB|JIS|ГОСТ|ABNT|SIS|BSI|AFNOR)(?:/[A-Z]{2,4})*[ -]?\d"
    r"|\b[A-Z]{2,6}/(?:TC|TK|SC|CEE|CT) ?\d"
)
_AT_LENGTH = 80  # characters
_OF_A_BAR = 120  # characters
_ELSEWHERE = re.compile(  # a browser is no chromium, and a site's name or an address says nothing
    r"\bchrome\b(?! (?:ore|mine|metal))|\b[\w-]{1,60}(?:\.[\w-]{1,60})+\b|\S{1,60}@\S{1,60}", re.IGNORECASE
)


@cache
def _words(table: str) -> re.Pattern[str]:
    text = Path(__file__).with_name("voices.toml").read_text(encoding="utf-8")
    return re.compile(folded("|".join(tomllib.loads(text)[table].values())))


def addresses_its_visitor(text: str) -> bool:
    """Whether a text speaks to whoever looks at it ("you", "please"), or as the site's own voice ("we")."""
    return _words("visitor").search(folded(text.lower().replace("’", "'"))) is not None


def is_banner(text: str) -> bool:
    """Whether a text says no more than that cookies are used."""
    return len(text) <= _OF_A_BAR and has_banner(text)


def has_banner(text: str) -> bool:
    """Whether a text says somewhere that cookies are used."""
    return _words("banner").search(folded(text.lower())) is not None


def speaks_of_itself(text: str) -> bool:
    """Whether a text has a word for a page, a site, a session, a browser, a domain."""
    return of_itself().search(folded(text.lower())) is not None


def is_about_the_world(text: str) -> bool:
    """Whether a text has a word of what is watched: a material, a standard, the trade, mining, an act."""
    text = _ELSEWHERE.sub(" ", text)
    if _STANDARD.search(text) or _words("field").search(folded(text.lower())):
        return True
    return bool(mentions(text))


def is_of_what_is_online(text: str) -> bool:
    """Whether a text has a word for what can be out of order: a system, a register, a service."""
    return _words("online").search(folded(text.lower())) is not None


def reports(text: str) -> bool:
    """Whether a text is about the world, and neither to its visitor nor about the page."""
    return is_about_the_world(text) and not addresses_its_visitor(text) and not speaks_of_itself(text)


def reports_at_length(text: str) -> bool:
    """Whether a text is about the world, to nobody, and says more than a label does."""
    return len(text) >= _AT_LENGTH and is_about_the_world(text) and not addresses_its_visitor(text)
