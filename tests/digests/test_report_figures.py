"""Every figure of the reports on recorded data, recomputed from the raw files without the code that made them.

Not recomputed: the score of an overlap (its order and bounds are checked here, its parts in test_overlap). How titles
are understood and which lists name a material come from the vocabulary and the atlas, whose own tests hold them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from critmin.teller import Teller
from digests.analysis.request import Request
from digests.reports import spec
from digests.tables.frame import Report, Section, Table, plain, text_of
from digests.words.periods import Period
from pipeline.fetch import Client, Replay
from pipeline.poll.refresh import Refresher
from storage.database.opening import open_database
from storage.store import Store
from tests.digests.raw_iso import CMCC, ICMSCG, Body, Row, catalogue, committees, within
from tests.pipeline.test_real_iso import COMMITTEES, DELIVERABLES, archive, at
from tests.pipeline.worlds import source
from vocabulary.iso.standards import Understanding, kinds, materials_committees, understand
from vocabulary.iso.titles.techniques import technique_names
from vocabulary.minerals import all_ids, get, members, name

__all__ = ["archive"]
pytestmark = pytest.mark.long

DAY = date(2025, 7, 16)
WEEKS = {
    "10.20": 12,
    "30.20": 16,
    "40.20": 12,
    "50.20": 8,
    "90.20": 20,
    "95.20": 8,
}  # the longest that the Directives give
NUMBER = re.compile(r"\d[\d,]*")
TOPICS = ("traceability", "sustainability", "recycling", "terminology")


@pytest.fixture(scope="module")
def request_(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Request]:
    """Two days of the catalogue and four weeks of committees, polled as they were published."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('figures') / 'critmin.db'}")
    store, teller = Store(engine), Teller()
    projects = source("iso-deliverables", DELIVERABLES, id="iso-open-data-deliverables")
    bodies = source("iso-committees", COMMITTEES, id="iso-open-data-committees", topic="iso-committees")
    polls = [(day, projects) for day in ("2024-08-31", "2024-12-31")]
    polls += [(day, bodies) for day in ("2025-06-12", "2025-07-02", "2025-07-09", "2025-07-16")]
    for day, polled in polls:
        with Client(replay=Replay(archive, at(day))) as client:
            Refresher(store, client, teller, now=lambda day=day: at(day)).refresh([polled])  # type: ignore[misc]
    yield Request(store, DAY, Period(datetime(2024, 7, 16, tzinfo=UTC), datetime(2025, 7, 16, 23, tzinfo=UTC)))
    engine.dispose()


@pytest.fixture(scope="module")
def before(shared: Path) -> dict[str, Row]:
    return catalogue(shared, "2024-08-31")


@pytest.fixture(scope="module")
def after(shared: Path) -> dict[str, Row]:
    return catalogue(shared, "2024-12-31")


@pytest.fixture(scope="module")
def bodies(shared: Path) -> tuple[dict[str, Body], dict[str, Body]]:
    return committees(shared, "2025-06-12"), committees(shared, "2025-07-16")


@pytest.fixture(scope="module")
def countries() -> dict[str, str]:
    """Acronym of a body -> name of its country, from the file."""
    text = (Path(__file__).parents[2] / "vocabulary" / "jurisdictions" / "jurisdictions.yaml").read_text("utf-8")
    table = yaml.load(text.replace(" NO", ' "NO"').replace("\n  NO:", '\n  "NO":'), yaml.CSafeLoader)
    return {str(body): table["countries"][str(code)] for body, code in table["bodies"].items()}


def section(report: Report, title: str) -> Section:
    return next(each for each in report.sections if each.title == title)


def cells(table: Table) -> list[tuple[object, ...]]:
    return [
        tuple(each if isinstance(each, int | float | None) else text_of(each) for each in row) for row in table.rows
    ]


def numbers(line: object) -> list[int]:
    text = "" if line is None else plain(line)  # type: ignore[arg-type]
    return [int(each.replace(",", "")) for each in NUMBER.findall(text)]


def role(body: Body, acronyms: set[str]) -> str:
    for words, found in (("secretariat", body.secretariat), ("P-member", body.p_members), ("O-member", body.o_members)):
        if acronyms & set(found.values()):
            return words
    return "not a member"


def moves(old: Body, new: Body) -> set[tuple[str, str | None, str | None]]:
    """(body, role before, role after)."""
    sides = old.roles(), new.roles()
    names = {**old.p_members, **old.o_members, **new.p_members, **new.o_members}
    members_ = {
        (names[key], sides[0].get(key), sides[1].get(key))
        for key in {*sides[0], *sides[1]}
        if sides[0].get(key) != sides[1].get(key)
    }
    led = {(names_, "secretariat", None) for key, names_ in old.secretariat.items() if key not in new.secretariat}
    return (
        members_ | led | {(n, None, "secretariat") for key, n in new.secretariat.items() if key not in old.secretariat}
    )


def test_participation(
    request_: Request, bodies: tuple[dict[str, Body], dict[str, Body]], countries: dict[str, str]
) -> None:
    made, (old, new) = spec("participation").build(request_), bodies
    ansi = {body for body, country in countries.items() if country == "United States"}
    rows = {row[0]: row[2:] for row in cells(section(made, "Committees").tables[0])}
    assert rows == {
        reference: (
            ", ".join(each.secretariat.values()) or None,
            role(each, ansi),
            len(each.p_members),
            len(each.o_members),
        )
        for reference, each in new.items()
    }
    roles = Counter(role(each, ansi) for each in new.values())
    assert numbers(made.summary[0]) == [
        roles[each] for each in ("secretariat", "P-member", "O-member", "not a member") if roles[each]
    ]
    everyone = {
        b
        for each in new.values()
        for group in (each.secretariat, each.p_members, each.o_members)
        for b in group.values()
    }
    assert numbers(made.summary[1]) == [len(new), len(everyone)]
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in new.values():
        for words, group in (("s", each.secretariat), ("p", each.p_members), ("o", each.o_members)):
            for body in group.values():
                counted[countries.get(body, body)][words] += 1
    by_country = {row[0]: row[1:] for row in cells(section(made, "By country").tables[0])}
    assert by_country == {country: (of["s"], of["p"], of["o"]) for country, of in counted.items()}
    chart = section(made, "By country").charts[0]
    assert all(counted[country]["p"] == value for country, value in chart.bars)
    expected = {(body, ref) for ref in new if ref in old for body, _, _ in moves(old[ref], new[ref])}
    changes = section(made, "Changes in the period")
    assert numbers(changes.text[0])[-1] == len({body for body, _ in expected}) == len(changes.points)
    told = {point: plain(point) for point in changes.points}
    for body, ref in expected:
        assert any(line.startswith(f"{body} ") and re.search(rf"{ref}(?!/|\d)", line) for line in told.values()), (
            body,
            ref,
        )
    for point in section(made, "Gaps and opportunities").points:
        reference = max((ref for ref in new if plain(point).startswith(f"{ref} ")), key=len)
        if "vote" in plain(point):
            assert numbers(plain(point).rpartition(";")[2])[0] == len(new[reference].p_members)


def in_(rows: dict[str, Row], committee: str) -> dict[str, Row]:
    return {key: row for key, row in rows.items() if within(row.committee, (committee,))}


def moved(one: dict[str, Row], other: dict[str, Row]) -> set[tuple[str, str | None, str | None]]:
    """(reference now or last, stage before, stage after) of what came, went or stands at another stage."""
    found = set()
    for key in {*one, *other}:
        old, new = one.get(key), other.get(key)
        if old is None or new is None or old.stage != new.stage:
            found.add(((new or old).reference, old.stage if old else None, new.stage if new else None))  # type: ignore[union-attr]
    return found


def test_briefing(
    request_: Request, before: dict[str, Row], after: dict[str, Row], bodies: tuple[dict[str, Body], dict[str, Body]]
) -> None:
    made, (old, new) = spec("briefing").build(request_), bodies
    for reference, line in zip(ICMSCG, made.summary, strict=True):
        mine = in_(after, reference)
        steps, work = moved(in_(before, reference), mine), [r for r in mine.values() if r.status == "under development"]
        assert not any(_may_be_open(row) for row in mine.values())
        assert "nothing known to be open for vote" in plain(line)
        told = _counted_in(plain(line))
        assert told == (len(steps), len(work))
        page = next(each for each in made.sections if each.title.startswith(f"{reference} "))
        held = next(
            plain(point) for point in page.points if "P-member" in plain(point) and "ecretariat" in plain(point)
        )
        assert numbers(held)[-2:] == [len(new[reference].p_members), len(new[reference].o_members)]
        under = list(_under(made, page))
        table = [each for each in under if each.title == "What moved"]
        shown = {(str(row[0]), _code(row[2]), _code(row[3])) for each in table for row in cells(each.tables[0])}
        assert shown == steps
        joined = [each for each in under if each.title == "Who joined, left or moved"]
        assert sum(len(each.points) for each in joined) == len(moves(old[reference], new[reference]))
    _topics(made, after)


def _counted_in(line: str) -> tuple[int, int]:
    """How many projects a line of the summary says moved, and are in work."""
    moved_, work = (
        re.search(pattern, line) for pattern in (r": (no|\d+) projects? moved", r", (no|\d+) projects?[^,]* in work")
    )
    assert moved_, line
    assert work, line
    one, other = (0 if each[1] == "no" else int(each[1]) for each in (moved_, work))
    return one, other


def _may_be_open(row: Row) -> bool:
    weeks = WEEKS.get(row.stage)
    return weeks is not None and (DAY - date(2024, 12, 31)).days <= weeks * 7


def _under(report: Report, page: Section) -> Iterator[Section]:
    for each in report.sections[report.sections.index(page) + 1 :]:
        if each.level == 1:
            return
        yield each


def _code(cell: object) -> str | None:
    found = re.match(r"\d\d\.\d\d", str(cell))
    return found[0] if found else None


def _topics(made: Report, after: dict[str, Row]) -> None:
    """The counts of each shared topic, from the titles alone."""
    names = {kind.id: kind.name for kind in kinds()}
    watched = _watched_documents()
    standing = [
        row
        for row in after.values()
        if row.status in {"published", "under development"}
        and not row.is_supplement
        and (within(row.committee, CMCC) or _number(row.reference) in watched)
    ]
    for topic in TOPICS:
        mine = [row for row in standing if topic in understand(row.title.strip("'"), row.committee).kinds]
        part = section(made, names[topic])
        of = {c: [row for row in mine if row.committee == c] for c in {row.committee for row in mine}}
        published = sum(row.status == "published" for row in mine)
        assert numbers(part.text[0]) == [each for each in (published, len(mine) - published, len(of)) if each]
        rows = {row[0]: (row[1], str(row[2] or "")) for row in cells(part.tables[0])}
        assert {c: row[0] for c, row in rows.items()} == {
            c: sum(r.status == "published" for r in found) for c, found in of.items()
        }


def _watched_documents() -> set[str]:
    text = (Path(__file__).parents[2] / "storage" / "baseline" / "mandate.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CSafeLoader)
    return {_number(each["reference"]) for each in (*data["watched_documents"], *data["existing_standards"])}


def _number(reference: str) -> str:
    """`ISO 14001`, `IWA 45` of any stage and year; a supplement keeps its own."""
    found = re.match(r"(ISO|IWA)(?:/[A-Z]+)? ([\d-]+)(?::\d{4})?$", reference.replace("/IEC", ""))
    return f"{found[1]} {found[2]}" if found else reference


def test_coverage(request_: Request, after: dict[str, Row]) -> None:
    made = spec("coverage").build(request_)
    scope = (*CMCC, *materials_committees())
    docs = [
        (row, understand(row.title.strip("'"), row.committee))
        for row in after.values()
        if row.status in {"published", "under development"} and row.title and within(row.committee, scope)
    ]
    counted = [(row, says) for row, says in docs if not row.is_supplement]
    overview = {str(row[0]): row[1:] for row in cells(section(made, "Minerals by kind of standard").tables[0])}
    ids = {name(mineral): mineral for mineral in all_ids()}
    for mineral, row in overview.items():
        names = _names(ids[mineral])
        mine = [(doc, says) for doc, says in counted if names & set(says.materials)]
        for kind, said in zip(kinds(), row[1:], strict=True):
            found = [doc for doc, says in mine if kind.id in says.kinds]
            published = sum(doc.status == "published" for doc in found)
            expected = [published, len(found) - published] if published else [len(found)]
            assert numbers(said) == [each for each in expected if each], (mineral, kind.id)
    gone = [
        understand(row.title.strip("'"), row.committee)
        for row in after.values()
        if row.status == "withdrawn" and (not row.committee or within(row.committee, scope))
    ]
    gaps = cells(made.sections[0].tables[0])
    missing = {mineral for mineral, row in overview.items() if not str(row[3]).startswith("published")}
    assert {row[1] for row in gaps} == missing
    assert numbers(made.summary[0]) == [len(overview), len(overview) - len(missing), len(missing)]
    lists = sorted((int(str(row[2])) for row in gaps), reverse=True)
    for row in gaps:
        assert int(str(row[2])) == len(str(row[3]).split(", ")) == overview[str(row[1])][0]
        assert row[0] == lists.index(int(str(row[2]))) + 1
        _gap(row, ids[str(row[1])], counted, gone)
    _techniques(made, counted, ids)
    assert len(section(made, "The documents behind each cell").tables[1].rows) == sum(
        len(says.kinds) for mineral in overview for doc, says in counted if ids[mineral] in says.materials
    )


def _names(material: str) -> set[str]:
    groups = {group for group in all_ids() if material in members(group)}
    known = get(material)
    wider = {known.family} if known.kind in {"group", "fuel"} else set()
    return {material, *groups, *wider, *members(material)}


def _gap(
    row: tuple[object, ...], material: str, counted: list[tuple[Row, Understanding]], gone: list[Understanding]
) -> None:
    names = _names(material)
    elsewhere = [
        doc
        for doc, says in counted
        if material in says.analytes and not names & set(says.materials) and doc.status == "published"
    ]
    assert numbers(row[5])[:1] == ([len(elsewhere)] if elsewhere else []), material
    found = [says for says in gone if material in says.materials]
    analysis = sum("chemical-analysis" in says.kinds for says in found)
    assert numbers(row[7]) == [each for each in (len(found), analysis) if each], material


def _techniques(made: Report, counted: list[tuple[Row, Understanding]], ids: dict[str, str]) -> None:
    expected: Counter[tuple[str, str, str]] = Counter()
    listed = {str(row[0]) for row in cells(section(made, "Minerals by kind of standard").tables[0])}
    for mineral in listed:
        for doc, says in counted:
            if ids[mineral] in says.materials and "chemical-analysis" in says.kinds:
                for technique in says.techniques or ("",):
                    expected[mineral, technique_names().get(technique, "not named in the title"), doc.status] += 1
    rows = cells(section(made, "Techniques of chemical analysis").tables[0])
    told = {
        (str(row[0]), str(row[1]), status): row[place]
        for row in rows
        for place, status in ((2, "published"), (3, "under development"))
        if row[place]
    }
    assert told == dict(expected)


def test_overlap(request_: Request, after: dict[str, Row]) -> None:
    made = spec("overlap").build(request_)
    watched, scope = _watched_documents(), (*CMCC, *materials_committees())
    early = [
        row
        for row in after.values()
        if row.status == "under development" and row.stage < "40" and not row.is_supplement and row.title
        and (within(row.committee, CMCC) or _number(row.reference) in watched or _on_a_mineral(row, scope))
    ]  # fmt: skip
    series = {
        (_number(row.reference).split("-")[0], row.committee) if "-" in row.reference.partition(":")[0] else row.key
        for row in early
    }
    rows = cells(section(made, "ISO documents").tables[0])
    assert numbers(made.summary[0])[:1] == [len(series)]
    assert numbers(made.summary[0])[-1] == len({row[0] for row in rows})
    stages = {row.reference: row.stage for row in after.values()}
    scores: defaultdict[object, list[float]] = defaultdict(list)
    for row in rows:
        assert str(row[7]).rpartition("(")[2].rstrip(")") == stages[str(row[5])]
        assert row[2] == stages[str(row[0]).partition(" to ")[0]]
        scores[row[0]].append(float(str(row[10])))
    assert all(
        found == sorted(found, reverse=True) and min(found) >= 0.5 and len(found) <= 5 for found in scores.values()
    )


def _on_a_mineral(row: Row, scope: tuple[str, ...]) -> bool:
    says = understand(row.title.strip("'"), row.committee)
    return within(row.committee, scope) and any(get(material).kind != "fuel" for material in says.materials)


def test_annual(
    request_: Request, before: dict[str, Row], after: dict[str, Row], bodies: tuple[dict[str, Body], dict[str, Body]]
) -> None:
    made, (old, new) = spec("annual").build(request_), bodies
    keys = {key for side in (before, after) for key, row in side.items() if within(row.committee, CMCC)}
    pairs = {key: (before.get(key), after.get(key)) for key in keys}
    came = {
        k
        for k, (b, a) in pairs.items()
        if a
        and a.status == "published"
        and (
            (b and b.status == "under development") or (b is None and a.stage == "60.60" and a.reference[-4:] >= "2024")
        )
    }
    fresh = {k for k, (b, a) in pairs.items() if b is None and a and a.status == "under development"}
    gone = {k for k, (b, a) in pairs.items() if b and b.status == "published" and a and a.status == "withdrawn"}
    assert {after[k].stage >= "30.00" for k in fresh} == {True}
    assert numbers(made.summary[1]) == [len(came), len(gone), len(fresh)]
    later = "all of them at the committee stage or later: they had begun before."
    assert plain(made.summary[1]).endswith(f"{len(fresh)} projects appeared in ISO's data, {later}")
    chart = next(each for part in made.sections for each in part.charts if "committees' work from" in each.title)
    assert [value for _, value in chart.bars] == [len(came), len(fresh), len(gone)]
    table = next(each for part in made.sections for each in part.tables if each.name == "Committees")
    for row in cells(table):
        mine = {k: (b, a) for k, (b, a) in pairs.items() if ((a or b).committee == row[0])}  # type: ignore[union-attr]
        steps = sum(b is None or a is None or b.stage != a.stage for b, a in mine.values())
        body = new[str(row[0])]
        assert row[3:] == (len(body.p_members), len(body.o_members), steps), row
    topics = next(part for part in made.sections if part.title == "Topics that affect several committees")
    assert topics.level == 2
    _topics(made, after)
    liaisons = next(
        part for part in made.sections if part.tables and part.tables[0].columns[1:2] == ("committees in liaison",)
    )
    changed = sum(len(old[ref].liaisons ^ new[ref].liaisons) for ref in new if ref in old)
    assert numbers(liaisons.text[0]) == [sum(bool(each.liaisons) for each in new.values()), changed]
    for row in cells(liaisons.tables[0]):
        shown = [
            part
            for cell in row[1:3]
            if cell
            for part in re.split(r", | and (?=[^a-z])", str(cell).replace(" and 1 more that", ", 1 more that"))
        ]
        unnamed = sum(numbers(part)[0] for part in shown if "do not name" in part)
        assert len([p for p in shown if "do not name" not in p]) + unnamed >= len(new[str(row[0])].liaisons) - 1
    drafts = next(part for part in made.sections if any("Evidence" in plain(point) for point in part.points))
    weights = [numbers(plain(point).rpartition("(Weight")[2])[0] for point in drafts.points]
    assert len(weights) <= 10
    assert weights == sorted(weights, reverse=True)
    gaps = {
        str(row[1]): row
        for part in made.sections
        for t in part.tables
        if t.columns[:2] == ("rank", "mineral")
        for row in cells(t)
    }
    for point, weight in zip(drafts.points, weights, strict=True):
        found = re.search(r"the chemical analysis of (.+?)(?: in ISO|: no watched)", plain(point))
        if found:
            row = gaps[found[1]]
            assert weight == int(str(row[2])) + 2 * (str(row[6]) not in {"", "none"})
    bodies_ = {
        b
        for each in new.values()
        for group in (each.secretariat, each.p_members, each.o_members)
        for b in group.values()
    }
    told = next(part for part in made.sections if part.text and "member bodies take part" in plain(part.text[0]))
    assert numbers(told.text[0])[0] == len(bodies_)


def test_lists_review_and_survey(request_: Request) -> None:
    made = spec("lists-review").build(request_)
    folder = Path(__file__).parents[2] / "storage" / "baseline" / "lists"
    editions = [
        (path.stem, edition)
        for path in folder.glob("*.yaml")
        for edition in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get("editions") or []
        if "2024-07-16" <= str(edition["date"]) <= "2025-07-16"
    ]
    assert numbers(made.summary[0]) == [len(editions), len({where for where, _ in editions})]
    rows = cells(section(made, "Editions of the period").tables[0])
    assert sorted(int(str(row[6] or 0)) for row in rows) == sorted(
        len(each.get("entries") or []) for _, each in editions
    )
    for row in cells(section(made, "The matrix").tables[0]):
        assert row[1] == sum(cell is not None for cell in row[2:])
    coverage = spec("coverage").build(request_)
    survey = spec("survey").build(request_)
    asked = cells(survey.sections[0].tables[0])
    assert numbers(survey.summary[0]) == [len(asked)]
    assert [row[:2] for row in asked] == [(row[1], row[2]) for row in cells(coverage.sections[0].tables[0])]
