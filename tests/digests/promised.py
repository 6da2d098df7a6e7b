"""What a reader is promised of a span: which documents and bodies are worth telling, under which heading, to whom.

Written from the promises (docs, the mandate), without the product's code, so that nothing missing goes unnoticed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from tests.digests.raw_iso import CMCC, within
from tests.digests.raw_world import AHEAD, Change, Key, Span, ballot_weeks, differs, is_ended
from tests.digests.recorded import Reader, Row

VOTES, REVIEWS = "Ballots that opened: what you may have to vote on", "Systematic reviews that opened"
ROUTINE = "routine"
OWN = "ANSI"


def is_ballot(row: Row) -> bool:
    """Whether members vote or comment on the document at its stage."""
    return ballot_weeks(row["stage"], row["reference"]) is not None


def heading(span: Span, key: Key, before: Row | None, after: Row | None) -> str:
    """The heading of a digest under which what became of a document stands."""
    gone = "Withdrawn or gone"
    if after is None:
        return gone
    stage, old = after["stage"], before["stage"] if before else None
    last = span.closing(key, after)
    is_open = is_ballot(after) and not (last and last < span.until) and stage != old
    voted = (
        "Systematic reviews that opened" if stage == "90.20" else "Ballots that opened: what you may have to vote on"
    )
    step = voted if is_open else "Other steps of projects"
    if is_ended(stage):
        return gone if stage != old else step
    if old is None:
        if stage < "30.00":
            return voted if is_open else "New projects"
        return "Published" if stage == "60.60" else step
    if stage == old:
        return "Other steps of projects"
    if stage >= "60.60":
        return "Published" if old < "60.60" or old.endswith(".98") else step
    return "In publication" if stage == "60.00" and old < stage and not is_ended(old) else step


def folded(title: str) -> str:
    """A title without quotation marks, kinds of dashes, capitals and spaces."""
    text = re.sub(r"[\"'“”‘’«»`\s]", "", title)
    return re.sub(r"--|[-–—－‐‑]", "-", text).strip("-").casefold()


def is_notable(span: Span, key: Key, before: Row | None, after: Row | None) -> bool:
    """Whether a step between two polls is worth telling to who watches the CMCC's committees."""
    there = [row for row in (before, after) if row]
    named = span.world.names(key, *there)
    if not span.world.watched(key, *there):
        return False
    if before is None or after is None:
        return named or after is None or not is_ended(after["stage"])
    fields = differs(before, after)
    retitled = "title_en" in fields and folded(before["title_en"]) != folded(after["title_en"])
    if retitled or "committee" in fields or (named and fields & {"stage", "reference", "publication"}):
        return True
    old, new = before["stage"], after["stage"]
    if old == new:
        return False
    if is_ended(old):
        return not is_ended(new)
    if is_ended(new) or is_ballot(after) or (new >= "60.60" > old):
        return True
    return new < "60.60" and (new == "40.93" or new.endswith(".92") or (new == "60.00" and old < new))


def countries() -> dict[str, tuple[str, str]]:
    """`{acronym of a body: (code, name of its country)}`, from the file."""
    text = (Path(__file__).parents[2] / "vocabulary" / "jurisdictions" / "jurisdictions.yaml").read_text("utf-8")
    table = yaml.load(text.replace(" NO", ' "NO"').replace("\n  NO:", '\n  "NO":'), yaml.CSafeLoader)
    return {str(body): (str(code), table["countries"][str(code)]) for body, code in table["bodies"].items()}


class Promise:
    """What one reader is promised of one span."""

    def __init__(self, span: Span, reader: Reader) -> None:
        self.span, self.reader = span, reader
        self.everything = not (reader.committees or reader.topics or reader.jurisdictions)
        self.routine = str(reader.least) == ROUTINE
        self.countries = countries()

    def _follows(self, topic: str, committees: Iterator[str], country: str = "") -> bool:
        return (
            self.everything
            or topic in self.reader.topics
            or any(within(committee, self.reader.committees) for committee in committees)
            or country in self.reader.jurisdictions
        )

    def follows_document(self, key: Key) -> bool:
        """Whether the reader follows the document, by what it was in any poll of the span."""
        rows = (row for pair in self.span.steps(key) for row in pair if row)
        return self._follows("iso-projects", (row["committee"] for row in rows))

    def documents(self) -> set[Key]:
        """The documents that have to be told."""
        results = {key for key in self.span.documents if self.follows_document(key)}
        if self.routine:
            return results
        return {key for key in results if any(is_notable(self.span, key, *pair) for pair in self.span.steps(key))}

    def follows_body(self, body: Key) -> bool:
        """Whether the reader follows what the body did."""
        where = (self.reference(committee) for committee in self.span.moves[body])
        return self._follows("iso-committees", where, self.countries[self.span.bodies[body]][0])

    def bodies(self) -> set[Key]:
        """The bodies that have to be told."""
        return {body for body in self.span.moves if self.follows_body(body) and (self.routine or self._weighs(body))}

    def _weighs(self, body: Key) -> bool:
        watched = [kind for committee, kind in self.span.moves[body].items() if within(self.reference(committee), CMCC)]
        return any("P-member" in kind for kind in watched) or bool(watched and self.span.bodies[body] == OWN)

    def reference(self, committee: Key) -> str:
        """What a committee is called."""
        state = self.span.last(self.span.world.committees)
        return str(state[committee].reference)

    def follows_committee(self, key: Key) -> bool:
        """Whether the reader follows the committee."""
        return self._follows("iso-committees", iter([self.span.called(key)]))

    def committees(self) -> set[Key]:
        """The committees that have to be told for more than their members."""
        results = {key for key in self.span.reformed if self.follows_committee(key)}
        if self.routine:
            return results
        weighty = {"existence", "status", "secretariat", "reference", "title", "scope", "parent"}
        return {key for key in results if within(self.span.called(key), CMCC) and self.span.reformed[key] & weighty}

    def ahead(self) -> dict[Key, date]:
        """The ballots that are coming up, with the last day of each."""
        world, results = self.span.world, {}
        for key, row in self.span.last(world.projects).items():
            last = self.span.closing(key, row) if world.watched(key, row) else None
            near = last is not None and self.span.until <= last <= self.span.until + AHEAD
            if last and near and self._follows("iso-projects", iter([row["committee"]])):
                results[key] = last
        return results

    def told_of(self, documents: set[Key], bodies: set[Key], committees: set[Key]) -> set[Change]:
        """The changes that show these."""
        span, results = self.span, set[Change]()
        for key in documents:
            results |= span.shown_of(key, "Project")
        for body in bodies:
            results |= span.shown_by(body)
        for key in committees:
            results |= span.shown_of(key, "Committee")
        return results


def counted(words: str) -> Counter[str]:
    """`2 standards published, 1 ballot opened and 4 others` as numbers by their words, in the plural."""
    result: Counter[str] = Counter()
    for part in re.split(r", (?=\d)| and (?=\d)", words):
        match = re.fullmatch(r"(\d[\d,]*) (.+)", part)
        assert match, part
        result[_PLURALS.get(match[2], match[2])] += int(match[1].replace(",", ""))
    return result


_PLURALS = {
    "standard published": "standards published", "standard in publication": "standards in publication",
    "ballot opened": "ballots opened", "systematic review opened": "systematic reviews opened",
    "new project": "new projects", "other step of a project": "other steps of projects",
    "document withdrawn or gone": "documents withdrawn or gone", "committee change": "committee changes",
    "body that joined, left or moved": "bodies that joined, left or moved", "other": "others",
}  # fmt: skip
COUNTED = {
    "Published": "standards published", "In publication": "standards in publication",
    "Ballots that opened: what you may have to vote on": "ballots opened",
    "Systematic reviews that opened": "systematic reviews opened", "New projects": "new projects",
    "Other steps of projects": "other steps of projects", "Withdrawn or gone": "documents withdrawn or gone",
    "Committees and working groups": "committee changes", "Membership": "bodies that joined, left or moved",
}  # fmt: skip
