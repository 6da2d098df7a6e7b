"""What moved in a committee since its last plenary: the state of its projects before it, and at the report's date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from digests.analysis.committees.progress import Step, steps
from digests.analysis.request import Request
from digests.analysis.span import Span
from storage.iso_state import Known, end_of_day, merged
from storage.model import Revision, Seen
from vocabulary.records import Kind


@dataclass(frozen=True, slots=True)
class SincePlenary:
    """`since`: the first day that is compared; `until`: the last on which ISO's data were read.

    `steps`: what moved between them; None where ISO's data were not read since the plenary began.
    """

    since: date
    until: date
    steps: tuple[Step, ...] | None


def since_plenary(
    request: Request, first_day: date, projects: Span, before: Mapping[str, Known], after: Mapping[str, Known]
) -> SincePlenary:
    """`projects`: the span of the report; `before`, `after`: those of the committee at its two ends."""
    eve = end_of_day(first_day - timedelta(days=1))
    moment = max(eve, projects.begun) if projects.begun else eve
    since = max(first_day, moment.date())
    until = min(projects.read.date(), request.as_of) if projects.read else request.as_of
    if until < first_day:
        return SincePlenary(since, until, None)
    histories = request.store.histories(Kind.PROJECT, {*before, *after})
    then = {
        key: merged(states)
        for key, history in histories.items()
        if (states := [_seen(state) for state in history if state.holds_at(moment)])
    }
    return SincePlenary(since, until, steps(then, after))


def _seen(state: Revision) -> Seen:
    return Seen(state.source, state.record, state.seen_from)
