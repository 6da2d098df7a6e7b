"""What no mail may exceed and what each item must have, whatever a week brings: thousands of changes, giant texts."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from digests.delivery.mail import Recipient, Sender, body, letter, whole
from digests.events.gather import events
from digests.feeds.channels import channels
from digests.feeds.syndication import atom, page
from digests.forms.render import Format, render
from digests.issue.digest import Digest
from digests.issue.known import facts
from digests.issue.select import Interests
from digests.issue.upcoming import Upcoming
from storage.model import ChangeQuery
from tests.digests.samples import (
    NOW,
    SOURCES,
    Watched,
    change,
    digest,
    member,
    mineral,
    news,
    states,
    step,
    waiting,
)
from tests.pipeline.worlds import open_store
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import Kind, Record

GIANT = "重要鉱物 & <" * 60_000
LONG = f"https://ministry.example/{'%E9%87%8D' * 50}"
COMMITTEES = tuple(f"ISO/TC {number}" for number in range(20_000))
SENDER = Sender("Digest", "digest@example.org")


def ahead(number: int, what: str = "enquiry ballot (DIS) on ISO/DIS 1 closes") -> list[Upcoming]:
    days = ((NOW + timedelta(days=1 + at % 140)).date() for at in range(number))
    return [Upcoming(f"Project/{at}", day, what, LONG, ("news",), (), (), "US") for at, day in enumerate(days)]


def of_everything() -> Digest:
    """A week in which all of it happens at once."""
    names = {str(number): f"BODY{number}" for number in range(150)}
    return digest(
        *(news(f"{number} {GIANT[:900]}", fields={"url": (None, LONG)}) for number in range(1_200)),
        *(step(f"ISO {number}", "40.00", "40.20", committees=(f"ISO/TC {number % 300}",)) for number in range(3_000)),
        *(member(f"ISO/TC {number}", {}, names, committees=(f"ISO/TC {number}",)) for number in range(120)),
        *(mineral(f"{GIANT[:900]} {number}") for number in range(400)),
        *(news(f"{number} {GIANT}", significance="routine", topics=("ansi",)) for number in range(5)),
        ahead=ahead(3_000),
        sources=[Watched(source.id, GIANT, source.jurisdiction, source.topic) for source in SOURCES],
        states=[],
        site=LONG,
        least=Significance.ROUTINE,
    )


WEEKS: dict[str, Any] = {
    "everything": of_everything,
    "a giant headline": lambda: digest(news(GIANT)),
    "a giant reference and title": lambda: digest(step(GIANT, "40.00", "40.20", fields={"title": (None, GIANT)})),
    "a giant committee": lambda: digest(member(GIANT, {"3": GIANT}, {"7": GIANT}, significance="critical")),
    "a giant text": lambda: digest(
        change("PageText", GIANT, sentence=GIANT, fields={"text": (GIANT, GIANT[:-1])}, topics=("official",))
    ),
    "a giant material": lambda: digest(mineral(GIANT)),
    "the first load of a catalogue": lambda: digest(
        *(change("Project", f"ISO {at}:2020", "added", fields={"stage": (None, "60.60")}) for at in range(6_000)),
        least=Significance.ROUTINE,
    ),
    "giant titles of the context": lambda: digest(
        news("one"), *(news(f"Nickel smelter {n} {GIANT}", significance="routine") for n in range(5))
    ),
    "a reader of twenty thousand committees": lambda: digest(
        news("one"), interests=Interests(committees=frozenset(COMMITTEES), topics=frozenset({"news"}))
    ),
    "giant searches": lambda: digest(news("one"), interests=Interests(searches=(GIANT, "one"))),
    "sources of giant names": lambda: digest(
        sources=[Watched(f"s{at}", GIANT, "US", "news") for at in range(9)], states=[]
    ),
    "giant dates ahead": lambda: digest(news("one"), ahead=ahead(4_000, GIANT[:300])),
}


@pytest.mark.parametrize("week", WEEKS)
def test_no_part_of_a_mail_is_larger_than_mail_programs_show(week: str) -> None:
    made = WEEKS[week]()
    drawn = body(made, Format.HTML)
    rest = (whole(made),) if drawn.is_cut else ()
    sent = letter(made, drawn, Recipient("Ada", "a@example.org"), SENDER, due_at=NOW, made_at=NOW, attached=rest)
    parts = {
        part.get_content_type(): part
        for part in reversed([*email.message_from_bytes(sent.content, policy=email.policy.default).walk()])
    }
    for kind in ("text/html", "text/plain"):
        assert len(parts[kind].get_content().encode()) < 100_000
        assert len(str(parts[kind].get_payload())) < 100_000
    for form in ("html", "text", "markdown"):
        assert len(render(made, form).encode()) < 100_000
    assert len(made.subject) <= 110


@pytest.mark.parametrize("week", WEEKS)
def test_every_item_of_a_mail_has_a_link_that_follows_nobody(week: str) -> None:
    page_: Any = html.fromstring(render(WEEKS[week](), "html"))
    events_ = page_.xpath("//div[contains(@class, 'event')]")
    assert all(event.xpath(".//a/@href") for event in events_)
    entries = page_.xpath("//ul[@class='ahead']/li[b]")
    assert all(entry.xpath(".//a/@href") for entry in entries)
    assert not re.search(r"utm_|fbclid|gclid", " ".join(page_.xpath("//a/@href")))


def test_what_is_coming_up_and_does_not_fit_is_counted_and_attached() -> None:
    made = digest(news("one"), ahead=ahead(200))
    for form in ("text", "html", "markdown"):
        assert "and 140 more, the next on" in " ".join(render(made, form).split())
        assert "critmin feeds FOLDER writes a calendar" in " ".join(render(made, form).split())
    drawn = body(made, Format.HTML)
    assert drawn.is_cut
    attached = whole(made).content.decode()
    assert attached.count("enquiry ballot (DIS) on ISO/DIS 1 closes") == 200
    assert not body(digest(news("one"), ahead=ahead(60)), Format.HTML).is_cut


def test_titles_of_the_context_lead_to_their_item() -> None:
    url = "https://news.example/smelter"
    aside = news("Nickel smelter closes in Examplia", significance="routine", fields={"url": (None, url)})
    made = digest(news("one"), aside)
    assert [event.changes[0].id for event in made.asides] == [aside.id]
    assert f'<a href="{url}"' in render(made, "html")
    assert f"Nickel smelter closes in Examplia\n    {url}\n" in render(made, "text")
    assert f"[Nickel smelter closes in Examplia](<{url}>)" in render(made, "markdown")


def test_readers_get_one_line_about_sources() -> None:
    """What needs a person is the operator's business: no reader is told of failures, reviews and commands for them."""
    held, failing = waiting(ca_critical_minerals="half of the list is gone"), states()
    made = digest(news("one"), waiting=held, states=failing)
    for form in ("text", "html"):
        text = " ".join(re.sub(r"<[^>]*>", " ", render(made, form)).split())
        assert text.count("sources were read") == 1
        assert "under review: Canada, list page" in text
        assert "half of the list is gone" not in text
        assert "critmin accept" not in text


def test_an_item_of_news_that_changed_leads_to_the_item_and_not_to_its_source(tmp_path: Path) -> None:
    store, at = open_store(tmp_path), datetime(2026, 1, 26, 7, tzinfo=UTC)
    url = "https://gazette.example/notice/7"
    stated = {"title": "Draft list", "url": url, "deadline": "2026-03-01"}
    before, after = (
        Record(Kind.NEWS_ITEM, "7", "Draft list", {**stated, "deadline": day}) for day in ("2026-03-01", "2026-04-01")
    )
    with store.begin() as transaction:
        transaction.write("gazette", [after], snapshot="s", at=at)
        transaction.add_changes(
            "gazette",
            [
                (
                    Change(Action.CHANGED, before, after, {"deadline": ("2026-03-01", "2026-04-01")}),
                    Telling(Significance.NOTABLE, "The deadline moved", ("official",), (), ()),
                )
            ],
            at=at,
            before=None,
            after=None,
        )
    changes = store.changes(ChangeQuery())
    known = facts(store, changes, NOW, NOW.date())
    assert url in render(digest(*changes, known=known), "html")
    (event,) = events(changes, known)
    assert page(event, None, {"gazette": "https://gazette.example/"}) == url


def test_every_entry_of_a_feed_has_a_link() -> None:
    told = events([change("PageText", "Act", sentence="The act changed", fields={"text": ("a", "b")}), news("Tin")])
    everything = channels(told, {})[0]
    sources = {"trade-news": "https://trade.example/news"}
    assert atom(everything, None, None, sources).count(b'href="https://trade.example/news"') == 2
