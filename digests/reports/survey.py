"""`survey`: the CMCC's annual survey: the questionnaire (`--format xlsx`), and the tally of filled-in copies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from digests.reports import Request, Spec, coverage
from digests.reports._questionnaire import NEEDS, Answer, Question, Reply, made, read
from digests.reports.frame import Cell, Report, Section, Table
from digests.wording import counted, listed
from vocabulary.minerals import name

_WEIGHTS = {need: weight for weight, need in enumerate(NEEDS)}
_DEFINITIONS = (
    ("asked", "the critical minerals without a published ISO standard for chemical analysis, by the report `coverage`"),
    ("score", "high counts 3, medium 2, low 1, none 0; the sum over the respondents that answered"),
    ("would take part", "respondents that said yes"),
)


def build(request: Request) -> Report:
    """What is asked; with filled-in copies, what they answer."""
    answers = [read(file, content) for file, content in request.answers]
    if answers:
        return _tally(request, answers)
    rows = [(name(each.mineral), each.lists, each.status) for each in _questions(request)]
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


def questionnaire(request: Request) -> bytes | None:
    """The workbook to send out; None where copies came back, whose tally is a workbook as any report."""
    return None if request.answers else made(request.as_of.isoformat(), _questions(request))


def _questions(request: Request) -> list[Question]:
    return [
        Question(row.material, len(row.listed_by), row.cells[coverage.ANALYSIS].status)
        for _, row in coverage.gaps(request)
    ]


def _tally(request: Request, answers: Sequence[Answer]) -> Report:
    replies: defaultdict[str, list[Reply]] = defaultdict(list)
    for answer in answers:
        for reply in answer.replies:
            replies[reply.mineral].append(reply)
    rows = sorted((_row(mineral, found) for mineral, found in replies.items()), key=_by_score)
    said = [
        (name(reply.mineral), answer.organization, reply.technique, reply.comment)
        for answer in answers
        for reply in answer.replies
        if reply.technique or reply.comment
    ]
    wanted = [str(row[0]) for row in rows if row[1]][:5]
    heads = ("mineral", "score", *NEEDS, "would take part")
    return Report(
        name="survey",
        title="Annual survey: tally",
        as_of=request.as_of.isoformat(),
        summary=(
            f"{counted(len(answers), 'filled-in copy', 'filled-in copies')}: "
            + listed([answer.organization for answer in answers], 10),
            f"most wanted: {listed(wanted)}" if wanted else "no need was stated",
        ),
        sections=(
            Section("Needs by mineral", tables=(Table.of(heads, rows),)),
            Section(
                "Techniques and comments",
                tables=(Table.of(("mineral", "organization", "technique", "comment"), said),) if said else (),
            ),
        ),
        definitions=_DEFINITIONS,
    )


def _row(mineral: str, replies: Sequence[Reply]) -> tuple[Cell, ...]:
    needs = Counter(reply.need for reply in replies if reply.need)
    score = sum(_WEIGHTS[need] * count for need, count in needs.items())
    part = sum(reply.takes_part is True for reply in replies)
    return (name(mineral), score, *(needs[need] for need in NEEDS), part)


def _by_score(row: tuple[Cell, ...]) -> tuple[int, str]:
    return -int(str(row[1])), str(row[0])


SPEC = Spec(
    "survey", "the annual survey: questionnaire (--format xlsx), tally of answers (--answers)", build, questionnaire
)
