"""No line of a report's page ends within a reference of ISO, on any screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from digests.tables.frame import Report, Section, Table
from digests.tables.markup import html
from digests.words.addresses import Link
from tests.digests.site.browser import chromium

PAGE = "https://www.iso.org/standard/61884.html"
REFERENCES = (
    "ISO/TC 82/SC 7",
    "ISO/TC 298/JWG 6",
    "ISO/IEC JTC 1/SC 39",
    "ISO/CD TS 14064-4",
    "ISO 22095:2020/CD Amd 1",
    "ISO Guide 64:2008",
    "ISO 8876:1989/Cor 1:1991",
    "IWA 45:2024",
)


def report() -> Report:
    """Each reference in a cell, in a sentence, as a link and in a definition, among words that fill the line."""
    filled = tuple(f"{'words ' * number}{reference}, and so on" for number, reference in enumerate(REFERENCES, 3))
    rows = [("a title of some length that takes its width", text, Link(text, PAGE), "x" * 30) for text in REFERENCES]
    rows += [
        (text, text, Link("a link of more words than a line of a telephone can show", PAGE), "x") for text in filled
    ]
    section = Section("ISO/TC 82/SC 7 Mining", filled, filled, tables=(Table.of(("a", "b", "c", "d"), rows),))
    words = (("word", " ".join(filled)),)
    return Report("sample", "Sample", "2026-06-30", summary=filled, sections=(section,), definitions=words)


def test_references_are_kept_on_one_line_and_other_links_are_not() -> None:
    page = html(report())
    for reference in REFERENCES:
        assert f'<span class="r">{reference}</span>, and so on' in page
        assert f'<a href="{PAGE}">{reference}</a>' in page
    assert f'<a href="{PAGE}" class="w">a link of more words' in page
    assert "&lt;" not in page


def test_what_stands_around_a_reference_is_escaped_and_a_very_long_one_may_break() -> None:
    long = f"ISO 1:2020/Amd 1:2021{'/Amd 2:2022' * 3}"
    made = html(Report("sample", "Sample", "2026-06-30", summary=(f"<b>ISO 1:2020</b> & {long}",)))
    assert f'&lt;b&gt;<span class="r">ISO 1:2020</span>&lt;/b&gt; &amp; {long}' in made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as result:
        yield result


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 1200])
def test_in_a_browser_no_reference_is_broken_and_the_page_is_not_too_wide(browser: Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(html(report()))
    broken = page.evaluate(
        """references => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const broken = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode())
                for (const reference of references) {
                    const at = node.data.indexOf(reference);
                    if (at < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + reference.length);
                    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                    if (lines.size > 1) broken.push(reference);
                }
            return broken;
        }""",
        list(REFERENCES),
    )
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()
