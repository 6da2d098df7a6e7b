"""`survey`: the CMCC's annual survey: the questionnaire (`--format xlsx`), and the tally of filled-in copies."""

from __future__ import annotations

from digests.analysis.answers.tally import NEEDS, Answer, Need, Question, tally
from digests.analysis.findings.covered import ANALYSIS, covered
from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables.frame import Cell, Chart, Report, Section, Table
from digests.words.wording import counted, listed
from vocabulary.minerals import name

_FIRST = 5  # minerals that the summary names
_BARS = 15
_DEFINITIONS = (
    ("asked", "the critical minerals without a published ISO standard for chemical analysis, by the report `coverage`"),
    ("score", "high counts 3, medium 2, low 1, none 0; the sum over the respondents that answered"),
    ("would take part", "respondents who said yes"),
)


def build(request: Request) -> Report:
    """What is asked; with filled-in copies, what they answer."""
    answers = _answers(request)
    return _tally(request, answers) if answers else _asked(request)


def _answers(request: Request) -> list[Answer]:
    if not request.answers:
        return []
    from digests.analysis.answers.questionnaire import read  # openpyxl is loaded where a workbook is read or made

    return [read(file, content) for file, content in request.answers]


def questionnaire(request: Request) -> bytes | None:
    """The workbook to send out; None where copies came back, whose tally is a workbook as any report."""
    if request.answers:
        return None
    from digests.analysis.answers.questionnaire import made

    return made(request.as_of.isoformat(), _questions(request))


def _questions(request: Request) -> list[Question]:
    return [Question(gap.material, gap.lists, gap.row.cells[ANALYSIS].status) for gap in covered(request).gaps]


def _asked(request: Request) -> Report:
    rows = [(name(question.mineral), question.lists, question.status) for question in _questions(request)]
    return Report(
        name="survey",
        title="Annual survey: which minerals need standards for chemical analysis",
        as_of=request.as_of.isoformat(),
        summary=(
            f"{counted(len(rows), 'mineral')} asked about",
            "the questionnaire itself: --format xlsx --out survey.xlsx; its tally: --answers FILE for each copy",
        ),
        sections=(Section("Minerals asked about", tables=(Table.of(("mineral", "lists", "ISO has"), rows),)),),
        definitions=_DEFINITIONS,
    )


def _tally(request: Request, answers: list[Answer]) -> Report:
    result = tally(answers)
    wanted = [name(need.mineral) for need in result.wanted]
    bars = tuple((name(need.mineral), need.score) for need in result.wanted[:_BARS])
    remarks = [
        (name(remark.mineral), remark.organization, remark.technique, remark.comment) for remark in result.remarks
    ]
    sections = [
        Section(
            "Needs by mineral",
            charts=(Chart("The minerals with the greatest need", "score", bars),) if bars else (),
            tables=(Table.of(("mineral", "score", *NEEDS, "would take part"), [_row(need) for need in result.needs]),),
        )
    ]
    if remarks:
        heads = ("mineral", "organization", "technique", "comment")
        sections.append(Section("Techniques and comments", tables=(Table.of(heads, remarks),)))
    return Report(
        name="survey",
        title="Annual survey: tally",
        as_of=request.as_of.isoformat(),
        summary=(
            f"{counted(len(answers), 'filled-in copy', 'filled-in copies')}: {listed(result.organizations, 10)}",
            f"most wanted: {listed(wanted[:_FIRST])}" if wanted else "no need was stated",
        ),
        sections=tuple(sections),
        definitions=_DEFINITIONS,
    )


def _row(need: Need) -> tuple[Cell, ...]:
    return (name(need.mineral), need.score, *need.chosen, need.would_take_part)


SPEC = Spec(
    "survey", "the annual survey: questionnaire (--format xlsx), tally of answers (--answers)", build, questionnaire
)
