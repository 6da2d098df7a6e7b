"""Paths that are passed over would have found nothing: on invented trees and pages, and recorded ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trafilatura
from lxml import etree, html

from pipeline.document import Body, Document
from pipeline.parsing.html_page import tree
from pipeline.parsing.main_text.cleaning import main_tree
from pipeline.parsing.main_text.extracted import text_in
from pipeline.parsing.main_text.paths import needed_for, put_in_place

PATHS = put_in_place()
AT = datetime(2026, 1, 5, tzinfo=UTC)
TAGS = ("div", "p", "section", "span", "item", "list", "article", "main", "ol", "ul", "td", "h1", "details", "aside")
NAMES = (
    "id", "class", "role", "style", "itemprop", "data-component", "data-lp-replacement-content", "aria-hidden", "title",
)  # fmt: skip
WORD = re.compile(r"[A-Za-z][A-Za-z -]{2,20}")


def words() -> list[str]:
    """What the paths themselves ask for, and what they do not."""
    asked = {word for path in PATHS for text in re.findall(r"'([^']*)'", path.path.path) for word in WORD.findall(text)}
    patterns = ["mvp-post-add-box", "infinitescroll", "elementor-share-buttons", "caption", "entry-content", "Comments"]
    return [*sorted(asked), *patterns, "true", "hidden", "display:none", "table", "ore", "row-7", "commentary"]


def test_all_that_are_known_are_there() -> None:
    """A version of trafilatura with other paths is as right, and slower: look at what is new, and name it."""
    assert len(PATHS) == 11
    assert put_in_place() == PATHS


def nested(chance: random.Random, known: list[str], depth: int) -> html.HtmlElement:
    element: html.HtmlElement = html.Element(chance.choice(TAGS))
    element.text, element.tail = "The ore was weighed. ", " It was rich."
    for name in chance.sample(NAMES, chance.choice((0, 0, 1, 1, 2, 3))):
        value = chance.choice(known)
        element.set(name, chance.choice((value, f"x-{value}", f"{value} wide", f"wide {value}-{chance.randrange(9)}")))
    for _ in range(chance.randrange(1, 4) if depth else 0):
        element.append(nested(chance, known, depth - 1))
    return element


def test_a_path_finds_what_it_finds_alone() -> None:
    chance, known = random.Random(14), words()
    everything = html.Element("body")
    for name in NAMES:
        everything.extend(html.Element("div", {name: word}) for word in known)
    everything.extend(html.Element(tag) for tag in ("article", "main"))
    assert all(path.path(everything) for path in PATHS)
    result, passed_over = 0, 0
    for _ in range(400):
        root = html.Element("body")
        root.append(nested(chance, chance.sample(known, 3), chance.randrange(1, 4)))
        alone = [path.path(root) for path in PATHS]
        with needed_for(root, PATHS):
            assert [path(root) for path in PATHS] == alone
            passed_over += sum(path(everything) == [] for path in PATHS)
        result += sum(map(bool, alone))
    assert result > 200
    assert passed_over > 200


@pytest.mark.parametrize("name", NAMES[:-1])
def test_every_attribute_that_a_path_asks_for_is_tried(name: str) -> None:
    """For each there is a value that some path takes, alone."""
    taken = 0
    for word in words():
        root = html.document_fromstring(f'<body><div {name}="{word}">ore</div></body>')
        alone = [path.path(root) for path in PATHS]
        with needed_for(root, PATHS):
            assert [path(root) for path in PATHS] == alone
        taken += any(alone)
    assert taken


def text_without(root: html.HtmlElement) -> list[str]:
    said = trafilatura.extract(
        root, favor_recall=True, include_comments=False, include_tables=True, include_formatting=False,
        deduplicate=False,
    )  # fmt: skip
    return (said or "").split()


def pages(shared: Path) -> Iterator[Document]:
    for path in sorted((shared / "data/pages").glob("*.html")):
        yield Document("watched", "https://x.example/", 200, {}, "text/html", Body.of(path.read_bytes()), AT)


def test_recorded_pages_say_the_same(shared: Path) -> None:
    number = 0
    for number, page in enumerate(pages(shared), start=1):  # noqa: B007 - counted
        said = text_in(main_tree(tree(page))).split()
        assert [word for word in text_without(main_tree(tree(page))) if word not in "|-"] == [
            word for word in said if word not in "|-"
        ]
    assert number


def test_invented_pages_say_the_same() -> None:
    chance, known = random.Random(7), words()
    differing = set()
    for _ in range(150):
        root = html.fromstring("<html><body></body></html>")
        for _ in range(3):
            root[0].append(nested(chance, chance.sample(known, 2), 4))
        text = etree.tostring(root, encoding="unicode", method="html")
        said = text_in(html.document_fromstring(text)).split()
        assert [word for word in text_without(html.document_fromstring(text)) if word not in "|-"] == [
            word for word in said if word not in "|-"
        ]
        differing.add(len(said))
    assert len(differing) > 20
