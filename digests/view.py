"""What the templates print under a headline: folded changes, details, address, evidence. Plain words, no markup."""

from __future__ import annotations

from dataclasses import dataclass

from digests import lists, memberships, projects
from digests.dates import ENGLISH, Dates
from digests.details import Detail, address_of, details_of
from digests.digest import Digest, Section
from digests.event import Event
from digests.upcoming import Upcoming
from digests.wording import clean, counted, listed, runs, shorten
from storage.model import StoredChange
from vocabulary.changes import Action

MOST = 12  # changes unfolded or named in one event; the others are counted
_LABELS = 40  # committees that one line names
_LINE = 240  # characters
_SIGNS = {Action.ADDED: "+", Action.REMOVED: "−", Action.CHANGED: "±"}


@dataclass(frozen=True, slots=True)
class Fold:
    """One line under a headline. `sign`: the entry came (+), went (−) or differs (±); empty for a sentence."""

    text: str
    sign: str = ""


def folds(event: Event) -> list[Fold]:
    """What an event of several changes is made of, the first `MOST`; nothing where the headline says it all."""
    changes = event.changes
    if len(changes) == 1 or projects.shared(changes):
        return []
    if all(memberships.moves(change) for change in changes):
        return [Fold(listed([clean(change.label) for change in changes], _LABELS))]
    lines = [_fold(change, event) for change in sorted(changes, key=_by_action)]
    lines = [line for line in lines if line.sign or line.text not in event.headline]
    more = len(lines) - MOST
    return lines if more <= 0 else [*lines[:MOST], Fold(f"and {more:,} more")]


def _by_action(change: StoredChange) -> tuple[int, int]:
    """Editions before entries, sentences as they come; of entries those that came, went, differ."""
    entry = change.kind == "ListedMineral"
    return entry, list(_SIGNS).index(Action(change.action)) if entry else 0


def _fold(change: StoredChange, event: Event) -> Fold:
    told = "; ".join(detail.told for detail in details_of(change) if detail.words != "wording" or detail.before)
    if change.kind == "ListedMineral":
        name = lists.name_of(change)
        return Fold(shorten(f"{name} ({told})" if told else name, _LINE), _SIGNS[Action(change.action)])
    sentence = shorten(projects.named(clean(change.sentence).removesuffix("."), event.changes), _LINE)
    return Fold(told if told and sentence in event.headline else sentence)


def details(event: Event) -> list[Detail]:
    """The values before and after of an event that is one change; several changes are folded instead."""
    return details_of(event.changes[0]) if len(event.changes) == 1 else []


def address(event: Event) -> str | None:
    """Where to read on, if the event has one such page."""
    found = {address_of(change) for change in event.changes} - {None}
    return found.pop() if len(found) == 1 else None


def evidence(event: Event, dates: Dates = ENGLISH) -> str:
    """`change 4172 (before, after), seen 29 January 2026`; `changes 4172 to 4178 and 4181, seen …`."""
    changes = event.changes
    if len(changes) > 1:
        told = f"changes {listed(runs(change.id for change in changes), MOST)}"
    else:
        told = f"change {changes[0].id}" + _snapshots(changes[0])
    return f"{told}, seen {dates.day(event.detected_at)}"


def _snapshots(change: StoredChange) -> str:
    parts = [side for side, snapshot in (("before", change.before), ("after", change.after)) if snapshot]
    if change.sightings:
        parts.append(f"also seen through {listed(sorted({seen.source for seen in change.sightings}), MOST)}")
    return f" ({', '.join(parts)})" if parts else ""


def more(digest: Digest, section: Section) -> str:
    """How many events of a section were left out for want of room, and where they are."""
    where = "in the attached file" if digest.rest_attached else f"critmin changes --since {digest.period.since.date()}"
    return f"and {section.more:,} more: {where}"


def when(digest: Digest, entry: Upcoming) -> str:
    """`in 34 days, 7 March 2026`."""
    dates = digest.period.dates
    today = digest.generated_at.astimezone(dates.zone).date()
    return f"{entry.when(today)}, {dates.written(entry.day)}"


def still(section: Section) -> str:
    """That the other sources of the section's theme were read, and told nothing."""
    were = "was" if section.quiet == 1 else "were"
    return f"{counted(section.quiet, 'other source')} of this kind {were} read and showed no change."
