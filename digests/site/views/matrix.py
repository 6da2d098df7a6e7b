"""The matrix of materials and jurisdictions at every date on which an edition came: a page and its data for each."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import orjson

from digests.pages.matrix_page import as_data
from digests.site.page import Facts, Later, Page, to
from digests.site.world import World
from digests.words import places
from digests.words.wording import counted
from storage.baseline.atlas import InForce, atlas
from storage.baseline.gaps import caveat
from storage.baseline.matrix import Cell, Row, columns, matrix
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import get, name

_FIRST = "2011-01-01"
_SEARCH_WORDS = ("matrix", "countries", "since")
_RANK = 3


def dates(until: date) -> list[str]:
    """Every date on which the matrix may differ: the first days of all editions since 2011."""
    days = {edition.first_day for where in atlas().values() for edition in where.editions}
    return sorted(day for day in days if _FIRST <= day <= until.isoformat())


def pages(world: World) -> Iterator[Later]:
    """The matrix now, and as it stood from each date on. Only the atlas, which comes with the program, is in it."""
    now = world.as_of.isoformat()
    steps = [*world.kept.remembered("matrix", now, lambda: _steps_until(world.as_of)), now]
    for at, day in enumerate(steps):
        is_now = at == len(steps) - 1
        yield Later(
            places.MATRIX if is_now else places.of_matrix(day),
            f"{at} of {' '.join(steps)}",
            functools.partial(_page, steps, at),
            title=_title(day),
            kind="matrix",
            words=_SEARCH_WORDS if is_now else (),
            rank=_RANK,
            is_found=is_now,
        )


def _steps_until(last: date) -> list[str]:
    """The dates at which the matrix is another one: an edition that is no column of it changes nothing."""
    by_day = {day: orjson.dumps({**as_data(day, *matrix(day), _late(day)), "as_of": ""}) for day in dates(last)}
    return [day for before, day in pairwise(("", *by_day)) if by_day[day] != by_day.get(before)]


def _page(steps: list[str], at: int) -> Page:
    page, is_now = _at(steps[at]), at == len(steps) - 1
    return replace(
        page,
        address=places.MATRIX if is_now else page.address,
        extra={**page.extra, **_steps(steps, at)},
        is_found=is_now,
        words=_SEARCH_WORDS if is_now else (),
    )


def _title(day: str) -> str:
    return f"Which list has which mineral, {day}"


def _late(day: str) -> dict[str, str]:
    """Of which lists a later edition is incomplete here, and what is said of it."""
    return {code: note for code, current in columns(day).items() if (note := caveat(current))}


def _steps(days: list[str], at: int) -> Mapping[str, object]:
    """Where a page stands among the dates. The last one is the matrix of today, whose address has no date."""
    last = len(days) - 1
    addresses = [places.MATRIX if place == last else places.of_matrix(day) for place, day in enumerate(days)]
    return {
        "days": days,
        "at": at,
        "day": days[at],
        "earlier": (days[at - 1], addresses[at - 1]) if at else None,
        "later": (days[at + 1], addresses[at + 1]) if at < last else None,
        "note": counted(len(days), "position"),
    }


def _at(day: str) -> Page:
    codes, rows = matrix(day)
    behind, late = columns(day), _late(day)
    whole = as_data(day, codes, rows, late)
    lines = [
        (
            material,
            name(material),
            name(get(material).family),
            len(cells),
            [_cell(cells.get(code), code, late, day) for code in codes],
        )
        for material, cells in sorted(rows, key=_by_weight)
    ]
    heads = [(code, name_of(code), places.of_jurisdiction(code), late.get(code)) for code in codes]
    missing = [
        name_of(code) for code, where in atlas().items() if code not in codes and _published(where.editions, day)
    ]
    return Page(
        address=places.of_matrix(day),
        title=_title(day),
        kind="matrix",
        template="matrix.html.j2",
        extra={"heads": heads, "lines": lines, "missing": missing, "editions": _editions(behind)},
        facts=Facts(
            changed=max((current.edition.date for current in behind.values()), default=""),
            how="from the atlas of published lists; only standing lists that are complete",
            sources=((to("the editions", places.LISTS),),),
            licence="of each publisher; entries are facts",
        ),
        files={"matrix.json": orjson.dumps(whole, option=orjson.OPT_INDENT_2) + b"\n", "matrix.csv": _csv(codes, rows)},
        rank=_RANK,
        is_found=False,
    )


def _published(editions: Sequence[object], day: str) -> bool:
    return any(getattr(edition, "first_day", "9999") <= day for edition in editions)


def _editions(behind: Mapping[str, InForce]) -> Mapping[str, str]:
    return {code: places.of_edition(current.edition.id) for code, current in behind.items()}


def _by_weight(row: Row) -> tuple[int, str]:
    return -len(row[1]), name(row[0])


def _cell(cell: Cell | None, code: str, late: Mapping[str, str], day: str) -> tuple[str, str, str]:
    """Class, text and explanation of a cell. Not listed is said; where a later edition is not known, that is, too."""
    if cell is None:
        return ("", "?", "") if code in late else ("", "–", "")
    age = int(day[:4]) - int(cell.since[:4])
    shade = "s1" if age < 2 else "s2" if age < 5 else "s3"
    tier = f", {cell.tier}" if cell.tier else ""
    by = "" if cell.by is None else ", its members by name" if cell.by == "members" else f", as part of {name(cell.by)}"
    return (
        f"{shade} group" if cell.by else shade,
        cell.since[:4],
        f"{name_of(code)}: “{cell.as_published}”{tier}{by}, since {cell.since}",
    )


def _csv(codes: Sequence[str], rows: Sequence[Row]) -> bytes:
    """As `critmin matrix --format csv`: the year since when; in brackets as a group or by its members."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("mineral", *codes))
    for material, cells in rows:
        writer.writerow((name(material), *(_mark(cells.get(code)) for code in codes)))
    return out.getvalue().encode("utf-8-sig")


def _mark(cell: Cell | None) -> str:
    year = cell.since[:4] if cell else ""
    return f"({year})" if cell and cell.by else year
