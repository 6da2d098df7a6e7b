"""The sentences that sum a digest up: its subject, its opening, its closing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digests.events.event import Event, Group, Theme
from digests.issue.health import Health
from digests.issue.select import Interests
from digests.issue.select import tally as count
from digests.words.periods import Period
from digests.words.wording import brief, clean, counted, listed, shorten, whole
from vocabulary.changes import Significance

SUBJECT = 110  # characters; phones cut subjects earlier still, so the news stands first
OPENING = 5  # lines
_LEADING = 3  # events that the opening tells
_LINE = 320  # characters of one line of the opening
_KINDS = 6  # kinds of events that the opening counts
_TITLE = "Critical minerals"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many changes the period had, were told, are too minor to tell, and are not followed."""

    changes: int
    reported: int
    minor: int
    unfollowed: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to sum up. `events`: those that are told, or the first of them, the most important first;
    `groups`: of how many of each kind is told in all; `needing`: how many sources need a person."""

    period: Period
    events: Sequence[Event]
    groups: Mapping[Group, int]
    health: Health
    counts: Counts
    needing: int
    least: Significance
    interests: Interests
    next: str = ""  # what is coming up first, and when


def subject(facts: Facts) -> str:
    """What happened, the weightiest first, in at most `SUBJECT` characters on one line."""
    words = facts.period.words
    if not facts.events and not facts.health.read:
        return shorten(f"{_TITLE}: no source was read {words}", SUBJECT)
    if not facts.events:
        return shorten(f"{_TITLE}: no news {words} ({facts.health.read_of_known} read)", SUBJECT)
    lead_text = one_line(facts.events[0], SUBJECT - len(_TITLE) - 2)
    lead = f"{_TITLE}: {lead_text}" if lead_text else f"{_TITLE}: {tally(facts.groups)[0]}"
    rest = tally(_without(facts, 1)) if lead_text else tally(facts.groups)[1:]
    for most in range(len(rest), 0, -1):
        line = f"{lead}; {', '.join(rest[:most])}"
        if len(line) <= SUBJECT:
            return line
    return lead


def one_line(event: Event, limit: int) -> str:
    """The event in one line of at most `limit` characters that ends with the end of a sentence; empty if none does.

    A quotation may be shortened: what others wrote can be of any length.
    """
    for text in (event.headline, event.short):
        if len(text) <= limit:
            return text.rstrip(".")
        if len(clause := whole(text, limit)) <= limit and not clause.endswith("…"):
            return clause.rstrip(".")
    return brief(event.headline, limit) if event.group.theme is not Theme.ISO else ""


def tally(groups: Mapping[Group, int], most: int | None = None) -> list[str]:
    """`["2 standards published", "6 ballots opened"]`: what is told by kind, in the order of the digest.

    Beyond `most` kinds the rest is one figure: "4 others".
    """
    kinds = [group for group in Group if groups.get(group)]
    words = [counted(groups[group], group.one, group.many) for group in kinds[:most]]
    others = sum(groups[group] for group in kinds[len(words) :])
    return [*words, counted(others, "other")] if others else words


def _without(facts: Facts, first: int) -> Counter[Group]:
    """What is told by kind, but for the first events, which are told in full."""
    return Counter(facts.groups) - count(facts.events[:first])


def opening(facts: Facts) -> tuple[str, ...]:
    """At most `OPENING` lines: what matters most, what else there is, and what comes next."""
    lines = [one_line(event, _LINE) or shorten(event.short, _LINE) for event in facts.events[:_LEADING]] or _nothing(
        facts
    )
    if rest := tally(_without(facts, _LEADING), _KINDS):
        lines.append(f"Also: {listed(rest)}.")
    if facts.next and len(lines) < OPENING:
        lines.append(brief(f"Next, {facts.next}", _LINE))
    return tuple(clean(line) for line in lines)


def _nothing(facts: Facts) -> list[str]:
    """Silence, explained: whether there was nothing, nothing of weight, nothing followed, or nobody looked."""
    words, counts = facts.period.words, facts.counts
    if not facts.health.read and not counts.changes:
        return [f"Nothing can be said {words}: no source was read.", facts.health.sentence]
    if not counts.changes:
        return [f"No change was seen {words}.", facts.health.sentence]
    where = " in what you follow" if facts.interests else ""
    return [f'Nothing of "{facts.least}" or higher significance was seen {words}{where}.', facts.health.sentence]


def closing(facts: Facts, quiet: Mapping[str, int]) -> tuple[str, ...]:
    """What was checked without news, why these changes were told, and where the others are.

    `quiet` gives the number of sources read for each theme that has nothing to tell.
    """
    lines = []
    if quiet:
        themes = [f"{title} ({counted(number, 'source')})" for title, number in quiet.items()]
        lines.append(f"Nothing new in: {listed(themes)}.")
    if facts.events:
        lines.append(facts.health.sentence)
    lines.append(_why(facts))
    if facts.events:
        lines.append("critmin show NUMBER prints a change with its evidence, before and after.")
    return tuple(lines)


def _changes(facts: Facts) -> str:
    """The number of those outside; the noun stands once in the sentence."""
    number = facts.counts.unfollowed
    return f"{number:,}" if facts.counts.minor else counted(number, "change")


def _why(facts: Facts) -> str:
    followed = facts.interests.words or "everything that is watched"
    left = [
        f"{counted(facts.counts.minor, 'change')} of lesser significance" if facts.counts.minor else "",
        f"{_changes(facts)} outside what you follow" if facts.counts.unfollowed else "",
    ]
    why = f'Why these? Least significance "{facts.least}"; {followed}.'
    if not any(left):
        return why
    command = f"critmin changes --since {facts.period.since.date()}"
    return f"{why} Not shown: {listed([part for part in left if part])}; {command} lists them."
