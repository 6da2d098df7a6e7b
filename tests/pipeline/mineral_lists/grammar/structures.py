"""The forms in which a list stands on a page: entries -> HTML or text. Every second form is never tuned on."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape
from random import Random

Form = Callable[[Sequence[str], Random], str]


def _each(entries: Sequence[str], pattern: str) -> str:
    return "".join(pattern.format(e=escape(entry), n=number) for number, entry in enumerate(entries, 1))


def _bullets(entries: Sequence[str], _: Random) -> str:
    return f"<ul>{_each(entries, '<li>{e}</li>')}</ul>"


def _chips(entries: Sequence[str], _: Random) -> str:
    return f"<div class='tags'>{_each(entries, '<span class=chip><span>{e}</span></span>')}</div>"


def _numbered(entries: Sequence[str], _: Random) -> str:
    return f"<ol>{_each(entries, '<li>{e};</li>')}</ol>"


def _letter_numbers(entries: Sequence[str], _: Random) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    marks = [*letters, *(first + second for first in "ab" for second in letters)]
    return "".join(f"<p>({mark}) {escape(entry)};</p>" for mark, entry in zip(marks, entries, strict=False))


def _table(entries: Sequence[str], rng: Random) -> str:
    cells = ((escape(entry), f"{rng.randint(1, 99)} kt", rng.choice(["High", "Low"])) for entry in entries)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    return f"<table><thead><tr><th>Mineral</th><th>Reserves</th><th>Potential</th></tr></thead>{rows}</table>"


def _table_numbered(entries: Sequence[str], _: Random) -> str:
    return f"<table><tr><td>No.</td><td>Name</td></tr>{_each(entries, '<tr><td>{n}</td><td>{e}</td></tr>')}</table>"


def _grid(entries: Sequence[str], rng: Random) -> str:
    wide = rng.choice([3, 4])
    rows = [entries[start : start + wide] for start in range(0, len(entries), wide)]
    return f"<table>{''.join('<tr>' + _each(row, '<td>{e}</td>') + '</tr>' for row in rows)}</table>"


def _grid_by_columns(entries: Sequence[str], rng: Random) -> str:
    high = -(-len(entries) // rng.choice([2, 3]))
    parts = [entries[start : start + high] for start in range(0, len(entries), high)]
    rows = [[part[row] if row < len(part) else "" for part in parts] for row in range(high)]
    return f"<table>{''.join('<tr>' + _each(row, '<td>{e}</td>') + '</tr>' for row in rows)}</table>"


def _prose(entries: Sequence[str], rng: Random) -> str:
    start = rng.choice(["The list includes", "They are", "These are"])
    return (
        f"<p>{start}: {escape(', '.join(entries[:-1]))}, and {escape(entries[-1])}. It enters into force at once.</p>"
    )


def _semicolons(entries: Sequence[str], _: Random) -> str:
    return f"<p>{escape('; '.join(entries))}.</p>"


def _dots(entries: Sequence[str], rng: Random) -> str:
    return f"<p>{escape(rng.choice([' • ', ' | ', ' · ']).join(entries))}</p>"


def _breaks(entries: Sequence[str], _: Random) -> str:
    return f"<p>{'<br>'.join(map(escape, entries))}</p>"


def _cards(entries: Sequence[str], rng: Random) -> str:
    return "".join(
        f"<div class='card'><div class='symbol'>{rng.choice('ABCDEFG')}{number}</div><div class='name'>{escape(entry)}"
        f"</div><p>Found in {rng.choice(['granite', 'brines', 'laterite'])} and used widely.</p></div>"
        for number, entry in enumerate(entries, 1)
    )


def _heading_cards(entries: Sequence[str], _: Random) -> str:
    return _each(entries, "<div class='tile'><h4>{e}</h4><p>Important for industry, and hard to replace.</p></div>")


def _accordion(entries: Sequence[str], _: Random) -> str:
    return _each(entries, "<details><summary>{e}</summary><p>It is mined in few places.</p></details>")


def _buttons(entries: Sequence[str], _: Random) -> str:
    return _each(entries, "<div><button>{e}</button><div class='panel'><p>Read about its uses.</p></div></div>")


def _definitions(entries: Sequence[str], _: Random) -> str:
    return f"<dl>{_each(entries, '<dt>{e}</dt><dd>An important input of industry</dd>')}</dl>"


def _paragraph_uses(entries: Sequence[str], _: Random) -> str:
    return _each(entries, "<p><strong>{e}</strong>: used in alloys and glass.</p>")


def _dashed(entries: Sequence[str], _: Random) -> str:
    return f"<ul>{_each(entries, '<li>{e} – used in many industries</li>')}</ul>"


def _blocks(entries: Sequence[str], _: Random) -> str:
    return f"<div class='grid'>{_each(entries, '<div>{e}</div>')}</div>"


def _o_bullets(entries: Sequence[str], _: Random) -> str:
    return _each(entries, "<div>o&nbsp;&nbsp; {e}</div>")


def _columns(entries: Sequence[str], rng: Random) -> str:
    high = -(-len(entries) // rng.choice([2, 3, 4]))
    parts = [entries[start : start + high] for start in range(0, len(entries), high)]
    return f"<div class='row'>{''.join('<div class=col>' + _bullets(part, rng) + '</div>' for part in parts)}</div>"


def _letters(entries: Sequence[str], rng: Random) -> str:
    initials = dict.fromkeys(entry[:1].upper() for entry in entries)
    return "".join(
        f"<h4>{initial}</h4>{_bullets([entry for entry in entries if entry[:1].upper() == initial], rng)}"
        for initial in initials
    )


def _run_on(entries: Sequence[str], _: Random) -> str:
    return f"<p>{''.join(f'{number}. {escape(entry)}.' for number, entry in enumerate(entries, 1))}</p>"


def _bracket_numbers(entries: Sequence[str], _: Random) -> str:
    return f"<p>{'; '.join(f'({number}) {escape(entry)}' for number, entry in enumerate(entries, 1))}.</p>"


def _links(entries: Sequence[str], _: Random) -> str:
    return f"<ul class='links'>{_each(entries, '<li><a href=/m/{n}><b>{e}</b></a></li>')}</ul>"


def _rows_of_divs(entries: Sequence[str], rng: Random) -> str:
    return "".join(
        f"<div class='r'><div class='c1'>{escape(entry)}</div><div class='c2'>{rng.choice(['Yes', 'No'])}</div></div>"
        for entry in entries
    )


def _text_bullets(entries: Sequence[str], rng: Random) -> str:
    mark = rng.choice(["-", "*", "•", "o"])
    return f"<pre>{escape(chr(10).join(f'  {mark} {entry}' for entry in entries))}</pre>"


HTML_FORMS: tuple[Form, ...] = (
    _bullets, _links, _numbered, _letter_numbers, _table, _table_numbered, _grid, _grid_by_columns, _prose, _semicolons,
    _breaks, _dots, _cards, _rows_of_divs, _heading_cards, _accordion, _definitions, _buttons, _dashed, _paragraph_uses,
    _blocks, _o_bullets, _columns, _chips, _letters, _run_on, _bracket_numbers,
)  # fmt: skip


def _lines(entries: Sequence[str], _: Random) -> str:
    return "\n".join(entries)


def _dash_lines(entries: Sequence[str], rng: Random) -> str:
    mark = rng.choice(["-", "•", "*"])
    return "\n".join(f"{mark} {entry}" for entry in entries)


def _number_lines(entries: Sequence[str], _: Random) -> str:
    return "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))


def _cell_lines(entries: Sequence[str], rng: Random) -> str:
    heads = ["Mineral", "Rank", "Output", "Outlook"]
    rows = (
        f"{entry}\n{number}\n{rng.randint(2, 900)} kt\n{rng.choice(['Stable', 'Rising'])}"
        for number, entry in enumerate(entries, 1)
    )
    return "\n".join([*heads, *rows])


def _comma_text(entries: Sequence[str], _: Random) -> str:
    return f"{', '.join(entries[:-1])} and {entries[-1]}."


def _spaced_columns(entries: Sequence[str], _: Random) -> str:
    rows = [entries[start : start + 3] for start in range(0, len(entries), 3)]
    return "\n".join("   ".join(f"{entry:<36}" for entry in row).rstrip() for row in rows)


def _markdown_table(entries: Sequence[str], _: Random) -> str:
    return "\n".join(["| Mineral | Note |", "|---|---|", *(f"| {entry} | – |" for entry in entries)])


def _tabs(entries: Sequence[str], _: Random) -> str:
    return "\n".join(f"{number}\t{entry}" for number, entry in enumerate(entries, 1))


TEXT_FORMS: tuple[Form, ...] = (
    _lines, _comma_text, _dash_lines, _number_lines, _cell_lines, _tabs, _spaced_columns, _markdown_table,
)  # fmt: skip


def csv_of(entries: Sequence[str], others: Sequence[str], rng: Random, flagged: bool) -> str:
    """A CSV with a header; where `flagged`, `others` stand in it too and a column says what is listed."""
    rows = [(entry, "yes") for entry in entries] + ([(other, "no") for other in others] if flagged else [])
    rng.shuffle(rows)
    head = "mineral,on_list,share\n" if flagged else "mineral,class,share\n"
    return head + "\n".join(f'"{name}",{flag if flagged else "C"},{rng.randint(1, 99)}' for name, flag in rows)


def json_of(entries: Sequence[str], title: str, count: int | None) -> str:
    """JSON: a title, the entries as objects, and perhaps their number."""
    value = {"title": title, **({"total": count} if count else {}), "minerals": [{"name": entry} for entry in entries]}
    return json.dumps(value, ensure_ascii=False)
