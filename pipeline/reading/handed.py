"""What a reader's process is told of a source."""

from __future__ import annotations

import msgspec

from pipeline.subject import Subject
from vocabulary.topics import Topic


class Handed(msgspec.Struct, frozen=True):
    """What a reader is told of the source: a `Subject`."""

    id: str
    name: str
    kind: str
    url: str
    topic: Topic
    jurisdiction: str
    list: str | None
    options: dict[str, object]


def handed(source: Subject) -> Handed:
    """What a reader is told of this source."""
    return Handed(
        id=source.id,
        name=source.name,
        kind=source.kind,
        url=str(source.url),
        topic=source.topic,
        jurisdiction=source.jurisdiction,
        list=source.list,
        options=dict(source.options),
    )
