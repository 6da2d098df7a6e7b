"""Topics that several committees work on: traceability, sustainability, recycling, terminology. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from digests.analysis.documents import PUBLISHED, UNDER_DEVELOPMENT, Document, documents
from storage.baseline import watch
from storage.iso_state import Known
from vocabulary.iso.standards import kinds
from vocabulary.records import Project

TOPICS = ("traceability", "sustainability", "recycling", "terminology")
"""Kinds of standard that are subjects of more than one committee, in reading order."""


@dataclass(frozen=True, slots=True)
class Worker:
    """One committee's documents on a topic: how many are published, and those under development."""

    committee: str
    published: int
    coming: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic and who works on it, those with work in hand first."""

    id: str
    name: str
    workers: tuple[Worker, ...]

    @property
    def published(self) -> int:
        """The published documents of all committees."""
        return sum(each.published for each in self.workers)

    @property
    def coming(self) -> int:
        """The projects of all committees."""
        return sum(len(each.coming) for each in self.workers)


def topics(found: Iterable[Known]) -> tuple[Topic, ...]:
    """The topics that more than one committee of the watched scope has documents on. Supplements do not count."""
    scope = watch()
    within = [
        each
        for each in documents(
            each for each in found if scope.covers(each.text(Project.committee)) or scope.names(each.label)
        )
        if not each.is_supplement
    ]
    names = {kind.id: kind.name for kind in kinds()}
    made = (Topic(topic, names[topic], _workers(topic, within)) for topic in TOPICS)
    return tuple(each for each in made if len(each.workers) > 1)


def _workers(topic: str, found: Iterable[Document]) -> tuple[Worker, ...]:
    by_committee: defaultdict[str, list[Document]] = defaultdict(list)
    for each in found:
        if topic in each.says.kinds:
            by_committee[each.committee].append(each)
    workers = (
        Worker(
            committee,
            sum(each.status == PUBLISHED for each in mine),
            tuple(sorted((each for each in mine if each.status == UNDER_DEVELOPMENT), key=lambda each: each.sort_key)),
        )
        for committee, mine in by_committee.items()
    )
    return tuple(sorted(workers, key=lambda each: (-len(each.coming), -each.published, each.committee)))
