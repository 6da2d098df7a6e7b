"""The digest in its forms: golden files, escaping, structure, size.

`CRITMIN_REGENERATE=1 pytest tests/digests` writes the golden files anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.forms.render import Format, render
from digests.forms.size_limit import LIMIT, fit_to_size
from digests.issue.digest import Digest
from digests.words.wording import WIDTH, clean, columns
from storage.relevance import shown
from tests.digests.cases import CASES
from tests.digests.samples import change, digest, news, states
from vocabulary.errors import ConfigurationError

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"html": "html", "text": "txt", "markdown": "md"}
_VOID = {"meta", "br", "hr", "img", "link"}
_ALLOWED = set("html head meta title style body div p ul li b h1 h2 h3 a del ins code".split())
_PARENTS = {"li": {"ul"}, "p": {"body", "div"}, "h2": {"div"}, "h3": {"div"}, "ul": {"div"}}


class Strict(HTMLParser):
    """Refuses what a browser would mend: unbalanced tags, elements out of place, anything that runs or loads."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag in _ALLOWED, tag
        assert len(given) == len(attrs), f"an attribute twice on <{tag}>"
        assert given.keys() <= {
            "style",
            "class",
            "dir",
            "href",
            "lang",
            "name",
            "content",
            "charset",
            "data-css-inline",
        }
        assert tag not in _PARENTS or self.open[-1] in _PARENTS[tag], f"<{tag}> in <{self.open[-1]}>"
        assert "url(" not in (given.get("style") or "")
        if "href" in given:
            self.links.append(str(given["href"]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(page: str) -> Strict:
    """The page, read strictly."""
    strict = Strict()
    strict.feed(page)
    strict.close()
    assert strict.open == []
    assert page.startswith("<!DOCTYPE html>")
    return strict


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", [name for name in CASES if name != "five_hundred"])  # counted in a test of its own
def test_golden(name: str, form: str) -> None:
    result = render(CASES[name](), form)
    path = GOLDEN / f"{name}.{SUFFIXES[form]}"
    if os.environ.get("CRITMIN_REGENERATE"):
        path.write_text(result, encoding="utf-8")
    assert result == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_html_is_well_formed_and_loads_and_runs_nothing(name: str) -> None:
    made = CASES[name]()
    page = render(made, "html")
    strict = parsed(page)
    assert all(link.startswith(("https://", "http://")) for link in strict.links)
    assert "prefers-color-scheme: dark" in page
    assert page.index("charset") < 1024
    tree = lxml.html.document_fromstring(page)
    assert tree.findtext(".//title") == made.subject


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", CASES)
def test_every_form_stays_under_the_limit(name: str, form: str) -> None:
    assert len(render(CASES[name](), form).encode()) <= LIMIT < 100_000


@pytest.mark.parametrize("name", CASES)
def test_text_keeps_its_columns(name: str) -> None:
    for line in render(CASES[name](), "text").splitlines():
        assert columns(line) <= WIDTH or line.strip().startswith("https://"), line
        assert line == line.rstrip()


@pytest.mark.parametrize("form", SUFFIXES)
def test_five_hundred_changes_are_told_or_counted(form: str) -> None:
    page = render(CASES["five_hundred"](), form)
    shown = len(set(re.findall(r"Report (\d{3})", page)))
    left = re.search(r"and (\d+) more: critmin changes --since 2026-01-26", page)
    assert shown + (int(left[1]) if left else 0) == 500
    assert shown > 100


def test_what_is_cut_is_the_least_important() -> None:
    weighty = news("weighty", significance="critical", topics=("frameworks",))
    whole = digest(*(news(f"title {number}") for number in range(9)), weighty)
    made = fit_to_size(whole, lambda cut: cut, 1, lambda cut: len(cut.events))
    assert [(section.theme.title, len(section.events), section.more) for section in made.sections] == [
        ("News", 0, 9),
        ("Frameworks", 1, 0),
    ]


def test_thousands_of_changes_fit_too() -> None:
    page = render(digest(*(news(f"title {number}") for number in range(2000))), "text")
    assert len(page.encode()) <= LIMIT
    assert "more: critmin changes" in page


_TITLES = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@given(_TITLES, _TITLES)
@settings(max_examples=60, deadline=None)
def test_whatever_a_title_holds_html_shows_it_and_nothing_else(title: str, name: str) -> None:
    stored = news(title, sentence=title, fields={"url": (None, name), "summary": (None, name)})
    framework = change("Framework", name, fields={"name": (title, name)}, sentence="changed")
    page = render(digest(stored, framework, states=states()), "html")
    parsed(page)
    shown = clean(" ".join(map(str, lxml.html.document_fromstring(page).itertext())))
    assert clean(title) in shown
    assert clean(name) in shown


@given(_TITLES)
@settings(max_examples=60, deadline=None)
def test_no_title_breaks_the_lines_of_text_or_markdown(title: str) -> None:
    for form in ("text", "markdown"):
        plain = render(digest(news("x", sentence="x")), form)
        odd = render(digest(news("x", sentence=f"x{title}")), form)
        if form == "markdown":
            assert len(odd.splitlines()) == len(plain.splitlines())
        assert all(columns(line) <= WIDTH + 2 for line in odd.splitlines()) or form == "markdown"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("2026 was a year", "2026 was a year"),
        ("40.20", "40.20"),
        ("<b>&amp;*_`[x](y)|~~\\", r"\<b\>\&amp;\*\_\`\[x\](y)\|\~\~\\"),
        ("see https://x.example or www.x.example", r"see https\://x.example or www\.x.example"),
    ],
)
def test_markdown_is_escaped(title: str, expected: str) -> None:
    assert f"\n- {expected}\n" in render(digest(news(title, sentence=title)), "markdown")


def test_json_has_the_shape_of_the_contract() -> None:
    made = CASES["everything"]()
    result = json.loads(render(made, "json"))
    assert result.keys() == {
        "subject", "period", "generated_at", "least", "opening", "sections", "context",
            "upcoming", "attention", "counts",
    }  # fmt: skip
    assert result["period"] == {
        "name": "week",
        "since": "2026-01-26T06:00:00+00:00",
        "until": "2026-02-02T06:00:00+00:00",
    }
    assert [section["title"] for section in result["sections"]] == [section.theme.title for section in made.sections]
    reported = [event for section in result["sections"] for event in section["events"]]
    assert [event["changes"] for event in reported] == [
        [shown(stored) for stored in event.changes] for event in made.events
    ]
    assert {event["significance"] for event in reported} == {"critical", "notable"}
    assert result["attention"][0]["action"] == "critmin review trade-news"
    assert result["attention"][0]["succeeded_at"] is None
    assert result["counts"]["minor"] == 214
    assert result["counts"]["told"] + result["counts"]["minor"] == result["counts"]["changes"]


def test_json_is_never_cut() -> None:
    result = json.loads(render(CASES["five_hundred"](), "json"))
    assert sum(len(section["events"]) for section in result["sections"]) == 500
    trouble = json.loads(render(CASES["sources_in_trouble"](), "json"))["attention"]
    assert datetime.fromisoformat(trouble[0]["succeeded_at"]).year == 2026


@pytest.mark.parametrize("form", ["pdf", "", "HTML"])
def test_another_format_is_refused(form: str) -> None:
    with pytest.raises(ConfigurationError, match="expected one of html, text, markdown, json"):
        render(digest(), form)


def test_rendering_twice_gives_the_same() -> None:
    made: Digest = CASES["everything"]()
    assert [render(made, form) for form in Format] == [render(made, form) for form in Format]
