"""`critmin committees`: the watched committees of ISO, or all that is known of one, now or at a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.iso import AsOf, known_records, moment_of, order_of, project_row
from critmin.output import counted, say, show_line, write_json, write_table
from digests.analysis.committees.former import Ended, ended, last_known, named
from digests.analysis.committees.groups import Group, below, groups
from digests.analysis.iso import title_of
from digests.analysis.watched import Named, watched
from digests.tables.frame import plain
from digests.tables.subjects.named_documents import standing, status_lines
from storage.baseline import watch
from storage.baseline.mandate import Member, mandate
from storage.iso_state import Known, known
from storage.store import ChangeQuery, Store
from vocabulary.errors import ConfigurationError
from vocabulary.iso.notation.unnamed import presentable
from vocabulary.iso.spellings import canonical
from vocabulary.iso.stages import standing_of
from vocabulary.iso.watch import is_within
from vocabulary.records import Committee, Kind, Meeting, Project, WorkingGroup
from vocabulary.records.meetings import distinct


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(committees)


def committees(
    reference: Annotated[str | None, typer.Argument(help="One committee: ISO/TC 298, TC82/SC7.")] = None,
    as_of: AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help="All of ISO, not only the watched committees.")] = False,
    json: Json = False,
    db: Database = None,
) -> None:
    """Show the watched committees, or all that is known of one: members, groups, meetings, work."""
    at = moment_of(as_of)
    with opened(db) as store:
        records = known_records(store, Kind.COMMITTEE, at)
        if reference is None:
            scope = watch()
            listed = [committee for committee in records if everything or scope.covers(committee.name)]
            _list(sorted(listed, key=order_of), json=json)
            return
        if other := _other_member(reference):
            _member(other, json=json)
            return
        gone = last_known(store, reference, at)
        if gone is None and (group := _group_called(store, reference, at)):
            _show_group(store, group, records, at, json=json)
            return
        _one(store, gone.committee if gone else _find(records, reference), gone.gone if gone else None, at, json=json)


def _other_member(text: str) -> Member | None:
    """The member of the CMCC that is no committee of ISO's list: IEC, ITU, ESG_CC."""
    wanted = text.strip().casefold()
    names = {one.reference.casefold(): one for one in mandate().cmcc.other_members}
    return names.get(wanted) or next((one for name, one in names.items() if name.endswith(f"/{wanted}")), None)


def _member(one: Member, *, json: bool) -> None:
    facts = mandate()
    source = facts.citation(facts.cmcc.cite[0])
    if json:
        write_json(
            {
                "reference": one.reference,
                "title": one.name,
                "member_of": facts.cmcc.name,
                "part": one.part,
                "source": {"title": source.title, "date": source.date, "url": source.url},
            }
        )
        return
    show_line(f"{one.reference}  {one.name}")
    show_line(f"  member of the {facts.cmcc.name}: {one.part}")
    show_line(f"  source: {source.title}, {source.publisher}, {source.date}")


def _find(records: list[Known], text: str) -> Known:
    wanted = str(canonical(text))
    for committee in records:
        if committee.name.casefold() == wanted.casefold():
            return committee
    near = [similar.name for similar in records if similar.name.startswith(wanted.split("/SC")[0])][:5]
    hint = f"; similar: {', '.join(near)}" if near else ""
    raise ConfigurationError(f"no committee {wanted} is known{hint}")


def _list(records: list[Known], *, json: bool) -> None:
    rows = [_as_json(committee) for committee in records]
    if json:
        write_json(rows)
        return
    write_table(
        ("reference", "title", "status", "secretariat", "P", "O"),
        (
            (
                committee.name,
                committee.text(Committee.title),
                committee.text(Committee.status),
                committee.text(Committee.secretariat),
                *_sizes(committee),
            )
            for committee in records
        ),
    )
    say(counted(len(records), "committee"))
    others = ", ".join(one.reference for one in mandate().cmcc.other_members)
    say(f"further members of the {mandate().cmcc.name}: {others}")


def _sizes(committee: Known) -> tuple[int | None, int | None]:
    """How many members there are; None where no source states them."""
    fields = (Committee.p_members, Committee.o_members)
    p, o = (len(committee.names(field)) if field in committee.fields else None for field in fields)
    return p, o


def _as_json(committee: Known) -> dict[str, object]:
    return {
        "id": committee.key,
        "reference": committee.name,
        **committee.shown(
            Committee.title,
            Committee.status,
            Committee.secretariat,
            Committee.p_members,
            Committee.o_members,
            Committee.liaisons,
            Committee.scope,
        ),
        "sources": sorted(set(committee.sources.values())),
    }


def _one(store: Store, committee: Known, gone: datetime | None, at: datetime | None, *, json: bool) -> None:
    name = committee.name
    day = (at or datetime.now(UTC)).date()
    groups_below = below(groups(known(store, Kind.WORKING_GROUP, at), day), name)
    end = ended(name, gone, day)
    held = [one for one in known(store, Kind.MEETING, at) if one.text(WorkingGroup.committee) == name]
    meetings = sorted(distinct(held), key=lambda one: one.text(Meeting.start))
    documents = known(store, Kind.PROJECT, at)
    work = sorted((one for one in documents if _is_work(one, name)), key=order_of)
    named_ones = [one for one in watched(documents, day) if one.belongs_to(name)]
    if json:
        write_json(
            {
                **_as_json(committee),
                "working_groups": [_group(one) for one in groups_below],
                "meetings": [{key: value for key, value in one.fields.items() if value} for one in meetings],
                "projects": [project_row(one) for one in work],
                "watched_documents": [_watched(one) for one in named_ones],
                "ended": _end_as_json(end),
                "history": _history(store, committee, at),
            }
        )
        return
    show_line(f"{name}  {title_of(committee)}")
    _say_end(end, name)
    for words, value in (
        ("status when last listed" if gone else "status", committee.text(Committee.status)),
        ("secretariat", committee.text(Committee.secretariat)),
    ):
        show_line(f"  {words}: {value or 'not known'}")
    for field in (Committee.p_members, Committee.o_members, Committee.liaisons):
        names = committee.names(field)
        stated = f" ({len(names)}): {', '.join(presentable(names))}" if field in committee.fields else ": not known"
        show_line(f"  {field.words}{stated}")
    for group in groups_below:
        show_line(f"  group: {_group_in_words(group)}")
    for one in meetings:
        show_line(
            f"  meeting: {one.text(Meeting.start)} {one.text(Meeting.place)} {one.text(Committee.title)}".rstrip()
        )
    if gone:
        for entry in _history(store, committee, at):
            show_line(f"  {entry['date']}: {entry['sentence']}")
    show_line(f"  {counted(len(work), 'document')} in force or under development{':' if work else ''}")
    for one in work:
        show_line(f"    {one.name} ({one.text(Project.stage) or 'stage not known'}): {title_of(one)}")
    _show_watched(named_ones)


def _show_watched(documents: Sequence[Named]) -> None:
    """The watched documents and where each stands: those that ISO's data do not have are known only by them."""
    for number, line in enumerate(status_lines(documents)):
        if not number:
            show_line("  watched documents:")
        show_line(f"    {plain(line)}")


def _group_called(store: Store, text: str, at: datetime | None) -> Group | None:
    """The group below a committee that a person means: one that a page of ISO or the mandate names."""
    wanted = str(canonical(text)).casefold()
    every = groups(known(store, Kind.WORKING_GROUP, at), (at or datetime.now(UTC)).date())
    return next((group for group in every if group.reference.casefold() == wanted), None)


def _show_group(store: Store, group: Group, records: list[Known], at: datetime | None, *, json: bool) -> None:
    day = (at or datetime.now(UTC)).date()
    above = next((one for one in records if is_within(group.reference, one.name)), None)
    named_ones = [one for one in watched(known(store, Kind.PROJECT, at), day) if one.belongs_to(group.reference)]
    if json:
        documents = [_watched(one) for one in named_ones]
        write_json({**_group(group), "committee": above.name if above else None, "watched_documents": documents})
        return
    show_line(_group_in_words(group))
    if above:
        show_line(f"  group of: {above.name} {title_of(above)}")
    if group.stated_by:
        source = group.stated_by
        show_line(f"  convenor stated by: {source.title}, {source.publisher}, {source.date}")
    _show_watched(named_ones)


def _group_in_words(group: Group) -> str:
    return f"{group.reference} {group.title}".rstrip() + (f", convenor: {group.convenor}" if group.convenor else "")


def _watched(one: Named) -> dict[str, object]:
    return {
        "reference": one.current.name if one.current else one.document.reference,
        "title": one.title or None,
        "group": one.document.committee,
        "convenorship": one.convenor,
        "standing": standing(one),
    }


def _end_as_json(end: Ended | None) -> dict[str, object] | None:
    if end is None:
        return None
    source = end.stated_by
    stated = {"title": source.title, "date": source.date, "url": source.url} if source else None
    return {"gone_from_iso_list": end.gone.date().isoformat() if end.gone else None, "called_disbanded_by": stated}


def _history(store: Store, committee: Known, at: datetime | None) -> list[dict[str, str]]:
    """What was told of the committee, the newest last."""
    stored = store.changes(ChangeQuery(kind=Kind.COMMITTEE, key=committee.key, until=at))
    return [{"date": change.detected_at.date().isoformat(), "sentence": change.sentence} for change in stored]


def _say_end(end: Ended | None, name: str) -> None:
    """What is known of the committee's end, by which source, and what it means for the U.S. TAG."""
    if end is None:
        return
    if end.gone:
        show_line(f"  no longer on ISO's list of committees since {end.gone.date()}; what follows was known before")
    if end.stated_by:
        show_line(
            f"  described as disbanded by: {end.stated_by.title}, {end.stated_by.publisher}, {end.stated_by.date}"
        )
    stated = named(name)
    if stated and stated.us_tag_administrator:
        whose = f"U.S. TAG (administrator {stated.us_tag_administrator})"
        show_line(f"  {whose}: no vote remains once the committee has ended")


def _is_work(project: Known, committee: str) -> bool:
    return (
        is_within(project.text(Project.committee), committee) and not standing_of(project.text(Project.stage)).is_ended
    )


def _group(one: Group) -> dict[str, object]:
    return {
        "reference": one.reference,
        "title": one.title or None,
        "convenor": one.convenor or None,
        "convenorship": one.country,
    }
