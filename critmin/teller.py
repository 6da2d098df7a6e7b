"""Tells changes by the watched scope of critmin's mandate."""

from __future__ import annotations

from pipeline.source import Source
from storage.baseline import watch
from vocabulary.changes import Change, Telling
from vocabulary.minerals.mentions import mentions
from vocabulary.telling.tell import tell


class Teller:
    """Callable: what a reader gets of a change that was seen through a source."""

    def __init__(self) -> None:
        self._watch = watch()

    def __call__(self, change: Change, source: Source) -> Telling:
        return tell(change, self._watch, topic=source.topic, minerals_in=mentions)
