"""`annual`: the draft of the CMCC's yearly status update to the ISO/TMB, a section for each output of the mandate.

What the polls and the atlas show is stated with its figures; what only people can say is left to them, and marked so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from digests.events import events
from digests.reports import Request, Spec, coverage, lists_review, participation
from digests.reports._iso import HELD, committees, end_of, reference_of
from digests.reports.frame import Report, Section, Table
from digests.wording import counted
from storage.baseline import watch
from storage.baseline.mandate import Output, mandate
from storage.iso_state import Known, known
from storage.model import ChangeQuery, StoredChange
from vocabulary.changes import Action, Significance
from vocabulary.stages import NAMES, Stage
from vocabulary.standards import understand

_PEOPLE = "For the committee to write: nothing that critmin watches speaks to this."
_DRAFTS = ("Drafts for people to decide on, each with its evidence. Overlaps of new work are in the report `overlap`.",)
_MOST = 20  # lines of one list in the report
_DEFINITIONS = (
    (
        "output",
        "what the mandate of the CMCC expects, in critmin's words; the ICMSCG's overview deck has the original",
    ),
    ("draft", "a proposal made by rule from the evidence beside it; the committee decides"),
    ("as of", HELD),
)


def build(request: Request) -> Report:
    """A section for each expected output, and the figures and tables behind them."""
    facts = mandate()
    sections = [_section(output, request) for output in facts.cmcc.outputs]
    scope = committees(request, watch())
    changes = _changes(request)
    return Report(
        name="annual",
        title="CMCC: status update to the ISO Technical Management Board (draft)",
        as_of=request.as_of.isoformat(),
        period=request.period.span,
        summary=(
            f"{counted(len(scope), 'committee')} watched; {counted(len(changes), 'notable change')} of ISO's work seen",
            *lists_review.build(request).summary,
            *coverage.build(request).summary[:2],
        ),
        sections=(Section("Mandate", (facts.cmcc.mandate,)), *sections),
        definitions=_DEFINITIONS,
    )


def _section(output: Output, request: Request) -> Section:
    """What was found for one output; those that no rule serves are left to people."""
    found = _FINDINGS.get(output.id)
    title = output.text[:1].upper() + output.text[1:]
    return found(title, request) if found else Section(title, (_PEOPLE,))


def _changes(request: Request, kind: str | None = None) -> list[StoredChange]:
    """The period's notable changes of ISO's work in the watched scope (all others are routine)."""
    query = ChangeQuery(
        since=request.period.since, until=request.period.until, significance=Significance.NOTABLE, kind=kind
    )
    return [each for each in request.store.changes(query) if each.kind in {"Project", "Committee", "WorkingGroup"}]


def _coordination(title: str, request: Request) -> Section:
    told = [f"{event.detected_at:%Y-%m-%d}: {event.headline}" for event in events(_changes(request, "Committee"))]
    table = Table.of(
        ("committee", "title", "secretariat", "P-members", "O-members"),
        [
            (
                reference_of(each),
                each.text("title"),
                each.text("secretariat") or None,
                len(each.names("p_members")),
                len(each.names("o_members")),
            )
            for each in committees(request, watch())
        ],
        "Committees",
    )
    return Section(title, ("Changes of committees and their members:",), _short(told), (table,))


def _survey(title: str, request: Request) -> Section:
    made = coverage.build(request)
    return Section(title, made.summary[:3], tables=made.sections[0].tables)


def _lists(title: str, request: Request) -> Section:
    made = lists_review.build(request)
    points = [f"{section.title}: {'; '.join(section.points)}" for section in made.sections[1:-2]]
    return Section(title, made.summary, tuple(points), made.sections[0].tables)


def _recommendations(title: str, request: Request) -> Section:
    """One draft for each of the minerals that most lists name and that have no standard for chemical analysis."""
    tables = coverage.build(request).sections[0].tables
    rows = tables[0].rows[:_MOST] if tables else ()
    points = tuple(
        f"consider chemical analysis of {row[1]}: {row[2]} lists name it, no ISO standard is published"
        + (f"; under development: {row[4]}" if row[4] else "")
        + (f"; {row[6]} has it in its scope" if row[6] else "")
        for row in rows
    )
    return Section(title, _DRAFTS, points or ("none",))


def _model_methods(title: str, request: Request) -> Section:
    """New and revised methods of chemical analysis in the watched scope."""
    found = [
        each
        for each in _published_or_new(request)
        if "chemical-analysis" in understand(each.text("title"), each.text("committee")).kinds
    ]
    points = [f"{reference_of(each)} ({_stage(each)}): {each.text('title')}" for each in found]
    return Section(title, ("Methods that were new or published in the period:",), _short(points))


def _promotion(title: str, request: Request) -> Section:
    found = [
        each
        for each in _published_or_new(request)
        if each.text("stage") in NAMES and Stage(each.text("stage")).is_published
    ]
    points = [f"{reference_of(each)}: {each.text('title')}" for each in found]
    return Section(title, ("Standards published in the period by the watched committees:",), _short(points))


def _collaboration(title: str, request: Request) -> Section:
    liaisons = [each for each in _changes(request, "Committee") if "liaisons" in each.fields]
    frameworks = request.store.changes(
        ChangeQuery(since=request.period.since, until=request.period.until, kind="Framework")
    )
    points = [f"{each.detected_at:%Y-%m-%d}: {each.sentence}" for each in (*liaisons, *frameworks)]
    return Section(title, ("Liaisons of the watched committees and frameworks that changed:",), _short(points))


def _communication(title: str, request: Request) -> Section:
    made = participation.build(request)
    return Section(title, (f"Participation: {made.summary[0]}.",))


def _published_or_new(request: Request) -> list[Known]:
    """The watched documents that the period's changes added or brought to publication."""
    keys = {
        change.key
        for change in _changes(request, "Project")
        if change.action == Action.ADDED or str(change.fields.get("stage", ("", ""))[1]).startswith("60")
    }
    found = known(request.store, "Project", end_of(request.as_of))
    scope = watch()
    return [each for each in found if each.key in keys and scope.covers(each.text("committee"))]


def _stage(each: Known) -> str:
    return each.text("stage") or "stage not known"


def _short(points: list[str]) -> tuple[str, ...]:
    if not points:
        return ("none was seen",)
    more = len(points) - _MOST
    return (*points[:_MOST], f"and {more} more") if more > 0 else tuple(points)


_FINDINGS: Mapping[str, Callable[[str, Request], Section]] = {
    "coordination": _coordination,
    "survey": _survey,
    "lists": _lists,
    "recommendations": _recommendations,
    "communication": _communication,
    "model-methods": _model_methods,
    "promotion": _promotion,
    "collaboration": _collaboration,
}

SPEC = Spec("annual", "the draft of the CMCC's yearly status update to the ISO/TMB, with tables and evidence", build)
