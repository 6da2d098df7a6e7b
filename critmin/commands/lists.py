"""`critmin lists` and `lists compare`: what the published lists say, at a date of the world's or as critmin saw it."""

from __future__ import annotations

import difflib
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Annotated

import typer

from critmin.context import Csv, Database, Json, opened
from critmin.dates import day_not_to_come
from critmin.iso import last_moment
from critmin.output import say, show_line, write_bytes, write_csv, write_json, write_table, write_text
from critmin.shown_list import show, show_all
from storage.baseline.atlas import InForce, Jurisdiction, atlas, find, in_force, shown
from storage.baseline.gaps import gaps, outdated
from storage.seen_lists import seen
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.lists.comparison import Comparison, compared
from vocabulary.minerals import name

_MONTH_OR_YEAR = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?")

AsOf = Annotated[
    str | None, typer.Option("--as-of", help="The lists in force on this date (ISO 8601); default: today.")
]
ListId = Annotated[str | None, typer.Option("--list", help="One of a country's lists; default: all of them.")]
Html = Annotated[bool, typer.Option("--html", help="Print a web page.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="lists")(lists)


def lists(
    jurisdiction: Annotated[
        str | None, typer.Argument(help="Code (US, EU), edition (us-2022-final), compare, or schema.")
    ] = None,
    others: Annotated[list[str] | None, typer.Argument(help="After compare: two codes or editions.")] = None,
    as_of: AsOf = None,
    seen_by: Annotated[
        str | None, typer.Option(help="As critmin's own polls had read it by the end of this day (ISO 8601).")
    ] = None,
    list_id: ListId = None,
    gap: Annotated[
        bool, typer.Option("--gaps", help="Editions that are known to exist but are incomplete in critmin.")
    ] = False,
    document: Annotated[bool, typer.Option("--document", help="The whole atlas as Markdown (docs/atlas.md).")] = False,
    json: Json = False,
    csv: Csv = False,
    html: Html = False,
    db: Database = None,
) -> None:
    """Show the published lists: all of them, one country's, or two compared (`critmin lists compare US EU`)."""
    date = date_of(as_of)
    if json + csv + html > 1:
        raise ConfigurationError("--json, --csv and --html cannot be combined")
    if html and (jurisdiction in {None, "schema"} or seen_by):
        raise ConfigurationError(
            "--html shows a country's lists: critmin lists US --html; all of them: critmin matrix --format html"
        )
    if others and jurisdiction != "compare":
        raise ConfigurationError(
            f"name one list at a time; also given: {' '.join(others)}; to compare: critmin lists compare A B"
        )
    if document or jurisdiction == "schema":
        _made_from_the_data(schema=not document)
    elif gap:
        _gaps(date, jurisdiction, json=json, csv=csv)
    elif jurisdiction == "compare":
        if len(others or ()) != 2:
            raise ConfigurationError("lists compare needs two codes or editions: critmin lists compare US EU")
        _compare(*(others or ()), date=date, json=json, csv=csv, html=html)
    elif seen_by:
        _seen(jurisdiction, list_id, last_moment(seen_by, "--seen-by"), db, json=json, csv=csv)
    elif jurisdiction:
        show_all(_editions_of(jurisdiction, date, list_id), json=json, csv=csv, html=html)
    else:
        _all(date, json=json, csv=csv)


def date_of(as_of: str | None) -> str:
    """The date that is asked about: today where none is named, the last day so far of a month or year.

    Raises `ConfigurationError` where it has not begun.
    """
    if as_of and (vague := _MONTH_OR_YEAR.fullmatch(as_of)):
        year, month = int(vague[1]), int(vague[2] or 12)
        day_not_to_come(f"{year:04}-{int(vague[2] or 1):02}-01", "--as-of")
        return min(f"{year:04}-{month:02}-{monthrange(year, month)[1]}", datetime.now(UTC).date().isoformat())
    return (day_not_to_come(as_of, "--as-of") if as_of else datetime.now(UTC)).date().isoformat()


def _jurisdiction(code: str) -> Jurisdiction:
    where = atlas().get(code.upper())
    if where is None:
        every = [edition.id for where in atlas().values() for edition in where.editions]
        near = difflib.get_close_matches(code.lower(), every) if "-" in code else []
        hint = f"did you mean {' or '.join(near)}?" if near else f"it has those of {', '.join(sorted(atlas()))}"
        raise ConfigurationError(f"the atlas has no published list of {code!r}; {hint}")
    return where


def _editions_of(text: str, date: str, list_id: str | None = None) -> list[InForce]:
    """The edition that a person names by its id, or the lists that a jurisdiction had by a date."""
    if exact := find(text):
        return [exact]
    where = _jurisdiction(text)
    known = sorted({edition.list for edition in where.editions})
    if list_id and list_id not in known:
        raise ConfigurationError(f"{where.name} has no list {list_id!r}; it has {', '.join(known)}")
    editions = [edition for edition in shown(where, date) if list_id in {None, edition.edition.list}]
    if not editions:
        raise ConfigurationError(
            f"no edition of {list_id or where.standing or 'a list'} ({where.name}) was published by {date}; "
            f"known editions: {', '.join(f'{edition.id} ({edition.date})' for edition in where.editions)}"
        )
    return editions


def _seen(code: str | None, list_id: str | None, at: datetime, db: str | None, *, json: bool, csv: bool) -> None:
    """A list as its polled pages showed it by `at`: our clock, whatever the world's date of the edition."""
    if code is None:
        raise ConfigurationError("--seen-by needs a list: critmin lists US --seen-by 2025-07-01")
    where = _jurisdiction(code)
    wanted = list_id or where.standing or ""
    with opened(db) as store:
        seen_list = seen(store, where.code, wanted, at)
    if seen_list is None:
        raise CritminError(
            f"no page of the list {wanted} ({where.name}) had been read by {at.date()}; "
            f"`critmin lists {where.code}` shows the edition on record"
        )
    rows = [dict(entry) for entry in seen_list.entries]
    if json:
        write_json(seen_list.as_json())
    elif csv:
        write_csv(("as_published", "minerals", "tier", "qualifier"), rows)
    else:
        show(rows)
    pages = ", ".join(seen_list.sources)
    say(f"{where.name}, {wanted}: {len(rows)} entries as read by {at:%Y-%m-%d %H:%M} UTC from {pages}")
    for waiting in seen_list.waiting:
        signed = [*(f"+ {label}" for label in waiting.added), *(f"- {label}" for label in waiting.missing)]
        differing = ", ".join(signed) or "the whole page"
        since = f"since {waiting.since:%Y-%m-%d}"
        say(f"not complete: {differing} waits for review {since}; see `critmin review {waiting.source}`")


def _all(date: str, *, json: bool, csv: bool) -> None:
    rows = list(_overview(date))
    columns = ("jurisdiction", "list", "kind", "standing", "edition", "date", "status", "verified", "entries", "later")
    if json:
        write_json(rows)
    elif csv:
        write_csv(columns, rows)
    else:
        write_table(columns, (tuple(row.values()) for row in rows))
    say(f"{len(rows)} lists as of {date}; without an edition: none is complete here (critmin lists --gaps)")


def _overview(date: str) -> Iterator[dict[str, object]]:
    for where in atlas().values():
        for list_id in dict.fromkeys(edition.list for edition in where.editions):
            current = in_force(where, date, list_id)
            edition = current.edition if current else None
            kind = (
                edition.kind
                if edition
                else next(candidate.kind for candidate in where.editions if candidate.list == list_id)
            )
            yield {
                "jurisdiction": where.code,
                "list": list_id,
                "kind": kind,
                "standing": list_id == where.standing,
                "edition": edition.id if edition else None,
                "date": edition.date if edition else None,
                "status": edition.status if edition else None,
                "verified": edition.verified if edition else None,
                "entries": len(current.entries) if current else None,
                "later": outdated(current) if current else None,
            }


def _gaps(date: str, code: str | None, *, json: bool, csv: bool) -> None:
    """What is known to exist and is incomplete here, of all jurisdictions or of one."""
    from digests.pages.atlas_page import GAP_COLUMNS, gap_table

    wanted = _jurisdiction(code).code if code else None
    table = gap_table([gap for gap in gaps(date) if wanted in {None, gap.jurisdiction.code}])
    rows = [dict(zip(GAP_COLUMNS, row, strict=True)) for row in table.rows]
    links = [{**row, "source": str(getattr(row["source"], "url", "") or row["source"])} for row in rows]
    if json:
        write_json(links)
    elif csv:
        write_csv(GAP_COLUMNS, links)
    else:
        write_table(GAP_COLUMNS, (tuple(row.values()) for row in links))
    say(f"{len(rows)} editions published by {date} are known to exist and are incomplete here")


def _made_from_the_data(*, schema: bool) -> None:
    """The JSON Schema of the atlas's files, or the atlas as a document: both are kept beside the data they follow."""
    if schema:
        from storage.baseline.atlas_files import json_schema

        write_json(json_schema())
        return
    from digests.pages.atlas_page import report
    from digests.tables.forms import Form, drawn

    newest = max(edition.first_day for where in atlas().values() for edition in where.editions)
    write_bytes(drawn(report(newest), Form.MARKDOWN), None)


def _compare(one: str, other: str, *, date: str, json: bool, csv: bool, html: bool) -> None:
    before, after = _editions_of(one, date)[0], _editions_of(other, date)[0]
    whole = before.edition.is_comparable and after.edition.is_comparable
    if whole and before.edition.list == after.edition.list:
        _changed(before, after, json=json, csv=csv, html=html)
        return
    from digests.pages.comparison_page import as_data, columns, report, rows
    from digests.tables.forms import Form, drawn

    if json:
        write_json(as_data(before, after))
    elif csv:
        heads = columns(before, after)
        write_csv(heads, (dict(zip(heads, row, strict=True)) for row in rows(before, after)))
    elif html:
        write_bytes(drawn(report(before, after), Form.HTML), None)
    else:
        write_text(drawn(report(before, after), Form.TEXT).decode(), None)


def _changed(before: InForce, after: InForce, *, json: bool, csv: bool, html: bool) -> None:
    """Two editions of one list: what came, what went."""
    from digests.pages import change_page
    from digests.tables.forms import Form, drawn

    result = compared(before.listed, after.listed)
    if json:
        write_json({"before": before.edition.id, "after": after.edition.id, **change_page.as_data(result)})
    elif csv:
        table_rows = (dict(zip(change_page.COLUMNS, row, strict=True)) for row in change_page.rows(result))
        write_csv(change_page.COLUMNS, table_rows)
    elif html:
        write_bytes(drawn(change_page.report(before, after, result), Form.HTML), None)
    else:
        _show_change(before, after, result)


def _show_change(before: InForce, after: InForce, result: Comparison) -> None:
    show_line(f"{before.edition.id} ({before.edition.date}) -> {after.edition.id} ({after.edition.date})")
    if not any(astuple(result)):
        show_line("  no difference")
    for sign, materials in (("+", result.added), ("-", result.removed)):
        for material in materials:
            show_line(f"  {sign} {name(material)}")
    for group, parts in result.regrouped.items():
        show_line(f"  ~ {name(group)}: in the other edition as {', '.join(map(name, parts))}")
    for what, pairs in (("wording", result.reworded), ("tier", result.tiers)):
        for material, (old, new) in pairs.items():
            show_line(f"  ~ {name(material)}, {what}: {'; '.join(old) or 'none'} -> {'; '.join(new) or 'none'}")
    for wording in result.unmapped:
        show_line(f"  ? {wording}: not known to the vocabulary")
