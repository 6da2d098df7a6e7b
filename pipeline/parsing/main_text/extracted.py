"""The main text of a page, by trafilatura, and the fingerprint that tells a page that says the same without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from functools import cache
from hashlib import blake2b

from lxml import etree, html

from pipeline.parsing.main_text.cleaning import main_tree
from pipeline.parsing.main_text.loading import load_steps
from pipeline.parsing.main_text.paths import Path, needed_for, put_in_place

_STEPS_KNOWN = "2.3.1"  # the version of trafilatura whose steps `long_pages` takes
_TABLE_BARS = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")


def fingerprint(cleaned: html.HtmlElement) -> bytes:
    """What a tree of `main_tree` says, in 16 bytes: of equal ones the main text is equal, since it is made of nothing
    else."""
    return blake2b(etree.tostring(cleaned, encoding="utf-8"), digest_size=16).digest()


def text_in(cleaned: html.HtmlElement) -> str:
    """The main text of a tree of `main_tree`, one block a line, tables included; empty when there is none."""
    find, paths = _finder()
    with needed_for(cleaned, paths):
        text = find(cleaned)
    blocks = (_TABLE_BARS.sub(" ", block) if "|" in block else block for block in (text or "").splitlines())
    return "\n".join(block.removeprefix("- ") for block in blocks)


@cache
def _finder() -> tuple[Callable[[html.HtmlElement], str | None], tuple[Path, ...]]:
    """What finds the text, and its paths. It takes longer to load than a page to read: not where nothing is new."""
    from importlib.metadata import version

    known = version("trafilatura") == _STEPS_KNOWN
    if known:
        load_steps()
    paths = put_in_place()
    if not known:
        return found_by_trafilatura, paths

    from pipeline.parsing.main_text.long_pages import long_text, may_be_long

    def find(cleaned: html.HtmlElement) -> str | None:
        text = long_text(copy(cleaned)) if may_be_long(cleaned) else None
        return found_by_trafilatura(cleaned) if text is None else text

    return find, paths


def found_by_trafilatura(cleaned: html.HtmlElement) -> str | None:
    """The main text as trafilatura gives it."""
    import trafilatura

    return trafilatura.extract(
        cleaned,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
    )


def main_text(root: html.HtmlElement) -> str:
    """The main text of a page. Changes the tree."""
    return text_in(main_tree(root))


def page_sentences(root: html.HtmlElement) -> list[str]:
    """The sentences of a page's main text without noise (`_noise` has the rule), in reading order. Changes the tree."""
    from pipeline.parsing.noise import quiet_sentences  # its patterns take long to make

    return quiet_sentences(main_text(root))
