"""The foot of a page: the sources it rests on, when they were read and are read next, what waits of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Protocol

from digests.issue.watched import Watched
from digests.site.page import Facts, to
from digests.tables.frame import Line
from digests.words import places
from digests.words.addresses import Link
from storage.model import SourceState
from storage.reviews import Review

_NOTICES = 3  # of held documents on one page
_SOURCES = 12  # that are named on one page
ODC = "Open Data Commons Attribution License (ODC-By)"


class SiteSource(Watched, Protocol):
    """A source of the catalogue, with what a page says of it."""

    @property
    def organisation(self) -> str:
        """Who publishes it."""

    @property
    def url(self) -> object:
        """Where it stands."""

    @property
    def kind(self) -> str:
        """How it is read."""

    @property
    def interval(self) -> timedelta:
        """How long after one poll the next is due."""


def stated(source: SiteSource) -> tuple[str, ...]:
    """All that the site says of a source, or concludes from it."""
    named = (source.id, source.name, source.jurisdiction, str(source.url), source.topic, source.organisation)
    return (*named, source.kind, str(source.interval))


def foot_of(
    sources: Mapping[str, SiteSource], states: Mapping[str, SourceState], held: Mapping[str, Review], ids: Sequence[str]
) -> Facts:
    """The foot of a page that rests on the sources with these `ids`. `held`: what waits for a person, by source."""
    named = [sources[source] for source in ids if source in sources]
    checked = [state.succeeded_at for source in named if (state := states.get(source.id)) and state.succeeded_at]
    nexts = [_next(source, states.get(source.id)) for source in named]
    iso = bool(named) and all("open-data" in source.id for source in named)
    return Facts(
        checked=max(checked).date().isoformat() if checked else "",
        expected=min(filter(None, nexts), default=""),
        how="; ".join(sorted({f"read as {source.kind}" for source in named})),
        sources=tuple(_named(named)),
        licence=ODC if iso else "",
        held=_waiting([(source, held[source.id]) for source in named if source.id in held]),
    )


def _waiting(held: Sequence[tuple[SiteSource, Review]]) -> tuple[Line, ...]:
    if len(held) > _NOTICES:
        link = to("wait for a person", places.HELD)
        return ((f"Newer documents of {len(held)} sources ", link, "; what they say is not told here yet."),)
    return tuple(_waits(*pair) for pair in held)


def _waits(source: SiteSource, review: Review) -> Line:
    since = review.held_at.date().isoformat()
    link = to(source.name, places.of_held(source.id))
    return ("A newer document of ", link, f" has waited for a person since {since}; what it says is not told here yet.")


def _next(source: SiteSource, state: SourceState | None) -> str:
    if state is None or state.polled_at is None or source.interval > timedelta(days=1000):
        return ""
    return (state.polled_at + source.interval).date().isoformat()


def _named(sources: Sequence[SiteSource]) -> Iterator[Line]:
    """The sources of a page, of very many the first and how many more there are."""
    yield from ((Link(source.name, str(source.url)), f", {source.organisation}") for source in sources[:_SOURCES])
    if len(sources) > _SOURCES:
        yield f"and {len(sources) - _SOURCES:,} more"
