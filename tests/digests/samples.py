"""Invented changes, sources and states that the tests of the digests are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from digests.issue.digest import Digest, build
from digests.words.periods import Period, period_of
from storage.model import SourceState, StoredChange
from storage.reviews import Review
from vocabulary.changes import Significance
from vocabulary.iso.stages import NAMES
from vocabulary.records import Value

NOW = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
MONDAY = datetime(2026, 1, 26, 7, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 1, 30, 7, 0, tzinfo=UTC)
WEEK = period_of("week", NOW)
BEFORE, AFTER = "b" * 64, "a" * 64
_IDS = count(1)


@dataclass(frozen=True)
class Watched:
    """A source as the catalogue describes it."""

    id: str
    name: str
    jurisdiction: str
    topic: str
    url: str = "https://source.example/page"


SOURCES = (
    Watched("iso-open-data-deliverables", "ISO Open Data: deliverables", "international", "iso-projects"),
    Watched("iso-open-data-committees", "ISO Open Data: committees", "international", "iso-committees"),
    Watched("ca-critical-minerals", "Canada, list page", "CA", "lists"),
    Watched("in-mines-act", "India, Mines Act schedule", "IN", "lists"),
    Watched("ansi-news", "ANSI news", "US", "ansi"),
    Watched("gazette", "Official gazette", "FR", "official"),
    Watched("trade-news", "Trade news", "GB", "news"),
    Watched("frameworks-page", "A framework's page", "international", "frameworks"),
)


def change(kind: str, label: str, action: str = "changed", /, **settings: Any) -> StoredChange:
    """A change with a fresh id; what is not said is made up."""
    fields: dict[str, tuple[Value, Value]] = settings.pop("fields", {})
    return StoredChange(
        id=settings.pop("id", None) or next(_IDS),
        detected_at=settings.pop("detected_at", MONDAY),
        source=settings.pop("source", "trade-news"),
        kind=kind,
        key=settings.pop("key", label),
        label=label,
        action=action,
        fields=fields,
        significance=settings.pop("significance", "notable"),
        sentence=settings.pop("sentence", f"{label} {action}"),
        topics=settings.pop("topics", ()),
        minerals=settings.pop("minerals", ()),
        committees=settings.pop("committees", ()),
        before=settings.pop("before", None if action == "added" else BEFORE),
        after=settings.pop("after", None if action == "removed" else AFTER),
        **settings,
    )


def news(title: str, /, **settings: Any) -> StoredChange:
    """A news item that appeared."""
    fields: dict[str, tuple[Value, Value]] = {"title": (None, title), **settings.pop("fields", {})}
    return change(
        "NewsItem", title, "added", fields=fields, **{"sentence": f"News: “{title}”", "topics": ("news",), **settings}
    )


def step(label: str, before: str, after: str, /, **settings: Any) -> StoredChange:
    """A project that moved from one stage to another."""
    fields: dict[str, tuple[Value, Value]] = {"stage": (before, after), **settings.pop("fields", {})}
    sentence = settings.pop("sentence", f"{label} moved from {before} ({NAMES[before]}) to {after} ({NAMES[after]})")
    return change("Project", label, fields=fields, sentence=sentence, source="iso-open-data-deliverables", **settings)


def member(committee: str, left: dict[str, str], joined: dict[str, str], /, **settings: Any) -> StoredChange:
    """A committee whose P-members changed."""
    stay: dict[str, str] = {"1": "DIN"}
    fields: dict[str, tuple[Value, Value]] = {"p_members": ({**stay, **left}, {**stay, **joined})}
    reported = [f"{name} left (was P-member)" for name in left.values()]
    reported += [f"{name} joined as P-member" for name in joined.values()]
    sentence = f"{committee}: {', '.join(reported)}"
    given = {"fields": fields, "sentence": sentence, "committees": (committee,), **settings}
    return change("Committee", committee, source="iso-open-data-committees", **given)


def mineral(name: str, action: str = "added", /, **settings: Any) -> StoredChange:
    """An entry of Canada's list."""
    pair = (None, name) if action == "added" else (name, None)
    fields: dict[str, tuple[Value, Value]] = {} if action == "changed" else {"as_published": pair}
    sentence = f"{name} in the Canada list (critical minerals): {action}"
    key = f"CA/ca-critical-minerals/{name}"
    given = {"key": key, "fields": fields, "sentence": sentence, "source": "ca-critical-minerals", **settings}
    return change("ListedMineral", name, action, **given)


def states(**special: SourceState) -> list[SourceState]:
    """Every source was read on Friday, but those of `special` (underscores for dashes)."""
    given = {name.replace("_", "-"): state for name, state in special.items()}
    return [
        given.get(source.id, SourceState(source.id, outcome="unchanged", polled_at=FRIDAY, succeeded_at=FRIDAY))
        for source in SOURCES
    ]


def waiting(**reasons: str) -> dict[str, Review]:
    """Sources of which a document waits for a person, and why (underscores for dashes)."""
    given = {name.replace("_", "-"): reason for name, reason in reasons.items()}
    return {
        name: Review(number, f"source {name}", "9f3c" * 16, None, (), (reason,), FRIDAY, FRIDAY)
        for number, (name, reason) in enumerate(given.items())
    }


def digest(*changes: StoredChange, period: Period = WEEK, **settings: Any) -> Digest:
    """The digest of `changes`."""
    given = {"states": states(), "sources": SOURCES, "generated_at": NOW, "least": Significance.NOTABLE, **settings}
    return build(changes, given.pop("states"), period, **given)
