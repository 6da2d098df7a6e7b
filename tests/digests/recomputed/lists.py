"""What the annual says of the lists of critical minerals: every figure from the atlas's files as they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from digests.tables.frame import Line, Section, plain
from tests.digests.recomputed.facts import _ROOT, Facts, load
from tests.digests.recomputed.ledger import Fact, Ledger, Title
from tests.digests.recount import Wrong, agree

_NAMES = re.compile(r", | and ")
_MONTH, _DAY = len("2025-05"), len("2025-05-01")
Edition = dict[str, Any]


def written(text: str) -> str:
    """A date that is known to the year, the month or the day, for people."""
    moment = date.fromisoformat(text + "0001-01-01"[len(text) :])
    if len(text) < _MONTH:
        return text
    return f"{moment:%B} {moment.year}" if len(text) < _DAY else f"{moment.day} {moment:%B} {moment.year}"


def editions(facts: Facts, *, perhaps: bool = False) -> list[tuple[str, Edition, list[Edition]]]:
    """Jurisdiction, edition and all editions of its file, of those dated within the period, or `perhaps` within it."""
    first, last = facts.since.isoformat(), facts.as_of.isoformat()
    result = []
    for path in sorted((_ROOT / "storage" / "baseline" / "lists").glob("*.yaml")):
        table = load("storage", "baseline", "lists", path.name)
        every = [{**item, "date": str(item["date"])} for item in table.get("editions") or ()]
        for item in every:
            earliest, latest = (item["date"] + filled[len(item["date"]) :] for filled in ("0000-01-01", "0000-12-31"))
            if earliest <= last and latest >= first and perhaps != (first <= earliest and latest <= last):
                result.append((table["name"], item, every))
    return result


def summary(ledger: Ledger, facts: Facts, line: Line) -> None:
    """Account for how many editions there were, of how many jurisdictions."""
    found = editions(facts)
    jurisdictions = [len({where for where, _, _ in found})] if found else []
    ledger.claim(line, len(found), *jurisdictions)


def check(ledger: Ledger, facts: Facts, part: Section) -> None:
    """Account for the section on lists."""
    found = editions(facts)
    summary(ledger, facts, part.text[0])
    undated = [
        f"{where}, {written(item['date'])}, “{' '.join(item['title'].split())}”"
        for where, item, _ in editions(facts, perhaps=True)
    ]
    for line in part.text[2:]:
        said = plain(line).partition(": ")[2]
        agree("editions of no known day", len(said), len("; ".join(undated)) + 1)
        agree("each of them", [name for name in undated if name not in said], [])
        ledger.claim(line, *re.findall(r"\d+", plain(line)))
    agree("a line on these", len(part.text[2:]), min(len(undated), 1))
    agree("editions", len(part.points), len(found))
    left = list(found)
    for point in part.points:
        text = plain(point)
        match = next((item for item in left if _heads(text, *item[:2])), None)
        if match is None:
            raise Wrong(f"no edition for {text}")
        left.remove(match)
        _point(ledger, point, *match[1:])
    if not found:
        return
    (table,) = part.tables
    rows = [(item["date"], where, len(item.get("entries") or ())) for where, item, _ in found]
    agree("editions", sorted((row[0], row[1], row[5] or 0) for row in table.rows), sorted(rows))
    titles = {" ".join(item["title"].split()) for _, item, _ in found}
    for row in table.rows:
        agree(f"title {row[2]}", str(row[2]) in titles, True)
        ledger.claim(row[0], *re.findall(r"\d+", str(row[0])))
        ledger.claim(row[2], *re.findall(r"\d+", str(row[2])))
        ledger.claim(row[5], *([str(row[5])] if row[5] is not None else []))


def _heads(text: str, where: str, edition: Edition) -> bool:
    begins = f"{where}, {written(edition['date'])}, “"
    shown = text.removeprefix(begins).partition("”")[0].rstrip("…")
    return text.startswith(begins) and " ".join(edition["title"].split()).startswith(shown)


def _point(ledger: Ledger, point: Line, edition: Edition, every: list[Edition]) -> None:
    text = plain(point)
    rest = text.partition("”: ")[2]
    stated: list[Fact] = [written(edition["date"]), Title(" ".join(edition["title"].split()))]
    for clause in rest.split("; "):
        stated += _clause(clause, edition, every)
    ledger.claim(point, *stated)


def _clause(clause: str, edition: Edition, every: list[Edition]) -> Iterator[Fact]:
    """The figures of a clause: how many entries, what an edition is compared with, how many came and went."""
    entries, total = len(edition.get("entries") or ()), edition.get("count_as_published")
    before = [other for other in every if other["list"] == edition["list"] and other["date"] < edition["date"]]
    if match := re.search(r"(?:compared with the edition|amends the list) of (.+?)(?::|$)", clause):
        known = {written(other["date"]) for other in every if other["date"] < edition["date"]}
        agree(clause, match[1] in known, True)
        yield match[1]
    elif re.search(r"\d+ entries", clause) and "first" in clause:
        agree(clause, [other["date"] for other in before if other["status"] != "draft" and "final" in clause], [])
        yield entries
    elif "entries: not a list" in clause:
        yield entries
    elif clause.startswith("not compared"):
        if total is not None:
            yield from ([entries] if entries else [0])
            yield total
    elif match := re.fullmatch(r"(\d+) (?:added|removed|in another tier|worded wider or narrower): (.+)", clause):
        names = _NAMES.split(match[2])
        agree(clause, len(names), int(match[1]))
        yield match[1]
