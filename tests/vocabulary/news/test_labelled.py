"""The quality of relevance on labelled news: floors, stated for the half that was never looked at while tuning."""

from pathlib import Path

import feedparser
import pytest

from storage.baseline.scope import watch
from tests.vocabulary.news.labelled import HERE, Labelled, precision_and_recall, rows
from vocabulary.news.relevance import relevance

FEEDS = Path(__file__).resolve().parents[4] / "shared" / "data" / "feeds"


def sections(labelled: list[Labelled]) -> list[tuple[str, str]]:
    scope = watch()
    return [(row.section, str(relevance(row.title, watch=scope).section)) for row in labelled]


@pytest.mark.parametrize("untouched", [False, True], ids=["tuned", "untouched"])
def test_core_and_context_are_found_and_nothing_else(*, untouched: bool) -> None:
    found = sections([row for row in rows("federal_register", "headlines") if row.untouched is untouched])
    precision, recall = precision_and_recall((label != "below", told != "below") for label, told in found)
    assert precision.value >= 0.95, precision
    assert recall.value >= 0.95, recall


@pytest.mark.parametrize("untouched", [False, True], ids=["tuned", "untouched"])
def test_core_is_told_from_context(*, untouched: bool) -> None:
    found = sections([row for row in rows("federal_register", "headlines") if row.untouched is untouched])
    precision, recall = precision_and_recall((label == "core", told == "core") for label, told in found)
    assert precision.value >= 0.9, precision
    assert recall.value >= 0.9, recall


def test_headlines_that_were_found_later_are_told_too() -> None:
    """These sets were read once and mended since (docs/news-quality.md): this holds what was reached."""
    found = sections(rows("further", "second", "last", "blind", "producers", "fresh", "after"))
    right = sum((label != "below") == (told != "below") for label, told in found)
    assert right >= 0.97 * len(found), right


def test_headlines_of_many_institutions_are_told_as_the_page_says() -> None:
    """Written before they were read: 68 of 92 were in their section, and 36 of the 54 that are core."""
    result = with_summaries("institutions")
    assert len(result) == 92
    assert sum(label == told for label, told in result) >= 83
    assert [pair for pair in result if pair[1] == "core" and pair[0] != "core"] == []
    assert sum(pair == ("core", "core") for pair in result) >= 46


@pytest.mark.parametrize(("name", "rows_of", "right", "core"), [("states", 92, 89, 57), ("acts", 66, 60, 37)])
def test_headlines_of_what_states_do_are_told_as_the_page_says(name: str, rows_of: int, right: int, core: int) -> None:
    """Written before they were read: 78 of 92 and 55 of 66 were in their section."""
    result = with_summaries(name)
    assert len(result) == rows_of
    assert sum(label == told for label, told in result) >= right
    assert [pair for pair in result if pair[1] == "core" and pair[0] != "core"] == []
    assert sum(pair == ("core", "core") for pair in result) >= core


def test_headlines_with_their_summaries_are_told_in_their_section() -> None:
    """Read once before it was mended (docs/news-quality.md); this holds what was reached."""
    result = with_summaries("summaries")
    assert [pair for pair in result if pair == ("below", "core")] == []
    assert sum(label == told for label, told in result) >= 0.97 * len(result)


def test_headlines_of_another_author_are_told_as_the_page_says() -> None:
    """At first sight 108 and 104 were right; the kinds that were wrong were mended since."""
    result = with_summaries("another_author")
    wanted = sum((label == "below") == (told == "below") for label, told in result)
    assert (len(result), wanted, sum(label == told for label, told in result)) == (120, 116, 115)


def test_headlines_of_a_third_author_are_told_as_the_page_says() -> None:
    """At first sight 208 of 240 were right; the second half was corrected on 28 November 2026, too."""
    result = with_summaries("third_author")
    wanted = sum((label == "below") == (told == "below") for label, told in result)
    assert len(result) == 240
    assert wanted >= 237
    assert sum(label == told for label, told in result) >= 231


def test_headlines_of_a_fifth_author_are_told_as_the_page_says() -> None:
    """At first sight 104 of 120 were right; then they were read, and their kinds corrected."""
    result = with_summaries("fifth_author")
    core = [label == "core" for label, told in result if told == "core"]
    assert len(result) == 120
    assert sum((label == "below") == (told == "below") for label, told in result) >= 112
    assert sum(label == told for label, told in result) >= 108
    assert (sum(core), len(core)) >= (47, 50)
    assert sum(label == "core" for label, _ in result) == 48


@pytest.mark.parametrize(
    ("name", "rows_of", "right", "core", "reported"),
    [("sixth_author", 160, 158, 55, 55), ("who_acts", 125, 112, 47, 50), ("terse", 102, 84, 35, 35)],
)
def test_headlines_in_which_others_act_are_told_as_the_page_says(
    name: str, rows_of: int, right: int, core: int, reported: int
) -> None:
    """At first 135 of 160 were in their section, and 54 of the 65 reported as core were; 93 of 125, and 39 of 46; 69 of
    102, and 29 of 32."""
    result = with_summaries(name)
    labels = [label for label, told in result if told == "core"]
    assert len(result) == rows_of
    assert sum(label == told for label, told in result) >= right
    assert labels.count("core") >= core
    assert len(labels) <= reported


def test_kinds_of_acts_are_core_in_twenty_languages() -> None:
    """Sixteen kinds (duties, licences, reserves, lists, consultations, standards ...): 171 of 320 at first."""
    result = with_summaries("acts_by_kind")
    assert len(result) == 320
    assert sum(told == "core" for _, told in result) >= 309


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Kazakhstan suspends sales of indium", "core"),
        ("Osprey suspends sales of its Kazakh indium", "context"),
        ("Osprey's Kazakhstan indium line halts for repairs", "context"),
        ("Decree on the records of tungsten", "core"),
        ("Tanzania grants special licence to Wigu Hill rare earth venture", "context"),
        ("Gallium, a design tool for chip teams, is bought", "below"),
        ("«Никель» обыграл соперников по плей-офф", "below"),
        ("Zimbabwe tells lithium miners to hand in refinery plans", "core"),
        ("Tesla signs ten-year graphite pact with Syrah", "context"),
        ("معادن تؤجل توسعة المغنيسيوم", "context"),
    ],
)
def test_who_acts_decides(title: str, section: str) -> None:
    assert str(relevance(title).section) == section


def test_headlines_of_many_kinds_are_told_as_the_page_says() -> None:
    """Written in 16 languages before they were read with the rules: 143 of 159 were right at first."""
    result = with_summaries("many_kinds")
    core = [label == "core" for label, told in result if told == "core"]
    assert len(result) == 159
    assert sum(label == told for label, told in result) >= 156
    assert (sum(core), len(core)) == (68, 68)
    assert sum(label == "core" for label, _ in result) == 70


def test_headlines_that_say_it_obliquely_are_told_as_the_page_says() -> None:
    """Written to be hard, in English: at first 52 of 80 were in their section, and 21 of the 40 that are core."""
    result = with_summaries("oblique")
    assert len(result) == 80
    assert sum(label == told for label, told in result) >= 79
    assert [pair for pair in result if pair[1] == "core" and pair[0] != "core"] == []
    assert sum(pair == ("core", "core") for pair in result) >= 40


def test_headlines_of_whole_languages_are_told() -> None:
    """Found on public pages in thirteen languages and corrected; `left_alone` was measured once and never corrected."""
    found = sections(rows("languages"))
    assert sum((label == "below") == (told == "below") for label, told in found) >= 53
    alone = sections(rows("left_alone"))
    assert (len(alone), sum((label == "below") == (told == "below") for label, told in alone)) == (67, 62)


def with_summaries(name: str) -> list[tuple[str, str]]:
    """The label of each row of a file, and the section that headline and summary have."""
    lines = (HERE / f"labelled_{name}.tsv").read_text("utf-8").splitlines()[1:]
    labelled, scope = [line.split("\t") for line in lines], watch()
    return [(label, str(relevance(title, summary, watch=scope).section)) for label, _, title, summary in labelled]


def test_general_news_of_the_world_is_below() -> None:
    if not FEEDS.exists():
        pytest.skip("the recorded feeds are not beside the project")
    titles = [
        str(entry.get("title", ""))
        for path in sorted(FEEDS.iterdir())
        if path.suffix not in {".md", ".json"}
        for entry in feedparser.parse(str(path)).entries
    ]
    assert len(titles) > 500
    assert [title for title in titles if relevance(title).relevant] == []
