"""What the templates print under a headline: folded changes, details, address, evidence. Plain words, no markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from digests.events import lists
from digests.events.event import HEADLINE, Event, Group, Theme, reading_order, withdrawn
from digests.forms.details import Detail, address_of, details_of
from digests.issue.digest import Digest, Section
from digests.issue.upcoming import Upcoming
from digests.words.addresses import Link, site_page, web_address
from digests.words.dates import ENGLISH, Dates
from digests.words.wording import clean, counted, listed, runs, shorten
from storage.model import StoredChange
from vocabulary.changes import Action
from vocabulary.records import Kind

MOST = 12  # changes unfolded or named in one event; the others are counted
_POINTS = 24  # lines of one event of ISO's committees and projects
_LINE = 240  # characters
_PAGES = MOST  # links of one event
_RUNS = 3  # runs of numbers that name the evidence
_COMPLETE_SENTENCES = frozenset(  # kinds of events whose sentence tells all that a reader needs
    {Group.PUBLISHED, Group.PUBLICATION, Group.BALLOT, Group.REVIEW, Group.NEW, Group.WITHDRAWN, Group.MEMBERSHIP}
)
_SIGNS = {Action.ADDED: "+", Action.REMOVED: "−", Action.CHANGED: "±"}


@dataclass(frozen=True, slots=True)
class Fold:
    """One line under a headline. `sign`: the entry came (+), went (−) or differs (±); empty for a sentence."""

    text: str
    sign: str = ""


def folds(event: Event) -> list[Fold]:
    """What an event of several changes is made of, the first `MOST`; nothing where the headline says it all."""
    changes = event.changes
    if event.lines or event.group.theme is Theme.ISO:
        points = [Fold(shorten(clean(line), HEADLINE)) for line in event.points]
        left = len(points) - _POINTS
        return points if left <= 0 else [*points[:_POINTS], Fold(f"and {left:,} more")]
    if len(changes) == 1:
        return []
    lines = [_fold(change, event) for change in sorted(changes, key=_by_action)]
    lines = [line for line in lines if line.sign or line.text not in event.headline]
    more = len(lines) - MOST
    return lines if more <= 0 else [*lines[:MOST], Fold(f"and {more:,} more")]


def _by_action(change: StoredChange) -> tuple[int, int]:
    """Editions before entries, sentences as they come; of entries those that came, went, differ."""
    entry = change.kind == Kind.LISTED_MINERAL
    return entry, list(_SIGNS).index(Action(change.action)) if entry else 0


def _fold(change: StoredChange, event: Event) -> Fold:
    differences = "; ".join(detail.text for detail in details_of(change) if detail.words != "wording" or detail.before)
    if change.kind == Kind.LISTED_MINERAL:
        name = lists.name_of(change)
        return Fold(shorten(f"{name} ({differences})" if differences else name, _LINE), _SIGNS[Action(change.action)])
    sentence = shorten(_named(clean(change.sentence).removesuffix("."), event.changes), _LINE)
    return Fold(differences if differences and sentence in event.headline else sentence)


def _named(text: str, changes: Iterable[StoredChange]) -> str:
    """`text` with the numbers that ISO Open Data gives for replaced documents ("project 4026") put as references."""
    for change in sorted(changes, key=reading_order):
        text = re.sub(rf"\bproject {re.escape(change.key)}\b", change.label.replace("\\", ""), text)
    return text


def details(event: Event) -> list[Detail]:
    """The values before and after of an event that is one change; several changes are folded instead."""
    if len(event.changes) > 1 or event.group in _COMPLETE_SENTENCES:
        return []
    return details_of(event.changes[0])


def address(event: Event) -> str | None:
    """Where to read on, if the event has one such page."""
    if event.page:
        return event.page
    addresses = {address_of(change) for change in event.changes} - {None}
    return addresses.pop() if len(addresses) == 1 else None


def first_page(event: Event) -> str | None:
    """The page of the first of its records that has one."""
    return next(filter(None, map(address_of, event.changes)), None)


def links(digest: Digest, event: Event) -> list[Link]:
    """Where a reader can look: the pages of what it is about, else of the sources; and its page on the site."""
    ordered = sorted(event.changes, key=withdrawn)  # what is in force comes first
    pages = {url: clean(change.label) for change in ordered if (url := address_of(change))}
    if event.page:
        pages = {event.page: ""}
    if not pages:
        pages = {url: "" for change in event.changes if (url := web_address(digest.pages.get(change.source)))}
    one = len(pages) == 1
    result = [Link(_where(url) if one else name or _where(url), url) for url, name in list(pages.items())[:_PAGES]]
    if digest.site:
        result.append(Link("on the site", site_page(digest.site, event.changes[0].id)))
    return result


def _where(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return "ISO's page" if host == "www.iso.org" else "its source"


def evidence(event: Event, dates: Dates = ENGLISH) -> str:
    """`change 4172, seen 29 January 2026`; `changes 4172 to 4178 and 4181, seen …`; of many the first few.

    Changes that several polls brought are dated by the first and the last of them: no change is given another's day.
    """
    changes = event.changes
    ids = sorted(change.id for change in changes)
    shown = runs(ids)[:_RUNS]
    more = len(ids) - sum(_length(run) for run in shown)
    numbers = listed([*shown, *([f"{more:,} more"] if more else [])])
    also = sorted({seen.source for change in changes for seen in change.sightings})
    first, last = (dates.day(pick(change.detected_at for change in changes)) for pick in (min, max))
    when = last if first == last else f"from {first} to {last}"
    sentence = f"change{'s' if len(changes) > 1 else ''} {numbers}, seen {when}"
    return sentence + (f", also through {listed(also, _RUNS)}" if also else "")


def _length(run: str) -> int:
    """How many numbers `4172 to 4178` or `4181` stands for."""
    first, _, last = run.partition(" to ")
    return int(last) - int(first) + 1 if last else 1


def more(digest: Digest, section: Section) -> str:
    """How many events of a section were left out for want of room, and where they are."""
    where = "in the attached file" if digest.rest_attached else f"critmin changes --since {digest.period.since.date()}"
    return f"and {section.more:,} more: {where}"


def asides(digest: Digest) -> list[tuple[str, Link | None]]:
    """The titles of the news of the context, the first `MOST`, each with where to read it."""
    lines: list[tuple[str, Link | None]] = [
        (shorten(clean(event.changes[0].label), _LINE), next(iter(links(digest, event)), None))
        for event in digest.asides[:MOST]
    ]
    more = len(digest.asides) - MOST
    return lines if more <= 0 else [*lines, (f"and {more:,} more: critmin news --section context", None)]


def later(digest: Digest) -> str:
    """How much of what is coming up was left out for want of room, and where it is."""
    where = "in the attached file" if digest.rest_attached else "critmin feeds FOLDER writes a calendar with all of it"
    return f"and {len(digest.later):,} more, the next on {digest.period.dates.written(digest.later[0].day)}: {where}"


def when(digest: Digest, entry: Upcoming) -> str:
    """`7 March 2026 (in 34 days)`."""
    dates = digest.period.dates
    today = digest.generated_at.astimezone(dates.zone).date()
    return f"{dates.written(entry.day)} ({entry.when(today)})"


def still(section: Section) -> str:
    """That the other sources of the section's theme were read, and told nothing."""
    were = "was" if section.quiet == 1 else "were"
    return f"{counted(section.quiet, 'other source')} of this kind {were} read and showed no change."
