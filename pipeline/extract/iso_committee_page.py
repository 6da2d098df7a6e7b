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

from lxml import html

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, Extractor, NothingFound
from pipeline.extract._dates import stated
from pipeline.extract._html_page import in_chrome, text_of, tree
from pipeline.extract._text import line
from vocabulary.errors import CritminError
from vocabulary.records import Record, Value
from vocabulary.references import parse

_NAME = r"(?:ISO|IEC)(?:/IEC)?(?:/| )(?:TC|PC|JTC|CASCO|COPOLCO|DEVCO|REMCO|TMBG?)(?: \d+)?(?:/[A-Z]+(?: \d+)?)*"
_COMMITTEE = re.compile(rf"{_NAME}(?=$|[\s:,.)\u2014-])")
_ABOUT = re.compile(
    rf"(?:Liaison Committees (?:to|from)|under the direct responsibility of) ({_NAME})|({_NAME}) - Secretariat"
)
_ADDRESS = re.compile(r"/(?P<kind>committee|organization)/(?P<id>\d+)")
_GROUP = re.compile(r"/(?:WG|CAG|AHG|JWG|SG|TG|AG|JAG|JCG|CCCG|CPCG|TCG)\b")
_CREATED = re.compile(r"Creation date:\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_CHAIR = re.compile(r"Chair(?:person|man|woman)?(?:\s*\([^)]*\))?:\s*(.+)")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Ing)\.?\s+")
_COUNT = re.compile(r"(\d+)\s*\*?\s*(published ISO standards|ISO standards under development)")
_LABELS = frozenset({"quick links", "sustainable development goals", "participating members", "observing members"})
_MEETING_HEADS = ("date", "month", "location")
_DAYS = re.compile(r"(?P<first>\d{1,2})(?:\s*(?:-|–|to)\s*(?P<last>\d{1,2}))?")
_CUT = "[name cut]"


@dataclass(frozen=True, slots=True)
class _Row:
    """A table's row under its header, or a line of text with the header it stands under."""

    header: tuple[str, ...]
    cells: tuple[str, ...]
    links: tuple[str, ...] = ()


def extract(document: Document, source: Source) -> Extraction:
    """One `Committee`, its `WorkingGroup`s and `Meeting`s. `NothingFound` for a page that names no committee."""
    texts, rows = _of_page(tree(document)) if _is_html(document) else _of_text(document)
    reference = _reference(texts, document.url)
    committee = Record("Committee", _identifier(document.url, reference), reference, _committee(reference, texts, rows))
    groups = list(_groups(reference, rows))
    meetings, notes = _meetings(reference, rows)
    return Extraction((committee, *groups, *meetings), notes=tuple(notes))


def _is_html(document: Document) -> bool:
    return "html" in document.media_type or document.body.open().read(4096).lstrip()[:1] == b"<"


def _of_page(root: html.HtmlElement) -> tuple[list[str], list[_Row]]:
    headings = [text_of(heading) for heading in root.iter("h1") if not in_chrome(heading)]
    blocks = [element for element in root.iter("h2", "h3", "h4", "p", "li", "div") if not in_chrome(element)]
    texts = [*headings, *(text_of(block) for block in blocks if not any(map(_is_block, block.iterdescendants())))]
    rows: list[_Row] = []
    for table in root.iter("table"):
        header: tuple[str, ...] = ()
        for row in table.iter("tr"):
            cells = tuple(text_of(cell) for cell in row if cell.tag in {"td", "th"})
            if not header:
                header = tuple(cell.casefold() for cell in cells)
            elif len(cells) == len(header):
                rows.append(_Row(header, cells, tuple(str(link) for link in row.xpath(".//a/@href"))))
    return [text for text in texts if text], rows


def _is_block(element: html.HtmlElement) -> bool:
    return element.tag in {"p", "div", "table", "ul"}


def _of_text(document: Document) -> tuple[list[str], list[_Row]]:
    texts = [
        line(raw).removeprefix("• ") for raw in document.body.read().decode(document.charset or "utf-8").splitlines()
    ]
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
    found = heading or about
    if found is None:
        looked = "reference of one (ISO/TC 298), neither in its heading nor in “Liaison Committees to …”"
        raise NothingFound(f"{url}: expected the page of an ISO committee; found no {looked}")
    try:
        return str(parse(found))
    except CritminError as error:
        raise NothingFound(f"{url}: expected the page of an ISO committee: {error}") from error


def _identifier(url: str, reference: str) -> str:
    """ISO's committee id from the address, as Open Data has it; the reference where the address has none."""
    match = _ADDRESS.search(url)
    return match["id"] if match else reference


def _committee(reference: str, texts: list[str], rows: list[_Row]) -> dict[str, Value]:
    fields: dict[str, Value] = {"reference": reference}
    stated = {"scope": _scope(texts), "chair": _chair(texts), "created": _find(_CREATED, texts)}
    fields.update({name: value for name, value in stated.items() if value})
    for text in texts:
        for count, what in _COUNT.findall(text):
            fields["published_standards" if what.startswith("published") else "projects"] = int(count)
    if liaisons := dict(_liaisons(rows)):
        fields["liaisons"] = liaisons
    return fields


def _find(pattern: re.Pattern[str], texts: list[str]) -> str | None:
    return next((match[1] for text in texts if (match := pattern.search(text))), None)


def _scope(texts: list[str]) -> str | None:
    """The scope: the text that begins as ISO's scopes do, up to the quick links."""
    start = next((index for index, text in enumerate(texts) if re.match(r"Standardi[sz]ation\b", text)), None)
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
            fields: dict[str, Value] = {"reference": name, "title": row.cells[1] or None, "committee": reference}
            yield Record("WorkingGroup", name, name, fields)


def _liaisons(rows: list[_Row]) -> Iterator[tuple[str, str]]:
    """Committees and organisations in liaison, both ways: `c:ID` and `o:ID` by their links, else by their names."""
    for row in rows:
        if row.header[-1] not in {"iso/iec", "category"}:
            continue
        kind = "c" if row.header[0] == "reference" else "o"
        link = next((match for url in row.links if (match := _ADDRESS.search(url))), None)
        yield f"{kind}:{link['id'] if link else row.cells[0]}", row.cells[0]


def _meetings(reference: str, rows: list[_Row]) -> tuple[list[Record], list[str]]:
    """The meetings of the committee and its subcommittees; one whose date cannot be read is named, not dropped."""
    meetings, notes = [], []
    for row in rows:
        if row.header[:3] != _MEETING_HEADS:
            continue
        cells = dict(zip(row.header, row.cells, strict=True))
        start, end = _days(cells["date"], cells["month"])
        if start is None:
            notes.append(f"a meeting's date could not be read: {' | '.join(row.cells)}")
            continue
        meetings.append(_meeting(reference, cells, start, end))
    return meetings, notes


def _days(days: str, month: str) -> tuple[str | None, str | None]:
    """First and last day: "12-16" and "May 2025" -> 2025-05-12, 2025-05-16."""
    match = _DAYS.match(days)
    if not match:
        return None, None
    return stated(f"{match['first']} {month}"), stated(f"{match['last']} {month}") if match["last"] else None


def _meeting(reference: str, cells: dict[str, str], start: str, end: str | None) -> Record:
    place = cells["location"]
    committee = cells.get("tc/sc") or reference
    mark = re.search(r"\*+", cells.get("note", "") + cells["date"])
    note = {"*": "definite, not convened yet", "**": "provisional"}.get(mark[0]) if mark else None
    fields: dict[str, Value] = {
        "committee": committee,
        "start": start,
        "place": place or None,
        "mode": "virtual" if re.search(r"virtual|online|zoom|web", place, re.IGNORECASE) else None,
        "note": note,
    }
    if end:
        fields["end"] = end
    label = f"{committee} meeting, {place or 'place not stated'}, {start}"
    return Record("Meeting", f"{committee}|{start}|{place}", label, fields)


EXTRACTOR = Extractor(kind="iso-committee-page", version=1, complete=True, extract=extract)
