"""How polls ended: each source's `Outcome`, and the `Report` of a refresh. Values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from pipeline.source import Source

OFFLINE_HOSTS = 3  # of so many hosts none could be reached: then it is our connection, not theirs


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one poll ended: `first|changed|unchanged|failed|quarantined|skipped`; `seconds` of wall time."""

    id: str
    outcome: str
    records: int = 0
    changes: int = 0
    bytes: int = 0
    seconds: float = 0.0
    error: str | None = None
    notes: tuple[str, ...] = ()
    reason: str | None = None  # of a failed fetch: what kind of failure

    @property
    def ok(self) -> bool:
        """Whether the source was read; a quarantined one needs a person."""
        return self.outcome not in {"failed", "quarantined"}


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh did, in the order of the catalogue."""

    started_at: datetime
    finished_at: datetime
    sources: tuple[Outcome, ...]

    @property
    def changes(self) -> int:
        """How many changes were told."""
        return sum(outcome.changes for outcome in self.sources)

    @property
    def offline(self) -> bool:
        """Whether nothing at all could be reached."""
        polled = [outcome for outcome in self.sources if outcome.outcome != "skipped"]
        return len(polled) >= OFFLINE_HOSTS and all(outcome.reason == "unreachable" for outcome in polled)

    @property
    def ok(self) -> bool:
        """Whether every source was read."""
        return all(outcome.ok for outcome in self.sources)

    def among(self, chosen: Sequence[Source]) -> Report:
        """The report on all `chosen` sources: what was not polled was skipped."""
        polled = {outcome.id: outcome for outcome in self.sources}
        outcomes = tuple(polled.get(source.id) or Outcome(source.id, "skipped") for source in chosen)
        return replace(self, sources=outcomes)

    def as_json(self) -> dict[str, object]:
        """The `refresh` shape of the outside contract."""
        return {
            "started_at": _stamp(self.started_at),
            "finished_at": _stamp(self.finished_at),
            "sources": [asdict(outcome) for outcome in self.sources],
            "changes": self.changes,
        }


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
