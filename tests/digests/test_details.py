"""What a change shows beyond its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from digests.events.event import Event
from digests.forms.details import address_of, details_of
from digests.forms.view import Fold, address, details, evidence, folds, links
from digests.words.dates import ENGLISH
from storage.model import Sighting
from tests.digests.samples import FRIDAY, change, digest, member, mineral, news, step
from vocabulary.records import Value


def _told(kind: str, action: str = "changed", sentence: str = "told", **fields: tuple[Value, Value]) -> list[str]:
    return [line.text for line in details_of(change(kind, "x", action, sentence=sentence, fields=fields))]


def test_values_before_and_after_in_the_order_of_the_record_type() -> None:
    assert _told("Project", edition=(None, 2), stage=("40.00", "40.20"), title=("Tin", None)) == [
        "title: Tin → none",
        "stage: 40.00 → 40.20",
        "edition: none → 2",
    ]
    assert _told("Committee", secretariat=({"1": "SAC"}, {"2": "ANSI"})) == ["secretariat: SAC → ANSI"]


def test_what_the_sentence_says_is_not_said_again() -> None:
    assert _told("Project", sentence="ISO 1 moved from 40.00 to 40.20", stage=("40.00", "40.20")) == []
    assert _told("NewsItem", "added", "News of 2 January 2026: x", published=(None, "2026-01-02T09:00:00Z")) == []
    assert _told("NewsItem", "added", "News of 6 May: x", deadline=(None, "2026-06-01")) == [
        "comment deadline: 1 June 2026"
    ]


def test_of_a_collection_only_what_came_and_went() -> None:
    assert _told(
        "Committee", p_members=({"1": "DIN", "2": "SAC"}, {"1": "DIN (new name)", "3": "BSI", "4": "AFNOR"})
    ) == [
        "P-members: − SAC",
        "P-members: + AFNOR and BSI",
    ]
    assert _told("Project", ics=(["73.060"], ["73.060", "77.100"])) == ["ICS codes: + 77.100"]
    assert _told("Project", ics=(None, [f"{number}" for number in range(10, 20)])) == [
        "ICS codes: + 10, 11, 12, 13, 14, 15 and 4 more"
    ]


def test_sentences_of_a_page_are_quoted_and_counted() -> None:
    before = ["Ore one.", "Ore two.", "Ore three.", "Ore four.", "Ore five."]
    reported = _told("PageText", sentences=(before, ["Ore two.", "x" * 500]))
    assert reported == [
        "text: − Ore one.",
        "text: − Ore three.",
        "text: − Ore four.",
        "text: − 1 more sentence",
        "text: + " + "x" * 219 + "…",
    ]


def test_an_added_record_shows_what_is_worth_a_line() -> None:
    assert _told("Project", "added", title=(None, "Tin"), ics=(None, ["73"]), stage=(None, "10.20")) == [
        "title: Tin",
        "stage: 10.20",
    ]
    assert _told("NewsItem", "added", authors=(None, ["B", "A"])) == ["authors: A and B"]
    assert _told("PageText", "added", sentences=(None, ["x"])) == []


def test_a_removed_record_and_a_kind_of_a_later_version_show_nothing() -> None:
    assert _told("Project", "removed", title=("Tin", None)) == []
    assert _told("Later", title=("Tin", None)) == []
    assert _told("Later", "added", title=(None, "Tin")) == []


@pytest.mark.parametrize("url", ["https://x.example/a?b=1#c", "http://x.example:8080/"])
def test_a_web_address_is_a_link(url: str) -> None:
    assert address_of(news("x", fields={"url": (None, url)})) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "https://",
        "http://[",
        "https://real.example@evil.example/",
        "https://x.example/a b",
        "https://x.example/\u202etxt",
        "https://x.example/\r\nX: y",
        "https://x.example/" + "a" * 500,
        None,
        7,
    ],
)
def test_anything_else_is_not(url: Value) -> None:
    assert address_of(news("x", fields={"url": (None, url)})) is None


def test_an_event_links_where_its_changes_agree() -> None:
    one = news("a", fields={"url": (None, "https://x.example/1")})
    two = news("b", fields={"url": (None, "https://x.example/2")})
    assert address(Event.of([one])) == address(Event.of([one, news("c")])) == "https://x.example/1"
    assert address(Event.of([one, two])) is None


def test_every_event_has_a_link() -> None:
    document = step("ISO/DIS 1", "40.00", "40.20", key="77", id=5)
    parts = [step(f"ISO/DIS 1-{part}", "40.00", "40.20", key=str(part)) for part in (1, 2)]
    reported = digest(
        document, *parts, news("x"), mineral("Tin"), member("ISO/TC 298", {}, {"9": "DIN"}, key="5902483")
    )
    results = {event.headline[:12]: [link.url for link in links(reported, event)] for event in reported.events}
    assert results == {
        "ISO/DIS 1 is": ["https://www.iso.org/standard/77.html"],
        "ISO/DIS 1-1 ": ["https://www.iso.org/standard/1.html", "https://www.iso.org/standard/2.html"],
        "News: “x”": ["https://source.example/page"],
        "Tin in the C": ["https://source.example/page"],
        "DIN (Germany": ["https://www.iso.org/member/9.html"],
    }
    with_site = replace(reported, site="https://site.example/critmin/")
    (event,) = (event for event in reported.events if event.changes[0].id == 5)
    assert [link.url for link in links(with_site, event)] == [
        "https://www.iso.org/standard/77.html",
        "https://site.example/critmin/changes/5/",
    ]


def test_links_do_not_follow_their_readers() -> None:
    url = "https://x.example/a?utm_source=mail&id=7&fbclid=x#top"
    (event,) = digest(news("x", fields={"url": (None, url)})).events
    assert address(event) == "https://x.example/a?id=7#top"


def test_evidence() -> None:
    seen = Sighting("gazette", FRIDAY, "c")
    assert evidence(Event.of([news("a", id=7)])) == "change 7, seen 26 January 2026"
    assert evidence(Event.of([step("a", "10.20", "40.20", id=7, sightings=(seen, seen))])) == (
        "change 7, seen 26 January 2026, also through gazette"
    )
    many = [news(f"{number}", id=number) for number in (3, 4, 5, 9)]
    assert evidence(Event.of(many)) == "changes 3 to 5 and 9, seen 26 January 2026"
    weeks = [news("a", id=3), news("b", id=4, detected_at=FRIDAY + timedelta(days=7))]
    first, last = (ENGLISH.day(item.detected_at) for item in weeks)
    assert evidence(Event.of(weeks)) == f"changes 3 and 4, seen from {first} to {last}"


def test_many_changes_are_folded_and_counted() -> None:
    event = Event.of([mineral(f"M{number}") for number in range(15)], "Fifteen")
    results = folds(event)
    assert results[0] == Fold("M0", "+")
    assert results[-1] == Fold("and 3 more")
    assert len(results) == 13
    assert details(event) == []


def test_what_the_headline_leaves_out_stands_below_it() -> None:
    parts = [step(f"ISO/DIS 7404-{part}", "40.00", "40.20", key=str(part)) for part in (1, 2)]
    (event,) = digest(*parts).events
    assert folds(event) == []  # their titles are not known
    assert folds(replace(event, lines=("One.", "Two."))) == [Fold("One."), Fold("Two.")]


def test_a_changed_scope_shows_the_sentences_that_came_and_went() -> None:
    before = "Standardization of ores. Excluded: coal. Sampling and analysis."
    after = "Standardization of ores. Excluded: coal and coke. Sampling and analysis."
    results = details_of(change("Committee", "ISO/TC 1", fields={"scope": (before, after)}))
    assert [(line.sign, line.before or line.after) for line in results] == [("−", "coal."), ("+", "coal and coke.")]
