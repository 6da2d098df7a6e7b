"""What waits for a person: a page for each source of which a document is held, marked, and kept from search engines."""

from __future__ import annotations

from collections.abc import Iterator

from digests.site.page import Page, to
from digests.site.world import World
from digests.tables.frame import Section, Table
from digests.words import places
from digests.words.addresses import Link
from digests.words.wording import clean, counted, shorten
from storage.reviews import Review, Sides, sides

_UNREAD = "Unknown: nothing was read of it that could be compared with what is known."
_SAME = "Nothing of what is known."
_MOST, _REASON = 200, 400  # records of one side that are named; characters of a reason


def pages(world: World) -> Iterator[Page]:
    """One for each source with a held document, and the list of them."""
    rows = []
    for name, review in world.held.items():
        source = world.sources.get(name)
        since = review.held_at.date().isoformat()
        rows.append((to(source.name if source else name, places.of_held(name)), since, len(review.proposed)))
        yield _held(world, name, review)
    yield Page(
        address=places.HELD,
        title="What waits for a person",
        kind="held-list",
        lead=(
            "Documents that say something implausible or unclear, until a person has looked at them.",
            "Nothing of what waits is told as a change, and no page but these shows it.",
        ),
        sections=(
            Section("Held", tables=(Table.of(("source", "since", "records that were read"), rows, "Held documents"),)),
        ),
        facts=world.facts(world.held, how="from critmin's own log of polls"),
        is_held=bool(world.held),
        is_internal=True,
        is_found=False,
    )


def _held(world: World, name: str, review: Review) -> Page:
    source = world.sources.get(name)
    known = {record.id: record for _, record in world.store.records(name)}
    both = sides(review, known)
    title, tables = source.name if source else name, tuple(_sides(both))
    unseen = (_SAME if review.proposed else _UNREAD,)
    return Page(
        address=places.of_held(name),
        title=f"Held: {title}",
        kind="held",
        lead=(f"It has waited for a person since {review.held_at.date().isoformat()}.",),
        sections=(
            Section(
                "Why it waits",
                points=tuple(shorten(clean(reason), _REASON) for reason in review.reasons) or ("unknown",),
            ),
            Section("What it would change", tables=tables, text=() if tables else unseen),
            *((Section("Where it stands", points=((Link(title, str(source.url)),),)),) if source else ()),
        ),
        facts=world.facts([name], review.held_at),
        trail=(to("What waits for a person", places.HELD),),
        is_held=True,
        is_found=False,
    )


def _sides(both: Sides) -> Iterator[Table]:
    sides = (("would be new", both.added), ("would be gone", both.gone), ("would differ", both.differ))
    for words, labels in sides:
        if labels:
            rows = [(shorten(clean(label), _REASON),) for label in labels[:_MOST]]
            yield Table.of(("record",), rows, f"{counted(len(labels), 'record')} {words}")
