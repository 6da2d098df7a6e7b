"""The briefing, recomputed: a page for each committee of the U.S. group, and the topics that several work on."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import Any

from digests.tables.frame import Line, Report, Section, plain
from tests.digests.raw_iso import ICMSCG, within
from tests.digests.raw_world import Key
from tests.digests.recomputed.facts import Facts, documents, is_work, key_of, seats, status
from tests.digests.recomputed.ledger import Fact, Ledger, Title, day, plain_title, section, under
from tests.digests.recorded import Row
from tests.digests.recount import agree
from vocabulary.iso.standards import kinds

TOPICS = ("traceability", "sustainability", "recycling", "terminology")
SHOWN = 12  # rows and points of one kind on a page
_COUNT = 8  # projects that a cell names
_OPEN, _CLOSED = "Open for vote or comment", "Ballots that have closed; their results are not known"
_WORK = ("Other work in progress and what comes next", "Work in progress and what comes next")
_DEFINITIONS: dict[str, tuple[Fact, ...]] = {"next": ("1",), "closes": ("1",)}


def check(report: Report, facts: Facts, home: str) -> Ledger:
    """Account for all of it; `home`: the acronym of the country's body."""
    ledger = Ledger(report)
    ledger.claim(report.held, *facts.held("projects", "members"))
    names = [name for name in ICMSCG if name in facts.bodies]
    agree("pages", len(report.summary), len(names))
    for name, line in zip(names, report.summary, strict=True):
        _summary(ledger, facts, name, line, home)
        _page(ledger, facts, name)
    topics(ledger, facts, section(report, "Topics that affect several committees"))
    for name, words in report.definitions:
        ledger.claim(words, *_DEFINITIONS.get(name, ()))
    return ledger


def _mine(facts: Facts, name: str) -> dict[Key, Row]:
    return {key: row for key, row in facts.rows.items() if within(row["committee"], (name,))}


def _ballots(facts: Facts, name: str) -> tuple[dict[Key, date], dict[Key, date]]:
    """What is open at the date of the report, and what has closed by then, with the last day of each."""
    ends = {key: facts.closes(key) for key in _mine(facts, name)}
    known = {key: last for key, last in ends.items() if last}
    return (
        {key: last for key, last in known.items() if last >= facts.as_of},
        {key: last for key, last in known.items() if last < facts.as_of},
    )


def _summary(ledger: Ledger, facts: Facts, name: str, line: Line, home: str) -> None:
    steps, current = facts.moved(name), _ballots(facts, name)[0]
    work = sum(map(is_work, _mine(facts, name).values()))
    moved: list[Fact] = [] if facts.unread else [len(steps)]
    agree(plain(line), "not read in this period" in plain(line), bool(facts.unread))
    ledger.claim(line, name, *moved, len(current), work)
    role = seats(facts.bodies[name][1]).get(home, "not a member")
    agree(f"role in {line!r}", plain(line).endswith(f": {role}"), True)


def _page(ledger: Ledger, facts: Facts, name: str) -> None:
    page = next(part for part in ledger.report.sections if part.title.startswith(f"{name} "))
    item = facts.bodies[name][1]
    ledger.claim(page.title, name)
    steps, moves, (current, over) = facts.moved(name), facts.member_moves(name), _ballots(facts, name)
    if facts.unread:
        agree(f"moves in {name}", steps, {})
        ledger.claim(page.text[0], day(facts.unread))
    quiet: list[Fact] = []
    if not steps:
        quiet += facts.spoken("projects")
    if not moves and (steps or facts.spoken("members") != facts.spoken("projects")):
        quiet += facts.spoken("members")
    for line in () if facts.unread else page.text:
        ledger.claim(line, *quiet)
        agree(plain(line), "no project moved" in plain(line), not steps)
        agree(plain(line), "no member joined" in plain(line), not moves)
        agree(plain(line), "Nothing is known to be open" in plain(line), not current)
    agree(f"silence of {name}", bool(page.text), not (steps and moves and current))
    counts = [sum(role == of for role in item.roles.values()) for of in ("P-member", "O-member")]
    for point in page.points:
        ledger.claim(point, *(counts if "P-members" in plain(point) else ()))
    parts = {part.title: part for part in under(ledger.report, page)}
    _moved(ledger, facts, parts, name)
    _open(ledger, facts, parts.pop(_OPEN, None), current)
    _closed(ledger, facts, parts.pop(_CLOSED, None), over)
    _work(ledger, facts, parts, name)
    _watched(ledger, facts, parts.pop("Watched documents", None), name)
    if part := parts.pop("Who joined, left or moved", None):
        agree("bodies", len(part.points), len(moves))
        for point in part.points:
            body = max((body for body in moves if plain(point).startswith(f"{body} ")), key=len)
            told = re.findall(r"[PO]-member", plain(point))
            agree(plain(point), len(told) >= len(moves[body]), True)
    else:
        agree(f"moves of {name}", moves, {})
    agree(f"sections of {name} that nobody accounts for", sorted(parts), [])


def _moved(ledger: Ledger, facts: Facts, parts: dict[str, Section], name: str) -> None:
    steps, part = facts.moved(name), parts.pop("What moved", None)
    if part is None:
        agree(f"moves in {name}", steps, {})
        return
    (table,) = part.tables
    keys = {key_of(row[0]) for row in table.rows}
    agree("rows", len(table.rows), min(SHOWN, len(steps)))
    documents(ledger, table, {key: steps[key] for key in keys})
    if len(steps) > SHOWN:
        ledger.claim(part.text[0], len(steps) - SHOWN)


def _named(facts: Facts, line: Line) -> list[tuple[Key, Row]]:
    """The documents behind the links of a line, in their order."""
    pieces = line if isinstance(line, tuple) else (line,)
    keys = (key_of(piece) for piece in pieces if not isinstance(piece, str))
    return [(key, facts.rows[key]) for key in keys]


def _since(facts: Facts, key: Key) -> list[Fact]:
    first, by = facts.opened(key)
    if first is None:
        return [day(by)]
    return [day(first) if first.year != by.year else day(first).rpartition(" ")[0], day(by)]


def _open(ledger: Ledger, facts: Facts, part: Section | None, current: dict[Key, date]) -> None:
    told = {}
    for point in part.points[:SHOWN] if part else ():
        ((key, row),) = _named(facts, point)
        ledger.claim(
            point, row["reference"], Title(plain_title(row["title_en"])), *_since(facts, key), day(current[key])
        )
        told[key] = current[key]
    agree("open ballots", len(told), min(SHOWN, len(current)))
    if part and len(current) > SHOWN:
        ledger.claim(part.points[SHOWN], len(current) - SHOWN)


def _closed(ledger: Ledger, facts: Facts, part: Section | None, over: dict[Key, date]) -> None:
    told: set[Key] = set()
    for point in part.points if part else ():
        named = _named(facts, point)
        if not named:
            ledger.claim(point, len(over) - SHOWN)
            continue
        found: list[Fact] = [*_since(facts, named[0][0]), day(over[named[0][0]])]
        for key, row in named:
            agree(row["reference"], [*_since(facts, key), day(over[key])], found[:3])
            found += [row["reference"], Title(plain_title(row["title_en"]))]
            told.add(key)
        ledger.claim(point, *found)
    agree("closed ballots", len(told), min(SHOWN, len(over)))


def _work(ledger: Ledger, facts: Facts, parts: dict[str, Section], name: str) -> None:
    found = [part for title in _WORK if (part := parts.pop(title, None))]
    steps, (current, over) = facts.moved(name), _ballots(facts, name)
    rest = {
        key: row
        for key, row in _mine(facts, name).items()
        if is_work(row) and not (key in steps or key in current or key in over)
    }
    if not found:
        agree(f"work of {name} that is not told", rest, {})
        return
    (table,) = found[0].tables
    keys = [key_of(row[0]) for row in table.rows]
    if len(steps) <= SHOWN and len(over) <= SHOWN and len(current) <= SHOWN:
        agree("work", len(keys), min(SHOWN, len(rest)))
    documents(ledger, table, {key: (None, facts.rows[key]) for key in keys})
    if len(rest) > SHOWN:
        ledger.claim(found[0].text[0], len(rest) - SHOWN)


def _watched(ledger: Ledger, facts: Facts, part: Section | None, name: str) -> None:
    wanted = [item for item in facts.mandate["watched_documents"] if _belongs(facts, item, name)]
    agree("watched documents", len(part.points) if part else 0, len(wanted))
    for item, point in zip(wanted, part.points if part else (), strict=True):
        ledger.claim(point, *document(facts, item))


def _belongs(facts: Facts, item: Any, name: str) -> bool:
    found = facts.stands(item)
    return within(item.get("committee") or "", (name,)) or bool(found and within(found[1]["committee"], (name,)))


def document(facts: Facts, item: Any) -> list[Fact]:
    """A document of the mandate: reference, title, group, stage; what ISO's data have not as the mandate has it."""
    found = facts.stands(item)
    if found is None:
        told: list[Fact] = [item["reference"], *([Title(_capital(item["title"]))] if item.get("title") else [])]
        return [*told, *([item["committee"]] if item.get("committee") else [])]
    row = found[1]
    stated = item.get("committee") or ""
    group = stated if stated.startswith(f"{row['committee']}/") else row["committee"]
    return [row["reference"], Title(_capital(plain_title(row["title_en"]))), group, row["stage"]]


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def topics(ledger: Ledger, facts: Facts, head: Section) -> None:
    """Account for the topics that several committees work on: counts by committee, and each project."""
    names = {kind.id: kind.name for kind in kinds()}
    shown = {part.title: part for part in under(ledger.report, head)}
    for topic in TOPICS:
        mine: defaultdict[str, list[Row]] = defaultdict(list)
        for row, says in facts.standing:
            if topic in says.kinds:
                mine[row["committee"]].append(row)
        if len(mine) < 2:
            agree(topic, names[topic] in shown, False)
            continue
        _topic(ledger, shown.pop(names[topic]), mine)
    agree("topics that nobody accounts for", sorted(shown), [])


def _topic(ledger: Ledger, part: Section, mine: dict[str, list[Row]]) -> None:
    rows = [row for of in mine.values() for row in of]
    published = sum(status(row) == "published" for row in rows)
    ledger.claim(part.text[0], published, len(rows) - published, len(mine))
    (table,) = part.tables
    agree(part.title, sorted(str(row[0]) for row in table.rows), sorted(mine))
    for name, number, projects in table.rows:
        of = mine[str(name)]
        ledger.claim(name, str(name))
        agree(f"{part.title} of {name}", number, sum(status(row) == "published" for row in of))
        ledger.claim(number, str(number))
        coming = [row for row in of if is_work(row)]
        text = "" if projects is None else str(projects)
        there = sorted((text.find(f"{row['reference']} ({row['stage']})"), at) for at, row in enumerate(coming))
        there = [item for item in there if item[0] >= 0]
        agree(f"projects of {name}", len(there), min(len(coming), _COUNT))
        told: list[Fact] = []
        for _, at in there:
            told += [coming[at]["reference"], coming[at]["stage"], Title(plain_title(coming[at]["title_en"]))]
        ledger.claim(projects, *told, *([len(coming) - _COUNT] if len(coming) > _COUNT else []))
