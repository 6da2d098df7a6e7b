"""What is covered, missing and withdrawn by the catalogue's rows; the sentences and the table that tell it.

How a title is understood, and which lists name a material, are answers of the vocabulary and the atlas, whose own tests
hold them; what is counted here is counted anew.
"""

from __future__ import annotations

from functools import cached_property

from digests.tables.frame import Line, Section, plain
from storage.baseline.matrix import matrix
from tests.digests.raw_iso import CMCC, within
from tests.digests.raw_world import Key
from tests.digests.recomputed.facts import Facts, is_supplement, status
from tests.digests.recomputed.ledger import Fact, Ledger, plain_title
from tests.digests.recorded import Row
from tests.digests.recount import agree
from vocabulary.iso.standards import Understanding, kinds, materials_committees, understand
from vocabulary.minerals import all_ids, get, members, name
from vocabulary.minerals.mentions import mentions

ANALYSIS = "chemical-analysis"
FIRST, BARS, NAMED, FEW = 5, 15, 4, 10_000
FOR_ALL = {"recycling", "traceability", "sustainability"}
OUTSIDE = {"oil", "natural-gas", "coalbed-methane"}
Read = tuple[Key, Row, Understanding]


def wider(material: str) -> list[str]:
    """The groups that a material is in, and what it is a kind of."""
    known = get(material)
    groups = [group for group in all_ids() if material in members(group)]
    return [*groups, *([known.family] if known.kind in {"group", "fuel"} and known.family != material else [])]


class Coverage:
    """What the catalogue's titles cover, as of a day."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.scope = (*CMCC, *materials_committees())
        _, listed = matrix(facts.as_of.isoformat())
        self.lists = {material: list(cells) for material, cells in listed if get(material).kind != "class"}

    @cached_property
    def read(self) -> list[Read]:
        """What stands or is in work, of the committees that count, with what its title says."""
        return [
            (key, row, understand(title, row["committee"]))
            for key, row in self.facts.rows.items()
            if status(row) in ("published", "under development") and within(row["committee"], self.scope)
            if (title := plain_title(row["title_en"]))
        ]

    @cached_property
    def counted(self) -> list[Read]:
        """The same without supplements."""
        return [item for item in self.read if not is_supplement(item[1])]

    @cached_property
    def withdrawn(self) -> list[tuple[Row, Understanding]]:
        """What ISO had, of these committees and of those that are gone."""
        return [
            (row, understand(plain_title(row["title_en"]), row["committee"]))
            for row in self.facts.rows.values()
            if status(row) == "withdrawn" and (not row["committee"] or within(row["committee"], self.scope))
        ]

    def of(self, material: str, kind: str) -> list[Read]:
        """The documents of a kind on a material, its groups or its members."""
        names = {material, *wider(material), *members(material)}
        return [item for item in self.counted if names & set(item[2].materials) and kind in item[2].kinds]

    def own(self, material: str) -> list[Read]:
        """Those whose titles name the material itself."""
        return [item for item in self.counted if material in item[2].materials]

    def published(self, material: str, kind: str) -> int:
        """How many of a kind are published."""
        return sum(status(row) == "published" for _, row, _ in self.of(material, kind))

    @cached_property
    def gaps(self) -> list[str]:
        """The minerals without a published standard for chemical analysis, those on most lists first."""
        missing = [material for material in self.lists if not self.published(material, ANALYSIS)]
        return sorted(missing, key=lambda material: (-len(self.lists[material]), material))

    def rank(self, material: str) -> int:
        """Its place among the gaps, counted from the top."""
        return 1 + sum(len(self.lists[other]) > len(self.lists[material]) for other in self.gaps)

    def gone(self, material: str) -> list[tuple[Row, Understanding]]:
        """The withdrawn documents whose titles name it."""
        return [item for item in self.withdrawn if material in item[1].materials]

    def elsewhere(self, material: str) -> list[Read]:
        """What determines it in another material."""
        names = {material, *wider(material), *members(material)}
        return [item for item in self.counted if material in item[2].analytes and not names & set(item[2].materials)]

    def homes(self, material: str) -> list[str]:
        """The watched committees whose title or scope names it."""
        names = {material, *wider(material)}
        return [
            reference
            for reference, (_, item) in self.facts.bodies.items()
            if names & set(mentions(f"{item.fields['title']}. {item.fields['scope'].partition('Excluded')[0]}"))
        ]


def summary(ledger: Ledger, made: Coverage, lines: list[Line]) -> None:
    """Account for the sentences that sum the coverage up, of which a report may have only the first."""
    missing, lists = made.gaps, made.lists
    if len(made.facts.rows) < FEW and "had been read by then" in plain(lines[0]):
        ledger.claim(lines.pop(0), len(made.facts.rows))
    ledger.claim(lines[0], len(lists), len(lists) - len(missing), len(missing))
    for line in lines[1:]:
        text = plain(line)
        if text.startswith("Most listed among those without"):
            ledger.claim(line, *(len(lists[material]) for material in missing[:FIRST]))
            agree(text, [name(m) in text for m in missing[:FIRST]], [True] * FIRST)
        elif text.startswith("ISO withdrew all"):
            gone = {m: made.gone(m) for m in missing}
            analysis = {m: sum(ANALYSIS in says.kinds for _, says in found) for m, found in gone.items()}
            shown = {m: (number, len(gone[m])) for m, number in analysis.items() if number}
            ledger.claim(line, *(number for pair in shown.values() for number in pair))
            agree(text, all(f"on {name(m)} {one} of {of}" in text for m, (one, of) in shown.items()), True)
        elif text.startswith("Of the "):
            have = {kind: sum(bool(made.published(m, kind.id)) for m in lists) for kind in kinds()}
            others = {kind: number for kind, number in have.items() if kind.id != ANALYSIS and number}
            ledger.claim(line, len(lists), *others.values())
            agree(text, all(f"{kind.name.casefold()} {number}" in text for kind, number in others.items()), True)
        else:
            ledger.claim(line)


def gaps(ledger: Ledger, made: Coverage, part: Section) -> None:
    """Account for the table of what has no standard for chemical analysis, and its picture."""
    missing, lists = made.gaps, made.lists
    (table,) = (table for table in part.tables if table.columns[0] == "rank")
    agree("gaps", [row[1] for row in table.rows], [name(material) for material in missing])
    for material, row in zip(missing, table.rows, strict=True):
        coming = [item[1]["reference"] for item in made.of(material, ANALYSIS)]
        agree(f"rank of {material}", row[0], made.rank(material))
        agree(f"lists of {material}", (row[2], str(row[3]).split(", ")), (len(lists[material]), lists[material]))
        agree(f"coming of {material}", str(row[4]), ", ".join(coming) or "none")
        agree(f"homes of {material}", sorted(str(row[6]).split(", ")), sorted(made.homes(material)) or ["none"])
        for cell in (row[0], row[2], row[4], row[6]):
            ledger.claim(cell, *([str(cell)] if any(map(str.isdigit, str(cell))) else []))
        ledger.claim(row[5], *_matrices(made, material))
        gone = made.gone(material)
        analysis = sum(ANALYSIS in says.kinds for _, says in gone)
        ledger.claim(row[7], *([len(gone), analysis] if gone else []))
    bars = [(name(material), len(lists[material])) for material in missing[:BARS]]
    ledger.bars(part, bars)


def _matrices(made: Coverage, material: str) -> list[Fact]:
    published = [item for item in made.elsewhere(material) if status(item[1]) == "published"]
    inside = {other for item in published for other in item[2].materials}
    unnamed = sum(not item[2].materials for item in published)
    if not published:
        return []
    more: list[Fact] = [len(inside) - NAMED] if len(inside) > NAMED else []
    return [len(published), *more, *([unnamed] if unnamed and inside else [])]
