"""What the state of the sources says about the digest: what was checked, and what needs a person. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from digests.issue.watched import Watched
from digests.words.dates import ENGLISH, Dates
from digests.words.periods import Period
from digests.words.wording import clean, counted, listed, shorten
from storage.model import PollRow, SourceState
from storage.reviews import Review

PATIENCE = 3  # failed polls in a row; fewer mend themselves too often to trouble a person
_REASON = 300  # characters
_NAMED = 5  # sources that a sentence names
_NAME = 80  # characters of the name of one
_NONE: Mapping[str, Review] = MappingProxyType({})
READ = frozenset({"first", "changed", "unchanged"})  # the outcomes of a poll that read its source


@dataclass(frozen=True, slots=True)
class Attention:
    """A source that needs a person: what happened to it and what to do."""

    source: str
    name: str
    reason: str
    action: str
    snapshot: str | None
    succeeded_at: datetime | None


Log = Mapping[str, Sequence[PollRow]]
"""The run log: the polls of each source, the oldest first."""


@dataclass(frozen=True, slots=True)
class Health:
    """Which of the watched sources were read in the period. `words` names the period.

    `refused`: polled in the period, and no poll succeeded; `held`: what it brought last is under review; `new`:
    never polled by its end; `idle`: not polled in the period. `unknown`: the run log does not reach back so far.
    """

    words: str
    known: int
    read: frozenset[str]
    refused: tuple[str, ...]
    held: tuple[str, ...]
    new: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def read_of_known(self) -> str:
        """`128 of 130 sources`."""
        return f"{len(self.read):,} of {counted(self.known, 'source')}"

    @property
    def sentence(self) -> str:
        """What was checked, in one sentence for readers. Sources that were not read are named, unless it is all."""
        known = f"{self.read_of_known} {'was' if len(self.read) == 1 else 'were'} read {self.words}"
        if self.known in (len(self.idle), len(self.new)):
            return f"{known}{'; none was read so far' if self.new else ''}."
        missing = {
            "under review": self.held,
            "could not be read": self.refused,
            "not read in that time": self.idle,
            "not read so far": self.new,
        }
        clauses = [f"{words}: {listed(names, _NAMED)}" for words, names in missing.items() if names]
        if self.unknown:
            clauses.append(f"of {len(self.unknown)} it is not known any more")
        return "; ".join([known, *clauses]) + "."


def health(
    sources: Sequence[Watched],
    states: Mapping[str, SourceState],
    period: Period,
    log: Log | None = None,
    waiting: Mapping[str, Review] = _NONE,
) -> Health:
    """What became of each of `sources` in `period`; `states` and what is `waiting` for a person by source id.

    Answered from the polls of that time; without `log` from the last one, which is right for a period that ends now.
    """
    names: dict[str, list[str]] = {kind: [] for kind in ("read", "refused", "held", "new", "unknown", "idle")}
    for source in sources:
        rows = (log or {}).get(source.id)
        state = states.get(source.id)
        if log is not None and (rows or state is None):
            kind = _of_log(rows, state, period)
        else:
            kind = "held" if source.id in waiting else _of_state(state, period)
        names[kind].append(source.id if kind == "read" else _name(source))
    read = frozenset(names["read"])
    others = (tuple(names[kind]) for kind in ("refused", "held", "new", "unknown", "idle"))
    return Health(period.words, len(sources), read, *others)


def _name(source: Watched) -> str:
    return shorten(clean(source.name), _NAME)


def _of_log(rows: Sequence[PollRow] | None, state: SourceState | None, period: Period) -> str:
    """What the polls of the period say of one source."""
    within = [row for row in rows or () if row.started_at in period]
    before = [row for row in rows or () if row.started_at < period.since]
    came = [row.outcome for row in (*before, *within) if row.outcome != "failed"]
    if came and came[-1] == "quarantined":  # it waits, whether later polls failed or not
        return "held"
    if any(row.outcome in READ for row in within):
        return "read"
    if within or before:
        return "refused" if within else "idle"
    known = state is not None and state.baseline_at is not None and state.baseline_at < period.until
    return "unknown" if known else "new"  # the log keeps the newest polls only


def _of_state(state: SourceState | None, period: Period) -> str:
    """The same from what is known of the last poll alone."""
    if state is None or (state.polled_at is None and state.succeeded_at is None and not state.failures):
        return "new"
    if state.succeeded_at is not None and state.succeeded_at in period:
        return "read"
    return "refused" if state.failures else "idle"


def attention(
    sources: Sequence[Watched],
    states: Mapping[str, SourceState],
    dates: Dates = ENGLISH,
    waiting: Mapping[str, Review] = _NONE,
) -> tuple[Attention, ...]:
    """The sources that need a person: those held back first, then those that failed `PATIENCE` times in a row."""
    known = [(source, states[source.id]) for source in sources if source.id in states]
    held = [_held(source, state, waiting[source.id]) for source, state in known if source.id in waiting]
    failing = [
        _failing(source, state, dates)
        for source, state in known
        if source.id not in waiting and state.failures >= PATIENCE
    ]
    return (*held, *failing)


def _held(source: Watched, state: SourceState, review: Review) -> Attention:
    reason = clean("; ".join(review.reasons) or "implausible").rstrip(".")
    return Attention(
        source.id,
        _name(source),
        shorten(f"{reason}. Held back, not reported as changes.", _REASON),
        f"critmin review {source.id}",
        review.snapshot,
        state.succeeded_at,
    )


def _failing(source: Watched, state: SourceState, dates: Dates) -> Attention:
    since = f"last read on {dates.day(state.succeeded_at)}" if state.succeeded_at else "never read so far"
    reason = shorten(clean(state.error or "no reason is known").rstrip("."), _REASON - 60)
    return Attention(
        source.id,
        _name(source),
        f"Failed {state.failures} times in a row, {since}: {reason}.",
        f"critmin refresh {source.id}",
        None,
        state.succeeded_at,
    )
