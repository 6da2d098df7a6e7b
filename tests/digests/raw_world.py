"""What the recorded files say of a span of days, read and counted without the product's code.

The product polls these files (`recorded`); its digests are held against what is computed here. The rules are those that
a reader is promised: what a stage means, which documents are watched, when a ballot closes at the latest.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tests.digests.raw_iso import CMCC, within
from tests.digests.recorded import CATALOGUES, WEEKS, Row, catalogue, committees, seen

WEEKS_OPEN = {"10.20": 12, "30.20": 16, "40.20": 12, "50.20": 8, "90.20": 20, "95.20": 8}
AHEAD = timedelta(days=150)
FIELDS = ("reference", "title_en", "stage", "publication", "edition", "committee")
COMMITTEE_FIELDS = ("reference", "status", "title", "secretariat", "scope", "parent", "created", "liaisons")
MEMBERS = ("P-member", "O-member")
Key = str
Change = tuple[date, str, Key]
"""One record that differs between two polls: the day of the second one, `Project` or `Committee`, the id."""


def number_of(reference: str) -> tuple[str, str] | None:
    """What stays the same of a reference through all stages: `("ISO", "14001")`."""
    match = re.match(r"(ISO|IWA|IEC)\b[^0-9]*(\d+(?:-\d+)*)", reference)
    return (match[1], match[2]) if match else None


def mandated() -> tuple[set[str], set[tuple[str, str] | None]]:
    """Ids and numbers of the documents that the mandate names, from its file."""
    text = (Path(__file__).parents[2] / "storage" / "baseline" / "mandate.yaml").read_text("utf-8")
    table = yaml.load(text, yaml.CSafeLoader)
    named = [*table["watched_documents"], *table["existing_standards"]]
    ids = {str(item["project_id"]) for item in named if item.get("project_id")}
    return ids, {number_of(str(item["reference"])) for item in named}


def ballot_weeks(stage: str, reference: str) -> int | None:
    """For how many weeks at most members can act at a stage; `None` where they cannot."""
    words = set(reference.replace("/", " ").split())
    if (stage == "50.20" and "PRF" in words) or ("IWA" in words and stage < "60.60"):
        return None
    if stage == "50.20" and words & {"DTS", "DTR", "DPAS", "TS", "TR", "PAS"}:
        return 12
    return WEEKS_OPEN.get(stage)


def is_ended(stage: str) -> bool:
    """Whether a document at this stage is neither in force nor in work."""
    return stage == "95.99" or stage.endswith(".98")


def text_of(value: str | None) -> str:
    """A scope as words: ISO writes it as HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", value or "")).split())


@dataclass(frozen=True)
class Committee:
    """One committee of one week: members by id with role and acronym, the other fields by name."""

    reference: str
    roles: dict[Key, str]
    names: dict[Key, str]
    fields: dict[str, Any]


def committee(row: dict[str, Any]) -> Committee:
    """A row of ISO's list."""
    secretariat = row["secretariat"] or {}
    members = [
        (item, role) for role, of in (("O-member", "oMembers"), ("P-member", "pMembers")) for item in row[of] or ()
    ]
    return Committee(
        row["reference"],
        {str(item["id"]): role for item, role in members},
        {str(item["id"]): item["acronym"] for item, _ in members},
        {
            "reference": row["reference"], "status": row["status"],
            "title": " ".join(((row["title"] or {}).get("en") or "").split()),
            "secretariat": (secretariat.get("id"), secretariat.get("acronym")),
            "scope": text_of((row["scope"] or {}).get("en")),
            "parent": row["parentId"], "created": row["creationDate"],
            "liaisons": {
                **{f"c{item['id']}": item.get("reference") for item in row["committeeLiaisons"] or ()},
                **{f"o{item['id']}": item["acronym"] for item in row["organizationLiaisons"] or ()},
            },
        },
    )  # fmt: skip


class World:
    """All that was recorded: each poll's day with the state that it saw."""

    def __init__(self, shared: Path, wanted: Any = bool) -> None:
        self.projects: list[tuple[date, dict[Key, Row]]] = [
            (seen(day).date(), {key: row for key, row in catalogue(shared, day).items() if wanted(row)})
            for day in CATALOGUES
        ]
        self.committees: list[tuple[date, dict[Key, Committee]]] = [
            (seen(day).date(), {str(row["id"]): committee(row) for row in committees(shared, day)}) for day in WEEKS
        ]
        self.named_ids, self.named = mandated()

    def watched(self, key: Key, *rows: Row | None) -> bool:
        """Whether the document is one of the mandate's or belongs, before or after, to a committee of the CMCC."""
        there = [row for row in rows if row]
        return self.names(key, *there) or any(within(row["committee"], CMCC) for row in there)

    def names(self, key: Key, *rows: Row) -> bool:
        """Whether the mandate names the document."""
        numbers = {number_of(row["reference"]) for row in rows} - {None}
        return key in self.named_ids or bool(numbers & self.named)

    def span(self, since: date, until: date) -> Span:
        """What happened in the polls from `since` on, before `until`."""
        return Span(self, since, until)


def differs(one: Row, other: Row) -> set[str]:
    """The fields of a document that say something else."""
    return {name for name in FIELDS if one[name].split() != other[name].split()}


def rest_differs(one: Committee, other: Committee) -> set[str]:
    """The fields of a committee but its members that say something else."""
    results = {name for name in COMMITTEE_FIELDS if one.fields[name] != other.fields[name]}
    if "liaisons" in results and one.fields["liaisons"].keys() == other.fields["liaisons"].keys():
        results.discard("liaisons")
    return results


@dataclass(frozen=True)
class Span:
    """The polls of some days, and the states between which they stand."""

    world: World
    since: date
    until: date

    def _polls(self, of: list[tuple[date, Any]]) -> Iterator[tuple[date, Any, Any]]:
        for (_, before), (day, after) in pairwise(of):
            if self.since <= day < self.until:
                yield day, before, after

    def sides(self, of: list[tuple[date, Any]]) -> tuple[Any, Any]:
        """The state before the first poll of the span, and after its last; equal where there was none."""
        polls = list(self._polls(of))
        return (polls[0][1], polls[-1][2]) if polls else ({}, {})

    def last(self, of: list[tuple[date, Any]]) -> Any:
        """The newest state that was known by the end of the span."""
        return next((state for day, state in reversed(of) if day < self.until), {})

    def read(self) -> int:
        """How many of the two sources were read."""
        return sum(
            any(self.since <= day < self.until for day, _ in of) for of in (self.world.projects, self.world.committees)
        )

    @cached_property
    def changes(self) -> set[Change]:
        """Every record that two polls show differently."""
        results: set[Change] = set()
        for day, before, after in self._polls(self.world.projects):
            for key in before.keys() | after.keys():
                if key not in before or key not in after or differs(before[key], after[key]):
                    results.add((day, "Project", key))
        for day, before, after in self._polls(self.world.committees):
            for key in before.keys() | after.keys():
                one, other = before.get(key), after.get(key)
                if one is None or other is None or one.roles != other.roles or rest_differs(one, other):
                    results.add((day, "Committee", key))
        return results

    @cached_property
    def documents(self) -> dict[Key, tuple[Row | None, Row | None]]:
        """The documents that are not as they were: before and after the span."""
        before, after = self.sides(self.world.projects)
        pairs = {key: (before.get(key), after.get(key)) for key in before.keys() | after.keys()}
        return {key: (b, a) for key, (b, a) in pairs.items() if b is None or a is None or differs(b, a)}

    @cached_property
    def moves(self) -> dict[Key, dict[Key, tuple[str | None, str | None]]]:
        """Of each body the committees in which its role is not as it was, with the roles."""
        before, after = self.sides(self.world.committees)
        result: defaultdict[Key, dict[Key, tuple[str | None, str | None]]] = defaultdict(dict)
        for key in before.keys() & after.keys():
            old, new = before[key].roles, after[key].roles
            for body in old.keys() | new.keys():
                if old.get(body) != new.get(body):
                    result[body][key] = (old.get(body), new.get(body))
        return result

    @cached_property
    def bodies(self) -> dict[Key, str]:
        """The acronyms of all bodies, the newest."""
        return {
            key: name
            for _, state in self.world.committees
            for item in state.values()
            for key, name in item.names.items()
        }

    @cached_property
    def reformed(self) -> dict[Key, set[str]]:
        """The committees that are new, gone, or changed in more than their members: what differs."""
        before, after = self.sides(self.world.committees)
        results = {key: {"existence"} for key in before.keys() ^ after.keys()}
        results |= {key: rest_differs(before[key], after[key]) for key in before.keys() & after.keys()}
        return {key: names for key, names in results.items() if names}

    def called(self, key: Key) -> str:
        """What a committee is, or was last, called."""
        known = [state[key].reference for day, state in self.world.committees if key in state and day < self.until]
        return known[-1]

    def steps(self, key: Key) -> list[tuple[Row | None, Row | None]]:
        """What the polls of the span show of a document: before and after each poll that shows it differently."""
        pairs = [(before.get(key), after.get(key)) for _, before, after in self._polls(self.world.projects)]
        return [(b, a) for b, a in pairs if (b or a) and (b is None or a is None or differs(b, a))]

    def shown_by(self, body: Key) -> set[Change]:
        """The changes that show the moves of a body."""
        results = set()
        for day, before, after in self._polls(self.world.committees):
            for key in self.moves[body].keys() & before.keys() & after.keys():
                if before[key].roles.get(body) != after[key].roles.get(body):
                    results.add((day, "Committee", key))
        return results

    def shown_of(self, key: Key, kind: str) -> set[Change]:
        """The changes of one document, or of one committee in more than its members."""
        mine = {change for change in self.changes if change[1:] == (kind, key)}
        if kind == "Project" or "existence" in self.reformed[key]:  # of a new committee the members are told with it
            return mine
        polls = {day: (before.get(key), after.get(key)) for day, before, after in self._polls(self.world.committees)}
        return {change for change in mine if None in polls[change[0]] or rest_differs(*polls[change[0]])}

    def opened(self, key: Key) -> tuple[date | None, date] | None:
        """The days between which a document reached the stage at which it stands at the end of the span."""
        states = [(day, state.get(key)) for day, state in self.world.projects if day < self.until]
        if not states or states[-1][1] is None:
            return None
        stage = states[-1][1]["stage"]
        first = len(states) - 1
        while first and (row := states[first - 1][1]) and row["stage"] == stage:
            first -= 1
        return (states[first - 1][0] if first else None), states[first][0]

    def closing(self, key: Key, row: Row) -> date | None:
        """The last day on which members can act on a document; `None` where they cannot."""
        weeks, since = ballot_weeks(row["stage"], row["reference"]), self.opened(key)
        return since[1] + timedelta(weeks=weeks) if weeks and since else None
