"""Searching on SQLite and on PostgreSQL: in any language, by date and source, as things stand now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from storage.search import search
from storage.store import Store
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import NewsItem, Project, Record
from vocabulary.search import parsed

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)


def item(key: str, title: str, day: str = "2026-11-01") -> Record:
    return NewsItem.of(key, title, {NewsItem.title: title, NewsItem.published: day})


ITEMS = (
    item("en", "Licences for gallium exports suspended"),
    item("de", "Ausfuhrverbot für Gallium bleibt"),
    item("zh", "商务部对镓、锗相关物项实施出口管制"),
    item("fr", "Nouvelle norme sur le recyclage du cuivre", "2026-10-01"),
    item("es", "México prohíbe la exportación de litio", "2026-09-01"),
    item("no", "The committee will lead the discussion"),
)


def filled(store: Store) -> Store:
    with store.begin() as transaction:
        transaction.write("paper", ITEMS, snapshot="baseline", at=AT)
        project = Project.of(
            "1", "ISO 1", {Project.title: "Lead ores — Determination of tin", Project.reference: "ISO 1"}
        )
        transaction.write("iso", [project], snapshot="baseline", at=AT)
    return store


def found(store: Store, words: str, **narrowed: Any) -> set[str]:
    return {hit.key for hit in search(store.engine, parsed(words), **narrowed)}


def test_a_material_and_a_word_of_trade_are_found_in_any_language(store: Store) -> None:
    filled(store)
    assert found(store, "gallium export") == {"en", "de", "zh"}
    assert found(store, "Gallium Ausfuhr") == {"en", "de", "zh"}
    assert found(store, "镓 出口") == {"en", "de", "zh"}
    assert found(store, "lithium ban") == {"es"}
    assert found(store, "copper recycling") == {"fr"}
    assert found(store, "gallium -germanium export") == {"en", "de"}
    assert found(store, '"exports suspended"') == {"en"}
    assert found(store, "lead") == {"1"}
    assert found(store, "商务部") == {"zh"}


def test_by_date_source_and_kind(store: Store) -> None:
    filled(store)
    assert found(store, "export", since="2026-10-01") == {"en", "de", "zh"}
    assert found(store, "export", until="2026-09-30") == {"es"}
    assert found(store, "tin", what="document") == {"1"}
    assert found(store, "tin", source="paper") == set()
    assert [hit.day for hit in search(store.engine, parsed("export"))][-1] == "2026-09-01"


def test_what_stands_no_more_is_not_found_and_changes_are(store: Store) -> None:
    filled(store)
    assert found(store, "suspended") == {"en"}
    later = item("en", "Licences for gallium exports resume")
    with store.begin() as transaction:
        transaction.write("paper", [later], snapshot="baseline", at=AT)
        telling = Telling(Significance.NOTABLE, "The title changed to resume", ("news",), ("gallium",), ())
        change = Change(Action.CHANGED, ITEMS[0], later, {"title": ("a", "b")})
        transaction.add_changes("paper", [(change, telling)], at=AT, before=None, after=None)
    assert found(store, "suspended") == set()
    assert {hit.what for hit in search(store.engine, parsed("gallium resume"))} == {"item", "change"}
