"""What is coming up: whole dates ahead, each told once, to those who follow what it touches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from digests.render import render
from digests.select import Interests
from digests.upcoming import Upcoming, for_reader, upcoming
from storage.baseline import watch
from tests.digests.samples import NOW, SOURCES, digest, news
from vocabulary.records import Record
from vocabulary.watch import Watch

TODAY = NOW.date()


def ahead(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def meeting(start: str, place: str = "Oslo", **fields: Any) -> tuple[str, Record]:
    label = f"ISO/TC 298 meeting, {place}, {start}"
    given = {"committee": "ISO/TC 298", "start": start, "place": place, **fields}
    return "iso-open-data-committees", Record("Meeting", f"ISO/TC 298|{start}|{place}", label, given)


def notice(deadline: str | None, title: str = "Draft list of lithium ores") -> tuple[str, Record]:
    return "gazette", Record(
        "NewsItem", title, title, {"title": title, "deadline": deadline, "url": "https://x.example/1"}
    )


def ballot(stage: str, opened: str | None, committee: str = "ISO/TC 79/SC 4") -> tuple[str, Record]:
    fields: dict[str, Any] = {"stage": stage, "committee": committee, "title": "Aluminium", "reference": "ISO/DIS 1"}
    if opened is not None:
        fields["stage_date"] = opened
    return "iso-open-data-deliverables", Record("Project", "1", "ISO/DIS 1", fields)


def found(*records: tuple[str, Record], scope: Watch | None = None) -> list[Upcoming]:
    return upcoming(records, SOURCES, scope or watch(), NOW)


def test_meetings_deadlines_and_ballots_the_next_first() -> None:
    made = found(meeting(ahead(34), note="provisional"), notice(ahead(9)), ballot("40.20", ahead(-70)))
    assert [(each.day - TODAY).days for each in made] == [9, 14, 34]
    assert [each.what for each in made] == [
        "comments close: Draft list of lithium ores",
        "enquiry ballot (DIS) of ISO/DIS 1 ends, 12 weeks after it opened: Aluminium",
        f"ISO/TC 298 meeting, Oslo, {ahead(34)}, provisional",
    ]
    assert made[0].url == "https://x.example/1"


def test_what_is_past_far_ahead_or_without_a_whole_date_is_not_told() -> None:
    assert found(meeting(ahead(-1)), meeting(ahead(93)), meeting("2026-04"), notice(None), notice("soon")) == []
    assert found(ballot("40.20", None), ballot("40.60", ahead(-70)), ballot("40.20", ahead(-85))) == []
    assert len(found(meeting(ahead(0)), meeting(ahead(92)))) == 2


def test_only_ballots_in_the_watched_scope() -> None:
    assert len(found(ballot("50.20", ahead(-1)))) == 1
    assert found(ballot("50.20", ahead(-1), "ISO/TC 34")) == []


def test_what_two_sources_state_is_told_once() -> None:
    source, record = meeting(ahead(3))
    assert len(found((source, record), ("another", record))) == 1


def test_readers_are_told_what_they_follow() -> None:
    made = found(meeting(ahead(34)), notice(ahead(9)), ballot("40.20", ahead(-70)))
    told = {
        "everything": Interests(),
        "committee": Interests(committees=frozenset({"ISO/TC 79"})),
        "mineral": Interests(minerals=frozenset({"lithium"})),
        "jurisdiction": Interests(jurisdictions=frozenset({"FR"})),
        "topic": Interests(topics=frozenset({"iso-committees"})),
        "nothing of it": Interests(topics=frozenset({"ansi"})),
    }
    shown = {name: [(each.day - TODAY).days for each in for_reader(made, wanted)] for name, wanted in told.items()}
    assert shown == {
        "everything": [9, 14, 34], "committee": [14], "mineral": [9], "jurisdiction": [9], "topic": [34],
        "nothing of it": [],
    }  # fmt: skip


def test_it_stands_in_every_form_and_in_the_opening() -> None:
    made = digest(news("a"), ahead=found(notice(ahead(1), "A <b> & “c”"), meeting(ahead(0))))
    assert made.opening[-1].startswith("Next: ISO/TC 298 meeting, Oslo")
    text, html, markdown = (render(made, form) for form in ("text", "html", "markdown"))
    assert "COMING UP\n  * today, 2 February 2026: ISO/TC 298 meeting" in text
    assert "  * in 1 day, 3 February 2026: comments close: A <b> & “c”\n    https://x.example/1\n" in text
    assert "comments close: A &lt;b&gt; &amp; “c”" in html
    assert "## Coming up\n\n- today, 2 February 2026: ISO/TC 298 meeting" in markdown


def test_a_reader_ahead_of_us_never_reads_of_minus_one_day() -> None:
    (each,) = found(meeting(ahead(0)))
    assert each.when(date.fromisoformat(ahead(1))) == "today"
