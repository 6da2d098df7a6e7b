"""What the state of the sources says: what was read, what was not, and what needs a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from digests.issue.health import attention, health
from storage.model import PollRow, SourceState
from tests.digests.samples import FRIDAY, SOURCES, WEEK, waiting

EARLIER = datetime(2026, 1, 2, tzinfo=UTC)
GOOD = SourceState("trade-news", outcome="unchanged", succeeded_at=FRIDAY)


def _known(**states: SourceState) -> dict[str, SourceState]:
    return {name.replace("_", "-"): replace(state, source=name.replace("_", "-")) for name, state in states.items()}


def test_every_source_is_counted_for_what_became_of_it() -> None:
    known = _known(
        trade_news=GOOD,
        ansi_news=replace(GOOD, outcome="failed", failures=1),
        gazette=SourceState("", outcome="failed", failures=2, error="timeout"),
        ca_critical_minerals=replace(GOOD, succeeded_at=EARLIER, outcome="failed", failures=1),
        in_mines_act=replace(GOOD, succeeded_at=EARLIER, outcome="failed", failures=1),
        frameworks_page=replace(GOOD, succeeded_at=EARLIER),
    )
    result = health(SOURCES, known, WEEK, waiting=waiting(ca_critical_minerals="cut"))
    assert result.read == {"trade-news", "ansi-news"}
    assert result.refused == ("India, Mines Act schedule", "Official gazette")
    assert result.held == ("Canada, list page",)
    assert result.new == ("ISO Open Data: deliverables", "ISO Open Data: committees")
    assert result.sentence == (
        "2 of 8 sources were read this week; under review: Canada, list page; could not be read: India, Mines Act "
        "schedule and Official gazette; not read in that time: A framework's page; not read so far: ISO Open Data: "
        "deliverables and ISO Open Data: committees."
    )


def test_one_source_was_read() -> None:
    assert health(SOURCES[:1], {}, WEEK).sentence == "0 of 1 source were read this week; none was read so far."
    idle = {source.id: replace(GOOD, source=source.id, succeeded_at=EARLIER) for source in SOURCES}
    assert health(SOURCES, idle, WEEK).sentence == "0 of 8 sources were read this week.", "all of them: none is named"
    known = {SOURCES[0].id: GOOD}
    assert health(SOURCES[:1], known, WEEK).sentence == "1 of 1 source was read this week."


def test_what_is_held_back_needs_a_person_and_so_does_what_fails_again_and_again() -> None:
    known = _known(
        trade_news=replace(GOOD, outcome="failed", failures=2),
        ansi_news=replace(GOOD, outcome="failed", failures=3, error="bot\nwall"),
        gazette=SourceState("", outcome="failed", failures=30),
        frameworks_page=replace(GOOD, outcome="failed", failures=4),
        in_mines_act=GOOD,
        not_watched=GOOD,
    )
    held = waiting(frameworks_page="2 records found.", in_mines_act="", not_watched="implausible")
    outcome = attention(SOURCES, known, waiting=held)
    assert [entry.source for entry in outcome] == ["in-mines-act", "frameworks-page", "ansi-news", "gazette"]
    assert [entry.reason for entry in outcome] == [
        "implausible. Held back, not reported as changes.",
        "2 records found. Held back, not reported as changes.",
        "Failed 3 times in a row, last read on 30 January 2026: bot wall.",
        "Failed 30 times in a row, never read so far: no reason is known.",
    ]
    assert [entry.action for entry in outcome[1:3]] == ["critmin review frameworks-page", "critmin refresh ansi-news"]


def test_what_waits_still_waits_when_later_polls_fail() -> None:
    def row(outcome: str, hour: int) -> PollRow:
        at = FRIDAY.replace(hour=hour)
        return PollRow("trade-news", at, at, outcome)

    held = [row("unchanged", 1), row("quarantined", 2)]
    for rows, kind in (
        ([*held, row("failed", 3)], "held"),
        ([*held, row("failed", 3), row("unchanged", 4)], "read"),
        ([row("failed", 3)], "refused"),
    ):
        known = _known(trade_news=GOOD)
        (source,) = (source for source in SOURCES if source.id == "trade-news")
        result = health([source], known, WEEK, {"trade-news": rows})
        assert {"held": result.held, "read": result.read, "refused": result.refused}[kind], (kind, result)
