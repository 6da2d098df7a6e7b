# ruff: noqa: E501 - markup as content systems write it
"""Forms in which the content systems of governments write a list, all of them open to tuning: entries -> HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from random import Random

from tests.pipeline.mineral_lists.grammar.structures import Form
from vocabulary.minerals import get, lookup

_USES = (
    "Used in batteries and alloys.", "Needed for steel and for magnets.", "Part of semiconductors and optics.",
    "Mined in few countries.", "An input of the chemical industry.",
)  # fmt: skip

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARKS = (*_LETTERS, *(item * 2 for item in _LETTERS), *(f"a{item}" for item in _LETTERS[1:]))


def _each(entries: Sequence[str], pattern: str, between: str = "\n") -> str:
    """The pattern for each entry: `{e}` the name, `{n}` its number, `{u}` a sentence, `{s}` its symbol, `{a}` a link."""
    return between.join(
        pattern.format(e=escape(entry), n=number, u=_USES[number % 5], s=_symbol(entry), a=f"/m/{number}")
        for number, entry in enumerate(entries, 1)
    )


def _symbol(entry: str) -> str:
    match = lookup(entry)
    return (get(match.minerals[0]).symbol if match else None) or "–"


def _columns(entries: Sequence[str], number: int) -> list[Sequence[str]]:
    high = -(-len(entries) // number)
    return [entries[start : start + high] for start in range(0, len(entries), high)]


def _form(pattern: str, wrapper: str = "{}", between: str = "\n") -> Form:
    """A form that writes each entry by one pattern."""

    def form(entries: Sequence[str], _: Random) -> str:
        return wrapper.format(_each(entries, pattern, between))

    return form


def _in_columns(pattern: str, column: str, wrapper: str) -> Form:
    """A form that writes the entries in two to four columns."""

    def form(entries: Sequence[str], rng: Random) -> str:
        parts = _columns(entries, rng.choice([2, 2, 3, 4]))
        return wrapper.format("".join(column.format(_each(part, pattern)) for part in parts))

    return form


def _two_halves(head: str, row: str) -> Form:
    """A table whose rows hold one entry of the first half and one of the second."""

    def form(entries: Sequence[str], _: Random) -> str:
        left, right = _columns(entries, 2)
        rows = []
        for place, name in enumerate(left):
            other = right[place] if place < len(right) else ""
            symbol, number = (_symbol(other), len(left) + place + 1) if other else ("", "")
            rows.append(row.format(a=escape(name), b=escape(other), n=place + 1, m=number, s=_symbol(name), t=symbol))
        return f"<table>{head}{''.join(rows)}</table>"

    return form


def _letters(entries: Sequence[str], _: Random) -> str:
    rows = [f"<p>({mark}) {escape(entry)};</p>" for mark, entry in zip(_MARKS, entries, strict=False)]
    return "".join(rows)[:-5] + ".</p>"


def _lettered_cells(entries: Sequence[str], _: Random) -> str:
    """As an annex of a regulation is printed: a table of one row for each entry."""
    return "".join(
        '<table width="100%" border="0"><colgroup><col width="4%"><col width="96%"></colgroup><tbody><tr>'
        f'<td valign="top"><p class="oj-normal">({mark})</p></td><td valign="top"><p class="oj-normal">{escape(entry)};</p></td>'
        "</tr></tbody></table>"
        for mark, entry in zip(_MARKS, entries, strict=False)
    )


def _romans(entries: Sequence[str], _: Random) -> str:
    def roman(number: int) -> str:
        tens, ones = divmod(number, 10)
        return "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]

    return "".join(f"<p>({roman(number)}) {escape(entry)}</p>" for number, entry in enumerate(entries, 1))


def _circled(entries: Sequence[str], rng: Random) -> str:
    marks = [
        chr(0x2460 + place)
        if place < 20
        else chr(0x3251 + place - 20)
        if place < 35
        else chr(0x32B1 + place - 35)
        if place < 50
        else f"({place + 1})"
        for place in range(len(entries))
    ]
    between = rng.choice(["<br>", "</p><p>", " "])
    return "<p>" + between.join(f"{mark} {escape(entry)}" for mark, entry in zip(marks, entries, strict=True)) + "</p>"


def _classes(entries: Sequence[str], _: Random) -> str:
    """A table with a class in each row and its members in one cell."""
    parts = _columns(entries, 3)
    names = ("Group A", "Group B", "Group C")
    rows = "".join(
        f"<tr><th>{name}</th><td>{'<br>'.join(map(escape, part))}</td></tr>"
        for name, part in zip(names, parts, strict=False)
    )
    return f"<table>{rows}</table>"


def _one_cell(entries: Sequence[str], rng: Random) -> str:
    between = rng.choice(["<br>", "<br/>\n", "</p><p>"])
    cell = between.join(map(escape, entries))
    return f"<table><tr><th>Listed</th><th>Since</th></tr><tr><td><p>{cell}</p></td><td>2023</td></tr></table>"


def _definition_numbers(entries: Sequence[str], _: Random) -> str:
    return f"<dl>{_each(entries, '<dt>{n}</dt><dd>{e}</dd>')}</dl>"


def _marked(entries: Sequence[str], rng: Random) -> str:
    marks = ["*", "†", "<sup>1</sup>", "<sup>(2)</sup>", " [3]", "<a href='#n4'><sup>4</sup></a>"]
    return (
        "<ul>"
        + "".join(f"<li>{escape(entry)}{rng.choice(marks) if rng.random() < 0.3 else ''}</li>" for entry in entries)
        + "</ul>"
    )


def _table_of_one_row(entries: Sequence[str], _: Random) -> str:
    return f"<table><tr>{_each(entries, '<td>{e}</td>')}</tr></table>"


def _rows_of_pairs(entries: Sequence[str], rng: Random) -> str:
    """A grid of cells in which symbols stand before names."""
    wide = rng.choice([2, 3])
    padded = [*entries, *[""] * (-len(entries) % wide)]
    rows = [padded[start : start + wide] for start in range(0, len(padded), wide)]
    cells = (
        "".join(f"<td>{_symbol(item) if item else ''}</td><td>{escape(item)}</td>" for item in row) for row in rows
    )
    return "<table>" + "".join(f"<tr>{cell}</tr>" for cell in cells) + "</table>"


def _tabs(entries: Sequence[str], _: Random) -> str:
    tabs = _each(entries, "<button role='tab' aria-controls='p{n}'>{e}</button>")
    panels = _each(entries, "<div role='tabpanel' id='p{n}'><p>{u} {u}</p></div>")
    return f"<div role='tablist'>{tabs}</div>{panels}"


def _lower_prose(entries: Sequence[str], rng: Random) -> str:
    lead = rng.choice(["The following are listed:", "They are", "On the list stand", "Listed are:"])
    names = [escape(entry) for entry in entries]
    return f"<p>{lead} {'; '.join(f'({place}) {name}' for place, name in enumerate(names[:-1], 1))}; and ({len(names)}) {names[-1]}.</p>"


SITE_FORMS: tuple[Form, ...] = (
    # Drupal, Plone, SharePoint, WordPress, gov.uk, Canada.ca
    _form('<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="{a}" hreflang="en">{e}</a></span></div></div>', '<div class="view-content">{}</div>'),
    _form('<div class="views-row"><div class="views-field-title">{e}</div><div class="views-field-body">{u}</div></div>', '<div class="view-content">{}</div>'),
    _form('<article class="tileItem"><h2 class="tileHeadline"><a href="{a}">{e}</a></h2><p class="tileBody"><span class="description">{u}</span></p></article>'),
    _form("<p>\u200b{e}\u200b</p>", '<div class="ms-rtestate-field">{}</div>'),
    _form("<div>\u200b{e}<br></div>", '<div class="ms-rtestate-field">{}</div>'),
    _form('<p class="MsoListParagraph"><span>·<span>&nbsp;&nbsp;&nbsp;&nbsp;</span></span>{e}</p>'),
    _form('<p class="MsoListParagraph"><span>{n}.<span>&nbsp;&nbsp;&nbsp;</span></span><span>{e}</span></p>'),
    _in_columns("<li>{e}</li>", '<div class="wp-block-column"><ul>{}</ul></div>', '<div class="wp-block-columns">{}</div>'),
    _in_columns("{e}<br>", '<div class="col-md-4"><p>{}</p></div>', '<div class="row">{}</div>'),
    _in_columns("<p>{e}</p>", '<div class="col-sm-6">{}</div>', '<div class="row">{}</div>'),
    _in_columns("<li>{e}</li>", "<td><ul>{}</ul></td>", "<table><tr>{}</tr></table>"),
    _in_columns("{e}<br>", "<td>{}</td>", "<table><tr>{}</tr></table>"),
    _in_columns("<p>{e}</p>", "<td>{}</td>", "<table><tbody><tr>{}</tr></tbody></table>"),
    _in_columns("<div>{e}</div>", "<td>{}</td>", "<table><tbody><tr>{}</tr></tbody></table>"),
    _form('<div class="govuk-accordion__section"><div class="govuk-accordion__section-header"><h2><span class="govuk-accordion__section-button">{e}</span></h2></div><div class="govuk-accordion__section-content"><p>{u} {u}</p></div></div>', '<div class="govuk-accordion">{}</div>'),
    _form('<div class="gc-card"><div class="h5">{e}</div><div class="text">{u}</div></div>'),
    _form("<tr><td>{e}</td><td>{s}</td><td>{u}</td></tr>", '<table class="wb-tables table table-striped"><caption>Table 1</caption><thead><tr><th scope="col">Name</th><th scope="col">Symbol</th><th scope="col">Uses</th></tr></thead><tbody>{}</tbody></table>'),
    # acts and gazettes
    _letters, _lettered_cells, _romans, _circled, _lower_prose,
    _form("<p>({n}) {e};</p>"),
    _form('<div class="eli"><p class="num">{n}.</p><p class="text">{e}</p></div>'),
    _form('<div class="item"><span class="no">{n}</span> <span class="txt">{e}</span></div>'),
    _form("【{e}】", "<p>{}</p>", ""),
    _form("・{e}", "<p>{}</p>", "<br>"),
    # cards, tiles, tables of elements
    _form('<a class="tile" href="{a}"><b>{n}</b><em>{e}</em></a>', '<div class="grid">{}</div>'),
    _form('<div class="element"><span class="number">{n}</span><span class="symbol">{s}</span><span class="name">{e}</span></div>', '<div class="elements">{}</div>'),
    _form('<div class="el"><div class="no">{n}</div><div class="sym">{s}</div><div class="nm">{e}</div></div>', '<div class="pt">{}</div>'),
    _form('<li><span class="n">{n}</span><span class="t">{e}</span></li>', "<ul>{}</ul>"),
    _form('<figure><img src="{n}.jpg" alt="{e}"><figcaption>{e}</figcaption></figure>'),
    _form('<div class="flip"><div class="front"><p>{e}</p></div><div class="back"><p>{u}</p></div></div>'),
    _form('<div class="card"><img alt=""><div class="card-body"><a class="stretched-link" href="{a}">{e}</a></div></div>'),
    _form("<h4>{e}</h4><p>{u}</p>"),
    _form("<p><strong>{e}</strong>: {u}</p>"),
    _form("<p><strong>{e}</strong><br>{u}</p>"),
    _form("<p><b>{n}. {e}.</b> {u}</p>"),
    _form("<li><strong>{e}</strong><br>{u}</li>", "<ul>{}</ul>"),
    _form('<li><a href="{a}">{e}</a><p>{u}</p></li>', "<ul>{}</ul>"),
    _form("<li><h3>{e}</h3><p>{u}</p></li>", "<ol>{}</ol>"),
    _form('<div role="listitem">{e}</div>', '<div role="list">{}</div>'),
    _form("<details><summary>{e}</summary><p>{u}</p><ul><li>{u}</li><li>{u}</li></ul></details>"),
    _form('<a href="{a}">{e}</a>', "<p>{}</p>", " | "),
    _form('<span class="badge">{e}</span>', "<div>{}</div>"),
    _form("<div><div>{e}</div></div>", "<div><div><div>{}</div></div></div>"),
    _form("{e}", "<div>{}</div>", "<br><br>"),
    _form("{e}", "<pre>\n{}\n</pre>", "\n"),
    # tables
    _two_halves("<tr><th>No.</th><th>Name</th><th>No.</th><th>Name</th></tr>", "<tr><td>{n}</td><td>{a}</td><td>{m}</td><td>{b}</td></tr>"),
    _two_halves("", "<tr><td>{n}.</td><td>{a}</td><td>{m}.</td><td>{b}</td></tr>"),
    _two_halves("<tr><th>Name</th><th>Symbol</th><th>Name</th><th>Symbol</th></tr>", "<tr><td>{a}</td><td>{s}</td><td>{b}</td><td>{t}</td></tr>"),
    _two_halves("", "<tr><td>{a}</td><td>{b}</td></tr>"),
    _classes, _one_cell, _definition_numbers, _marked, _table_of_one_row, _rows_of_pairs, _tabs,
    _form("<tr><td>{n}</td><td>{s}</td><td><p>{e}</p></td></tr>", "<table>{}</table>"),
    _form("<tr><td>{e}<br><small>{u}</small></td><td>2023</td></tr>", "<table><tr><th>Name</th><th>Since</th></tr>{}</table>"),
    _form('<div class="tr"><div class="td">{e}</div><div class="td">{s}</div><div class="td">{u}</div></div>', '<div class="table">{}</div>'),
)  # fmt: skip
"""Every form is on the half that tuning sees."""
