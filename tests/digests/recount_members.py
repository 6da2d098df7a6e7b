"""Sentences on bodies and committees, taken apart and compared with what was counted in the recorded files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.digests.printed import Entry
from tests.digests.recount import Wrong, agree

NUMBER = re.compile(r"\d[\d,]*")
_MOVES = (
    (r"joined (.+) as P-member", (None, "P-member")), (r"joined (.+) as O-member", (None, "O-member")),
    (r"moved from O-member to P-member in (.+)", ("O-member", "P-member")),
    (r"moved from P-member to O-member in (.+)", ("P-member", "O-member")),
    (r"left (.+) \(was P-member\)", ("P-member", None)), (r"left (.+) \(was O-member\)", ("O-member", None)),
    (r"(?:joined or left|(?:joined, left or |joined or |left or )?changed its role in|joined) (.+)", None),
)  # fmt: skip
_OUTSIDE = " outside the watched scope"


def clauses(sentence: str) -> Iterator[tuple[Any, int | list[str]]]:
    """`(roles before and after, how many committees or which)` of each clause of a sentence on one body."""
    for clause in re.split(r"; it also |; ", sentence):
        for form, kind in _MOVES:
            if found := re.fullmatch(form, clause):
                where = re.sub(r" \(“[^”]*”\)", "", found[1]).removesuffix(_OUTSIDE)
                number = re.fullmatch(r"(\d[\d,]*) committees?", where)
                yield kind, int(number[1].replace(",", "")) if number else re.split(r", | and ", where)
                break
        else:
            raise Wrong(f"no form for: {clause}")


def totals(line: str) -> tuple[int, Counter[Any]]:
    """`Across all 31 committees: joined 27 as O-member and …` as the total and its parts."""
    found = re.fullmatch(r"Across all (\d+) committees: (.+)", line)
    if found is None:
        raise Wrong(f"no form for: {line}")
    parts: Counter[Any] = Counter()
    for clause in re.split(r", | and (?=joined|moved|left)", found[2]):
        for form, kind in _MOVES:
            if match := re.fullmatch(form, clause):
                parts[kind] += int(match[1])
                break
        else:
            raise Wrong(f"no form for: {clause}")
    return int(found[1]), parts


def compare_committee(entry: Entry, name: str, before: object, after: object) -> None:
    """The sentence on one committee: what it says was added and removed is what differs."""
    rest = entry.sentence.removeprefix(name)
    sides = [getattr(each, "fields", {}) for each in (before, after)]
    gained = re.search(r"added ([^;)]+)", rest)
    lost = re.search(r"removed ([^;)]+)", rest)
    old, new = (side.get("liaisons", {}) for side in sides)
    for found, one, other in ((gained, old, new), (lost, new, old)):
        shown = re.split(r", | and ", found[1]) if found else []
        missing = [other[key] for key in other.keys() - one.keys()] if one or not before else []
        if "liaisons changed" in rest:
            names = {each for each in missing if each}
            agree(rest, {each for each in shown if not each[0].isdigit()} <= names, True)
            rest = rest.replace(found[1], "") if found else rest
    for line in entry.lines:
        if match := re.fullmatch(r"It has (\d+) P-members?(?: and (\d+) O-members?)?", line):
            roles = Counter(getattr(after, "roles", {}).values())
            agree(line, [int(digits or 0) for digits in match.groups()], [roles["P-member"], roles["O-member"]])
    told = f"{sides[0]} {sides[1]}"
    for number in NUMBER.findall(rest):
        agree(f"{number} in {entry.sentence}", number in told, True)


def shown(runs: list[list[int]]) -> list[list[int]]:
    """The runs of numbers that are named: the first three things, where a run of two is two things."""
    things = [part for run in runs for part in ([run] if len(run) > 2 else [[each] for each in run])]
    return things[:3]
