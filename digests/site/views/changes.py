"""A page for each change, and for each event of several changes."""

from __future__ import annotations

import difflib
import functools
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import orjson

from digests.events.lists import list_of
from digests.site.links import has_page, jurisdiction_link, mineral_link, record_link
from digests.site.page import UNKNOWN, ChangeRow, Difference, EventRow, Later, Page, Piece, to
from digests.site.world import World
from digests.tables.frame import Line, Section, Table
from digests.words import places
from digests.words.addresses import Link, standard_page, web_address
from digests.words.wording import clean, counted, shorten
from storage.model import StoredChange
from vocabulary.records import TYPES, FieldKind, Kind, ListEdition, NewsItem, Value, shown
from vocabulary.records.sentences import wording

_QUOTE = 600  # characters of one value that are shown
_WORDS = 400  # words of one value that are compared
_SENTENCES = 8  # changed sentences of a page that are shown on each side
_RANK = 7
_NEWEST = 10**9  # above the id of any change: the newest comes first in the search
_OF_DAY = 256  # places of a day's events in the search


def pages(world: World) -> Iterator[Page | Later]:
    """All of them."""
    leads: dict[object, str] = {}
    for day in world.days:
        for change in day.changes:
            yield _later(world, change, leads)
        for event in day.events:
            if len(event.ids) > 1:
                yield event_page(world, event)


def _later(world: World, row: ChangeRow, leads: dict[object, str]) -> Later:
    """The page of a change is made once: it changes only where what it leads to does."""
    links = row.source, row.committees, has_page(world, row.kind, row.label)
    if links not in leads:
        leads[links] = _leads(world, *links)
    return Later(
        places.of_change(row.id),
        f"{row.page} {leads[links]}",
        functools.partial(_change_page, world, row),
        title=_title(row.words, row.label, row.id),
        kind="change",
        rank=_RANK,
        place=_NEWEST - row.id,
    )


def _leads(world: World, source: str, committees: Sequence[str], record: bool) -> str:
    """Stands for what the page of a change leads to, and for how it is shown."""
    known = world.sources.get(source)
    named = (known.name, str(known.url), known.organisation, known.kind) if known else None
    leads = [named, record, [world.committee(committee) for committee in committees], world.wishes]
    return hashlib.blake2b(orjson.dumps(leads), digest_size=12).hexdigest()


def _title(words: str, label: str, number: int) -> str:
    return words or clean(label) or f"Change {number}"


def _change_page(world: World, row: ChangeRow) -> Page:
    return change_page(world, world.whole(row))


def change_page(world: World, change: StoredChange) -> Page:
    """Before and after, with both documents that prove it. What was seen once is not looked at again."""
    seen = change.detected_at.date().isoformat()
    events = world.events_of(change.id, seen)
    return Page(
        address=places.of_change(change.id),
        title=_title(clean(change.sentence), change.label, change.id),
        kind="change",
        lead=tuple(_lead(change, events)),
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


def _lead(change: StoredChange, events: Sequence[EventRow]) -> Iterator[Line]:
    """Which events tell the change, with what they say beyond its sentence."""
    for event in events:
        if len(event.ids) > 1:
            also = counted(len(event.ids) - 1, "other change")
            yield f"Reported together with {also}: ", to(event.headline, event.address)
        elif event.headline != clean(change.sentence):
            yield event.headline
        yield from event.lines if len(event.ids) == 1 else ()
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
    old, new = _items(kind, before), _items(kind, after)
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


def _items(kind: FieldKind, value: Value) -> dict[str, str]:
    if isinstance(value, dict):
        return value
    compared = wording if kind is FieldKind.SENTENCES else str
    return {compared(item): item for item in value} if isinstance(value, list) else {}


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


def event_page(world: World, event: EventRow) -> Page:
    """All changes that are told together."""
    changes = [world.change_rows[number] for number in event.ids]
    rows = [(to(change.words or change.label, places.of_change(change.id)), *_weight(change)) for change in changes]
    return Page(
        address=event.address,
        title=event.headline,
        kind="event",
        lead=(f"{counted(len(rows), 'change')} reported together, seen by {event.day}.",),
        sections=(
            *((Section("In short", points=tuple(event.lines)),) if event.lines else ()),
            Section("The changes", tables=(Table.of(("change", "significance", "action"), rows),)),
        ),
        facts=world.facts((change.source for change in changes), event.detected_at),
        trail=_trail(event.day),
        rank=6,
        place=_event_place(event),
    )


def _event_place(event: EventRow) -> int:
    """The newest day first; within a day in an order that does not change with what comes beside."""
    days = date.max.toordinal() - date.fromisoformat(event.day).toordinal()
    return days * _OF_DAY + int(event.address.strip("/").rpartition("/")[2], 16) % _OF_DAY


def _weight(change: ChangeRow) -> tuple[str, str]:
    return change.significance, change.action
