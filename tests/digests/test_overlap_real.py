"""Overlap on the recorded catalogue: does a project find its predecessor, and does the unrelated stay silent?

The figures of docs/coverage-quality.md are those of the long form; the gate tries the watched committees alone.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digests.analysis.alike.catalogue import Catalogue, Proposal, by_series, in_series, revises
from digests.analysis.alike.evidence import LEAST, UNSURE
from digests.analysis.documents import PUBLISHED, UNDER_DEVELOPMENT, Document
from storage.baseline import watch
from vocabulary.iso.stages import standing_of
from vocabulary.iso.watch import identity, lineage, read

REPORT = Path(__file__).parents[2] / "docs" / "coverage-quality.md"
DAY = "2024-12-31"
Pair = tuple[Document, Document]


def document(key: str, reference: str, title: str, committee: str, stage: str) -> Document:
    return Document(key, reference, read(reference), title.strip("'"), committee, stage, standing_of(stage))


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    """Every document of the catalogue, by id."""
    path = shared / "data" / "iso" / "catalogue" / f"catalogue.{DAY}.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        result = [
            document(row["id"], row["reference"], row["title_en"], row["committee"], row["stage"]) for row in rows
        ]
    return {item.key: item for item in result if not item.is_supplement and item.parsed}


@pytest.fixture(scope="module")
def replacing(shared: Path, documents: dict[str, Document]) -> list[Pair]:
    """What ISO says that a document of the watched committees replaces, where both have a title of their own."""
    known = {item.reference: item for item in documents.values()}
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
        replaced = (item["id"] for item in record["relations"] if item["type"] == "obsoletes")
        yield from (known[item] for item in replaced if item in known)


def measured(pairs: list[Pair], catalogue: Catalogue) -> tuple[int, float, float]:
    """The number of pairs; how many find the predecessor in the first five, and with a score that is proposed."""
    first = proposed = 0
    for after, before in pairs:
        ranked = catalogue.proposals(after, least=0.0)
        first += before.key in [proposal.document.key for proposal in ranked[:5]]
        proposed += any(proposal.document.key == before.key and proposal.score >= LEAST for proposal in ranked)
    return len(pairs), first / len(pairs), proposed / len(pairs)


def documented(name: str, figures: tuple[int, float, float]) -> bool:
    row = f"| {name} | {figures[0]} | {figures[1]:.3f} | {figures[2]:.3f} |"
    return row in REPORT.read_text(encoding="utf-8").splitlines() or pytest.fail(f"not in {REPORT.name}: {row}")


def same_number(pairs: list[Pair]) -> list[Pair]:
    return [(one, other) for one, other in pairs if identity(one.parsed) == identity(other.parsed)]  # type: ignore[arg-type]


def test_in_the_watched_committees_editions_are_found_and_look_alikes_told_apart(
    documents: dict[str, Document], replacing: list[Pair]
) -> None:
    """The short form: a catalogue of the watched committees, some seeded pairs."""
    scope, chance = watch(), random.Random(20241231)
    near = {item.key: item for item in documents.values() if scope.covers(item.committee) and item.status == PUBLISHED}
    editions = chance.sample(sorted(same_number(replacing), key=_by_keys), 60)
    catalogue = Catalogue((near | {before.key: before for _, before in editions}).values())
    assert measured(editions, catalogue)[1] >= 0.9  # rare words are fewer in a small catalogue
    by_name = {item.reference: item for item in near.values()}
    apart = [row for row in _pairs() if row["same ground"] == "no" and {row["one"], row["other"]} <= by_name.keys()]
    proposed = [
        row
        for row in apart
        if row["other"] in [proposal.document.reference for proposal in catalogue.proposals(by_name[row["one"]])]
    ]
    assert len(proposed) <= 0.1 * len(apart), proposed  # rare words are fewer in a small catalogue


@pytest.mark.long
def test_a_replacing_document_finds_what_it_replaces(documents: dict[str, Document], replacing: list[Pair]) -> None:
    published = {key: item for key, item in documents.items() if item.status == PUBLISHED}
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


@pytest.mark.long
def test_a_document_finds_what_it_replaces_under_another_number(
    documents: dict[str, Document], replacing: list[Pair]
) -> None:
    """No shared number can decide here; predecessors whose record has no title but "Withdrawal of" are left out."""
    published = [item for item in documents.values() if item.status == PUBLISHED]
    earlier = [before for _, before in replacing if before.status != PUBLISHED]
    catalogue = Catalogue({item.key: item for item in [*published, *earlier]}.values())
    editions = same_number(replacing)
    other = [pair for pair in replacing if pair not in editions and not pair[1].title.startswith("Withdrawal")]
    listed = {one.key: _listed(one, catalogue) for one, _ in other}
    hits = 0
    for one, before in other:
        places = [
            place for place, proposal in enumerate(listed[one.key]) if _series(proposal.document) == _series(before)
        ]
        hits += bool(places) and places[0] < 5
    written(f"| each document that is replaced under another number | {len(other)} | {hits / len(other):.3f} | |")
    assert hits >= 0.95 * len(other)


def _listed(one: Document, catalogue: Catalogue) -> list[Proposal]:
    """What a reader would have been shown at the time: no later document, no edition of its own, a line a series."""
    year = (one.parsed and one.parsed.year) or 9999
    proposals = catalogue.proposals(one, least=0.0)
    return by_series(
        proposal
        for proposal in proposals
        if not revises(one, proposal.document)
        and ((proposal.document.parsed and proposal.document.parsed.year) or 0) <= year
    )


def _series(each: Document) -> object:
    return each.parsed and (each.parsed.publisher, each.parsed.number)


@pytest.mark.long
@pytest.mark.parametrize("side", ["looked at", "untouched"])
def test_look_alikes_are_told_apart(documents: dict[str, Document], side: str) -> None:
    """Pairs that a person read: the published document of another number that is most like one, in its committee."""
    published = {item.reference: item for item in documents.values() if item.status == PUBLISHED}
    catalogue = Catalogue(published.values())
    scores: dict[str, list[float]] = {"yes": [], "no": []}
    for row in _pairs():
        if _untouched(row["committee"]) == (side == "untouched"):
            proposals = catalogue.proposals(published[row["one"]], least=0.0)
            score = next((proposal.score for proposal in proposals if proposal.document.reference == row["other"]), 0.0)
            scores[row["same ground"]].append(score)
    for label, said in (("no", "on another ground"), ("yes", "on the same ground")):
        number = len(scores[label])
        proposed = sum(score >= LEAST for score in scores[label]) / number
        undecided = sum(UNSURE <= score < LEAST for score in scores[label]) / number
        written(f"| look-alikes {said}, committees {side} | {number} | {proposed:.3f} | {undecided:.3f} |")
    assert sum(score >= LEAST for score in scores["no"]) <= 0.05 * len(scores["no"])


def written(row: str) -> None:
    print(row)
    assert row in REPORT.read_text(encoding="utf-8").splitlines(), f"not in {REPORT.name}: {row}"


def _pairs() -> list[dict[str, str]]:
    with (Path(__file__).parent / "labelled_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _untouched(committee: str) -> bool:
    return int(hashlib.sha256(committee.encode()).hexdigest(), 16) % 2 == 1


@pytest.mark.long
def test_a_project_finds_the_document_it_revises(documents: dict[str, Document]) -> None:
    published = [item for item in documents.values() if item.status == PUBLISHED]
    editions = defaultdict(list)
    for entry in published:
        editions[identity(entry.parsed)].append(entry)  # type: ignore[arg-type]
    open_ = [item for item in documents.values() if item.status == UNDER_DEVELOPMENT]
    pairs = [(one, other) for one in open_ for other in editions[identity(one.parsed)]]  # type: ignore[arg-type]
    figures = measured(pairs, Catalogue(published))
    assert figures[1] >= 0.95
    assert documented("projects under development and the published edition, all of ISO", figures)


@pytest.mark.long
def test_unrelated_titles_give_nothing(documents: dict[str, Document]) -> None:
    """Random pairs of documents of different committees, and what is proposed among them."""
    standing = [item for item in documents.values() if item.status in {PUBLISHED, UNDER_DEVELOPMENT}]
    chosen = random.Random(20241231).sample(sorted(standing, key=lambda item: item.key), 2_000)
    asked, others = chosen[:1_000], Catalogue(chosen[1_000:])
    pairs = [(one, proposal.document) for one in asked for proposal in others.proposals(one)]
    apart = [(one.title, other.title) for one, other in pairs if _top(one) != _top(other)]
    assert not any(in_series(one, other) for one, other in pairs)
    row = f"| random documents of other committees: 1,000 asked against 1,000 | 1,000,000 | | {len(apart)} proposed |"
    assert row in REPORT.read_text(encoding="utf-8").splitlines(), (row, apart[:10])
    assert len(apart) <= 10


def _top(each: Document) -> str:
    return lineage([each.committee])[-1]


def _by_keys(pair: Pair) -> tuple[str, str]:
    return pair[0].key, pair[1].key
