"""What a reader gets of a change: its weight, its sentence, its topics, minerals and committees. Pure.

`tell` puts together what `significance`, `sentences` and `watch` decide, each on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from vocabulary.changes import Change, Telling
from vocabulary.iso.watch import Watch, lineage
from vocabulary.phrases import names, plain
from vocabulary.records import (
    Committee,
    Framework,
    Kind,
    ListedMineral,
    Meeting,
    NewsItem,
    Project,
    Record,
    Value,
    WorkingGroup,
)
from vocabulary.telling.pages import sentences_moved
from vocabulary.telling.sentences import sentence
from vocabulary.telling.significance import significance, states
from vocabulary.topics import TOPIC_OF, Topic, subjects_of

__all__ = ["Watch", "tell"]

_COMMITTEE_FIELDS: Mapping[str, tuple[str, ...]] = {
    Kind.COMMITTEE: (Committee.reference,),
    Kind.WORKING_GROUP: (WorkingGroup.reference, WorkingGroup.committee),
    Kind.PROJECT: (Project.committee,),
    Kind.MEETING: (Meeting.committee,),
    Kind.NEWS_ITEM: (NewsItem.committees,),
}
_LABELLED_BY_COMMITTEE = frozenset({Kind.COMMITTEE, Kind.WORKING_GROUP})


def tell(
    change: Change,
    watch: Watch,
    topic: str | None = None,
    minerals_in: Callable[[str], tuple[str, ...]] | None = None,
) -> Telling:
    """`change` as it is told to those who watch `watch`.

    `topic` is that of the source (`vocabulary.topics.Topic`); `minerals_in` gives the ids of the minerals that a text
    mentions; without it only those that records name themselves are told.
    """
    return Telling(
        significance=significance(change, watch, topic),
        sentence=sentence(change),
        topics=_topics(change, topic),
        minerals=_minerals(change, minerals_in),
        committees=_committees(change),
    )


def _topics(change: Change, topic: str | None) -> tuple[str, ...]:
    """The topic of the kind of record, that of the source, and the subjects that the title names."""
    text = " ".join(_titles(change))
    own = TOPIC_OF.get(change.record.kind) or (topic or Topic.NEWS if change.record.kind == Kind.NEWS_ITEM else None)
    return _once((own or "", topic or "", *subjects_of(text)))


def _titles(change: Change) -> Iterator[str]:
    for record in states(change):
        yield (
            plain(record.fields.get(WorkingGroup.title))
            or plain(record.fields.get(Framework.name))
            or plain(record.label)
        )


def _minerals(change: Change, minerals_in: Callable[[str], tuple[str, ...]] | None) -> tuple[str, ...]:
    """Those that the records name, and those that their titles or, of a page, its changed sentences mention."""
    named = [name for record in states(change) for name in names(record.fields.get(ListedMineral.minerals))]
    mentioned = [mineral for text in _texts(change) for mineral in minerals_in(text)] if minerals_in else []
    return _once((*named, *mentioned))


def _texts(change: Change) -> list[str]:
    """Where minerals are looked for. An entry of a list names its own, and its wording may say what it leaves out."""
    if change.record.kind == Kind.LISTED_MINERAL:
        return []
    if change.record.kind == Kind.PAGE_TEXT:
        return [line for side in sentences_moved(change) for line in side]
    return list(_titles(change))


def _committees(change: Change) -> tuple[str, ...]:
    """Those that the records name, each with the committees above it."""
    return _once(lineage(name for record in states(change) for name in _named(record)))


def _named(record: Record) -> list[str]:
    values: list[Value] = [record.fields.get(field) for field in _COMMITTEE_FIELDS.get(record.kind, ())]
    entity_names = [name for value in values for name in names(value).values()]
    return entity_names or ([plain(record.label)] if record.kind in _LABELLED_BY_COMMITTEE else [])


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
