"""Everything that the CMCC's yearly update to the ISO/TMB is made of, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digests.analysis.committees.former import ended, last_known
from digests.analysis.committees.pages import Meeting, meetings
from digests.analysis.committees.participation import Participation, participation
from digests.analysis.committees.progress import Step, steps
from digests.analysis.findings.covered import ANALYSIS, Covered, covered
from digests.analysis.findings.overlaps import Overlaps, overlaps
from digests.analysis.findings.recommendations import Ending, Recommendation, recommendations
from digests.analysis.findings.review import Review, review
from digests.analysis.iso import title_of
from digests.analysis.portfolio import WORDS, Portfolio, entries
from digests.analysis.request import Request
from digests.analysis.span import Span, span, unread, within
from digests.analysis.topics import Topic, topics
from digests.analysis.watched import Named, existing, watched
from storage.baseline import watch
from storage.baseline.mandate import NamedFramework, mandate
from storage.iso_state import Known, end_of_day
from vocabulary.iso.notation.unnamed import is_unnamed
from vocabulary.iso.stages import Stage, Standing
from vocabulary.iso.standards import understand
from vocabulary.records import Committee, Kind, Project

_COMMITTEE = ("ISO/", "IEC/")
_COMMITTEE_STAGE = "30.00"


@dataclass(frozen=True, slots=True)
class Liaisons:
    """One committee's liaisons at the date, and which came and went in the period.

    `unnamed`: committees that ISO's data give by number alone.
    """

    committee: Known
    committees: tuple[str, ...]
    unnamed: int
    organizations: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkLiaison:
    """A framework of the mandate whose owner is in liaison with committees."""

    framework: NamedFramework
    organization: str
    committees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """All findings of the period.

    `unknown`: where ISO's data were not read in it, what that means; `projects_within`, `members_within`: the days of
    which the states compared tell, as a sentence about them begins.
    """

    day: date
    country: str
    projects: Span
    unknown: str | None
    projects_within: str
    members_within: str
    participation: Participation
    covered: Covered
    review: Review
    overlaps: Overlaps
    portfolio: Portfolio
    topics: tuple[Topic, ...]
    watched: tuple[Named, ...]
    existing: tuple[Named, ...]
    steps: tuple[Step, ...]
    liaisons: tuple[Liaisons, ...]
    frameworks: tuple[FrameworkLiaison, ...]
    meetings: tuple[Meeting, ...]
    ended: tuple[Ending, ...]
    recommendations: tuple[Recommendation, ...]

    @property
    def published(self) -> tuple[Step, ...]:
        """What came into force: it was in work before, or was not there and has just been published."""
        return tuple(step for step in self.steps if _now(step) is Standing.PUBLISHED and _came(step, self.projects))

    @property
    def new(self) -> tuple[Step, ...]:
        """Projects in work that ISO's data did not have before."""
        return tuple(step for step in self.steps if step.before is None and _now(step) is Standing.UNDER_DEVELOPMENT)

    @property
    def new_at_later_stages(self) -> tuple[Step, ...]:
        """Those of them that were first seen at the committee stage or later: they began before that."""
        return tuple(step for step in self.new if step.stages[1] and step.stages[1].code >= _COMMITTEE_STAGE)

    @property
    def withdrawn(self) -> tuple[Step, ...]:
        """Documents that were in force and are withdrawn."""
        return tuple(step for step in self.steps if _now(step) is Standing.WITHDRAWN and _was(step, Standing.PUBLISHED))

    @property
    def shows_first_steps(self) -> bool:
        """Whether ISO's data name any watched work before the committee stage; where not, it goes on unseen."""
        scope = watch()
        stages = (
            Stage.read(project.text(Project.stage))
            for project in self.projects.after.values()
            if scope.covers(project.text(Project.committee))
        )
        return any(
            stage.code < _COMMITTEE_STAGE and stage.standing is Standing.UNDER_DEVELOPMENT for stage in stages if stage
        )

    @property
    def methods(self) -> tuple[Step, ...]:
        """New and published documents on chemical analysis."""
        return tuple(step for step in (*self.published, *self.new) if is_analysis(step.project))


def _now(step: Step) -> Standing | None:
    return step.stages[1].standing if step.stages[1] else None


def _was(step: Step, standing: Standing) -> bool:
    return step.stages[0] is not None and step.stages[0].standing is standing


def _came(step: Step, projects: Span) -> bool:
    """Whether it is newly published: an old document that ISO's data take up, or that is revived, is not."""
    if step.before is None:
        is_new = step.project.text(Project.published) >= f"{projects.since:%Y-%m}"
        return is_new and step.project.text(Project.stage) == "60.60"
    return _was(step, Standing.UNDER_DEVELOPMENT)


def is_analysis(project: Known) -> bool:
    """Whether the document is on chemical analysis, by its title."""
    return ANALYSIS in understand(title_of(project), project.text(Project.committee)).kinds


def year(request: Request) -> Year:
    """The findings of the request's period."""
    projects, taking_part = span(request, Kind.PROJECT), participation(request, (request.country,))
    after = tuple(projects.after.values())
    named = watched(after, request.as_of)
    coverage, overlap, shared = covered(request), overlaps(request), topics(after, named)
    gone = tuple(_ended(request, taking_part))
    committees = [part.committee for part in taking_part.parts]
    return Year(
        day=request.as_of,
        country=request.country,
        projects=projects,
        unknown=_unknown(request, projects),
        projects_within=within(request, projects),
        members_within=within(request, taking_part.span),
        participation=taking_part,
        covered=coverage,
        review=review(request),
        overlaps=overlap,
        portfolio=Portfolio(WORDS, entries(after, WORDS)),
        topics=shared,
        watched=named,
        existing=existing(after, request.as_of),
        steps=() if projects.is_late else steps(*_watched(projects)),
        liaisons=tuple(_liaisons(taking_part.span, committee) for committee in committees),
        frameworks=tuple(framework_liaisons(committees)),
        meetings=_meetings(request),
        ended=gone,
        recommendations=recommendations(coverage.gaps, overlap, shared, committees, gone),
    )


def _unknown(request: Request, projects: Span) -> str | None:
    """What stands in place of counts where nobody read ISO's data in the period: none known is not none."""
    unknown = "what was published, new or withdrawn is not known"
    if day := unread(request, projects):
        return f"ISO's data were last read on {day}, before this period: {unknown}."
    return f"ISO's documents were not read before this period or in it: {unknown}." if projects.is_late else None


def _watched(projects: Span) -> tuple[dict[str, Known], dict[str, Known]]:
    """Both states of every document that is in the watched scope in one of them."""
    scope, sides = watch(), (projects.before, projects.after)
    keys = {key for side in sides for key, project in side.items() if scope.covers(project.text(Project.committee))}
    before, after = ({key: side[key] for key in keys & side.keys()} for side in sides)
    return before, after


def _liaisons(both: Span, committee: Known) -> Liaisons:
    now, before = _of(committee), _of(both.before.get(committee.key))
    names = sorted(now.values())
    known = committee.key in both.before and Committee.liaisons in both.before[committee.key].fields
    return Liaisons(
        committee,
        tuple(name for name in names if name.startswith(_COMMITTEE)),
        sum(map(is_unnamed, names)),
        tuple(name for name in names if not name.startswith(_COMMITTEE) and not is_unnamed(name)),
        tuple(sorted(now[key] for key in now.keys() - before.keys())) if known else (),
        tuple(sorted(before[key] for key in before.keys() - now.keys())) if known else (),
    )


def _of(committee: Known | None) -> Mapping[str, str]:
    value = committee.fields.get(Committee.liaisons) if committee else None
    return value if isinstance(value, dict) else {}


def framework_liaisons(committees: Sequence[Known]) -> Iterable[FrameworkLiaison]:
    """The mandate's frameworks whose owners are in liaison with one of the committees, in the mandate's order."""
    for framework in mandate().frameworks:
        for organization in framework.liaisons:
            names = tuple(
                committee.name for committee in committees if organization in committee.names(Committee.liaisons)
            )
            if names:
                yield FrameworkLiaison(framework, organization, names)


def _meetings(request: Request) -> tuple[Meeting, ...]:
    first = request.period.since.date()
    scope = watch()
    return tuple(meeting for meeting in meetings(request) if meeting.start >= first and scope.covers(meeting.committee))


def _ended(request: Request, taking_part: Participation) -> Iterable[Ending]:
    """The committees of the mandate that ended, or are called disbanded."""
    listed = {part.reference for part in taking_part.parts}
    for committee in mandate().committees:
        gone = (
            None
            if committee.reference in listed
            else last_known(request.store, committee.reference, end_of_day(request.as_of))
        )
        end = ended(committee.reference, gone.gone if gone else None, request.as_of)
        if end:
            yield committee.reference, committee.title, end


def upcoming(meetings_known: Sequence[Meeting], day: date) -> tuple[Meeting, ...]:
    """The meetings from `day` on."""
    return tuple(meeting for meeting in meetings_known if meeting.start >= day)
