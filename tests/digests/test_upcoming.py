"""What is coming up: whole dates ahead, each told once, to those who follow what it touches."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from digests.forms.render import render
from digests.issue.ahead import in_lines
from digests.issue.select import Interests
from digests.issue.upcoming import Upcoming, for_reader, upcoming
from storage.baseline import watch
from tests.digests.samples import NOW, SOURCES, digest, news
from vocabulary.iso.watch import Watch
from vocabulary.records import Kind, Record

TODAY = NOW.date()


def ahead(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def meeting(start: str, place: str = "Oslo", **fields: Any) -> tuple[str, Record]:
    label = f"ISO/TC 298 meeting, {place}, {start}"
    given = {"committee": "ISO/TC 298", "start": start, "place": place, **fields}
    return "iso-open-data-committees", Record(Kind.MEETING, f"ISO/TC 298|{start}|{place}", label, given)


def notice(deadline: str | None, title: str = "Draft list of lithium ores") -> tuple[str, Record]:
    return "gazette", Record(
        Kind.NEWS_ITEM, title, title, {"title": title, "deadline": deadline, "url": "https://x.example/1"}
    )


def ballot(stage: str, opened: str | None, committee: str = "ISO/TC 79/SC 4") -> tuple[str, Record]:
    fields: dict[str, Any] = {"stage": stage, "committee": committee, "title": "Aluminium", "reference": "ISO/DIS 1"}
    if opened is not None:
        fields["stage_date"] = opened
    return "iso-open-data-deliverables", Record(Kind.PROJECT, "1", "ISO/DIS 1", fields)


def found(*records: tuple[str, Record], scope: Watch | None = None) -> list[Upcoming]:
    return upcoming(records, SOURCES, scope or watch(), NOW)


def test_meetings_deadlines_and_ballots_the_next_first() -> None:
    made = found(meeting(ahead(34), note="provisional"), notice(ahead(9)), ballot("40.20", ahead(-70)))
    assert [(day.day - TODAY).days for day in made] == [9, 14, 34]
    assert [item.what for item in made] == [
        "comments close: Draft list of lithium ores",
        "enquiry ballot (DIS) on ISO/DIS 1 “Aluminium” (ISO/TC 79/SC 4) closes",
        "ISO/TC 298 meeting, Oslo, provisional",
    ]
    assert made[0].url == "https://x.example/1"


def test_what_is_past_far_ahead_or_without_a_whole_date_is_not_told() -> None:
    assert found(meeting(ahead(-1)), meeting(ahead(151)), meeting("2026-04"), notice(None), notice("soon")) == []
    assert found(ballot("40.20", None), ballot("40.60", ahead(-70)), ballot("40.20", ahead(-85))) == []
    assert len(found(meeting(ahead(0)), meeting(ahead(150)))) == 2


def test_only_ballots_in_the_watched_scope() -> None:
    assert len(found(ballot("50.20", ahead(-1)))) == 1
    assert found(ballot("50.20", ahead(-1), "ISO/TC 34")) == []


def test_what_two_sources_state_is_told_once() -> None:
    source, record = meeting(ahead(3))
    assert len(found((source, record), ("another", record))) == 1


def test_readers_are_told_what_they_follow() -> None:
    made = found(meeting(ahead(34)), notice(ahead(9)), ballot("40.20", ahead(-70)))
    reported = {
        "everything": Interests(),
        "committee": Interests(committees=frozenset({"ISO/TC 79"})),
        "mineral": Interests(minerals=frozenset({"lithium"})),
        "jurisdiction": Interests(jurisdictions=frozenset({"FR"})),
        "topic": Interests(topics=frozenset({"iso-committees"})),
        "nothing of it": Interests(topics=frozenset({"ansi"})),
    }
    shown = {name: [(day.day - TODAY).days for day in for_reader(made, wanted)] for name, wanted in reported.items()}
    assert shown == {
        "everything": [9, 14, 34], "committee": [14], "mineral": [9], "jurisdiction": [9], "topic": [34],
        "nothing of it": [],
    }  # fmt: skip


def test_it_stands_in_every_form_and_in_the_opening() -> None:
    made = digest(news("a"), ahead=found(notice(ahead(1), "A <b> & “c”"), meeting(ahead(0))))
    assert made.opening[-1].startswith("Next, 2 February 2026 (today): ISO/TC 298 meeting, Oslo")
    text, html, markdown = (render(made, form) for form in ("text", "html", "markdown"))
    assert "COMING UP\n  * 2 February 2026 (today): ISO/TC 298 meeting" in text
    assert "  * 3 February 2026 (in 1 day): comments close: A <b> & “c”\n    https://x.example/1\n" in text
    assert "comments close: A &lt;b&gt; &amp; “c”" in html
    assert "## Coming up\n\n- 2 February 2026 (today): ISO/TC 298 meeting" in markdown


def test_a_reader_ahead_of_us_never_reads_of_minus_one_day() -> None:
    (item,) = found(meeting(ahead(0)))
    assert item.when(date.fromisoformat(ahead(1))) == "today"


def reviews(number: int, opened: str, committee: str = "ISO/TC 26") -> list[tuple[str, Record]]:
    return [
        (
            "iso-open-data-deliverables",
            Record(
                Kind.PROJECT,
                f"{committee}/{entry}",
                f"ISO {entry}:2020",
                {
                    "stage": "90.20",
                    "committee": committee,
                    "title": f"Copper {entry}",
                    "reference": f"ISO {entry}:2020",
                    "stage_date": opened,
                },
            ),
        )
        for entry in range(1, number + 1)
    ]


def test_ballots_that_close_on_one_day_share_a_line_that_names_and_links_each() -> None:
    made = found(*reviews(3, ahead(-70)), *reviews(1, ahead(-70), "ISO/TC 27"), *reviews(1, ahead(-69), "ISO/TC 79"))
    several, one = in_lines(made)
    assert several.what == "4 systematic review ballots close"
    assert several.sentence == f"{several.what}: ISO 1:2020, ISO 2:2020, ISO 3:2020 and ISO 1:2020"
    assert [(name, len(entries)) for name, entries in several.by_committee] == [("ISO/TC 26", 3), ("ISO/TC 27", 1)]
    assert one.what == "systematic review ballot on ISO 1:2020 “Copper 1” (ISO/TC 79) closes"
    made_of = replace(digest(), upcoming=tuple(made))
    for form in ("html", "markdown", "text"):
        page = render(made_of, form)
        assert page.count("4 systematic review ballots") == 1
        assert all(entry.url in page for entry in made if entry.url)
    assert len(json.loads(render(made_of, "json"))["upcoming"]) == 5


def test_meetings_and_deadlines_of_one_day_stay_apart() -> None:
    made = found(meeting(ahead(9)), notice(ahead(9)), notice(ahead(9), "Another draft list"))
    assert [len(line.entries) for line in in_lines(made)] == [1, 1, 1]
