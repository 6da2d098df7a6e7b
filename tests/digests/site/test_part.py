"""The page of one change, made without reading the rest, is byte for byte the one of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from digests.site import building
from digests.site.world import Wishes, read
from pipeline.catalogue import load
from storage.model import ChangeQuery, StoredChange
from storage.store import Store
from tests.digests.site.conftest import AS_OF, HELD
from tests.digests.site.sample import DAY, quarantine, stored
from vocabulary.errors import ConfigurationError
from vocabulary.records import Kind

_WISHES = Wishes(base="https://site.example/critmin")
_SOURCES = load(None, None).sources


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three days of changes of every kind of record, and a held document."""
    with stored(tmp_path_factory.mktemp("database")) as result:
        quarantine(result, HELD)
        with result.begin() as transaction:
            for change in result.changes(ChangeQuery())[:5]:
                transaction.sight(change.id, "feed", "a" * 64, DAY + timedelta(days=1))
        yield result


def _files(folder: Path, address: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / address).iterdir()}


def test_each_is_that_of_the_whole_site(store: Store, tmp_path: Path) -> None:
    building.build(store, _SOURCES, tmp_path / "whole", AS_OF, _WISHES)
    every = store.changes(ChangeQuery())
    assert len({change.kind for change in every}) == len(Kind)
    for change in every:
        building.build_change(store, _SOURCES, tmp_path / "one", change.id, AS_OF, _WISHES)
        address = f"changes/{change.id}/"
        assert _files(tmp_path / "one", address) == _files(tmp_path / "whole", address), change
    assert not (tmp_path / "one/index.html").exists()


def test_it_reads_the_changes_of_its_day_alone(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(store, _SOURCES, AS_OF, _WISHES)
    change = whole.changes[0]
    asked: list[list[StoredChange]] = []

    class Watched(Store):
        def changes(self, query: ChangeQuery) -> list[StoredChange]:
            asked.append(super().changes(query))
            return asked[-1]

    building.build_change(Watched(store.engine), _SOURCES, tmp_path, change.id, AS_OF, _WISHES)
    (seen,) = asked
    assert {each.detected_at.date() for each in seen} == {change.detected_at.date()}
    assert len(seen) < len(whole.changes)


def test_the_next_whole_build_takes_it_over(store: Store, tmp_path: Path) -> None:
    early = DAY.date()
    building.build(store, _SOURCES, tmp_path / "grown", early, _WISHES)
    newest = store.changes(ChangeQuery())[-1]
    building.build_change(store, _SOURCES, tmp_path / "grown", newest.id, AS_OF, _WISHES)
    first = store.changes(ChangeQuery())[0]
    building.build_change(store, _SOURCES, tmp_path / "grown", first.id, AS_OF, Wishes())
    building.build(store, _SOURCES, tmp_path / "grown", AS_OF, _WISHES)
    building.build(store, _SOURCES, tmp_path / "once", AS_OF, _WISHES)
    for change in (first, newest):
        address = f"changes/{change.id}/"
        assert _files(tmp_path / "grown", address) == _files(tmp_path / "once", address)


def test_what_was_not_seen_yet_has_no_page(store: Store, tmp_path: Path) -> None:
    newest = store.changes(ChangeQuery())[-1]
    assert newest.detected_at.date() > DAY.date()
    for number, day in ((newest.id, DAY.date()), (10**6, AS_OF)):
        with pytest.raises(ConfigurationError, match=f"no change {number} was seen by {day}"):
            building.build_change(store, _SOURCES, tmp_path, number, day, _WISHES)
    assert list(tmp_path.iterdir()) == []
