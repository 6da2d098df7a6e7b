"""What the operator is told, and when: at once what is critical, once a day the rest, once when it is over. Pure.

What was told before is read from the notices that were queued, so a restart of `critmin run` forgets none of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from critmin.operator.recovered import Recovered
from critmin.operator.status import Problem, Status, Trouble
from critmin.output import counted
from digests.delivery.operator import Notice, SentNotice

_NEEDED, _IS_OVER = "critmin needs attention: ", "critmin: resolved: "
_LONGEST = 150  # characters of a subject
_NAMED = 20  # sources that are read again
_WHERE = {"moved": "has moved permanently", "gone": "is permanently gone"}


@dataclass(frozen=True, slots=True)
class OpenAlarms:
    """The alarms that were sent and are not resolved, name -> subject, and how often each was resolved before."""

    subjects: dict[str, str]
    overs: Counter[str]


def open_alarms(history: Iterable[SentNotice]) -> OpenAlarms:
    """The alarms that are open after these notices, in their order."""
    result = OpenAlarms({}, Counter())
    for notice in history:
        kind, _, name = notice.kind.partition(".")
        if kind == "alarm":
            result.subjects[name] = notice.subject
        elif kind == "over":
            result.subjects.pop(name, None)
            result.overs[name] += 1
    return result


def last_daily(history: Iterable[SentNotice]) -> datetime | None:
    """When the last grouped notice was made."""
    return max((notice.at for notice in history if notice.kind == "daily"), default=None)


def notices(
    problems: Iterable[Problem],
    before: OpenAlarms,
    day: str | None,
    status: Status,
    recovered: Sequence[Recovered] = (),
) -> Iterator[Notice]:
    """What is to be sent now; a notice that was sent already (the same kind and subject matter) is not sent again.

    `day`: the day whose grouped notice is due, if it is; `recovered`: sources readable again since the last one.
    """
    current = {problem.name: problem.message for problem in problems}
    for name, sentence in current.items():
        if name not in before.subjects:
            text = f"{sentence}\n\nSee: critmin status, critmin doctor\n"
            yield Notice(f"alarm.{name}", str(before.overs[name]), f"{_NEEDED}{sentence}"[:_LONGEST], text)
    for name, subject in before.subjects.items():
        if name not in current:
            sentence = subject.removeprefix(_NEEDED)
            yield Notice(
                f"over.{name}", str(before.overs[name]), f"{_IS_OVER}{sentence}"[:_LONGEST], f"Resolved: {sentence}\n"
            )
    for trouble in status.moved:
        subject = f"critmin: {trouble.source} {_WHERE[trouble.outcome]}"
        yield Notice("moved", f"{trouble.source} {trouble.reason}", subject, _moved(trouble))
    if day and (any(status.needing) or recovered):
        yield _daily(day, status, recovered)


def _moved(trouble: Trouble) -> str:
    advice = {
        "moved": f"Give its entry the new address; critmin sources probe {trouble.source} --patch FILE prepares that.",
        "gone": f"Give its entry in sources.yaml another address, or remove it. See: critmin sources show "
        f"{trouble.source}",
    }
    return f"{trouble.source}: {trouble.reason}.\n\n{advice[trouble.outcome]}\n"


def _daily(day: str, status: Status, recovered: Sequence[Recovered]) -> Notice:
    subject = (
        f"critmin: {_numbers(len({trouble.source for kind in status.needing for trouble in kind}), len(recovered))}"
    )
    lines = [f"{subject}, {day}", "", *(f"Still open: {problem.message}" for problem in status.problems)]
    lines += [""] if status.problems else []
    for title, troubles, command in (
        ("Held for review", status.held, "critmin review {0}"),
        ("Failing", status.failing, "critmin sources show {0}"),
        ("Unstable: switching between two states", status.unstable, "critmin sources show {0}"),
        ("Unchanged for too long", status.stale, "critmin sources show {0}"),
    ):
        if troubles:
            lines += [title, *(line for trouble in troubles for line in _lines(trouble, command)), ""]
    if recovered:
        lines += ["Readable again", *(f"  {source.source}: {source.sentence}" for source in recovered[:_NAMED])]
        lines += [f"  and {len(recovered) - _NAMED} more"] if len(recovered) > _NAMED else []
    return Notice("daily", day, subject, "\n".join(lines).rstrip() + "\n")


def _numbers(needing: int, recovered: int) -> str:
    needs = f"{counted(needing, 'source')} {'needs' if needing == 1 else 'need'} attention"
    again = f"{'is' if recovered == 1 else 'are'} readable again"
    if not needing:
        return f"{counted(recovered, 'source')} {again}"
    return f"{needs}, {recovered} {again}" if recovered else needs


def _lines(trouble: Trouble, command: str) -> list[str]:
    since = f"last read {trouble.since:%Y-%m-%d}" if trouble.since else "never read"
    if trouble.held_since:
        since = f"waiting since {trouble.held_since:%Y-%m-%d}, {since}"
    lines = [f"  {trouble.source}: {trouble.reason} ({since})", f"    see: {command.format(trouble.source)}"]
    return [*lines, f"    runbook: {trouble.runbook}"] if trouble.runbook else lines
