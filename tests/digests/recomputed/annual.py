"""The annual update, recomputed section by section in the order of the mandate's outputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from digests.tables.frame import Report, Section, plain
from tests.digests.raw_iso import CMCC
from tests.digests.raw_world import Key
from tests.digests.recomputed import briefing, lists, participation, recommendations
from tests.digests.recomputed.covered import Coverage, gaps
from tests.digests.recomputed.covered import summary as coverage_summary
from tests.digests.recomputed.facts import Facts, Pair, documents, is_supplement, is_work, seats, status
from tests.digests.recomputed.ledger import Fact, Ledger, Title, day, plain_title, section, under
from tests.digests.recorded import Row
from tests.digests.recount import Wrong, agree
from vocabulary.iso.standards import understand

ANALYSIS = "chemical-analysis"
_WORDS = {"sustainab": 1, "traceab": 3}  # the columns of their counts
_SEASONS: dict[str, list[Fact]] = {"withdrawn": ["95.99"], "rank of a recommendation": ["15", "8", "10", "12"]}


def check(report: Report, facts: Facts) -> Ledger:
    """Account for all of it."""
    ledger, covered = Ledger(report), Coverage(facts)
    ledger.claim(report.held, *facts.held("projects", "members"))
    outputs = {item["id"]: item["text"][:1].upper() + item["text"][1:] for item in facts.mandate["cmcc"]["outputs"]}
    parts = {key: section(report, title) for key, title in outputs.items()}
    _mandate(ledger, facts)
    came = Came(facts)
    _summary(ledger, facts, covered, came)
    _coordination(ledger, facts, came, parts["coordination"])
    coverage_summary(ledger, covered, [line for line in parts["survey"].text if "critmin report" not in plain(line)])
    gaps(ledger, covered, parts["survey"])
    lists.check(ledger, facts, parts["lists"])
    recommendations.check(ledger, facts, covered, parts["recommendations"])
    _communication(ledger, facts, parts["communication"])
    _methods(ledger, facts, came, parts["model-methods"])
    _promotion(ledger, facts, came, parts["promotion"])
    _liaisons(ledger, facts, parts["collaboration"])
    for word, meaning in report.definitions:
        ledger.claim(meaning, *_SEASONS.get(word, []))
    return ledger


class Came:
    """What the period brought in the watched committees: published, begun, withdrawn."""

    def __init__(self, facts: Facts) -> None:
        self.moved = facts.moved(*CMCC)
        since = facts.projects[0]
        pairs = self.moved.items()
        self.published = {
            key: (b, a) for key, (b, a) in pairs if a and status(a) == "published" and _is_new(b, a, since)
        }
        self.begun = {key: (b, a) for key, (b, a) in pairs if a and b is None and is_work(a)}
        self.withdrawn = {
            key: (b, a) for key, (b, a) in pairs if a and b and status(a) == "withdrawn" and status(b) == "published"
        }

    @property
    def numbers(self) -> tuple[int, int, int]:
        """How many of each."""
        return len(self.published), len(self.begun), len(self.withdrawn)


def _is_new(before: Row | None, after: Row, since: date) -> bool:
    """An old document that the catalogue takes up is not newly published, nor is one that is taken up again."""
    if before is None:
        return after["stage"] == "60.60" and after["publication"][:7] >= f"{since:%Y-%m}"
    return is_work(before)


def _mandate(ledger: Ledger, facts: Facts) -> None:
    for line in section(ledger.report, "Mandate").text:
        number = len(facts.mandate["committees"])
        ledger.claim(line, *([number] if plain(line).startswith("Members") else []))


def _summary(ledger: Ledger, facts: Facts, covered: Coverage, came: Came) -> None:
    watched, brought, editions, *rest, drafts = ledger.report.summary
    ledger.claim(watched, len(facts.bodies))
    published, begun, withdrawn = came.numbers
    late = sum(after["stage"] >= "30.00" for _, after in came.begun.values() if after)
    some: list[Fact] = [late] if 0 < late < begun else []
    told: list[Fact] = [
        *facts.spoken("projects"),
        published,
        *([withdrawn] if published or withdrawn else []),
        begun,
        *some,
    ]
    ledger.claim(brought, *([day(facts.unread)] if facts.unread else told))
    agree(plain(brought), "had begun before" in plain(brought), late > 0)
    lists.summary(ledger, facts, editions)
    coverage_summary(ledger, covered, rest)
    points = next(part for part in ledger.report.sections if part.title.startswith("Recommendations")).points
    ledger.claim(drafts, len(points))


def _coordination(ledger: Ledger, facts: Facts, came: Came, part: Section) -> None:
    bars = zip(("published", "new in ISO's data", "withdrawn"), came.numbers, strict=True)
    if facts.unread:
        agree("a picture of what is not known", part.charts, ())
    else:
        ledger.bars(part, bars, *facts.spoken("projects"))
    (table,) = part.tables
    agree("committees", sorted(str(row[0]) for row in table.rows), sorted(facts.bodies))
    for row in table.rows:
        reference, item = str(row[0]), facts.bodies[str(row[0])][1]
        moved = sum((a or b or {})["committee"] == reference for b, a in came.moved.values())
        agree(
            reference,
            (row[2], *row[3:]),
            (item.fields["secretariat"][1], *participation.sizes(facts, reference), moved),
        )
        ledger.claim(row[0], reference)
        ledger.claim(row[1], *participation.title(item.fields["title"]))
        for cell in row[3:]:
            ledger.claim(cell, str(cell))
    below = {each.title: each for each in under(ledger.report, part)}
    _status(ledger, facts, below["Watched documents"], facts.mandate["watched_documents"])
    existing = below["The existing standards that the ICMSCG's deck names"]
    stated = facts.mandate["existing_standards"]
    deck = next(item["date"] for item in facts.mandate["citations"] if item["id"] == "deck")
    ledger.claim(existing.text[0], len(stated), sum(item.get("lines", 1) for item in stated), deck)
    _status(ledger, facts, existing, stated)
    briefing.topics(ledger, facts, below["Topics that affect several committees"])


def _status(ledger: Ledger, facts: Facts, part: Section, stated: list[Any]) -> None:
    (table,) = part.tables
    agree(part.title, len(table.rows), len(stated))
    for item, row in zip(stated, table.rows, strict=True):
        told = briefing.document(facts, item)
        found = facts.stands(item)
        cells = dict(zip(table.columns, row, strict=True))
        ledger.claim(cells["document"], told[0])
        ledger.claim(cells["title"], *(fact for fact in told if isinstance(fact, Title)))
        group = [fact for fact in told[1:] if isinstance(fact, str) and fact.startswith(("ISO/", "IEC"))]
        ledger.claim(cells["group"], *(group if re.search(r"\d", str(cells["group"] or "")) else []))
        stage = re.search(r"\d\d\.\d\d", str(cells["where it stands"]))
        agree(str(told[0]), stage and stage[0], found[1]["stage"] if found else None)
        ledger.claim(cells["where it stands"], *([told[-1]] if found else []))


def _communication(ledger: Ledger, facts: Facts, part: Section) -> None:
    bodies = {body for _, item in facts.bodies.values() for body in seats(item)}
    votes = sum(of["P-member"] > 0 for of in participation.by_country(facts).values())
    ledger.claim(part.text[0], len(bodies), votes)
    participation.chart(ledger, facts, part.title)
    moves = facts.member_moves(*CMCC)
    below = [each for each in under(ledger.report, part) if each.title.startswith("Members that")]
    agree("who moved is told", len(below), bool(moves))
    for each in below:
        participation.points(ledger, each.points, facts, moves)


def _methods(ledger: Ledger, facts: Facts, came: Came, part: Section) -> None:
    found = {
        key: pair
        for key, pair in {**came.published, **came.begun}.items()
        if pair[1] and ANALYSIS in understand(plain_title(pair[1]["title_en"]), pair[1]["committee"]).kinds
    }
    _told(ledger, facts, part, found)


def _told(ledger: Ledger, facts: Facts, part: Section, found: Mapping[Key, Pair]) -> None:
    told = [day(facts.unread)] if facts.unread else [*facts.spoken("projects"), len(found)]
    ledger.claim(part.text[0], *told)
    agree(part.title, bool(part.tables), bool(found))
    for table in part.tables:
        documents(ledger, table, found)


def _promotion(ledger: Ledger, facts: Facts, came: Came, part: Section) -> None:
    _told(ledger, facts, part, came.published)
    counts = section(ledger.report, "Documents on sustainability and traceability")
    (table,) = (each for each in counts.tables)
    definitions = {
        "all": lambda _: True,
        "published": lambda row: status(row) == "published",
        "published, no supplements": lambda row: status(row) == "published" and not is_supplement(row),
        "published, no supplements, no IWA": lambda row: (
            status(row) == "published" and not is_supplement(row) and not re.search(r"\bIWA\b", row["reference"])
        ),
        "published or under development, no supplements": lambda row: (
            status(row) in ("published", "under development") and not is_supplement(row)
        ),
        "under development": is_work,
    }
    agree("definitions", [row[0] for row in table.rows], list(definitions))
    for row in table.rows:
        for word, place in _WORDS.items():
            mine = [
                each
                for each in facts.rows.values()
                if word in each["title_en"].casefold() and definitions[str(row[0])](each)
            ]
            committees = {each["committee"] for each in mine} - {""}
            agree(f"{word}, {row[0]}", row[place : place + 2], (len(mine), len(committees)))
        for cell in row[1:]:
            ledger.claim(cell, str(cell))


def _liaisons(ledger: Ledger, facts: Facts, part: Section) -> None:
    now = {reference: (key, item.fields["liaisons"]) for reference, (key, item) in facts.bodies.items()}
    before = {key: item.fields["liaisons"] for key, item in facts.committees[1].items()}
    some = {reference: of for reference, (_, of) in now.items() if of}
    moved = sum(len(of.keys() ^ before[key].keys()) for key, of in now.values() if key in before)
    ledger.claim(part.text[0], len(some), *facts.spoken("members"), moved)
    (table,) = part.tables
    agree("committees in liaison", sorted(str(row[0]) for row in table.rows), sorted(some))
    for row in table.rows:
        of = some[str(row[0])]
        named = {str(label) for key, label in of.items() if key.startswith("c") and label}
        unnamed = sum(key.startswith("c") and not label for key, label in of.items())
        ledger.claim(row[0], *re.findall(r"\d+", str(row[0])))
        text = str(row[1] or "")
        left = re.search(r"(\d+) (?:more|committees?) that ISO's data do not name", text)
        agree(f"liaisons of {row[0]} without a name", int(left[1]) if left else 0, unnamed)
        ledger.claim(row[1], *_in_order(text, named), *([unnamed] if unnamed else []))
        told = [part for part in re.split(r", | and ", text) if part and "do not name" not in part]
        agree(f"liaisons of {row[0]}", sorted(told), sorted(named))
        old = before.get(now[str(row[0])][0], {})
        organizations = [str(label) for key, label in of.items() if key.startswith("o") and label]
        changed = [str((old | of)[key]) for key in of.keys() ^ old.keys()]
        for cell, labels in ((row[2], organizations), (row[3], changed)):
            ledger.claim(cell, *_in_order(str(cell or ""), labels))
    for each in under(ledger.report, part):
        for table in each.tables:
            for row in table.rows:
                wanted = {ref for ref, of in some.items() if row[2] in of.values()}
                agree(str(row[0]), set(re.split(r", | and ", str(row[3]))), wanted)
                ledger.claim(row[3], *_in_order(str(row[3]), wanted))
                stated = next(item for item in facts.mandate["frameworks"] if item["name"] == row[0])
                for cell, text in zip(row[:3], (stated["name"], stated["owner"], row[2]), strict=True):
                    ledger.claim(cell, *([str(text)] if re.search(r"\d", str(text)) else []))


def _in_order(text: str, labels: Iterable[str]) -> list[Fact]:
    """The labels that have a digit, as they stand in a text; each of all must stand there."""
    missing = [label for label in labels if label not in text]
    agree(f"labels that are missing in {text!r}", missing, [])
    found = sorted((match.start(), label) for label in labels for match in [_whole(label, text)])
    return [label for _, label in found if re.search(r"\d", label)]


def _whole(label: str, text: str) -> re.Match[str]:
    match = re.search(rf"(?:^|(?<=, )|(?<= and )|(?<=[+-] )){re.escape(label)}(?=, | and |$)", text)
    if match is None:
        raise Wrong(f"{label!r} does not stand in {text!r}")
    return match
