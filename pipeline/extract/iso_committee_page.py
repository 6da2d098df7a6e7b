"""A committee's page on iso.org (`https://www.iso.org/committee/5902483.html`), or its text as people copy it.

What only the page knows: working groups, meetings, the chair. Scope, creation year and liaisons are read too, and keyed
as ISO Open Data keys them, so that a change seen through both doors is told once. Members are left to Open Data: the
page only counts them. Counts of standards are kept but never compared: they are counters.

Meetings: `*` marks a date that is definite but not convened yet, `**` a provisional one (the page's own legend).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor, NothingFound
from pipeline.parsing.meetings import StatedMeeting, days, of_lines
from pipeline.parsing.soup import Chrome, attribute, shown, soup
from pipeline.parsing.text import line
from pipeline.subject import Subject
from vocabulary.errors import CritminError
from vocabulary.iso.references import parse
from vocabulary.records import Committee, Record, Stated, WorkingGroup

_NAME = (
    r"(?:ISO|IEC)(?:/IEC)?(?:/| )(?:TC|PC|JTC|CASCO|COPOLCO|DEVCO|REMCO|TMBG?)(?: \d+)?"
    r"(?:/[A-Z]{1,9}(?: \d{1,4})?){0,4}"
)
_COMMITTEE = re.compile(rf"{_NAME}(?=$|[\s:,.)\u2014-])")
_ABOUT = re.compile(
    rf"(?:Liaison Committees (?:to|from)|under the direct responsibility of) ({_NAME})|({_NAME}) - Secretariat"
)
_ADDRESS = re.compile(r"/(?P<kind>committee|organization)/(?P<id>\d+)")
_GROUP = re.compile(r"/(?:WG|CAG|AHG|JWG|SG|TG|AG|JAG|JCG|CCCG|CPCG|TCG)\b")
_CREATED = re.compile(r"Creation date:\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_CHAIR = re.compile(r"Chair(?:person|man|woman)?(?:\s*\([^)]*\))?:\s*(.+)")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Ing)\.?\s+")
_COUNT = re.compile(r"(?<!\d)(\d{1,9})\s{0,9}(?:\*\s{0,9})?(published ISO standards|ISO standards under development)")
_LABELS = frozenset({"quick links", "sustainable development goals", "participating members", "observing members"})
_SCOPE = re.compile(r"Standardi[sz]ation\b|This document specifies\b|This (?:technical )?committee\b|Development of\b")
_HEADS = (("reference", "title"), ("acronym", "title"), ("date", "month"))  # of the tables that are read
_LABEL = re.compile(r"(?P<label>[A-Z][\w /()\[\]-]{3,50}):\s")
_KNOWN_LABELS = re.compile(
    r"secretariat|committee manager|chair|iso (?:technical|editorial) programme manager|creation date|secretary", re.I
)
_MEETING_HEADS = ("date", "month", "location")
_MARK = re.compile(r"\*+")
_NOTES = {"*": "definite, not convened yet", "**": "provisional"}  # the page's own legend
_CUT = "[name cut]"
_BLOCKS = ["p", "div", "table", "ul"]


@dataclass(frozen=True, slots=True)
class _Row:
    """A table's row under its header, or a line of text with the header it stands under."""

    header: tuple[str, ...]
    cells: tuple[str, ...]
    links: tuple[str, ...] = ()


def extract(document: Document, source: Subject) -> Extraction:
    """One `Committee`, its `WorkingGroup`s and `Meeting`s. `NothingFound` for a page that names no committee."""
    texts, rows = _of_page(soup(document)) if _is_html(document) else _of_text(document)
    reference = _reference(texts, document.url)
    committee = Committee.of(_identifier(document.url, reference), reference, _committee(reference, texts, rows))
    groups = list(_groups(reference, rows))
    meetings, unread = _meetings(reference, rows, texts)
    return Extraction((committee, *groups, *meetings), unrecognised=(*unread, *_unknown(texts, rows)))


def _is_html(document: Document) -> bool:
    return "html" in document.media_type or document.body.open().read(4096).lstrip()[:1] == b"<"


def _of_page(page: BeautifulSoup) -> tuple[list[str], list[_Row]]:
    chrome = Chrome(page)
    headings = [shown(heading) for heading in _headings(page, chrome)]
    blocks = [block for block in page.find_all(["h2", "h3", "h4", "p", "li", "div"]) if not chrome.holds(block)]
    texts = [*headings, *(shown(block) for block in blocks if not block.find(_BLOCKS))]
    rows: list[_Row] = []
    for table in page.find_all("table"):
        header: tuple[str, ...] = ()
        for row in table.find_all("tr"):
            cells = tuple(map(shown, row.find_all(["td", "th"], recursive=False)))
            if not header:
                header = tuple(cell.casefold() for cell in cells)
            elif len(cells) == len(header):
                rows.append(_Row(header, cells, tuple(attribute(link, "href") for link in row.select("a[href]"))))
    return [text for text in texts if text], rows


def _headings(page: BeautifulSoup, chrome: Chrome) -> list[Tag]:
    """The headings; iso.org puts the name of a committee inside `<nav>`, as `h1` or in a `div` of the main part."""
    plain = [heading for heading in page.find_all("h1") if not chrome.holds(heading)]
    named = page.select("nav > h1, #content nav > div, main nav h1")
    return plain or [heading for heading in named if _COMMITTEE.match(shown(heading))]


def _of_text(document: Document) -> tuple[list[str], list[_Row]]:
    try:
        whole = document.body.read().decode(document.charset or "utf-8")
    except UnicodeDecodeError as error:
        raise ExtractionError(f"{document.url}: expected a page or its text, found bytes that are not text") from error
    texts = [line(raw).removeprefix("• ") for raw in whole.splitlines()]
    rows: list[_Row] = []
    header: tuple[str, ...] = ()
    for text in filter(None, texts):
        if text.casefold() in {"reference title type", "reference title iso/iec", "acronym title category"}:
            header = tuple(text.casefold().split())
        elif header and (cells := _cells(text, header)):
            rows.append(_Row(header, cells))
        else:
            header = ()
    return [text for text in texts if text], rows


def _cells(text: str, header: tuple[str, ...]) -> tuple[str, ...] | None:
    """Reference (or acronym), title and last column of a row whose cells only spaces part."""
    first = _COMMITTEE.match(text) if header[0] == "reference" else re.match(r"\S+(?: \([^)]*\))?", text)
    last = re.search(r" (Working group|ISO/IEC|ISO|IEC|[A-D])$", text)
    if not first or not last or first.end() > last.start():
        return None
    return first[0], text[first.end() : last.start()].strip(), last[1]


def _reference(texts: list[str], url: str) -> str:
    """The committee that the page is about: in its heading, else where it says whose liaisons or projects follow."""
    heading = next((match[0] for text in texts[:1] if (match := _COMMITTEE.match(text))), None)
    about = next((match[1] or match[2] for text in texts if (match := _ABOUT.search(text))), None)
    stated = heading or about
    if stated is None:
        looked = "committee reference (such as ISO/TC 298) in its heading or in “Liaison Committees to …”"
        raise NothingFound(f"{url}: expected the page of an ISO committee; found no {looked}")
    try:
        return str(parse(stated))
    except CritminError as error:
        raise NothingFound(f"{url}: expected the page of an ISO committee: {error}") from error


def _identifier(url: str, reference: str) -> str:
    """ISO's committee id from the address, as Open Data has it; the reference where the address has none."""
    match = _ADDRESS.search(url)
    return match["id"] if match else reference


def _committee(reference: str, texts: list[str], rows: list[_Row]) -> Stated:
    fields: Stated = {Committee.reference: reference}
    stated: Stated = {
        Committee.scope: _scope(texts),
        Committee.chair: _chair(texts),
        Committee.created: _find(_CREATED, texts),
    }
    fields.update({name: value for name, value in stated.items() if value})
    for text in texts:
        for count, what in _COUNT.findall(text):
            published = what.startswith("published")
            fields[Committee.published_standards if published else Committee.projects] = int(count)
    if liaisons := dict(_liaisons(rows)):
        fields[Committee.liaisons] = liaisons
    return fields


def _find(pattern: re.Pattern[str], texts: list[str]) -> str | None:
    return next((match[1] for text in texts if (match := pattern.search(text))), None)


def _scope(texts: list[str]) -> str | None:
    """The scope: the text that begins as ISO's scopes do, up to the quick links."""
    start = next((index for index, text in enumerate(texts) if _SCOPE.match(text)), None)
    if start is None:
        return None
    ends = (
        index for index in range(start + 1, len(texts)) if texts[index].casefold() in _LABELS or len(texts[index]) < 30
    )
    return " ".join(texts[start : next(ends, start + 1)])


def _chair(texts: list[str]) -> str | None:
    """The chair's name, without the form of address; on the same line or on the next."""
    for text, after in zip(texts, [*texts[1:], ""], strict=True):
        if re.match(r"Chair(?:person|man|woman)?\b", text):
            match = _CHAIR.match(text)
            name = match[1] if match else after
            return None if not name or name == _CUT or ":" in name else _TITLES.sub("", name).strip()
    return None


def _groups(reference: str, rows: list[_Row]) -> Iterator[Record]:
    for row in rows:
        name = row.cells[0]
        if row.header[:2] == ("reference", "title") and name.startswith(f"{reference}/") and _GROUP.search(name):
            title = row.cells[1] or None
            fields: Stated = {
                WorkingGroup.reference: name,
                WorkingGroup.title: title,
                WorkingGroup.committee: reference,
            }
            yield WorkingGroup.of(name, name, fields)


def _liaisons(rows: list[_Row]) -> Iterator[tuple[str, str]]:
    """Committees and organisations in liaison, both ways: `c:ID` and `o:ID` by their links, else by their names."""
    for row in rows:
        if row.header[-1] not in {"iso/iec", "category"}:
            continue
        kind = "c" if row.header[0] == "reference" else "o"
        link = next((match for url in row.links if (match := _ADDRESS.search(url))), None)
        yield f"{kind}:{link['id'] if link else row.cells[0]}", row.cells[0]


def _meetings(reference: str, rows: list[_Row], texts: list[str]) -> tuple[list[Record], list[str]]:
    """The meetings of the committee and its subcommittees; one whose date cannot be read is named, not dropped."""
    meetings, unread = {}, []
    for row in rows:
        if row.header[:3] != _MEETING_HEADS:
            continue
        cells = dict(zip(row.header, row.cells, strict=True))
        start, end = days(f"{_MARK.sub('', cells['date'])} {cells['month']}")
        if start is None:
            unread.append(f"a meeting's date could not be read: {' | '.join(row.cells)}")
            continue
        committee = cells.get("tc/sc") or reference
        mark = _MARK.search(cells.get("note", "") + cells["date"])
        record = StatedMeeting(committee, start, end, cells["location"]).record(_NOTES.get(mark[0]) if mark else None)
        meetings[record.key] = record
    for stated_meeting in of_lines(texts) if not meetings else ():
        mark = next((match for text in texts if stated_meeting.place in text and (match := _MARK.search(text))), None)
        record = stated_meeting.record(_NOTES.get(mark[0]) if mark else None)
        meetings.setdefault(record.key, record)
    return list(meetings.values()), unread


def _unknown(texts: list[str], rows: list[_Row]) -> list[str]:
    """What stands on the page in a form that is not read: tables, and lines with a label."""
    tables = {row.header for row in rows if not any(row.header[: len(known)] == known for known in _HEADS)}
    named = [f"a table with the columns {' | '.join(header)}" for header in sorted(tables)]
    labels = [match["label"] for text in texts if (match := _LABEL.match(text))]
    return [*named, *(f"a line that begins “{label}:”" for label in labels if not _KNOWN_LABELS.search(label))]


EXTRACTOR = Extractor(kind="iso-committee-page", version=2, complete=True, extract=extract)
