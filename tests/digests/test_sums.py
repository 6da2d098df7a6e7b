"""An aggregate is the sum of its parts, and silence is only said of everything, over any history and any reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digests.analysis.findings.review import review
from digests.analysis.request import Request
from digests.issue.digest import Digest
from digests.issue.select import Interests
from digests.reports import spec
from digests.tables.frame import text_of
from digests.words.periods import Period
from storage.baseline.atlas import atlas
from storage.model import StoredChange
from storage.store import Store
from tests.databases import open_at
from tests.digests.samples import digest, member, mineral, news, step
from tests.digests.test_reports import committee, project, put
from vocabulary.changes import Significance
from vocabulary.iso.stages import NAMES
from vocabulary.records import Record

COMMITTEES = ("ISO/TC 298", "ISO/TC 333", "ISO/TC 207/SC 1", "ISO/TC 8")
WEIGHTS = st.sampled_from([each.value for each in Significance])
TOPICS = st.sampled_from([("news",), ("official",), ("lists",), ("iso-projects",), ("iso-committees",)])


@st.composite
def _changes(draw: st.DrawFn) -> list[StoredChange]:
    """Changes of every kind, each of a record of its own."""
    found: list[StoredChange] = []
    for number in range(draw(st.integers(0, 10))):
        given_fields = {"significance": draw(WEIGHTS), "topics": draw(TOPICS), "minerals": draw(_MINERALS)}
        where = draw(st.sampled_from(COMMITTEES))
        match draw(st.integers(0, 3)):
            case 0:
                found.append(news(f"News {number}", **given_fields))
            case 1:
                before, after = draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=2, max_size=2, unique=True))
                found.append(step(f"ISO {1000 + number}", before, after, committees=(where,), **given_fields))
            case 2:
                bodies = {"3": "ANSI", "7": "BSI", "8": "AFNOR"}
                left = {key: bodies[key] for key in draw(st.sets(st.sampled_from(sorted(bodies)), max_size=2))}
                joined = {key: name for key, name in bodies.items() if key not in left and draw(st.booleans())}
                if left or joined:
                    found.append(member(where, left, joined, key=f"{where} {number}", **given_fields))
            case _:
                found.append(mineral(f"Mineral {number}", draw(st.sampled_from(["added", "removed"])), **given_fields))
    return found


_MINERALS = st.sampled_from([(), ("lithium",), ("tin", "lithium")])
_READERS = st.builds(
    Interests,
    topics=st.frozensets(st.sampled_from(["news", "lists", "iso-projects"]), max_size=1),
    committees=st.frozensets(st.sampled_from(COMMITTEES), max_size=2),
    minerals=st.frozensets(st.sampled_from(["lithium", "cobalt"]), max_size=1),
)


@given(_changes(), _READERS, st.sampled_from(Significance))
@settings(max_examples=120, deadline=None)
def test_what_is_told_and_what_is_not_shown_come_to_all_there_was(
    changes: list[StoredChange], reader: Interests, least: Significance
) -> None:
    made = digest(*changes, interests=reader, least=least)
    counts = made.counts
    assert counts.changes == len(changes)
    assert counts.reported + counts.minor + counts.unfollowed == len(changes)
    assert counts.reported == len(_told(made))
    assert min(counts.reported, counts.minor, counts.unfollowed) >= 0
    assert sum(len(section.events) for section in made.sections) == len(made.ranked)


@given(_changes(), _READERS, st.sampled_from(Significance))
@settings(max_examples=120, deadline=None)
def test_that_nothing_changed_is_said_only_where_nothing_did(
    changes: list[StoredChange], reader: Interests, least: Significance
) -> None:
    made = digest(*changes, interests=reader, least=least)
    everything = digest(*changes, least=Significance.ROUTINE)
    said = " ".join(made.opening)
    assert ("No change was seen" in said) == (not _told(everything))
    if "Nothing of" in said:
        assert not made.events
        assert "Not shown:" in made.closing[-1]


@given(_changes())
@settings(max_examples=80, deadline=None)
def test_a_reader_of_everything_is_told_everything(changes: list[StoredChange]) -> None:
    made = digest(*changes, least=Significance.ROUTINE)
    assert _told(made) == {change.id for change in changes}


def _told(made: Digest) -> set[int]:
    return {change.id for event in (*made.events, *made.asides) for change in event.changes}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    engine = open_at(tmp_path_factory.mktemp("sums"))
    yield Store(engine)
    engine.dispose()


DAYS = st.dates(date(2015, 1, 1), date(2026, 10, 1))


@given(st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_editions_of_a_period_are_those_of_its_two_halves(empty: Store, days: list[date]) -> None:
    first, middle, last = days
    one, other = _editions(empty, first, middle), _editions(empty, middle + timedelta(days=1), last)
    both = _editions(empty, first, last)
    assert not one & other
    assert one + other <= both
    across = (both - one - other).keys()  # of which only the year or the month is known, and it has days of both halves
    editions = [edition for where in atlas().values() for edition in where.editions if edition.id in across]
    assert len(editions) == len(across)
    assert all(edition.first_day <= middle.isoformat() < edition.last_day for edition in editions)
    made = spec("lists-review").build(_request(empty, first, last))
    counts = re.findall(r"(\d+) (?:edition|note)s?\b", str(made.summary[0]))
    assert sum(map(int, counts)) == both.total()
    assert counts or str(made.summary[0]).startswith("No edition")
    assert sum(section.level == 2 for section in made.sections) == both.total()


def _editions(store: Store, since: date, until: date) -> Counter[str]:
    return Counter(edition.edition.id for edition in review(_request(store, since, until)).editions)


def _request(store: Store, since: date, until: date) -> Request:
    first, last = (datetime.combine(day, time(), UTC) for day in (since, until))
    return Request(store, until, Period(first, last + timedelta(hours=23)))


BODIES = ("ANSI", "DIN", "SAC", "AFNOR", "BSI", "JISC")
_HELD = st.dictionaries(st.sampled_from(BODIES), st.sampled_from(["p_members", "o_members"]), max_size=6)


@given(st.lists(_HELD, min_size=2, max_size=3), st.lists(_HELD, min_size=2, max_size=3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_participation_is_the_sum_of_the_committees(
    tmp_path: Path, before: list[dict[str, str]], after: list[dict[str, str]]
) -> None:
    (tmp_path / str(len(list(tmp_path.iterdir())))).mkdir()
    engine = open_at(max(tmp_path.iterdir(), key=lambda each: int(each.name)))
    try:
        store = Store(engine)
        for state, day in ((before, datetime(2026, 1, 1, tzinfo=UTC)), (after, datetime(2026, 5, 1, tzinfo=UTC))):
            rows = list(zip((298, 333, 345), state, strict=False))
            put(store, *(_committee(number, held) for number, held in rows), at=day)
        made = spec("participation").build(_request(store, date(2026, 1, 2), date(2026, 6, 30)))
        held_now = [*after, *before[len(after) :]]  # what is not stated anew stands
        tables = {section.title: section.tables[0] for section in made.sections if section.tables}
        rows_ = tables["By country"].rows
        for place, role in ((2, "p_members"), (3, "o_members")):
            expected = sum(role == of for held in held_now for of in held.values())
            assert sum(int(text_of(row[place])) for row in rows_) == expected
            assert sum(int(text_of(row[place + 2])) for row in tables["Committees"].rows) == expected
        moved = {
            body
            for one, other in zip(before, after, strict=False)
            for body in BODIES
            if one.get(body) != other.get(body)
        }
        (changes,) = (section for section in made.sections if section.title == "Changes in the period")
        new = [point for point in changes.points if str(point).endswith("is new on ISO's list of committees")]
        assert len(new) == max(0, len(after) - len(before)), "its members are no moves"
        assert len(changes.points) - len(new) == len(moved)
        assert ("no member joined, left or changed role" in str(changes.text[0])) == (not moved)
    finally:
        engine.dispose()


def _committee(number: int, held: dict[str, str]) -> Record:
    fields = {role: {body: body for body, of in held.items() if of == role} for role in ("p_members", "o_members")}
    return committee(number, f"ISO/TC {number}", p_members=fields["p_members"], o_members=fields["o_members"])


STAGES = st.sampled_from(["20.20", "30.20", "40.00", "40.20", "40.60", "50.20", "60.60", "90.93", "95.99"])
PLACES = ("ISO/TC 298", "ISO/TC 333", "ISO/TC 345", "ISO/TC 82/SC 7", "ISO/PC 348")
_WORK = st.dictionaries(st.integers(1, 12), st.tuples(st.sampled_from(PLACES), STAGES), min_size=1, max_size=9)


@given(_WORK, _WORK)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_moves_of_a_briefing_are_the_sum_of_its_committees_and_none_is_none(
    tmp_path: Path, before: dict[int, tuple[str, str]], after: dict[int, tuple[str, str]]
) -> None:
    (tmp_path / str(len(list(tmp_path.iterdir())))).mkdir()
    engine = open_at(max(tmp_path.iterdir(), key=lambda each: int(each.name)))
    try:
        store, known = Store(engine), {**before, **after}
        first, second = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
        put(store, *(committee(number, name) for number, name in enumerate(PLACES, 1)), at=first)
        for state, day in ((before, first), (known, second)):
            rows = [project(key, f"ISO/DIS {900 + key}", "Ores", stage, where) for key, (where, stage) in state.items()]
            put(store, *rows, source="iso-open-data-deliverables", at=day)
        made = spec("briefing").build(_request(store, date(2026, 1, 2), date(2026, 6, 30)))
        moved, transferred = Counter[str](), 0
        for key, (where, stage) in known.items():
            was, old = before.get(key, ("", ""))
            moved.update({where, was} - {""} if where != was else {where} if stage != old else ())
            transferred += bool(was) and where != was
        for name in PLACES:
            line = next(str(line) for line in made.summary if str(line).startswith(f"{name} "))
            number = moved[name]
            words = "1 project moved" if number == 1 else f"{number} projects moved" if number else "no project moved"
            assert f": {words}, " in line
        tables = [section.tables[0] for section in made.sections if section.title == "What moved"]
        assert sum(len(table.rows) for table in tables) == moved.total()
        cells = [text_of(cell) for table in tables for row in table.rows for cell in row]
        assert sum(cell.startswith("with ISO/") for cell in cells) == 2 * transferred, "told on both pages"
        assert "no longer in ISO's data" not in cells
    finally:
        engine.dispose()
