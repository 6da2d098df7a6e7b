"""ISO's harmonized stage codes: read, name, order, and say what a move from one to another means.

Source: https://www.iso.org/stage-codes.html (ISO Guide 69). Codes are not dates: a review round takes a document
from 90.93 back to 90.20, so the highest code ever seen is not the current one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from vocabulary.errors import CritminError


class UnknownStage(CritminError):
    """A value is no ISO harmonized stage code."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(
            f"{value!r} is not an ISO harmonized stage code: expected one of those at "
            "https://www.iso.org/stage-codes.html, such as 40.60 (in ISO Open Data the number 4060)"
        )


NAMES: Mapping[str, str] = {
    "00.00": "proposal for new project received",
    "00.20": "proposal for new project under review",
    "00.60": "close of review",
    "00.98": "proposal for new project abandoned",
    "00.99": "approval to ballot proposal for new project",
    "10.00": "proposal for new project registered",
    "10.20": "new project ballot initiated",
    "10.60": "close of voting",
    "10.92": "proposal returned to submitter",
    "10.98": "new project rejected",
    "10.99": "new project approved",
    "20.00": "new project registered in work programme",
    "20.20": "WD study initiated",
    "20.60": "close of comment period",
    "20.98": "project deleted",
    "20.99": "WD approved for registration as CD",
    "30.00": "CD registered",
    "30.20": "CD consultation initiated",
    "30.60": "close of comment period",
    "30.92": "CD referred back to working group",
    "30.98": "project deleted",
    "30.99": "CD approved for registration as DIS",
    "40.00": "DIS registered",
    "40.20": "DIS ballot initiated",
    "40.60": "close of voting",
    "40.92": "DIS referred back to TC or SC",
    "40.93": "decision for new DIS ballot",
    "40.98": "project deleted",
    "40.99": "DIS approved for registration as FDIS",
    "50.00": "FDIS registered for formal approval",
    "50.20": "FDIS ballot initiated or proof sent to secretariat",
    "50.60": "close of voting or proof returned by secretariat",
    "50.92": "FDIS or proof referred back to TC or SC",
    "50.98": "project deleted",
    "50.99": "FDIS or proof approved for publication",
    "60.00": "International Standard under publication",
    "60.60": "International Standard published",
    "90.20": "International Standard under systematic review",
    "90.60": "close of review",
    "90.92": "International Standard to be revised",
    "90.93": "International Standard confirmed",
    "90.99": "withdrawal of International Standard proposed by TC or SC",
    "95.20": "withdrawal ballot initiated",
    "95.60": "close of voting",
    "95.92": "decision not to withdraw International Standard",
    "95.99": "International Standard withdrawn",
}
_BALLOTS = frozenset({"10.20", "30.20", "40.20", "50.20", "90.20", "95.20"})
_IN_PUBLICATION = "60.00"
_PUBLISHED = "60.60"
_WITHDRAWN = "95.99"


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """A harmonized stage code, as "40.60". Ordered by code. Made by `Stage.parse`."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in NAMES:
            raise UnknownStage(self.code)

    @classmethod
    def parse(cls, value: str | int) -> Stage:
        """The stage for "40.60", or for 4060 as ISO Open Data has it (there 20 is 00.20).

        Raises `UnknownStage` for anything that the table of ISO does not hold.
        """
        code = value
        if isinstance(value, int) and not isinstance(value, bool):
            code = f"{value // 100:02d}.{value % 100:02d}"
        if not isinstance(code, str) or code not in NAMES:
            raise UnknownStage(value)
        return cls(code)

    @property
    def name(self) -> str:
        """What the stage is called, as within a sentence: "close of voting", "DIS ballot initiated"."""
        return NAMES[self.code]

    @property
    def is_published(self) -> bool:
        """Published and not withdrawn: 60.60, and all of review and withdrawal before 95.99."""
        return _PUBLISHED <= self.code < _WITHDRAWN

    @property
    def is_withdrawn(self) -> bool:
        """95.99."""
        return self.code == _WITHDRAWN

    @property
    def is_deleted(self) -> bool:
        """xx.98: abandoned, rejected or deleted before publication."""
        return self.code.endswith(".98")

    @property
    def under_development(self) -> bool:
        """On its way to publication: below 60.60 and not deleted."""
        return self.code < _PUBLISHED and not self.is_deleted

    @property
    def is_ballot(self) -> bool:
        """Members are asked to vote or comment: new project, CD, DIS, FDIS, systematic review, withdrawal."""
        return self.code in _BALLOTS

    def __str__(self) -> str:
        return self.code


class Transition(Enum):
    """What a move from one stage to another means."""

    SAME = "same"
    FORWARD = "forward"
    BACK = "back"  # to an earlier stage, without one of the decisions below
    SENT_BACK = "sent back"  # xx.92 before publication
    REPEATED = "repeated"  # 40.93: a new ballot of the same stage
    DELETED = "deleted"  # xx.98
    REVIVED = "revived"  # from deleted or withdrawn to anything else
    IN_PUBLICATION = "in publication"  # 60.00
    PUBLISHED = "published"
    UNDER_REVIEW = "under systematic review"  # 90.20
    REVIEW_CLOSED = "review closed"  # 90.60
    CONFIRMED = "confirmed"  # 90.93
    TO_BE_REVISED = "to be revised"  # 90.92
    REVIEW_DROPPED = "back to published"  # 60.60 from a review or a withdrawal
    WITHDRAWAL_PROPOSED = "withdrawal proposed"  # 90.99
    WITHDRAWAL_BALLOT = "withdrawal ballot"  # 95.20
    WITHDRAWAL_BALLOT_CLOSED = "withdrawal ballot closed"  # 95.60
    KEPT = "not withdrawn"  # 95.92
    WITHDRAWN = "withdrawn"  # 95.99


_BY_CODE: Mapping[str, Transition] = {
    "40.93": Transition.REPEATED,
    "60.60": Transition.REVIEW_DROPPED,
    "90.20": Transition.UNDER_REVIEW,
    "90.60": Transition.REVIEW_CLOSED,
    "90.92": Transition.TO_BE_REVISED,
    "90.93": Transition.CONFIRMED,
    "90.99": Transition.WITHDRAWAL_PROPOSED,
    "95.20": Transition.WITHDRAWAL_BALLOT,
    "95.60": Transition.WITHDRAWAL_BALLOT_CLOSED,
    "95.92": Transition.KEPT,
}


def transition(before: Stage, after: Stage) -> Transition:
    """What the move from `before` to `after` means: the decision it records, or else its direction."""
    if before == after:
        return Transition.SAME
    if after.is_withdrawn:
        return Transition.WITHDRAWN
    if after.is_deleted:
        return Transition.DELETED
    if before.is_deleted or before.is_withdrawn:
        return Transition.REVIVED
    if after.is_published and not before.is_published:
        return Transition.PUBLISHED
    if after.code == _IN_PUBLICATION and before < after:
        return Transition.IN_PUBLICATION
    if after.code in _BY_CODE:
        return _BY_CODE[after.code]
    if after.code.endswith(".92"):
        return Transition.SENT_BACK
    return Transition.FORWARD if before < after else Transition.BACK
