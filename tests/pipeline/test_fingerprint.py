"""A page whose fingerprint is known says the same as the whole reading would find, on recorded and invented pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from pipeline.document import Body, Document
from pipeline.extract import page
from pipeline.extraction import ExtractionError
from pipeline.parsing.html_page import is_chrome, markup, tree
from pipeline.parsing.main_text.cleaning import main_tree
from pipeline.parsing.main_text.extracted import text_in
from pipeline.source import Source
from storage.store import ChangeQuery
from tests.pipeline.worlds import document, open_store, poll, record, source
from vocabulary.records import Record

START = datetime(2026, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://committee.example/page.html"
SOURCE = source("page", URL)
SENTENCES = [f"The committee weighed sample {number} of the ore and wrote down what it held." for number in range(40)]


def html_page(sentences: list[str], *, token: str = "t0", form: str = "", nav: str = "Home", foot: str = "") -> bytes:
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<!doctype html><html><head><meta name="csrf" content="{token}"><title>Ores</title></head><body>'
        f'<script nonce="{token}">made = "{token}"</script><!-- made {token} --><nav>{nav}</nav><main><h1>Ores</h1>'
        f'<form><input type="hidden" value="{token}">{form}</form><article>{text}</article></main>'
        f'<footer class="site-footer">Made at {token}{foot}</footer></body></html>'
    ).encode()


def of(body: bytes) -> Document:
    return document(body, START, url=URL, media_type="text/html")


def read(body: bytes) -> tuple[Record, ...]:
    return page.extract(of(body), SOURCE).records


def known(body: bytes) -> bytes:
    fingerprint = page.extract(of(body), SOURCE).fingerprint
    assert fingerprint is not None
    return fingerprint


def test_what_is_made_anew_for_each_request_is_known() -> None:
    fingerprint = known(html_page(SENTENCES))
    assert page.extract_new(of(html_page(SENTENCES, token="t1", foot=" 3 visitors")), SOURCE, fingerprint) is None


@pytest.mark.parametrize(
    "changed",
    [
        html_page([*SENTENCES, "One more sample came in."]),
        html_page([SENTENCES[0] + " It was rich.", *SENTENCES[1:]]),
        html_page(SENTENCES[:-1]),
        html_page(SENTENCES, form="<p>The committee asks for samples until the end of the year, please.</p>"),
    ],
)
def test_what_says_something_else_is_read(changed: bytes) -> None:
    extraction = page.extract_new(of(changed), SOURCE, known(html_page(SENTENCES)))
    assert extraction is not None
    assert extraction.records == read(changed)


def test_where_the_fingerprint_is_known_the_records_are(seeded: random.Random) -> None:
    """Random changes anywhere in the page: a known fingerprint never hides what would be read differently."""
    before = html_page(SENTENCES, nav="<a href='/'>Home</a>", form="<label>Name</label>")
    fingerprint, records = known(before), read(before)
    same = 0
    for _ in range(120):
        body = bytearray(before)
        at = seeded.randrange(60, len(body) - 20)
        body[at : at + seeded.choice((0, 1, 3))] = seeded.choice(
            (b"x", b" lithium ", b"<b>", b"</p>", b"<!-- -->", b"")
        )
        try:
            extraction = page.extract_new(of(bytes(body)), SOURCE, fingerprint)
        except ExtractionError:
            continue
        same += extraction is None
        assert (extraction.records if extraction else records) == read(bytes(body))
    assert same


@pytest.fixture
def seeded() -> random.Random:
    return random.Random(2026)


def recorded(shared: Path) -> Iterator[Document]:
    for path in sorted((shared / "data/pages").glob("*.html")):
        yield Document("watched", URL, 200, {}, "text/html", Body.of(path.read_bytes()), START)


def test_recorded_pages_are_read_as_without_a_fingerprint(shared: Path) -> None:
    """What the fingerprint leaves out of the tree (comments, values of forms) was never text."""
    number = 0
    for number, item in enumerate(recorded(shared), start=1):  # noqa: B007 - counted
        root = tree(item)
        for element in [element for element in root.iter(etree.Element) if is_chrome(element)]:
            element.drop_tree()
        for hidden in root.xpath("//*[@data-cfemail]"):
            hidden.drop_tree()
        assert text_in(root) == text_in(main_tree(tree(item)))
    assert number


_NAMES = [
    "", ' class="menu"', ' class="site-footer x"', ' role="navigation"', ' id="cookie-banner"', ' class="text"',
    ' id="text" class="x nav"', ' data-cfemail="a1"', ' role="menu bar"', ' class=" "',
]  # fmt: skip
_MANY = [*_NAMES, *(f' class="menu-list x{number}"' for number in range(40))]
_TAGS = ["div", "nav", "ul", "li", "main", "article", "p", "section", "aside", "span", "form"]


def _nested(chance: random.Random, depth: int, names: list[str]) -> str:
    if not depth:
        return f"words {chance.randrange(99)} <!-- said --> "
    inside = "".join(_nested(chance, depth - 1, names) + "tail " for _ in range(chance.randrange(1, 4)))
    tag = chance.choice(_TAGS)
    return f"<{tag}{chance.choice(names)}>{inside}</{tag}>"


@pytest.mark.parametrize("names", [_NAMES, _MANY], ids=["few names", "many names"])
def test_what_stands_in_chrome_need_not_be_looked_at(names: list[str], seeded: random.Random) -> None:
    kept = 0
    for _ in range(200):
        item = of(f"<html><body>{_nested(seeded, 5, names)}{_nested(seeded, 4, names)}</body></html>".encode())
        root, cleaned = tree(item), main_tree(tree(item))
        for element in [element for element in root.iter(etree.Element) if is_chrome(element)]:
            element.drop_tree()
        for element in root.xpath("//*[@data-cfemail]"):
            element.drop_tree()
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        assert etree.tostring(root) == etree.tostring(cleaned)
        kept += bool(cleaned.xpath("//main"))
    assert kept


@pytest.mark.parametrize("accent", ["", "é"])
def test_what_is_no_text_is_left_out(accent: str) -> None:
    controls = "".join(chr(number) for number in range(33))
    said = markup(of(f"<p>Ores{accent} a{controls}b \x7f</p>".encode()))
    assert said == f"<p>Ores{accent} a\t\n\r b \x7f</p>"


def test_a_poll_with_fresh_tokens_is_quiet_and_one_with_news_is_not(tmp_path: Path) -> None:
    bodies = [
        html_page(SENTENCES, token="a"),
        html_page(SENTENCES, token="b"),
        html_page([*SENTENCES, "Lithium was found in the last of them."], token="c"),
        html_page([*SENTENCES, "Lithium was found in the last of them."], token="d"),
    ]
    archive = record(tmp_path, [(URL, START + DAY * at, body) for at, body in enumerate(bodies)], "text/html")
    store = open_store(tmp_path)
    outcomes = [poll(store, archive, START + DAY * at, _watched()).sources[0] for at in range(len(bodies))]
    assert [outcome.outcome for outcome in outcomes] == ["first", "unchanged", "changed", "unchanged"]
    (change,) = store.changes(ChangeQuery())
    assert b"".join(store.snapshot(change.after or "")) == bodies[2]
    assert b"".join(store.snapshot(change.before or "")) == bodies[0]
    assert len(store.snapshots()) == 2


def _watched() -> Source:
    return source("page", URL, id="watched")
