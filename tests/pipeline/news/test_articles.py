"""The articles behind teasers, over loopback: read once and politely, and whatever they are, their items stay."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email.utils import format_datetime
from functools import partial

import pytest

from critmin.teller import Teller
from digests.issue.known import coming_up
from pipeline.fetch import Client, Limits
from pipeline.news.article import TEASER, why_not
from pipeline.outcome import Outcome
from pipeline.poll.articles import A_ROUND
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from pipeline.reading.workers import Workers
from pipeline.source import Source
from storage.evidence.articles import Article, Articles, State
from storage.relevance import of_change
from storage.search import search
from storage.store import ChangeQuery, Store, StoredChange
from tests.pipeline.news.feeds import DAY, Item, rss
from tests.pipeline.news.server import Answer, Publisher
from tests.pipeline.worlds import source
from vocabulary.changes import Action, Significance
from vocabulary.news.relevance import relevance
from vocabulary.records import Kind
from vocabulary.search import parsed

START = DAY + timedelta(hours=4)
HTML = (("Content-Type", "text/html; charset=utf-8"),)
OLD = Item("An older report", "{}/old", "g0", text="Words.")
CORE = Item("Examplia sets an export quota for gallium", "{}/gallium", "g1", text="The ministry has decided.")
CONTEXT = Item("Osprey Ridge opens its lithium mine", "{}/osprey", "g2", text="A report from the north.")
BELOW = Item("A village fair in the north", "{}/fair", "g3", text="With music.")
BODY = (
    "Examplia will set an export quota for gallium next year, its ministry of trade said in a notice on Monday.",
    "Exporters have to name the buyers abroad and to show where the metal was refined before they are given a share.",
    "Comments on the draft order must reach the ministry by 27 February 2027.",
    "A part of the quota is kept for the maker of indium phosphide at Kestrel Bay.",
)


def page(*sentences: str, title: str = "A page") -> Answer:
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    html = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{text}</main></body></html>"
    return Answer(html.encode(), headers=HTML)


def feed(web: Publisher, *items: Item, day: int = 0) -> Answer:
    now = format_datetime(START + timedelta(days=day))
    return Answer(rss(*(item.but(link=item.link.format(web.base), date=now) for item in items)))


def watched(web: Publisher, **entries: object) -> Source:
    settings = {"articles": "relevant", "expect": {"min_records": 0, "max_vanish": 1}, **entries}
    return source("feed", f"{web.base}/feed", id="ores", topic="news", **settings)


def _clock(at: datetime) -> datetime:
    return at


def poll(store: Store, one: Source, day: int, reader: InProcess | Workers | None = None) -> Outcome:
    at = START + timedelta(days=day)
    with Client(limits=Limits(host_gap=0, retries=0), allow_private=True) as client:
        refresher = Refresher(store, client, Teller(), now=partial(_clock, at), reader=reader or InProcess())
        return refresher.refresh([one]).sources[0]


def told(store: Store) -> list[StoredChange]:
    return [change for change in store.changes(ChangeQuery(kind=Kind.NEWS_ITEM)) if change.action == Action.ADDED]


def article(store: Store) -> Article:
    (change,) = told(store)
    (stored,) = Articles(store.engine).of(change.key)
    return stored


def polled_with(store: Store, web: Publisher, item: Item, answer: Answer | None, **entries: object) -> Source:
    """An older item is known; then the item comes, and what stands at its address."""
    one = watched(web, **entries)
    web.answers["/feed"] = feed(web, OLD)
    assert poll(store, one, 0).ok
    web.answers["/feed"] = feed(web, item, OLD, day=1)
    if answer:
        web.answers[item.link.format("")] = answer
    assert poll(store, one, 1).outcome == "changed"
    return one


def test_the_article_of_what_is_core_is_read_and_kept_as_evidence(store: Store, web: Publisher) -> None:
    polled_with(store, web, CORE, page(*BODY, title=CORE.title))
    stored = article(store)
    assert stored.state is State.READ
    assert stored.text.splitlines()[-len(BODY) :] == list(BODY)
    assert stored.snapshot
    assert CORE.title.encode() in b"".join(store.snapshot(stored.snapshot))
    assert (stored.deadline, stored.deadline_text) == ("2027-02-27", BODY[2])
    (change,) = told(store)
    assert change.significance == Significance.NOTABLE
    assert change.minerals == ("gallium", "indium")
    assert change.lead.endswith(BODY[-1])


def test_it_is_read_in_a_process_of_its_own(store: Store, web: Publisher) -> None:
    one = watched(web)
    with Workers(usual=1) as reader:
        web.answers["/feed"] = feed(web, OLD)
        poll(store, one, 0, reader)
        web.answers |= {"/feed": feed(web, CORE, OLD, day=1), "/gallium": page(*BODY, title=CORE.title)}
        poll(store, one, 1, reader)
    assert article(store).state is State.READ


def test_its_words_are_found_and_its_deadline_is_in_the_calendar(store: Store, web: Publisher) -> None:
    one = polled_with(store, web, CORE, page(*BODY, title=CORE.title))
    assert [hit.title for hit in search(store.engine, parsed('"kestrel bay"'))] == [CORE.title]
    assert [hit.title for hit in search(store.engine, parsed("indium"), what="item")] == [CORE.title]
    assert search(store.engine, parsed("phosphide"), what="document") == []
    (entry,) = coming_up(store, [one], START + timedelta(days=2))
    assert (entry.day, entry.what) == (date(2027, 2, 27), f"comments close: {CORE.title}")
    assert coming_up(store, [one], START + timedelta(days=2), START) == []


def test_what_an_article_says_is_found_though_a_search_came_before_it(store: Store, web: Publisher) -> None:
    one = polled_with(store, web, CORE, Answer(b"", 503))
    assert search(store.engine, parsed("phosphide")) == []
    web.answers["/gallium"] = page(*BODY, title=CORE.title)
    poll(store, one, 2)
    assert [hit.title for hit in search(store.engine, parsed("phosphide"))] == [CORE.title]


def test_a_second_look_makes_context_core_and_never_tells_twice(store: Store, web: Publisher) -> None:
    said = (
        "The mining law of Examplia is amended so that it covers critical minerals, the ministry said on Monday.",
        "The amended law sets terms for projects that refine antimony, and for the roads that lead to them.",
        "It is in force as soon as it is published in the official journal, which takes some weeks.",
    )
    item = Item("Mining law amended in Examplia", "{}/law", "g4", text="A report.")
    one = polled_with(store, web, item, Answer(b"", 503))
    assert [change.significance for change in told(store)] == [Significance.ROUTINE]
    web.answers["/law"] = page(*said, title=item.title)
    assert poll(store, one, 2).changes == 0
    (change,) = told(store)
    assert (change.significance, change.minerals) == (Significance.NOTABLE, ("antimony",))
    assert [match.where for match in (of_change(change) or relevance("")).matched[:2]] == ["title", "article"]
    for day in (3, 4):
        assert poll(store, one, day).changes == 0
    assert len(told(store)) == 1


def test_a_second_look_takes_nothing_back(store: Store, web: Publisher) -> None:
    said = [f"Examplia sets its export of gallium aside and holds a fair of the village, part {n}." for n in range(5)]
    polled_with(store, web, CORE, page(*said, title=CORE.title))
    (change,) = told(store)
    assert (article(store).state, change.significance) == (State.READ, Significance.NOTABLE)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"", 404), "404"),
        (Answer(b"", 403), "403"),
        (Answer(b"%PDF-1.7 \x00\x01", headers=(("Content-Type", "application/pdf"),)), "expected an HTML page"),
        (Answer(b"<html><body></body></html>", headers=HTML), "no main text"),
        (page("Too little."), "hardly any text"),
        (page(*(f"The menu of the canteen has soup and fish on day {n} of this week." for n in range(9))), "headline"),
        (Answer(b"", 302, (("Location", "/"),)), "front page"),
    ],
)
def test_an_article_that_is_none_leaves_its_item_as_it_was(
    store: Store, web: Publisher, answer: Answer, reason: str
) -> None:
    web.answers["/"] = page(*BODY)
    one = polled_with(store, web, CORE, answer)
    stored = article(store)
    assert (stored.state, stored.text, stored.deadline) == (State.REFUSED, "", None)
    assert reason in (stored.reason or "")
    (change,) = told(store)
    assert (change.significance, change.minerals, change.lead) == (Significance.NOTABLE, ("gallium",), "")
    web.answers["/gallium"] = page(*BODY, title=CORE.title)
    assert poll(store, one, 2).ok
    assert article(store).state is State.REFUSED, "what answered is asked once"


def test_robots_are_heeded(store: Store, web: Publisher) -> None:
    web.answers["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /gallium\n", headers=(("Content-Type", "text/plain"),)
    )
    polled_with(store, web, CORE, page(*BODY, title=CORE.title))
    assert (article(store).state, "robots" in (article(store).reason or "")) == (State.REFUSED, True)


def test_a_host_that_is_away_is_asked_three_times(store: Store, web: Publisher) -> None:
    one = polled_with(store, web, CORE, Answer(b"", 503))
    for day, state in ((1, State.WANTED), (2, State.WANTED), (3, State.REFUSED)):
        if day > 1:
            assert poll(store, one, day).ok
        assert article(store).state is state


def test_what_was_told_long_ago_is_not_asked_for_any_more(store: Store, web: Publisher) -> None:
    one = polled_with(store, web, CORE, Answer(b"", 503))
    web.answers["/gallium"] = page(*BODY, title=CORE.title)
    assert poll(store, one, 12).ok
    assert (article(store).state, article(store).reason) == (State.REFUSED, "it was reported more than a week ago")


@pytest.mark.parametrize(
    ("item", "setting"),
    [
        (BELOW, "relevant"),
        (CONTEXT, "core"),
        (CORE, "none"),
        (CORE.but(text="A word of a whole text. " * (TEASER // 20)), "relevant"),
        (CORE.but(link=""), "relevant"),
    ],
)
def test_what_is_not_wanted_is_not_asked_for(store: Store, web: Publisher, item: Item, setting: str) -> None:
    polled_with(store, web, item, None, articles=setting)
    (change,) = told(store)
    assert Articles(store.engine).of(change.key) == []


def test_what_is_known_from_the_first_poll_has_no_article(store: Store, web: Publisher) -> None:
    web.answers["/feed"] = feed(web, CORE)
    poll(store, watched(web), 0)
    assert Articles(store.engine).sources() == set()


def test_a_round_reads_a_few_and_the_next_one_goes_on_with_core_first(store: Store, web: Publisher) -> None:
    titles = [f"Osprey Ridge opens lithium mine number {n}" for n in range(A_ROUND)]
    titles += [f"Examplia sets export quota number {n} for gallium" for n in range(3)]
    items = [Item(title, f"{{}}/{n}", f"g{n}x", text="Words.") for n, title in enumerate(titles)]
    for n, title in enumerate(titles):
        web.answers[f"/{n}"] = page(*(f"{title}, says sentence {m} of it." for m in range(8)), title=title)
    one = watched(web)
    web.answers["/feed"] = feed(web, OLD)
    poll(store, one, 0)
    web.answers["/feed"] = feed(web, OLD, *items, day=1)
    poll(store, one, 1)
    states = {change.label: Articles(store.engine).of(change.key)[0].state for change in told(store)}
    assert sorted(states[title] for title in titles[-3:]) == [State.READ] * 3
    assert list(states.values()).count(State.READ) == A_ROUND
    assert poll(store, one, 2).changes == 0
    assert Articles(store.engine).sources() == set()


@pytest.mark.parametrize(
    ("title", "text", "right"),
    [
        ("Уряд обмежив експорт галію", "Уряд обмежує експортом галій. " * 12, True),
        ("中国对镓实施出口管制", "商务部宣布对镓相关物项实施出口管制。" * 8, True),
        ("中国对镓实施出口管制", "本站使用缓存来改善您的体验，请接受。" * 8, False),
        ("Examplia limits gallium exports", "Log in to read this page. Subscribers read everything here. " * 6, False),
    ],
)
def test_a_page_is_an_article_where_it_speaks_of_its_headline(title: str, text: str, right: bool) -> None:
    reason = why_not("https://ores.example/a", "https://ores.example/a", title, [text])
    assert (reason is None) is right, reason
