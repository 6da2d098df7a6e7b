"""What a first document does to an empty store: the same whether changes are made of it, which nobody reads, or not."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.polls.pages import feed, page
from pipeline.extract import extractor
from pipeline.poll.difference import Difference, difference
from pipeline.reading.limits import limits
from pipeline.reading.read import InProcess
from storage.store import Store
from tests.pipeline.worlds import document, open_store, source

AT = datetime(2026, 1, 5, tzinfo=UTC)


def _difference(store: Store, kind: str, body: bytes, *, baseline: bool) -> Difference:
    entry = source(kind)
    answer = document(body, AT, media_type="text/html")
    with closing(InProcess().read(answer, entry, limits(entry))) as reading:
        complete = extractor(kind).complete
        with store.begin() as transaction:
            return difference(transaction, entry.id, reading, complete=complete, baseline=baseline)


@pytest.mark.parametrize(("kind", "body"), [("page", page(3, 1, "t")), ("feed", feed(3, 1))])
def test_a_baseline_is_stored_as_if_its_changes_had_been_made(tmp_path: Path, kind: str, body: bytes) -> None:
    store = open_store(tmp_path)
    with_changes, without = (_difference(store, kind, body, baseline=baseline) for baseline in (False, True))
    assert with_changes.changes
    assert not without.changes
    for name in ("fresh", "gone", "since", "tally", "names", "notes"):
        assert getattr(without, name) == getattr(with_changes, name), name
    assert list(without.after) == list(with_changes.after) != []


def test_what_is_known_already_is_compared_though_it_should_be_a_baseline(tmp_path: Path) -> None:
    store, entry = open_store(tmp_path), source("page")
    first = _difference(store, "page", page(3, 1, "t"), baseline=True)
    with store.begin() as transaction:
        transaction.write(entry.id, first.after, snapshot="baseline", at=AT, fresh=True)
    assert _difference(store, "page", page(4, 1, "t"), baseline=True).changes
