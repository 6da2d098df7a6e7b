"""When a ballot opened and when it closes, as far as that is known, and how a sentence says it. Pure.

ISO's Open Data gives no dates of stages: without the feed of the document only two moments are known, the last one at
which the stage before was seen and the first one at which the new stage was. How long members may vote is of the
ISO/IEC Directives (`vocabulary.iso.stages`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vocabulary.iso.stages import Ballot
from vocabulary.phrases import dated

_CLOSE = timedelta(days=3)  # two looks within it are one day for a reader


@dataclass(frozen=True, slots=True)
class Opened:
    """The days between which a stage was reached: equal where the day is known; `after` is None where nobody looked."""

    after: date | None
    by: date

    @property
    def known(self) -> bool:
        """Whether the day is known."""
        return self.after == self.by

    def closes(self, ballot: Ballot) -> tuple[date | None, date] | None:
        """The first and the last day on which the ballot may close; `None` where the Directives give no period."""
        if ballot.weeks is None:
            return None
        shortest, longest = (timedelta(weeks=weeks) for weeks in ballot.weeks)
        return (self.after + shortest if self.after else None), self.by + longest

    @property
    def predicate(self) -> str:
        """`opened on 26 October 2024`, `opened between 31 August and 31 December 2024`, `opened by 31 December`."""
        if self.after is None:
            return f"opened by {written(self.by)}"
        if self.by - self.after <= _CLOSE:
            return f"opened on {'' if self.known else 'about '}{written(self.by)}"
        first = written(self.after)
        if self.after.year == self.by.year:
            first = first.rpartition(" ")[0]
        return f"opened between {first} and {written(self.by)}"


def written(day: date) -> str:
    """`12 May 2026`."""
    return dated(day.isoformat())


def end(opened: Opened, ballot: Ballot) -> date | None:
    """The day by which a member has to have acted: the last one on which the ballot can be open."""
    closes = opened.closes(ballot)
    return closes[1] if closes else None


def is_over(opened: Opened | None, ballot: Ballot, today: date | None) -> bool:
    """Whether nobody can act any more: the last day on which the ballot can be open is past."""
    last = end(opened, ballot) if opened else None
    return last is not None and today is not None and last < today


def span(opened: Opened | None, ballot: Ballot, today: date | None = None) -> str:
    """What stands after "is out for enquiry ballot (40.20)"; empty where nothing is known.

    ` until about 12 May 2026` where the day it opened is known, ` until 25 March 2025 at the latest` where only days
    between which it did (`Opened.predicate` says those, once for all ballots of which they are the same). Where a
    committee may choose how long, both ends are told: `, which opened on 5 March 2026 and closes between 30 April and
    25 June 2026`. A ballot that must be over by `today` "closed".
    """
    if opened is None:
        return ""
    closes = opened.closes(ballot)
    if closes is None:
        return f", which {opened.predicate}"
    first, last = closes
    if is_over(opened, ballot, today):
        exact = first is not None and last - first <= _CLOSE
        return f", which closed {'about' if exact else 'no later than'} {written(last)}"
    if first and last - first <= _CLOSE:
        return f" until about {written(last)}"
    if first and opened.known and (today is None or first > today):
        return f", which {opened.predicate} and closes between {written(first)} and {written(last)}"
    return f" until {written(last)} at the latest"


def is_told(opened: Opened | None, ballot: Ballot, today: date | None = None) -> bool:
    """Whether `span` says all that is known of the ballot's beginning, or nobody needs it any more."""
    if opened is None or is_over(opened, ballot, today):
        return True
    return opened.predicate in (words := span(opened, ballot, today)) or words.startswith(" until about")
