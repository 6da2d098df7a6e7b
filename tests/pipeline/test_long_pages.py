"""The main text of a long page is what trafilatura finds, on recorded and invented pages."""

from __future__ import annotations

import random
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree, html

from pipeline.document import Body, Document
from pipeline.extraction import ExtractionError
from pipeline.parsing.html_page import tree
from pipeline.parsing.main_text import extracted, long_pages, plain_tables
from pipeline.parsing.main_text.cleaning import main_tree
from pipeline.parsing.main_text.long_pages import long_text, may_be_long
from pipeline.parsing.main_text.paths import needed_for, put_in_place

PATHS = put_in_place()
AT = datetime(2026, 1, 5, tzinfo=UTC)
WORDS = "ore lithium cobalt weighed sample rich committee list | - 17 2024 a of was found Yttrium. No. §".split()
CLASSES = (
    "text", "content", "main", "menu", "related", "w3-code", "hljs", "fw-bold", "schema-faq-question", "post-content",
    "comments", "hidden", "clearfix", "entry-summary", "share-", "byline",
)  # fmt: skip
BLOCKS = ("p", "p", "p", "div", "div", "section", "article", "ul", "ol", "dl", "table", "blockquote", "pre", "h2", "h3",
          "form", "figure", "details", "main", "hr", "graphic", "ref", "q")  # fmt: skip
INLINE = ("a", "a", "b", "em", "span", "br", "sub", "code", "del", "img", "abbr", "kbd", "label", "ref", "strong")


def words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randrange(most)))


def opened(chance: random.Random, tag: str) -> str:
    extra = chance.choice(
        ("", "", "", "", "", f' class="{chance.choice(CLASSES)}"', ' role="presentation"', ' id="main"')
    )
    if tag in ("td", "th"):
        extra += chance.choice(("", "", "", ' colspan="2"', ' rowspan="3"'))
    return f"<{tag}{extra} href='/x'>" if tag == "a" else f"<{tag}{extra}>"


def phrase(chance: random.Random, depth: int = 2) -> str:
    said = words(chance, 12)
    for _ in range(chance.choice((0, 0, 1, 2)) if depth else 0):
        tag = chance.choice(INLINE)
        inside = "" if tag in ("br", "img") else f"{phrase(chance, depth - 1)}</{tag}>"
        said += f"{opened(chance, tag)}{inside}{words(chance, 6)}"
    return said


def block(chance: random.Random, depth: int) -> str:
    tag = chance.choice(BLOCKS) if depth else "p"
    begun = opened(chance, tag)
    if tag == "hr":
        return begun
    if tag == "table":
        head = chance.choice(("", "<caption>ores <b>of</b> it</caption>", "<thead><tr><th>Ore<th>Mass</tr></thead>"))
        rows = "".join(
            "<tr>"
            + "".join(f"{opened(chance, cell)}{_inside(chance, depth - 1)}</{cell}>" for cell in _cells(chance))
            + "</tr>"
            for _ in range(chance.randrange(5))
        )
        return f"{begun}{head}{rows}</table>{words(chance, 4)}"
    if tag in ("ul", "ol", "dl"):
        item = "li" if tag != "dl" else chance.choice(("dd", "dt"))
        items = "".join(
            f"{opened(chance, item)}{_inside(chance, depth - 1)}</{item}>\n" for _ in range(chance.randrange(5))
        )
        return f"{begun}{items}</{tag}>{words(chance, 4)}"
    inside = phrase(chance) if tag in ("p", "h2", "h3", "q", "ref") else _inside(chance, depth - 1)
    return f"{begun}{inside}</{tag}>{chance.choice(('', '', words(chance, 5)))}\n"


def _cells(chance: random.Random) -> list[str]:
    return chance.choices(("td", "td", "th"), k=chance.randrange(4))


def _inside(chance: random.Random, depth: int) -> str:
    if depth < 1 or chance.random() < 0.3:
        return phrase(chance)
    return phrase(chance, 1) + "".join(block(chance, depth) for _ in range(chance.randrange(4)))


def compared(root: html.HtmlElement) -> bool | None:
    """Whether both find the same; None where the page is not long."""
    with needed_for(root, PATHS):
        text = long_text(copy(root)) if may_be_long(root) else None
        return None if text is None else text == extracted.found_by_trafilatura(root)


def test_recorded_pages_say_the_same(shared: Path) -> None:
    numbers = {True: 0, None: 0}
    for path in sorted((shared / "data").rglob("*.html")):
        page = Document("watched", "https://x.example/", 200, {}, "text/html", Body.of(path.read_bytes()), AT)
        try:
            same = compared(main_tree(tree(page)))
        except ExtractionError:
            continue
        assert same is not False, path
        numbers[same] += 1
    assert numbers[True] > 5
    assert numbers[None] > 5


def test_invented_pages_say_the_same() -> None:
    chance, number = random.Random(28), 0
    for _ in range(120):
        text = "".join(block(chance, 4) for _ in range(chance.randrange(10, 40)))
        page = f"<html><body><main>{text}</main></body></html>" if chance.random() < 0.7 else f"<html>{text}</html>"
        same = compared(main_tree(html.document_fromstring(page)))
        assert same is not False, page
        number += bool(same)
    assert number > 30


_GAPS = ("", "", "\n  ", " ")
_SAID = (
    "",
    " ",
    "tin",
    " lithium | ore ",
    "Print",
    "E-Mail",
    "More on this ore",
    "a\n b",
    "gallium &amp; indium",
    "\u00a0",
)


def _plain(chance: random.Random, depth: int) -> str:
    """What a cell of a plain table holds, and now and then something that makes it another."""
    said = chance.choice(_SAID)
    for _ in range(chance.choice((0, 1, 1, 2, 3)) if depth else 0):
        tag = chance.choices(("div", "p", "span", "b", "br"), weights=(30, 30, 20, 1, 1))[0]
        inside = "" if tag == "br" else f"{chance.choice(_SAID) if tag == 'p' else _plain(chance, depth - 1)}</{tag}>"
        said += f"<{tag}{chance.choice(('', '', ' class=x'))}>{inside}{chance.choice((*_GAPS, *_SAID))}"
    return said


def _plain_table(chance: random.Random) -> str:
    part = chance.choice(("", "", "tbody", "thead"))
    rows = "".join(
        "<tr>"
        + "".join(
            f"<{cell}{chance.choices(('', ' colspan=1', ' colspan=2'), weights=(30, 3, 1))[0]}>{_plain(chance, 2)}"
            f"</{cell}>{chance.choice(_GAPS)}"
            for cell in chance.choices(("td", "td", "td", "th"), k=chance.randrange(4))
        )
        + f"</tr>{chance.choice(_GAPS)}"
        for _ in range(chance.randrange(1, 6))
    )
    return f"<table>{f'<{part}>{rows}</{part}>' if part else rows}</table>{chance.choice((*_GAPS, 'zinc, too'))}"


def test_plain_tables_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, made = random.Random(3), list[bool]()

    def counted(table: etree._Element) -> plain_tables.PlainTable | None:
        plain = plain_tables.plain_table(table)
        made.append(plain is not None)
        return plain

    monkeypatch.setattr(long_pages, "plain_table", counted)
    number = 0
    for _ in range(150):
        text = "".join(
            f"<p>{'the ore was weighed and found to hold what was said of it ' * 5}{at}</p>{_plain_table(chance)}"
            for at in range(12)
        )
        page = f"<html><body><main>{text}</main></body></html>"
        same = compared(main_tree(html.document_fromstring(page)))
        assert same is not False, page
        number += bool(same)
    assert number > 100
    assert made.count(True) > 500
    assert made.count(False) > 100


def test_of_another_version_trafilatura_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "2.9.0")
    find, _ = extracted._finder.__wrapped__()
    assert find is extracted.found_by_trafilatura
