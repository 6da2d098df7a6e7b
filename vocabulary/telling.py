"""What a reader gets of a change: its weight, its sentence, its topics, minerals and committees. Pure.

`tell` puts together what `significance`, `sentences` and `watch` decide, each on its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from vocabulary.changes import Change, Telling
from vocabulary.phrases import names, plain
from vocabulary.records import Record, Value
from vocabulary.sentences import sentence, sentences_moved
from vocabulary.significance import significance, states
from vocabulary.watch import Watch, lineage

__all__ = ["SUBJECTS", "Watch", "tell"]

_TOPICS: Mapping[str, str] = {
    "Committee": "iso-committees",
    "Body": "iso-committees",
    "WorkingGroup": "iso-committees",
    "Meeting": "iso-committees",
    "Project": "iso-projects",
    "ListEdition": "lists",
    "ListedMineral": "lists",
    "Framework": "frameworks",
}
_SUBJECTS = (  # the deck's two questions to the ISO portfolio, by the stem of the word
    ("traceability", re.compile(r"\btraceab", re.I)),
    ("sustainability", re.compile(r"\bsustainab", re.I)),
)
SUBJECTS = tuple(subject for subject, _ in _SUBJECTS)
"""The topics that a title adds to that of its source."""
_COMMITTEE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "Committee": ("reference",),
    "WorkingGroup": ("reference", "committee"),
    "Project": ("committee",),
    "Meeting": ("committee",),
    "NewsItem": ("committees",),
}
_LABELLED_BY_COMMITTEE = frozenset({"Committee", "WorkingGroup"})


def tell(
    change: Change,
    watch: Watch,
    topic: str | None = None,
    minerals_in: Callable[[str], tuple[str, ...]] | None = None,
) -> Telling:
    """`change` as it is told to those who watch `watch`.

    `topic` is that of the source (`pipeline.catalogue.Topic`); `minerals_in` gives the ids of the minerals that a text
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
    subjects = (subject for subject, stem in _SUBJECTS if stem.search(text))
    own = _TOPICS.get(change.record.kind) or ("news" if change.record.kind == "NewsItem" and not topic else None)
    return _once((own or "", topic or "", *subjects))


def _titles(change: Change) -> Iterator[str]:
    for record in states(change):
        yield plain(record.fields.get("title")) or plain(record.fields.get("name")) or plain(record.label)


def _minerals(change: Change, minerals_in: Callable[[str], tuple[str, ...]] | None) -> tuple[str, ...]:
    """Those that the records name, and those that their titles or, of a page, its changed sentences mention."""
    named = [name for record in states(change) for name in names(record.fields.get("minerals"))]
    found = [mineral for text in _texts(change) for mineral in minerals_in(text)] if minerals_in else []
    return _once((*named, *found))


def _texts(change: Change) -> list[str]:
    """Where minerals are looked for. An entry of a list names its own, and its wording may say what it leaves out."""
    if change.record.kind == "ListedMineral":
        return []
    if change.record.kind == "PageText":
        return [line for side in sentences_moved(change) for line in side]
    return list(_titles(change))


def _committees(change: Change) -> tuple[str, ...]:
    """Those that the records name, each with the committees above it."""
    return _once(lineage(name for record in states(change) for name in _named(record)))


def _named(record: Record) -> list[str]:
    values: list[Value] = [record.fields.get(field) for field in _COMMITTEE_FIELDS.get(record.kind, ())]
    found = [name for value in values for name in names(value).values()]
    return found or ([plain(record.label)] if record.kind in _LABELLED_BY_COMMITTEE else [])


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
