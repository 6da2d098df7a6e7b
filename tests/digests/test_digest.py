"""The digest as a whole: what is told, its subject, its opening, its closing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.events.event import Theme
from digests.issue.select import Interests
from digests.issue.summary import OPENING, SUBJECT
from digests.words.periods import period_of
from storage.model import SourceState
from tests.digests.cases import CASES
from tests.digests.samples import (
    FRIDAY,
    MONDAY,
    NOW,
    SOURCES,
    WEEK,
    change,
    digest,
    mineral,
    news,
    states,
    step,
)
from vocabulary.changes import Significance


@pytest.mark.parametrize("name", CASES)
def test_subjects_carry_the_news_on_one_short_line(name: str) -> None:
    made = CASES[name]()
    assert made.subject.startswith("Critical minerals: ")
    assert len(made.subject) <= SUBJECT
    assert len(made.subject.splitlines()) == 1
    assert 1 <= len(made.opening) <= OPENING


@given(st.lists(st.tuples(st.text(max_size=200), st.sampled_from(list(Significance))), max_size=12))
@settings(max_examples=100, deadline=None)
def test_whatever_the_titles_subject_and_opening_keep_their_form(titles: list[tuple[str, Significance]]) -> None:
    made = digest(*(news(title, significance=weight) for title, weight in titles))
    assert len(made.subject) <= SUBJECT
    assert len(made.opening) <= OPENING
    for line in (made.subject, *made.opening, *made.closing):
        assert line
        assert len(line.splitlines()) == 1


def test_subject_counts_what_it_does_not_tell() -> None:
    changes = [step(f"ISO {number}", "60.00", "60.60") for number in (1, 2)]
    law = news("A rule", topics=("official",), significance="critical")
    assert digest(*changes, law).subject == "Critical minerals: News: “A rule”; 2 standards published"
    assert digest(*changes, law, mineral("Tin"), mineral("Zinc")).subject == (
        "Critical minerals: News: “A rule”; 1 change of a list, 2 standards published"
    )


def test_opening_tells_three_events_and_counts_the_rest() -> None:
    kinds = [
        *(news(f"title {number}") for number in range(5)),
        step("ISO 1", "60.00", "60.60"),
        step("ISO 2", "50.60", "60.00"),
        step("ISO 3", "40.00", "40.20"),
        step("ISO 4", "60.60", "95.99"),
        change("Project", "ISO/AWI 5", "added"),
        change("Meeting", "a meeting", "added"),
        change("Framework", "a framework"),
        change("Committee", "ISO/TC 1"),
        mineral("Tin"),
    ]
    failing = SourceState("gazette", outcome="failed", failures=9, polled_at=FRIDAY)
    made = digest(*kinds, states=states(gazette=failing))
    assert len(made.opening) <= OPENING
    assert made.opening[:3] == (
        "ISO 3 is out for enquiry ballot (40.20): P-members vote",
        "ISO/AWI 5 is a new project",
        "ISO 1 was published",
    )
    assert made.opening[3].startswith("Also: 1 change of a list, 1 standard in publication, ")
    assert "could not be read: Official gazette" in made.health.sentence


def test_only_the_period_is_told() -> None:
    inside = news("inside", detected_at=WEEK.since)
    made = digest(
        inside, news("late", detected_at=WEEK.until), news("early", detected_at=WEEK.since - timedelta(days=1))
    )
    assert [event.changes for event in made.events] == [(inside,)]
    assert made.counts.changes == 1


def test_silence_is_explained() -> None:
    assert digest().opening == ("No change was seen this week.", "8 of 8 sources were read this week.")
    assert digest(states=[]).subject == "Critical minerals: no source was read this week"
    minor = digest(news("a", significance="routine"))
    assert minor.opening[0] == 'Nothing of "notable" or higher significance was seen this week.'
    assert minor.closing[-1].endswith(
        "Not shown: 1 change of lesser significance; critmin changes --since 2026-01-26 lists them."
    )
    mine = digest(news("a"), interests=Interests(topics=frozenset({"ansi"})))
    assert mine.opening[0].endswith("was seen this week in what you follow.")
    assert "1 change outside what you follow" in mine.closing[-1]
    assert "topics ansi" in mine.closing[-1]


def test_sections_come_in_the_order_of_themes_and_count_quiet_sources() -> None:
    made = digest(news("a", significance="critical"), mineral("Tin"))
    assert [section.theme for section in made.sections] == [Theme.LISTS, Theme.NEWS]
    assert [section.quiet for section in made.sections] == [1, 0]
    assert {section.theme: section.quiet for section in made.quiet} == {
        Theme.ISO: 2,
        Theme.ANSI: 1,
        Theme.OFFICIAL: 1,
        Theme.FRAMEWORKS: 1,
    }


def test_groups_start_with_the_weightiest() -> None:
    changes = [step("ISO 1", "60.00", "60.60"), step("ISO 2", "40.00", "40.20", significance="critical")]
    (section,) = digest(*changes, step("ISO 3", "60.00", "60.60")).sections
    assert [(heading, len(events)) for heading, events in section.groups] == [
        ("Ballots that opened: what you may have to vote on", 1),
        ("Published", 2),
    ]


def test_counts_add_up() -> None:
    changes = [news("a"), news("b", significance="routine"), mineral("Tin"), mineral("Zinc")]
    made = digest(*changes, interests=Interests(topics=frozenset({"news"})), period=period_of("month", NOW))
    assert (made.counts.changes, made.counts.reported, made.counts.minor, made.counts.unfollowed) == (4, 1, 1, 2)


def test_interests_in_a_jurisdiction_go_by_the_source() -> None:
    made = digest(mineral("Tin"), news("a", detected_at=MONDAY), interests=Interests(jurisdictions=frozenset({"CA"})))
    assert [event.group.theme for event in made.events] == [Theme.LISTS]
    assert len(SOURCES) == made.health.known
