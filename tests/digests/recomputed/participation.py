"""The report on participation, recomputed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from digests.tables.frame import Report
from tests.digests.raw_iso import CMCC
from tests.digests.recomputed.facts import Facts, seats
from tests.digests.recomputed.ledger import Fact, Ledger, Title, section
from tests.digests.recount import agree

ROLES = ("secretariat", "P-member", "O-member", "not a member")
_DIRECTIVES: dict[str, tuple[Fact, ...]] = dict.fromkeys(("P-member", "O-member"), ("1", "1.7.1"))


def check(report: Report, facts: Facts, home: str) -> Ledger:
    """Account for all of it; `home`: the country whose view it is."""
    ledger = Ledger(report)
    ledger.claim(report.held, *facts.held("members"))
    own = {body for body, country in facts.countries.items() if country == home}
    roles = Counter(_role(facts, reference, own) for reference in facts.bodies)
    ledger.claim(report.summary[0], *(roles[role] for role in ROLES if roles[role]))
    everyone = {body for _, item in facts.bodies.values() for body in seats(item)}
    ledger.claim(report.summary[1], len(facts.bodies), len(everyone))
    _committees(ledger, facts, own)
    _gaps(ledger, facts, own)
    _changes(ledger, facts)
    _countries(ledger, facts)
    for name, words in report.definitions:
        ledger.claim(words, *_DIRECTIVES.get(name, ()))
    return ledger


def _role(facts: Facts, reference: str, own: set[str]) -> str:
    _, item = facts.bodies[reference]
    held = {role for body, role in seats(item).items() if body in own}
    return next((role for role in ROLES if role in held), "not a member")


def sizes(facts: Facts, reference: str) -> tuple[int, int]:
    """How many P-members and O-members a committee has."""
    counts = Counter(facts.bodies[reference][1].roles.values())
    return counts["P-member"], counts["O-member"]


def _committees(ledger: Ledger, facts: Facts, own: set[str]) -> None:
    (table,) = section(ledger.report, "Committees").tables
    names = [str(row[0]) for row in table.rows]
    agree("committees", sorted(names), sorted(facts.bodies))
    for name, row in zip(names, table.rows, strict=True):
        item = facts.bodies[name][1]
        agree(name, (row[2], row[3]), (item.fields["secretariat"][1], _role(facts, name, own)))
        agree(name, row[4:6], sizes(facts, name))
        for cell, told in zip(row, ((name,), title(item.fields["title"]), (), ()), strict=False):
            ledger.cell(cell, told)
        for cell in row[4:]:
            ledger.claim(cell, str(cell))


def title(text: str) -> tuple[Fact, ...]:
    """The title of a committee, where it has a digit."""
    return (Title(text),) if re.search(r"\d", text) else ()


def _gaps(ledger: Ledger, facts: Facts, own: set[str]) -> None:
    absent = {
        name: role for name in facts.bodies if (role := _role(facts, name, own)) not in ("secretariat", "P-member")
    }
    points = section(ledger.report, "Gaps and opportunities").points
    agree("gaps", len(points), len(absent))
    for point in points:
        name = max((name for name in absent if str(point).startswith(f"{name} ")), key=len)
        agree(str(point), "only an O-member" in str(point), absent.pop(name) == "O-member")
        ledger.claim(point, name, *title(facts.bodies[name][1].fields["title"]), sizes(facts, name)[0])


def _changes(ledger: Ledger, facts: Facts) -> None:
    part = section(ledger.report, "Changes in the period")
    moves = facts.member_moves(*CMCC)
    ledger.claim(part.text[0], *facts.spoken("members"), len(moves))
    points(ledger, part.points, facts, moves)


def points(
    ledger: Ledger,
    lines: tuple[object, ...],
    facts: Facts,
    moves: dict[str, dict[str, tuple[str | None, str | None]]],
) -> None:
    """Account for sentences that tell of one body each, in which committees it moved and how."""
    agree("bodies that moved", len(lines), len(moves))
    for line in map(str, lines):
        body = max((body for body in moves if line.startswith(f"{body} ")), key=len)
        agree(line, facts.countries[body] in line, True)
        told: dict[str, tuple[str | None, str | None]] = {}
        for clause in line.split("; "):
            found = re.search(r"(?:as|was) ([PO]-member)|from ([PO]-member) to ([PO]-member)", clause)
            for name in re.findall(r"ISO/[A-Z]+ \d+(?:/[A-Z]+ \d+)?", clause):
                if "secretariat" in clause:
                    told[name] = (None, "secretariat") if "took" in clause else ("secretariat", None)
                elif found and found[1]:
                    told[name] = (None, found[1]) if "joined" in clause else (found[1], None)
                elif found:
                    told[name] = (found[2], found[3])
        agree(line, told, moves[body])
        ledger.claim(line, *re.findall(r"ISO/[A-Z]+ \d+(?:/[A-Z]+ \d+)?", line))


def by_country(facts: Facts) -> dict[str, Counter[str]]:
    """Country -> in how many committees it has each role; who has a secretariat is counted as a member, too."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, item in facts.bodies.values():
        for key, role in item.roles.items():
            counts[facts.countries.get(item.names[key], item.names[key])][role] += 1
        if body := item.fields["secretariat"][1]:
            counts[facts.countries.get(body, body)]["secretariat"] += 1
    return counts


def _countries(ledger: Ledger, facts: Facts) -> None:
    counts, part = by_country(facts), section(ledger.report, "By country")
    chart(ledger, facts, part.title)
    (table,) = part.tables
    agree("countries", sorted(str(row[0]) for row in table.rows), sorted(counts))
    for row in table.rows:
        of = counts[str(row[0])]
        agree(str(row[0]), row[1:], (of["secretariat"], of["P-member"], of["O-member"]))
        for cell in row[1:]:
            ledger.claim(cell, str(cell))


def chart(ledger: Ledger, facts: Facts, title: str) -> None:
    """Account for the bars of the countries that vote in most committees."""
    part = section(ledger.report, title)
    votes = {country: of["P-member"] for country, of in by_country(facts).items()}
    (bars,) = part.charts
    agree("bars", [value for _, value in bars.bars], sorted(votes.values(), reverse=True)[: len(bars.bars)])
    ledger.bars(part, ((country, votes[country]) for country, _ in bars.bars))
