"""`critmin lists` and `lists compare`: what the published lists say, at a date of the world's or as critmin saw it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated

import typer

from digests.list_page import page
from pipeline.cli.dates import moment
from pipeline.cli.output import say, write_csv, write_json, write_table, write_text
from pipeline.cli.world import Csv, Database, Json, opened
from storage.baseline.atlas import Entry, InForce, Jurisdiction, atlas, find, in_force
from storage.seen_lists import seen
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.list_comparison import Comparison, Listed, compared
from vocabulary.minerals import name

AsOf = Annotated[str | None, typer.Option("--as-of", help="The world's date (ISO 8601); default: today.")]
ListId = Annotated[str | None, typer.Option("--list", help="Which of a country's lists; default: the standing one.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(name="lists")(lists)


def lists(
    jurisdiction: Annotated[
        str | None, typer.Argument(help="Code (US, EU), edition (us-2022-final), or compare.")
    ] = None,
    others: Annotated[list[str] | None, typer.Argument(help="After compare: two codes or editions.")] = None,
    as_of: AsOf = None,
    seen_by: Annotated[str | None, typer.Option(help="As critmin's own polls had it by then (ISO 8601).")] = None,
    list_id: ListId = None,
    json: Json = False,
    csv: Csv = False,
    html: Annotated[bool, typer.Option("--html", help="A web page on standard output.")] = False,
    db: Database = None,
) -> None:
    """The published lists: all of them, one of them, or two compared (`critmin lists compare US EU`)."""
    date = date_of(as_of)
    if json + csv + html > 1:
        raise ConfigurationError("--json, --csv and --html exclude each other")
    if html and (jurisdiction in {None, "compare"} or seen_by):
        raise ConfigurationError(
            "--html shows one list: critmin lists US --html; all of them: critmin matrix --format html"
        )
    if jurisdiction == "compare":
        if len(others or ()) != 2:
            raise ConfigurationError("lists compare needs two codes or editions: critmin lists compare US EU")
        _compare(*(others or ()), date=date, json=json)
    elif others:
        raise ConfigurationError(f"one at a time, found also {' '.join(others)}; to compare: critmin lists compare A B")
    elif seen_by:
        _seen(jurisdiction, list_id, moment(seen_by), db, json=json, csv=csv)
    elif jurisdiction:
        _one(_edition(jurisdiction, date, list_id), json=json, csv=csv, html=html)
    else:
        _all(date, json=json, csv=csv)


def date_of(as_of: str | None) -> str:
    return (moment(as_of) if as_of else datetime.now(UTC)).date().isoformat()


def _jurisdiction(code: str) -> Jurisdiction:
    found = atlas().get(code.upper())
    if found is None:
        known = ", ".join(sorted(atlas()))
        raise ConfigurationError(f"the atlas has no published list of {code!r}; it has those of {known}")
    return found


def _edition(text: str, date: str, list_id: str | None = None) -> InForce:
    """The edition that a person names by its id or by its jurisdiction."""
    exact = find(text)
    if exact:
        return exact
    where = _jurisdiction(text)
    known = sorted({edition.list for edition in where.editions})
    if list_id and list_id not in known:
        raise ConfigurationError(f"{where.name} has no list {list_id!r}; it has {', '.join(known)}")
    found = in_force(where, date, list_id)
    if found is None:
        raise ConfigurationError(
            f"no edition of {list_id or where.standing or 'a list'} ({where.name}) is known whole by {date}; "
            f"known editions: {', '.join(f'{edition.id} ({edition.date})' for edition in where.editions)}"
        )
    return found


def _seen(code: str | None, list_id: str | None, at: datetime, db: str | None, *, json: bool, csv: bool) -> None:
    """A list as its polled pages showed it by `at`: our clock, whatever the world's date of the edition."""
    if code is None:
        raise ConfigurationError("--seen-by needs a list: critmin lists US --seen-by 2025-07-01")
    where = _jurisdiction(code)
    wanted = list_id or where.standing or ""
    with opened(db) as store:
        found = seen(store, where.code, wanted, at)
    if found is None:
        raise CritminError(
            f"no page of the list {wanted} ({where.name}) had been read by {at.date()}; "
            f"`critmin lists {where.code}` shows the edition on record"
        )
    rows = [dict(entry) for entry in found.entries]
    if json:
        write_json(found.as_json())
    elif csv:
        write_csv(("as_published", "minerals", "tier", "qualifier"), rows)
    else:
        write_table(
            ("as published", "materials", "tier", "qualifier"),
            ((row["as_published"], _words(row["minerals"]), row["tier"], row["qualifier"]) for row in rows),
        )
    pages = ", ".join(found.sources)
    say(f"{where.name}, {wanted}: {len(rows)} entries as read by {at:%Y-%m-%d %H:%M} UTC from {pages}")


def _as_json(found: InForce) -> dict[str, object]:
    """The `list` shape of the outside contract, and how sure it is."""
    edition = found.edition
    return {
        "jurisdiction": found.jurisdiction.code,
        "list": edition.list,
        "edition": edition.id,
        "date": edition.date,
        "title": edition.title,
        "status": edition.status,
        "complete": edition.complete,
        "verified": edition.verified,
        "citations": list(edition.citations),
        "amendments": [amendment.id for amendment in found.amendments],
        "entries": [_entry(found.jurisdiction, entry) for entry in found.entries],
    }


def _entry(where: Jurisdiction, entry: Entry) -> dict[str, object]:
    match = where.meaning(entry)
    return {
        "as_published": entry.as_published,
        "minerals": list(match.minerals) if match else [],
        "tier": entry.tier,
        "qualifier": entry.qualifier,
        "form": match.form if match else None,
        "rule": match.rule if match else None,
    }


def _one(found: InForce, *, json: bool, csv: bool, html: bool) -> None:
    if html:
        write_text(page(found), None)
        return
    document = _as_json(found)
    rows = [_entry(found.jurisdiction, entry) for entry in found.entries]
    if json:
        write_json(document)
    elif csv:
        write_csv(("as_published", "minerals", "tier", "qualifier", "form", "rule"), rows)
    else:
        write_table(
            ("as published", "materials", "tier", "qualifier"),
            ((row["as_published"], _words(row["minerals"]), row["tier"], row["qualifier"]) for row in rows),
        )
    edition = found.edition
    sure = "" if edition.is_comparable else "; INCOMPLETE or from memory: not for comparison"
    say(f"{found.jurisdiction.name}: {edition.title} ({edition.date}, {edition.status}, {edition.verified}){sure}")
    say(f"{len(rows)} entries; sources: {' '.join(edition.citations) or 'none'}")


def _words(minerals: object) -> str:
    return ", ".join(map(name, minerals)) if isinstance(minerals, list) else ""


def _all(date: str, *, json: bool, csv: bool) -> None:
    rows = list(_overview(date))
    columns = ("jurisdiction", "list", "standing", "edition", "date", "status", "verified", "entries")
    if json:
        write_json(rows)
    elif csv:
        write_csv(columns, rows)
    else:
        write_table(columns, (tuple(row.values()) for row in rows))
    say(f"{len(rows)} lists as of {date}; an empty edition means: none that is known whole")


def _overview(date: str) -> Iterator[dict[str, object]]:
    for where in atlas().values():
        for list_id in dict.fromkeys(edition.list for edition in where.editions):
            found = in_force(where, date, list_id)
            edition = found.edition if found else None
            yield {
                "jurisdiction": where.code,
                "list": list_id,
                "standing": list_id == where.standing,
                "edition": edition.id if edition else None,
                "date": edition.date if edition else None,
                "status": edition.status if edition else None,
                "verified": edition.verified if edition else None,
                "entries": len(found.entries) if found else None,
            }


def _compare(one: str, other: str, *, date: str, json: bool) -> None:
    before, after = _edition(one, date), _edition(other, date)
    for found in (before, after):
        if not found.edition.is_comparable:
            raise ConfigurationError(f"{found.edition.id} is not known whole or rests on memory: it is not compared")
    result = compared(_listed(before), _listed(after))
    if json:
        write_json({"before": before.edition.id, "after": after.edition.id, **_comparison(result)})
        return
    typer.echo(f"{before.edition.id} ({before.edition.date}) -> {after.edition.id} ({after.edition.date})")
    for sign, materials in (("+", result.added), ("-", result.removed)):
        for material in materials:
            typer.echo(f"  {sign} {name(material)}")
    for group, parts in result.regrouped.items():
        typer.echo(f"  ~ {name(group)}: on the other side as {', '.join(map(name, parts))}")
    for what, pairs in (("wording", result.reworded), ("tier", result.tiers)):
        for material, (old, new) in pairs.items():
            typer.echo(f"  ~ {name(material)}, {what}: {'; '.join(old) or 'none'} -> {'; '.join(new) or 'none'}")
    for wording in result.unmapped:
        typer.echo(f"  ? {wording}: not known to the vocabulary")


def _comparison(result: Comparison) -> dict[str, object]:
    pairs: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]]
    pairs = {"reworded": result.reworded, "tiers": result.tiers}
    return {
        "added": list(result.added),
        "removed": list(result.removed),
        "regrouped": {group: list(parts) for group, parts in result.regrouped.items()},
        **{key: {id_: [list(old), list(new)] for id_, (old, new) in found.items()} for key, found in pairs.items()},
        "unmapped": list(result.unmapped),
    }


def _listed(found: InForce) -> list[Listed]:
    return [Listed(entry.as_published, found.jurisdiction.meaning(entry), entry.tier) for entry in found.entries]
