"""The store on SQLite and on PostgreSQL: revisions, changes, states, the run log, transactions."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text

from storage.database.opening import open_database
from storage.model import Near
from storage.store import (
    ChangeQuery,
    PollRow,
    SnapshotMissing,
    SourceState,
    StorageError,
    Store,
)
from storage.transaction import KEPT_POLLS
from tests.storage.samples import (
    DAY,
    FULL_STATE,
    SHA,
    START,
    added,
    project,
    put,
    telling,
)
from vocabulary.changes import Action, Change, Significance
from vocabulary.records import Kind, Project, Record, Stated

ID = ("Project", "1")


def write(store: Store, *records: Record, source: str = "ores", at: datetime = START, fresh: bool = False) -> int:
    with store.begin() as transaction:
        return transaction.write(source, records, snapshot=put(transaction), at=at, fresh=fresh)


def tell(store: Store, *items: tuple[Record, Significance], source: str = "ores", at: datetime = START) -> list[int]:
    with store.begin() as transaction:
        put(transaction)
        reported = [(added(record), telling(significance=significance)) for record, significance in items]
        transaction.add_changes(source, reported, at=at, before=None, after=SHA)
    return [change.id for change in store.changes(ChangeQuery())][-len(items) :]


def test_projects_are_found_by_their_committee_and_number_without_reading_them_all(store: Store) -> None:
    every: Stated = {
        Project.edition: 1,
        Project.reference: "x",
        Project.title: "t",
        Project.scope: "s",
        Project.replaced_by: {},
    }
    committees = {"1": "ISO/TC 26", "2": "ISO/TC 26/SC 1", "3": "ISO/TC 260", "4": None}
    labels = {"3": "ISO/DIS 14001", "4": "ISO 14001-2:2020", "5": "ISO 140015", "6": "ISO 214001"}
    for number in "123456":
        stated: Stated = {**every, **({Project.committee: committees[number]} if number in committees else {})}
        write(store, Project.of(number, labels.get(number, f"ISO {number}"), stated))
    write(store, Record(Kind.BODY, "7", "ISO 14001", {}))
    assert store.projects_near(Near(["ISO/TC 26"], ["14001"])) == {"1", "2", "3", "4"}
    assert store.projects_near(Near(["ISO/TC 26"])) == {"1", "2"}
    assert store.projects_near(Near(numbers=["14001"])) == {"3", "4"}
    near = Near(["ISO/TC 26"], ["14001"], {"5"})
    assert [record.key for _, record in store.records(kind=Kind.PROJECT, near=near)] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("fresh", [True, False])
def test_a_written_record_is_current(store: Store, fresh: bool) -> None:
    record = project(replaces={"7": "ISO 7", "5": "ISO 5"}, ics=["b", "a"], published=None, edition=2)
    assert write(store, record, fresh=fresh) == 1
    with store.begin() as transaction:
        assert transaction.current("ores") == {ID: record}
        assert transaction.current("elsewhere") == {}
        assert transaction.count("ores") == 1
        assert transaction.since("ores", [ID]) == {ID: START}
    assert list(store.records()) == [("ores", record)]


def test_what_is_stated_again_is_not_written_again(store: Store) -> None:
    write(store, project("1", replaces={"7": "ISO 7", "5": "ISO 5"}), project("2"))
    again = Record(
        Kind.PROJECT, "1", "ISO 1", {"title": "Ores", "reference": "ISO 1", "replaces": {"5": "ISO 5", "7": "ISO 7"}}
    )
    assert write(store, again, project("2", stage="40.20"), at=START + DAY) == 1
    first, second = store.history("Project", "2")
    assert (first.seen_from, first.seen_until) == (START, START + DAY)
    assert (second.seen_from, second.seen_until) == (START + DAY, None)
    assert (second.source, second.snapshot, second.record.fields["stage"]) == ("ores", SHA, "40.20")
    assert len(store.history("Project", "1")) == 1


def test_a_new_label_is_a_new_revision(store: Store) -> None:
    write(store, project())
    assert write(store, replace(project(), label="ISO 1:2026"), at=START + DAY) == 1
    assert [revision.record.label for revision in store.history(*ID)] == ["ISO 1", "ISO 1:2026"]


def test_a_closed_record_is_gone_but_remembered(store: Store) -> None:
    write(store, project("1"), project("2"))
    with store.begin() as transaction:
        transaction.close("ores", [ID, ("Project", "unknown")], at=START + DAY)
        assert list(transaction.current("ores")) == [("Project", "2")]
    assert [revision.seen_until for revision in store.history(*ID)] == [START + DAY]
    write(store, project("1"), at=START + 2 * DAY)
    assert [revision.seen_until for revision in store.history(*ID)] == [START + DAY, None]


def test_the_past_can_be_asked_for(store: Store) -> None:
    write(store, project("1", stage="20.20"), project("2"))
    write(store, project("1", stage="30.00"), at=START + DAY)
    with store.begin() as transaction:
        transaction.close("ores", [("Project", "2")], at=START + 2 * DAY)
    known = [
        {record.key: record.fields.get("stage") for _, record in store.records(seen_by=START + days)}
        for days in (-DAY, timedelta(), DAY, 2 * DAY)
    ]
    assert known == [{}, {"1": "20.20", "2": None}, {"1": "30.00", "2": None}, {"1": "30.00"}]


def test_projects_are_found_by_their_stage_without_reading_them_all(store: Store) -> None:
    """They come as all projects would, in their order, with those of all sources, now and as known before."""
    stages = {"1": "40.20", "2": "40.60", "3": None, "4": "90.20", "5": "40.20", "6": '"stage":"40.20"'}
    for key, stage in stages.items():
        write(store, project(key, **({"stage": stage} if stage else {}), title='a "stage":"40.20" of work'))
    write(store, project("2", stage="90.20"), source="elsewhere")
    write(store, Record(Kind.BODY, "7", "ISO 7", {"name": '"stage":"40.20"'}))
    write(store, project("1", stage="40.60"), project("2", stage="40.20"), at=START + DAY)
    for moment in (None, START, START + DAY):
        wanted = [
            (source, record)
            for source, record in store.records(kind=Kind.PROJECT, seen_by=moment)
            if record.fields.get("stage") in ("40.20", "90.20")
        ]
        assert list(store.records(kind=Kind.PROJECT, seen_by=moment, stages={"40.20", "90.20"})) == wanted
        assert len(wanted) == 4
    assert list(store.records(kind=Kind.PROJECT, stages={"10.20"})) == []


def test_projects_are_found_by_a_word_without_reading_them_all(store: Store) -> None:
    """Whatever the case of its letters, and in whichever field; as all records would come."""
    titles = [
        "Lithium ores",
        "Sampling of LITHIUM",
        "Nickel",
        "Lithiumhaltige Erze",
        "Tin — Part 1: spodumene",
        "",
        "é",
    ]
    for key, title in enumerate(titles):
        write(store, project(str(key), title=title))
    write(store, Record(Kind.BODY, "7", "ISO 7", {"name": "lithium"}))
    write(store, project("0", title="Zinc"), project("2", title="lithium; tin"), at=START + DAY)
    wanted = [
        (record.key, record.label, record.fields)
        for _, record in store.records(kind=Kind.PROJECT)
        if any(word in str(record.fields.get("title")).lower() for word in ("lithium", "spodumene"))
    ]
    named = store.projects_with({"lithium", "spodumene"})
    assert [(key, label, json.loads(fields)) for key, label, fields in named] == wanted
    assert [key for key, *_ in wanted] == ["1", "3", "4", "2"]
    assert list(store.projects_with(())) == []
    with pytest.raises(ValueError, match="only for ASCII"):
        list(store.projects_with({"50%"}))


def test_records_are_narrowed_by_source_and_kind(store: Store) -> None:
    write(store, project(), Record(Kind.BODY, "9", "ORES", {"acronym": "ORES"}))
    write(store, project(), source="page")
    assert [(source, record.kind) for source, record in store.records(source="ores", kind=Kind.BODY)] == [
        ("ores", "Body")
    ]
    assert [source for source, _ in store.records(kind=Kind.PROJECT)] == ["ores", "page"]


def test_many_records_go_through_in_batches(store: Store) -> None:
    records = [project(str(number)) for number in range(4_500)]
    assert write(store, *records, fresh=True) == 4_500
    assert write(store, *records, at=START + DAY) == 0
    with store.begin() as transaction:
        ids = [record.id for record in records]
        assert len(transaction.current("ores", ids)) == 4_500
        assert len(transaction.others("page", ids)) == 4_500
        transaction.close("ores", ids, at=START + DAY)
        assert transaction.count("ores") == 0


def test_a_record_stated_twice_is_refused(store: Store) -> None:
    for fresh in (True, False):
        with pytest.raises(StorageError, match="stored twice"):
            write(store, project(), project(), fresh=fresh)
    assert list(store.records()) == []


def test_fresh_is_refused_where_records_are_known(store: Store) -> None:
    write(store, project())
    with pytest.raises(StorageError, match="stored twice"):
        write(store, project(stage="20.00"), fresh=True)


@pytest.mark.parametrize("value", ["\ud800", 2**80, object()])
def test_what_json_cannot_hold_is_refused(store: Store, value: str) -> None:
    with pytest.raises(StorageError, match="cannot be stored as JSON"):
        write(store, project(scope=value))


def test_half_a_character_in_a_label_is_refused(store: Store) -> None:
    with pytest.raises(StorageError, match="lone surrogate"):
        write(store, replace(project(), label="ISO \ud800"))


def test_the_same_record_elsewhere(store: Store) -> None:
    write(store, project(stage="20.20"))
    write(store, project(stage="30.00"), project("2"), source="page")
    with store.begin() as transaction:
        assert transaction.others("ores", [ID, ("Project", "3")]) == {ID: {"page": project(stage="30.00")}}
        assert transaction.others("page", [ID]) == {ID: {"ores": project(stage="20.20")}}
        assert transaction.others("page", []) == {}


def test_changes_come_back_as_they_were_told(store: Store) -> None:
    before, after = project(liaisons={"a": "TC 1"}), project(liaisons={})
    change = Change(Action.CHANGED, before, after, {"liaisons": ({"a": "TC 1"}, {}), "title": (None, "Ores")})
    with store.begin() as transaction:
        put(transaction)
        transaction.add_changes("ores", [(change, telling())], at=START, before=SHA, after=SHA)
        transaction.add_changes("ores", [], at=START, before=SHA, after=SHA)
    (stored,) = store.changes(ChangeQuery())
    assert store.change(stored.id) == stored
    assert store.change(stored.id + 1) is None
    assert (stored.action, stored.detected_at, stored.before, stored.after) == ("changed", START, SHA, SHA)
    assert list(stored.fields.items()) == [("liaisons", ({"a": "TC 1"}, {})), ("title", (None, "Ores"))]
    assert (stored.topics, stored.minerals, stored.committees) == (("iso-projects",), ("lithium",), ("ISO/TC 333",))


def test_a_change_as_json_is_the_outside_contract(store: Store) -> None:
    (change_id,) = tell(store, (project(replaces={"7": "ISO 7", "5": "ISO 5"}), Significance.NOTABLE))
    with store.begin() as transaction:
        transaction.sight(change_id, "page", SHA, START + DAY)
    (change,) = store.changes(ChangeQuery())
    assert change.as_json() == {
        "id": change_id,
        "detected_at": "2026-03-01T06:30:15.123456+00:00",
        "source": "ores",
        "record": {"kind": "Project", "key": "1", "label": "ISO 1"},
        "change": "added",
        "fields": {"reference": [None, "ISO 1"], "title": [None, "Ores"], "replaces": [None, ["ISO 5", "ISO 7"]]},
        "notes": {"covered_by": None, "on_record": None},
        "significance": "notable",
        "sentence": "Something happened",
        "topics": ["iso-projects"],
        "minerals": ["lithium"],
        "committees": ["ISO/TC 333"],
        "evidence": {"before": None, "after": SHA},
        "sightings": [{"source": "page", "seen_at": "2026-03-02T06:30:15.123456+00:00", "snapshot": SHA}],
    }
    forgotten = replace(change, kind="Dropped", fields={"x": ({"1": "b", "2": "a"}, None)}, sightings=())
    assert forgotten.as_json()["fields"] == {"x": [["a", "b"], None]}


def test_ids_follow_the_order_of_the_changes(store: Store) -> None:
    ids = tell(store, *[(project(str(number)), Significance.ROUTINE) for number in range(3_000)])
    assert ids == sorted(ids)
    assert [change.key for change in store.changes(ChangeQuery())] == [str(number) for number in range(3_000)]


def test_changes_are_narrowed(store: Store) -> None:
    tell(store, (project("1"), Significance.CRITICAL), (project("2"), Significance.ROUTINE))
    with store.begin() as transaction:
        other = telling(significance=Significance.NOTABLE, topics=("lists",), minerals=("lithium ore",), committees=())
        transaction.add_changes("page", [(added(project("3")), other)], at=START + DAY, before=None, after=SHA)
    first = store.changes(ChangeQuery(key="1"))[0].id
    for query, keys in (
        (ChangeQuery(since=START, until=START + DAY), "12"),
        (ChangeQuery(since=START + DAY), "3"),
        (ChangeQuery(source="page"), "3"),
        (ChangeQuery(topic="iso-projects"), "12"),
        (ChangeQuery(topic="iso"), ""),
        (ChangeQuery(mineral="lithium"), "12"),
        (ChangeQuery(mineral="Lithium"), ""),
        (ChangeQuery(committee="ISO/TC 333"), "12"),
        (ChangeQuery(significance=Significance.CRITICAL), "1"),
        (ChangeQuery(significance=Significance.NOTABLE), "13"),
        (ChangeQuery(significance=Significance.ROUTINE), "123"),
        (ChangeQuery(kind="Project", key="2"), "2"),
        (ChangeQuery(kind="Meeting"), ""),
        (ChangeQuery(limit=2), "12"),
        (ChangeQuery(limit=2, after_id=first), "23"),
    ):
        assert "".join(change.key for change in store.changes(query)) == keys, query


def test_the_changes_of_a_kind_are_those_of_all_that_are_of_it(store: Store) -> None:
    meetings = [Record(Kind.MEETING, str(number), f"Meeting {number}", {}) for number in range(0, 40, 3)]
    tell(store, *[(project(str(number)), Significance.ROUTINE) for number in range(40)])
    with store.begin() as transaction:
        told = [(added(meeting), telling(minerals=("tin",) if meeting.key < "2" else ())) for meeting in meetings]
        transaction.add_changes("page", told, at=START + DAY, before=None, after=SHA)
    tell(store, *[(project(str(number)), Significance.ROUTINE) for number in range(40, 60)])
    every = store.changes(ChangeQuery())
    for kind in ("Project", "Meeting", "NewsItem"):
        of_kind = [change for change in every if change.kind == kind]
        assert store.changes(ChangeQuery(kind=kind)) == of_kind
        assert (
            store.changes(ChangeQuery(kind=kind, limit=5, after_id=every[41].id))
            == [change for change in of_kind if change.id > every[41].id][:5]
        )
        assert store.changes(ChangeQuery(kind=kind, mineral="tin")) == [
            change for change in of_kind if "tin" in change.minerals
        ]


def test_the_few_changes_that_are_not_of_projects_are_not_looked_for_among_all(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("how SQLite finds rows; PostgreSQL decides by what it counted")
    asked: list[tuple[str, Any]] = []
    listener = "before_cursor_execute"

    def note(_c: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        asked.append((statement, values))

    event.listen(store.engine, listener, note)
    store.changes(ChangeQuery(kind="NewsItem", mineral="lithium"))
    event.remove(store.engine, listener, note)
    ((statement, values),) = [(text, values) for text, values in asked if text.startswith("SELECT")]
    with store.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert not [row for row in plan if row[3].startswith("SCAN")], plan


def test_when_records_last_changed(store: Store) -> None:
    for days, key in ((0, "1"), (1, "1"), (1, "2"), (2, "3")):
        tell(store, (project(key), Significance.ROUTINE), at=START + days * DAY)
    assert store.last_changed("Project", START, START + 2 * DAY) == {"1": START + DAY, "2": START + DAY}
    assert store.last_changed("Project", START, START + DAY) == {"1": START}
    assert store.last_changed("Meeting", START, START + 3 * DAY) == {}


def test_what_was_told_and_seen_again(store: Store) -> None:
    (first,) = tell(store, (project("1"), Significance.ROUTINE))
    (second,) = tell(store, (project("1"), Significance.ROUTINE), source="page", at=START + DAY)
    with store.begin() as transaction:
        transaction.sight(first, "page", SHA, START + DAY)
        transaction.sight(first, "page", SHA, START + 2 * DAY)
        transaction.sight(first, "feed", SHA, START)
        changes = transaction.changes_of([ID, ("Project", "2")])
    assert list(changes) == [ID]
    assert [change.id for change in changes[ID]] == [first, second]
    assert [(seen.source, seen.seen_at) for seen in changes[ID][0].sightings] == [
        ("feed", START),
        ("page", START + DAY),
    ]


def test_states_are_replaced(store: Store) -> None:
    with store.begin() as transaction:
        put(transaction)
        transaction.save_state(SourceState("ores"))
        transaction.save_state(SourceState("alloys"))
        transaction.save_state(FULL_STATE)
    assert store.state("ores") == FULL_STATE
    assert store.state("unknown") is None
    assert store.states() == {"alloys": SourceState("alloys"), "ores": FULL_STATE}


def test_the_run_log_keeps_the_newest(store: Store) -> None:
    def row(source: str, number: int) -> PollRow:
        at = START + number * DAY
        return PollRow(source, at, at + DAY, "unchanged", records=number, bytes=3, seconds=0.25, error=None)

    with store.begin() as transaction:
        transaction.log_poll(row("alloys", 1))
        for number in range(KEPT_POLLS + 7):
            transaction.log_poll(row("ores", number))
    assert store.polls("ores", limit=1_000) == [row("ores", number) for number in range(KEPT_POLLS + 6, 6, -1)]
    assert store.polls("alloys") == [row("alloys", 1)]
    assert store.polls(limit=2) == [row("ores", KEPT_POLLS + 6), row("ores", KEPT_POLLS + 5)]


def test_line_indexes_belong_to_a_fingerprint(store: Store) -> None:
    assert store.line_index("ores", "1") is None
    with store.begin() as transaction:
        transaction.save_line_index("ores", "1", b"\x00old")
        transaction.save_line_index("ores", "2", b"\x00new")
    assert store.line_index("ores", "1") is None
    assert store.line_index("ores", "2") == b"\x00new"


def test_short_line_indexes_are_read_together_and_say_the_same(store: Store) -> None:
    with store.begin() as transaction:
        transaction.save_line_index("ores", "1", b"\x00short")
        transaction.save_line_index("alloys", "2", b"\x00" * 64)
        transaction.save_line_index("catalogue", "1", b"long" * 1_000)
    indexes = store.short_line_indexes(["ores", "alloys", "catalogue", "unknown"])
    assert indexes == {"ores": ("1", b"\x00short"), "alloys": ("2", b"\x00" * 64)}
    assert all(store.line_index(name, fingerprint) == index for name, (fingerprint, index) in indexes.items())
    assert store.short_line_indexes([]) == {}


def test_an_exception_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.begin() as transaction:
            put(transaction)
            transaction.write("ores", [project()], snapshot=SHA, at=START)
            transaction.add_changes("ores", [(added(project()), telling())], at=START, before=None, after=SHA)
            transaction.save_state(SourceState("ores"))
            transaction.log_poll(PollRow("ores", START, START, "first"))
            transaction.save_line_index("ores", "1", b"x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (list(store.records()), store.changes(ChangeQuery()), store.states(), store.polls()) == ([], [], {}, [])
    with pytest.raises(SnapshotMissing):
        store.snapshot_info(SHA)


def test_evidence_must_be_stored(store: Store) -> None:
    with pytest.raises(StorageError, match="not stored"), store.begin() as transaction:
        transaction.add_changes("ores", [(added(project()), telling())], at=START, before=None, after="0" * 64)
    with pytest.raises(StorageError, match="not stored"), store.begin() as transaction:
        transaction.sight(77, "page", put(transaction), START)


def test_a_time_without_offset_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="offset"):
        write(store, project(), at=START.replace(tzinfo=None))


def test_times_from_elsewhere_come_back_in_utc(store: Store) -> None:
    tokyo = START.astimezone(timezone(timedelta(hours=9)))
    write(store, project(), at=tokyo)
    (revision,) = store.history(*ID)
    assert (revision.seen_from, revision.seen_from.utcoffset()) == (START, timedelta())


def test_readers_see_a_transaction_when_it_is_over(store: Store) -> None:
    with store.begin() as transaction:
        transaction.write("ores", [project()], snapshot=put(transaction), at=START)
        assert list(store.records()) == []
    assert len(list(store.records())) == 1


def test_a_reader_that_streams_does_not_hinder_a_writer(store: Store) -> None:
    write(store, project("1"), project("2"))
    stream = store.records()
    next(stream)
    write(store, project("3"), at=START + DAY)
    assert [record.key for _, record in stream] == ["2"]


def test_threads_write_one_after_the_other(url: str) -> None:
    engine = open_database(url, busy_seconds=30)
    store = Store(engine)

    def poll(number: int) -> None:
        with store.begin() as transaction:
            before = transaction.current("counter").get(("Project", "n"), project("n", edition=0))
            edition = before.fields["edition"]
            assert isinstance(edition, int)
            transaction.write("counter", [project("n", edition=edition + 1)], snapshot=SHA, at=START + number * DAY)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(poll, range(24)))
    assert [record.fields["edition"] for _, record in store.records()] == [24]
    engine.dispose()


def test_a_second_poll_of_the_same_world_does_not_grow_the_database(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'critmin.db'}")
    store = Store(engine)

    def poll(number: int) -> int:
        at = START + number * DAY
        with store.begin() as transaction:
            put(transaction)
            transaction.write("ores", [project(str(entry)) for entry in range(300)], snapshot=SHA, at=at)
            transaction.save_state(replace(FULL_STATE, polled_at=at))
            transaction.save_line_index("ores", "1", b"x" * 2_000)
            transaction.log_poll(PollRow("ores", at, at, "unchanged"))
        with engine.connect() as connection:
            return connection.scalar(text("PRAGMA page_count")) or 0

    sizes = [poll(number) for number in range(KEPT_POLLS + 20)]
    assert len(set(sizes[KEPT_POLLS:])) == 1
    engine.dispose()


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
any_text = st.text(st.characters(exclude_categories=["Cs"]))
values = st.one_of(
    st.none(),
    any_text,
    st.integers(-(2**63), 2**63 - 1),
    st.lists(any_text),
    st.dictionaries(any_text, any_text),
)
anything = st.builds(Record, st.sampled_from(Kind), texts, texts, st.dictionaries(any_text, values))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(anything, unique_by=lambda record: record.id, max_size=5))
def test_records_come_back_as_they_were_written(engine: Engine, records: list[Record]) -> None:
    source = uuid.uuid4().hex  # the examples share one database
    with Store(engine).begin() as transaction:
        transaction.write(source, records, snapshot=SHA, at=START)
        assert transaction.current(source) == {record.id: record for record in records}
        assert transaction.current(source, [record.id for record in records]) == transaction.current(source)
        assert transaction.write(source, records, snapshot=SHA, at=START + DAY) == 0


def test_histories_of_many_are_those_of_each(store: Store) -> None:
    write(store, project("1", stage="20.20"), project("2"))
    write(store, project("1", stage="30.00"), at=START + DAY)
    write(store, project("1", stage="30.20"), source="elsewhere")
    with store.begin() as transaction:
        transaction.close("ores", [("Project", "2")], at=START + 2 * DAY)
    found = store.histories("Project", ["2", "1", "9"])
    assert found == {key: store.history("Project", key) for key in ("2", "1", "9")}
    assert [(len(found[key]), [each.source for each in found[key]]) for key in ("1", "2", "9")] == [
        (3, ["ores", "ores", "elsewhere"]),
        (1, ["ores"]),
        (0, []),
    ]


def test_stamps_are_others_when_anything_is(store: Store) -> None:
    """What rests on a kind of record is looked at again only where its stamp is another."""
    write(store, project("1"))
    (told,) = tell(store, (project("1"), Significance.NOTABLE))
    before = store.stamps()
    assert store.stamps() == before
    write(store, project("1", stage="40.60"), at=START + DAY)
    moved = store.stamps()
    assert (moved.records["Project"] != before.records["Project"], moved.changes) == (True, before.changes)
    with store.begin() as transaction:
        transaction.close("ores", [ID], at=START + DAY + DAY)
    closed = store.stamps()
    assert closed.records != moved.records
    tell(store, (project("3"), Significance.NOTABLE))
    again = store.stamps()
    assert (again.records, again.changes != closed.changes) == (closed.records, True)
    with store.begin() as transaction:
        transaction.sight(told, "others", SHA, START + DAY)
        transaction.quarantine("ores", snapshot=SHA, proposed=[project("9")], reasons=["odd"], at=START)
    held = store.stamps()
    assert held.changes[""] != again.changes[""]
    assert held.decisions != again.decisions
