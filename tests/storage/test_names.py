"""The names of items: those of a source's first document in one row, later ones in rows of their own."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from storage.database.connections import writing
from storage.database.errors import StorageError
from storage.database.tables import aliases, first_names
from storage.store import Store

FIRST = {"https://a.example/1": ["id:1", "link:a"], "https://a.example/Ж": ["id:2", "said:Ж"], "without": []}


def test_names_of_the_first_document_and_later_ones_are_found_together(store: Store) -> None:
    with store.begin() as transaction:
        transaction.begin_names("ores", FIRST)
        transaction.begin_names("metals", {"x": ["id:1"]})
        transaction.remember_names("ores", {"id:3": "https://a.example/3"})
        asked = ["id:1", "id:2", "said:Ж", "id:3", "id:4"]
        assert transaction.known_as("ores", asked) == {
            "id:1": "https://a.example/1",
            "id:2": "https://a.example/Ж",
            "said:Ж": "https://a.example/Ж",
            "id:3": "https://a.example/3",
        }
        assert transaction.known_as("metals", asked) == {"id:1": "x"}
        assert transaction.known_as("coal", asked) == {}
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(first_names)) == 2
        assert connection.scalar(select(func.count()).select_from(aliases)) == 1


def test_a_name_of_the_first_document_goes_on_naming_its_item(store: Store) -> None:
    with store.begin() as transaction:
        transaction.begin_names("ores", FIRST)
        transaction.remember_names("ores", {"id:1": "other", "id:5": "five"})
        transaction.remember_names("ores", {"id:5": "six"})
        assert transaction.known_as("ores", ["id:1", "id:5"]) == {"id:1": "https://a.example/1", "id:5": "five"}


def test_a_source_begins_once(store: Store) -> None:
    with store.begin() as transaction:
        transaction.begin_names("ores", FIRST)
    with pytest.raises(StorageError), store.begin() as transaction:
        transaction.begin_names("ores", {"y": ["id:1"]})
    with store.begin() as transaction:
        assert transaction.known_as("ores", ["id:1"]) == {"id:1": "https://a.example/1"}


def test_where_no_item_has_a_name_nothing_is_kept(store: Store) -> None:
    with store.begin() as transaction:
        transaction.begin_names("ores", {})
        assert transaction.known_as("ores", ["id:1"]) == {}


@pytest.mark.parametrize("content", [b"no frame", b"\x28\xb5\x2f\xfd\x04\x00\x19\x00\x00{oh\xd7\x0c\x0d\x6f"])
def test_names_that_cannot_be_read_are_no_empty_names(store: Store, content: bytes) -> None:
    with store.begin() as transaction:
        transaction.begin_names("ores", FIRST)
    with writing(store.engine) as connection:
        connection.execute(update(first_names).values(content=content))
    with store.begin() as transaction, pytest.raises(StorageError, match="ores cannot be read"):
        transaction.known_as("ores", ["id:1"])
