"""`participation`: who takes part where in the watched committees, and one country's view with its gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digests.event import Group
from digests.events import events
from digests.reports import Request, Spec
from digests.reports._iso import HELD, committees, country, end_of, reference_of
from digests.reports.frame import Cell, Link, Report, Section, Table
from digests.wording import counted, listed
from storage.baseline import watch
from storage.iso_state import Known, known
from storage.model import ChangeQuery, StoredChange
from vocabulary.jurisdictions import body_country, speaks_for

_PAGE = "https://www.iso.org/committee/{}.html"  # notes of ISO Open Data: the id is that of the page
_ROLES = (("secretariat", "secretariat"), ("p_members", "P-member"), ("o_members", "O-member"))
_DEFINITIONS = (
    ("P-member", "a participating member: it must vote and contribute to meetings (ISO/IEC Directives, Part 1, 1.7.1)"),
    ("O-member", "an observer: it receives documents and may comment (ISO/IEC Directives, Part 1, 1.7.1)"),
    ("watched committees", "the committees of the CMCC with their subcommittees, as the mandate names them"),
    ("country", "that of the member body; bodies whose country is not certain are counted under their own name"),
    ("convenorships", "only those that a polled committee page names"),
    ("as of", HELD),
)


def build(request: Request) -> Report:
    """The watched committees by country, and the view of `request.country`."""
    home = country(request.country)
    scope = watch()
    found = committees(request, scope)
    groups = [each for each in known(request.store, "WorkingGroup", end_of(request.as_of)) if scope.covers(each.label)]
    table = Table.of(
        ("committee", "title", "secretariat", home, "P-members", "O-members"),
        [_row(each, request.country) for each in found],
    )
    takes = Counter(role_of(each, request.country) or "absent" for each in found)
    roles = [f"{counted(takes[role], 'committee')} {words}" for role, words in _WORDS if takes[role]]
    told = _changes(request, {reference_of(each) for each in found}, request.country)
    return Report(
        name="participation",
        title=f"Participation in the watched ISO committees: the view of {home}",
        as_of=request.as_of.isoformat(),
        period=request.period.span,
        summary=(
            f"{home}: {listed(roles)}"
            if speaks_for(request.country)
            else f"{home} has no member body that critmin knows",
            f"{counted(len(found), 'committee')}, {counted(len(_bodies(found)), 'member body', 'member bodies')}",
        ),
        sections=(
            Section("Committees", tables=(table,)),
            Section("Gaps and opportunities", points=tuple(_gaps(found, request.country, home)) or ("none found",)),
            Section("Changes in the period", points=told or ("no change of these committees was seen",)),
            Section("By country", tables=(_by_country(found, groups),)),
        ),
        definitions=_DEFINITIONS,
    )


_WORDS = (
    ("secretariat", "led as secretariat"),
    ("P-member", "as P-member"),
    ("O-member", "as O-member"),
    ("absent", "without it"),
)


def role_of(committee: Known, code: str) -> str | None:
    """The weightiest role of a country in a committee; None where it has none."""
    for field, words in _ROLES:
        if any(_is_of(body, code) for body in committee.names(field)):
            return words
    return None


def _is_of(body: str, code: str) -> bool:
    found = body_country(body)
    return found is not None and found.code == code


def _row(each: Known, code: str) -> tuple[Cell, ...]:
    link = Link(reference_of(each), _PAGE.format(each.key)) if each.key.isdecimal() else reference_of(each)
    return (
        link,
        each.text("title"),
        each.text("secretariat") or None,
        role_of(each, code) or "absent",
        len(each.names("p_members")),
        len(each.names("o_members")),
    )


def _bodies(found: Iterable[Known]) -> set[str]:
    return {body for each in found for field, _ in _ROLES for body in each.names(field)}


def _gaps(found: Iterable[Known], code: str, home: str) -> Iterator[str]:
    for each in found:
        role = role_of(each, code)
        if role in {"P-member", "secretariat"}:
            continue
        members = len(each.names("p_members"))
        how = "only as O-member" if role else "not at all"
        yield f"{reference_of(each)} {each.text('title')}: {home} takes part {how}; {counted(members, 'P-member')} vote"
    for each in found:
        if not each.names("secretariat"):
            yield f"{reference_of(each)} {each.text('title')}: no secretariat is stated"


def _by_country(found: Iterable[Known], groups: Sequence[Known]) -> Table:
    """Countries by the committees in which they vote."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        for field, words in _ROLES:
            for body in each.names(field):
                counts[_country_of(body)][words] += 1
    for group in groups:
        body = group.text("convenor").rpartition("(")[2].rstrip(")")
        if body_country(body):
            counts[_country_of(body)]["convenor"] += 1
    polled = any(group.text("convenor") for group in groups)  # unless a page names convenors, none are known
    rows = [
        (name, has["secretariat"], has["P-member"], has["O-member"], has["convenor"] if polled else None)
        for name, has in counts.items()
    ]
    ranked = sorted(rows, key=lambda row: (-row[1] - row[2], -row[3], row[0]))
    return Table.of(("country", "secretariats", "P-member in", "O-member in", "convenorships"), ranked)


def _country_of(body: str) -> str:
    found = body_country(body)
    return found.name if found else body


def _changes(request: Request, references: set[str], code: str) -> tuple[str, ...]:
    """The period's changes of these committees; those of the country first."""
    query = ChangeQuery(since=request.period.since, until=request.period.until, kind="Committee")
    of_scope = [change for change in request.store.changes(query) if change.label in references]
    told = [event for event in events(of_scope) if event.group in {Group.COMMITTEE, Group.MEMBERSHIP}]
    own = [event for event in told if any(_names(change, code) for change in event.changes)]
    rest = [event for event in told if event not in own]
    return tuple(f"{event.detected_at:%Y-%m-%d}: {event.headline}" for event in [*own, *rest])


def _names(change: StoredChange, code: str) -> bool:
    for field, _ in _ROLES:
        before, after = change.fields.get(field, (None, None))
        sides = [side if isinstance(side, dict) else {} for side in (before, after)]
        moved = set(sides[0].values()) ^ set(sides[1].values())
        if any(_is_of(body, code) for body in moved):
            return True
    return False


SPEC = Spec("participation", "who takes part in the watched committees, and one country's view", build)
