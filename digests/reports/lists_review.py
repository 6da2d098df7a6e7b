"""`lists-review`: what changed in the published lists in a period, edition by edition, and the matrix at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digests.analysis.findings.review import Compared, Review, Reviewed, review
from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables import frame
from digests.tables.frame import Report, Section, Table
from digests.words.addresses import Link
from digests.words.dates import ENGLISH
from digests.words.wording import counted, listed
from storage.baseline.atlas import Edition, Entry, InForce, Jurisdiction, atlas
from storage.baseline.gaps import Gap, caveat
from storage.baseline.matrix import Cell, columns, matrix
from vocabulary.lists.comparison import Comparison
from vocabulary.minerals import name

_DEFINITIONS = (
    ("edition", "one dated, official version of a list; drafts and amendments are named as such"),
    ("added, removed", "by material: a group replaced by its members, or a wider wording, adds and removes nothing"),
    (
        "matrix",
        "complete standing lists; the year since when a material is listed without a break, brackets: as a group",
    ),
    ("seen on the pages", "changes that critmin found by polling the publishers' pages in the period"),
)


def build(request: Request) -> Report:
    """The editions of the period, what each changed, what the polls saw, and the matrix."""
    until, results = request.as_of.isoformat(), review(request)
    return Report(
        name="lists-review",
        title="Review of the published lists of critical minerals",
        as_of=until,
        period=request.period.span,
        summary=review_summary(results),
        sections=(
            *_editions(results),
            *(_section(reviewed) for reviewed in results.editions),
            *_pages(results),
            Section("The matrix", points=tuple(_caveats(until)), tables=(_matrix(until),)),
        ),
        definitions=(*_DEFINITIONS, code_definitions(until)),
    )


def code_definitions(as_of: str) -> tuple[str, str]:
    """What the codes of jurisdictions stand for, as a definition."""
    return "codes", "; ".join(f"{code} {atlas()[code].name}" for code in columns(as_of))


def review_summary(results: Review) -> tuple[str, ...]:
    """How many editions the period brought, how many changes the polls saw, and which editions are not counted."""
    countries = counted(results.jurisdictions, "jurisdiction")
    editions = counted(len(results.published), "edition of a list was", "editions of lists were")
    notes = len(results.editions) - len(results.published)
    beside = f", and {counted(notes, 'note')} about lists" if notes else ""
    return (
        f"{editions} published in {countries}{beside}."
        if results.published
        else f"No edition on record was published in the period{beside}.",
        _seen(results),
        *_perhaps(results),
    )


def _perhaps(results: Review) -> Iterator[str]:
    """Those that cannot be said to be of the period: of "2025" nobody knows whether it was before a day in July."""
    if results.perhaps:
        named = "; ".join(f"{headed(reviewed)}, “{reviewed.edition.title}”" for reviewed in results.perhaps)
        yield f"Perhaps of this period, and not counted, as the day is not known: {named}."


def _seen(results: Review) -> str:
    """What the polls saw; that nothing was seen is said only where somebody looked."""
    if results.seen:
        changes = counted(len(results.seen), "change of a list was", "changes of lists were")
        return f"{changes} seen on the publishers' pages."
    if results.was_read:
        return "No change of a list was seen on the publishers' pages."
    return "No list was read off a publisher's page in this period; what follows is from the record of editions."


def _editions(results: Review) -> Iterator[Section]:
    if results.editions:
        yield Section("Editions of the period", tables=(edition_table(results),))


def edition_table(results: Review, *, ids: bool = True) -> Table:
    """A row for each edition; with the ids by which `critmin lists` knows the lists."""
    columns = ("date", "jurisdiction", *(["list"] if ids else []), "edition", "kind", "status", "entries", "checked")
    return Table.of(columns, [_edition(edition, ids=ids) for edition in results.editions])


def _edition(reviewed: Reviewed, *, ids: bool) -> tuple[frame.Cell, ...]:
    edition = reviewed.edition
    link = Link(edition.title, edition.urls[0].url) if edition.urls else edition.title
    size = len(edition.entries) if edition.entries else None
    own = [edition.list] if ids else []
    kind, checked = _kind(edition.kind), _kind(edition.verified)
    return edition.date, reviewed.where.name, *own, link, kind, reviewed.status, size, checked


def _kind(kind: str) -> str:
    return kind.replace("-", " ")


def _section(reviewed: Reviewed) -> Section:
    title = f"{headed(reviewed)}: {reviewed.edition.title}"
    return Section(title, points=tuple(changed(reviewed)), level=2)


def headed(reviewed: Reviewed) -> str:
    """`Nova Scotia, May 2025`."""
    return f"{reviewed.where.name}, {ENGLISH.partial(reviewed.edition.date)}"


def changed(reviewed: Reviewed) -> Iterator[str]:
    """What an edition changed against the one before, or why that cannot be said."""
    edition, size = reviewed.edition, counted(len(reviewed.edition.entries), "entry", "entries")
    if reviewed.how is Compared.AMENDMENT:
        what = listed([_named(reviewed.where, entry) for entry in edition.entries]) or "see its text"
        if reviewed.before:
            yield f"amends the list of {ENGLISH.partial(reviewed.before.date)}: {what}"
        else:
            yield f"which list it amends is not known here: {what}"
    elif reviewed.how is Compared.NOT_KNOWN_WHOLE:
        yield f"not compared: {Gap(reviewed.where, edition).missing}"
    elif reviewed.how is Compared.NO_LIST:
        yield f"{_kind(edition.kind)}, {size}: not a list that replaces another"
    elif reviewed.before and reviewed.comparison:
        yield f"compared with the edition of {ENGLISH.partial(reviewed.before.date)}"
        yield from _differences(
            reviewed.comparison, _materials(reviewed.where, reviewed.before), _materials(reviewed.where, edition)
        )
    else:
        final = "final " if _was_drafted(reviewed) else ""
        yield f"the first {final}edition on record of this list, {size}"


def _was_drafted(reviewed: Reviewed) -> bool:
    """Whether a draft of the same list came before the edition."""
    before = (other for other in reviewed.where.editions if other.first_day < reviewed.edition.first_day)
    return any(other.list == reviewed.edition.list and other.status == "draft" for other in before)


def _named(where: Jurisdiction, entry: Entry) -> str:
    """An entry in English: as published, or what it means where the publisher writes in another language."""
    if entry.english or where.languages[0] == "en":
        return entry.english or entry.as_published
    meaning = where.meaning(entry)
    return listed(list(map(name, meaning.minerals))) if meaning else entry.as_published


def _materials(where: Jurisdiction, edition: Edition) -> frozenset[str]:
    meanings = (entry.match for entry in InForce(where, edition).listed)
    return frozenset(material for match in meanings if match for material in match.minerals)


def _differences(result: Comparison, old: frozenset[str], new: frozenset[str]) -> Iterator[str]:
    for words, materials in (("added", result.added), ("removed", result.removed)):
        if materials:
            yield f"{len(materials)} {words}: {listed(list(map(name, materials)))}"
    for group, parts in result.regrouped.items():
        yield _regrouped(group, parts, old, new)
    for what, pairs in (("worded wider or narrower", result.reworded), ("in another tier", result.tiers)):
        if pairs:
            yield f"{len(pairs)} {what}: {listed(list(map(name, pairs)))}"
    if not (result.added or result.removed or result.regrouped or result.reworded or result.tiers):
        yield "the same materials"


def _regrouped(group: str, parts: Sequence[str], old: frozenset[str], new: frozenset[str]) -> str:
    """Which way a group and what belongs to it changed places."""
    members = listed(list(map(name, parts)))
    if group in old and group in new:
        return f"{name(group)}: the group on both lists; only one of them names {members} as well"
    if group in old:
        return f"{members} named in place of the group {name(group)}"
    return f"the group {name(group)} in place of {members}"


def _pages(results: Review) -> Iterator[Section]:
    if results.seen:
        points = [f"{ENGLISH.day(event.detected_at)}: {event.headline}" for event in results.seen]
        yield Section("Seen on the publishers' pages", points=tuple(points))


def _caveats(as_of: str) -> Iterator[str]:
    for code, current in columns(as_of).items():
        if note := caveat(current):
            yield f"{code}: {note}"


def _matrix(as_of: str) -> Table:
    codes, rows = matrix(as_of)
    ranked = sorted(rows, key=lambda row: (-len(row[1]), name(row[0])))
    lines = [(name(material), len(cells), *(_year(cells.get(code)) for code in codes)) for material, cells in ranked]
    return Table.of(("material", "lists", *codes), lines, "Materials on the standing lists")


def _year(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return f"({cell.since[:4]})" if cell.by else cell.since[:4]


SPEC = Spec("lists-review", "the period's changes in the lists of all countries, with the matrix", build)
