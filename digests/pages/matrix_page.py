"""The matrix of materials and lists as a web page and as a picture (SVG). Pure: markup out, no script, nothing fetched.

A cell says in figures since when a material has stood on a list, so nothing hangs on colour alone; its three shades of
one blue keep their order in grey and for every kind of colour blindness.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from digests.forms.render import html_template
from storage.baseline.matrix import Cell, Row
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import name

_CELL, _LEFT, _TOP, _LEGEND = 26, 190, 64, 56  # pixels
Shade = tuple[int, str, str, str]
_SHADES: tuple[Shade, ...] = (  # since fewer years than this: fill, ink, words
    (2, "#08306b", "#ffffff", "for less than 2 years"),
    (5, "#4a90c4", "#000000", "for 2 to 5 years"),
    (10_000, "#c6dbef", "#000000", "for longer"),
)


def by_weight(rows: Sequence[Row]) -> list[Row]:
    """The rows, the materials that most lists name first."""
    return sorted(rows, key=lambda row: (-len(row[1]), name(row[0])))


def as_data(as_of: str, codes: Sequence[str], rows: Sequence[Row], late: Mapping[str, str]) -> dict[str, object]:
    """The `matrix` shape of the outside contract."""
    minerals = [row_of(*row) for row in rows]
    return {"as_of": as_of, "jurisdictions": list(codes), "outdated": dict(late), "minerals": minerals}


def row_of(material: str, cells: Mapping[str, Cell]) -> dict[str, object]:
    """One material of the `matrix` shape."""
    return {"id": material, "name": name(material), "listed": {code: _stated(cell) for code, cell in cells.items()}}


def _stated(cell: Cell) -> dict[str, object]:
    stated: dict[str, object] = {"tier": cell.tier, "as_published": cell.as_published, "since": cell.since}
    return {**stated, "by": cell.by} if cell.by else stated


def page(as_of: str, codes: Sequence[str], rows: Sequence[Row], late: Mapping[str, str]) -> str:
    """A web page with the matrix as a table; `late`: what to say of the lists that a later edition outdates."""
    lines = [
        (
            name(material),
            len(cells),
            [(cells[code], _shade(cells[code], as_of)) if code in cells else None for code in codes],
        )
        for material, cells in by_weight(rows)
    ]
    heads = [(code, _named(code, late)) for code in codes]
    notes = [(code, name_of(code), note) for code, note in late.items()]
    return html_template("matrix.html.j2").render(as_of=as_of, heads=heads, lines=lines, shades=_SHADES, notes=notes)


def _named(code: str, late: Mapping[str, str]) -> str:
    return f"{name_of(code)}; {late[code]}" if code in late else name_of(code)


def picture(as_of: str, codes: Sequence[str], rows: Sequence[Row], late: Mapping[str, str]) -> str:
    """The matrix as SVG 1.1, with a title, a legend and, in each cell, the year and the wording on hovering."""
    width, height = _LEFT + _CELL * len(codes) + 60, _TOP + _CELL * len(rows) + _LEGEND
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="Arial, sans-serif" font-size="11">',
        f"<title>Materials on published lists, {escape(as_of)}</title>",
        f"<desc>{len(rows)} materials on {len(codes)} lists; each cell has the year since when. *: outdated</desc>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="8" y="20" font-size="15" font-weight="bold">Materials on published lists, {escape(as_of)}</text>',
    ]
    parts += [_head(place, code, late) for place, code in enumerate(codes)]
    for number, (material, cells) in enumerate(by_weight(rows)):
        parts += _line(number, material, codes, cells, as_of)
    parts += _legend(_TOP + _CELL * len(rows) + 24)
    return "\n".join([*parts, "</svg>", ""])


def _head(place: int, code: str, late: Mapping[str, str]) -> str:
    x = _LEFT + _CELL * place + _CELL // 2
    size = 10 if len(code) <= 3 else 8
    return (
        f'<text x="{x}" y="{_TOP - 8}" font-size="{size}" text-anchor="middle">{escape(code)}'
        f"{'*' if code in late else ''}<title>{escape(_named(code, late))}</title></text>"
    )


def _line(number: int, material: str, codes: Sequence[str], cells: Mapping[str, Cell], as_of: str) -> list[str]:
    y = _TOP + _CELL * number
    width, band = _LEFT + _CELL * len(codes) + 60, "#f5f6f7" if number % 2 else "#ffffff"
    parts = [
        f'<rect x="0" y="{y}" width="{width}" height="{_CELL}" fill="{band}"/>',
        f'<text x="{_LEFT - 8}" y="{y + 17}" text-anchor="end">{escape(name(material))}</text>',
    ]
    for place, code in enumerate(codes):
        if code in cells:
            parts.append(_cell(_LEFT + _CELL * place, y, code, cells[code], as_of))
    parts.append(f'<text x="{_LEFT + _CELL * len(codes) + 10}" y="{y + 17}">{len(cells)}</text>')
    return parts


def _cell(x: int, y: int, code: str, cell: Cell, as_of: str) -> str:
    _, fill, ink, _ = _shade(cell, as_of)
    tier = f", {cell.tier}" if cell.tier else ""
    label = f"{name_of(code)}: “{cell.as_published}”{tier}, since {cell.since}"
    look = f'fill="{fill}"'
    if cell.by:  # hollow: it stands there as a group or by its members
        ink, look = "#000000", f'fill="#ffffff" stroke="{fill}" stroke-width="2"'
    return (
        f'<g><title>{escape(label)}</title><rect x="{x + 1}" y="{y + 1}" width="{_CELL - 2}" height="{_CELL - 2}" '
        f'{look}/><text x="{x + _CELL // 2}" y="{y + 17}" fill="{ink}" text-anchor="middle" font-size="10">'
        f"{escape(cell.since[2:4])}</text></g>"
    )


def _legend(y: int) -> list[str]:
    parts = [f'<text x="8" y="{y + 12}">Listed without a break; hollow: as a group</text>']
    for place, (_, fill, _, words) in enumerate(_SHADES):
        x = 250 + 150 * place
        parts.append(f'<rect x="{x}" y="{y}" width="16" height="16" fill="{fill}"/>')
        parts.append(f'<text x="{x + 22}" y="{y + 12}">{words}</text>')
    return parts


def _shade(cell: Cell, as_of: str) -> Shade:
    """By the whole years since the date, which may be as vague as a year."""
    year, month, day = (*map(int, cell.since.split("-")), 1, 1)[:3]
    age = (date.fromisoformat(as_of) - date(year, month, day)).days / 365.25
    return next(shade for shade in _SHADES if age < shade[0])
