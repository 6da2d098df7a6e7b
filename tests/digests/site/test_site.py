"""The site as a whole: its links, its addresses, its matrix, its search, its data."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from datetime import date
from itertools import accumulate
from pathlib import Path

import orjson
import pytest
from lxml import html

from digests.site import search
from digests.site.building import ADDRESSES, pages, redirects
from digests.site.views import matrix as matrix_view
from digests.site.world import World
from digests.words import places
from storage.baseline.matrix import matrix
from tests.digests.site import crawler
from tests.digests.site.conftest import HELD
from tests.long import often
from vocabulary.minerals import name

GOLDEN = Path(__file__).with_name("addresses.txt")
MOST = 500_000  # bytes of a page


def test_every_link_of_every_page_leads_somewhere(built: Path) -> None:
    assert crawler.broken(built) == []


def test_no_page_is_too_large_and_nothing_in_it_acts(built: Path) -> None:
    for address, page in crawler.pages(built):
        assert (built / address).stat().st_size <= MOST, address
        assert crawler.live(page) == [], address


def test_every_page_has_its_heading_its_policy_and_its_foot(built: Path) -> None:
    for address, page in crawler.pages(built):
        assert len(page.findall(".//h1")) == 1, address
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "default-src 'none'" in policy, address
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue
        foot = page.xpath("//footer[@class='foot']//dt/text()")
        assert {"Last checked", "Last changed", "Next expected", "How to cite"} <= set(foot), address


def test_addresses_only_grow(built: Path) -> None:
    """An address once published stays: add to the golden list what is new, take nothing off."""
    promised = GOLDEN.read_text("utf-8").splitlines()
    assert promised == sorted(set(promised))
    lost = [item for item in promised if not (built / item / "index.html").is_file()]
    assert lost == []


def test_what_was_published_leads_on_when_it_is_gone() -> None:
    known = {"", "minerals/", "minerals/lithium/", "changes/"}
    result = redirects(known, ["minerals/unobtainium/", "changes/7/", "minerals/lithium/", "nowhere/at/all/"])
    assert result["minerals/unobtainium/"] == "minerals/"
    assert result["changes/7/"] == "changes/"
    assert result["nowhere/at/all/"] == ""
    assert "minerals/lithium/" not in result


def test_another_name_redirects(built: Path) -> None:
    page = html.document_fromstring((built / "minerals/aluminum/index.html").read_bytes())
    assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == "0; url=../../minerals/aluminium/"


def _days() -> list[str]:
    dates = matrix_view.dates(date(2026, 3, 31))
    return random.Random(17).sample(dates, min(often(4, long=len(dates)), len(dates)))


def test_the_matrix_at_each_date_is_the_command_s(built: Path) -> None:
    shown = {path.parent.name for path in (built / "matrix").glob("*/matrix.json")}
    for day in _days():
        page = max(item for item in shown if item <= day)  # no page: nothing had changed by that day
        codes, rows = matrix(day)
        data = orjson.loads((built / "matrix" / page / "matrix.json").read_bytes())
        assert data["jurisdictions"] == codes
        expected = {(name(material), code): cell.since[:4] for material, cells in rows for code, cell in cells.items()}
        assert _cells(built / "matrix" / page / "index.html") == expected
        stated = {
            (item["name"], code): cell["since"][:4]
            for item in data["minerals"]
            for code, cell in item["listed"].items()
        }
        assert stated == expected


def _cells(path: Path) -> dict[tuple[str, str], str]:
    page = html.document_fromstring(path.read_bytes())
    table = next(element for element in page.iter("table") if element.get("id") == "matrix")
    head, *rows = table.iter("tr")
    codes = [str(cell.get("data-code")) for cell in head]
    return {
        (str(row.get("data-name")), codes[place]): "".join(map(str, cell.itertext()))
        for row in rows
        for place, cell in enumerate(row)
        if cell.tag == "td" and cell.find("a") is not None
    }


@pytest.mark.parametrize("asked", ["Flussspat", "Flußspat", "FLUORSPAR", "萤石", "spath fluor", "فلوريت"])
def test_search_finds_a_mineral_in_any_language(built: Path, asked: str) -> None:
    assert "minerals/fluorspar/" in _hits(built, asked)


def _hits(built: Path, asked: str) -> list[str]:
    """As `search.js` does it."""
    results: set[int] | None = None
    for word in search.words(asked):
        file = built / "search/terms" / f"{word[:2].encode().hex()}.json"
        terms = orjson.loads(file.read_bytes()) if file.is_file() else {}
        numbers = {number for term, of in terms.items() if term.startswith(word) for number in accumulate(of)}
        results = numbers if results is None else results & numbers
    return [
        orjson.loads((built / f"search/documents/{at // 1000}.json").read_bytes())[str(at % 1000)][2]
        for at in sorted(results or ())
    ]


def test_data_stand_beside_every_page(built: Path, world: World) -> None:
    schema = orjson.loads((built / "data/page.schema.json").read_bytes())
    for page in pages(world):
        data = orjson.loads((built / page.address / "index.json").read_bytes())
        assert set(data) == set(schema["required"]), page.address
        assert data["address"] == page.address
        if any(section.tables for section in page.sections):
            assert (built / page.address / "tables.csv").is_file()


def test_the_data_of_everything(built: Path, world: World) -> None:
    lines = (built / "data/changes.jsonl").read_bytes().splitlines()
    assert [orjson.loads(line)["id"] for line in lines] == [change.id for change in world.changes]
    rows = list(csv.DictReader(io.StringIO((built / "data/changes.csv").read_text("utf-8-sig"))))
    assert len(rows) == len(world.changes)
    parts = orjson.loads((built / "data/events/index.json").read_bytes())
    assert sum(part["events"] for part in parts) == len(world.events)
    with zipfile.ZipFile(built / "data/everything.zip") as archive:
        assert archive.read("changes.jsonl") == b"\n".join(lines) + b"\n"
    assert (built / ADDRESSES).read_text("utf-8").splitlines()


def test_an_event_is_told_where_its_changes_are(built: Path, world: World) -> None:
    for event in world.events:
        for number in event.ids:
            page = (built / places.of_change(number) / "index.html").read_text("utf-8")
            assert f"changes/{number}/" in page


def test_unknown_is_said(built: Path) -> None:
    page = html.document_fromstring((built / "committees/iso-tc-298/index.html").read_bytes())
    assert page.xpath("boolean(//td/span[@class='unknown' and text()='unknown'])")


def test_nothing_is_shown_as_python_writes_it(built: Path) -> None:
    """A cell of several links is a line of links in every form."""
    documents = (built / "reports/coverage/index.html").read_text("utf-8")
    assert '<a href="https://www.iso.org/standard/' in documents
    texts = (path for path in built.rglob("*") if path.suffix in {".html", ".json", ".csv", ".md", ".atom"})
    assert [str(path) for path in texts if "Link(" in path.read_text("utf-8-sig")] == []


def test_rows_that_are_data_stay_in_the_data(built: Path) -> None:
    text = (built / "reports/coverage/index.html").read_text("utf-8")
    assert 'in <a href="tables.csv">the table as CSV</a>' in text
    captions = html.document_fromstring(text.encode()).findall(".//caption")
    assert "With titles, stages and committees" not in [caption.text for caption in captions]


def test_a_week_s_digest_has_its_address(built: Path) -> None:
    assert places.of_digest(date(2024, 12, 30)) == "digests/2025-w01/"  # ISO 8601: the week of the first Thursday
    page = html.document_fromstring((built / "digests/2026-w10/index.html").read_bytes())
    assert str(page.xpath("string(//h1)")).strip() == "Digest, 2 March 2026 to 8 March 2026"
    links = [str(link.get("href")) for link in page.findall(".//main//li/a")]
    assert sum("/changes/" in link and "/days/" not in link for link in links) > 3


def test_what_a_committee_votes_on_has_its_place_without_script(built: Path) -> None:
    front = html.document_fromstring((built / "index.html").read_bytes())
    votes = orjson.loads((built / "votes.json").read_bytes())
    mine = [vote for vote in votes if "ISO/TC 298" in vote["committees"]]
    assert mine
    links = {str(link.text): str(link.get("href")) for link in front.findall(".//main//a")}
    assert links["ISO/TC 298"] == "committees/iso-tc-298/"
    page = html.document_fromstring((built / "committees/iso-tc-298/index.html").read_bytes())
    first = page.findall(".//main//section")[0]
    assert "What needs a vote" in str(first.findtext("h2"))
    shown = ["".join(map(str, row.itertext())) for row in first.findall(".//tbody/tr")]
    assert all(any(vote["what"] in row for row in shown) for vote in mine)


def test_what_is_held_is_marked_and_kept_from_search_engines(built: Path) -> None:
    held = (built / places.of_held(HELD) / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in held
    assert "nobody has confirmed" in held
    assert "Unobtainium" in held
    where = (built / "jurisdictions/us/index.html").read_text("utf-8")
    assert "has waited for a person since 2026-03-02" in where
    assert "noindex" not in where
    texts = (path for path in built.rglob("*.*") if path.suffix in {".html", ".json", ".csv", ".jsonl", ".atom"})
    showing = {path.parent.relative_to(built).as_posix() for path in texts if b"Unobtainium" in path.read_bytes()}
    assert showing == {places.of_held(HELD).rstrip("/")}


def test_only_drafts_are_called_drafts(built: Path, world: World) -> None:
    """The operator's page is kept from search engines without being one."""
    sources = (built / "sources/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in sources
    assert "Draft:" not in sources
    drafts = {page.address for page in pages(world) if page.is_draft}
    assert drafts
    for address in drafts:
        page = (built / address / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in page, address
        assert "Draft: not final" in page, address
