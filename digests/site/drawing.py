"""A page -> its files: HTML, JSON, CSV, Atom, iCalendar. Everything printed is cleaned and escaped here. Pure."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from digests.feeds.calendar import calendar
from digests.feeds.channels import Channel
from digests.feeds.syndication import atom
from digests.site.page import OWN, UNKNOWN, Difference, Page, Piece
from digests.tables.charts import svg
from digests.tables.frame import Cell, Chart, Line, Table, plain
from digests.words import places
from digests.words.addresses import Link
from digests.words.wording import clean, counted
from vocabulary.words import no_formula

MOST_ROWS = 400  # of one table on a page; all of them are in the CSV file beside it
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_NAVIGATION = (
    ("Changes", places.CHANGES),
    ("Matrix", places.MATRIX),
    ("Minerals", places.MINERALS),
    ("Jurisdictions", places.JURISDICTIONS),
    ("Committees", places.COMMITTEES),
    ("Projects", places.PROJECTS),
    ("News", places.NEWS),
    ("Calendar", places.CALENDAR),
    ("Digests", places.DIGESTS),
    ("Reports", places.REPORTS),
    ("Guide", places.GUIDE),
    ("Data", places.DATA),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: how far it is below the front page. Makes addresses relative, so that any host will do."""

    up: str

    @classmethod
    def of(cls, address: str) -> Place:
        """The place of the page at `address`."""
        return cls("../" * address.count("/"))

    def href(self, url: str) -> str:
        """A link's address as it stands in the page; `./` for the front page from itself."""
        return (self.up + url.removeprefix(OWN) or "./") if url.startswith(OWN) else url

    def sentence(self, line: Line | Link | None) -> Markup:
        """A sentence with its links."""
        pieces = (line,) if isinstance(line, str | Link) or line is None else line
        return Markup("").join(map(self.cell, pieces))

    def cell(self, cell: Cell) -> Markup:
        """A value; what is not known says so."""
        if cell is None:
            return Markup('<span class="unknown">{}</span>').format(UNKNOWN)
        if isinstance(cell, Link):
            if cell.url.startswith((OWN, "https://", "http://")):
                return Markup('<a href="{}">{}</a>').format(self.href(cell.url), clean(cell.text))
            return escape(clean(cell.text))
        if isinstance(cell, tuple):
            return self.sentence(cell)
        text = str(cell)
        if _DAY.fullmatch(text):
            return Markup('<time datetime="{0}">{0}</time>').format(text)
        return escape(f"{' ' * text[:1].isspace()}{clean(text)}{' ' * text[-1:].isspace()}" if text.strip() else " ")


def files(page: Page, base: str | None) -> Iterator[tuple[str, bytes]]:
    """Each file of a page: its path and its content."""
    beside = dict(_beside(page, base))
    yield f"{page.address}index.html", html(page, beside, base).encode()
    for name, content in beside.items():
        yield f"{page.address}{name}", content


def shown(page: Page) -> str:
    """Stands for all that `files` makes of a page."""
    return hashlib.blake2b(repr(page).encode(), digest_size=12).hexdigest()


def _beside(page: Page, base: str | None) -> Iterator[tuple[str, bytes]]:
    yield "index.json", orjson.dumps(as_data(page), option=orjson.OPT_INDENT_2) + b"\n"
    if any(section.tables for section in page.sections):
        yield "tables.csv", _csv(table for section in page.sections for table in section.tables)
    if page.events is not None:
        yield "feed.atom", _feed(page, base)
    if page.ahead is not None:
        yield "calendar.ics", calendar(page.ahead, datetime(2026, 1, 1, tzinfo=UTC))
    yield from page.files.items()


def _feed(page: Page, base: str | None) -> bytes:
    newest = tuple(page.events.whole()) if page.events else ()
    if newest:
        return atom(Channel(f"{page.address}feed", f"critmin: {page.title}", newest), base, base)
    stamp = "1970-01-01T00:00:00Z"  # a feed must say when it was updated: never yet
    title = escape(clean(f"critmin: {page.title}"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>tag:critmin.invalid,2026:{page.address}feed</id><title>{title}</title><updated>{stamp}</updated>"
        f"<author><name>critmin</name></author></feed>\n"
    ).encode()


def html(page: Page, beside: Iterable[str], base: str | None) -> str:
    """The page itself."""
    place = Place.of(page.address)
    return (
        environment()
        .get_template(page.template)
        .render(
            page=page,
            place=place,
            up=place.up,
            navigation=_NAVIGATION,
            sentence=place.sentence,
            cell=place.cell,
            chart=_chart,
            marked=_marked,
            most=MOST_ROWS,
            beside=tuple(beside),
            canonical=places.absolute(base, page.address) if base else None,
            **page.extra,
        )
    )


@cache
def environment() -> Environment:
    """The templates of the site; whatever they print is cleaned and escaped."""
    made = Environment(
        loader=PackageLoader("digests.site"),
        autoescape=True,
        finalize=_clean,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["counted"] = counted
    return made


def _clean(value: object) -> object:
    return value if isinstance(value, Markup) else clean(str(value))


def _chart(chart: Chart) -> Markup:
    return Markup(svg(chart))  # noqa: S704 - made by us, what others wrote is escaped there


def _marked(pieces: tuple[Piece, ...] | None, tag: str) -> Markup:
    """Words with those that are on one side only in `<del>` or `<ins>`."""
    if pieces is None:
        return Markup('<span class="unknown">nothing stated</span>')
    parts = [
        Markup("<{0}>{1}</{0}>").format(Markup(tag), clean(text)) if is_own else escape(clean(text))  # noqa: S704 - ours
        for text, is_own in pieces
        if clean(text)
    ]
    return Markup(" ").join(parts)


def as_data(page: Page) -> dict[str, object]:
    """The page as data: what it says, in the same order, and the record it is about."""
    facts = page.facts
    return {
        "address": page.address,
        "kind": page.kind,
        "title": clean(page.title),
        "draft": page.is_draft,
        "held": page.is_held,
        "last_checked": facts.checked or None,
        "last_changed": facts.changed or None,
        "next_expected": facts.expected or None,
        "how_read": clean(facts.how) or None,
        "sources": [_line(line) for line in facts.sources],
        "licence": facts.licence or None,
        "lead": [_line(line) for line in page.lead],
        "record": page.record,
        "differences": [_difference(difference) for difference in page.differences],
        "sections": [
            {
                "title": clean(section.title),
                "text": [_line(line) for line in (*section.text, *section.points)],
                "tables": [_table(table) for table in section.tables],
            }
            for section in page.sections
        ],
    }


def _line(line: Line) -> dict[str, object]:
    links = [] if isinstance(line, str) else [part.url.removeprefix(OWN) for part in line if isinstance(part, Link)]
    return {"text": clean(plain(line)), "links": links}


def _table(table: Table) -> dict[str, object]:
    columns = [clean(str(column)) for column in table.columns]
    rows = [dict(zip(columns, map(_value, row), strict=True)) for row in table.rows]
    return {"name": clean(table.name), "columns": columns, "rows": rows}


def _value(cell: Cell) -> object:
    if isinstance(cell, Link):
        return {"text": clean(cell.text), "link": cell.url.removeprefix(OWN)}
    if isinstance(cell, tuple):
        return _line(cell)
    return clean(str(cell)) if isinstance(cell, str) else cell


def _difference(difference: Difference) -> dict[str, object]:
    sides = {"before": difference.before, "after": difference.after}
    texts = {side: None if of is None else clean(" ".join(text for text, _ in of)) for side, of in sides.items()}
    return {"field": difference.words, **texts}


def _csv(tables: Iterable[Table]) -> bytes:
    """All tables of a page in one file, an empty line between them. No cell can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        writer.writerow(map(harmless, table.columns))
        writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> str:
    """A cell of a CSV file: what is not known says so, and nothing acts as a formula."""
    return no_formula(
        UNKNOWN if cell is None else clean("".join(map(str, cell)) if isinstance(cell, tuple) else str(cell))
    )
