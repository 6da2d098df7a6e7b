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
    return [_event(each, facts) for each in committees if _is_told(each)]


def _is_told(each: Net) -> bool:
    return each.action in (Action.ADDED, Action.REMOVED) or bool(each.fields.keys() - ROLES.keys())


def _event(each: Net, facts: Facts) -> Event:
    rest = each.fields.keys() - (ROLES.keys() if each.action is Action.CHANGED else set())
    known = facts.record(each.last)
    change = each.change(known, rest)
    told = [one for one in each.changes if one.action != Action.CHANGED or one.fields.keys() & rest]
    headline = committee(change)
    return Event.of(
        told,
        headline,
        group=Group.COMMITTEE,
        significance=significance(change, facts.watch),
        short=headline.partition("; ")[0],
        lines=_members(each, facts),
    )


def _members(each: Net, facts: Facts) -> tuple[str, ...]:
    """Who is in a new committee: how many, and whether the home country's body is one of them."""
    if each.action is not Action.ADDED:
        return ()
    counts = [
        f"{len(members):,} {role}{'s' if len(members) != 1 else ''}"
        for name, role in ROLES.items()
        if isinstance(members := each.fields.get(name, (None, None))[1], dict) and members
    ]
    role = facts.home_role(plain(each.fields.get(Committee.reference, (None, None))[1]) or each.last.label)
    return tuple(line for line in (f"It has {' and '.join(counts)}" if counts else "", role or "") if line)
