"""The whole site as files: pages and what stands beside them, redirects, data, search."""

from __future__ import annotations

import gc
import hashlib
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date
from functools import cache
from importlib.resources import files as packaged
from pathlib import Path

from digests.site import downloads, drawing
from digests.site.foot import SiteSource, stated
from digests.site.kept import Kept, program
from digests.site.page import Later, Page
from digests.site.search import OF_RANK, SearchEntry, index
from digests.site.views import (
    changes,
    committees,
    digests,
    front,
    guides,
    held,
    lists,
    matrix,
    minerals,
    news,
    projects,
    reports,
)
from digests.site.world import Wishes, World, read
from digests.site.writing import OWN, Before, Written, add, standing, write
from digests.words import places
from digests.words.addresses import standard_page
from storage.iso_state import end_of_day
from storage.store import Store
from vocabulary.errors import ConfigurationError
from vocabulary.jurisdictions import aliases
from vocabulary.minerals import all_ids, get

_VIEWS = (reports, front, changes, minerals, lists, committees, projects, matrix, digests, news, held, guides)
"""The reports first: they take the most memory for a while, and then there is little else."""
_STATIC = ("site.css", "icon.svg", "matrix.js", "changes.js", "mine.js", "search.js")
_OBJECTS = 50_000  # that are made before cycles are looked for
_OF_KIND = 10**6  # numbers of the search that each kind of page has within its rank
_ELSEWHERE = 9  # rank of what leads elsewhere
ADDRESSES = f"{places.DATA}addresses.txt"


def build(store: Store, sources: Sequence[SiteSource], out: Path, day: date, wishes: Wishes) -> Written:
    """Bring the site in `out` up to the state of the store at the end of `day`. Nothing new: nothing else is read."""
    memory = Kept(out / OWN)
    world = read(store, sources, day, wishes, memory)
    basis = _basis(world)
    if done := standing(out, basis):
        return done
    with _little_collection():
        written = write(out, lambda before: files(world, before), ADDRESSES, basis)
    memory.save()
    return written


def _basis(world: World) -> str:
    """Stands for all that the site is made of: of the sources what is shown, so that a further poll need not count."""
    own = hashlib.blake2b(program().encode(), digest_size=12)
    for name in _STATIC:
        own.update(_static(name))
    sources = world.sources.values()
    begun = {name: state.baseline_at for name, state in sorted(world.states.items())}
    parts = (world.as_of, world.wishes, world.stamps, world.store.stamps_of_days(world.end))
    own.update(repr((*parts, begun, world.store.stamps_of_polls(world.end))).encode())
    own.update(repr([(stated(source), world.facts([source.id])) for source in sources]).encode())
    if world.wishes.operator:
        own.update(repr(sorted(world.states.items())).encode())
    return own.hexdigest()


def build_change(
    store: Store, sources: Sequence[SiteSource], out: Path, number: int, day: date, wishes: Wishes
) -> Written:
    """Bring the page of one change in `out` up to date, without reading the rest; what it links to may not be there.

    Raises `ConfigurationError` where no change has this number by the end of `day`.
    """
    change = store.change(number)
    if change is None or change.detected_at >= end_of_day(day):
        raise ConfigurationError(f"no change {number} was seen by {day}: `critmin changes` lists those that were")
    seen = change.detected_at.astimezone(UTC).date().isoformat()
    page = changes.change_page(read(store, sources, day, wishes, only=[seen]), change)
    static = ((f"static/{name}", _static(name)) for name in _STATIC)
    return add(out, itertools.chain(drawing.files(page, wishes.base), static), ADDRESSES)


@contextmanager
def _little_collection() -> Iterator[None]:
    """The world is a million objects that stay to the end: to look for cycles among them takes a fifth of the build."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def files(world: World, before: Before) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file that is not kept. No address that was published before is lost."""
    entries: list[SearchEntry] = []
    kinds: dict[str, Iterator[int]] = {}
    addresses: set[str] = set()
    earlier = before.addresses
    for page in drafts(world):
        addresses.add(page.address)
        yield from _files(page, world, before)
        if page.is_found:
            entries.append(SearchEntry(_place(page, kinds), page.title, page.kind, page.address, page.words))
    for old, new in redirects(addresses, earlier).items():
        addresses.add(old)
        yield f"{old}index.html", _redirect(old, new, world.wishes.base)
    yield ADDRESSES, "".join(f"{address}\n" for address in sorted({*addresses, *earlier})).encode()
    yield from ((f"static/{name}", _static(name)) for name in _STATIC)
    yield from downloads.files(world)
    yield from index([*entries, *_elsewhere(world)], world.kept.remembered)


def _files(page: Page | Later, world: World, before: Before) -> Iterator[tuple[str, bytes]]:
    """A page is drawn anew only where what it shows, the program or the site's place changed."""
    key = drawing.shown(page) if isinstance(page, Page) else page.key
    if not before.keeps(page.address, f"{key} {program()} {world.wishes.base or ''}"):
        yield from drawing.files(page if isinstance(page, Page) else page.make(), world.wishes.base)


def drafts(world: World) -> Iterator[Page | Later]:
    """Every page, those that may be kept not made yet."""
    for view in _VIEWS:
        yield from view.pages(world)


def pages(world: World) -> Iterator[Page]:
    """Every page."""
    return (page if isinstance(page, Page) else page.make() for page in drafts(world))


def _place(page: Page | Later, kinds: dict[str, Iterator[int]]) -> int:
    """The number of a page in the search. `kinds`: of each kind the places of the pages that name none themselves."""
    if page.place is not None:
        return page.rank * OF_RANK + page.place
    if page.kind not in kinds:
        kinds[page.kind] = itertools.count(len(kinds) * _OF_KIND)
    return page.rank * OF_RANK + next(kinds[page.kind])


def _elsewhere(world: World) -> Iterator[SearchEntry]:
    """The documents of ISO that have no page here lead to ISO's; they are shown last."""
    for key, document in world.documents.items():
        address = None if key in world.document_pages else standard_page(key)
        if address:
            place = _ELSEWHERE * OF_RANK + projects.place_of(key)
            yield SearchEntry(place, f"{document.name}: {document.title}", "at ISO", address)


def redirects(addresses: Collection[str], earlier: Iterable[str]) -> Mapping[str, str]:
    """Addresses that lead on: other names of materials and jurisdictions, and pages that are no more."""
    old_to_new = {
        places.of_mineral(places.slug(word)): places.of_mineral(material)
        for material in all_ids()
        for word in get(material).names.get("en", ())
        if places.slug(word)
    }
    old_to_new |= {places.of_jurisdiction(alias): places.of_jurisdiction(code) for alias, code in aliases().items()}
    old_to_new |= {
        address: next(above for above in _above(address) if above in addresses)
        for address in earlier
        if address not in addresses and address not in old_to_new
    }
    return {old: new for old, new in sorted(old_to_new.items()) if old not in addresses and new in addresses}


def _above(address: str) -> Iterator[str]:
    """The nearest list first, at last the front page."""
    parts = address.strip("/").split("/")
    yield from ("/".join(parts[:size]) + "/" for size in range(len(parts) - 1, 0, -1))
    yield places.FRONT


def _redirect(old: str, new: str, base: str | None) -> bytes:
    place = drawing.Place.of(old)
    canonical = places.absolute(base, new) if base else None
    template = drawing.environment().get_template("redirect.html.j2")
    return template.render(target=place.up + new or "./", canonical=canonical).encode()


@cache
def _static(name: str) -> bytes:
    return packaged("digests.site").joinpath("static", name).read_bytes()
