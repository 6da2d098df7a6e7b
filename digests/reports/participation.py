"""`participation`: who takes part where in the watched committees, and the view of one country or group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digests.analysis.committees.members import MemberMove, by_body, role_of
from digests.analysis.committees.participation import Part, Participation, own_first, participation
from digests.analysis.iso import HELD, committee_link, country, title_of
from digests.analysis.request import Request
from digests.analysis.span import period_of, unread, within
from digests.reports import Spec
from digests.tables.frame import NONE, Cell, Chart, Report, Section, Table
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed
from storage.baseline.country_groups import CountryGroup
from vocabulary.jurisdictions import body_name, name_of, speaks_for
from vocabulary.records import Committee

_WITH_ARTICLE = ("United ", "Republic ", "Russian ", "Democratic ", "Netherlands", "Philippines", "Dominican ")
_BARS = 15  # countries in the chart
_DEFINITIONS = (
    ("P-member", "a participating member: it must vote and contribute to meetings (ISO/IEC Directives, Part 1, 1.7.1)"),
    ("O-member", "an observer: it receives documents and may comment (ISO/IEC Directives, Part 1, 1.7.1)"),
    ("watched committees", "the committees of the CMCC with their subcommittees, as the mandate names them"),
    ("country", "that of the member body; bodies whose country is not certain are counted under their own name"),
    ("convenorships", "those that a polled committee page or the ICMSCG's deck names; there may be more"),
    (
        "changes",
        "the difference between the members at the beginning of the period, or when first read, and at its end",
    ),
    ("as of", HELD),
)
_ABSENT = "not a member"
_WORDS = (
    ("secretariat", "secretariat of {}"),
    ("P-member", "P-member of {}"),
    ("O-member", "O-member of {}"),
    (_ABSENT, "not a member of {}"),
)
_HELD_ONCE = {
    "secretariat": "had its secretariat",
    "P-member": "was a P-member",
    "O-member": "was an O-member",
    _ABSENT: "was not a member",
}


def build(request: Request) -> Report:
    """The watched committees by country, and the view of `request.country`, or of the group that is asked for."""
    home = country(request.country).name
    codes = tuple(dict.fromkeys((request.country, *(request.group.countries if request.group else ()))))
    taking_part = participation(request, codes)
    summary = [_roles(taking_part, request.country, home)]
    if request.group:
        summary.append(_group_summary(taking_part, request.group))
    summary.append(
        f"{counted(len(taking_part.parts), 'committee')}, {counted(taking_part.bodies, 'member body', 'member bodies')}"
    )
    return Report(
        name="participation",
        title=f"Participation in the watched ISO committees: {_view(request, home)}",
        as_of=request.as_of.isoformat(),
        period=period_of(request, (("members", taking_part.span),)),
        summary=tuple(summary),
        sections=tuple(_sections(request, taking_part, home)),
        definitions=_DEFINITIONS,
    )


def _view(request: Request, home: str) -> str:
    return request.group.name if request.group else home


def _sections(request: Request, taking_part: Participation, home: str) -> Iterator[Section]:
    rows = [_row(part, request.country) for part in taking_part.parts]
    columns = ("committee", "title", "secretariat", home, "P-members", "O-members")
    yield Section("Committees", tables=(Table.of(columns, rows),))
    if request.group:
        yield _group(taking_part, request.group)
    yield Section(
        "Gaps and opportunities", points=tuple(_gaps(taking_part.parts, request.country, home)) or ("none found",)
    )
    yield _changes(request, taking_part)
    yield _by_country(taking_part)


def _roles(taking_part: Participation, code: str, home: str) -> str:
    if not speaks_for(code):
        return f"{home} has no member body that critmin knows"
    takes = Counter(part.role(code) or _ABSENT for part in taking_part.parts)
    nouns = {"P-member": "other" if takes["secretariat"] else "committee"}  # who has the secretariat is a P-member, too
    roles = [words.format(counted(takes[role], nouns.get(role, "committee"))) for role, words in _WORDS if takes[role]]
    return f"{home}: {listed(roles)}"


def _row(part: Part, code: str) -> tuple[Cell, ...]:
    return (
        committee_link(part.committee),
        title_of(part.committee),
        part.committee.text(Committee.secretariat) or None,
        part.role(code) or _ABSENT,
        part.p_members,
        part.o_members,
    )


def _group_summary(taking_part: Participation, group: CountryGroup) -> str:
    countries = group.countries
    led = sum(any(part.role(code) == "secretariat" for code in countries) for part in taking_part.parts)
    none = sum(not any(part.votes(code) for code in countries) for part in taking_part.parts)
    name = f"{group.name} ({group.note})" if group.note else group.name
    leads = f"a secretariat in {counted(led, 'committee')}" if led else "no secretariat"
    votes = f"no vote in {counted(none, 'committee')}" if none else "a vote in every committee"
    return f"{name}: {counted(len(countries), 'country', 'countries')}; {leads}; {votes}"


def _group(taking_part: Participation, group: CountryGroup) -> Section:
    """The countries of the group in each committee, by role: a name stands once, under its weightiest role."""
    rows = []
    for part in taking_part.parts:
        roles: dict[str | None, list[str]] = {}
        for code in sorted(group.countries, key=name_of):
            roles.setdefault(part.role(code), []).append(name_of(code))
        votes = sum(part.votes(code) for code in group.countries)
        rows.append(
            (
                committee_link(part.committee),
                votes,
                listed(roles.get("secretariat", [])) or NONE,
                listed(roles.get("P-member", [])) or NONE,
                listed(roles.get("O-member", [])) or NONE,
                listed(roles.get(None, [])) or NONE,
            )
        )
    columns = ("committee", "votes", "secretariat", "P-members", "O-members", "not members")
    return Section(f"The group: {group.name}", tables=(Table.of(columns, rows),))


def _gaps(parts: Sequence[Part], code: str, home: str) -> Iterator[str]:
    for part in parts:
        if part.votes(code):
            continue
        how = "is only an O-member" if part.role(code) else "does not take part"
        vote = f"; {counted(part.p_members, 'P-member votes', 'P-members vote')}" if part.p_members is not None else ""
        yield f"{part.reference} {title_of(part.committee)}: {_in_a_sentence(home)} {how}{vote}"
    for part in parts:
        if not part.committee.names(Committee.secretariat):
            yield f"{part.reference} {title_of(part.committee)}: no secretariat is stated"


def _in_a_sentence(home: str) -> str:
    """`the United States`: the names that English gives an article."""
    return f"the {home}" if home.startswith(_WITH_ARTICLE) else home


def _changes(request: Request, taking_part: Participation) -> Section:
    """One sentence for each body that came, went or changed its role, the country's own first."""
    points = moves_in_words(taking_part, (request.country, *(request.group.countries if request.group else ())))
    if day := unread(request, taking_part.span):
        unknown = f"Members were last read on {day}, before this period: who joined or left in it is not known."
        return Section("Changes in the period", (unknown,))
    if taking_part.span.is_late:
        return Section("Changes in the period", (f"Members were not read before {ENGLISH.written(request.as_of)}.",))
    bodies = counted(len(points), "body", "bodies") if points else "no member"
    about = f"{within(request, taking_part.span)} {bodies} joined, left or changed role."
    lists = () if request.committee else tuple(_listed_or_not(taking_part, request.country))
    return Section("Changes in the period", (about,), (*lists, *points))


def _listed_or_not(taking_part: Participation, code: str) -> Iterator[str]:
    """The watched committees that left ISO's list or came onto it, with the role of the country."""
    home = _in_a_sentence(name_of(code))
    for committee in taking_part.left_list:
        held = _HELD_ONCE[role_of(committee, code) or _ABSENT]
        yield f"{committee.name} {title_of(committee)} is no longer on ISO's list of committees; {home} {held}"
    for committee in taking_part.new_on_list:
        yield f"{committee.name} {title_of(committee)} is new on ISO's list of committees"


def moves_in_words(taking_part: Participation, codes: Sequence[str]) -> tuple[str, ...]:
    """One sentence for each body that came, went or changed its role, those of the countries `codes` first."""
    grouped = by_body(taking_part.moves)
    order = dict.fromkeys(move.body for move in own_first(taking_part.moves, codes))
    return tuple(_sentence(body, grouped[body]) for body in order)


def _sentence(body: str, moves: Sequence[MemberMove]) -> str:
    """`ANSI (United States) joined ISO/TC 345 as P-member; left ISO/TC 26`."""
    by_kind: dict[tuple[str | None, str | None], list[str]] = {}
    for move in moves:
        by_kind.setdefault((move.before, move.after), []).append(move.committee)
    return (
        f"{body_name(body)} {'; '.join(_clause(before, after, listed(of)) for (before, after), of in by_kind.items())}"
    )


def _clause(before: str | None, after: str | None, where: str) -> str:
    if after == "secretariat":
        return f"took over the secretariat of {where}"
    if before == "secretariat":
        return f"gave up the secretariat of {where}"
    if before is None:
        return f"joined {where} as {after}"
    if after is None:
        return f"left {where} (was {before})"
    return f"moved from {before} to {after} in {where}"


def _by_country(taking_part: Participation) -> Section:
    """Countries by the committees that they lead and in which they vote."""
    rows: list[tuple[Cell, ...]] = [
        (
            presence.country,
            presence.secretariats,
            presence.p_memberships,
            presence.o_memberships,
            presence.convenorships or None,
        )
        for presence in taking_part.presences
    ]
    columns: tuple[str, ...] = ("country", "secretariats", "P-member in", "O-member in", "convenorships")
    if not any(presence.convenorships for presence in taking_part.presences):  # none is known by then: no empty column
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    return Section("By country", charts=presence_chart(taking_part), tables=(Table.of(columns, rows),))


def presence_chart(taking_part: Participation) -> tuple[Chart, ...]:
    """The countries that vote in most committees; no chart where none votes."""
    voting = sorted(taking_part.presences, key=lambda presence: (-presence.p_memberships, presence.country))
    bars = tuple((presence.country, presence.p_memberships) for presence in voting[:_BARS] if presence.p_memberships)
    return (Chart("Countries that vote in most committees", "committees as P-member", bars),) if bars else ()


SPEC = Spec("participation", "who takes part in the watched committees, and the view of a country or a group", build)
