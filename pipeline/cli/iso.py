"""`critmin committees` and `critmin projects`: what is known of ISO's work, now or at a date."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated

import typer

from pipeline.cli.dates import moment
from pipeline.cli.output import counted, say, write_csv, write_json, write_table
from pipeline.cli.world import Csv, Database, Json, opened
from storage.baseline import watch
from storage.iso_state import Known, first_seen, known
from storage.store import Store
from vocabulary.errors import ConfigurationError, CritminError
from vocabulary.references import Reference
from vocabulary.spellings import canonical
from vocabulary.stages import NAMES, Stage
from vocabulary.watch import lineage

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", "--seen-by", help="As critmin's polls had it by the end of that day; ISO gives no dates."),
]
_COLUMNS = ("reference", "title", "committee", "stage", "stage_name", "stage_date", "edition", "published")


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command()(committees)
    app.command()(projects)


def committees(
    reference: Annotated[str | None, typer.Argument(help="One committee: ISO/TC 298, TC82/SC7.")] = None,
    as_of: AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help="All of ISO, not only the watched committees.")] = False,
    json: Json = False,
    db: Database = None,
) -> None:
    """The watched committees, or all that is known of one: members, groups, meetings, work."""
    at = _moment(as_of)
    with opened(db) as store:
        found = _known(store, "Committee", at)
        if reference is None:
            scope = watch()
            listed = [each for each in found if everything or scope.covers(_name(each))]
            _list(sorted(listed, key=_order), json=json)
            return
        _one(store, _find(found, reference), at, json=json)


def _moment(as_of: str | None) -> datetime | None:
    if as_of is None:
        return None
    found = moment(as_of)
    return found if found.time() != time() else datetime.combine(found.date(), time.max, UTC)


def _known(store: Store, kind: str, at: datetime | None) -> list[Known]:
    found = known(store, kind, at)
    if not found:
        first = first_seen(store)
        when = f"by {at.date()}; the first poll was on {first.date()}" if first and at else "yet: run critmin refresh"
        raise CritminError(f"no {'committee' if kind == 'Committee' else 'document'} of ISO was known {when}")
    return found


def _name(each: Known) -> str:
    return each.text("reference") or each.label


def _order(each: Known) -> tuple[bool, object]:
    found: Reference | None = each.reference
    return found is None, found.sort_key if found else each.label


def _find(found: list[Known], text: str) -> Known:
    wanted = str(canonical(text))
    for each in found:
        if _name(each).casefold() == wanted.casefold():
            return each
    near = [_name(each) for each in found if _name(each).startswith(wanted.split("/SC")[0])][:5]
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise ConfigurationError(f"no committee {wanted} is known{hint}")


def _list(found: list[Known], *, json: bool) -> None:
    rows = [_as_json(each) for each in found]
    if json:
        write_json(rows)
        return
    write_table(
        ("reference", "title", "status", "secretariat", "P", "O"),
        (
            (_name(each), each.text("title"), each.text("status"), each.text("secretariat"), *_sizes(each))
            for each in found
        ),
    )
    say(counted(len(found), "committee"))


def _sizes(each: Known) -> tuple[int | None, int | None]:
    """How many members there are; None where no source states them."""
    p, o = (len(each.names(name)) if name in each.fields else None for name in ("p_members", "o_members"))
    return p, o


def _as_json(each: Known) -> dict[str, object]:
    return {
        "id": each.key,
        "reference": _name(each),
        "title": each.text("title") or None,
        "status": each.text("status") or None,
        "secretariat": each.text("secretariat") or None,
        "p_members": each.names("p_members"),
        "o_members": each.names("o_members"),
        "liaisons": each.names("liaisons"),
        "scope": each.text("scope") or None,
        "sources": sorted(set(each.sources.values())),
    }


def _one(store: Store, each: Known, at: datetime | None, *, json: bool) -> None:
    name = _name(each)
    below = [one for one in known(store, "WorkingGroup", at) if name in lineage([one.text("reference") or one.label])]
    meetings = [one for one in known(store, "Meeting", at) if one.text("committee") == name]
    work = sorted((one for one in known(store, "Project", at) if _is_work(one, name)), key=_order)
    if json:
        write_json(
            {
                **_as_json(each),
                "working_groups": [_group(one) for one in below],
                "meetings": [{key: value for key, value in one.fields.items() if value} for one in meetings],
                "projects": [_project(one) for one in work],
            }
        )
        return
    typer.echo(f"{name}  {each.text('title')}")
    for words, value in (("status", each.text("status")), ("secretariat", each.text("secretariat"))):
        typer.echo(f"  {words}: {value or 'not known'}")
    for words, field in (("P-members", "p_members"), ("O-members", "o_members"), ("liaisons", "liaisons")):
        names = each.names(field)
        typer.echo(f"  {words} ({len(names)}): {', '.join(names)}" if field in each.fields else f"  {words}: not known")
    for one in below:
        convenor = f", convenor {one.text('convenor')}" if one.text("convenor") else ""
        typer.echo(f"  group: {one.label} {one.text('title')}{convenor}")
    for one in meetings:
        typer.echo(f"  meeting: {one.text('start')} {one.text('place')} {one.text('title')}".rstrip())
    typer.echo(f"  {counted(len(work), 'document')} in force or in work:")
    for one in work:
        typer.echo(f"    {_name(one)} ({one.text('stage') or 'stage not known'}): {one.text('title')}")


def _is_work(each: Known, committee: str) -> bool:
    stage = each.text("stage")
    if committee not in lineage([each.text("committee")]):
        return False
    return not stage or not (Stage(stage).is_withdrawn or Stage(stage).is_deleted)


def _group(one: Known) -> dict[str, object]:
    return {"reference": one.label, "title": one.text("title") or None, "convenor": one.text("convenor") or None}


def projects(
    committee: Annotated[str | None, typer.Option(help="Of this committee and what is below it.")] = None,
    stage: Annotated[str | None, typer.Option(help="At this stage (40.20), or any that begins so (40).")] = None,
    title_contains: Annotated[str | None, typer.Option(help="Letters in the title, whatever their case.")] = None,
    as_of: AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help="All of ISO, not only the watched scope.")] = False,
    json: Json = False,
    csv: Csv = False,
    db: Database = None,
) -> None:
    """ISO's projects and documents in the watched scope, each with its stage."""
    if json and csv:
        raise ConfigurationError("--json and --csv exclude each other")
    wanted, scope = str(canonical(committee)) if committee else None, watch()
    if stage and not any(code.startswith(stage) for code in NAMES):
        raise ConfigurationError(f"{stage!r} is no stage code: expected one such as 40.20, or its beginning, 40")
    with opened(db) as store:
        found = _known(store, "Project", _moment(as_of))
    chosen = [
        each
        for each in found
        if (wanted is None or wanted in lineage([each.text("committee")]))
        and (stage is None or each.text("stage").startswith(stage))
        and (title_contains is None or title_contains.casefold() in each.text("title").casefold())
        and (everything or wanted or scope.covers(each.text("committee")) or scope.names(_name(each)))
    ]
    rows = [_project(each) for each in sorted(chosen, key=_order)]
    if json:
        write_json(rows)
    elif csv:
        write_csv(("id", *_COLUMNS), rows)
    else:
        write_table(_COLUMNS[:5], ([row[name] for name in _COLUMNS[:5]] for row in rows))
        say(counted(len(rows), "document"))


def _project(each: Known) -> dict[str, object]:
    stage = each.text("stage")
    return {
        "id": each.key,
        "reference": _name(each),
        "title": each.text("title") or None,
        "committee": each.text("committee") or None,
        "stage": stage or None,
        "stage_name": Stage(stage).name if stage else None,
        "stage_date": each.text("stage_date") or None,
        "edition": each.fields.get("edition"),
        "published": each.text("published") or None,
        "replaces": each.names("replaces"),
        "replaced_by": each.names("replaced_by"),
        "sources": sorted(set(each.sources.values())),
    }
