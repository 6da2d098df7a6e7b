"""A site brought up to date step by step is, byte for byte, the one that is built at once, whatever happened."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from digests.reports import spec
from digests.site import building
from digests.site.building import ADDRESSES, files
from digests.site.kept import Kept, program
from digests.site.views import reports
from digests.site.world import Wishes, read
from digests.site.writing import OWN, Before, Written
from pipeline.catalogue import load
from storage import dismissals
from storage.database.connections import writing
from storage.database.tables import changes
from storage.evidence.articles import Articles, ArticleText
from storage.model import ChangeQuery, PollRow, SourceState, StoredChange
from storage.store import Store
from tests.digests.site.sample import DAY, stored
from tests.long import often
from vocabulary.changes import Significance
from vocabulary.records import Committee, Framework, Kind, Project, Record, Value

_WISHES = Wishes(base="https://site.example/critmin")
_OTHERS = (Wishes(), replace(_WISHES, quotes=False), replace(_WISHES, operator=True))
_SOURCES = load(None, None).sources
Step = Callable[[Store, random.Random, date], None]


def _change(store: Store, rng: random.Random, day: date) -> None:
    """Something is seen, on this day or, by a slow clock, on an earlier one."""
    with store.engine.connect() as connection:
        known = [dict(row) for row in connection.execute(select(changes)).mappings()]
    again = rng.choice(known)
    del again["id"]
    again["detected_at"] = DAY.replace(month=day.month, day=day.day) - timedelta(days=rng.choice((0, 0, 1, 9)))
    again["significance"] = rng.choice(("critical", "notable", "routine"))
    again["sentence"] = f"{again['label']} was seen at {rng.random()}"
    with writing(store.engine) as connection:
        connection.execute(insert(changes), [again])


def _record(store: Store, rng: random.Random, day: date) -> None:
    """A source states something else, of which nothing need be told."""
    fields: dict[Any, tuple[tuple[Any, Value], ...]] = {
        Project: ((Project.title, "Copper — Determination of gold"), (Project.stage, "60.60")),
        Committee: ((Committee.title, "Another title"), (Committee.secretariat, {"2188": "ANSI"})),
        Framework: (("version", "2.0"),),
    }
    kind = rng.choice(list(fields))
    found = [record for _, record in store.records("sample", Kind(kind.__name__))]
    record = rng.choice(found)
    name, value = rng.choice(fields[kind])
    value = f"{value} {rng.randrange(9)}" if isinstance(value, str) and name != Project.stage else value
    at = DAY.replace(month=day.month, day=day.day)
    with store.begin() as transaction:
        stated = Record(record.kind, record.key, record.label, {**record.fields, str(name): value})
        transaction.write("sample", [stated], snapshot="a" * 64, at=at)


def _project(store: Store, rng: random.Random, day: date) -> None:
    """A document that was not known."""
    number = rng.randrange(1000, 9999)
    reference = f"ISO/CD {number}"
    fields = {"reference": reference, "title": "Lithium carbonate — Determination of iron", "committee": "ISO/TC 333"}
    at = DAY.replace(month=day.month, day=day.day)
    with store.begin() as transaction:
        record = Record(Kind.PROJECT, str(number), reference, {**fields, "stage": rng.choice(("30.20", "40.20"))})
        transaction.write("sample", [record], snapshot="a" * 64, at=at)


def _sighting(store: Store, rng: random.Random, day: date) -> None:
    found = rng.choice(store.changes(ChangeQuery()))
    with store.begin() as transaction:
        transaction.sight(found.id, f"other-{rng.randrange(99)}", "a" * 64, DAY.replace(month=day.month, day=day.day))


def _poll(store: Store, rng: random.Random, day: date) -> None:
    at = DAY.replace(month=day.month, day=day.day, hour=rng.randrange(24))
    source = rng.choice(("sample", "iso-open-data-deliverables"))
    with store.begin() as transaction:
        transaction.log_poll(PollRow(source, at, at, "unchanged"))
        transaction.save_state(SourceState(source, baseline_at=DAY, polled_at=at, succeeded_at=at))


def _dismissal(store: Store, rng: random.Random, day: date) -> None:
    at = DAY.replace(month=day.month, day=day.day)
    dismissals.dismiss(store, "61", str(rng.randrange(1000, 9999)), "looked at", at)


def _gone(store: Store, rng: random.Random, day: date) -> None:
    """A source no longer shows a record, of which a page may remain."""
    known = [record for kind in (Kind.PROJECT, Kind.COMMITTEE) for _, record in store.records("sample", kind)]
    if len(known) > 1:
        with store.begin() as transaction:
            transaction.close("sample", [rng.choice(known).id], at=DAY.replace(month=day.month, day=day.day))


def _renamed(store: Store, rng: random.Random, day: date) -> None:
    """A document or a committee is called otherwise, or another source states it, too, and calls it otherwise."""
    known = [record for kind in (Kind.PROJECT, Kind.COMMITTEE) for _, record in store.records("sample", kind)]
    if known:
        record = rng.choice(known)
        name = rng.choice(("ISO/DIS 24545", "ISO/TC 333", f"ISO {rng.randrange(9999)}"))
        renamed = Record(record.kind, record.key, name, {**record.fields, "reference": name})
        at, source = DAY.replace(month=day.month, day=day.day), rng.choice(("sample", "iso-open-data-deliverables"))
        with store.begin() as transaction:
            transaction.write(source, [renamed], snapshot="a" * 64, at=at)


def _article(store: Store, rng: random.Random, day: date) -> None:
    """The article behind an item is read, by which its change gains weight, a material, or no more than a beginning."""
    news = [record.key for _, record in store.records("sample", Kind.NEWS_ITEM)]
    with store.begin() as transaction:
        transaction.want_articles("sample", dict.fromkeys(news, "https://example.org/"), DAY)
    articles = Articles(store.engine)
    for wanted in articles.wanted("sample", 1):
        gained = rng.choice(({}, {"minerals": ("cobalt",)}, {"significance": Significance.CRITICAL}))
        article = ArticleText("Cobalt was found.", **gained)
        at = DAY.replace(month=day.month, day=day.day)
        articles.read(wanted, store.snapshot_info("a" * 64), b"page", article, at)


_STEPS: tuple[Step, ...] = (
    *(_change, _change, _record, _project, _sighting, _poll, _dismissal),
    *(_gone, _renamed, _article),
)


@pytest.mark.parametrize("seed", range(often(1, long=40)))
def test_step_by_step_is_at_once(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    day = date(2026, 3, 31)
    with stored(tmp_path / "database") as store:
        building.build(store, _SOURCES, tmp_path / "site", day, _WISHES)
        for _ in range(2):
            day += timedelta(days=rng.choice((0, 0, 1, 8)))
            for step in rng.choices(_STEPS, k=rng.randrange(1, 5)):
                step(store, rng, day)
            earlier = (tmp_path / "site" / ADDRESSES).read_text("utf-8").splitlines()
            wishes = rng.choice((_WISHES, _WISHES, *_OTHERS))
            building.build(store, _SOURCES, tmp_path / "site", day, wishes)
            once = dict(files(read(store, _SOURCES, day, wishes), Before(earlier)))
            grown = _site(tmp_path / "site")
            assert grown.keys() == once.keys()
            assert [path for path in once if once[path] != grown[path]] == []


def _site(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and OWN not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _polled(store: Store, day: int, hour: int, outcome: str = "unchanged") -> None:
    at = DAY.replace(day=day, hour=hour)
    with store.begin() as transaction:
        transaction.log_poll(PollRow("sample", at, at, outcome))
        transaction.save_state(SourceState("sample", baseline_at=DAY, polled_at=at, succeeded_at=at))


def test_where_nothing_is_new_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second poll on a day is nothing new; one on another day is, as the pages say when they were last checked."""

    def refused(*_: object) -> None:
        raise AssertionError("looked at")

    def build(wishes: Wishes = _WISHES) -> Written:
        return building.build(store, _SOURCES, tmp_path / "site", date(2026, 3, 31), wishes)

    with stored(tmp_path / "database") as store:
        _polled(store, 20, 7)
        first = build()
        with monkeypatch.context() as patched:
            patched.setattr(building, "files", refused)
            assert build() == Written(first.files, 0, 0)
            _polled(store, 20, 9)
            assert build() == Written(first.files, 0, 0)
            for wishes in _OTHERS:
                with pytest.raises(AssertionError, match="looked at"):
                    build(wishes)
            _polled(store, 21, 9, "failed")
            with pytest.raises(AssertionError, match="looked at"):
                build()
        assert build().changed == 0
        monkeypatch.setattr(building, "_static", lambda _: b"another style")
        assert build().changed == 6


def test_a_site_is_looked_at_anew_after_one_page_was_added_or_a_build_failed(tmp_path: Path) -> None:
    """Neither is the whole site as the last whole build left it."""
    out, day = tmp_path / "site", date(2026, 3, 31)
    with stored(tmp_path / "database") as store:
        building.build(store, _SOURCES, out, day, _WISHES)
        (basis := out / OWN / "basis.json").read_bytes()
        building.build_change(store, _SOURCES, out, 1, day, _WISHES)
        assert not basis.exists()
        building.build(store, _SOURCES, out, day, _WISHES)
        assert basis.exists()
        basis.write_text("torn {")
        assert building.build(store, _SOURCES, out, day, _WISHES).changed == 0
        _polled(store, 30, 7)
        with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(building, "drafts", _interrupted)
            building.build(store, _SOURCES, out, day, _WISHES)
        assert not basis.exists()


def _interrupted(_: object) -> None:
    raise KeyboardInterrupt


def test_what_is_not_new_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("worked out again")

    with stored(tmp_path / "database") as store:
        building.build(store, _SOURCES, tmp_path / "site", date(2026, 3, 31), _WISHES)
        (tmp_path / "site" / OWN / "basis.json").unlink()
        monkeypatch.setattr("digests.site.days.events", refused)
        monkeypatch.setattr("digests.site.drawing.files", refused)
        monkeypatch.setattr("digests.analysis.findings.overlaps.overlaps", refused)
        done = building.build(store, _SOURCES, tmp_path / "site", date(2026, 3, 31), _WISHES)
    assert (done.changed, done.removed) == (0, 0)


def test_reports_read_no_other_changes_than_they_say(tmp_path: Path) -> None:
    """What a report is kept by holds only if it reads nothing else."""

    class Narrow(Store):
        kinds: tuple[str, ...] = ()

        def changes(self, query: ChangeQuery) -> list[StoredChange]:
            return [change for change in super().changes(query) if change.kind in self.kinds]

    with stored(tmp_path / "database") as store:
        narrow = Narrow(store.engine)
        for name in ("annual", "lists-review", "coverage", "overlap", "portfolio", "survey", "participation"):
            narrow.kinds = reports.CHANGES.get(name, (Kind.COMMITTEE,))
            day = date(2026, 3, 31)
            whole, part = (
                spec(name).build(reports.request(read(each, _SOURCES, day, _WISHES))) for each in (store, narrow)
            )
            assert whole == part, name


def test_what_another_version_kept_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept_now(value: int) -> int:
        kept = Kept(tmp_path)
        taken = kept.remembered("a name", "what it rests on", lambda: value)
        kept.save()
        return int(taken)

    assert (kept_now(1), kept_now(2)) == (1, 1)
    monkeypatch.setattr("digests.site.kept.program", lambda: "another")
    assert kept_now(3) == 3
    (tmp_path / "kept.tsv").write_bytes(b"another\na name\twhat it rests on\t{torn")
    assert kept_now(4) == 4


@pytest.mark.parametrize("changed", ["digests/page.html.j2", "vocabulary/minerals.yaml", "storage/lists/us.yaml"])
def test_another_atlas_vocabulary_or_template_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """Then nothing that was kept is taken, and every page is drawn anew."""
    for name in ("digests/page.html.j2", "vocabulary/minerals.yaml", "storage/lists/us.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr("digests.site.kept.packaged", tmp_path.joinpath)
    before = program.__wrapped__()
    assert program.__wrapped__() == before
    (tmp_path / changed).write_text("another")
    assert program.__wrapped__() != before
