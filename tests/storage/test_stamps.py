"""Stamps of days and of records, on SQLite and on PostgreSQL: another one where anything is another, and only there."""

from __future__ import annotations

from datetime import timedelta

from storage.evidence.articles import Articles, ArticleText
from storage.store import ChangeQuery, Store
from tests.storage.samples import DAY, SHA, START, added, project, put, telling
from vocabulary.changes import Significance
from vocabulary.records import Kind, NewsItem, Record

ALWAYS = START + 100 * DAY
FIRST, NEXT = START.date().isoformat(), (START + DAY).date().isoformat()


def _tell(store: Store, record: Record, days: int) -> int:
    with store.begin() as transaction:
        put(transaction)
        transaction.add_changes("ores", [(added(record), telling())], at=START + days * DAY, before=None, after=SHA)
    return store.changes(ChangeQuery())[-1].id


def _news(key: str) -> Record:
    return NewsItem.of(key, f"News {key}", {NewsItem.url: f"https://ores.example/{key}"})


def _differing(store: Store, before: dict[str, str]) -> set[str]:
    now = store.stamps_of_days(ALWAYS)
    return {day for day in now.keys() | before.keys() if now.get(day) != before.get(day)}


def test_a_day_has_another_stamp_where_something_was_seen_on_it(store: Store) -> None:
    _tell(store, project("1"), 0)
    before = store.stamps_of_days(ALWAYS)
    assert list(before) == [FIRST]
    _tell(store, project("2"), 1)
    assert _differing(store, before) == {NEXT}
    before = store.stamps_of_days(ALWAYS)
    _tell(store, project("3"), 0)  # by a slow clock
    assert _differing(store, before) == {FIRST}
    assert store.stamps_of_days(START + timedelta(microseconds=1)).keys() == {FIRST}
    assert store.stamps_of_days(START) == {}


def test_what_a_change_gains_later_is_counted_on_its_day(store: Store) -> None:
    """Seen elsewhere, too; its article read, by which it may gain weight and materials, or nothing but a beginning."""
    number, _ = _tell(store, _news("a"), 0), _tell(store, _news("b"), 1)
    before = store.stamps_of_days(ALWAYS)
    with store.begin() as transaction:
        transaction.sight(number, "others", SHA, START + 2 * DAY)
    assert _differing(store, before) == {FIRST}
    with store.begin() as transaction:
        transaction.want_articles("ores", {key: f"https://ores.example/{key}" for key in "ab"}, START)
    articles = Articles(store.engine)
    for article, days in (
        (ArticleText("Ores were found.", significance=Significance.NOTABLE, minerals=("cobalt",)), {FIRST}),
        (ArticleText("More ores were found."), {NEXT}),
    ):
        before = store.stamps_of_days(ALWAYS)
        wanted = articles.wanted("ores", 1)[0]
        articles.read(wanted, store.snapshot_info(SHA), b"page", article, START + 3 * DAY)
        assert _differing(store, before) == days


def test_weight_alone_is_another_stamp(store: Store) -> None:
    """`routine` and `notable` are of one length."""
    _tell(store, _news("a"), 0)
    with store.begin() as transaction:
        transaction.want_articles("ores", {"a": "https://ores.example/a"}, START)
    before = store.stamps_of_days(ALWAYS)[FIRST].partition("articles")[0]
    articles = Articles(store.engine)
    gained = ArticleText("Ores.", significance=Significance.NOTABLE)
    articles.read(articles.wanted("ores", 1)[0], store.snapshot_info(SHA), b"page", gained, START)
    assert store.changes(ChangeQuery())[0].significance == "notable"
    assert store.stamps_of_days(ALWAYS)[FIRST].partition("articles")[0] != before


def test_a_record_has_the_stamps_of_the_revisions_that_state_it(store: Store) -> None:
    def write(source: str, stage: str, days: int) -> None:
        with store.begin() as transaction:
            stated = [project("1", stage=stage), project("2")]
            transaction.write(source, stated, snapshot=put(transaction), at=START + days * DAY)

    write("ores", "40.20", 0)
    first = store.stamps_of_records(Kind.PROJECT, START)
    write("ores", "40.60", 2)
    assert store.stamps_of_records(Kind.PROJECT, START) == first
    moved = store.stamps_of_records(Kind.PROJECT, START + 2 * DAY)
    assert (moved.keys(), moved["1"] != first["1"], moved["2"]) == (first.keys(), True, first["2"])
    write("others", "40.60", 3)
    both = store.stamps_of_records(Kind.PROJECT, START + 3 * DAY)
    assert {key: len(ids) for key, ids in both.items()} == {"1": 2, "2": 2}
    with store.begin() as transaction:
        transaction.close("ores", [("Project", "2")], at=START + 4 * DAY)
    assert store.stamps_of_records(Kind.PROJECT, ALWAYS)["2"] == both["2"][1:]
    assert store.stamps_of_records(Kind.COMMITTEE, ALWAYS) == {}
