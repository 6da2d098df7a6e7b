"""Who takes part where in the watched committees, as data, with the roles of the countries asked about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digests.analysis.committees.groups import groups
from digests.analysis.committees.members import (
    O_MEMBER,
    P_MEMBER,
    ROLES,
    SECRETARIAT,
    MemberMove,
    country_of,
    is_of,
    member_moves,
    role_of,
)
from digests.analysis.iso import by_reference, committees
from digests.analysis.request import Request
from digests.analysis.span import Span, span
from storage.baseline import watch
from storage.iso_state import Known, end_of_day
from vocabulary.jurisdictions import name_of
from vocabulary.records import Committee, Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One committee: its sizes (None where no source states its members), and the role of each country asked about."""

    committee: Known
    p_members: int | None
    o_members: int | None
    roles: Mapping[str, str | None]  # country code -> role

    @property
    def reference(self) -> str:
        """What it is called."""
        return self.committee.name

    def role(self, code: str) -> str | None:
        """The role of a country; None where it takes no part."""
        return self.roles[code]

    def votes(self, code: str) -> bool:
        """Whether the country votes: as P-member, or because it leads the committee."""
        return self.roles[code] in {P_MEMBER, SECRETARIAT}


@dataclass(frozen=True, slots=True)
class Presence:
    """One country (or a body whose country is not certain) in all the committees together."""

    country: str
    secretariats: int
    p_memberships: int
    o_memberships: int
    convenorships: int


@dataclass(frozen=True, slots=True)
class Participation:
    """The committees, the countries in them, and how members moved between the two states of `span`."""

    parts: tuple[Part, ...]
    presences: tuple[Presence, ...]
    bodies: int
    moves: tuple[MemberMove, ...]
    span: Span
    convenors: Mapping[str, str]  # working group -> country code

    @property
    def left_list(self) -> tuple[Known, ...]:
        """The watched committees that left ISO's list in the period, as they were at its beginning."""
        return _only_in(self.span.before, self.span.after)

    @property
    def new_on_list(self) -> tuple[Known, ...]:
        """The watched committees that came onto ISO's list in the period."""
        return _only_in(self.span.after, self.span.before)


def _only_in(one: Mapping[str, Known], other: Mapping[str, Known]) -> tuple[Known, ...]:
    scope = watch()
    only = (committee for key, committee in one.items() if key not in other and scope.covers(committee.name))
    return tuple(sorted(only, key=by_reference))


def participation(request: Request, codes: Sequence[str]) -> Participation:
    """The watched committees, or the one that is asked for, with the roles of the countries `codes`."""
    committees_read = committees(request, watch())
    both = span(request, Kind.COMMITTEE)
    convened = convenors(request, {committee.name for committee in committees_read})
    return Participation(
        tuple(_part(committee, codes) for committee in committees_read),
        tuple(_presences(committees_read, convened)),
        len({body for committee in committees_read for field, _ in ROLES for body in committee.names(field)}),
        tuple(move for committee in committees_read for move in moved(both, committee)),
        both,
        convened,
    )


def moved(both: Span, committee: Known) -> tuple[MemberMove, ...]:
    """The moves of members in one committee."""
    before = both.before.get(committee.key)
    return tuple(member_moves(committee.name, before, committee)) if before else ()


def convenors(request: Request, committees_: Iterable[str]) -> Mapping[str, str]:
    """Working groups of these committees and the country that convenes each: by ISO's pages, else by the mandate."""
    names = tuple(committees_)
    every = groups(request.known(Kind.WORKING_GROUP, end_of_day(request.as_of)), request.as_of)
    return {
        group.reference: group.country
        for group in every
        if group.country and any(group.reference.startswith(f"{name}/") for name in names)
    }


def _part(committee: Known, codes: Sequence[str]) -> Part:
    sizes = (
        len(committee.names(field)) if field in committee.fields else None
        for field in (Committee.p_members, Committee.o_members)
    )
    p_members, o_members = sizes
    return Part(committee, p_members, o_members, {code: role_of(committee, code) for code in codes})


def _presences(committees_read: Iterable[Known], convened: Mapping[str, str]) -> list[Presence]:
    """Every country, those that lead and vote most first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for committee in committees_read:
        for field, role in ROLES:
            for body in committee.names(field):
                counts[country_of(body)][role] += 1
    for code in convened.values():
        counts[name_of(code)]["convenor"] += 1
    presences = [
        Presence(country, has[SECRETARIAT], has[P_MEMBER], has[O_MEMBER], has["convenor"])
        for country, has in counts.items()
    ]
    return sorted(
        presences,
        key=lambda presence: (
            -presence.secretariats - presence.p_memberships,
            -presence.o_memberships,
            presence.country,
        ),
    )


def own_first(moves: Iterable[MemberMove], codes: Sequence[str]) -> list[MemberMove]:
    """The moves, those of the bodies of `codes` first."""
    return sorted(moves, key=lambda move: not any(is_of(move.body, code) for code in codes))
