"""A page for each jurisdiction with its editions in order, and one for each edition as published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digests.pages.list_page import about
from digests.site.links import event_table, mineral_link
from digests.site.page import Facts, Page, to
from digests.site.world import World
from digests.tables.frame import Cell, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link
from digests.words.wording import counted
from storage.baseline.atlas import Edition, Entry, InForce, Jurisdiction, atlas, history
from storage.baseline.gaps import Gap, caveat
from storage.baseline.matrix import columns
from vocabulary.jurisdictions import name_of
from vocabulary.lists.comparison import compared
from vocabulary.minerals import name
from vocabulary.topics import Topic

_CHANGES = 40  # newest events of a jurisdiction that its page shows


def pages(world: World) -> Iterator[Page]:
    """All of them, and the list of each kind."""
    behind = columns(world.as_of.isoformat())
    for where in atlas().values():
        yield _jurisdiction(world, where, behind.get(where.code))
        for edition in where.editions:
            yield _edition(world, where, edition)
    yield _jurisdictions(world)
    yield _editions()


def _jurisdiction(world: World, where: Jurisdiction, behind: InForce | None) -> Page:
    dated = sorted(where.editions, key=lambda edition: (edition.first_day, edition.id))
    events = world.by_subject.get(("jurisdictions", where.code), [])
    lead = [f"Issued by: {where.issuing_body or 'unknown'}."]
    if behind and (note := caveat(behind)):
        lead.append(f"Note: {note}.")
    missing = [
        f"{edition.title} ({edition.date}): {Gap(where, edition).missing}"
        for edition in dated
        if not edition.is_comparable
    ]
    ids = [
        source.id
        for source in world.sources.values()
        if source.jurisdiction == where.code and source.topic == Topic.LISTS
    ]
    return Page(
        address=places.of_jurisdiction(where.code),
        title=where.name,
        kind="jurisdiction",
        lead=tuple(lead),
        sections=(
            Section(
                "Editions in order", tables=(Table.of(_COLUMNS, [_row(edition) for edition in dated], "Editions"),)
            ),
            Section("What each edition changed", tables=(Table.of(_STEPS, list(_steps(where))),)),
            Section("Known to be missing here", points=tuple(missing) or ("nothing that is known",)),
            Section("Seen to change", tables=(event_table(events[:_CHANGES], "Newest first"),)),
            Section("Official sources", points=tuple(_sources(where))),
        ),
        facts=world.facts(
            ids,
            events[0].detected_at if events else None,
            how="editions read by people from the cited sources; pages of the lists polled by critmin",
            licence="of each publisher; entries are facts",
        ),
        trail=(to("Jurisdictions", places.JURISDICTIONS),),
        events=world.feed(events),
        words=(where.code,),
        rank=1,
    )


_COLUMNS = ("date", "edition", "kind", "status", "entries", "complete")
_STEPS = ("edition", "after", "added", "removed", "regrouped or reworded")


def _row(edition: Edition) -> tuple[Cell, ...]:
    return (
        edition.date,
        to(edition.title, places.of_edition(edition.id)),
        edition.kind.replace("-", " "),
        edition.status,
        len(edition.entries) or None,
        "yes" if edition.is_comparable else "no",
    )


def _steps(where: Jurisdiction) -> Iterator[tuple[Cell, ...]]:
    """What each edition changed of the one before it, of each list; a first one changed nothing."""
    for list_id in dict.fromkeys(edition.list for edition in where.editions):
        known = history(where, list_id)
        for before, after in pairwise(known):
            comparison = compared(before.listed, after.listed, after.members)
            other = len(comparison.regrouped) + len(comparison.reworded)
            yield (
                to(after.edition.id, places.of_edition(after.edition.id)),
                before.edition.id,
                ", ".join(map(name, comparison.added)) or "none",
                ", ".join(map(name, comparison.removed)) or "none",
                counted(other, "entry", "entries"),
            )


def _sources(where: Jurisdiction) -> Iterator[Line]:
    urls = dict.fromkeys(address.url for edition in where.editions for address in edition.urls)
    for url in urls or dict.fromkeys(url for edition in where.editions for url in edition.citations):
        yield (Link(url, url),)


def _edition(world: World, where: Jurisdiction, edition: Edition) -> Page:
    current = InForce(where, edition)
    rows = [_entry(world, current, entry) for entry in current.entries]
    cited = [(Link(url, url),) for url in edition.citations]
    return Page(
        address=places.of_edition(edition.id),
        title=f"{where.name}: {edition.title} ({edition.date})",
        kind="edition",
        lead=about(current),
        sections=(
            Section(counted(len(rows), "entry", "entries"), tables=(Table.of(_ENTRIES, rows, "As published"),)),
            Section("Sources", points=tuple(cited) or ("unknown",)),
        ),
        facts=Facts(
            changed=edition.date,
            how=f"entered by people from the cited sources; checked: {edition.verified.replace('-', ' ')}",
            sources=tuple(cited[:3]),
            licence="of the publisher; entries are facts",
        ),
        trail=(to("Jurisdictions", places.JURISDICTIONS), to(where.name, places.of_jurisdiction(where.code))),
        words=(edition.id, where.code),
        rank=2,
        is_draft=edition.status == "draft",
    )


_ENTRIES = ("as published", "materials", "tier", "qualifier")


def _entry(world: World, current: InForce, entry: Entry) -> tuple[Cell, ...]:
    match = current.jurisdiction.meaning(entry)
    materials = [mineral_link(world, mineral) for mineral in match.minerals] if match else []
    one = materials[0] if len(materials) == 1 else ", ".join(map(str, materials)) or None
    return entry.as_published, one, entry.tier or "none stated", entry.qualifier or "none stated"


def _jurisdictions(world: World) -> Page:
    rows = []
    for where in atlas().values():
        newest = max(where.editions, key=lambda edition: edition.first_day, default=None)
        rows.append(
            (
                to(where.name, places.of_jurisdiction(where.code)),
                where.code,
                len(where.editions),
                newest.date if newest else None,
                to(newest.title, places.of_edition(newest.id)) if newest else None,
            )
        )
    table = Table.of(("jurisdiction", "code", "editions", "newest", "its title"), rows)
    return Page(
        address=places.JURISDICTIONS,
        title="Jurisdictions and international bodies",
        kind="jurisdictions",
        lead=("Who publishes lists of critical minerals, and which editions are known.",),
        sections=(Section(counted(len(rows), "jurisdiction or body", "jurisdictions and bodies"), tables=(table,)),),
        facts=world.facts(
            world.of_topic(Topic.LISTS),
            how="editions read by people; pages polled by critmin",
            licence="of each publisher; entries are facts",
        ),
        rank=3,
    )


def _editions() -> Page:
    rows = [(name_of(where.code), *_row(edition)) for where in atlas().values() for edition in where.editions]
    return Page(
        address=places.LISTS,
        title="All editions of all lists",
        kind="editions",
        sections=(
            Section(
                counted(len(rows), "edition"), tables=(Table.of(("jurisdiction", *_COLUMNS), sorted(rows, key=_order)),)
            ),
        ),
        facts=Facts(how="entered by people from the cited sources", licence="of each publisher; entries are facts"),
        rank=3,
    )


def _order(row: Sequence[Cell]) -> tuple[str, str, str]:
    return str(row[0]), str(row[1]), str(row[2])
