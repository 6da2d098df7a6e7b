"""At most ten drafts of recommendations to the TMB, ranked by a rule that is stated, each with its evidence. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digests.analysis.committees.former import Ended
from digests.analysis.documents import PUBLISHED
from digests.analysis.findings.covered import Gap
from digests.analysis.findings.overlaps import Overlaps
from digests.analysis.iso import title_of
from digests.analysis.topics import Topic
from digests.words.addresses import Link
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed
from storage.iso_state import Known
from vocabulary.minerals import name
from vocabulary.records import Committee

MOST = 10
_SHARED = 3  # committees that work on one topic at once before it is a matter for the CMCC
_GAPS = 6  # at most, so that the other kinds have room
_NAMED = 4  # documents that a recommendation names
Evidence = tuple[str | Link, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A draft. `weight` ranks: see `RULE`."""

    weight: int
    text: str
    evidence: Evidence


_NOTHING = "ISO's data show no standard for its chemical analysis, published or under development"
Ending = tuple[str, str, Ended]
"""Reference, title, and what is known of the end of a committee."""
RULE = (
    "a gap scores one point for each list that names the mineral, two more where a committee's scope names it; an "
    "overlap of early work on sustainability or traceability 15, another with three proposals or more 8; a topic on "
    "which three or more committees have projects 10; a committee that ended, or that has no secretariat, 12"
)


def recommendations(
    gaps: Sequence[Gap],
    overlaps: Overlaps,
    topics: Iterable[Topic],
    committees: Iterable[Known],
    ended: Iterable[Ending],
) -> tuple[Recommendation, ...]:
    """The weightiest first."""
    found = (
        *sorted(_gaps(gaps), key=lambda each: -each.weight)[:_GAPS],
        *_overlaps(overlaps),
        *_topics(topics),
        *_without_secretariat(committees),
        *map(_ended, ended),
    )
    return tuple(sorted(found, key=lambda each: -each.weight)[:MOST])


def _gaps(gaps: Iterable[Gap]) -> Iterator[Recommendation]:
    """A gap that nobody is working on; with a committee whose scope names the mineral there is somebody to ask."""
    for gap in gaps:
        if gap.coming:
            continue
        told: list[str | Link] = [f"{counted(gap.lists, 'list names', 'lists name')} it; {_NOTHING}"]
        if gap.withdrawn:
            told += [
                f"; ISO had and withdrew {counted(len(gap.withdrawn), 'document')} on it, ",
                gap.withdrawn[-1].link,
            ]
            told += [" among them"] if len(gap.withdrawn) > 1 else []
        told += _found_in(gap)
        mineral = name(gap.material)
        text = (
            f"Start work on the chemical analysis of {mineral} in {listed(gap.homes)}."
            if gap.homes
            else f"Find a committee for the chemical analysis of {mineral}: no watched committee's scope names it."
        )
        yield Recommendation(gap.lists + 2 * bool(gap.homes), text, tuple(told))


def _found_in(gap: Gap) -> list[str | Link]:
    """A published document that determines the mineral in a material that its title names, and how many more do."""
    named = [each for each in gap.row.elsewhere if each.status == PUBLISHED and each.says.materials]
    if not named:
        return []
    inside = listed(list(map(name, named[0].says.materials)))
    more = [f" and {len(named) - 1} more"] if len(named) > 1 else []
    return ["; determined in other materials by ", named[0].link, f" ({inside})", *more]


def _overlaps(overlaps: Overlaps) -> Iterator[Recommendation]:
    """Work that may double what there is: settle the ground before it goes on."""
    for each in overlaps.found:
        shared = bool({"sustainability", "traceability"} & set(each.project.says.kinds))
        if not (shared and (each.proposals or each.frameworks)) and len(each.proposals) < 3:
            continue
        told: list[str | Link] = [each.link, f" “{each.title}”"]
        for place, proposal in enumerate(each.proposals[:_NAMED]):
            told += ["; beside " if place == 0 else ", ", proposal.document.link]
        if each.frameworks:
            names = [found.framework.name for found in each.frameworks]
            told.append(f"; frameworks: {listed(names, _NAMED)}")
        text = f"Settle how {each.name} relates to what exists before the project goes on."
        yield Recommendation(15 if shared else 8, text, tuple(told))


def _topics(topics: Iterable[Topic]) -> Iterator[Recommendation]:
    for topic in topics:
        working = [each for each in topic.workers if each.coming]
        if len(working) < _SHARED:
            continue
        told: list[str | Link] = []
        for worker in working:
            told += [f"{'; ' if told else ''}{worker.committee}: ", worker.coming[0].link]
            if len(worker.coming) > 1:
                told.append(f" and {len(worker.coming) - 1} more")
        text = f"Coordinate the work on {topic.name.casefold()} of {listed([each.committee for each in working])}."
        yield Recommendation(10, text, tuple(told))


def _without_secretariat(committees: Iterable[Known]) -> Iterator[Recommendation]:
    for each in committees:
        if Committee.secretariat in each.fields and not each.names(Committee.secretariat):
            text = f"Find a secretariat for {each.name} {title_of(each)}."
            yield Recommendation(12, text, ("ISO's list of committees states none",))


def _ended(found: Ending) -> Recommendation:
    reference, title, ended = found
    told: list[str | Link] = []
    if ended.gone:
        told.append(f"no longer on ISO's list of committees since {ENGLISH.day(ended.gone)}")
    if ended.stated_by:
        told += ["; " if told else "", "called disbanded by ", Link(ended.stated_by.title, ended.stated_by.url)]
    return Recommendation(12, f"Say where the subjects of {reference} {title} go on.", tuple(told))
