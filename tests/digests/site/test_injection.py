"""Whatever sources write, in whichever field: nothing of it acts in a page, a feed, a calendar or a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from lxml import etree, html

from digests.site import drawing
from digests.site.page import Later
from digests.site.views import changes, committees, front, news, projects
from digests.site.world import Wishes, read
from tests import databases
from tests.digests.site import crawler
from tests.digests.site.sample import stored

MARK = "zqxjk"
PAYLOADS = (
    "<script>zqxjk()</script>", "<img src=x onerror=zqxjk()>", "<svg onload=zqxjk()>", "<svg/onload=zqxjk()//",
    '"><script>zqxjk()</script>', "'><script>zqxjk()</script>",
    '" onmouseover="zqxjk()', "' onfocus='zqxjk()' autofocus='",
    "javascript:zqxjk()", "JaVaScRiPt:zqxjk()", " javascript:zqxjk()", "java\tscript:zqxjk()", "java\nscript:zqxjk()",
    "\x01javascript:zqxjk()", "data:text/html,<script>zqxjk()</script>", "vbscript:zqxjk()", "site:javascript:zqxjk()",
    "site:../../../etc/zqxjk", "http://zqxjk@evil.example/", "//evil.example/zqxjk.js",
    "</title><script>zqxjk()</script>",
    "</style><script>zqxjk()</script>", "<!--<script>zqxjk()</script>-->", "--><script>zqxjk()</script>",
    "]]><script>zqxjk()</script>", "<![CDATA[<script>zqxjk()</script>]]>", "<iframe srcdoc='<script>zqxjk()</script>'>",
    "<base href=//evil.example/zqxjk/>", "<meta http-equiv=refresh content='0;url=//evil.example/zqxjk'>",
    "<link rel=stylesheet href=//evil.example/zqxjk.css>", "<form action=//evil.example/zqxjk><input></form>",
    "<math><mtext><script>zqxjk()</script>", "<details open ontoggle=zqxjk()>", "<a href=javascript:zqxjk()>x</a>",
    "{{ ''.__class__ }}zqxjk", "{% include '/etc/passwd' %}zqxjk", "${zqxjk}", "&lt;script&gt;zqxjk()&lt;/script&gt;",
    "\u202e<script>zqxjk()</script>", "\ufeff=cmd|' /C calc'!zqxjk", '=HYPERLINK("http://evil.example/zqxjk")',
    "@SUM(1)zqxjk", "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:zqxjk", "\x00<script>zqxjk()</script>",
    "<x" + "y" * 400 + " onclick=zqxjk()>",
)  # fmt: skip


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 40


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every page that shows what sources write, all fields of all kinds of records filled with each payload.

    PostgreSQL stores no NUL, and no reader lets one pass.
    """

    def filled(payload: str) -> Callable[[str], str]:
        return lambda name: f"{payload}" if name != "key" else f"{payload} {PAYLOADS.index(payload)}"

    storable = [text for text in PAYLOADS if databases.DEFAULT == databases.SQLITE or "\x00" not in text]
    with stored(tmp_path_factory.mktemp("hostile"), *map(filled, storable)) as store:
        world = read(store, (), date(2026, 3, 31), Wishes())
        drafts = (page for view in (changes, front, committees, projects, news) for page in view.pages(world))
        pages = [page.make() if isinstance(page, Later) else page for page in drafts]
        return {path: content for page in pages for path, content in drawing.files(page, None)}


def test_no_payload_acts_in_a_page(drawn: dict[str, bytes]) -> None:
    checked = 0
    for path, content in drawn.items():
        if path.endswith(".html"):
            page = html.document_fromstring(content)
            assert crawler.live(page) == [], path
            ours = {str(element.get("src")).rsplit("/", 1)[-1] for element in page.iter("script")}
            assert ours <= {"changes.js", "matrix.js", "mine.js", "search.js"}, path
            assert not [
                link for link in crawler.links(page) if MARK in link and not link.startswith(("http", "../"))
            ], path
            checked += MARK.encode() in content
    assert checked > len(PAYLOADS) * 10


def test_no_payload_acts_in_a_feed_or_a_calendar(drawn: dict[str, bytes]) -> None:
    for path, content in drawn.items():
        if path.endswith(".atom"):
            links = [element.get("href") for element in etree.fromstring(content).iter("{*}link")]
            assert all(str(link).startswith(("https://", "http://")) for link in links), path
        if path.endswith(".ics"):
            assert content.count(b"BEGIN:VEVENT") == content.count(b"\r\nUID:"), path


def test_no_cell_is_a_formula(drawn: dict[str, bytes]) -> None:
    for path, content in drawn.items():
        if path.endswith("tables.csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))], path
