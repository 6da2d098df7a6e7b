"""Invented pages of committees and feeds of 50 items, of text that compresses as real pages do (some 7x)."""

from __future__ import annotations

import random
from functools import cache, lru_cache
from itertools import accumulate

CHANGED = 20  # of so many pages one says something new in the second edition
_ROWS, _PARAGRAPHS, _ITEMS = 60, 60, 50
_MENUS, _RULES = 300, 420  # what all pages of the site share: entries of its menus, rules of its style sheet


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words, and how often each occurs, as words do (Zipf)."""
    chance = random.Random(11)
    syllables = [first + vowel for first in "bcdfglmnprstv" for vowel in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(6000)]
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def prose(chance: random.Random, words: int) -> str:
    """A sentence of so many words."""
    known, often = _vocabulary()
    return " ".join(chance.choices(known, cum_weights=often, k=words)).capitalize() + "."


@cache
def _frame() -> tuple[str, str]:
    chance = random.Random(12)
    rules = "".join(
        f".{prose(chance, 1)[:-1].lower()}-{number}{{margin:{number % 40}px;color:#{chance.randrange(1 << 24):06x}}}\n"
        for number in range(_RULES)
    )
    menus = "".join(
        f'<li class="menu__item level-{number % 3}"><a class="menu__link" href="/{prose(chance, 2)[:-1].lower()}">'
        f"{prose(chance, 3)[:-1]}</a></li>\n"
        for number in range(_MENUS)
    )
    return rules, menus


@lru_cache(maxsize=4096)
def _main(number: int, edition: int) -> str:
    chance = random.Random(number)
    rows = "".join(_row(chance) for _ in range(_ROWS))
    texts = "".join(f'<p class="text">{prose(chance, 14)} {prose(chance, 18)}</p>\n' for _ in range(_PARAGRAPHS))
    more = f"<p>{prose(random.Random(-number - 1), 12)}</p>" if edition > 1 and number % CHANGED == 0 else ""
    return f'<h1>Committee {number}</h1>{texts}{more}<table class="projects">{rows}</table>'


def _row(chance: random.Random) -> str:
    project, stage = chance.randrange(90_000), chance.randrange(10, 96)
    return (
        '<tr role="row" class="odd" ng-show="item.visible"><td data-title="Standard" class="clearfix">'
        f'<div class="fw-bold"><a href="/standard/{project}.html" title="Standard and project">ISO {project}</a></div>'
        f'<div class="entry-summary">{prose(chance, 9)}</div></td><td data-title="Stage" data-order="{stage}">'
        f'<a href="/stage-codes.html" class="stage-code">{stage}.20</a></td></tr>\n'
    )


def page(number: int, edition: int, token: str) -> bytes:
    """The page of a committee; `token` stands where sites put what is made anew for each request."""
    rules, menus = _frame()
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Committee {number}</title>'
        f'<meta name="csrf-token" content="{token}"><style>{rules}@media print{{{rules}}}</style>'
        f'<script nonce="{token}">window.loaded = "{token}";</script></head>'
        f'<body><nav><ul>{menus}</ul></nav><aside id="mobile"><ul>{menus}</ul></aside><main><form action="/search">'
        f'<input type="hidden" name="csrf" value="{token}"></form>{_main(number, edition)}</main>'
        f'<footer class="site-footer">Page made at {token}</footer></body></html>'
    ).encode()


@lru_cache(maxsize=4096)
def feed(number: int, edition: int) -> bytes:
    """A feed of 50 items; in the second edition of one in twenty feeds there is a new item."""
    chance = random.Random(number)
    items = [_item(f"{number}-{item}", item, chance) for item in range(_ITEMS)]
    if edition > 1 and number % CHANGED == 0:
        items = [_item(f"{number}-new", 0, chance), *items[:-1]]
    text = "".join(items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News {number}</title>'
        f"<link>http://example.org/</link><description>News</description>{text}</channel></rss>"
    ).encode()


def _item(name: str, age: int, chance: random.Random) -> str:
    summary = " ".join(prose(chance, 16) for _ in range(6))
    return (
        f"<item><title>{prose(chance, 8)[:-1]}</title><link>http://example.org/news/{name}</link>"
        f"<guid>http://example.org/news/{name}</guid><pubDate>Mon, {1 + age % 28:02d} Jun 2026 08:00:00 GMT</pubDate>"
        f"<description>{summary}</description></item>\n"
    )
