"""What the recorded files say at the date of a report and at the beginning of its period; no code of the product's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from digests.tables.frame import Cell, Table, text_of
from digests.words.addresses import Link
from tests.digests.raw_iso import CMCC, SUPPLEMENT, within
from tests.digests.raw_world import Committee, Key, World, ballot_weeks, number_of
from tests.digests.recomputed.ledger import Fact, Ledger, Title, day, plain_title
from tests.digests.recorded import Row
from tests.digests.recount import Wrong, agree
from vocabulary.iso.standards import Understanding, understand

_ROOT = Path(__file__).parents[3]
STALE = timedelta(days=14)
_STANDARD = re.compile(r"https://www\.iso\.org/standard/(\d+)\.html")
Pair = tuple[Row | None, Row | None]


def load(*path: str) -> Any:
    """A YAML file of the project, as it stands there."""
    text = _ROOT.joinpath(*path).read_text("utf-8")
    return yaml.load(re.sub(r"(?m)^(\s*)NO:", r'\1"NO":', text).replace(": NO\n", ': "NO"\n'), yaml.CSafeLoader)


def status(row: Row) -> str:
    """By the stage code alone."""
    stage = row["stage"]
    if stage == "95.99":
        return "withdrawn"
    if stage.endswith(".98"):
        return "deleted"
    return "published" if stage >= "60.60" else "under development" if stage else "not known"


def is_supplement(row: Row) -> bool:
    """By the reference alone."""
    return bool(SUPPLEMENT.search(row["reference"]))


@dataclass(frozen=True)
class Facts:
    """The recorded world as of a day, with a period before it."""

    world: World
    since: date
    as_of: date

    def _side(self, of: list[tuple[date, Any]]) -> tuple[date, Any, date, Any]:
        """The day and the state at the beginning, the day of the last poll and its state."""
        read = [(at, state) for at, state in of if at <= self.as_of]
        known = [(self.since, state) for at, state in read if at <= self.since][-1:] or read[:1]
        return (*known[0], *read[-1])

    @cached_property
    def projects(self) -> tuple[date, Mapping[Key, Row], date, Mapping[Key, Row]]:
        """Since when, the catalogue then; last read when, the catalogue by then."""
        return self._side(self.world.projects)

    @cached_property
    def committees(self) -> tuple[date, Mapping[Key, Committee], date, Mapping[Key, Committee]]:
        """The same of the list of committees."""
        return self._side(self.world.committees)

    @property
    def unread(self) -> date | None:
        """When the catalogue was last read where that was before the period: then nothing is known of it."""
        read = self.projects[2]
        return read if read < self.since else None

    @property
    def rows(self) -> Mapping[Key, Row]:
        """The catalogue at the date of the report."""
        return self.projects[3]

    @cached_property
    def bodies(self) -> dict[str, tuple[Key, Committee]]:
        """The watched committees by reference."""
        return {item.reference: (key, item) for key, item in self.committees[3].items() if within(item.reference, CMCC)}

    @cached_property
    def countries(self) -> dict[str, str]:
        """Acronym of a body -> name of its country."""
        table = load("vocabulary", "jurisdictions", "jurisdictions.yaml")
        return {str(body): table["countries"][str(code)] for body, code in table["bodies"].items()}

    @cached_property
    def mandate(self) -> Any:
        """The mandate's file."""
        return load("storage", "baseline", "mandate.yaml")

    def held(self, *of: str) -> list[Fact]:
        """The dates of the line below a report's title, for what it was read off."""
        told: list[Fact] = [day(self.as_of), *([day(self.since), day(self.as_of)] if of else [])]
        sides = {"projects": self.projects, "members": self.committees}
        words = {
            kind: [
                *([("from", sides[kind][0])] if sides[kind][0] > self.since else []),
                *([("last", sides[kind][2])] if self.as_of - sides[kind][2] > STALE else []),
            ]
            for kind in of
        }
        return [*told, *(day(at) for at in dict.fromkeys(at for kind in of for _, at in words[kind]))]

    def spoken(self, kind: str) -> list[Fact]:
        """The two days of "From … to …," for a sentence."""
        since, _, read, _ = self.projects if kind == "projects" else self.committees
        return [day(max(since, self.since)), day(min(read, self.as_of))]

    def pairs(self, *committees: str) -> dict[Key, Pair]:
        """The documents of committees and of what is below them: before and after."""
        before, after = (
            {key: row for key, row in side.items() if within(row["committee"], committees)}
            for side in (self.projects[1], self.projects[3])
        )
        return {key: (before.get(key), after.get(key)) for key in before.keys() | after.keys()}

    def moved(self, *committees: str) -> dict[Key, Pair]:
        """Those of them that came, went or stand at another stage."""
        pairs = self.pairs(*committees)
        return {key: (b, a) for key, (b, a) in pairs.items() if b is None or a is None or b["stage"] != a["stage"]}

    def member_moves(self, *committees: str) -> dict[str, dict[str, tuple[str | None, str | None]]]:
        """Body -> committee -> role before and after, a secretariat as a role of its own."""
        before, after = self.committees[1], self.committees[3]
        results: dict[str, dict[str, tuple[str | None, str | None]]] = {}
        for key in before.keys() & after.keys():
            if not within(after[key].reference, committees):
                continue
            old, new = seats(before[key]), seats(after[key])
            for body in old.keys() | new.keys():
                if old.get(body) != new.get(body):
                    results.setdefault(body, {})[after[key].reference] = (old.get(body), new.get(body))
        return results

    def opened(self, key: Key) -> tuple[date | None, date]:
        """Between which polls a document reached its stage."""
        states = [(at, state.get(key)) for at, state in self.world.projects if at <= self.as_of]
        stage = self.rows[key]["stage"]
        first = len(states) - 1
        while first and (row := states[first - 1][1]) and row["stage"] == stage:
            first -= 1
        return (states[first - 1][0] if first else None), states[first][0]

    def closes(self, key: Key) -> date | None:
        """The last day on which members can act on a document; `None` where they cannot."""
        weeks = ballot_weeks(self.rows[key]["stage"], self.rows[key]["reference"])
        return self.opened(key)[1] + timedelta(weeks=weeks) if weeks else None

    @cached_property
    def standing(self) -> list[tuple[Row, Understanding]]:
        """What is published or in work in the watched scope, without supplements, with what its title says."""
        return [
            (row, understand(plain_title(row["title_en"]), row["committee"]))
            for row in self.rows.values()
            if status(row) in ("published", "under development") and not is_supplement(row)
            if within(row["committee"], CMCC) or number_of(row["reference"]) in self.world.named
        ]

    def reference(self, text: str) -> tuple[Key, Row]:
        """The only document of this name."""
        found = [(key, row) for key, row in self.rows.items() if row["reference"] == text]
        agree(f"documents called {text}", len(found), 1)
        return found[0]

    def stands(self, document: Mapping[str, Any]) -> tuple[Key, Row] | None:
        """Where a document of the mandate stands: by its id, else by its number where it has a year or none."""
        if key := str(document.get("project_id") or ""):
            return (key, self.rows[key]) if key in self.rows else None
        return None


def seats(item: Committee) -> dict[str, str]:
    """Acronym -> role, the secretariat above all."""
    roles = {item.names[key]: role for key, role in item.roles.items()}
    secretariat = item.fields["secretariat"][1]
    return {**roles, **({secretariat: "secretariat"} if secretariat else {})}


def key_of(cell: Cell) -> str:
    """The project id behind a link to ISO's page; the text of what is no link."""
    if isinstance(cell, Link) and (match := _STANDARD.fullmatch(cell.url)):
        return match[1]
    return text_of(cell)


def _row_of(before: Row | None, after: Row | None) -> Row:
    row = after or before
    if row is None:
        raise Wrong("a document without a row")
    return row


def _told(column: str, before: Row | None, after: Row | None) -> tuple[Fact, ...]:
    """What a column of a table of documents says, by its heading."""
    row = _row_of(before, after)
    if column == "title":
        return (Title(plain_title(row["title_en"])),)
    if column in ("project", "document", "committee"):
        return (row["committee" if column == "committee" else "reference"],)
    if column in ("stage", "now", "before"):
        side = before if column == "before" else after
        return (side["stage"],) if side and side["stage"] else ()
    if column in ("next", "technique"):
        return ()
    raise Wrong(f"no rule for a column {column!r}")


def documents(ledger: Ledger, table: Table, expected: Mapping[Key, Pair]) -> None:
    """Account for a table of documents: exactly these, in any order, every cell by its column."""
    keys = [key_of(row[0]) for row in table.rows]
    agree(f"documents of {table.columns}", sorted(keys), sorted(expected))
    for key, row in zip(keys, table.rows, strict=True):
        for column, cell in zip(table.columns, row, strict=True):
            ledger.cell(cell, _told(column, *expected[key]))


def is_work(row: Row) -> bool:
    """Whether it is on its way to publication."""
    return status(row) == "under development"
