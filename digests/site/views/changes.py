"""A page for each change, for each event of several changes, and for each day on which something changed."""

from __future__ import annotations

import difflib
import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import orjson

from digests.events.event import Event
from digests.events.lists import list_of
from digests.site.links import event_table, jurisdiction_link, mineral_link, record_link
from digests.site.page import UNKNOWN, Difference, Later, Page, Piece, to
from digests.site.world import World
from digests.tables.frame import Line, Section, Table
from digests.words import places
from digests.words.addresses import Link, standard_page, web_address
from digests.words.wording import clean, counted, shorten
from storage.model import StoredChange
from vocabulary.records import TYPES, FieldKind, Kind, ListEdition, NewsItem, Value, shown

_QUOTE = 600  # characters of one value that are shown
_WORDS = 400  # words of one value that are compared
_SENTENCES = 8  # changed sentences of a page that are shown on each side
_RANK = 7
_PER_DAY = 300  # events of one page of a day


def pages(world: World) -> Iterator[Page | Later]:
    """All of them."""
    for change in world.changes:
        yield _later(world, change)
    for event in world.events:
        if len(event.changes) > 1:
            yield event_page(world, event)
    yield from _days(world)


def _later(world: World, change: StoredChange) -> Later:
    """The page of a change is made once: it changes only where what it leads to does."""
    source = world.sources.get(change.source)
    reported = [(event.headline, world.address_of(event), event.points) for event in world.events_of.get(change.id, ())]
    leads = [
        (source.name, str(source.url), source.organisation, source.kind) if source else None,
        record_link(world, change),
        [world.committee(committee) for committee in change.committees],
        reported,
        world.wishes,
    ]
    return Later(
        places.of_change(change.id),
        hashlib.blake2b(orjson.dumps([world.holds[change.id], leads]), digest_size=12).hexdigest(),
        functools.partial(change_page, world, change),
        title=_title(change),
        kind="change",
        rank=_RANK,
    )


def _title(change: StoredChange) -> str:
    return clean(change.sentence) or clean(change.label) or f"Change {change.id}"


def change_page(world: World, change: StoredChange) -> Page:
    """Before and after, with both documents that prove it. What was seen once is not looked at again."""
    events = world.events_of.get(change.id, [])
    seen = change.detected_at.date().isoformat()
    return Page(
        address=places.of_change(change.id),
        title=_title(change),
        kind="change",
        lead=tuple(_lead(world, change, events)),
        differences=tuple(_differences(world, change)),
        sections=(Section("What it is about", points=tuple(_about(world, change))), _evidence(world, change)),
        facts=replace(
            world.facts((change.source, *(sighting.source for sighting in change.sightings)), change.detected_at),
            checked=seen,
            expected="never: a change stays as it was seen",
        ),
        trail=_trail(seen),
        record=published(world, change),
        rank=_RANK,
        is_draft=_is_draft(change),
    )


def _lead(world: World, change: StoredChange, events: list[Event]) -> Iterator[Line]:
    """Which events tell the change, with what they say beyond its sentence."""
    for event in events:
        if len(event.changes) > 1:
            also = counted(len(event.changes) - 1, "other change")
            yield f"Reported together with {also}: ", to(event.headline, world.address_of(event))
        elif event.headline != clean(change.sentence):
            yield event.headline
        yield from event.points if len(event.changes) == 1 else ()
    if not events:
        yield "Undone on the same day: no digest reported it."


def _trail(day: str) -> tuple[Link, ...]:
    return (to("Changes", places.CHANGES), to(day, places.of_day(day)))


def _is_draft(change: StoredChange) -> bool:
    return change.fields.get(ListEdition.status, (None, None))[1] in {"draft", "proposed"}


def published(world: World, change: StoredChange) -> dict[str, object]:
    """The change as data, with no more of others' words than is needed to show it."""
    whole = change.as_json()
    fields = {difference.words: difference for difference in _differences(world, change)}
    known = TYPES[change.kind].fields if change.kind in TYPES else {}
    whole["fields"] = {
        name: [_text(side) for side in (fields[known[name].words].before, fields[known[name].words].after)]
        if name in known and known[name].prose and known[name].words in fields
        else pair
        for name, pair in whole["fields"].items()
    }
    return whole


def _text(pieces: tuple[Piece, ...] | None) -> str | None:
    return None if pieces is None else " ".join(text for text, _ in pieces)


def _differences(world: World, change: StoredChange) -> Iterator[Difference]:
    known = TYPES[change.kind].fields if change.kind in TYPES else {}
    for name, (before, after) in change.fields.items():
        spec = known.get(name)
        kind, words = (spec.kind, spec.words) if spec else (FieldKind.TEXT, name)
        if spec and spec.prose and not world.wishes.quotes:
            hidden = ((f"not shown here: {counted(2, 'side')} in the evidence", False),)
            yield Difference(words, hidden if before else None, hidden if after else None)
        elif kind in (FieldKind.ENTITIES, FieldKind.TEXTS, FieldKind.SENTENCES):
            yield _collections(kind, words, before, after)
        else:
            yield _texts(words, shown(kind, before), shown(kind, after))


def _collections(kind: FieldKind, words: str, before: Value, after: Value) -> Difference:
    """Only what came and went; the rest is counted."""
    old, new = _items(before), _items(after)
    gone = [item for key, item in old.items() if key not in new]
    come = [item for key, item in new.items() if key not in old]
    same = len(old) - len(gone)
    rest: tuple[Piece, ...] = ((f"{same:,} unchanged", False),) if same else ()
    limit = _SENTENCES if kind is FieldKind.SENTENCES else 60
    sides = []
    for stated, items in ((before, gone), (after, come)):
        own = tuple((f"{shorten(clean(item), _QUOTE)};", True) for item in items[:limit])
        more: tuple[Piece, ...] = ((f"{len(items) - limit:,} more", False),) if len(items) > limit else ()
        sides.append((*own, *more, *rest) or (("none", False),) if stated is not None else None)
    return Difference(words, sides[0], sides[1])


def _items(value: Value) -> dict[str, str]:
    if isinstance(value, dict):
        return value
    return {item: item for item in value} if isinstance(value, list) else {}


def _texts(words: str, before: object, after: object) -> Difference:
    """Word by word where both sides have words."""
    old, new = (None if side is None else shorten(clean(str(side)), _QUOTE) for side in (before, after))
    if old is None or new is None:
        return Difference(words, ((old, False),) if old is not None else None, ((new, False),) if new else None)
    one, other = old.split()[:_WORDS], new.split()[:_WORDS]
    left: list[Piece] = []
    right: list[Piece] = []
    for code, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        same = code == "equal"
        left += [(" ".join(one[a:b]), not same)] if b > a else []
        right += [(" ".join(other[c:d]), not same)] if d > c else []
    return Difference(words, tuple(left), tuple(right))


def _about(world: World, change: StoredChange) -> Iterator[Line]:
    yield f"significance: {change.significance}"
    yield "record: ", record_link(world, change)
    if change.kind in {Kind.LIST_EDITION, Kind.LISTED_MINERAL}:
        code = list_of(change).partition("/")[0]
        yield "jurisdiction: ", jurisdiction_link(code)
    for material in change.minerals:
        yield "material: ", mineral_link(world, material)
    for committee in change.committees:
        yield "committee: ", world.committee(committee)
    if change.topics:
        yield f"topics: {', '.join(change.topics)}"
    if change.covered_by:
        yield f"covered by the entries: {', '.join(change.covered_by)}"
    if change.on_record is not None:
        yield f"differs from the edition on record: {change.on_record}"


def _evidence(world: World, change: StoredChange) -> Section:
    source = world.sources.get(change.source)
    points: list[Line] = [("source: ", Link(source.name, str(source.url)) if source else change.source)]
    stated = change.fields.get(NewsItem.url, (None, None))[1]
    page = web_address(stated) or (standard_page(change.key) if change.kind == Kind.PROJECT else None)
    if page:
        points.append(("where it stands: ", Link(page, page)))
    points += [f"seen: {change.detected_at:%Y-%m-%d %H:%M} UTC"]
    points += [
        f"document before, SHA-256: {change.before or UNKNOWN}",
        f"document after, SHA-256: {change.after or UNKNOWN}",
    ]
    points += [f"also seen through {seen.source} on {seen.seen_at:%Y-%m-%d}" for seen in change.sightings]
    return Section(
        "Evidence", text=(f"critmin show {change.id} prints the same from the database.",), points=tuple(points)
    )


def event_page(world: World, event: Event) -> Page:
    """All changes that are told together."""
    rows = [
        (to(clean(change.sentence) or change.label, places.of_change(change.id)), change.significance, change.action)
        for change in event.changes
    ]
    day = event.detected_at.date().isoformat()
    return Page(
        address=world.address_of(event),
        title=event.headline,
        kind="event",
        lead=(f"{counted(len(rows), 'change')} reported together, seen by {day}.",),
        sections=(
            *((Section("In short", points=event.points),) if event.points else ()),
            Section("The changes", tables=(Table.of(("change", "significance", "action"), rows),)),
        ),
        facts=world.facts((change.source for change in event.changes), event.detected_at),
        trail=_trail(day),
        rank=6,
    )


def _days(world: World) -> Iterator[Page]:
    """A page for each day; a day of very many events goes on on further pages."""
    days: defaultdict[str, list[Event]] = defaultdict(list)
    for event in world.events:
        days[event.detected_at.date().isoformat()].append(event)
    for day, events in sorted(days.items()):
        parts = [events[at : at + _PER_DAY] for at in range(0, len(events), _PER_DAY)]
        for number, part in enumerate(parts, 1):
            own = places.of_day(day) if number == 1 else f"{places.of_day(day)}{number}/"
            further = f"{places.of_day(day)}{number + 1}/" if number < len(parts) else None
            yield Page(
                address=own,
                title=f"Changes seen on {day}" + (f", part {number}" if number > 1 else ""),
                kind="day",
                lead=((to("The next part of this day", further),),) if further else (),
                sections=(Section(counted(len(events), "event"), tables=(event_table(world, part),)),),
                facts=world.facts((), max(event.detected_at for event in part), how="from critmin's own polls"),
                trail=(to("Changes", places.CHANGES),),
                is_found=False,
            )
    rows = [(to(day, places.of_day(day)), len(events)) for day, events in sorted(days.items(), reverse=True)]
    yield Page(
        address=f"{places.CHANGES}days/",
        title="Changes by day",
        kind="days",
        sections=(Section("Days", tables=(Table.of(("day", "events"), rows),)),),
        facts=world.facts((), how="from critmin's own polls"),
        trail=(to("Changes", places.CHANGES),),
    )
