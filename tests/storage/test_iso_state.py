"""What the sources state of one ISO document together: ISO Open Data first, each value with its source and time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.iso_state import Known, Stated, end_of_day, known, merged_records, nothing_known, unanswerable
from storage.store import SourceState, Store
from tests.storage.samples import DAY, SHA, START
from vocabulary.errors import ConfigurationError
from vocabulary.records import Kind, Project
from vocabulary.records import Stated as Facts

OPEN_DATA, PAGE = "iso-open-data-deliverables", "a-page-of-the-standard"


def state(store: Store, source: str, at: datetime, fields: Facts) -> None:
    with store.begin() as transaction:
        transaction.write(source, [Project.of("1", "ISO 1", fields)], snapshot=SHA, at=at)


def merged(store: Store, at: datetime | None = None) -> Known:
    (record,) = known(store, Kind.PROJECT, at)
    return record


def test_open_data_comes_first_whenever_it_was_read(store: Store) -> None:
    state(store, PAGE, START, {Project.stage: "40.20", Project.stage_date: "2026-02-01"})
    state(store, OPEN_DATA, START + DAY, {Project.stage: "40.60", Project.title: "Ores"})
    record = merged(store)
    assert record.stated[Project.stage] == Stated("40.60", OPEN_DATA, START + DAY)
    assert Project.stage_date not in record.stated, "the page's date is that of another stage"
    assert record.text(Project.title) == "Ores"


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (timedelta(days=-30), ("40.60", "ISO/DIS 1.2", "2026-04-15")),  # Open Data has shown 40.20 since March
        (timedelta(0), ("40.60", "ISO/DIS 1.2", "2026-04-15")),
        (timedelta(days=5), ("40.20", "ISO/DIS 1", None)),  # it has moved after the feed's last date
    ],
)
def test_a_stage_dated_after_what_open_data_shows_is_the_newer(
    store: Store, since: timedelta, expected: tuple[str, str, str | None]
) -> None:
    reached = datetime(2026, 4, 15, tzinfo=UTC)
    behind: Facts = {Project.stage: "40.20", Project.reference: "ISO/DIS 1", Project.title: "Ores"}
    ahead: Facts = {Project.stage: "40.60", Project.reference: "ISO/DIS 1.2", Project.stage_date: "2026-04-15"}
    state(store, OPEN_DATA, reached + since, behind)
    state(store, "iso-feed-1", reached + DAY, ahead)
    record = merged(store)
    shown = (record.text(Project.stage), record.name, record.text(Project.stage_date) or None)
    assert (shown, record.text(Project.title)) == (expected, "Ores")


def test_a_null_of_open_data_gives_way_to_a_value_elsewhere(store: Store) -> None:
    state(store, OPEN_DATA, START, {Project.committee: None, Project.published: None})
    state(store, PAGE, START + DAY, {Project.committee: "ISO/TC 1"})
    record = merged(store)
    assert record.stated[Project.committee] == Stated("ISO/TC 1", PAGE, START + DAY)
    assert record.stated[Project.published] == Stated(None, OPEN_DATA, START)
    assert Project.title not in record.stated


def test_the_state_at_an_earlier_time(store: Store) -> None:
    state(store, OPEN_DATA, START, {Project.stage: "40.20"})
    state(store, OPEN_DATA, START + DAY, {Project.stage: "40.60"})
    assert merged(store, START).stated[Project.stage] == Stated("40.20", OPEN_DATA, START)
    assert merged(store).stated[Project.stage] == Stated("40.60", OPEN_DATA, START + DAY)


def test_values_are_shown_in_the_shape_that_is_declared(store: Store) -> None:
    members = {"2": "DIN", "1": "ANSI"}
    state(
        store,
        OPEN_DATA,
        START,
        {Project.title: "", Project.edition: 2, Project.replaces: members, Project.ics: ["b", "a"]},
    )
    record = merged(store)
    assert record.shown(Project.title, Project.edition, Project.replaces, Project.replaced_by, Project.ics) == {
        "title": None,
        "edition": 2,
        "replaces": ["ANSI", "DIN"],
        "replaced_by": [],
        "ics": ["a", "b"],
    }
    assert (record.text(Project.replaces), record.text(Project.edition), record.text(Project.stage)) == (
        "ANSI, DIN",
        "2",
        "",
    )
    assert (record.names(Project.replaces), record.names(Project.edition)) == (["ANSI", "DIN"], [])
    assert record.name == "ISO 1", "without a reference it is called by its label"


def test_records_come_in_the_order_of_their_numbers_and_only_those_that_are_wanted(store: Store) -> None:
    with store.begin() as transaction:
        records = [Project.of(key, f"ISO {key}", {}) for key in ("10", "9", "x", "100")]
        transaction.write(OPEN_DATA, records, snapshot=SHA, at=START)
    assert [record.key for record in known(store, Kind.PROJECT)] == ["9", "10", "100", "x"]
    assert [record.key for record in known(store, Kind.PROJECT, wanted=lambda label: label != "ISO 9")] == [
        "10",
        "100",
        "x",
    ]
    assert set(merged_records(store.known([("Project", "9"), ("Project", "7")]))) == {("Project", "9")}


def test_of_two_sources_alike_the_first_by_id_counts_and_the_mandate_comes_before_pages(store: Store) -> None:
    for source in ("b-page", "a-page", "baseline"):
        state(
            store, source, START, {Project.stage: source, **({} if source == "baseline" else {Project.title: source})}
        )
    record = merged(store)
    assert (record.text(Project.stage), record.text(Project.title)) == ("baseline", "a-page")


def test_why_there_is_nothing_to_tell(store: Store) -> None:
    day = START.date()
    project = Kind.PROJECT
    assert not isinstance(unanswerable(store, project, day), ConfigurationError), "that nothing is polled is no fault"
    assert nothing_known(store, project, None) == "no document of ISO is known yet: run critmin refresh"
    assert nothing_known(store, project, day).endswith(": none has been read yet (critmin refresh)")
    with store.begin() as transaction:
        transaction.save_state(SourceState("a list, read long before", baseline_at=START - 30 * DAY))
    for source, moment in ((PAGE, START + 3 * DAY), (OPEN_DATA, START + 2 * DAY)):
        state(store, source, moment, {Project.stage: "40.20"})
    first = (START + 2 * DAY).date()
    assert nothing_known(store, project, day) == f"no document of ISO was known by {day}; the first was read on {first}"
    assert isinstance(unanswerable(store, project, day), ConfigurationError), "a date before the first poll is one"
    assert not isinstance(unanswerable(store, Kind.COMMITTEE, day), ConfigurationError), "no committee was read at all"
    assert end_of_day(day) == datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=UTC)


def test_each_value_names_its_source_whether_one_states_all_or_several_do(store: Store) -> None:
    state(store, PAGE, START, {Project.stage: "40.20", Project.stage_date: "2026-02-01"})
    assert merged(store).sources == {"stage": PAGE, "stage_date": PAGE}
    state(store, OPEN_DATA, START, {Project.stage: "40.60"})
    assert merged(store).sources == {"stage": OPEN_DATA}
    state(store, OPEN_DATA, START, {Project.stage: "40.20"})
    assert merged(store).sources == {"stage": OPEN_DATA, "stage_date": PAGE}


def test_a_reference_is_read_where_it_is_well_formed(store: Store) -> None:
    state(store, OPEN_DATA, START, {Project.reference: "ISO/DIS 20305"})
    reference = merged(store).reference
    assert str(reference) == "ISO/DIS 20305"
    state(store, OPEN_DATA, START + DAY, {Project.reference: "to be numbered"})
    assert merged(store).reference is None


def test_what_open_data_calls_a_document_is_its_name(store: Store) -> None:
    for source, label in ((PAGE, "ISO/DIS 1(en)"), (OPEN_DATA, "ISO/DIS 1")):
        with store.begin() as transaction:
            transaction.write(source, [Project.of("1", label, {Project.edition: 1})], snapshot=SHA, at=START)
    assert merged(store).label == "ISO/DIS 1"
