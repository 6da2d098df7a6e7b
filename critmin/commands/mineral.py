"""`critmin mineral`: where a material is listed and since when, which ISO documents name it, the news on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from critmin.commands.lists import AsOf, date_of
from critmin.context import Database, Json, opened, without_collection
from critmin.output import show_line, write_json
from digests.pages.matrix_page import row_of
from storage.baseline.gaps import caveat
from storage.baseline.groups import GENERAL, counted, groups_with
from storage.baseline.matrix import Cell, columns, matrix
from storage.store import ChangeQuery, Store
from vocabulary.errors import ConfigurationError
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.jurisdictions import name_of
from vocabulary.minerals import Match, all_ids, get, lookup_in_any, name
from vocabulary.minerals.mentions import mentions, spelled
from vocabulary.records import Kind, NewsItem, Value

_NEWS = 20  # the newest items that are shown
_ENDED = frozenset(standing for standing in Standing if standing.is_ended)
_SHOWN = 50  # documents that are shown as text, unless another number is asked for


class _Document(msgspec.Struct, gc=False):
    """What is shown of a project, by the names of its fields: hundreds of thousands may name a material."""

    reference: Any = None
    title: Any = None
    committee: Any = None
    stage: Any = None


_decode = msgspec.json.Decoder(_Document).decode


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(mineral)


def mineral(
    words: Annotated[list[str], typer.Argument(help="A material by any of its names: cobalt, Flussspat, 稀土, REE.")],
    as_of: AsOf = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help=f"Show at most this many documents; 0: all. Default: {_SHOWN} as text, all as JSON."),
    ] = None,
    json: Json = False,
    db: Database = None,
) -> None:
    """Show where a material is listed and since when, its family and groups, and the ISO documents and news on it."""
    text = " ".join(words)
    match = lookup_in_any(text)
    if match is None:
        raise ConfigurationError(f"{text!r} is not a known material; `critmin matrix` shows those listed")
    date = date_of(as_of)
    rows = dict(matrix(date)[1])
    late = {code: reservation for code, current in columns(date).items() if (reservation := caveat(current))}
    with opened(db) as store, without_collection():
        projects, news = _projects(store, match), _news(store, match)
    if json:
        minerals = [
            {
                **row_of(material, rows.get(material, {})),
                **_kin(material, date),
                "projects": [_row(project) for project in projects[material][: limit or None]],
                "projects_total": len(projects[material]),
                "news": news[material],
            }
            for material in match.minerals
        ]
        write_json({"as_of": date, "outdated": late, "minerals": minerals})
        return
    for material in match.minerals:
        _show_kin(material, date, rows)
        _show_listed(rows.get(material, {}), late)
        _show_documents(projects[material], news[material], _SHOWN if limit is None else limit, text)


def _kin(material: str, date: str) -> dict[str, object]:
    """The family of a material, the groups that count it, and its members where it is a group itself."""
    known = get(material)
    return {
        "kind": known.kind,
        "family": known.family,
        "of_the_family": [
            identifier for identifier in all_ids() if identifier != material and get(identifier).family == known.family
        ],
        "groups": {group: list(who) for group, who in groups_with(material, date).items()},
        "members": {who: list(members) for who, members in counted(material, date).items()},
    }


def _show_kin(material: str, date: str, rows: Mapping[str, Mapping[str, Cell]]) -> None:
    show_line(name(material))
    known = get(material)
    kin = [identifier for identifier in all_ids() if identifier != material and get(identifier).family == known.family]
    if kin or known.family != material:
        show_line(f"  {known.kind}; family: {name(known.family)}{f', with {_names(kin)}' if kin else ''}")
    for group, who in groups_with(material, date).items():
        show_line(f"  member of: {name(group)}, as counted by {_who(who)}")
    counts = counted(material, date)
    for publisher, members in counts.items():
        show_line(f"  members, as counted by {_who((publisher,))}: {len(members)}: {_names(members)}")
    if known.kind == "group" and not counts:
        show_line("  members: not listed by any publisher on record")
    for relative in kin:
        if codes := [code for code, cell in rows.get(relative, {}).items() if not cell.by]:
            show_line(f"  {name(relative)}, of the same family, is listed by {', '.join(codes)}")


def _names(materials: Iterable[str]) -> str:
    return ", ".join(map(name, materials))


def _who(codes: Iterable[str]) -> str:
    return ", ".join("general usage" if code == GENERAL else name_of(code) for code in codes)


def _show_listed(cells: Mapping[str, Cell], late: Mapping[str, str]) -> None:
    for code, cell in cells.items():
        tier = f", {cell.tier}" if cell.tier else ""
        group = " (as a group)" if cell.by else ""
        later = f" [{late[code]}]" if code in late else ""
        show_line(f"  {code:<6} since {cell.since}{tier}: {cell.as_published}{group}{later}")
    if not cells:
        show_line("  on no complete list")


def _show_documents(projects: list[_Document], news: list[dict[str, Value]], most: int, material: str) -> None:
    """The first `most` of the documents by their references (0: all), and how to see the others; then the news."""
    show_line(f"  {len(projects)} ISO documents name it:" if projects else "  no known ISO document names it")
    shown = projects[: most or None]
    for project in map(_row, shown):
        show_line(f"    {project['reference']} ({project['state']}, {project['committee']}): {project['title']}")
    if more := len(projects) - len(shown):
        show_line(f"    and {more:,} more; `critmin mineral {material} --limit 0` shows all")
    for item in news:
        show_line(f"  news, {str(item['seen'])[:10]}: {item['title']}")


def _projects(store: Store, match: Match) -> dict[str, list[_Document]]:
    """The ISO documents in force or in work whose titles name each material, in the order of their references."""
    return {material: sorted(_naming(store, material), key=_reference) for material in match.minerals}


def _naming(store: Store, material: str) -> Iterable[_Document]:
    """The documents, each once. The database looks for those that may name it: to read them all takes long."""
    named: dict[str, _Document] = {}
    may_name = re.compile("|".join(sorted(spelled(material))) or r"(?!)").search
    for key, label, fields in store.projects_with(spelled(material)):
        document = _decode(fields)
        title = str(document.title or "")
        if not may_name(title.lower()):  # it stands in another field
            continue
        if standing_of(document.stage) not in _ENDED and material in mentions(title):
            document.reference = document.reference or label
            named[key] = document
    return named.values()


def _reference(document: _Document) -> str:
    return str(document.reference)


def _row(document: _Document) -> dict[str, Value]:
    standing = standing_of(document.stage)
    return {
        "reference": document.reference,
        "title": str(document.title or ""),
        "committee": document.committee,
        "stage": document.stage,
        "state": "stage not known" if standing is Standing.NOT_KNOWN else standing.value,
    }


def _news(store: Store, match: Match) -> dict[str, list[dict[str, Value]]]:
    return {material: list(_newest(store, material)) for material in match.minerals}


def _newest(store: Store, material: str) -> Iterator[dict[str, Value]]:
    stored = store.changes(ChangeQuery(mineral=material, kind=Kind.NEWS_ITEM))
    for change in reversed(stored[-_NEWS:]):
        url = change.fields.get(NewsItem.url, (None, None))[1]
        yield {"title": change.label, "url": url, "seen": change.detected_at.isoformat(), "source": change.source}
