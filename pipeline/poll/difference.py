"""A document that was read, beside what is known of its source: what it changes, and how much. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline.news.identity import Identified, identified
from pipeline.news.relaunch import MOST, another_site, relaunched
from pipeline.poll.compare import compare, with_unstated
from pipeline.poll.judge import Tally
from pipeline.reading.lines import Index
from pipeline.reading.results import Reading, Row
from storage.store import Transaction
from vocabulary.changes import Change
from vocabulary.lists.changes import refined
from vocabulary.records import Kind, Record

RecordId = tuple[str, str]
_FEW = (
    5_000  # records of new lines that are held from when they are compared until they are stored; more are read again
)


@dataclass(slots=True)
class Difference:
    """What a document does to what is known of its source.

    `after`: the records as they are to be stored, once through, or `rows`: all of them as they are stored, where
    nothing is known yet; `gone`: the known ones that it no longer holds;
    `since`: when the states that changes end were first seen; `fresh`: nothing was known before; `names`: alias -> key
    of items of news that are to be remembered, `first_names`: those of a source of which none is known yet, by key;
    `notes`: what people should know of the window.
    """

    after: Iterable[Record]
    fresh: bool
    changes: list[Change] = field(default_factory=list)
    gone: Collection[RecordId] = ()
    since: dict[RecordId, datetime] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    names: Mapping[str, str] = field(default_factory=dict)
    first_names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    rows: Iterable[Sequence[Row]] | None = None

    def note(self, transaction: Transaction, source: str, changes: list[Change]) -> None:
        """Add the changes of one batch."""
        self.tally.count(changes)
        self.changes += changes
        known = [change.record.id for change in changes if change.before is not None]
        if known:
            self.since.update(transaction.since(source, known))


def difference(
    transaction: Transaction,
    source: str,
    reading: Reading,
    *,
    complete: bool,
    more: Sequence[Reading] = (),
    passing: Sequence[Record] | None = None,
    baseline: bool = False,
) -> Difference:
    """What the document changes. `complete`: what it does not hold is gone; `more`: its further pages.

    `passing`: the records that count of a reading that is partly held. `baseline`: what was not known before is no
    change, so that none is made for each record.
    """
    if reading.by_lines:
        return _of_lines(transaction, source, reading)
    pages = (reading, *more)
    if complete:
        before = transaction.current(source)
        fresh = not before
    else:
        fresh = not transaction.count(source)
        before = {} if fresh else transaction.current(source, _touched(transaction, source, pages))
    if baseline and fresh and not complete and not more and passing is None and reading.names is not None:
        tally = Tally(present=reading.end.count)
        return Difference((), fresh=True, tally=tally, rows=reading.rows(), first_names=reading.end.names)
    named = recognised(transaction, source, pages, before) if passing is None else Identified(tuple(passing), {})
    notes: tuple[str, ...] = ()
    elsewhere: str | None = None
    if not (fresh or complete or before) and any(record.kind == Kind.NEWS_ITEM for record in named.records):
        before, named, notes = _of_nothing_known(transaction, source, named)
        if not before and transaction.count(source) <= MOST:
            elsewhere = another_site(named.records, transaction.current(source).values())
    after = {record.id: with_unstated(before.get(record.id), record) for record in named.records}
    after |= _unstated_editions(before, after) if complete else {}
    tally = Tally(known=len(before), present=len(after), elsewhere=elsewhere)
    result = Difference(list(after.values()), fresh=fresh, tally=tally, names=named.fresh, notes=notes)
    if complete:
        result.gone = [key for key in before if key not in after]
    if not (baseline and fresh):
        result.note(transaction, source, refined(compare(before, after, complete=complete), before, after))
    return result


def _touched(transaction: Transaction, source: str, pages: Sequence[Reading]) -> set[RecordId]:
    """The known records that the pages may speak of: a window has let go of all others, however many they are."""
    ids = {record.id for page in pages for record in page.records()}
    aliases = {alias for page in pages for names in page.end.names.values() for alias in names}
    keys = transaction.known_as(source, aliases).values() if aliases else ()
    return ids | {(Kind.NEWS_ITEM, key) for key in keys}


def _of_nothing_known(
    transaction: Transaction, source: str, named: Identified
) -> tuple[dict[RecordId, Record], Identified, tuple[str, ...]]:
    """A window in which no item is known: a relaunch, whose items are known after all, or a gap, which is said."""
    few = transaction.count(source) <= MOST
    back = relaunched(named.records, transaction.current(source).values()) if few else {}
    if not back:
        lost = "no known item is shown any more: items published between this poll and the last may have been missed"
        return {}, named, (f"{lost}; poll the source more often",)
    before = {old.id: old for old in back.values()}
    renamed = [replace(record, key=back[record.key].key) if record.key in back else record for record in named.records]
    names = {alias: back[key].key if key in back else key for alias, key in named.fresh.items()}
    number = f"{len(back)} of {len(named.records)} items"
    note = f"{number} are at new addresses under known headlines: taken for a site relaunch and not reported"
    return before, Identified(tuple(renamed), names), (note,)


def sure(reading: Reading, known: Mapping[RecordId, Record]) -> list[Record] | None:
    """What passes of a held reading: all but what is in doubt, which stays as it is `known`. None: nothing is sure.

    Where known records are in doubt, what is known of the others stands as well: only what is sure to be new is added.
    """
    if reading.end.doubtful is None:
        return None
    doubtful, read = frozenset(reading.end.doubtful), {record.id: record for record in reading.records()}
    waits = {key for key in {*known, *read} if key[0] == Kind.LISTED_MINERAL and key[1] in doubtful}
    passing = [record for key, record in read.items() if key not in waits]
    if not waits.isdisjoint(known):
        new = (record for record in passing if record.kind == Kind.LISTED_MINERAL and record.id not in known)
        passing = [*known.values(), *new]
    return passing


def recognised(
    transaction: Transaction, source: str, pages: Sequence[Reading], before: Mapping[RecordId, Record]
) -> Identified:
    """The records of all pages, each once, the items of news among them under the keys by which they are known."""
    records = {record.id: record for page in reversed(pages) for record in reversed(list(page.records()))}
    own = {key: names for page in reversed(pages) for key, names in page.end.names.items()}
    aliases = {alias for names in own.values() for alias in names} if before else ()  # none names what is not there
    known = transaction.known_as(source, aliases) if aliases else {}
    return identified(list(reversed(records.values())), own, known, before)


def _unstated_editions(before: Mapping[RecordId, Record], after: Mapping[RecordId, Record]) -> dict[RecordId, Record]:
    """The known edition of a list of which the document still has entries and states no edition: it did not end."""
    kinds = {record.kind for record in after.values()}
    if Kind.LISTED_MINERAL not in kinds or Kind.LIST_EDITION in kinds:
        return {}
    return {key: record for key, record in before.items() if record.kind == Kind.LIST_EDITION}


def _of_lines(transaction: Transaction, source: str, reading: Reading) -> Difference:
    """The same for a document of which only the lines that are not known were read, and maybe too many to hold."""
    known = transaction.count(source)
    tally = Tally(known=known, present=reading.end.count)
    if not known:
        return Difference((), fresh=True, tally=tally, rows=reading.rows())
    result = Difference((), fresh=False, tally=tally)
    few: list[Record] = []
    for records in reading.batches():
        new = {record.id: record for record in records}
        before = transaction.current(source, new.keys())
        carried = {key: with_unstated(before.get(key), record) for key, record in new.items()}
        result.note(transaction, source, compare(before, carried, complete=False))
        few += carried.values() if len(few) < _FEW else ()
    result.after = few if len(few) < _FEW else _carried(transaction, source, reading)
    result.gone = _vanished(transaction, source, reading)
    if result.gone:
        result.note(transaction, source, compare(transaction.current(source, result.gone), {}, complete=True))
    return result


def _carried(transaction: Transaction, source: str, reading: Reading) -> Iterator[Record]:
    for records in reading.batches():
        before = transaction.current(source, [record.id for record in records])
        yield from (with_unstated(before.get(record.id), record) for record in records)


def _vanished(transaction: Transaction, source: str, reading: Reading) -> list[RecordId]:
    """The known records that no line holds; where no line was known, by the lines as they are now."""
    if reading.end.vanished is not None:
        return reading.end.vanished
    present = Index.unpacked(reading.end.index or b"").records()
    return [(kind, key) for kind, key in transaction.current(source) if f"{kind} {key}" not in present]
