"""Members of committees: each body's moves over a span in one event, counted from the whole difference. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digests.events.event import Event, Group
from digests.events.facts import Facts, country_code
from digests.events.net import Net
from digests.words.addresses import member_page
from digests.words.wording import natural
from storage.model import StoredChange
from vocabulary.changes import Action, Significance
from vocabulary.phrases import names, plain
from vocabulary.records import Committee, Value
from vocabulary.telling.memberships import ROLES, Seat, brief, meaning, moves, named, sentence_of, total

_MANY = 6  # moves; of more the total helps


@dataclass(slots=True)
class Body:
    """One body's moves: its newest acronym, the seats that differ, the changes that show it."""

    acronym: str = ""
    seats: list[Seat] = field(default_factory=list)
    changes: list[StoredChange] = field(default_factory=list)


def bodies(committees: Iterable[Net], facts: Facts) -> dict[str, Body]:
    """`{body id: its moves}` in all committees that were there before and after.

    The members of a committee that is new or gone are told with it.
    """
    by_body: defaultdict[str, Body] = defaultdict(Body)
    for net in committees:
        if net.action is not Action.CHANGED or not net.fields.keys() & ROLES.keys():
            continue
        committee, before, after = _sides(net, facts)
        title, watched = facts.title(committee), facts.watch.covers(committee)
        touching = [change for change in net.changes if change.fields.keys() & ROLES.keys()]
        for move in moves(before, after):
            body = by_body[move.key]
            body.acronym = move.body
            body.seats.append(Seat(committee, move.before, move.after, watched, title))
            body.changes += [change for change in touching if _shows(change, move.key)] or touching
    return dict(by_body)


def _shows(change: StoredChange, body: str) -> bool:
    """Whether the body came or went in this change."""
    return body in _moved(change)


def _moved(change: StoredChange) -> set[str]:
    """The ids of the bodies that came or went in this change."""
    pairs = (change.fields.get(name, (None, None)) for name in ROLES)
    return {body for before, after in pairs for body in names(before).keys() ^ names(after).keys()}


def _sides(net: Net, facts: Facts) -> tuple[str, dict[str, Value], dict[str, Value]]:
    """The committee, and its members before and after; a list that did not change is taken from the known record."""
    record = facts.record(net.last)
    known = record.fields if record else {}
    sides: tuple[dict[str, Value], dict[str, Value]] = ({}, {})
    for name in ROLES:
        pair = net.fields.get(name, (known.get(name), known.get(name)))
        for side, value in zip(sides, pair, strict=True):
            side[name] = value
    return plain(known.get(Committee.reference)) or net.last.label, *sides


def gather(committees: Sequence[Net], facts: Facts) -> list[Event]:
    """One event for each body that moved."""
    return [_event(key, body, facts) for key, body in sorted(bodies(committees, facts).items())]


def _event(key: str, body: Body, facts: Facts) -> Event:
    seats = sorted(body.seats, key=_by_committee)
    own = facts.is_own(body.acronym)
    country = country_code(body.acronym)
    watched = [seat for seat in seats if seat.watched]
    lines = [meaning(body.acronym, watched)] if own and watched else []
    shown = named(seats, own=own)
    rest = {seat.kind for seat in seats if seat not in shown}
    if (shown and len(rest) > 1) or len(seats) > _MANY:  # of one kind of move the headline says it all
        lines.append(total(seats))
    return Event.of(
        _once(body.changes),
        sentence_of(body.acronym, seats, own=own),
        group=Group.MEMBERSHIP,
        significance=_weight(watched, own=own),
        lines=tuple(line for line in lines if line),
        short=brief(body.acronym, seats),
        jurisdictions=(country,) if country else (),
        own=own,
        page=member_page(key),
        about=key if any(len(_moved(change)) > 1 for change in body.changes) else "",
    )


def _weight(watched: Sequence[Seat], *, own: bool) -> Significance:
    """Outside the watched scope all is routine; inside, the own body is critical and P-membership notable."""
    if watched and own:
        return Significance.CRITICAL
    votes = any("P-member" in seat.kind for seat in watched)
    return Significance.NOTABLE if votes else Significance.ROUTINE


def _by_committee(seat: Seat) -> tuple[tuple[int, str], ...]:
    return natural(seat.committee)


def _once(changes: Iterable[StoredChange]) -> list[StoredChange]:
    return list({change.id: change for change in changes}.values())
