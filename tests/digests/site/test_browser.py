"""The site in a real browser: no error, nothing from elsewhere, accessible, its tools work by keyboard."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digests.site.building import pages
from digests.site.world import World
from tests.digests.site.browser import SCHEMES, WIDTHS, Watcher, axe, chromium, served

pytestmark = pytest.mark.long  # a minute of a browser: `./run look`
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def home(built: Path) -> Iterator[str]:
    """The built site on loopback."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with chromium() as result:
        yield result


def _types(world: World) -> list[str]:
    """One address of each type of page."""
    results: dict[str, str] = {}
    for page in pages(world):
        results.setdefault(page.kind, page.address)
    return list(results.values())


def _seeded(world: World) -> list[str]:
    addresses = sorted({page.address for page in pages(world)})
    return random.Random(17).sample(addresses, min(200, len(addresses)))


def test_no_page_has_an_error_or_asks_elsewhere(browser: Any, home: str, world: World) -> None:
    page = browser.new_page()
    watcher = Watcher(page, home)
    for address in dict.fromkeys([*_types(world), *_seeded(world)]):
        page.goto(home + address, wait_until="networkidle")
        assert watcher.errors == [], address
        assert watcher.outside == [], address
    page.close()


def test_nothing_is_wider_than_the_screen(browser: Any, home: str, world: World) -> None:
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for address in _types(world):
            page.goto(home + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} at {width}"
        page.close()


def test_no_table_scrolls_sideways(browser: Any, home: str, world: World) -> None:
    """Where it has no room each row is a block, and each value says what it is; the matrix is as wide as it must be."""
    page = browser.new_page()
    reports = [page.address for page in pages(world) if page.kind == "report" and page.address.startswith("reports/")]
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.getAttribute('aria-label'))"
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for address in dict.fromkeys([*_types(world), *reports]):
            page.goto(home + address)
            assert page.eval_on_selector_all(".wide:not(.matrix)", wide) == [], f"{address} at {width}"
    page.goto(home + "jurisdictions/us/")
    label = "cell => getComputedStyle(cell, '::before').content"
    assert page.eval_on_selector("main table tbody td", label) == '"edition"'
    page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(browser: Any, home: str, world: World, scheme: str) -> None:
    source = axe()
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    for address in _types(world):
        page.goto(home + address)
        page.evaluate(source)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        assert [(item["id"], item["nodes"][0]["html"][:200]) for item in result] == [], address
    page.close()


def test_search_by_keyboard_alone(browser: Any, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "search/")
    page.keyboard.type("Flussspat")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hits li")
    assert page.inner_text("#hits li:first-child a") == "Fluorspar"
    page.focus("#words")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/minerals/fluorspar/")
    page.close()


def test_filters_stand_in_the_address(browser: Any, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "changes/")
    page.select_option("select[name=significance]", "critical")
    page.select_option("select[name=minerals]", "lithium")
    page.focus("#filters button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found:has-text('found')")
    assert "significance=critical" in page.url
    text = page.inner_text("#found")
    page.goto(page.url)
    page.wait_for_selector("#found:has-text('found')")
    assert page.inner_text("#found") == text
    page.close()


def test_my_committees_by_keyboard(browser: Any, home: str) -> None:
    """Chosen once: in the address for whoever it is sent to, and remembered by this browser."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home)
    everything = page.inner_text("main section table caption >> nth=0")
    page.focus("#mine summary")
    page.keyboard.press("Enter")
    page.focus("#mine input[value='ISO/TC 298']")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("#chosen:has-text('of your committees: ISO/TC 298')")
    assert "committees=ISO%2FTC+298" in page.url
    rows = page.locator("main section table >> nth=0").locator("tbody tr")
    assert rows.count() > 0
    assert all("ISO/TC 298" in row for row in rows.all_inner_texts())
    page.goto(home)
    page.wait_for_selector("#chosen:has-text('ISO/TC 298')")
    page.goto(home + "?committees=ISO%2FTC+345")
    page.wait_for_selector("#chosen:has-text('ISO/TC 345')")
    page.focus("#mine summary")
    page.keyboard.press("Enter")
    page.click("#mine button[type=reset]")
    page.wait_for_selector(f"main section table caption >> text={json.dumps(everything)}")
    context.close()


def test_the_matrix_by_keyboard(browser: Any, home: str) -> None:
    page = browser.new_page()
    page.goto(home + "matrix/")
    before = page.inner_text("#matrix caption")
    page.focus("#when")
    page.keyboard.press("Home")
    page.wait_for_selector(f"#matrix caption:not(:has-text({json.dumps(before)}))")
    assert page.inner_text("#day") in page.inner_text("#matrix caption")
    page.select_option("#sort", "name")
    names = page.eval_on_selector_all("#matrix tbody tr", "rows => rows.map(row => row.dataset.name)")
    assert names == sorted(names, key=str.casefold)
    page.select_option("#sort", "family")
    assert page.locator("#matrix tr.family").count() > 0
    page.focus("summary")
    page.keyboard.press("Enter")
    page.locator("#choice input").first.focus()
    page.keyboard.press("Space")
    assert page.locator("#matrix thead th[hidden]").count() == 1
    page.close()


def test_a_new_user_s_three_questions(browser: Any, home: str) -> None:
    """Each within one search or three clicks (docs/site.md)."""
    page = browser.new_page()
    page.goto(home)  # which countries list graphite and since when?
    page.focus("#q")
    page.keyboard.type("graphite")
    page.keyboard.press("Enter")
    page.press("#hits li:first-child a", "Enter")
    page.wait_for_url("**/minerals/graphite/")
    text = page.inner_text("main table:has-text('since') tbody")
    assert "United States" in text
    assert "2018" in text
    page.goto(home)  # what do I vote on this month?
    assert "What needs a vote or a comment" in page.inner_text("main h2:first-of-type")
    page.goto(home)  # give me the table for my report
    page.press("nav >> text=Reports", "Enter")
    page.press("main table a", "Enter")
    with page.expect_download() as download:
        page.press("text=report.xlsx", "Enter")
    assert download.value.suggested_filename == "report.xlsx"
    page.close()
