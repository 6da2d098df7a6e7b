"""`survey`: the CMCC's annual survey: the questionnaire (`--format xlsx`), and the tally of filled-in copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digests.analysis.answers.tally import NEEDS, Answer, Need, Question, tally
from digests.analysis.findings.covered import ANALYSIS, covered
from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables.frame import Cell, Chart, Report, Section, Table
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed
from vocabulary.minerals import name

_FIRST = 5  # minerals that the summary names
_BARS = 15
_DEFINITIONS = (
    (
        "asked",
        "the critical minerals without a published ISO standard for chemical analysis, by the report on coverage",
    ),
    ("score", "high counts 3, medium 2, low 1, none 0; the sum over the respondents that answered"),
    ("would take part", "respondents who said yes"),
)


def build(request: Request) -> Report:
    """What is asked; with filled-in copies, what they answer."""
    answers = _answers(request)
    return _tally(request, answers) if answers else _questions_report(request)


def _answers(request: Request) -> list[Answer]:
    if not request.answers:
        return []
    from digests.analysis.answers.questionnaire import BrokenAnswer, read  # openpyxl is loaded only here

    known: list[Answer] = []
    for answer in (read(file, content) for file, content in request.answers):
        if same := next((earlier for earlier in known if answer.repeats(earlier)), None):
            raise BrokenAnswer(
                f"{answer.file} says what {same.file} says, both of {answer.organization!r}: leave one out, or the "
                "same copy would count twice"
            )
        known.append(answer)
    return known


def questionnaire(request: Request) -> bytes | None:
    """The workbook to send out; None where copies came back, whose tally is a workbook as any report."""
    if request.answers:
        return None
    from digests.analysis.answers.questionnaire import made

    return made(request.as_of.isoformat(), _questions(request))


def _questions(request: Request) -> list[Question]:
    return [Question(gap.material, gap.lists, gap.row.cells[ANALYSIS].status) for gap in covered(request).gaps]


def _questions_report(request: Request) -> Report:
    rows = [(name(question.mineral), question.lists, question.status) for question in _questions(request)]
    return Report(
        name="survey",
        title="Annual survey: which minerals need standards for chemical analysis",
        as_of=request.as_of.isoformat(),
        summary=(
            f"The survey asks about {counted(len(rows), 'mineral')}, those on most lists first.",
            "The questionnaire to send out: critmin report survey --format xlsx --out survey.xlsx.",
            "To count the copies that come back: critmin report survey --answers FILE, once for each file.",
        ),
        sections=(
            Section(
                "Minerals asked about",
                tables=(Table.of(("mineral", "lists that name it", "ISO standard for chemical analysis"), rows),),
            ),
        ),
        definitions=_DEFINITIONS,
    )


def _tally(request: Request, answers: list[Answer]) -> Report:
    totals, copies = tally(answers), counted(len(answers), "filled-in copy", "filled-in copies")
    wanted = [f"{name(need.mineral)} ({need.score})" for need in totals.wanted]
    bars = tuple((name(need.mineral), need.score) for need in totals.wanted[:_BARS])
    remarks = [
        (name(remark.mineral), remark.organization, remark.technique, remark.comment) for remark in totals.remarks
    ]
    sections = [
        Section(
            "Needs by mineral",
            charts=(Chart("The minerals with the greatest need", "score", bars),) if bars else (),
            tables=(Table.of(("mineral", "score", *NEEDS, "would take part"), [_row(need) for need in totals.needs]),),
        ),
    ]
    if remarks:
        heads = ("mineral", "organization", "technique", "comment")
        sections.append(Section("Techniques and comments", tables=(Table.of(heads, remarks),)))
    sections.append(Section("Who answered", tables=(_respondents(answers),)))
    return Report(
        name="survey",
        title="Annual survey: tally",
        as_of=request.as_of.isoformat(),
        summary=(
            f"{copies} of {counted(totals.organizations, 'organization')}",
            f"Most wanted, with their scores: {listed(wanted[:_FIRST])}" if wanted else "No need was stated.",
            *_unlike(answers),
        ),
        sections=tuple(sections),
        definitions=_DEFINITIONS,
    )


def _respondents(answers: Sequence[Answer]) -> Table:
    rows = [(answer.organization, answer.country, ENGLISH.partial(answer.date), answer.answered) for answer in answers]
    return Table.of(("organization", "country", "questionnaire of", "minerals answered"), rows)


def _unlike(answers: Sequence[Answer]) -> Iterator[str]:
    """What makes scores hard to compare: several questionnaires, several copies of one organization, empty copies."""
    dates = sorted({answer.date for answer in answers})
    if len(dates) > 1:
        days = listed([ENGLISH.partial(date) for date in dates])
        yield f"The copies are of questionnaires of {days}: not every mineral may have been asked of everyone."
    names = {answer.respondent: answer.organization for answer in reversed(answers)}
    several = [names[of] for of, count in Counter(answer.respondent for answer in answers).items() if count > 1]
    if several:
        yield f"More than one copy came from {listed(several)}; each counts."
    empty = [answer.organization for answer in answers if not answer.answered]
    if empty:
        yield f"Nothing about any mineral is filled in in the copy of {listed(empty)}."


def _row(need: Need) -> tuple[Cell, ...]:
    return (name(need.mineral), need.score, *need.chosen, need.would_take_part)


SPEC = Spec(
    "survey", "the annual survey: questionnaire (--format xlsx), tally of answers (--answers)", build, questionnaire
)
