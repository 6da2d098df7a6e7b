"""The days of a sentence, each as ‹YYYY-MM-DD›, so that what stands around them reads alike in all languages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vocabulary.news.deadlines.from_publication import from_publication
from vocabulary.news.periods import A_DAY, DayIn, written_out

_ERA = re.compile(r"令和(\d{1,2}|元)年(?:[((（]20\d\d年[))）])?")
_ERA_BEGAN = 2018  # its first year is 2019
_SINO = r"(?:20\d\d\s?[年년.]\s?)?\d{1,2}\s?[月월.]\s?\d{1,2}\s?[日일号]"
_FURTHER = (
    r"20\d\d\. gada \d{1,2}\. [^\W\d_]{3,12}\.?|20\d\d(?:\.| m\.)\s[^\W\d_]{3,12}\.? \d{1,2}\b"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?20\d\d|20\d\d/\d{1,2}/\d{1,2}|(?:20\d\d\.?\s)?[^\W\d_]{3,12} \d{1,2}\.?(?=-)"
    r"|(?:ngày )?\d{1,2} tháng \d{1,2}(?: năm 20\d\d)?"
    r"|\d{1,2}[ .:]+(?:del? |d['’]|of )?[^\W\d_]{3,12}\.?,? (?:del? )?20\d\d"
)
_A_DAY = re.compile(rf"(?=(?<![\da-zA-Z])({_SINO}|{_FURTHER}|{A_DAY})(?:(?<!\d)|(?!\d)))", re.IGNORECASE)
_VIETNAMESE = re.compile(
    r"(?:ngày )?(\d{1,2}) (?:tháng|thg) (\d{1,2})(?:,| năm)?(?: (20\d\d))?|ngày (\d{1,2})/(\d{1,2})/(20\d\d)"
)
_WEEKDAY = re.compile(r"\s?[((（][月火水木金土日一二三四五六日월화수목금토일]{1,3}[・]?[祝]?[))）]")
IN_DOUBT = re.compile(r"(?<![\d/-])(0?[1-9]|1[0-2])([/-])(0?[1-9]|1[0-2])\2(20\d\d)(?![\d/-])")
"""A day that may be another one if the month is written first."""
_DAY_FIRST = frozenset("de fr es pt it nl sv da no fi pl cs sk hr sr bg el ro ru uk tr id vi ar".split())
MARK = re.compile(r"‹(\d{4}-\d\d-\d\d)›")


@dataclass(frozen=True, slots=True)
class Marked:
    """A day in a text, with the place of its mark."""

    day: str
    start: int
    end: int


def day_first(text: str, spoken: frozenset[str]) -> str:
    """The text with its days in numbers as ISO 8601, where it is in languages that write the day first."""
    if not spoken or not spoken <= _DAY_FIRST:
        return text
    return IN_DOUBT.sub(lambda day: f"{day[4]}-{int(day[3]):02}-{int(day[1]):02}", text)


def marked(sentence: str, published: str, day_in: DayIn) -> tuple[str, list[Marked]]:
    """The sentence with each of its days as a mark, and these."""
    text = _ERA.sub(_western, sentence)
    text = _VIETNAMESE.sub(_of_numbers, text)
    text = from_publication(text, published)
    text = written_out(_WEEKDAY.sub("", text), published, day_in)
    parts, at = [], 0
    for start, end, day in _days(text, day_in):
        parts += [text[at:start], f"‹{day[:10]}›"]
        at = end
    text = "".join((*parts, text[at:]))
    return text, [Marked(match[1], match.start(), match.end()) for match in MARK.finditer(text)]


def _days(text: str, day_in: DayIn) -> Iterator[tuple[int, int, str]]:
    after = 0
    for match in _A_DAY.finditer(text):
        start, end = match.span(1)
        if start >= after and (day := day_in(match[1])):
            yield start, end, day
            after = end


def _western(era: re.Match[str]) -> str:
    return f"{_ERA_BEGAN + (1 if era[1] == '元' else int(era[1]))}年"


def _of_numbers(day: re.Match[str]) -> str:
    if day[4]:
        return f"ngày {day[6]}-{int(day[5]):02}-{int(day[4]):02}"
    return f"ngày {day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day[3] else day[0]
