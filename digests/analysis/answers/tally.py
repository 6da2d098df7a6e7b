"""The annual survey as data: what is asked, what is answered, what the answers come to. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vocabulary.minerals import name

NEEDS = ("none", "low", "medium", "high")
"""The answers about a mineral, each worth its place in this order."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row: the mineral's id, how many lists name it, what ISO has."""

    mineral: str
    lists: int
    status: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What one respondent said of one mineral; None where a cell was left empty."""

    mineral: str
    need: str | None
    technique: str | None
    takes_part: bool | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One filled-in copy."""

    file: str
    date: str
    organization: str
    country: str | None
    replies: tuple[Reply, ...]

    @property
    def respondent(self) -> str:
        """What tells organizations apart, however a copy writes the name."""
        return " ".join(self.organization.split()).casefold()

    @property
    def answered(self) -> int:
        """For how many minerals anything was filled in."""
        return sum(
            any((reply.need, reply.technique, reply.takes_part is not None, reply.comment)) for reply in self.replies
        )

    def repeats(self, other: Answer) -> bool:
        """Whether it says what another copy of the same organization says: one copy that came twice."""
        return (self.respondent, self.date, self.replies) == (other.respondent, other.date, other.replies)


@dataclass(frozen=True, slots=True)
class Need:
    """What the respondents said of one mineral: how many chose each of `NEEDS`, how many would take part."""

    mineral: str
    chosen: tuple[int, ...]
    would_take_part: int

    @property
    def score(self) -> int:
        """The sum of the answers' worth."""
        return sum(worth * count for worth, count in enumerate(self.chosen))


@dataclass(frozen=True, slots=True)
class Remark:
    """A technique or a comment that one respondent gave for one mineral."""

    mineral: str
    organization: str
    technique: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """All answers: the needs by mineral, the most wanted first, and what was said in words."""

    organizations: int
    needs: tuple[Need, ...]
    remarks: tuple[Remark, ...]

    @property
    def wanted(self) -> tuple[Need, ...]:
        """The minerals for which somebody stated a need."""
        return tuple(need for need in self.needs if need.score)


def tally(answers: Sequence[Answer]) -> Tally:
    """What the filled-in copies come to."""
    replies: defaultdict[str, list[Reply]] = defaultdict(list)
    for answer in answers:
        for reply in answer.replies:
            replies[reply.mineral].append(reply)
    needs = sorted((_need(mineral, replies_on) for mineral, replies_on in replies.items()), key=_most_wanted)
    remarks = (
        Remark(reply.mineral, answer.organization, reply.technique, reply.comment)
        for answer in answers
        for reply in answer.replies
        if reply.technique or reply.comment
    )
    return Tally(len({answer.respondent for answer in answers}), tuple(needs), tuple(remarks))


def _need(mineral: str, replies: Sequence[Reply]) -> Need:
    chosen = Counter(reply.need for reply in replies if reply.need)
    return Need(mineral, tuple(chosen[need] for need in NEEDS), sum(reply.takes_part is True for reply in replies))


def _most_wanted(need: Need) -> tuple[int, str]:
    return -need.score, name(need.mineral)
