"""The questionnaire of the annual survey as a workbook: made empty, read filled in.

Whatever was edited or broken is named by sheet and cell.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from digests.analysis.answers.tally import NEEDS, Answer, Question, Reply
from digests.words.wording import clean
from vocabulary.errors import CritminError
from vocabulary.minerals import lookup, name

_YES = ("yes", "no")
_ABOUT, _SURVEY = "About you", "Survey"
_FORM = "critmin survey 1"
_ASKED = ("Organization", "Country", "Name", "E-mail")
_HINTS = (
    f"Need for a standard for chemical analysis: {', '.join(NEEDS[:-1])} or {NEEDS[-1]}.",
    "Leave empty what you cannot judge.",
    "Technique wanted and Comment: in your own words. Would take part in the work: yes or no.",
    "The tally names your organization and country beside your answers in words, and no person.",
)
_HEAD = (
    "Mineral",
    "Lists that name it",
    "ISO standards for chemical analysis",
    "Need for a standard",
    "Technique wanted",
    "Would take part in the work",
    "Comment",
)
_FIRST = 2  # row of the first mineral
_LARGEST = 20_000_000  # bytes that a filled-in copy may unpack to


class BrokenAnswer(CritminError):
    """A filled-in copy that cannot be counted: which file, which sheet and cell, what was expected."""


def made(date: str, questions: Sequence[Question]) -> bytes:
    """The empty questionnaire: a sheet about the respondent, and one row for each mineral with choices to pick from."""
    book = Workbook()
    about = book.worksheets[0]
    about.title = _ABOUT
    about.append([_FORM, date, _seal(date, [question.mineral for question in questions])])
    about.append(["Please fill in the yellow cells, here and in the sheet Survey, and change nothing else."])
    for label in _ASKED:
        about.append([label])
    for row in range(3, 3 + len(_ASKED)):
        _open(about, row, 2)
    for hint in _HINTS:
        about.append([hint])
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 20, 50
    survey = book.create_sheet(_SURVEY)
    survey.append(_HEAD)
    for question in questions:
        survey.append([name(question.mineral), question.lists, question.status])
    _dressed(survey, len(questions))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _dressed(sheet: Worksheet, count: int) -> None:
    """Widths, a frozen head, yellow cells, and lists of choices."""
    for column, width in zip("ABCDEFG", (24, 12, 30, 16, 30, 16, 50), strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].font = Font(bold=True)
        sheet[f"{column}1"].alignment = Alignment(wrap_text=True)
    sheet.freeze_panes = "B2"
    for row in range(_FIRST, _FIRST + count):
        for place in range(4, 8):
            _open(sheet, row, place)
    for column, choices in (("D", NEEDS), ("F", _YES)):
        choice = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(f"{column}{_FIRST}:{column}{_FIRST + count}")


def _open(sheet: Worksheet, row: int, column: int) -> None:
    sheet.cell(row, column).fill = PatternFill("solid", fgColor="FFF7CC")


def _seal(date: str, minerals: Sequence[str]) -> str:
    """What shows that no row was added, removed or renamed."""
    return hashlib.sha256("\n".join([date, *minerals]).encode()).hexdigest()[:16]


def read(file: str, content: bytes) -> Answer:
    """A filled-in copy. Raises `BrokenAnswer`."""
    about, survey = _sheets(file, content)
    if _cell(about, "A1") != _FORM:
        raise _broken(file, _ABOUT, "A1", f"expected {_FORM!r}", _cell(about, "A1"))
    for place, head in zip("ABCDEFG", _HEAD, strict=True):
        if _cell(survey, f"{place}1") != head:
            raise _broken(file, _SURVEY, f"{place}1", f"expected the heading {head!r}", _cell(survey, f"{place}1"))
    organization = _cell(about, "B3")
    if organization is None:
        raise _broken(file, _ABOUT, "B3", "expected the name of the organization", None)
    replies = tuple(_reply(file, survey, row) for row in range(_FIRST, survey.max_row + 1) if _cell(survey, f"A{row}"))
    date = _cell(about, "B1") or ""
    if _cell(about, "C1") != _seal(date, [reply.mineral for reply in replies]):
        last = f"A{_FIRST + len(replies) - 1}"
        expected = "expected the minerals as they were sent out, in their order"
        raise _broken(file, _SURVEY, f"A{_FIRST} to {last}", expected, "a row more, less, renamed or moved")
    return Answer(file, date, organization, _cell(about, "B4"), replies)


def _sheets(file: str, content: bytes) -> tuple[Worksheet, Worksheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > _LARGEST:
            raise BrokenAnswer(f"{file}: unpacks to {size:,} bytes; a filled-in questionnaire has far fewer")
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise BrokenAnswer(f"{file}: expected the questionnaire as an XLSX workbook: {error}") from error
    for title in (_ABOUT, _SURVEY):
        if title not in book.sheetnames:
            raise BrokenAnswer(f"{file}: the sheet {title!r} is missing; it has {', '.join(book.sheetnames)}")
    return book[_ABOUT], book[_SURVEY]


def _reply(file: str, sheet: Worksheet, row: int) -> Reply:
    wording = _cell(sheet, f"A{row}") or ""
    match = lookup(wording, "en")
    if match is None:
        raise _broken(file, _SURVEY, f"A{row}", "expected the mineral that was sent out", wording)
    need, takes_part = _choice(file, sheet, f"D{row}", NEEDS), _choice(file, sheet, f"F{row}", _YES)
    return Reply(
        _id(wording, match.minerals[0]),
        need,
        _cell(sheet, f"E{row}"),
        None if takes_part is None else takes_part == "yes",
        _cell(sheet, f"G{row}"),
    )


def _id(wording: str, identifier: str) -> str:
    """The material whose own name was sent out: "phosphate rock" is no "phosphate"."""
    own = wording.replace(" ", "-")
    return own if name(own) == wording else identifier


def _choice(file: str, sheet: Worksheet, place: str, choices: Sequence[str]) -> str | None:
    value = _cell(sheet, place)
    if value is not None and value.casefold() not in choices:
        raise _broken(file, _SURVEY, place, f"expected {', '.join(choices)} or nothing", value)
    return value.casefold() if value else None


def _cell(sheet: Worksheet, place: str) -> str | None:
    value = sheet[place].value
    return clean(str(value)) or None if value is not None else None


def _broken(file: str, sheet: str, place: str, expected: str, value: str | None) -> BrokenAnswer:
    found = "nothing" if value is None else repr(value)
    return BrokenAnswer(f"{file}, sheet {sheet!r}, cell {place}: {expected}, found {found}")
