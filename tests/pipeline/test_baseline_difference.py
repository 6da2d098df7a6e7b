"""What a first document does to an empty store: the same whether changes are made of it, which nobody reads, or not."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.polls.pages import feed, page
from pipeline.extract import extractor
from pipeline.poll.before import written
from pipeline.poll.difference import Difference, difference
from pipeline.poll.poll import attempt_at
from pipeline.reading.limits import limits
from pipeline.reading.read import InProcess
from storage.store import Store
from tests.pipeline.worlds import document, open_store, source
from vocabulary.records import Record

AT = datetime(2026, 1, 5, tzinfo=UTC)


def _difference(store: Store, kind: str, body: bytes, *, baseline: bool) -> Difference:
    entry = source(kind)
    answer = document(body, AT, media_type="text/html")
    with closing(InProcess().read(answer, entry, limits(entry))) as reading:
        complete = extractor(kind).complete
        with store.begin() as transaction:
            return difference(transaction, entry.id, reading, complete=complete, baseline=baseline)


Kept = tuple[list[Record], dict[str, str]]


def _kept(folder: Path, kind: str, body: bytes, *, baseline: bool) -> Kept:
    """The records of an empty store after a first document, and its names with what each names."""
    store, entry = open_store(folder), source(kind)
    answer = document(body, AT, media_type="text/html")
    with closing(InProcess().read(answer, entry, limits(entry))) as reading, store.begin() as transaction:
        complete = extractor(kind).complete
        differing = difference(transaction, entry.id, reading, complete=complete, baseline=baseline)
        assert bool(differing.changes) is not baseline
        assert differing.tally.present == reading.end.count
        written(transaction, attempt_at(entry, store, lambda: AT), answer, reading, differing)
        names = {alias for own in reading.end.names.values() for alias in own}
        return [record for _, record in store.records()], transaction.known_as(entry.id, names)


@pytest.mark.parametrize(("kind", "body", "names"), [("page", page(3, 1, "t"), 0), ("feed", feed(3, 1), 250)])
def test_a_baseline_is_stored_as_if_its_changes_had_been_made(
    tmp_path: Path, kind: str, body: bytes, names: int
) -> None:
    with_changes, without = (
        _kept(tmp_path / name, kind, body, baseline=name == "without") for name in ("with", "without")
    )
    assert without == with_changes
    assert len(without[1]) == names


def test_what_is_known_already_is_compared_though_it_should_be_a_baseline(tmp_path: Path) -> None:
    store, entry = open_store(tmp_path), source("page")
    first = _difference(store, "page", page(3, 1, "t"), baseline=True)
    with store.begin() as transaction:
        transaction.write(entry.id, first.after, snapshot="baseline", at=AT, fresh=True)
    assert _difference(store, "page", page(4, 1, "t"), baseline=True).changes
