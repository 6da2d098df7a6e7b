"""What a move of a document from one stage to another means: its class, its words, its heading and its weight.

One table answers for all 2,070 moves between two codes, and for documents that are seen for the first time;
`tests/vocabulary/all_moves.txt` holds what it answers, as a person read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache

from vocabulary.changes import Significance
from vocabulary.iso.stages import Ballot, Stage, Standing


class Heading(StrEnum):
    """Under which heading of a digest a move stands."""

    PUBLISHED = "published"
    IN_PUBLICATION = "in publication"
    BALLOT = "ballot opened"
    REVIEW = "systematic review opened"
    NEW = "new project"
    STEP = "other step"
    ENDED = "withdrawn or gone"


_NOTABLE, _ROUTINE = Significance.NOTABLE, Significance.ROUTINE
_TO = "from {old} to {new}"


class Meaning(Enum):
    """What a move means: its name, what a sentence says of it, its heading, its weight in the watched scope.

    A move that opens a ballot stands under the ballots and is notable, unless the document was published or has ended.
    """

    FORWARD = "forward", f"moved {_TO}", Heading.STEP, _ROUTINE
    BACK = "back", f"went back {_TO}", Heading.STEP, _ROUTINE  # without one of the decisions below
    SENT_BACK = "sent back", "was sent back ({code})", Heading.STEP, _NOTABLE  # xx.92 before publication
    REPEATED = "repeated", "is to have another ballot ({code})", Heading.STEP, _NOTABLE  # 40.93
    DELETED = "deleted", "was {ended} ({code}), last at {old}", Heading.ENDED, _NOTABLE  # xx.98
    REVIVED = "revived", "was taken up again ({code})", Heading.STEP, _NOTABLE  # ended before, in work now
    IN_PUBLICATION = (
        "in publication",
        "is approved and in publication ({code})",
        Heading.IN_PUBLICATION,
        _NOTABLE,
    )  # 60.00
    PUBLISHED = "published", "was published", Heading.PUBLISHED, _NOTABLE
    UNDER_REVIEW = "under systematic review", "is up for its systematic review ({code})", Heading.STEP, _ROUTINE
    REVIEW_CLOSED = "review closed", f"moved {_TO}", Heading.STEP, _ROUTINE
    CONFIRMED = "confirmed", "was confirmed ({code})", Heading.STEP, _ROUTINE
    TO_BE_REVISED = "to be revised", "is to be revised ({code})", Heading.STEP, _ROUTINE
    REVIEW_DROPPED = "back to published", "is listed as published again ({code})", Heading.STEP, _ROUTINE
    WITHDRAWAL_PROPOSED = "withdrawal proposed", "is proposed for withdrawal ({code})", Heading.STEP, _ROUTINE
    WITHDRAWAL_BALLOT = "withdrawal ballot", "is up for a vote on its withdrawal ({code})", Heading.STEP, _ROUTINE
    WITHDRAWAL_BALLOT_CLOSED = "withdrawal ballot closed", f"moved {_TO}", Heading.STEP, _ROUTINE
    KEPT = "not withdrawn", "is not withdrawn ({code})", Heading.STEP, _ROUTINE
    WITHDRAWN = "withdrawn", "was withdrawn ({code})", Heading.ENDED, _NOTABLE
    RESTORED = "in force again", "is in force again ({code})", Heading.STEP, _NOTABLE  # 95.99 before
    STILL_ENDED = "still ended", "is now listed as {ended} ({code})", Heading.ENDED, _ROUTINE  # had ended before
    STATED = "stated", "is now at {new}", Heading.STEP, _ROUTINE  # no stage was stated before
    # What it means that a document is seen for the first time:
    NEW = "new", "is a new project", Heading.NEW, _NOTABLE
    FOUND_IN_WORK = (
        "found in work",
        "is new in ISO's catalogue",
        Heading.STEP,
        _NOTABLE,
    )  # 30.00 on
    FOUND_PUBLISHED = "found published", "is new in ISO's catalogue", Heading.PUBLISHED, _NOTABLE
    FOUND_IN_FORCE = "found in force", "is new in ISO's catalogue", Heading.STEP, _NOTABLE  # published long ago
    FOUND_ENDED = "found ended", "is new in ISO's catalogue", Heading.ENDED, _ROUTINE  # only fills a gap there

    def __init__(self, title: str, words: str, heading: Heading, weight: Significance) -> None:
        self.title = title
        self.words = words
        self.heading = heading
        self.weight = weight


_DECISIONS: Mapping[str, Meaning] = {  # of documents that were published before
    "60.60": Meaning.REVIEW_DROPPED,
    "90.20": Meaning.UNDER_REVIEW,
    "90.60": Meaning.REVIEW_CLOSED,
    "90.92": Meaning.TO_BE_REVISED,
    "90.93": Meaning.CONFIRMED,
    "90.99": Meaning.WITHDRAWAL_PROPOSED,
    "95.20": Meaning.WITHDRAWAL_BALLOT,
    "95.60": Meaning.WITHDRAWAL_BALLOT_CLOSED,
    "95.92": Meaning.KEPT,
}
_ENDS: Mapping[str, str] = {"00.98": "abandoned", "10.98": "rejected", "95.99": "withdrawn"}  # by ISO's list
_DELETED = "deleted"  # at every other stage that ends a project
_SENT_BACK = ".92"
_REPEATED = "40.93"
_UNDER_PUBLICATION = Stage("60.00")
_JUST_PUBLISHED = Stage("60.60")
_COMMITTEE_STAGE = Stage("30.00")  # from here on a project is not new


def _heading(meaning_: Meaning, opens: Ballot | None) -> Heading:
    """A ballot that opens stands among the ballots, unless the document was published at once."""
    if opens is None or meaning_.heading not in (Heading.STEP, Heading.NEW):
        return meaning_.heading
    return Heading.REVIEW if opens.is_review else Heading.BALLOT


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that is seen for the first time; `at` is its stage, None where none is stated."""

    at: Stage | None
    reference: str = ""

    @property
    def meaning(self) -> Meaning:
        """What kind of find it is."""
        if self.at is None:
            return Meaning.NEW
        if self.at.standing.is_ended:
            return Meaning.FOUND_ENDED
        if self.at.standing is Standing.PUBLISHED:
            return Meaning.FOUND_PUBLISHED if self.at == _JUST_PUBLISHED else Meaning.FOUND_IN_FORCE
        return Meaning.NEW if self.at < _COMMITTEE_STAGE else Meaning.FOUND_IN_WORK

    @property
    def is_work(self) -> bool:
        """Whether it is on its way to publication."""
        return self.meaning in (Meaning.NEW, Meaning.FOUND_IN_WORK)

    @property
    def heading(self) -> Heading:
        """Under which heading of a digest it stands."""
        return _heading(self.meaning, self.at.ballot_on(self.reference) if self.at else None)

    @property
    def weight(self) -> Significance:
        """How much it matters in the watched scope, where nobody follows the document itself."""
        return self.meaning.weight


@dataclass(frozen=True, slots=True)
class Move:
    """A document's move from `before` (None: it stated no stage) to another stage.

    `reference` is what the document is called after the move: at 50.20 it tells a ballot from a proof.
    """

    before: Stage | None
    after: Stage
    reference: str = ""

    @property
    def meaning(self) -> Meaning:
        """The decision that the move records, or else its direction."""
        return meaning(self.before, self.after)

    @property
    def opens(self) -> Ballot | None:
        """The ballot that the move opens."""
        return self.after.ballot_on(self.reference)

    @property
    def heading(self) -> Heading:
        """Under which heading of a digest it stands."""
        return _heading(self.meaning, self.opens)

    @property
    def weight(self) -> Significance:
        """How much it matters in the watched scope, where nobody follows the document itself."""
        return _NOTABLE if self.opens else self.meaning.weight

    @property
    def next(self) -> str | None:
        """What comes next in the ordinary course. What was published before may have had its first review."""
        following = self.after.next_on(self.reference)
        known = self.before is not None and self.before.standing in (Standing.PUBLISHED, Standing.WITHDRAWN)
        return following.replace("the first ", "a ", 1) if following and known else following

    def predicate(self) -> str:
        """What happened, as the predicate of a sentence: "moved from 40.20 to 40.60 (close of voting)"."""
        old = self.before.code if self.before else ""
        ended, described = _ENDS.get(self.after.code, _DELETED), self.after.described_on(self.reference)
        words = self.meaning.words.format(old=old, new=described, code=self.after, ended=ended)
        late = self.meaning is Meaning.PUBLISHED and self.after != _JUST_PUBLISHED
        return f"{words} and is now at {described}" if late else words


@cache
def meaning(before: Stage | None, after: Stage) -> Meaning:
    """What the move means. The two stages must differ; without `before` no stage was stated."""
    if before is None:
        return Meaning.STATED
    if before == after:
        raise ValueError(f"{after} to {after} is no move")
    if before.standing.is_ended:
        return _from_the_end(before, after)
    if after.standing is Standing.WITHDRAWN:
        return Meaning.WITHDRAWN
    if after.standing is Standing.DELETED:
        return Meaning.DELETED
    if after.standing is Standing.PUBLISHED:
        return _DECISIONS[after.code] if before.standing is Standing.PUBLISHED else Meaning.PUBLISHED
    return _in_work(before, after)


def _from_the_end(before: Stage, after: Stage) -> Meaning:
    if after.standing.is_ended:
        return Meaning.STILL_ENDED
    if after.standing is Standing.PUBLISHED:
        return Meaning.RESTORED if before.standing is Standing.WITHDRAWN else Meaning.PUBLISHED
    return Meaning.REVIVED


def _in_work(before: Stage, after: Stage) -> Meaning:
    if after.code == _REPEATED:
        return Meaning.REPEATED
    if after.code.endswith(_SENT_BACK):
        return Meaning.SENT_BACK
    if before < after:
        return Meaning.IN_PUBLICATION if after == _UNDER_PUBLICATION else Meaning.FORWARD
    return Meaning.BACK
