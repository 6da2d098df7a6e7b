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
    ranked = (
        *sorted(_gaps(gaps), key=lambda recommendation: -recommendation.weight)[:_GAPS],
        *_overlaps(overlaps),
        *_topics(topics),
        *_without_secretariat(committees),
        *map(_ended, ended),
    )
    return tuple(sorted(ranked, key=lambda recommendation: -recommendation.weight)[:MOST])


def _gaps(gaps: Iterable[Gap]) -> Iterator[Recommendation]:
    """A gap that nobody is working on; with a committee whose scope names the mineral there is somebody to ask."""
    for gap in gaps:
        if gap.coming:
            continue
        line: list[str | Link] = [f"{counted(gap.lists, 'list names', 'lists name')} it; {_NOTHING}"]
        if gap.withdrawn:
            line += [
                f"; ISO had and withdrew {counted(len(gap.withdrawn), 'document')} on it, ",
                gap.withdrawn[-1].link,
            ]
            line += [" among them"] if len(gap.withdrawn) > 1 else []
        line += _found_in(gap)
        mineral = name(gap.material)
        text = (
            f"Start work on the chemical analysis of {mineral} in {listed(gap.homes)}."
            if gap.homes
            else f"Find a committee for the chemical analysis of {mineral}: no watched committee's scope names it."
        )
        yield Recommendation(gap.lists + 2 * bool(gap.homes), text, tuple(line))


def _found_in(gap: Gap) -> list[str | Link]:
    """A published document that determines the mineral in a material that its title names, and how many more do."""
    named = [document for document in gap.row.elsewhere if document.status == PUBLISHED and document.says.materials]
    if not named:
        return []
    inside = listed(list(map(name, named[0].says.materials)))
    more = [f" and {len(named) - 1} more"] if len(named) > 1 else []
    return ["; determined in other materials by ", named[0].link, f" ({inside})", *more]


def _overlaps(overlaps: Overlaps) -> Iterator[Recommendation]:
    """Work that may double what there is: settle the ground before it goes on."""
    for overlap in overlaps.overlaps:
        shared = bool({"sustainability", "traceability"} & set(overlap.project.says.kinds))
        if not (shared and (overlap.proposals or overlap.frameworks)) and len(overlap.proposals) < 3:
            continue
        evidence: list[str | Link] = [overlap.link, f" “{overlap.title}”"]
        for place, proposal in enumerate(overlap.proposals[:_NAMED]):
            evidence += ["; beside " if place == 0 else ", ", proposal.document.link]
        if overlap.frameworks:
            names = [related.framework.name for related in overlap.frameworks]
            evidence.append(f"; frameworks: {listed(names, _NAMED)}")
        text = f"Settle how {overlap.name} relates to existing documents before the project goes on."
        yield Recommendation(15 if shared else 8, text, tuple(evidence))


def _topics(topics: Iterable[Topic]) -> Iterator[Recommendation]:
    for topic in topics:
        working = [one for one in topic.workers if one.coming]
        if len(working) < _SHARED:
            continue
        evidence: list[str | Link] = []
        for worker in working:
            evidence += [f"{'; ' if evidence else ''}{worker.committee}: ", worker.coming[0].link]
            if len(worker.coming) > 1:
                evidence.append(f" and {len(worker.coming) - 1} more")
        text = f"Coordinate the work on {topic.name.casefold()} of {listed([one.committee for one in working])}."
        yield Recommendation(10, text, tuple(evidence))


def _without_secretariat(committees: Iterable[Known]) -> Iterator[Recommendation]:
    for committee in committees:
        if Committee.secretariat in committee.fields and not committee.names(Committee.secretariat):
            text = f"Find a secretariat for {committee.name} {title_of(committee)}."
            yield Recommendation(12, text, ("ISO's list of committees states none",))


def _ended(ending: Ending) -> Recommendation:
    reference, title, ended = ending
    evidence: list[str | Link] = []
    if ended.gone:
        evidence.append(f"no longer on ISO's list of committees since {ENGLISH.day(ended.gone)}")
    if ended.stated_by:
        evidence += [
            "; " if evidence else "",
            "described as disbanded by ",
            Link(ended.stated_by.title, ended.stated_by.url),
        ]
    return Recommendation(12, f"Say where the work of {reference} {title} continues.", tuple(evidence))
