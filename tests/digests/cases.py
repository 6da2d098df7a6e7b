"""The digests whose rendered forms are kept in `golden/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from digests.issue.digest import Digest
from digests.words.periods import Period, period_of
from storage.model import Sighting, SourceState, StoredChange
from tests.digests.samples import (
    BEFORE,
    FRIDAY,
    MONDAY,
    NOW,
    change,
    digest,
    member,
    mineral,
    news,
    states,
    step,
    waiting,
)
from vocabulary.changes import Significance
from vocabulary.records import Value

_RLO, _PDF = "\u202e", "\u202c"


def _numbered(*changes: StoredChange) -> tuple[StoredChange, ...]:
    """`changes` with the ids 4101, 4102, … so that a golden file does not depend on what ran before."""
    return tuple(replace(stored, id=4101 + position) for position, stored in enumerate(changes))


def empty() -> Digest:
    return digest()


def nobody_looked() -> Digest:
    return digest(states=[])


def only_routine() -> Digest:
    return digest(*_numbered(*_confirmed(40)))


def _confirmed(count: int) -> list[StoredChange]:
    return [step(f"ISO {number}:2001", "90.60", "90.93", significance="routine") for number in range(1, count + 1)]


def one_critical() -> Digest:
    fields: dict[str, tuple[Value, Value]] = {
        "as_published": (None, "coking coal"),
        "tier": (None, "critical and strategic"),
        "jurisdiction": (None, "IN"),
    }
    entry = change(
        "ListedMineral",
        "coking coal",
        "added",
        key="IN/mines-act-part-d/coking-coal",
        source="in-mines-act",
        fields=fields,
        significance="critical",
        sentence="India added coking coal to Part D of the First Schedule",
        topics=("lists",),
        minerals=("coking-coal",),
        detected_at=FRIDAY,
        before=BEFORE,
        sightings=(Sighting("gazette", FRIDAY, "c" * 64),),
    )
    return digest(*_numbered(entry))


def new_edition() -> Digest:
    fields: dict[str, tuple[Value, Value]] = {"date": (None, "2026-01"), "status": (None, "final"), "count": (None, 33)}
    edition = change(
        "ListEdition",
        "Canada's critical minerals, 2026",
        "added",
        key="CA/ca-critical-minerals/2026",
        source="ca-critical-minerals",
        fields=fields,
        significance="critical",
        sentence="The Canada list (critical minerals) has a new edition: “Critical minerals” (2026-01, final)",
    )
    tier = mineral("Graphite", "changed", fields={"tier": ("watch", "critical")})
    gained = [mineral(name) for name in ("Phosphorus", "Silicon metal", "High-purity iron ore")]
    return digest(*_numbered(edition, *gained, mineral("Barytes", "removed"), tier))


def five_hundred() -> Digest:
    items = []
    for number in range(500):
        fields: dict[str, tuple[Value, Value]] = {"url": (None, f"https://news.example/reports/{number}")}
        items.append(news(f"Report {number:03} on supply chains of critical minerals, of some length", fields=fields))
    return digest(*_numbered(*items))


def markup_in_titles() -> Digest:
    title = "<script>alert(\"x\")</script> & <b>bold</b> 'quoted' *star* _under_ [link](http://evil.example) `code`"
    fields: dict[str, tuple[Value, Value]] = {"url": (None, "javascript:alert(1)"), "summary": (None, "1. no </p>")}
    return digest(
        *_numbered(
            news(title, fields={"url": (None, "https://news.example/?a=1&b=2")}),
            news("# not a heading", fields=fields),
            news(
                "{{ 7 * 7 }} {% raw %} ${x} | cell | https://auto.example www.auto.example",
                fields={"url": (None, "https://news.example/a?b=1&c=<2>\"3'")},
            ),
            news("1. not a list item", sentence="1. not a list item"),
        )
    )


def scripts_of_the_world() -> Digest:
    return digest(
        *_numbered(
            news("自然资源部发布战略性矿产目录：" + "晶质石墨、萤石、稀土、钨、锑、镓、锗" * 12),
            news("قائمة المعادن الحرجة: الكوبالت والليثيوم (2026)", significance="critical"),
            news("רשימת המינרלים הקריטיים עודכנה", fields={"authors": (None, ["משרד האנרגיה"])}),
            news("핵심광물 목록 개정: 리튬, 니켈"),
            news(f"Safe {_RLO}elif.exe{_PDF} name"),
            news("Ж" * 400),
        )
    )


def line_break_in_title() -> Digest:
    title = "Cobalt\r\nBcc: victim@example.org\r\n\r\nbody\u2028next\x0bmore\x00\x1b[31m"
    return digest(*_numbered(news(title, significance="critical")))


def emoji() -> Digest:
    return digest(*_numbered(news("⛏️ Mining update 👩🏽‍🔬🇨🇦 👨‍👩‍👧‍👦 " + "👩🏽‍🔬" * 60), news("🔋")))


def missing_dates() -> Digest:
    fields: dict[str, tuple[Value, Value]] = {"name": (None, "Standard of an initiative"), "version": (None, "2.0")}
    changed: dict[str, tuple[Value, Value]] = {"date": ("2025-11", None), "status": (None, "draft for comment")}
    return digest(
        *_numbered(
            change("Framework", "Standard of an initiative", "added", fields=fields, topics=("frameworks",)),
            change("Framework", "Another framework", fields=changed, topics=("frameworks",)),
            news("A note without a date", fields={"published": (None, None)}),
        )
    )


def sources_in_trouble() -> Digest:
    held = SourceState(
        "ca-critical-minerals",
        outcome="quarantined",
        succeeded_at=datetime(2026, 1, 20, 7, tzinfo=UTC),
    )
    walled = SourceState(
        "ansi-news",
        outcome="failed",
        failures=6,
        error="the page is a bot wall (HTTP 403, <title>Just a moment...</title>)",
        succeeded_at=datetime(2026, 1, 10, 7, tzinfo=UTC),
    )
    never = SourceState("gazette", outcome="failed", failures=1, error="timeout after 60 s")
    return digest(
        *_numbered(news("A mine opens")),
        states=states(ca_critical_minerals=held, ansi_news=walled, gazette=never),
        waiting=waiting(
            ca_critical_minerals="34 of 36 known records are missing; more than 30% at once is not plausible"
        ),
    )


def series_of_parts() -> Digest:
    parts = [step(f"ISO/DIS 7404-{part}", "40.00", "40.20", committees=("ISO/TC 27/SC 5",)) for part in range(1, 6)]
    lone = step("ISO/FDIS 12744", "50.00", "50.20", committees=("ISO/TC 183",))
    return digest(*_numbered(*parts, lone))


def replaced_editions() -> Digest:
    links: dict[str, tuple[Value, Value]] = {"replaces": ({}, {"4026": "4026"})}
    sentence = "ISO 115:2024 was published (edition 2) and replaces project 4026"
    new = step("ISO 115:2024", "60.00", "60.60", key="83121", fields=links, sentence=sentence)
    old = step("ISO 115:2003", "90.92", "95.99", key="4026", detected_at=FRIDAY)
    return digest(*_numbered(new, old, step("ISO 59040", "50.60", "60.00"), step("ISO/CD 9", "30.00", "30.20")))


def body_leaves() -> Digest:
    gone = [member(f"ISO/TC {number}", {"77": "AGANOR"}, {}, significance="routine") for number in range(60, 82)]
    moved = member("ISO/TC 207/SC 7", {}, {"31": "CODINORM"})
    chief = change(
        "Committee",
        "ISO/TC 298",
        source="iso-open-data-committees",
        fields={"secretariat": ({"5": "SAC"}, {"6": "ANSI"}), "chair": ("A. Person", None)},
        significance="critical",
        sentence="The secretariat of ISO/TC 298 (Rare earth) moved from SAC to ANSI",
    )
    return digest(*_numbered(replace(gone[0], significance="notable"), *gone[1:], moved, chief))


def page_text() -> Digest:
    old = ["The programme closes in May.", "It is open to all.", "Write to us."]
    new = ["The programme closes in June.", "It is open to all.", *(f"Sentence {number}." for number in range(9))]
    page = change(
        "PageText",
        "A framework's page",
        fields={"sentences": (old, new)},
        topics=("frameworks",),
        sentence="The text of A framework's page changed",
    )
    return digest(*_numbered(page))


def everything() -> Digest:
    """A full week, for the eyes: one of each section."""
    parts = (one_critical, new_edition, series_of_parts, replaced_editions, body_leaves, page_text, missing_dates)
    changes = [stored for make in parts for event in make().events for stored in event.changes]
    call: dict[str, tuple[Value, Value]] = {"deadline": (None, "2026-03-01")}
    ansi = news("ANSI announces a call for U.S. TAG members", topics=("ansi",), fields=call)
    law = news("Notice of a proposed rule on critical minerals", topics=("official",), significance="critical")
    held = waiting(trade_news="2 records found where at least 10 are expected")
    known = states(trade_news=SourceState("trade-news", outcome="quarantined"))
    return digest(*_numbered(*changes, ansi, law, *_confirmed(214)), states=known, waiting=held)


def custom_period() -> Digest:
    period = Period(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))
    return digest(*_numbered(news("A mine opens", detected_at=MONDAY)), period=period, least=Significance.CRITICAL)


def a_quiet_day() -> Digest:
    return digest(period=period_of("day", NOW))


CASES: dict[str, Callable[[], Digest]] = {
    make.__name__: make
    for make in (
        empty,
        nobody_looked,
        only_routine,
        one_critical,
        new_edition,
        five_hundred,
        markup_in_titles,
        scripts_of_the_world,
        line_break_in_title,
        emoji,
        missing_dates,
        sources_in_trouble,
        series_of_parts,
        replaced_editions,
        body_leaves,
        page_text,
        everything,
        custom_period,
        a_quiet_day,
    )
}
