"""ISO's harmonized stage codes: all that follows from the code at which a document stands. One table answers.

What a code is called: https://www.iso.org/stage-codes.html (ISO Guide 69). What comes next and how long members may
vote: ISO/IEC Directives, Part 1, with the Consolidated ISO Supplement; each period names its clause. What a move from
one code to another means is `vocabulary.iso.moves`. Codes are not dates: a review round takes a document from 90.93
back to 90.20, so the highest code ever seen is not the current one.

How sure the periods are: ISO's list of codes itself states those of 40.20 (12 weeks) and 50.20 (8). The others were
held against a public daily crawl of 2024, in which 1,531 of 1,540 systematic reviews stood at 90.20 for 19 to 21 weeks,
82 of 83 ballots on a withdrawal at 95.20 for 7 to 9, and 80 committee drafts at 30.20 for 5 to 12, most of them for 8.
Not confirmed by a text or a record, and so to be checked by a person: the 16 weeks that a committee may give for a
draft, the 8 to 12 of a new project, the numbers of the clauses, and when the next review comes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from vocabulary.errors import CritminError
from vocabulary.iso.notation.drafts import Procedure, drafts_of, worded, words_of


class UnknownStage(CritminError):
    """A value is no ISO harmonized stage code."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(
            f"{value!r} is not an ISO harmonized stage code: expected one of those at "
            "https://www.iso.org/stage-codes.html, such as 40.60 (in ISO Open Data the number 4060)"
        )


class Standing(StrEnum):
    """How a document at a stage is classed. Only what is published is in force."""

    UNDER_DEVELOPMENT = "under development"  # below 60.60 and not deleted
    PUBLISHED = "published"  # 60.60, and all of review and withdrawal before 95.99
    WITHDRAWN = "withdrawn"  # 95.99
    DELETED = "deleted"  # xx.98: abandoned, rejected or deleted before publication
    NOT_KNOWN = "not known"  # no source states a stage

    @property
    def is_ended(self) -> bool:
        """Whether nothing is in force or in work any more."""
        return self in (Standing.WITHDRAWN, Standing.DELETED)


@dataclass(frozen=True, slots=True)
class Ballot:
    """What members are asked at a stage, and for how many weeks: `weeks` is (shortest, longest).

    `weeks` is None where no period is known; `is_vote` is False where only comments are asked for.
    `clause` is that of the ISO/IEC Directives, Part 1 (with the Consolidated ISO Supplement). `opened` and `request`
    are what a sentence says of an open document: "is out for enquiry ballot", "P-members vote".
    """

    name: str
    weeks: tuple[int, int] | None
    clause: str
    opened: str
    request: str = "P-members vote"
    is_vote: bool = True
    is_review: bool = False

    @property
    def fixed_weeks(self) -> int | None:
        """The period where the Directives leave no choice, so that its end follows from its beginning."""
        if self.weeks is None:
            return None
        shortest, longest = self.weeks
        return shortest if shortest == longest else None


_NEW_PROJECT = Ballot(
    "ballot on the new project (NP)",
    (8, 12),
    "2.3.4",
    "is out for the ballot on a new project",
    "P-members vote and name experts",
)
_CD = Ballot(
    "consultation on the committee draft (CD)",
    (8, 16),
    "2.5.3",
    "is out for comments as a committee draft",
    "members comment",
    is_vote=False,
)
_DIS = Ballot("enquiry ballot (DIS)", (12, 12), "2.6.1", "is out for enquiry ballot")
_FDIS = Ballot("approval ballot (FDIS)", (8, 8), "2.7.1", "is out for approval ballot")
_REVIEW = Ballot(
    "systematic review ballot",
    (20, 20),
    "2.9.3 (ISO Supplement)",
    "is under systematic review",
    "P-members vote on whether to confirm, revise or withdraw it",
    is_review=True,
)
_WITHDRAWAL = Ballot("ballot on the withdrawal", (8, 8), "2.9.4", "is out for the ballot on its withdrawal")


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    standing: Standing
    next: str | None  # a noun phrase; None where nothing follows
    ballot: Ballot | None = None


_WORK, _FORCE, _GONE, _OUT = (
    Standing.UNDER_DEVELOPMENT,
    Standing.PUBLISHED,
    Standing.DELETED,
    Standing.WITHDRAWN,
)
_WITHIN = "within five years"  # Directives, Part 1, 2.9.2: of what is no standard within three
_FIRST_REVIEW, _ANOTHER_REVIEW = f"the first systematic review, {_WITHIN}", f"another systematic review, {_WITHIN}"
_TABLE: Mapping[str, _Row] = {
    "00.00": _Row("proposal for new project received", _WORK, "the review of the proposal"),
    "00.20": _Row("proposal for new project under review", _WORK, "the close of the review of the proposal"),
    "00.60": _Row("close of review", _WORK, "the decision whether the proposal goes to ballot"),
    "00.98": _Row("proposal for new project abandoned", _GONE, None),
    "00.99": _Row("approval to ballot proposal for new project", _WORK, "the ballot on the new project (NP)"),
    "10.00": _Row("proposal for new project registered", _WORK, "the ballot on the new project (NP)"),
    "10.20": _Row("new project ballot initiated", _WORK, "the close of the ballot on the new project", _NEW_PROJECT),
    "10.60": _Row("close of voting", _WORK, "the decision whether the new project is approved"),
    "10.92": _Row("proposal returned to submitter", _WORK, "a revised proposal from the submitter"),
    "10.98": _Row("new project rejected", _GONE, None),
    "10.99": _Row("new project approved", _WORK, "registration in the work programme"),
    "20.00": _Row("new project registered in work programme", _WORK, "a working draft (WD)"),
    "20.20": _Row("WD study initiated", _WORK, "the close of comments on the working draft (WD)"),
    "20.60": _Row("close of comment period", _WORK, "the decision whether the draft becomes a committee draft (CD)"),
    "20.98": _Row("project deleted", _GONE, None),
    "20.99": _Row("WD approved for registration as CD", _WORK, "registration as a committee draft (CD)"),
    "30.00": _Row("CD registered", _WORK, "the consultation on the committee draft (CD)"),
    "30.20": _Row("CD consultation initiated", _WORK, "the close of comments on the committee draft (CD)", _CD),
    "30.60": _Row("close of comment period", _WORK, "the decision: another committee draft (CD), or the draft (DIS)"),
    "30.92": _Row("CD referred back to working group", _WORK, "a new draft from the working group"),
    "30.98": _Row("project deleted", _GONE, None),
    "30.99": _Row("CD approved for registration as DIS", _WORK, "registration as a draft (DIS)"),
    "40.00": _Row("DIS registered", _WORK, "the enquiry ballot (DIS)"),
    "40.20": _Row("DIS ballot initiated", _WORK, "the close of the enquiry ballot (DIS)", _DIS),
    "40.60": _Row("close of voting", _WORK, "the decision: a final draft (FDIS), publication, or a new DIS ballot"),
    "40.92": _Row("DIS referred back to TC or SC", _WORK, "a new draft from the committee"),
    "40.93": _Row("decision for new DIS ballot", _WORK, "a new enquiry ballot (DIS)"),
    "40.98": _Row("project deleted", _GONE, None),
    "40.99": _Row("DIS approved for registration as FDIS", _WORK, "registration as a final draft (FDIS)"),
    "50.00": _Row("FDIS registered for formal approval", _WORK, "the approval ballot (FDIS)"),
    "50.20": _Row(
        "FDIS ballot initiated or proof sent to secretariat", _WORK, "the close of the approval ballot (FDIS)", _FDIS
    ),
    "50.60": _Row("close of voting or proof returned by secretariat", _WORK, "the decision on publication"),
    "50.92": _Row("FDIS or proof referred back to TC or SC", _WORK, "a new draft from the committee"),
    "50.98": _Row("project deleted", _GONE, None),
    "50.99": _Row("FDIS or proof approved for publication", _WORK, "publication"),
    "60.00": _Row("International Standard under publication", _WORK, "publication"),
    "60.60": _Row("International Standard published", _FORCE, _FIRST_REVIEW),
    "90.20": _Row(
        "International Standard under systematic review", _FORCE, "the close of the systematic review", _REVIEW
    ),
    "90.60": _Row("close of review", _FORCE, "the decision: confirmation, revision or withdrawal"),
    "90.92": _Row("International Standard to be revised", _FORCE, "a project for its revision"),
    "90.93": _Row("International Standard confirmed", _FORCE, _ANOTHER_REVIEW),
    "90.99": _Row("withdrawal of International Standard proposed by TC or SC", _FORCE, "the ballot on the withdrawal"),
    "95.20": _Row("withdrawal ballot initiated", _FORCE, "the close of the ballot on the withdrawal", _WITHDRAWAL),
    "95.60": _Row("close of voting", _FORCE, "the decision on the withdrawal"),
    "95.92": _Row("decision not to withdraw International Standard", _FORCE, _ANOTHER_REVIEW),
    "95.99": _Row("International Standard withdrawn", _OUT, None),
}
NAMES: Mapping[str, str] = {code: row.name for code, row in _TABLE.items()}
"""What each code is called, as within a sentence."""
WITH_BALLOT = frozenset(code for code, row in _TABLE.items() if row.ballot)
"""The stages at which members are asked to vote or comment on most documents; of one `Stage.ballot_on` says it."""
_PROOF = "PRF"  # the reference of a document that goes to publication without an FDIS ballot
_FIRST_READY, _PUBLICATION = "30.60", "60.00"  # the codes between which a workshop agreement is only made ready
_DRAFT_WEEKS = (8, 12)  # of a DTS, DTR or DPAS; not confirmed by a text: to be checked by a person


def _worded(text: str, reference: str) -> str:
    if drafts_of(reference).reviewed_early:
        text = text.replace(_WITHIN, "within three years")
    return worded(text, reference)


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """A harmonized stage code, as "40.60". Ordered by code. Made by `Stage.parse` or `Stage.read`."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in _TABLE:
            raise UnknownStage(self.code)

    @classmethod
    def parse(cls, value: str | int) -> Stage:
        """The stage for "40.60", or for 4060 as ISO Open Data has it (there 20 is 00.20).

        Raises `UnknownStage` for anything that the table of ISO does not hold.
        """
        code = value
        if isinstance(value, int) and not isinstance(value, bool):
            code = f"{value // 100:02d}.{value % 100:02d}"
        if not isinstance(code, str) or code not in _TABLE:
            raise UnknownStage(value)
        return cls(code)

    @classmethod
    def read(cls, value: object) -> Stage | None:
        """The stage that a field states; `None` for none, or for a code that ISO's table does not hold."""
        return cls(value) if isinstance(value, str) and value in _TABLE else None

    @property
    def name(self) -> str:
        """What the stage is called, as within a sentence: "close of voting", "DIS ballot initiated"."""
        return _TABLE[self.code].name

    def name_on(self, reference: str) -> str:
        """What the stage is called of the document called `reference`: an IWA is no International Standard."""
        return _worded(self.name, reference)

    @property
    def described(self) -> str:
        """`40.20 (DIS ballot initiated)`."""
        return f"{self.code} ({self.name})"

    def described_on(self, reference: str) -> str:
        """The same of the document called `reference`: `50.00 (DTS registered for formal approval)`."""
        return _worded(self.described, reference)

    @property
    def standing(self) -> Standing:
        """How a document at this stage is classed."""
        return _TABLE[self.code].standing

    @property
    def next(self) -> str | None:
        """What comes next in the ordinary course, as "the enquiry ballot (DIS)"; None where nothing follows."""
        return _TABLE[self.code].next

    def next_on(self, reference: str) -> str | None:
        """What comes next for the document called `reference`.

        A TS has no FDIS, an IWA no vote, and an amendment no review of its own: None where nothing follows.
        """
        drafts = drafts_of(reference)
        if drafts.procedure is Procedure.WORKSHOP and _FIRST_READY <= self.code < _PUBLICATION:
            return "publication"
        if self.next is None or (drafts.is_supplement and self.next in (_FIRST_REVIEW, _ANOTHER_REVIEW)):
            return None
        return _worded(self.next, reference)

    @property
    def ballot(self) -> Ballot | None:
        """What members are asked to vote or comment on at this stage; at 50.20 see `ballot_on`."""
        return _TABLE[self.code].ballot

    def ballot_on(self, reference: str) -> Ballot | None:
        """The ballot that is open on the document called `reference`.

        At 50.20 ISO also counts proofs (`ISO/PRF 123`): of these there is no ballot. Nor do members vote on a workshop
        agreement (IWA) before it is published; a technical specification or report has an approval ballot of its own,
        and an amendment is voted on as DAM and FDAM. How long a Guide is out is not known.
        """
        ballot, drafts = self.ballot, drafts_of(reference)
        if ballot is None or (ballot is _FDIS and _PROOF in words_of(reference)):
            return None
        if drafts.procedure is Procedure.WORKSHOP and self.standing is Standing.UNDER_DEVELOPMENT:
            return None
        named = replace(ballot, name=worded(ballot.name, reference))
        if drafts.procedure is Procedure.GUIDE and ballot in (_DIS, _FDIS):
            return replace(named, weeks=None, clause="Annex A")
        if drafts.procedure is Procedure.ONE_BALLOT and ballot is _FDIS:
            return replace(named, weeks=_DRAFT_WEEKS, clause="3.1 to 3.3")
        return named

    def __str__(self) -> str:
        return self.code


def standing_of(value: object) -> Standing:
    """How a document is classed whose stage is the field's `value`; not known without a stage of ISO's table."""
    return _TABLE[value].standing if isinstance(value, str) and value in _TABLE else Standing.NOT_KNOWN


def described(value: object, reference: str = "") -> str:
    """`40.20 (DIS ballot initiated)`, worded for the document called `reference`.

    The bare code where ISO's table does not hold it; empty for none.
    """
    stage = Stage.read(value)
    return stage.described_on(reference) if stage else str(value or "")
