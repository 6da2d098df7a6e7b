"""The state of the whole installation as data: sources, mails, background run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.poll.cadence import due
from pipeline.source import Source
from storage.database.lock import run_holder
from storage.model import SourceState
from storage.outbox import Outbox, State
from storage.reviews import Review
from storage.store import Store

_LATE = timedelta(hours=2)  # beyond its cadence by so much, a source shows that nothing polls
_MANY = 5  # sources; of fewer it says nothing that they all fail
_ALL_FAIL = 0.8  # of those polled last: then it is our connection, not theirs
PATIENCE = 3  # failed polls in a row; fewer mend themselves too often to trouble a person


@dataclass(frozen=True, slots=True)
class Trouble:
    """One source that needs attention. `since`: the last time it was read, `None` if never; `held_since`: since when a
    document of it waits for review, if one does."""

    source: str
    outcome: str
    reason: str
    failures: int
    since: datetime | None
    runbook: str | None
    held_since: datetime | None = None

    def as_json(self) -> dict[str, object]:
        """For `critmin status --json`."""
        return {
            "source": self.source,
            "outcome": self.outcome,
            "reason": self.reason,
            "failures": self.failures,
            "last_read_at": _stamp(self.since),
            "runbook": self.runbook,
            "held_since": _stamp(self.held_since),
        }


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that needs attention at once. `name` is its kind in a word: unpolled, idle, offline, mails."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Status:
    """What `critmin status` says. Without `problems` it is healthy."""

    running: str | None  # who holds the background run, as its lock says
    sources: int
    due: int
    never_read: int
    last_poll_at: datetime | None
    last_success_at: datetime | None
    held: tuple[Trouble, ...]  # every open review, as `critmin review` lists them
    failing: tuple[Trouble, ...]
    unstable: tuple[Trouble, ...]  # flip between two states
    stale: tuple[Trouble, ...]  # unchanged for longer than is plausible
    moved: tuple[Trouble, ...]  # redirect permanently, or are permanently gone: reported once
    mails_waiting: int
    mails_failed: int
    problems: tuple[Problem, ...]

    @property
    def needing(self) -> tuple[tuple[Trouble, ...], ...]:
        """The sources that need attention, by what is wrong with them."""
        return self.held, self.failing, self.unstable, self.stale

    @property
    def healthy(self) -> bool:
        """Whether nothing needs attention at once."""
        return not self.problems

    def as_json(self) -> dict[str, object]:
        """For `critmin status --json`; times are ISO 8601 in UTC."""
        return {
            "healthy": self.healthy,
            "running": self.running,
            "sources": self.sources,
            "due": self.due,
            "never_read": self.never_read,
            "last_poll_at": _stamp(self.last_poll_at),
            "last_success_at": _stamp(self.last_success_at),
            "held": [trouble.as_json() for trouble in self.held],
            "failing": [trouble.as_json() for trouble in self.failing],
            "unstable": [trouble.as_json() for trouble in self.unstable],
            "stale": [trouble.as_json() for trouble in self.stale],
            "moved": [trouble.as_json() for trouble in self.moved],
            "mails": {"waiting": self.mails_waiting, "failed": self.mails_failed},
            "problems": [problem.message for problem in self.problems],
        }


def _stamp(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def status_of(store: Store, watched: Sequence[Source], now: datetime, awake: datetime | None = None) -> Status:
    """The state of what is stored, for the sources that are watched. `awake`: since when polls could be made at all."""
    states, mails = store.states(), Outbox(store.engine).counts()
    waiting = [source.id for source in watched if due(source, states.get(source.id), now)]
    failed = mails.get(State.REFUSED, 0) + mails.get(State.ABANDONED, 0)
    counts = (mails.get(State.WAITING, 0), failed)
    running, held = run_holder(store.engine), store.reviews()
    return status(watched, states, waiting, now, running=running, mails=counts, held=held, awake=awake)


def status(
    sources: Sequence[Source],
    states: Mapping[str, SourceState],
    due: Collection[str],
    now: datetime,
    *,
    running: str | None,
    mails: tuple[int, int],
    held: Sequence[Review],
    awake: datetime | None = None,
) -> Status:
    """`due`: ids of the sources that should be polled now; `mails`: how many wait, how many failed; `held`: the open
    reviews; `awake`: since when polls could be made at all, where that is known."""
    known = [(source, states.get(source.id)) for source in sources]
    polled = [state for _, state in known if state and state.polled_at]
    last_poll = max((state.polled_at for state in polled if state.polled_at), default=None)
    met = [(source, state) for source, state in known if state]
    by_id = {source.id: source for source in sources}
    return Status(
        running=running,
        sources=len(sources),
        due=len(due),
        never_read=sum(state is None or state.baseline_at is None for _, state in known),
        last_poll_at=last_poll,
        last_success_at=max((state.succeeded_at for state in polled if state.succeeded_at), default=None),
        held=tuple(_held(review, by_id, states) for review in held),
        failing=tuple(
            _trouble(source, state, "failed", state.error) for source, state in met if _is_failing(source, state)
        ),
        unstable=tuple(_trouble(source, state, "unstable", state.unstable) for source, state in met if state.unstable),
        stale=tuple(
            _trouble(source, state, "stale", sentence) for source, state in met if (sentence := _stale(source, state))
        ),
        moved=tuple(
            _trouble(source, state, how, sentence) for source, state in met for how, sentence in _moved(source, state)
        ),
        mails_waiting=mails[0],
        mails_failed=mails[1],
        problems=tuple(
            _problems(
                known, polled, last_poll, now - max(last_poll, awake or last_poll) if last_poll else None, mails[1]
            )
        ),
    )


def _is_failing(source: Source, state: SourceState) -> bool:
    """Whether its polls have failed too often; what is permanently gone is reported as that."""
    return state.outcome == "failed" and state.failures >= PATIENCE and state.gone != str(source.url)


def _held(review: Review, sources: Mapping[str, Source], states: Mapping[str, SourceState]) -> Trouble:
    """An open review, also of a source that is switched off or was removed from the catalogue."""
    name = review.source or review.unit
    source, state = sources.get(name), states.get(name)
    return Trouble(
        name,
        "quarantined",
        "; ".join(review.reasons),
        state.failures if state else 0,
        state.succeeded_at if state else None,
        source.runbook if source else None,
        review.held_at,
    )


def _trouble(source: Source, state: SourceState, outcome: str, reason: str | None) -> Trouble:
    return Trouble(source.id, outcome, reason or "", state.failures, state.succeeded_at, source.runbook)


def _moved(source: Source, state: SourceState) -> Iterator[tuple[str, str]]:
    """That the address of a source redirects permanently, or is permanently gone: its entry has to be changed."""
    own = str(source.url)
    if state.gone == own:
        yield "gone", f"its server says that {own} is permanently gone (410): it is not polled again"
    elif state.moved_from == own and state.moved_to:
        yield "moved", f"{own} redirects permanently to {state.moved_to}, which is polled from now on"


def _stale(source: Source, state: SourceState) -> str | None:
    """Why a source that is read without trouble should be looked at: in all its patience, nothing was new.

    The days count on which it was read: of those after its last poll nobody knows.
    """
    since, read = state.changed_at or state.baseline_at, state.succeeded_at
    if source.patience is None or since is None or read is None or read - since <= source.patience:
        return None
    return (
        f"unchanged since {since:%Y-%m-%d}, longer than its stale_after of {source.patience.days} days: is "
        "this still the page to watch?"
    )


def _problems(
    known: Sequence[tuple[Source, SourceState | None]],
    polled: Sequence[SourceState],
    last_poll: datetime | None,
    idle: timedelta | None,
    failed_mails: int,
) -> Iterator[Problem]:
    """`idle`: for how long nothing was polled although it could have been."""
    if last_poll is None or idle is None:
        yield Problem("unpolled", "nothing has been polled yet: run critmin refresh, or start critmin run")
        return
    often = [source.interval for source, state in known if state and source.poll != "once"]
    shortest = min(often, default=None)
    if shortest and idle > shortest + _LATE:
        since = f"{last_poll:%Y-%m-%d %H:%M} UTC"
        yield Problem("idle", f"nothing has been polled since {since}, though a source is due every {_words(shortest)}")
    newest = [state for state in polled if state.polled_at and last_poll - state.polled_at < timedelta(hours=1)]
    # While some are tried again, few are the newest: then all of them say whether it is over.
    for some, sentence in (
        (newest, "sources polled last failed"),
        (polled, "sources failed when they were polled last"),
    ):
        failed = sum(state.outcome == "failed" for state in some)
        if len(some) >= _MANY and failed >= _ALL_FAIL * len(some):
            yield Problem("offline", f"{failed} of the {len(some)} {sentence}: is this machine offline?")
            break
    if failed_mails:
        yield Problem("mails", f"{failed_mails} mail{'' if failed_mails == 1 else 's'} failed: critmin outbox")


def _words(span: timedelta) -> str:
    return f"{span.days} days" if span.days > 1 else f"{int(span.total_seconds() // 3600)} hours"
