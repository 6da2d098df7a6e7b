"""Overlap on the recorded catalogue: does a project find its predecessor, and does the unrelated stay silent?"""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digests.reports._documents import PUBLISHED, UNDER_DEVELOPMENT, Document
from digests.reports._overlap import LEAST, Catalogue, in_series
from digests.reports.portfolio import status_of
from vocabulary.watch import identity, lineage, read

REPORT = Path(__file__).parents[2] / "docs" / "coverage-quality.md"
DAY = "2024-12-31"
Pair = tuple[Document, Document]


def document(key: str, reference: str, title: str, committee: str, stage: str) -> Document:
    return Document(key, reference, read(reference), title.strip("'"), committee, stage, status_of(stage))


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    """Every document of the catalogue, by id."""
    path = shared / "data" / "iso" / "catalogue" / f"catalogue.{DAY}.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        found = [document(row["id"], row["reference"], row["title_en"], row["committee"], row["stage"]) for row in rows]
    return {each.key: each for each in found if not each.is_supplement and each.parsed}


@pytest.fixture(scope="module")
def replacing(shared: Path, documents: dict[str, Document]) -> list[Pair]:
    """What ISO says that a document of the watched committees replaces, where both have a title of their own."""
    known = {each.reference: each for each in documents.values()}
    path = shared / "data" / "iso" / "catalogue" / "watched_committees_records.2025-06-02.part-shared.jsonl.gz"
    pairs = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            for before in _replaced(record, known):
                after = document(
                    str(record["project_id"]),
                    record["reference"],
                    record["title"]["en"],
                    record["owner_committee"] or "",
                    record["stage"],
                )
                if not after.is_supplement and after.parsed and after.key != before.key:
                    pairs[after.key, before.key] = after, before
    return list(pairs.values())


def _replaced(record: dict[str, Any], known: dict[str, Document]) -> Iterator[Document]:
    if record["current_record"]:
        replaced = (each["id"] for each in record["relations"] if each["type"] == "obsoletes")
        yield from (known[each] for each in replaced if each in known)


def measured(pairs: list[Pair], catalogue: Catalogue) -> tuple[int, float, float]:
    """The number of pairs; how many find the predecessor in the first five, and with a score that is proposed."""
    first = proposed = 0
    for after, before in pairs:
        ranked = catalogue.proposals(after, least=0.0)
        first += before.key in [each.document.key for each in ranked[:5]]
        proposed += any(each.document.key == before.key and each.score >= LEAST for each in ranked)
    return len(pairs), first / len(pairs), proposed / len(pairs)


def documented(name: str, figures: tuple[int, float, float]) -> bool:
    row = f"| {name} | {figures[0]} | {figures[1]:.3f} | {figures[2]:.3f} |"
    return row in REPORT.read_text(encoding="utf-8").splitlines() or pytest.fail(f"not in {REPORT.name}: {row}")


def same_number(pairs: list[Pair]) -> list[Pair]:
    return [(one, other) for one, other in pairs if identity(one.parsed) == identity(other.parsed)]  # type: ignore[arg-type]


def test_a_replacing_document_finds_what_it_replaces(documents: dict[str, Document], replacing: list[Pair]) -> None:
    published = {key: each for key, each in documents.items() if each.status == PUBLISHED}
    catalogue = Catalogue(
        [*published.values(), *{before.key: before for _, before in replacing if before.key not in published}.values()]
    )
    editions = same_number(replacing)
    figures = measured(editions, catalogue)
    assert figures[1] >= 0.95
    assert documented("new editions that ISO says replace the old one, watched committees", figures)
    assert documented(
        "all documents that ISO says replace one, merged, split and renumbered ones too", measured(replacing, catalogue)
    )


def test_a_project_finds_the_document_it_revises(documents: dict[str, Document]) -> None:
    published = [each for each in documents.values() if each.status == PUBLISHED]
    editions = defaultdict(list)
    for each in published:
        editions[identity(each.parsed)].append(each)  # type: ignore[arg-type]
    open_ = [each for each in documents.values() if each.status == UNDER_DEVELOPMENT]
    pairs = [(one, other) for one in open_ for other in editions[identity(one.parsed)]]  # type: ignore[arg-type]
    figures = measured(pairs, Catalogue(published))
    assert figures[1] >= 0.95
    assert documented("projects under development and the published edition, all of ISO", figures)


def test_unrelated_titles_give_nothing(documents: dict[str, Document]) -> None:
    """Random pairs of documents of different committees, and what is proposed among them."""
    standing = [each for each in documents.values() if each.status in {PUBLISHED, UNDER_DEVELOPMENT}]
    chosen = random.Random(20241231).sample(sorted(standing, key=lambda each: each.key), 2_000)
    asked, others = chosen[:1_000], Catalogue(chosen[1_000:])
    pairs = [(one, each.document) for one in asked for each in others.proposals(one)]
    apart = [(one.title, other.title) for one, other in pairs if _top(one) != _top(other)]
    assert not any(in_series(one, other) for one, other in pairs)
    row = f"| random documents of other committees: 1,000 asked against 1,000 | 1,000,000 | | {len(apart)} proposed |"
    assert row in REPORT.read_text(encoding="utf-8").splitlines(), (row, apart[:10])
    assert len(apart) <= 10


def _top(each: Document) -> str:
    return lineage([each.committee])[-1]
