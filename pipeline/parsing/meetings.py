"""Meetings of committees as pages state them: rows of tables, lines of text, a date with its place below it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.parsing.dates import stated, within
from vocabulary.records import Meeting, Record, Stated

_SPAN = re.compile(
    r"(?<![\d/])(?P<first>\d{1,2})(?:\s+(?P<early>[A-Za-z]{3,9})\.?)?\s*(?:-|–|to)\s*(?P<last>\d{1,2})"
    r"\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"
)
_DAY = re.compile(r"(?<![\d/])\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|\b[A-Za-z]{3,9}\.?\s+\d{1,2},\s+\d{4}")
_COMMITTEE = re.compile(
    r"\b(?:ISO(?:/IEC)?[/ ]?\s*)?(?P<kind>JTC|TC|PC)\s?(?P<number>\d+)(?:\s*/\s*SC\s?(?P<sub>\d+))?\b"
)
_MEETING = re.compile(r"\b(?:plenary|meeting)\b", re.IGNORECASE)
_ONLINE = re.compile(r"\b(?:virtual|online|zoom|web|hybrid)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*\)")
_LONGEST = 60  # characters of a line that may be a place


@dataclass(frozen=True, slots=True)
class StatedMeeting:
    """One meeting: its committee, its days (ISO 8601), its place where the page states one."""

    committee: str
    start: str
    end: str | None = None
    place: str = ""

    def record(self, note: str | None = None) -> Record:
        """The `Meeting`; keyed by committee, first day and place."""
        fields: Stated = {
            Meeting.committee: self.committee,
            Meeting.start: self.start,
            Meeting.place: self.place or None,
            Meeting.mode: _mode(self.place),
            Meeting.note: note,
        }
        if self.end:
            fields[Meeting.end] = self.end
        label = f"{self.committee} meeting, {self.place or 'place not stated'}, {self.start}"
        return Meeting.of(f"{self.committee}|{self.start}|{self.place}", label, fields)


def _mode(place: str) -> str | None:
    match = _ONLINE.search(place)
    return None if match is None else "hybrid" if match[0].casefold() == "hybrid" else "virtual"


def days(text: str) -> tuple[str | None, str | None]:
    """First and last day of "12-16 May 2025", "29-3 Sept. 2025" (29 August to 3 September), "21 May 2025".

    A meeting never ends before it starts: a first day above the last one lies in the month before.
    """
    if match := _SPAN.search(text):
        last = _date(f"{match['last']} {match['month']} {match['year']}")
        if last is None:
            return None, None
        if match["early"]:
            first = _date(f"{match['first']} {match['early']} {match['year']}")
        elif int(match["first"]) <= last.day:
            first = _date(f"{match['first']} {match['month']} {match['year']}")
        else:
            first = _in_month(last.replace(day=1) - timedelta(days=1), int(match["first"]))
        if first and first > last:  # 29 December to 3 January
            first = _in_month(first.replace(year=first.year - 1, day=1), first.day)
        return (first.isoformat(), last.isoformat()) if first else (None, None)
    day = stated(text) or within(text)
    return (day.partition("T")[0], None) if day else (None, None)


def _date(text: str) -> date | None:
    day = stated(text)
    return date.fromisoformat(day[:10]) if day else None


def _in_month(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def committee_in(text: str) -> str | None:
    """`ISO/TC 82/SC 7` of "TC82/SC7", "ISO TC 82/SC 7"; `None` where none is named."""
    match = _COMMITTEE.search(text)
    if match is None:
        return None
    publisher = "ISO/IEC " if match["kind"] == "JTC" else "ISO/"
    return f"{publisher}{match['kind']} {match['number']}" + (f"/SC {match['sub']}" if match["sub"] else "")


def of_lines(lines: Iterable[str]) -> Iterator[StatedMeeting]:
    """The meetings in lines of text: "TC 333, Quebec, 22 October 2025"; or a date, its place below it, and below that
    a sentence that names the committee and says that it meets.
    """
    known: Sequence[str] = [line.strip() for line in lines]
    for index, line in enumerate(known):
        committee = committee_in(line)
        if committee is None:
            continue
        start, end = days(line)
        if start and len(line) <= 3 * _LONGEST:
            yield StatedMeeting(committee, start, end, _place(line))
        elif _MEETING.search(line) and (above := _above(known, index)):
            yield StatedMeeting(committee, above[0], None, above[1])


def _above(lines: Sequence[str], index: int) -> tuple[str, str] | None:
    """Day and place in the lines above: the nearest line that is a date and nothing else, and what follows it."""
    for distance in (1, 2, 3):
        if index < distance:
            break
        text = _WEEKDAY.sub("", lines[index - distance])
        if _DAY.fullmatch(text) and (day := stated(text)):
            place = lines[index - distance + 1] if distance > 1 else ""
            return day[:10], place if len(place) <= _LONGEST else ""
    return None


def _place(line: str) -> str:
    """What a line says besides committee and date: its place."""
    text = _EMPTY.sub(" ", _COMMITTEE.sub(" ", _DAY.sub(" ", _SPAN.sub(" ", line))))
    text = " ".join(text.replace("*", " ").split()).strip(" ,;:-–()")
    return text if len(text) <= _LONGEST and not _MEETING.search(text) else ""
