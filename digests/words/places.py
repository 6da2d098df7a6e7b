"""The addresses of the site's pages, relative to where the site stands: `minerals/lithium/`. Pure.

They are a promise: an address that was once published leads to its page for ever (`tests/digests/site/addresses.txt`).
Mails, feeds and documents make whole addresses of them with `absolute`; they lead to the page of a change, not of an
event, since what one reader is told together may be a part of it; each change has a page whatever it is told with.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from vocabulary.records import Kind

FRONT, CHANGES, MINERALS, JURISDICTIONS, LISTS = "", "changes/", "minerals/", "jurisdictions/", "lists/"
COMMITTEES, PROJECTS, FRAMEWORKS, NEWS = "committees/", "projects/", "frameworks/", "news/"
MATRIX, CALENDAR, REPORTS, PARTICIPATION = "matrix/", "calendar/", "reports/", "participation/"
DIGESTS, HELD = "digests/", "held/"
STAGES, GUIDE, TAKE_PART, DATA, SEARCH, SOURCES = "stages/", "guide/", "take-part/", "data/", "search/", "sources/"

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 60  # characters of one part of an address


def slug(text: str) -> str:
    """`ISO/TC 82/SC 7` -> `iso-tc-82-sc-7`."""
    return _UNSAFE.sub("-", text).strip("-").lower()


def part(text: str) -> str:
    """`text` as one part of an address: itself where it can be, else its slug and what tells it from its like."""
    if _PLAIN.fullmatch(text) and len(text) <= _LONGEST:
        return text
    return f"{slug(text)[:_LONGEST]}-{hashlib.sha256(text.encode()).hexdigest()[:8]}".lstrip("-")


def of_change(number: int) -> str:
    """The page of the change with this number."""
    return f"{CHANGES}{number}/"


def of_event(identity: str) -> str:
    """The page of an event of several changes, by what identifies the event."""
    return f"events/{identity[:16]}/"


def of_day(day: str) -> str:
    """What changed on one day (`2026-11-26`)."""
    return f"{CHANGES}days/{day}/"


def of_digest(monday: date) -> str:
    """The digest of the week that begins on this day (ISO 8601, `digests/2026-w10/`)."""
    year, week, _ = monday.isocalendar()
    return f"{DIGESTS}{year}-w{week:02d}/"


def of_mineral(material: str) -> str:
    """The page of a material."""
    return f"{MINERALS}{part(material)}/"


def of_jurisdiction(code: str) -> str:
    """The page of a jurisdiction."""
    return f"{JURISDICTIONS}{slug(code)}/"


def of_edition(identifier: str) -> str:
    """The page of an edition of a list."""
    return f"{LISTS}{part(identifier.lower())}/"


def of_committee(reference: str) -> str:
    """The page of a committee."""
    return f"{COMMITTEES}{slug(reference)}/"


def of_project(key: str) -> str:
    """The page of a project or document of ISO."""
    return f"{PROJECTS}{part(key)}/"


def of_framework(identifier: str) -> str:
    """The page of a sustainability framework."""
    return f"{FRAMEWORKS}{part(identifier)}/"


def of_report(name: str) -> str:
    """The page of a report."""
    return f"{REPORTS}{part(name)}/"


def of_held(source: str) -> str:
    """What a source shows that waits for a person."""
    return f"{HELD}{part(source)}/"


def of_participation(code: str) -> str:
    """What a country takes part in."""
    return f"{PARTICIPATION}{slug(code)}/"


def of_matrix(day: str) -> str:
    """The matrix as it stood on a day."""
    return f"{MATRIX}{day}/"


def of_record(kind: str, key: str, label: str) -> str | None:
    """The page of a record, where records of its kind have one."""
    if kind == Kind.PROJECT:
        return of_project(key)
    if kind == Kind.COMMITTEE:
        return of_committee(label)
    return of_framework(key) if kind == Kind.FRAMEWORK else None


def absolute(base: str, address: str) -> str:
    """The whole address of a page of the site that stands at `base`."""
    return f"{base.rstrip('/')}/{address}"
