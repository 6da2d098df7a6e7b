"""Committees: what became of each over a span, apart from who joined and left, which is told of the bodies. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from digests.events.event import Event, Group
from digests.events.facts import Facts
from digests.events.net import Net
from vocabulary.changes import Action
from vocabulary.phrases import plain
from vocabulary.records import Committee
from vocabulary.telling.committees import committee
from vocabulary.telling.memberships import ROLES
from vocabulary.telling.significance import significance


def gather(committees: Sequence[Net], facts: Facts) -> list[Event]:
    """One event for each committee that is new, gone, or changed in more than its members."""
    return [_event(net, facts) for net in committees if _is_reported(net)]


def _is_reported(net: Net) -> bool:
    return net.action in (Action.ADDED, Action.REMOVED) or bool(net.fields.keys() - ROLES.keys())


def _event(net: Net, facts: Facts) -> Event:
    rest = net.fields.keys() - (ROLES.keys() if net.action is Action.CHANGED else set())
    known = facts.record(net.last)
    change = net.change(known, rest)
    reported = [one for one in net.changes if one.action != Action.CHANGED or one.fields.keys() & rest]
    headline = committee(change)
    return Event.of(
        reported,
        headline,
        group=Group.COMMITTEE,
        significance=significance(change, facts.watch),
        short=headline.partition("; ")[0],
        lines=_members(net, facts),
    )


def _members(net: Net, facts: Facts) -> tuple[str, ...]:
    """Who is in a new committee: how many, and whether the home country's body is one of them."""
    if net.action is not Action.ADDED:
        return ()
    counts = [
        f"{len(members):,} {role}{'s' if len(members) != 1 else ''}"
        for name, role in ROLES.items()
        if isinstance(members := net.fields.get(name, (None, None))[1], dict) and members
    ]
    role = facts.home_role(plain(net.fields.get(Committee.reference, (None, None))[1]) or net.last.label)
    return tuple(line for line in (f"It has {' and '.join(counts)}" if counts else "", role or "") if line)
