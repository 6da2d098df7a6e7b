"""The section on topics that affect several committees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digests.analysis.topics import Topic, Worker
from digests.tables.frame import Cell, Chart, Section, Table
from digests.words.wording import counted, listed, shorten

_MOST = 8  # projects that a cell names
_TITLE = 70
_UNSEEN = "not in ISO's data; the ICMSCG's deck lists it"
_ABOUT = (
    "Published documents and projects in the watched scope whose titles are about the topic, by committee; amendments "
    "do not count. Each topic needs coordination: who works on what."
)


def topic_section(topics: Sequence[Topic], level: int = 1) -> list[Section]:
    """A heading, and below it a table for each topic; nothing where no topic is shared."""
    if not topics:
        return []
    head = Section("Topics that affect several committees", (_ABOUT,), level=level, new_page=level == 1)
    return [head, *(_topic(topic, level + 1) for topic in topics)]


def _topic(topic: Topic, level: int) -> Section:
    published = counted(topic.published, "published document") if topic.published else "no published document"
    coming = counted(topic.coming, "project") if topic.coming else "no project"
    sentence = f"{published[:1].upper()}{published[1:]} and {coming} in {counted(len(topic.workers), 'committee')}."
    rows = [_row(worker) for worker in topic.workers]
    return Section(
        topic.name, (sentence,), tables=(Table.of(("committee", "published", "projects"), rows),), level=level
    )


def _row(worker: Worker) -> tuple[Cell, ...]:
    named = [
        f"{document.reference} ({document.stage or _UNSEEN}) {shorten(document.title, _TITLE)}"
        for document in worker.coming
    ]
    return worker.committee, worker.published, listed(named, _MOST) or None


def topic_chart(topics: Iterable[Topic]) -> Chart | None:
    """Projects under way by topic; None where there are none."""
    bars = tuple((topic.name, topic.coming) for topic in topics)
    return Chart("Projects on shared topics", "projects under development", bars) if bars else None
