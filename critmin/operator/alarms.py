"""What the operator is told, and when: at once what is critical, once a day the rest, once when it is over. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from critmin.operator.status import Status, Trouble
from digests.delivery.operator import Notice

_WHERE = {"moved": "has moved for good", "gone": "is gone for good"}


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that needs a person at once. `since` tells one time from the next: an alarm is told once each time."""

    name: str
    since: str
    text: str

    @property
    def identity(self) -> str:
        """Names this alarm of this time."""
        return f"alarm {self.name} {self.since}"

    @property
    def over(self) -> str:
        """Names the notice that it is over."""
        return f"over {self.name} {self.since}"


def alarms(status: Status, damage: Iterable[str] = ()) -> list[Alarm]:
    """What is critical: the database (`damage`, sentences), everything failing or nothing polled, mails that failed."""
    open_alarms = []
    last = status.last_success_at.isoformat() if status.last_success_at else "never"
    for problem in status.problems:
        name = "mails" if "mails" in problem else "polling"
        open_alarms.append(Alarm(name, str(status.mails_failed) if name == "mails" else last, problem))
    open_alarms += [Alarm("database", sentence[:80], sentence) for sentence in damage]
    return open_alarms


def notices(
    current: Iterable[Alarm],
    open_before: Iterable[Alarm],
    was_sent: Callable[[str], bool],
    day: str | None,
    status: Status,
) -> Iterator[Notice]:
    """The notices to send now. `open_before`: alarms of the looks before; `was_sent`: whether a notice
    went out already; `day`: the day whose grouped notice is due, if it is."""
    current = list(current)
    for alarm in current:
        if not was_sent(alarm.identity):
            text = f"{alarm.text}.\n\nLook: critmin status, critmin doctor\n"
            yield Notice(alarm.identity, f"critmin needs attention: {alarm.text}"[:150], text)
    names = {alarm.name for alarm in current}
    for alarm in open_before:
        if alarm.name not in names and was_sent(alarm.identity) and not was_sent(alarm.over):
            yield Notice(alarm.over, f"critmin: over: {alarm.text}"[:150], f"Over: {alarm.text}.\n")
    for trouble in status.moved:
        identity = f"moved {trouble.source} {trouble.reason}"
        if not was_sent(identity):
            yield Notice(identity, f"critmin: {trouble.source} {_WHERE[trouble.outcome]}", _moved(trouble))
    if day and any(status.needing) and not was_sent(f"daily {day}"):
        yield _daily(day, status)


def _moved(trouble: Trouble) -> str:
    return f"{trouble.source}: {trouble.reason}.\n\nGive its entry in sources.yaml the new address, or take it out.\n"


def _daily(day: str, status: Status) -> Notice:
    number = len({trouble.source for troubles in status.needing for trouble in troubles})
    subject = f"critmin: {number} source{'' if number == 1 else 's'} {'needs' if number == 1 else 'need'} attention"
    lines = [f"{subject}, {day}", ""]
    for title, troubles, command in (
        ("Held for review", status.held, "critmin review {0}"),
        ("Failing", status.failing, "critmin sources show {0}"),
        ("Unstable: they flip between two states", status.unstable, "critmin sources show {0}"),
        ("Unchanged for too long", status.stale, "critmin sources show {0}"),
    ):
        if troubles:
            lines += [title, *(line for trouble in troubles for line in _lines(trouble, command)), ""]
    return Notice(f"daily {day}", subject, "\n".join(lines))


def _lines(trouble: Trouble, command: str) -> list[str]:
    since = f"last read {trouble.since:%Y-%m-%d}" if trouble.since else "never read"
    lines = [f"  {trouble.source}: {trouble.reason} ({since})", f"    look: {command.format(trouble.source)}"]
    return [*lines, f"    runbook: {trouble.runbook}"] if trouble.runbook else lines
