"""The mandate that ships: complete, cited, and kept as records once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from storage.baseline import load, mandate, watch
from storage.baseline.__main__ import SCHEMAS
from storage.baseline.mandate import FILE, SOURCE, read
from storage.store import Store
from tests.storage.samples import DAY, START
from vocabulary.errors import ConfigurationError
from vocabulary.records import Kind, Record


def test_the_mandate_is_complete() -> None:
    known = mandate()
    assert len(known.committees) == 16
    assert [committee.reference for committee in known.committees if committee.icmscg] == [
        "ISO/TC 82/SC 7",
        "ISO/TC 298",
        "ISO/TC 333",
        "ISO/TC 345",
        "ISO/PC 348",
    ]
    assert [framework.n for framework in known.frameworks] == list(range(1, 31))
    assert len(known.existing_standards) == 12
    assert len(known.cmcc.outputs) == 9
    assert {document.project_id for document in known.watched_documents} == {None, 76590, 85076, 87927}


def test_every_fact_is_cited() -> None:
    known = mandate()
    assert len(known.facts) == 4 + 16 + 5 + 2 + 12 + 30
    assert {cite for fact in known.facts for cite in fact.cite} == {citation.id for citation in known.citations}
    assert all(fact.note for fact in known.facts if fact.confidence == "disputed")


def test_the_watched_scope_follows_from_it() -> None:
    scope = watch()
    assert len(scope.committees) == 16
    assert scope.key_committees == tuple(committee.reference for committee in mandate().committees if committee.icmscg)
    assert {"87927", "60857", "76590"} <= set(scope.project_ids)
    assert {"ISO/PWI 24888", "ISO 14002-4"} <= set(scope.documents)
    assert scope.home_country == "US"


def test_the_mandate_cannot_be_altered() -> None:
    with pytest.raises(ValidationError):
        mandate().committees[0].title = "Ores"


def test_the_shared_facts_are_in_it(shared: Path) -> None:
    facts = (shared / "facts" / "mandate.yaml").read_text(encoding="utf-8")
    assert all(f"iso_id: {committee.iso_id}," in facts for committee in mandate().committees)
    documents = mandate().existing_standards + mandate().watched_documents
    assert all(f"project_id: {document.project_id}" in facts for document in documents if document.project_id)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("iso_id: 47228", "iso_id: 47264", "duplicate iso_id 47264 \\(first used in line"),
        ("id: fw-asi,", "id: fw-cera,", "framework .fw-cera., field id: duplicate id .fw-cera. \\(first used in line"),
        (
            "cite: [deck], confidence: stated}",
            "cite: [hearsay], confidence: stated}",
            "expected the id of one of `citations`, found .hearsay.",
        ),
        ("cite: [deck], confidence: stated}", "cite: [], confidence: stated}", "cite"),
        ("confidence: verified}", "confidence: surely}", "confidence"),
        ("icmscg: true", "icmsgc: true", "icmsgc"),
        ("home_country:", "{", ":27: is not YAML"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, before: str, after: str, said: str) -> None:
    path = tmp_path / "mandate.yaml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said) as refused:
        read(path)
    assert str(path) in str(refused.value)


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    path, lines = tmp_path / "mandate.yaml", FILE.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("committees:")) + 1
    wrong = first + 3
    lines[first] = lines[first].replace("iso_id: 47228", "iso_id: -1")
    lines[wrong] = lines[wrong].replace("confidence: verified", "confidence: certain")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read(path)
    expected = "expected 'verified', 'stated' or 'disputed', found 'certain'"
    assert str(refused.value).splitlines() == [
        f"{path}:{first + 1}: committee 'ISO/TC 26', field iso_id: expected a whole number greater than 0, found -1",
        f"{path}:{wrong + 1}: committee 'ISO/TC 79/SC 5', field confidence: {expected}",
    ]


def test_a_wrong_field_does_not_hide_what_does_not_fit_together(tmp_path: Path) -> None:
    path, text = tmp_path / "mandate.yaml", FILE.read_text(encoding="utf-8")
    for before, after in (
        ("icmscg: true", "icmsgc: true"),
        ("id: fw-asi,", "id: fw-cera,"),
        ("cite: [deck]", "cite: [tale]"),
    ):
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read(path)
    problems = str(refused.value).splitlines()
    assert len(problems) == 3
    assert all(any(word in problem for problem in problems) for word in ("icmsgc", "duplicate id 'fw-cera'", "'tale'"))


@pytest.mark.parametrize(("name", "file"), [("mandate", "mandate"), ("groups", "country_groups"), ("lists", "lists")])
def test_the_schemas_are_those_of_the_models(name: str, file: str) -> None:
    assert json.loads(FILE.with_name(f"{file}.schema.json").read_text()) == SCHEMAS[name](), "stale: ./run docs"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nothing\.yaml: cannot be read: No such file"):
        read(tmp_path / "nothing.yaml")


def test_frameworks_are_loaded_once(store: Store) -> None:
    load(store, START)
    load(store, START + DAY)
    assert len(list(store.records(source=SOURCE, kind=Kind.FRAMEWORK))) == 30
    (revision,) = store.history("Framework", "oecd-ddg")
    assert (revision.seen_from, revision.record.fields["name"]) == (START, revision.record.label)


def test_a_framework_that_the_mandate_drops_is_closed(store: Store) -> None:
    load(store, START)
    with store.begin() as transaction:
        transaction.write(SOURCE, [Record(Kind.FRAMEWORK, "fw-gone", "Gone", {})], snapshot=SOURCE, at=START)
    load(store, START + DAY)
    assert store.history("Framework", "fw-gone")[0].seen_until == START + DAY
