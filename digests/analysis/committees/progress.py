"""Projects between two states: which moved, which are open for vote or comment and until when, which are in work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from digests.analysis.iso import by_reference
from digests.analysis.request import Request
from digests.issue.standing import standing
from storage.iso_state import Known, end_of_day
from vocabulary.iso.stages import Ballot, Stage, Standing, standing_of
from vocabulary.iso.watch import is_within
from vocabulary.records import Kind, Project, Record
from vocabulary.telling.ballots import Opened, end


@dataclass(frozen=True, slots=True)
class Step:
    """A project whose stage differs. `before` None: it is new; `after` None: ISO's data have it no more."""

    project: Known
    before: Known | None
    after: Known | None

    @property
    def stages(self) -> tuple[Stage | None, Stage | None]:
        """The stages before and after; None where there is no project, or no stage is stated."""
        one, other = (Stage.read(side.text(Project.stage)) if side else None for side in (self.before, self.after))
        return one, other


@dataclass(frozen=True, slots=True)
class Open:
    """A ballot or a consultation, and when it opened, as far as that is known."""

    project: Known
    stage: Stage
    ballot: Ballot
    opened: Opened

    @property
    def closes(self) -> date | None:
        """The last day on which members can act; `None` where no period is known."""
        return end(self.opened, self.ballot)

    @property
    def is_exact(self) -> bool:
        """Whether it closes on that day, and not by it."""
        return self.opened.known and self.ballot.fixed_weeks is not None

    def is_over(self, day: date) -> bool:
        """Whether it has ended by `day` even if it opened as late as can be."""
        return self.closes is not None and self.closes < day


def of_committee(documents: Mapping[str, Iterable[Known]], committee: str) -> dict[str, Known]:
    """The documents of a committee and of what is below it, by their keys; `documents` are those of each committee."""
    below = (name for name in documents if is_within(name, committee))
    return {project.key: project for name in below for project in documents[name]}


def steps(before: Mapping[str, Known], after: Mapping[str, Known]) -> tuple[Step, ...]:
    """What came, went or stands at another stage, by reference."""
    keys = sorted({*before, *after}, key=lambda key: by_reference(after.get(key) or before[key]))
    all_steps = (Step(after.get(key) or before[key], before.get(key), after.get(key)) for key in keys)
    return tuple(step for step in all_steps if step.stages[0] != step.stages[1] or not (step.before and step.after))


def elsewhere(projects: Mapping[str, Known], step: Step, words: str) -> str:
    """Where a document stands that a committee has not: with another committee, else as `words` say."""
    project = projects.get(step.project.key)
    return f"with {project.text(Project.committee) or 'no committee'}" if project else words


def in_work(projects: Iterable[Known]) -> tuple[Known, ...]:
    """The projects on their way to publication, by reference."""
    open_ = (project for project in projects if standing_of(project.text(Project.stage)) is Standing.UNDER_DEVELOPMENT)
    return tuple(sorted(open_, key=by_reference))


def open_ballots(request: Request, projects: Iterable[Known]) -> tuple[Open, ...]:
    """What members are asked to vote or comment on at the report's date, what ends first first."""
    maybe_open = [project for project in projects if _may_be_open(project)]
    at = end_of_day(request.as_of)
    log = request.store.poll_log(at) if maybe_open else {}
    histories = request.store.histories(Kind.PROJECT, [project.key for project in maybe_open])
    ballots = (_ballot(project, standing(histories[project.key], log, at)) for project in maybe_open)
    return tuple(sorted((ballot for ballot in ballots if ballot), key=_end))


def _may_be_open(project: Known) -> bool:
    stage = Stage.read(project.text(Project.stage))
    return stage is not None and stage.ballot_on(project.name) is not None


def _end(ballot: Open) -> tuple[date, object]:
    return ballot.closes or date.max, by_reference(ballot.project)


def _ballot(project: Known, stated: tuple[Record, Opened] | None) -> Open | None:
    """`stated`: as the source states it that saw its stage change last; another may still show a ballot that closed."""
    if stated is None:
        return None
    record, opened = stated
    stage = Stage.read(record.fields.get(Project.stage))
    ballot = stage.ballot_on(project.name) if stage else None
    return Open(project, stage, ballot, opened) if stage and ballot else None
