"""Dates as publishers write them -> ISO 8601, as precise as stated: `2024-08-19`, or UTC `2024-08-19T14:05:00Z`.

Strict: what cannot be read without a guess (07/08/2024 with no known order, a year alone, an impossible day, the
zero dates of content systems) is `None`; a missing date stays missing. Must not look at the clock: dates in the
future are stated facts like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urlsplit

from pipeline.parsing.months import NAMES, USUAL, month_of
from vocabulary.news.glance import has_digit

Order = Literal["dmy", "mdy"]
FIRST_YEAR, LAST_YEAR = 1971, 2099  # 1970-01-01 and 0001-01-01 are what content systems print for "no date"

MONTH_NAMES = frozenset(USUAL)
_ANY_MONTH = frozenset(NAMES)
_YEAR = re.compile(r"20[2-9]\d")
_WORDS = re.compile(r"\w+")
_WORD = r"(?P<word>[^\W\d_]{3,12})\.?"
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)(?P<time>[T ]\d\d:?\d\d.*)?$")
_WRITTEN = (
    re.compile(
        rf"\b(?P<d>\d\d?)(?:(?P<dot>\.)|st|nd|rd|th|er|º)?\s*(?:del?\s+|d['’]|of\s+)?{_WORD},?\s*"
        r"(?:del?\s+)?(?P<y>\d{4})\b"
    ),
    re.compile(rf"\b{_WORD}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(rf"(?<![\d.])(?P<y>\d{{4}})(?:\.| m\.)\s{_WORD}\s(?P<d>\d\d?)\b"),  # as Hungarian, Lithuanian have it
    re.compile(rf"(?<![\d.])(?P<y>\d{{4}})\. gada (?P<d>\d\d?)\.\s{_WORD}"),  # as Latvian has it
    re.compile(r"(?<![\d.])(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>\d{4})\b"),
    re.compile(r"(?<!\d)(?P<y>\d{4})\s?年\s?(?P<m>\d\d?)\s?月\s?(?P<d>\d\d?)\s?日"),
    re.compile(r"(?<!\d)(?P<y>\d{4})\s?년\s?(?P<m>\d\d?)\s?월\s?(?P<d>\d\d?)\s?일"),
    re.compile(r"(?<![\d/-])(?P<y>\d{4})[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)(?![\d/-])"),
)
_WITHOUT_YEAR = (
    re.compile(rf"\b(?P<d>\d\d?)(?:\.|st|nd|rd|th|er|º)?\s*(?:de\s+|of\s+)?{_WORD}(?!,?\s*(?:de\s+)?\d{{4}})"),
    re.compile(rf"\b{_WORD}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\b(?!,?\s+\d{{4}})(?![.:,]\d)"),
    re.compile(r"(?<![\d年])(?<!年 )(?P<m>\d\d?)\s?月\s?(?P<d>\d\d?)\s?日"),
    re.compile(r"(?<![\d년])(?<!년 )(?P<m>\d\d?)\s?월\s?(?P<d>\d\d?)\s?일"),
)
_AHEAD = timedelta(days=183)  # a day and month without a year mean the next such day, where that is near
_USUAL = re.compile(  # how nearly all feeds write it
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?P<d>\d\d) (?P<m>[A-Z][a-z]{2}) (?P<y>[12]\d{3})"
    r" (?P<time>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d) (?:GMT|UTC|\+0000)"
)
_SHORT_MONTHS = {name: at for at, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)}
_YEAR_ZERO = re.compile(r"[^\W\d_]\s+0\d{3}\b")  # 0000 and 0001, no dates: the standard library reads 2000 and 2001
_CLOCK = re.compile(r"\d:\d\d")
_SLASHED = re.compile(r"(?<![\d/])(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{4})(?![\d/])")
_DASHED = re.compile(r"(?<![\d/.-])(?P<a>\d\d?)-(?P<b>\d\d?)-(?P<y>\d{4})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d.])(?P<y>\d{4})\.\s?(?P<m>\d\d?)\.\s?(?P<d>\d\d?)(?!\d|\.\d)")
_ANSI_SLUG = re.compile(r"^(?P<m>\d\d?)-(?P<d>\d\d?)-(?P<y>\d\d)(?:-|$)")
_PATH = (
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d\d?)/(?P<d>\d\d?)(?:/|$)"),
    re.compile(r"/(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[-_/]|$)"),
    re.compile(r"/(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:[-_/.]|$)"),
)


def stated(text: str, order: Order | None = None) -> str | None:
    """The date that `text` is (a `datetime` attribute, `pubDate`, a date on a page), or `None`."""
    if usual := _usual(text):
        return usual
    text = " ".join(text.split())
    if iso := _ISO.match(text):
        return _moment(text) if iso["time"] else _day(iso["y"], iso["m"], iso["d"])
    return _internet(text) or within(text, order)


def within(text: str, order: Order | None = None) -> str | None:
    """The first date written out in a running text, to the day; slashed numbers count if their order is clear."""
    return next(every_day(text, order), None)


def every_day(text: str, order: Order | None = None) -> Iterator[str]:
    """Every date written out in a running text, to the day, in reading order."""
    matches = [(match.start(), match) for pattern in _WRITTEN for match in pattern.finditer(text)]
    matches += [(match.start(), match) for match in _SLASHED.finditer(text)]
    for _, match in sorted(matches, key=_start):
        parts = match.groupdict()
        if day := _slashed(parts, order) if "a" in parts else _written(parts):
            yield day


def last_days(text: str) -> list[tuple[int, int, str]]:
    """Where each date stands in a running text, and the last day that it may mean: what ended by then has ended."""
    patterns = (*_WRITTEN, _SLASHED, _DASHED, _YEAR_FIRST)
    matches = sorted((match for pattern in patterns for match in pattern.finditer(text)), key=re.Match.start)
    days = ((*match.span(), _last(match.groupdict())) for match in matches)
    return [(start, stop, day) for start, stop, day in days if day]


def ahead(text: str, published: str) -> str | None:
    """The first date written out in a text that was `published` on a day: `within`, or a day and month without a year.

    The latter is the next such day, if it is at most half a year ahead; without a day of publication there is none.
    """
    if day := within(text):
        return day
    try:
        first = date.fromisoformat(published[:10])
    except ValueError:
        return None
    matches = [(match.start(), match) for pattern in _WITHOUT_YEAR for match in pattern.finditer(text)]
    for _, match in sorted(matches, key=_start):
        days = (_written({**match.groupdict(), "y": str(first.year + later), "without_year": ""}) for later in (0, 1))
        if day := next((day for day in days if day and first <= date.fromisoformat(day) <= first + _AHEAD), None):
            return day
    return None


def may_name_a_day(text: str, known: Sequence[Set[str]] = ()) -> bool:
    """Whether a day and month may be written out in `text`: what is cheap to see, and true of few texts.

    `known`: its words in small letters without digits, as sets of its parts, where somebody has them.
    """
    if _YEAR.search(text) or "月" in text or "월" in text:
        return True
    if (known and all(map(_ANY_MONTH.isdisjoint, known))) or not has_digit(text):
        return False
    words = _WORDS.findall(text.lower())
    if _ANY_MONTH.isdisjoint(words):
        return False
    months = (place for place, word in enumerate(words) if word in _ANY_MONTH)
    return any(near[0].isdecimal() for place in months for near in words[max(0, place - 2) : place + 2])


def of_address(url: str) -> str | None:
    """The date in an address: ANSI's `M-D-YY-slug`, or year, month and day in the path (`/2022/01/24/`)."""
    try:
        path = urlsplit(url).path
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    if host.removeprefix("www.") == "ansi.org":
        slug = _ANSI_SLUG.match(path.rstrip("/").rsplit("/", 1)[-1])
        return _day(f"20{slug['y']}", slug["m"], slug["d"]) if slug else None
    matches = (pattern.search(path) for pattern in _PATH)
    return next((day for match in matches if match and (day := _day(match["y"], match["m"], match["d"]))), None)


def _start(item: tuple[int, re.Match[str]]) -> int:
    return item[0]


def _written(parts: dict[str, str]) -> str | None:
    if "word" not in parts:
        return _day(parts["y"], parts["m"], parts["d"])
    month = month_of(parts["word"], dot=parts.get("dot") is not None, short="without_year" not in parts)
    return _day(parts["y"], month, parts["d"]) if month else None


def _slashed(parts: dict[str, str], order: Order | None) -> str | None:
    first, second = int(parts["a"]), int(parts["b"])
    if order is None:
        order = "mdy" if second > 12 else "dmy" if first > 12 or first == second else None
    if order is None:
        return None
    day, month = (second, first) if order == "mdy" else (first, second)
    return _day(parts["y"], month, day)


def _last(parts: dict[str, str]) -> str | None:
    if "a" not in parts:
        return _written(parts)
    return max(filter(None, (_slashed(parts, "dmy"), _slashed(parts, "mdy"))), default=None)


def _usual(text: str) -> str | None:
    """The form that nearly all feeds have, of a day that there is."""
    usual = _USUAL.fullmatch(text)
    if usual is None:
        return None
    number, name, year, time = usual.groups()
    month = _SHORT_MONTHS.get(name)
    day = _day(year, month, number) if month else None
    return f"{day}T{time}Z" if day else None


def _internet(text: str) -> str | None:
    """RFC 2822, with the zone names and two-digit years that feeds still have; without a zone, the day alone."""
    if usual := _usual(text):
        return usual
    if not _CLOCK.search(text) or _YEAR_ZERO.search(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return _utc(moment)


def _moment(text: str) -> str | None:
    """ISO 8601 with a time. A time without a zone is no instant: the day alone is told."""
    text = re.sub(r"\.\d+", "", text.replace(" UTC", "Z").replace(" GMT", "Z"))
    try:
        return _utc(datetime.fromisoformat(re.sub(r" (?=[+-]\d\d:?\d\d$)", "", text)))
    except ValueError:
        return stated(text[:10]) if len(text) > 10 else None


def _utc(moment: datetime) -> str | None:
    if moment.tzinfo is None:
        return _day(moment.year, moment.month, moment.day)
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    return f"{moment.isoformat(timespec='seconds')[:19]}Z" if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _day(year: int | str, month: int | str, day: int | str) -> str | None:
    try:
        day_read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return day_read.isoformat() if FIRST_YEAR <= day_read.year <= LAST_YEAR else None
