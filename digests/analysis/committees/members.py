"""Who takes part in a committee, in which role, and who came, went or moved between two of its states. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.iso_state import Known
from vocabulary.jurisdictions import body_country
from vocabulary.phrases import names
from vocabulary.records import Committee
from vocabulary.telling.memberships import ROLES as MEMBERS
from vocabulary.telling.memberships import moves

SECRETARIAT, P_MEMBER, O_MEMBER = "secretariat", "P-member", "O-member"
ROLES = ((Committee.secretariat, SECRETARIAT), (Committee.p_members, P_MEMBER), (Committee.o_members, O_MEMBER))
"""Field of a committee -> role, the weightiest first."""


@dataclass(frozen=True, slots=True)
class MemberMove:
    """A body's role in one committee before and after; None: it takes no part."""

    committee: str
    body: str
    before: str | None
    after: str | None


def role_of(committee: Known, code: str) -> str | None:
    """The weightiest role of a country in a committee; None where it has none."""
    for field, role in ROLES:
        if any(is_of(body, code) for body in committee.names(field)):
            return role
    return None


def is_of(body: str, code: str) -> bool:
    """Whether the body speaks for the country in ISO."""
    jurisdiction = body_country(body)
    return jurisdiction is not None and jurisdiction.code == code


def country_of(body: str) -> str:
    """The body's country; its own name where that is not certain."""
    jurisdiction = body_country(body)
    return jurisdiction.name if jurisdiction else body


def member_moves(name: str, before: Known, after: Known) -> tuple[MemberMove, ...]:
    """Every body whose role differs, by name. A field that one side does not state tells nothing."""
    members = moves(before.fields, after.fields) if _both_state(before, after, MEMBERS) else []
    role_moves = [MemberMove(name, move.body, move.before, move.after) for move in members]
    if not _both_state(before, after, {Committee.secretariat}):
        return tuple(role_moves)
    old, new = (names(side.fields[Committee.secretariat]) for side in (before, after))
    gave = [MemberMove(name, body, SECRETARIAT, None) for key, body in old.items() if key not in new]
    took = [MemberMove(name, body, None, SECRETARIAT) for key, body in new.items() if key not in old]
    return (*role_moves, *sorted((*gave, *took), key=_body_of))


def _both_state(before: Known, after: Known, fields: Iterable[str]) -> bool:
    return all(field in side.fields for field in fields for side in (before, after))


def _body_of(move: MemberMove) -> str:
    return move.body


def by_body(moved: Iterable[MemberMove]) -> Mapping[str, list[MemberMove]]:
    """The moves of each body together, the bodies by name."""
    moves_of: defaultdict[str, list[MemberMove]] = defaultdict(list)
    for move in moved:
        moves_of[move.body].append(move)
    return dict(sorted(moves_of.items()))
