"""What the state of the sources says about the digest: what was checked, and what needs a person. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from digests.dates import ENGLISH, Dates
from digests.periods import Period
from digests.watched import Watched
from digests.wording import clean, counted, listed, shorten
from storage.model import SourceState

PATIENCE = 3  # failed polls in a row; fewer mend themselves too often to trouble a person
_REASON = 300  # characters
_NAMED = 5  # sources that a sentence names


@dataclass(frozen=True, slots=True)
class Attention:
    """A source that needs a person: what happened to it and what to do."""

    source: str
    name: str
    reason: str
    action: str
    snapshot: str | None
    succeeded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Health:
    """Which of the watched sources were read in the period. `words` names the period.

    `refused`: their last poll failed, and they were not read in the period; `held`: their last poll was quarantined;
    the rest was not due, or was never read (`new`).
    """

    words: str
    known: int
    read: frozenset[str]
    refused: tuple[str, ...]
    held: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def read_of_known(self) -> str:
        """`128 of 130 sources`."""
        return f"{len(self.read):,} of {counted(self.known, 'source')}"

    @property
    def sentence(self) -> str:
        """What was checked, in one sentence; silence is explained."""
        clauses = [f"{self.read_of_known} {'was' if len(self.read) == 1 else 'were'} read {self.words}"]
        if self.refused:
            clauses.append(f"{len(self.refused)} could not be read ({listed(self.refused, _NAMED)})")
        if self.held:
            clauses.append(f"{len(self.held)} held back ({listed(self.held, _NAMED)})")
        if self.new:
            clauses.append(f"{len(self.new)} never read so far")
        return "; ".join(clauses) + "."


def health(sources: Sequence[Watched], states: Mapping[str, SourceState], period: Period) -> Health:
    """What became of each of `sources` in `period`; `states` by source id."""
    read: set[str] = set()
    refused: list[str] = []
    held: list[str] = []
    new: list[str] = []
    for source in sources:
        state = states.get(source.id)
        if state is not None and state.held_snapshot is not None:
            held.append(clean(source.name))
        elif state is None or state.succeeded_at is None:
            (refused if state is not None and state.failures else new).append(clean(source.name))
        elif state.succeeded_at in period:
            read.add(source.id)
        elif state.failures:
            refused.append(clean(source.name))
    return Health(period.words, len(sources), frozenset(read), tuple(refused), tuple(held), tuple(new))


def attention(
    sources: Sequence[Watched], states: Mapping[str, SourceState], dates: Dates = ENGLISH
) -> tuple[Attention, ...]:
    """The sources that need a person: those held back first, then those that failed `PATIENCE` times in a row."""
    known = [(source, states[source.id]) for source in sources if source.id in states]
    held = [_held(source, state) for source, state in known if state.held_snapshot is not None]
    failing = [
        _failing(source, state, dates)
        for source, state in known
        if state.held_snapshot is None and state.failures >= PATIENCE
    ]
    return (*held, *failing)


def _held(source: Watched, state: SourceState) -> Attention:
    reason = clean(state.held_reason or "implausible").rstrip(".")
    return Attention(
        source.id,
        clean(source.name),
        shorten(f"{reason}. Held back, not reported as changes.", _REASON),
        f"critmin accept {source.id}",
        state.held_snapshot,
        state.succeeded_at,
    )


def _failing(source: Watched, state: SourceState, dates: Dates) -> Attention:
    since = f"last read on {dates.day(state.succeeded_at)}" if state.succeeded_at else "never read so far"
    reason = shorten(clean(state.error or "no reason is known").rstrip("."), _REASON - 60)
    return Attention(
        source.id,
        clean(source.name),
        f"Failed {state.failures} times in a row, {since}: {reason}.",
        f"critmin refresh {source.id}",
        None,
        state.succeeded_at,
    )
