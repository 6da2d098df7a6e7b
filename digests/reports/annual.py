"""`annual`: the draft of the CMCC's yearly status update to the ISO/TMB, a section for each output of the mandate.

What the polls and the atlas show is stated with its figures; what only people can say is left to them, and marked so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from digests.analysis.committees.pages import Meeting
from digests.analysis.committees.progress import Step
from digests.analysis.findings.recommendations import MOST, RULE, Recommendation
from digests.analysis.findings.year import Year, upcoming, year
from digests.analysis.iso import HELD, committee_link, document_page, title_of
from digests.analysis.portfolio import SUBJECTS
from digests.analysis.request import Request
from digests.analysis.span import period_of
from digests.reports import Spec
from digests.reports.coverage import WITHDRAWN, coverage_summary, gap_charts, gap_tables
from digests.reports.lists_review import changed, code_definitions, edition_table, headed, review_summary
from digests.reports.overlap import pair_table
from digests.reports.participation import moves_in_words, presence_chart
from digests.reports.portfolio import counts
from digests.tables.frame import Cell, Chart, Line, Report, Section, Table
from digests.tables.subjects.coverage_tables import technique_words
from digests.tables.subjects.liaisons import liaison_sections
from digests.tables.subjects.named_documents import TITLE, iwa_lines, status_table
from digests.tables.subjects.shared_topics import topic_section
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed, shorten
from storage.baseline.mandate import Output, mandate
from vocabulary.iso.stages import Standing, described
from vocabulary.iso.titles.techniques import techniques
from vocabulary.records import Committee, Project
from vocabulary.words import capitalised

_PEOPLE = "For the committee to write: nothing that critmin watches bears on this."
_MOST = 20  # lines of one list
_EDITION = 90  # letters of the title of a list's edition
_UNSEEN = (
    "ISO's data, as read here, name no work of the watched committees before the committee stage: what is said not to "
    "be under development may have begun. Ask the committee first."
)
_DEFINITIONS = (
    ("output", "what the mandate of the CMCC expects, in critmin's words; the ICMSCG's overview deck has the original"),
    ("draft", "a proposal made by rule from the evidence beside it; the committee decides"),
    ("rank of a recommendation", RULE),
    ("withdrawn", WITHDRAWN),
    ("as of", HELD),
)


def build(request: Request) -> Report:
    """A section for each expected output, and the figures, charts and tables behind them."""
    facts, past = mandate(), year(request)
    sections = [part for output in facts.cmcc.outputs for part in _output(output, past)]
    return Report(
        name="annual",
        title="CMCC: status update to the ISO Technical Management Board (draft)",
        as_of=request.as_of.isoformat(),
        period=period_of(request, (("projects", past.projects), ("members", past.participation.span))),
        summary=tuple(map(_closed, _summary(past))),
        sections=(Section("Mandate", (f"{facts.cmcc.name}: {facts.cmcc.mandate}.", _members())), *sections),
        definitions=(*_DEFINITIONS[:-1], code_definitions(request.as_of.isoformat()), _DEFINITIONS[-1]),
    )


def _members() -> str:
    facts = mandate()
    others = listed([f"{member.reference} ({member.part})" for member in facts.cmcc.other_members])
    return f"Members: the chairs of {counted(len(facts.committees), 'committee')}, and {others}."


def _summary(past: Year) -> Iterator[Line]:
    committees = counted(len(past.participation.parts), "committee is", "committees are")
    yield f"{committees} watched, subcommittees among them"
    yield past.unknown or (f"{past.projects_within} the watched committees {_came_and_went(past)}; {_appeared(past)}")
    yield from review_summary(past.review)[:1]
    yield from coverage_summary(past.covered)[:2]
    yield f"{counted(len(past.recommendations), 'draft recommendation')}, ranked, each with its evidence"


def _came_and_went(past: Year) -> str:
    if not past.published and not past.withdrawn:
        return "published and withdrew no document"
    return f"published {_number(past.published, 'document')} and withdrew {_number(past.withdrawn, 'document')}"


def _appeared(past: Year) -> str:
    """The projects that ISO's data did not have before. What they show first at a later stage began before that."""
    late, number = len(past.new_at_later_stages), len(past.new)
    sentence = f"{_number(past.new, 'project')} appeared in ISO's data"
    if not late:
        return sentence
    if late == number:
        which = "all of them at" if number > 1 else "at"
        return f"{sentence}, {which} the committee stage or later: {'they' if number > 1 else 'it'} had begun before"
    which = "these" if late > 1 else "this one"
    return f"{sentence}, {late} of them at the committee stage or later: {which} had begun before"


def _closed(line: Line) -> Line:
    """Whole sentences all: some of the findings' own lines are the headings of what follows them elsewhere."""
    return f"{line}." if isinstance(line, str) and not line.endswith(".") else line


def _number(items: Sequence[object], one: str) -> str:
    return counted(len(items), one) if items else f"no {one}"


def _output(output: Output, past: Year) -> Iterator[Section]:
    """What was found for one output; those that no rule serves are left to people."""
    made = _FINDINGS.get(output.id)
    title = output.text[:1].upper() + output.text[1:]
    if made is None:
        yield Section(title, (_PEOPLE,))
    else:
        yield from made(title, past)


def _coordination(title: str, past: Year) -> Iterator[Section]:
    yield Section(
        title,
        charts=(_work_chart(past),) if past.participation.parts and not past.unknown else (),
        tables=(_committees(past),),
    )
    for reference, name, end in past.ended:
        notes = [f"no longer on ISO's list since {ENGLISH.day(end.gone)}"] if end.gone else ["still on ISO's list"]
        notes += [f"described as disbanded by {end.stated_by.title}, {end.stated_by.date}"] if end.stated_by else []
        yield Section(f"{reference} {name}", (f"{capitalised('; '.join(notes))}.",), level=2)
    yield Section("Watched documents", tables=(status_table(past.watched),), level=2)
    yield Section(
        "The existing standards that the ICMSCG's deck names",
        _existing_lines(),
        tables=(status_table(past.existing),),
        level=2,
    )
    yield from topic_section(past.topics, level=2)


def _existing_lines() -> tuple[Line, ...]:
    lines = sum(standard.lines for standard in mandate().existing_standards)
    number, deck = counted(len(mandate().existing_standards), "standard"), mandate().citation("deck")
    return (
        f"{number}, in {counted(lines, 'line')} of the deck of {deck.date}; where they stand is as of this report.",
    )


def _committees(past: Year) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for part in past.participation.parts:
        mine = [step for step in past.steps if step.project.text(Project.committee) == part.reference]
        secretariat = part.committee.text(Committee.secretariat) or None
        rows.append(
            (
                committee_link(part.committee),
                title_of(part.committee),
                secretariat,
                part.p_members,
                part.o_members,
                len(mine),
            )
        )
    columns = ("committee", "title", "secretariat", "P-members", "O-members", "projects that moved")
    return Table.of(columns, rows, "Committees")


def _work_chart(past: Year) -> Chart:
    """The watched work by what became of it in the period, which the title names: a picture is sent on by itself."""
    bars = (
        ("published", len(past.published)),
        ("new in ISO's data", len(past.new)),
        ("withdrawn", len(past.withdrawn)),
    )
    days = past.projects_within.rstrip(",")
    return Chart(f"The watched committees' work {days[:1].lower()}{days[1:]}", "documents", bars)


def _survey(title: str, past: Year) -> Iterator[Section]:
    gaps = past.covered.gaps
    text = (*coverage_summary(past.covered), "The survey itself: critmin report survey --format xlsx.")
    yield Section(title, text, charts=gap_charts(gaps), tables=gap_tables(gaps))


def _lists(title: str, past: Year) -> Iterator[Section]:
    editions = past.review.editions
    points = [
        f"{headed(edition)}, “{shorten(edition.edition.title, _EDITION)}”: {'; '.join(changed(edition))}"
        for edition in editions
    ]
    tables = (edition_table(past.review, ids=False),) if editions else ()
    yield Section(title, review_summary(past.review), tuple(points), tables)


def _recommendations(title: str, past: Year) -> Iterator[Section]:
    about = f"At most {MOST} drafts for people to decide on, the most important first, each with its evidence."
    points = tuple(_numbered(number, draft) for number, draft in enumerate(past.recommendations, 1))
    yield Section(title, (about,) if past.shows_first_steps else (about, _UNSEEN), points or ("none",))
    pairs = pair_table(past.overlaps)
    yield Section(
        "Overlap of early work, with the reasons",
        iwa_lines(past.day) if pairs else (*iwa_lines(past.day), "None is proposed."),
        tables=pairs,
        level=2,
    )


def _numbered(number: int, draft: Recommendation) -> Line:
    return (f"{number}. {draft.text} Evidence: ", *draft.evidence, f". (Weight {draft.weight})")


def _communication(title: str, past: Year) -> Iterator[Section]:
    taking_part = past.participation
    countries = sum(presence.p_memberships > 0 for presence in taking_part.presences)
    sentence = (
        f"{counted(taking_part.bodies, 'member body', 'member bodies')} take part; "
        f"{counted(countries, 'country votes', 'countries vote')} in at least one committee."
    )
    moved = moves_in_words(taking_part, (past.country,))
    yield Section(title, (sentence,), charts=presence_chart(taking_part))
    if moved:
        yield Section("Members that joined, left or moved", points=_short(moved), level=2)
    if past.meetings:
        ahead = upcoming(past.meetings, past.day)
        about = f"{counted(len(past.meetings) - len(ahead), 'meeting')} held in the period, {len(ahead)} ahead."
        columns = ("start", "end", "committee", "place", "what")
        yield Section("Meetings", (about,), tables=(Table.of(columns, list(map(_meeting, past.meetings))),), level=2)


def _meeting(meeting: Meeting) -> tuple[Cell, ...]:
    end = meeting.end.isoformat() if meeting.end else None
    return meeting.start.isoformat(), end, meeting.committee, meeting.place or None, meeting.note or None


def _model_methods(title: str, past: Year) -> Iterator[Section]:
    """New and published methods of chemical analysis in the watched scope."""
    if not past.methods:
        yield Section(
            title, (past.unknown or f"{past.projects_within} no method of chemical analysis was new or published.",)
        )
        return
    were = "was" if len(past.methods) == 1 else "were"
    sentence = (
        f"{past.projects_within} {counted(len(past.methods), 'method')} of chemical analysis {were} new or published."
    )
    columns = ("document", "title", "committee", "stage", "technique")
    rows = [(*row, technique_words(techniques(title_of(step.project)))) for step, row in _step_rows(past.methods)]
    yield Section(title, (sentence,), tables=(Table.of(columns, rows),))


def _promotion(title: str, past: Year) -> Iterator[Section]:
    count = f"{past.projects_within} the watched committees published {_number(past.published, 'document')}."
    tables = (_step_table(past.published),) if past.published else ()
    yield Section(title, (past.unknown or count,), tables=tables)
    how = (
        "Counted by letters in the English title: “sustainab” (sustainable, sustainability) and “traceab” (traceable, "
        "traceability). “All” includes withdrawn and deleted documents; supplements are amendments and corrigenda."
    )
    tables = (counts(past.portfolio, past.day, SUBJECTS),)
    yield Section("Documents on sustainability and traceability", (how,), tables=tables, level=2)


def _step_table(steps: Sequence[Step]) -> Table:
    return Table.of(("document", "title", "committee", "stage"), [row for _, row in _step_rows(steps)])


def _step_rows(steps: Sequence[Step]) -> Iterator[tuple[Step, tuple[Cell, ...]]]:
    for step in steps:
        committee = step.project.text(Project.committee) or None
        title = shorten(title_of(step.project), TITLE)
        yield step, (document_page(step.project), title, committee, _stage(step))


def _stage(step: Step) -> str:
    return described(step.project.text(Project.stage), step.project.name) or Standing.NOT_KNOWN


def _short(points: Sequence[Line]) -> tuple[Line, ...]:
    more = len(points) - _MOST
    return (*points[:_MOST], f"and {more} more: critmin report participation") if more > 0 else tuple(points)


_FINDINGS: Mapping[str, Callable[[str, Year], Iterator[Section]]] = {
    "coordination": _coordination,
    "survey": _survey,
    "lists": _lists,
    "recommendations": _recommendations,
    "communication": _communication,
    "model-methods": _model_methods,
    "promotion": _promotion,
    "collaboration": liaison_sections,
}

SPEC = Spec("annual", "the draft of the CMCC's yearly status update to the ISO/TMB, with tables and evidence", build)
