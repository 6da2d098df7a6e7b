"""Reports in every form, and what the reports on lists and ISO say of small worlds."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html

from digests.analysis.request import Request
from digests.reports import names, spec
from digests.tables.forms import Form, drawn
from digests.tables.frame import Chart, Report, Section, Table, plain
from digests.words.addresses import Link
from digests.words.periods import Period
from storage.baseline.editions import last_day
from storage.store import Store
from tests.databases import open_at
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.records import Kind, Record

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 30, 23, tzinfo=UTC)
NASTY = '=HYPERLINK("http://x")|<b>&"\n\u202eright'
REPORT = Report(
    "sample",
    "A <sample> & more",
    "2026-06-30",
    "a period",
    ("one line", NASTY),
    (
        Section(
            "Section | one",
            ("A paragraph.",),
            ("a point",),
            (
                Table.of(
                    ("name", "count"),
                    [(Link("ISO 1 | x", "https://www.iso.org/standard/1.html"), 3), (NASTY, None), ("鉄", 1.5)],
                    "Table",
                ),
            ),
        ),
    ),
    (("word", "meaning"),),
)


def test_html_escapes_and_links() -> None:
    page = html.fromstring(drawn(REPORT, Form.HTML))
    rows = [["".join(map(str, cell.itertext())) for cell in row] for row in page.iter("tr")]
    assert rows == [["name", "count"], ["ISO 1 | x", "3"], ['=HYPERLINK("http://x")|<b>&" right', ""], ["鉄", "1.5"]]
    assert [link.get("href") for link in page.iter("a")] == ["https://www.iso.org/standard/1.html"]
    assert page.findtext(".//title") == "A <sample> & more"


def test_markdown_keeps_its_table_whole() -> None:
    lines = drawn(REPORT, Form.MARKDOWN).decode().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert table[:2] == ["| name | count |", "| --- | --- |"]
    assert table[2] == "| [ISO 1 \\| x](<https://www.iso.org/standard/1.html>) | 3 |"
    assert len(table) == 5


def test_text_reads_without_markup() -> None:
    text = drawn(REPORT, Form.TEXT).decode()
    assert "SECTION | ONE" in text
    assert "ISO 1 | x" in text
    assert "word: meaning" in text


def test_spreadsheets_run_nothing() -> None:
    rows = list(csv.reader(io.StringIO(drawn(REPORT, Form.CSV).decode(), newline="")))
    assert rows[2] == ['\'=HYPERLINK("http://x")|<b>&" right', ""]
    book = openpyxl.load_workbook(io.BytesIO(drawn(REPORT, Form.XLSX)))
    sheet = book.worksheets[0]
    assert sheet.title == "1 Table"
    assert (sheet["A3"].data_type, sheet["A3"].value) == ("s", '=HYPERLINK("http://x")|<b>&" right')
    assert sheet["A2"].hyperlink.target == "https://www.iso.org/standard/1.html"
    assert [sheet["B2"].value, sheet["B3"].value, sheet["B4"].value] == [3, None, 1.5]
    assert [row[0].value for row in book["About"].iter_rows()] == ["Report", "As of", "word"]


def test_a_document_can_be_edited() -> None:
    document = docx.Document(io.BytesIO(drawn(REPORT, Form.DOCX)))
    assert [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ] == [
        "Section | one",
        "Definitions",
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows][3] == ["鉄", "1.5"]


def test_data_keeps_what_is_not_known() -> None:
    result = json.loads(drawn(REPORT, Form.JSON))
    assert result["sections"][0]["tables"][0]["rows"][1] == [NASTY, None]


def test_a_report_without_a_table_is_no_workbook() -> None:
    bare = Report("bare", "Bare", "2026-01-01")
    assert b"Bare" in drawn(bare, Form.DOCX)[:0] + drawn(bare, Form.HTML)
    with pytest.raises(ConfigurationError, match="has no table"):
        drawn(bare, Form.CSV)


def test_a_shifted_table_is_refused() -> None:
    with pytest.raises(ValueError, match="every row needs 2 cells"):
        Table.of(("a", "b"), [(1,)])


def test_an_unknown_report_names_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match=r"there is no report 'nonsense'; there are .*lists-review"):
        spec("nonsense")
    assert {spec(name).name for name in names()} == set(names())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = open_at(tmp_path)
    yield Store(engine)
    engine.dispose()


def put(store: Store, *records: Record, source: str = "iso-open-data-committees", at: datetime = START) -> None:
    with store.begin() as transaction:
        transaction.write(source, records, snapshot="s", at=at)


def committee(key: int, reference: str, **fields: object) -> Record:
    stated = {"reference": reference, "title": f"Title of {reference}", "status": "Active", **fields}
    return Record(Kind.COMMITTEE, str(key), reference, stated)  # type: ignore[arg-type]


def project(key: int, reference: str, title: str, stage: str, committee: str = "ISO/TC 298") -> Record:
    fields = {"reference": reference, "title": title, "stage": stage, "committee": committee}
    return Record(Kind.PROJECT, str(key), reference, fields)


def request(store: Store, **settings: object) -> Request:
    settings.setdefault("as_of", date(2026, 6, 30))
    return Request(store, period=Period(START, END), **settings)  # type: ignore[arg-type]


def rows(report: Report, section: int = 0) -> list[tuple[object, ...]]:
    return [tuple(map(_plain, row)) for row in report.sections[section].tables[0].rows]


def _plain(cell: object) -> object:
    return str(cell) if isinstance(cell, Link) else cell


def test_participation_says_which_committee_left_iso_s_list_or_came_onto_it(store: Store) -> None:
    later = datetime(2026, 4, 1, tzinfo=UTC)
    left = committee(9, "ISO/PC 348", secretariat={"2": "DIN"}, p_members={"1": "ANSI", "2": "DIN"}, o_members={})
    put(store, left, committee(1, "ISO/TC 298", p_members={"1": "ANSI"}, o_members={}))
    with store.begin() as transaction:
        transaction.close("iso-open-data-committees", [left.id], at=later)
    put(store, committee(2, "ISO/TC 333", p_members={"1": "ANSI"}, o_members={}), at=later)
    put(store, committee(3, "ISO/TC 1", p_members={"1": "ANSI"}, o_members={}), at=later)
    said = {
        code: spec("participation").build(request(store, country=code)).sections[2].points
        for code in ("US", "DE", "FR")
    }
    gone, new = (
        "ISO/PC 348 Title of ISO/PC 348 is no longer on ISO's list of committees",
        "is new on ISO's list of committees",
    )
    assert said["US"] == (f"{gone}; the United States was a P-member", f"ISO/TC 333 Title of ISO/TC 333 {new}")
    assert [str(said[code][0]).partition("; ")[2] for code in ("DE", "FR")] == [
        "Germany had its secretariat",
        "France was not a member",
    ]


def test_participation_says_where_a_country_takes_part_and_where_not(store: Store) -> None:
    members = {"1": "ANSI", "2": "DIN", "3": "SAC"}
    put(
        store,
        committee(1, "ISO/TC 298", secretariat={"3": "SAC"}, p_members=members, o_members={}),
        committee(2, "ISO/TC 333", secretariat={"3": "SAC"}, p_members={"3": "SAC"}, o_members={"1": "ANSI"}),
        committee(3, "ISO/TC 155", secretariat={"2": "DIN"}, p_members={"2": "DIN"}, o_members={}),
        committee(4, "ISO/TC 1", secretariat={"1": "ANSI"}, p_members={"1": "ANSI"}, o_members={}),
    )
    made = spec("participation").build(request(store))
    assert [(row[0], row[3], row[4]) for row in rows(made)] == [
        ("ISO/TC 155", "not a member", 1),
        ("ISO/TC 298", "P-member", 3),
        ("ISO/TC 333", "O-member", 1),
    ]
    assert made.sections[1].points == (
        "ISO/TC 155 Title of ISO/TC 155: the United States does not take part; 1 P-member votes",
        "ISO/TC 333 Title of ISO/TC 333: the United States is only an O-member; 1 P-member votes",
    )
    assert rows(made, 3)[0] == ("China", 2, 2, 0, None)
    german = spec("participation").build(request(store, country="DE"))
    assert german.title.endswith("committees: Germany")
    one = spec("participation").build(request(store, committee="tc298"))
    assert [row[0] for row in rows(one)] == ["ISO/TC 298"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"country": "XX"}, "'XX' is not a known country"),
        ({"committee": "ISO/TC 999"}, "no committee ISO/TC 999 is known by that date"),
        ({"as_of": date(2020, 1, 1)}, "no committee of ISO was known by 2020-01-01"),
    ],
)
def test_what_participation_cannot_answer_it_says(store: Store, settings: dict[str, object], expected: str) -> None:
    put(store, committee(1, "ISO/TC 298", p_members={}))
    with pytest.raises(CritminError, match=expected):
        spec("participation").build(request(store, **settings))


def test_portfolio_counts_by_definition(store: Store) -> None:
    put(
        store,
        project(1, "ISO 1:2020", "Sustainability of ores", "60.60"),
        project(2, "ISO 1:2020/Amd 1:2024", "Sustainability of ores — Amendment 1", "60.60"),
        project(3, "IWA 45:2024", "Sustainable minerals", "60.60", "ISO/TMBG"),
        project(4, "ISO/DIS 5", "Sustainable mining", "40.20", "ISO/TC 82/SC 7"),
        project(5, "ISO 6:1999", "Sustainability, old", "95.99"),
        project(6, "ISO 7", "Traceability and sustainability", "60.60"),
        project(7, "ISO 8", "Nothing of the kind", "60.60"),
        source="iso-open-data-deliverables",
    )
    made = spec("portfolio").build(request(store))
    assert {row[0]: row[1:] for row in rows(made)} == {
        "all": (6, 3, 1, 1),
        "published": (4, 2, 1, 1),
        "published, no supplements": (3, 2, 1, 1),
        "published, no supplements, no IWA": (2, 1, 1, 1),
        "published or under development, no supplements": (4, 3, 1, 1),
        "under development": (1, 1, 0, 0),
        "deck of 2026": (69, 30, 33, 22),
    }
    assert len(rows(made, 2)) == 6
    other = spec("portfolio").build(request(store, words=("mining",)))
    assert [row[0] for row in rows(other, 2)] == ["ISO/DIS 5"]


def test_the_review_of_lists_tells_each_edition_once(store: Store) -> None:
    year = Period(datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 12, 31, 23, tzinfo=UTC))
    asked = Request(store, date(2025, 12, 31), year)
    made = spec("lists-review").build(asked)
    assert any(section.title.startswith("New South Wales, 2025") for section in made.sections), "it states no month"
    final = next(section for section in made.sections if section.title.startswith("United States, 7 November 2025"))
    assert final.points[0] == "compared with the edition of 24 February 2022"
    assert plain(final.points[1]).startswith("10 added: ")
    assert not any("removed" in point for point in final.points)
    assert made.summary == (
        "19 editions of lists were published in 13 jurisdictions, and 2 notes about lists.",
        "No list was read off a publisher's page in this period; what follows is from the record of editions.",
    )
    codes = dict(made.definitions)["codes"]
    assert all(f"{code} " in codes for code in made.sections[-1].tables[0].columns[2:])


def test_an_edition_of_which_only_the_year_is_known_is_not_of_its_first_half(store: Store) -> None:
    half = Period(datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 7, 16, 23, tzinfo=UTC))
    made = spec("lists-review").build(Request(store, date(2025, 7, 16), half))
    assert not any(section.title.startswith("New South Wales") for section in made.sections)
    assert all(row[0] != "2025" for row in made.sections[0].tables[0].rows)
    line = "Perhaps of this period, and not counted, as the day is not known: New South Wales, 2025, “"
    assert plain(made.summary[2]).startswith(line)
    quarter = Period(datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 12, 31, 23, tzinfo=UTC))
    made = spec("lists-review").build(Request(store, date(2025, 12, 31), quarter))
    assert plain(made.summary[2]).startswith(line), "it may as well have come in the last quarter"


@pytest.mark.parametrize(
    ("stated", "last"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2025-12", "2025-12-31"), ("2025-03-06", "2025-03-06")],
)
def test_the_last_day_that_a_date_may_mean(stated: str, last: str) -> None:
    assert last_day(stated) == last


def test_the_review_tells_no_raw_id_and_nothing_that_came_later(store: Store) -> None:
    year = Period(datetime(2024, 7, 16, tzinfo=UTC), datetime(2025, 7, 16, 23, tzinfo=UTC))
    made = spec("lists-review").build(Request(store, date(2025, 7, 16), year))
    told = {section.title: [plain(point) for point in section.points] for section in made.sections}
    told = {title.partition(":")[0]: points for title, points in told.items()}
    assert told["Japan, 24 December 2024"] == [
        "which list it amends is not known here: tungsten, fluorine, silicon, phosphorus, zirconium and barium"
    ]
    assert told["United States, 29 May 2025"] == [
        "amends the list of 4 August 2023: metallurgical coal used for steelmaking"
    ]
    assert told["United Kingdom, 28 November 2024"] == ["not compared: 14 of 34 entries known"]
    assert told["New Zealand, 31 January 2025"] == ["the first final edition on record of this list, 37 entries"]
    africa = told["South Africa, 20 May 2025"]
    assert africa[0] == "compared with the edition of 2022"
    assert "platinum, palladium and rhodium named in place of the group platinum group metals" in africa
    korea = next(row for row in made.sections[0].tables[0].rows if row[1] == "Republic of Korea")
    assert korea[5] == "final"  # what superseded it came later


def test_the_annual_update_has_a_section_for_each_output(store: Store) -> None:
    put(store, committee(1, "ISO/TC 298", p_members={"1": "ANSI"}, o_members={}))
    put(store, project(1, "ISO 1", "Rare earth — Vocabulary", "60.60"), source="iso-open-data-deliverables")
    made = spec("annual").build(request(store))
    heads = [section for section in made.sections if section.level == 1]
    assert len(heads) == 10
    assert heads[-1].text == ("For the committee to write: nothing that critmin watches bears on this.",)
    survey = next(section for section in made.sections if "survey" in section.title.casefold())
    first = survey.tables[0].rows[0][1]
    assert "cobalt" in {row[1] for row in survey.tables[0].rows}
    drafts = next(section for section in made.sections if "ecommendations" in section.title)
    assert len(drafts.points) <= 10
    assert plain(drafts.points[0]).startswith(f"1. Find a committee for the chemical analysis of {first}")
    assert all("Evidence: " in plain(point) for point in drafts.points)
    assert {section.title for section in made.sections if section.level == 2} >= {
        "Watched documents",
        "The existing standards that the ICMSCG's deck names",
        "Overlap of early work, with the reasons",
        "Documents on sustainability and traceability",
    }


def test_the_survey_is_sent_out_and_counted(store: Store) -> None:
    put(store, project(1, "ISO 1", "Rare earth — Vocabulary", "60.60"), source="iso-open-data-deliverables")
    asked = spec("survey")
    assert asked.workbook is not None
    empty = asked.workbook(request(store))
    assert empty is not None
    copies = []
    for organization, need in (("Mines Institute", "high"), ("Survey Office", "low")):
        book = openpyxl.load_workbook(io.BytesIO(empty))
        book["About you"]["B3"] = organization
        first = book["Survey"]["A2"].value
        book["Survey"]["D2"], book["Survey"]["F2"] = need, "yes"
        out = io.BytesIO()
        book.save(out)
        copies.append((f"{organization}.xlsx", out.getvalue()))
    made = asked.build(request(store, answers=tuple(copies)))
    assert made.summary == ("2 filled-in copies of 2 organizations", f"Most wanted, with their scores: {first} (4)")
    assert rows(made)[0] == (first, 4, 0, 1, 0, 1, 2)
    assert asked.workbook(request(store, answers=tuple(copies))) is None
    assert len(rows(asked.build(request(store)))) > 50


def test_a_country_without_a_member_body_is_said_to_have_none(store: Store) -> None:
    put(store, committee(1, "ISO/TC 298", p_members={"1": "ANSI"}, o_members={}))
    made = spec("participation").build(request(store, country="AD"))
    assert made.summary[0] == "Andorra has no member body that critmin knows"


LINKED = Report(
    "linked",
    "Linked",
    "2026-06-30",
    sections=(
        Section(
            "One",
            ((Link("ISO 1", "https://www.iso.org/standard/1.html"), " & what <it> says"),),
            charts=(Chart("Members", "P-members", (("Côte d'Ivoire <x>", 4), ("ISO/TC 298", 2), ("none", 0))),),
        ),
        Section("Below", points=(("see ", Link("no page", "javascript:alert(1)")),), level=2),
        Section("Two", new_page=True),
        Section("Three", tables=(Table.of([f"c{n}" for n in range(14)], [(*range(13), None)]),)),
        Section("Four"),
    ),
)


def test_a_line_may_lead_to_a_page() -> None:
    page = drawn(LINKED, Form.HTML).decode()
    assert (
        '<p dir="auto"><a href="https://www.iso.org/standard/1.html">ISO 1</a> &amp; what &lt;it&gt; says</p>' in page
    )
    assert "javascript" not in page
    text = drawn(LINKED, Form.MARKDOWN).decode()
    assert "[ISO 1](<https://www.iso.org/standard/1.html>) \\& what \\<it\\> says" in text
    assert "- see no page" in text
    assert "ISO 1 & what <it> says" in drawn(LINKED, Form.TEXT).decode()


def test_a_page_has_contents_and_headings_of_each_level() -> None:
    page = html.fromstring(drawn(LINKED, Form.HTML))
    assert [link.get("href") for link in page.iterfind(".//nav//a")] == ["#s1", "#s2", "#s3", "#s4"]
    assert [element.text for element in page.iter("h2", "h3")] == ["One", "Below", "Two", "Three", "Four"]


def test_a_chart_is_drawn_in_each_form() -> None:
    page = drawn(LINKED, Form.HTML).decode()
    assert "Côte d'Ivoire &lt;x&gt;: 4; ISO/TC 298: 2; none: 0" in page
    assert [element.get("width") for element in html.fromstring(page).iter("rect")] == ["210.0", "105.0", "0.0"]
    assert f"Côte d'Ivoire <x>  {'#' * 40} 4" in drawn(LINKED, Form.TEXT).decode()
    document = docx.Document(io.BytesIO(drawn(LINKED, Form.DOCX)))
    assert len(document.inline_shapes) == 1
    with pytest.raises(ValueError, match="at least one bar"):
        Chart("none", "nothing", ())


def test_a_narrow_screen_names_each_cell() -> None:
    page = drawn(REPORT, Form.HTML).decode()
    assert '#t1 td:nth-child(2)::before{content:"count: "}' in page
    odd = Report("x", "X", "2026-01-01", sections=(Section("S", tables=(Table.of(['a"}b'], [(1,)]),)),))
    assert 'content:"a\\22 \\7d b: "' in drawn(odd, Form.HTML).decode()


def test_a_document_has_contents_links_and_a_page_for_what_begins_one() -> None:
    content = drawn(LINKED, Form.DOCX)
    assert content == drawn(LINKED, Form.DOCX)
    document = docx.Document(io.BytesIO(content))
    xml = document.element.xml
    assert 'TOC \\o "1-2"' in xml
    assert [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "toc 1"
    ] == [
        "One",
        "Two",
        "Three",
        "Four",
    ]
    assert [link.target_ref for link in document.part.rels.values() if link.is_external] == [
        "https://www.iso.org/standard/1.html"
    ]
    two = next(p for p in document.paragraphs if p.text == "Two" and p.style.name == "Heading 1")  # type: ignore[union-attr]
    assert two.paragraph_format.page_break_before
    assert [cell.text for cell in document.tables[0].rows[1].cells][2].startswith("c2 2; c3 3; ")


def test_each_form_loads_only_what_it_needs() -> None:
    sentence = (
        "import sys; from digests.reports import spec; from digests.tables.forms import Form, drawn\n"
        "from digests.tables.frame import Report\n"
        "spec('survey'); spec('annual'); drawn(Report('x', 'X', '2026-01-01'), Form.HTML)\n"
        "print([name for name in ('openpyxl', 'docx', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", sentence], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_table_of_data_is_in_the_forms_for_data_alone() -> None:
    cell = ("see ", Link("ISO 1", "https://www.iso.org/standard/1.html"), " & more")
    table = Table(("a", "b"), ((cell, 1), ("x", None)), "Long", is_data=True)
    made = Report("x", "X", "2026-01-01", sections=(Section("S", tables=(table, Table.of(["c"], [(cell,)]))),))
    page = drawn(made, Form.HTML).decode()
    assert "Long: 2 rows, in the forms xlsx, csv and json." in page
    assert '<td>see <a href="https://www.iso.org/standard/1.html">ISO 1</a> &amp; more' in page
    assert "2 rows, in the forms" in drawn(made, Form.TEXT).decode()
    assert (
        "| see [ISO 1](<https://www.iso.org/standard/1.html>) & more |".replace("&", "\\&")
        in drawn(made, Form.MARKDOWN).decode()
    )
    assert list(csv.reader(io.StringIO(drawn(made, Form.CSV).decode(), newline="")))[1] == ["see ISO 1 & more", "1"]
    document = docx.Document(io.BytesIO(drawn(made, Form.DOCX)))
    assert len(document.tables) == 1
    book = openpyxl.load_workbook(io.BytesIO(drawn(made, Form.XLSX)))
    assert [sheet.title for sheet in book.worksheets] == ["1 Long", "2 S", "About"]
