"""Sources that the program makes: the feed of each open project of the watched scope, by the catalogue in the database.

ISO's Open Data has no dates; the feed of a document has. It is asked for politely: while members vote on the document,
when Open Data shows that it moved since its feed was read, and once in the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import HttpUrl

from pipeline.source import Source
from vocabulary.iso.stages import Stage, Standing
from vocabulary.iso.watch import Watch
from vocabulary.phrases import plain
from vocabulary.records import Project, Record

_FEED = "https://www.iso.org/contents/data/standard/{}/{}/{}.detail.rss"
_OPEN_DATA = "iso-open-data"  # how the ids of its sources begin
_MADE = (
    "iso-feed-"  # how the ids of those that are made begin; entries written by hand had them, so their history goes on
)
_DIGITS = 6  # of a project id in the address, padded with zeros


def expanded(patterns: Sequence[Source], records: Iterable[tuple[str, Record]], watch: Watch) -> list[Source]:
    """The sources made of `patterns` that are worth a poll now. `records`: the projects as each source states them.

    A project is of the watched scope where any source states so.
    """
    stated: dict[str, dict[str, Record]] = {}
    for source, record in records:
        stated.setdefault(record.key, {})[source] = record
    watched = (
        key for key, by_source in stated.items() if any(_is_watched(state, watch) for state in by_source.values())
    )
    wanted = sorted((key for key in watched if key.isdecimal()), key=int)
    return [source for pattern in patterns for source in _made(pattern, wanted, stated)]


def _is_watched(record: Record, watch: Watch) -> bool:
    return watch.follows(record) or watch.covers(plain(record.fields.get(Project.committee)))


def _made(pattern: Source, keys: Iterable[str], stated: dict[str, dict[str, Record]]) -> Iterator[Source]:
    for key in keys:
        source = made_of(pattern, key)
        if _is_due(stated[key], source.id):
            yield source


def made_of(pattern: Source, project: str) -> Source:
    """The source that `pattern` gives for the project with this id."""
    number = project.zfill(_DIGITS)
    url = _FEED.format(number[:2], number[2:4], project)
    name = f"ISO, stages of the project {project}"
    return pattern.model_copy(update={"id": f"{_MADE}{project}", "name": name, "url": HttpUrl(url), "made_for": None})


def _is_due(stated: dict[str, Record], own: str) -> bool:
    """Whether the feed can say more than is known: the document is open, and its feed was not read at this stage."""
    open_data = next((record for source, record in sorted(stated.items()) if source.startswith(_OPEN_DATA)), None)
    record = open_data or next(iter(stated.values()))
    stage = Stage.read(record.fields.get(Project.stage))
    if stage is None:
        return False
    ballot = stage.ballot_on(plain(record.fields.get(Project.reference)) or record.label)
    if stage.standing is not Standing.UNDER_DEVELOPMENT and ballot is None:
        return False
    read = stated.get(own)
    return read is None or ballot is not None or read.fields.get(Project.stage) != stage.code
