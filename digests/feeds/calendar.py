"""What is coming up as iCalendar (RFC 5545): all-day events that calendars take over and update. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from digests.issue.upcoming import Upcoming
from digests.words.wording import clean

_WIDTH = 75  # octets of a line, without its end (RFC 5545, section 3.1)


def calendar(ahead: Iterable[Upcoming], stamp: datetime) -> bytes:
    """A calendar of everything in `ahead`; `stamp` is when it was known (DTSTAMP): equal facts give equal files."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//critmin//coming up//EN", "CALSCALE:GREGORIAN"]
    lines.append("X-WR-CALNAME:Critical minerals: meetings, ballots, deadlines")
    for entry in ahead:
        lines += _event(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(entry: Upcoming, stamp: datetime) -> list[str]:
    uid = hashlib.sha256(entry.key.encode()).hexdigest()[:32]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@critmin.invalid",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{max(entry.day, entry.end or entry.day) + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(entry.what)}",
    ]
    if entry.committees or entry.topics:
        lines.append("CATEGORIES:" + ",".join(map(escaped, (*entry.topics, *entry.committees))))
    if entry.url:
        lines.append(f"URL:{entry.url}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def escaped(text: str) -> str:
    """`text` as a TEXT value (RFC 5545, section 3.3.11); it is on one line already."""
    cleaned = clean(text)
    return cleaned.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """`line` in parts of at most 75 octets, no character torn; all but the first begin with a space."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDTH:
            yield part
            part, size = " ", 1
        part += letter
        size += width
    yield part
