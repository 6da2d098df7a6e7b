"""The first seen of a page may be something that stands in for it, in words that nobody knows: then it waits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.document import Body, Document
from pipeline.extract import extractor
from pipeline.extraction import ExtractionError
from pipeline.fetch.standins import Page
from pipeline.fetch.walls import Answer, standing_in
from pipeline.poll.first.pages import evidence, may_stand_in, says_too_much
from pipeline.source import Source
from storage.store import ChangeQuery
from tests.pipeline.fetch.test_standins import _LINES, judged
from tests.pipeline.fetch.test_walls import _recorded
from tests.pipeline.worlds import open_store, poll, record, source

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
PAGES = Path(__file__).with_name("first_pages.tsv").read_text(encoding="utf-8").splitlines()
SIGNED = Path(__file__).with_name("signed_pages.tsv").read_text(encoding="utf-8").splitlines()
URL = "https://ministry.example/strategy"
UNKNOWN = "<h1>Kundgjering</h1><p>Me lagar eit nytt oppslag her og kjem att om litt.</p>"
REAL = "".join(f"<p>Rule {n} of the strategy covers lithium ore {n} from mine to refinery.</p>" for n in range(9))


def watched(**more: object) -> Source:
    return source("page", URL, **{"name": "Norwegian minerals strategy", "organisation": "Ministry of Trade", **more})


def markup(body: str) -> bytes:
    return f"<html><head><title>x</title></head><body><main>{body}</main></body></html>".encode()


def reason(body: str, entry: Source) -> str | None:
    document = Document(entry.id, URL, 200, {}, "text/html", Body.of(markup(body)), START)
    seems = standing_in(Answer(URL, URL, 200, {"content-type": "text/html"}, document.body.read(), document.body.size))
    judged = replace(document, seems=seems.what if seems else None)
    return may_stand_in(entry, judged, extractor("page").extract(document, entry).records)


def test_an_unknown_stand_in_waits_and_the_page_itself_is_the_baseline(tmp_path: Path) -> None:
    store, entry, next_day = open_store(tmp_path), watched(), START + timedelta(days=1)
    archive = record(tmp_path, [(URL, START, markup(UNKNOWN)), (URL, next_day, markup(REAL))], "text/html")
    (first,) = poll(store, archive, START, entry).sources
    assert first.outcome == "quarantined", first
    assert "nothing in it speaks of what is watched" in (first.error or "")
    assert len(store.reviews()) == 1
    (then,) = poll(store, archive, next_day, entry).sources
    assert then.outcome == "first", then
    assert store.reviews() == []
    assert store.changes(ChangeQuery()) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>The strategy is under review.</p>",  # of its name
        "<p>Gallium is on the list.</p>",
        "<p>Mining permits are issued here.</p>",
        "<p>The committee works on ISO 22927.</p>",
        REAL.replace("lithium ore", "a thing")
        .replace("strategy", "scheme")
        .replace("mine to refinery", "here to there"),
    ],
)
def test_what_speaks_of_what_is_watched_or_says_more_is_believed(body: str) -> None:
    assert reason(body, watched()) is None


@pytest.mark.parametrize(
    "body", ["<p>The Ministry of Trade will be back soon.</p>", "<p>Please use Chrome or Firefox.</p>"]
)
def test_who_publishes_it_and_a_browser_say_nothing(body: str) -> None:
    assert reason(body, watched(name="Ministry of Trade: news")) is not None


@pytest.mark.parametrize("body", ["<p>Cổng thông tin đang nâng cấp.</p>", "<p>Le domaine ore-list.fr a expiré.</p>"])
def test_words_of_other_languages_and_names_of_sites_say_nothing(body: str) -> None:
    assert reason(body, watched()) is not None


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Orden</h1><p>Portaria 71, de 9 de abril de 2026.</p>",  # a date far from now
        "<h1>Vedtak</h1><p>Vedtatt i 2024, med virkning for fem fylker.</p>",
        "<h1>Postanowienie</h1><p>№ 2473-р</p>",
        "<h1>Decreto</h1><p>Convertito con la legge 115/2024.</p>",
        "<h1>Comments</h1><p>Open for comments until 28 May.</p>",
    ],
)
def test_a_matter_of_record_is_believed(body: str) -> None:
    assert reason(body, watched()) is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>Bear with us until 7 January 2026.</p>",  # a date that is now
        "<p>Bear with us until 7 January.</p>",
        "<p>Closed on 12 May 2026 from 10:00 to 14:00.</p>",
        "<p>Back at 6 pm on 12 May 2026.</p>",
        "<p>Bear with us. © 2019 Ministry</p>",
        "<p>Bear with us. Copyright 2011-2024 Ministry</p>",
        "<p>This site was archived on 3 May 2024.</p>",
        "<p>Registered in 2019, this domain may soon be yours.</p>",
        "<p>Relaunch 2026!</p>",
    ],
)
def test_what_is_dated_now_or_speaks_of_a_site_waits(body: str) -> None:
    assert reason(body, watched()) is not None


def test_a_word_of_the_name_in_a_script_of_short_words_is_one() -> None:
    assert reason("<p>国家備蓄は60日分</p>", watched(name="希少金属備蓄", organisation="JOGMEC")) is None
    assert reason("<p>ただいま準備です</p>", watched(name="希少金属備蓄", organisation="JOGMEC")) is not None
    ministry = watched(name="산업통상자원부 전략", organisation="산업통상자원부")
    assert reason("<p>산업통상자원부입니다</p>", ministry) is not None  # who publishes it


def test_no_stand_in_passes_and_some_honest_pages_wait() -> None:
    """`first_pages.tsv`: 40 short honest pages and 40 stand-ins, written before they were measured; of the honest ones
    11 wait, which say nothing of their source's name, of what is watched, and nothing that is dated. No honest page may
    ever be told as a stand-in."""
    believed, told = Counter[str](), []
    for line in PAGES:
        what, name, organisation, body = line.split("\t")
        believed[what] += reason(body, watched(name=name, organisation=organisation)) is None
        told += [body] if what == "honest" and judged(body) else []
    assert (believed["standin"], told) == (0, [])
    assert believed["honest"] >= 29


def test_stand_ins_signed_by_what_is_watched_wait_and_pages_about_such_things_are_believed() -> None:
    """`signed_pages.tsv`, written while the weights were set: stand-ins of ministries of mines, lists, committees,
    and pages about maintenance, outages, cookies, logins, robots and errors in the world; then what the systems say
    that publishers use (Cloudflare, Akamai, Incapsula, F5, AWS, Drupal, WordPress, SharePoint and others)."""
    outcomes = Counter[tuple[str, bool]]()
    for line in SIGNED:
        what, name, organisation, body = line.split("\t")
        outcomes[what, not judged(body) and reason(body, watched(name=name, organisation=organisation)) is None] += 1
        assert what == "standin" or not judged(body), body
    assert outcomes["standin", True] == 0
    assert outcomes["honest", True] >= 10, outcomes


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Site en maintenance</h1><p>Le site du ministère des mines est momentanément inaccessible.</p>",
        "<h1>Mineral system</h1><p>Access to the mineral licensing system is not possible owing to maintenance.</p>",
        "<p>Nous préparons une nouvelle version de notre portail, revenez nous voir.</p>",
    ],
)
def test_a_page_in_which_nothing_is_as_it_was_waits_if_nothing_speaks_for_it(tmp_path: Path, body: str) -> None:
    short = markup("<h1>Permits</h1><p>Permits for lithium mining were issued to four firms in the north.</p>")
    outcomes, changes = _polls(tmp_path, short, markup(body), short)
    assert outcomes[1] in ("failed", "quarantined")
    assert (outcomes[0], outcomes[2], changes) == ("first", "unchanged", 0)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Refinery unavailable</h1><p>The refinery is temporarily unavailable after a fire; exports rest.</p>",
        "<h1>Permits</h1><p>No permit was issued in May.</p>",
    ],
)
def test_an_honest_page_in_which_nothing_is_as_it_was_is_reported(tmp_path: Path, body: str) -> None:
    short = markup("<h1>Permits</h1><p>Permits for lithium mining were issued to four firms in the north.</p>")
    outcomes, changes = _polls(tmp_path, short, markup(body))
    assert (outcomes, changes) == (["first", "changed"], 1)


def test_a_list_of_news_with_the_words_of_a_stand_in_is_none(tmp_path: Path) -> None:
    """Only the text of a page and a list of minerals are weighed."""
    entry = source("news-list", URL)
    body = markup(
        "<h1>Page not found</h1><p>The ministry adopted the lithium strategy.</p><ul><li><a href=/a>A</a></ul>"
    )
    (outcome,) = poll(open_store(tmp_path), record(tmp_path, [(URL, START, body)], "text/html"), START, entry).sources
    assert (outcome.outcome, outcome.reason) == ("failed", "stand-in")


def test_recorded_pages_are_believed_at_first_whatever_their_source_is_called(shared: Path) -> None:
    """All but one, a press office's list of headlines about other things."""
    entry, outcomes = watched(name="Watched", organisation="Test"), Counter[bool]()
    for _, media_type, body in _recorded(shared):
        if media_type != "text/html" or b"<" not in body[:2000] or b"<rss" in body[:2000] or b"<?xml" in body[:100]:
            continue
        document = Document(entry.id, URL, 200, {}, "text/html", Body.of(body), START)
        try:
            records = extractor("page").extract(document, entry).records
        except ExtractionError:
            continue
        outcomes[may_stand_in(entry, document, records) is None] += 1
    assert outcomes[True] > 80
    assert outcomes[False] <= 1


def _polls(tmp_path: Path, *bodies: bytes) -> tuple[list[str], int]:
    """How the polls of a page ended, one a day, and how many changes were reported."""
    store, entry = open_store(tmp_path), watched(name="Permits register", organisation="Ministry of Mines")
    days = [START + timedelta(days=number) for number in range(len(bodies))]
    archive = record(tmp_path, [(URL, day, body) for day, body in zip(days, bodies, strict=True)], "text/html")
    outcomes = [poll(store, archive, day, entry).sources[0].outcome for day in days]
    return outcomes, len(store.changes(ChangeQuery()))


def test_nearly_every_known_stand_in_would_wait_if_its_words_were_unknown() -> None:
    """All of the table but two at the most."""
    believed = []
    for line in _LINES:
        says, _, body = line.partition("\t")
        try:
            if says and reason(body, watched(name="Critical minerals policy tracker", organisation="IEA")) is None:
                believed.append(body)
        except ExtractionError:
            continue  # not even a text
    assert len(believed) <= 2, believed


AGAINST = (
    "<h1>Maintenance</h1><form><input type=password><button>Log in</button></form>"
    "<p>Please come back to this page later, you are welcome on our site.</p>"
)


@pytest.mark.parametrize("line", [line.split("\t")[-1] for line in PAGES[::4]])
def test_what_says_too_much_to_stand_in_would_be_believed_whatever_else_it_says(line: str) -> None:
    """Also where all that can speak against it does; with the words of a stand-in everything is weighed."""
    said = [f"You and we, please: {line}"] * (1500 // len(line) + 1)
    weighed = list(evidence(watched(), said, START.date(), Page.of(AGAINST + line), None))
    assert len([piece for piece in weighed if piece.weight < 0]) >= 2
    assert sum(piece.weight for piece in weighed) >= 1.5
    assert says_too_much(said, None)
    assert not says_too_much(said, "says that it is being maintained")
    assert not says_too_much(["x" * 1500], None)
