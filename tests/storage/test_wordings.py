"""The sentences of a page are kept once, and come back as they were, whatever they say."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, select, text, update

from storage.database.errors import StorageError
from storage.database.tables import revisions, wordings
from storage.store import ChangeQuery, Store
from storage.upkeep.pruning import prune
from tests.storage.samples import START, project
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import Kind, PageText, Record

DAY = timedelta(days=1)
TELLING = Telling(Significance.ROUTINE, "The text changed.", (), (), ())
LONG = [
    f"Sentence {number} of the page tells of the ore that was weighed {number * 7919} times." for number in range(150)
]
EDITIONS = [[*LONG, *(f"New sentence {entry}." for entry in range(number))] for number in range(5)]


def _page(sentences: list[str], key: str = "page") -> Record:
    return PageText.of(key, "A page", {PageText.sentences: sentences})


def _poll(store: Store, at: int, after: list[str], before: list[str] | None = None) -> None:
    with store.begin() as transaction:
        if before is not None:
            change = Change(Action.CHANGED, _page(before), _page(after), {"sentences": (before, after)})
            transaction.add_changes("pages", [(change, TELLING)], at=START + DAY * at, before=None, after=None)
        transaction.write("pages", [_page(after)], snapshot="x", at=START + DAY * at)


def _stored(engine: Engine) -> tuple[int, int]:
    """How many lists are kept, and the bytes of those that are additions."""
    with engine.connect() as connection:
        number = connection.scalar(select(func.count()).select_from(wordings))
        added = connection.scalar(select(func.sum(func.length(wordings.c.content))).where(wordings.c.base.is_not(None)))
        return number or 0, added or 0


def test_editions_of_a_page_are_kept_once(store: Store, engine: Engine) -> None:
    _poll(store, 0, EDITIONS[0])
    for at in range(1, 5):
        _poll(store, at, EDITIONS[at], EDITIONS[at - 1])
    assert [state.record.fields["sentences"] for state in store.history(Kind.PAGE_TEXT, "page")] == EDITIONS
    fields = [change.fields["sentences"] for change in store.changes(ChangeQuery())]
    assert fields == [tuple(pair) for pair in pairwise(EDITIONS)]
    assert [record for _, record in store.records("pages")] == [_page(EDITIONS[4])]
    assert [seen.record for seen in store.seen(Kind.PAGE_TEXT)] == [_page(EDITIONS[4])]
    assert [seen.record for seen in store.known([(Kind.PAGE_TEXT, "page")], START + DAY)] == [_page(EDITIONS[1])]
    with store.begin() as transaction:
        assert transaction.current("pages") == {(Kind.PAGE_TEXT, "page"): _page(EDITIONS[4])}
        assert transaction.others("another", [(Kind.PAGE_TEXT, "page")])[Kind.PAGE_TEXT, "page"]["pages"] == _page(
            EDITIONS[4]
        )
        assert (
            transaction.changes_of([(Kind.PAGE_TEXT, "page")])[Kind.PAGE_TEXT, "page"][0].fields["sentences"]
            == fields[0]
        )
    number, added = _stored(engine)
    assert number == 5
    assert added < 1_000


def test_what_was_stored_whole_is_read_and_is_not_new(store: Store, engine: Engine) -> None:
    """As it stands in a database of an earlier version."""
    _poll(store, 0, LONG)
    with engine.begin() as connection:
        whole = orjson.dumps({"sentences": LONG}, option=orjson.OPT_SORT_KEYS).decode()
        connection.execute(update(revisions).where(revisions.c.source == "pages").values(fields=whole))
        connection.execute(delete(wordings))
    assert [record for _, record in store.records("pages")] == [_page(LONG)]
    with store.begin() as transaction:
        assert transaction.write("pages", [_page(LONG)], snapshot="y", at=START + DAY) == 0
        assert transaction.write("pages", [_page(EDITIONS[1])], snapshot="y", at=START + DAY) == 1
    assert [state.record for state in store.history(Kind.PAGE_TEXT, "page")] == [_page(LONG), _page(EDITIONS[1])]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_sentences_come_back(store: Store, data: st.DataObject) -> None:
    sentence = st.one_of(st.just("=" + "0" * 64), st.just("=x"), st.text(max_size=30), st.just("long " * 100))
    before, after = data.draw(st.lists(sentence, max_size=30)), data.draw(st.lists(sentence, max_size=30))
    key = str(data.draw(st.integers(0, 10**12)))
    change = Change(Action.CHANGED, _page(before, key), _page(after, key), {"sentences": (before, after)})
    with store.begin() as transaction:
        transaction.write("any", [_page(before, key)], snapshot="x", at=START)
        transaction.add_changes("any", [(change, TELLING)], at=START, before=None, after=None)
        transaction.write("any", [_page(after, key)], snapshot="x", at=START)
        assert transaction.current("any", [(Kind.PAGE_TEXT, key)]) == {(Kind.PAGE_TEXT, key): _page(after, key)}
    assert store.changes(ChangeQuery(key=key))[-1].fields == {"sentences": (before, after)}


def test_what_nothing_refers_to_is_forgotten(store: Store, engine: Engine) -> None:
    for at in range(3):
        _poll(store, at, EDITIONS[at])
    prune(store, START + DAY * 1.5)
    assert _stored(engine)[0] == 3  # the second refers to the first one
    _poll(store, 3, ["Short."])
    prune(store, START + DAY * 9)
    assert _stored(engine)[0] == 0
    assert [record for _, record in store.records("pages")] == [_page(["Short."])]


@pytest.mark.parametrize("damage", [delete(wordings), update(wordings).values(content=b"x")])
def test_a_text_that_is_damaged_is_an_error_and_no_empty_page(store: Store, engine: Engine, damage: Any) -> None:
    _poll(store, 0, LONG)
    with engine.begin() as connection:
        connection.execute(damage)
    with pytest.raises(StorageError, match="restore a backup"):
        list(store.records("pages"))


def test_an_addition_to_what_is_damaged_stands_by_itself(store: Store, engine: Engine) -> None:
    _poll(store, 0, LONG)
    with engine.begin() as connection:
        connection.execute(text("UPDATE wordings SET content = :x"), {"x": b"x"})
    with store.begin() as transaction:
        transaction.write("pages", [_page(EDITIONS[1])], snapshot="x", at=START + DAY)
    assert [record for _, record in store.records("pages")] == [_page(EDITIONS[1])]


def test_what_comes_as_it_is_stored_is_stored_as_a_record_is(store: Store, engine: Engine) -> None:
    records = [_page(LONG), _page(LONG[:3], "short"), project(scope="Ores — é")]
    rows = [
        (r.kind.value, r.key, r.label, orjson.dumps(dict(r.fields), option=orjson.OPT_SORT_KEYS).decode())
        for r in records
    ]
    with store.begin() as transaction:
        assert transaction.write_stated("rows", [rows[:2], [], rows[2:]], snapshot="x", at=START) == 3
        assert transaction.write("records", records, snapshot="x", at=START, fresh=True) == 3
        assert transaction.write("rows", records, snapshot="y", at=START + DAY) == 0
    columns = [revisions.c[name] for name in ("kind", "key", "label", "fields", "seen_from", "seen_until", "snapshot")]
    with engine.connect() as connection:
        both = [
            connection.execute(select(*columns).where(revisions.c.source == of)).all() for of in ("rows", "records")
        ]
    assert both[0] == both[1]
    assert _stored(engine)[0] == 1
    assert [record for _, record in store.records("rows")] == records
