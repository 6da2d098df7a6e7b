"""A published list in the layouts that publishers choose, with what stands around it on real pages.

Each layout turns entries `(wording, tier or None)` into a document: its bytes and its media type. All menus and remarks
are invented; only the entries are published ones.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from html import escape

from fpdf import FPDF
from openpyxl import Workbook

Entries = Sequence[tuple[str, str | None]]
Layout = Callable[[Entries], tuple[bytes, str]]

_USES = [
    "used in alloys with copper, tin and zinc",
    "essential to batteries",
    "needed for magnets and lead-free solder",
    "widely used in glass, steel and catalysts",
]
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Critical minerals list | Ministry of Mines</title>
<script>var names = ["Gold", "Silver", "Iron ore"];</script><style>.lead {{ color: #333 }}</style></head><body>
<header class="site-header"><nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/gold">Gold</a></li>
<li><a href="/coal">Coal</a></li><li><a href="/iron">Iron ore</a></li><li><a href="/salt">Salt</a></li></ul></nav>
</header>
<div class="breadcrumb"><a href="/">Home</a> &rsaquo; <a href="/minerals">Minerals</a></div>
<main><h1>Critical minerals list</h1><p class="lead">These minerals matter to our economy, and their supply may be
disrupted. The list was last reviewed by the Ministry with industry.</p>
{content}
<h2>Related pages</h2><ul><li><a href="/a">Salt statistics</a></li><li><a href="/b">Gold production</a></li>
<li><a href="/c">Iron ore exports</a></li><li><a href="/d">Contact the survey</a></li></ul>
</main><aside><h3>News</h3><p>Silver prices rose; gold, salt and coal fell.</p></aside>
<footer><ul><li>Privacy</li><li>Gold</li><li>Silver</li><li>Salt</li></ul><p>&copy; 2026 Ministry of Mines</p></footer>
</body></html>"""


def _page(content: str) -> tuple[bytes, str]:
    return _PAGE.format(content=content).encode(), "text/html"


def _text(wording: str) -> str:
    """As pages write it: entities, and spaces that must not break."""
    return escape(wording).replace(" ", "&nbsp;", 1)


def _items(entries: Entries) -> str:
    return "".join(f"<li>{_text(wording)}</li>\n" for wording, _ in entries)


def _tiers(entries: Entries) -> dict[str | None, list[tuple[str, str | None]]]:
    result: dict[str | None, list[tuple[str, str | None]]] = {}
    for wording, tier in entries:
        result.setdefault(tier, []).append((wording, tier))
    return result


def bulleted(entries: Entries) -> tuple[bytes, str]:
    """A bulleted list under a sentence that states the count."""
    return _page(f"<p>The {len(entries)} critical minerals are:</p><ul>{_items(entries)}</ul>")


def numbered(entries: Entries) -> tuple[bytes, str]:
    """Numbers that the text itself holds."""
    items = "".join(f"<p>{number}. {_text(wording)};</p>" for number, (wording, _) in enumerate(entries, 1))
    return _page(f"<p>The list of critical minerals:</p>{items}")


def ten_columns(entries: Entries) -> tuple[bytes, str]:
    """A table with ten other columns, some of which name materials."""
    others = [
        "Symbol no.",
        "Main use",
        "Top producer",
        "Share",
        "By-product of",
        "Price",
        "Stock",
        "Risk",
        "Score",
        "Note",
    ]
    cells = ["12", "Alloys of copper and tin", "Utopia", "45 %", "Copper", "9,100", "n/a", "high", "0.71", ""]
    head = "".join(f"<th>{word}</th>" for word in ["Critical mineral", *others])
    rows = "".join(
        f"<tr><td>{_text(wording)}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for wording, _ in entries
    )
    return _page(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")


def tiers(entries: Entries) -> tuple[bytes, str]:
    """Each tier under its heading."""
    parts = [f"<h3>{escape(_heading(tier))}</h3><ul>{_items(of)}</ul>" for tier, of in _tiers(entries).items()]
    return _page("".join(parts))


def _heading(tier: str | None) -> str:
    tier = tier or "Critical minerals"
    return f"Category {tier}" if len(tier) == 1 else tier


def prose(entries: Entries) -> tuple[bytes, str]:
    """One sentence with an Oxford comma; semicolons where an entry itself has a comma."""
    wordings = [wording for wording, _ in entries]
    mark = "; " if any(set(",;，、") & set(wording) or " and " in wording for wording in wordings) else ", "
    row = mark.join(wordings[:-1]) + f"{mark}and {wordings[-1]}" if len(wordings) > 1 else wordings[0]
    return _page(f"<p>The final list of {len(wordings)} critical minerals includes: {escape(row)}.</p>")


def _rows(wordings: Sequence[str], wide: int) -> Iterator[list[str]]:
    high = -(-len(wordings) // wide)
    for row in range(high):
        yield [wordings[row + column * high] for column in range(wide) if row + column * high < len(wordings)]


def plain_columns(entries: Entries) -> tuple[bytes, str]:
    """Four columns of plain text."""
    wordings = [wording for wording, _ in entries]
    width = max(map(len, wordings)) + 4
    rows = "\n".join("".join(wording.ljust(width) for wording in row).rstrip() for row in _rows(wordings, 4))
    title = f"MINISTRY OF MINES\n\nLIST OF CRITICAL MINERALS\n\nThe list has {len(wordings)} minerals."
    return f"{title}\n\n{rows}\n\nWrite to us.\n".encode(), "text/plain"


def definitions(entries: Entries) -> tuple[bytes, str]:
    """A definition list that says what each is used for."""
    items = "".join(
        f"<dt>{_text(wording)}</dt><dd>{_USES[place % 4].capitalize()}.</dd>"
        for place, (wording, _) in enumerate(entries)
    )
    return _page(f"<h2>The critical minerals</h2><dl>{items}</dl>")


def accordion(entries: Entries) -> tuple[bytes, str]:
    """The list as the text version of a picture."""
    return _page(
        '<figure><img src="list.png" alt="Critical minerals"></figure><details><summary>Text version</summary>'
        f"<div><p>Critical minerals:</p><ul>{_items(entries)}</ul></div></details>"
    )


def dashed(entries: Entries) -> tuple[bytes, str]:
    """Bold names, each with its use after a dash and some with the mark of a footnote."""
    items = "".join(
        f"<li><strong>{_text(wording)}</strong>{'' if place % 3 else '<sup>2</sup>'} &ndash; {_USES[place % 4]}</li>"
        for place, (wording, _) in enumerate(entries)
    )
    return _page(f"<p>Critical minerals of our country</p><ul>{items}</ul><p><sup>2</sup> New since the last list.</p>")


def compared(entries: Entries) -> tuple[bytes, str]:
    """A table that says for each whether other countries list it, too."""
    head = "".join(
        f"<th>{word}</th>" for word in ["Critical mineral", "On the US list", "On the EU list", "On the UK list"]
    )
    rows = "".join(
        f"<tr><td>{_text(wording)}</td><td>Yes</td><td>{'No' if place % 2 else 'Yes'}</td><td>&#10003;</td></tr>"
        for place, (wording, _) in enumerate(entries)
    )
    return _page(f"<table><tr>{head}</tr>{rows}</table>")


def cards(entries: Entries) -> tuple[bytes, str]:
    """A card for each, with a heading."""
    items = "".join(
        f'<div class="card"><h3>{_text(wording)}</h3><p>{_USES[place % 4].capitalize()}.</p></div>'
        for place, (wording, _) in enumerate(entries)
    )
    return _page(f"<h2>Our critical minerals</h2>{items}")


def lines(entries: Entries) -> tuple[bytes, str]:
    """Lines of one paragraph."""
    return _page(
        f"<p>The list of critical minerals is:</p><p>{'<br>'.join(_text(wording) for wording, _ in entries)}</p>"
    )


def data(entries: Entries) -> tuple[bytes, str]:
    """An answer of a programming interface."""
    rows = [{"id": place, "mineral": wording, "updated": "2026-01-05"} for place, (wording, _) in enumerate(entries)]
    return json.dumps(
        {"title": "Critical minerals list", "count": len(rows), "minerals": rows}
    ).encode(), "application/json"


def workbook(entries: Entries) -> tuple[bytes, str]:
    """A sheet with a title, a header and other columns; notes on a sheet of their own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Critical minerals"
    sheet.append(["Critical minerals list"])
    sheet.append([])
    sheet.append(["No.", "Mineral", "Share of imports", "Reviewed"])
    for place, (wording, _) in enumerate(entries, 1):
        sheet.append([place, wording, 0.25 * (place % 4), 2026])
    notes = book.create_sheet("Notes")
    notes.append(["Prices are those of the exchange. Copper and gold are quoted per tonne and ounce."])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _pdf() -> FPDF:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 18)
    pdf.cell(0, 12, "Critical minerals list", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", "", 10)
    introduction = (
        "The Ministry of Mines publishes this list under the Act on Raw Materials. It is reviewed every three years "
        "with industry, science and the regions, and may be changed by order of the Minister."
    )
    pdf.multi_cell(0, 5, introduction, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
    return pdf


def pdf_bullets(entries: Entries) -> tuple[bytes, str]:
    """A PDF with bulleted lines."""
    pdf = _pdf()
    for wording, _ in entries:
        pdf.cell(0, 5, f"- {wording}", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output()), "application/pdf"


def pdf_columns(entries: Entries) -> tuple[bytes, str]:
    """A PDF with two columns that no rule parts."""
    pdf = _pdf()
    for row in _rows([wording for wording, _ in entries], 2):
        for wording in row:
            pdf.cell(90, 5, wording)
        pdf.ln(5)
    return bytes(pdf.output()), "application/pdf"


def pdf_table(entries: Entries) -> tuple[bytes, str]:
    """A PDF with a ruled table, in which long entries are broken into lines."""
    pdf = _pdf()
    rows = [(str(place), wording, _USES[place % 4]) for place, (wording, _) in enumerate(entries, 1)]
    with pdf.table(col_widths=(1, 5, 6)) as table:
        for cells in [("No.", "Critical mineral", "Use"), *rows]:
            table.row(cells)
    return bytes(pdf.output()), "application/pdf"


LAYOUTS: tuple[Layout, ...] = (
    bulleted, numbered, ten_columns, tiers, prose, plain_columns, definitions, accordion, dashed, compared, cards,
    lines, data, workbook, pdf_bullets, pdf_columns, pdf_table,
)  # fmt: skip
