"""Topics that several committees work on: traceability, sustainability, recycling, terminology. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from digests.analysis.documents import PUBLISHED, UNDER_DEVELOPMENT, Document, documents
from digests.analysis.named import stated_draft
from digests.analysis.watched import Named
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
        return sum(worker.published for worker in self.workers)

    @property
    def coming(self) -> int:
        """The projects of all committees."""
        return sum(len(worker.coming) for worker in self.workers)


def topics(records: Iterable[Known], named: Iterable[Named] = ()) -> tuple[Topic, ...]:
    """The topics that more than one committee of the watched scope has documents on. Supplements do not count.

    `named`: the watched documents; the drafts among them that ISO's data do not have count as projects.
    """
    scope = watch()
    drafts = [draft for entry in named if (draft := stated_draft(entry))]
    within = drafts + [
        document
        for document in documents(
            record for record in records if scope.covers(record.text(Project.committee)) or scope.names(record.label)
        )
        if not document.is_supplement
    ]
    names = {kind.id: kind.name for kind in kinds()}
    made = (Topic(topic, names[topic], _workers(topic, within)) for topic in TOPICS)
    return tuple(topic for topic in made if len(topic.workers) > 1)


def _workers(topic: str, documents_read: Iterable[Document]) -> tuple[Worker, ...]:
    by_committee: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents_read:
        if topic in document.says.kinds:
            by_committee[document.committee].append(document)
    workers = (
        Worker(
            committee,
            sum(document.status == PUBLISHED for document in mine),
            tuple(
                sorted(
                    (document for document in mine if document.status == UNDER_DEVELOPMENT),
                    key=lambda document: document.sort_key,
                )
            ),
        )
        for committee, mine in by_committee.items()
    )
    return tuple(sorted(workers, key=lambda worker: (-len(worker.coming), -worker.published, worker.committee)))
