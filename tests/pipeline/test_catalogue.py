"""The catalogue: errors say file, line, entry and what was expected; the shipped one holds all that was found."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue import default_path, json_schema, load
from pipeline.source import Source
from vocabulary.errors import ConfigurationError

SHARED = Path(__file__).parents[3] / "shared" / "facts"
ENTRY = """  - id: ores
    name: Ores
    organisation: Survey
    jurisdiction: US
    kind: mineral-list
    url: https://ores.example/
    poll: weekly
    topic: lists
    expect: {min_records: 3, max_vanish: 0.3}
    why: a test
    evidence: written here
    confidence: verified
"""


def problem(folder: Path, text: str) -> str:
    path = folder / "sources.yaml"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as raised:
        load(path)
    return str(raised.value).replace(f"{path}:", "").replace(str(path), "sources.yaml")


def changed(old: str, new: str) -> str:
    assert old in ENTRY
    return f"sources:\n{ENTRY.replace(old, new)}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: expected a mapping with the key 'sources' and a list of entries under it; found nothing"),
        ("sources: 3\n", "1: expected a mapping with the key 'sources' and a list of entries under it"),
        ("sources: []\n", " lists no source; expected at least one entry under 'sources'"),
        ("sources:\n  - ores\n", "2: entry without id: expected a mapping of fields"),
        ("sources:\n  - id: [\n", "3: is not YAML: "),
        (changed("name: Ores", 'name: "Ores\\u202Esero"'), "found U+202E"),
        (
            changed("name: Ores", 'name: "Ores\\e[31m"'),
            "field name: expected text without control or direction characters, found",
        ),
        (changed("organisation: Survey", 'organisation: "A\\nB"'), "field organisation: expected text on one line"),
        (changed("why: a test", 'why: "a\\x07test"'), "found U+0007"),
        (changed("    why: a test\n", ""), "2: entry 'ores', field why: is missing"),
        (changed("poll:", "every:"), "field every: unknown field; did you mean poll?"),
        (changed("topic:", "topik:"), "9: entry 'ores', field topik: unknown field; did you mean topic?"),
        (
            changed("poll: weekly", "poll: often"),
            "8: entry 'ores', field poll: expected 'hourly', 'twice-daily'",
        ),
        (changed("mineral-list", "minerals"), "6: entry 'ores', field kind: expected one of eping, eurlex, federal-"),
        (
            changed("https://ores.example/", "ores"),
            "7: entry 'ores', field url: expected a web address such as https://",
        ),
        (
            changed("https://ores.example/", "https://user:secret@ores.example/"),
            "7: entry 'ores', field url: expected an address without a user name or password",
        ),
        (
            changed("max_vanish: 0.3", "max_vanish: 3"),
            "10: entry 'ores', field expect.max_vanish: expected a number from 0 to 1, found 3",
        ),
        (
            changed("    poll", "    name: twice\n    poll"),
            "2: entry 'ores': duplicate field name (first used in line 3)",
        ),
        (f"sources:\n{ENTRY}{ENTRY}", "14: entry 'ores': duplicate id (first used in line 2)"),
    ],
)
def test_an_error_says_where_and_what_was_expected(tmp_path: Path, text: str, said: str) -> None:
    assert said in problem(tmp_path, text)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = changed("poll: weekly", "poll: often") + ENTRY.replace("ores", "other").replace("US", "''")
    assert len(problem(tmp_path, text).splitlines()) == 2


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read: No such file"):
        load(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("sources: # \xe9\n".encode("latin-1"))
    with pytest.raises(ConfigurationError, match=r"is not UTF-8 text \(byte 11\)"):
        load(tmp_path / "latin.yaml")


@given(st.sampled_from(sorted(yaml.safe_load(ENTRY)[0])), st.sampled_from([None, 7, [], {}, "", "\x00", "ok ok", -1.5]))
def test_any_wrong_value_is_an_error_with_a_line_or_a_source(field: str, value: object) -> None:
    entry = {**yaml.safe_load(ENTRY)[0], field: value}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sources.yaml"
        path.write_text(yaml.safe_dump({"sources": [entry]}))
        try:
            loaded = load(path)
        except ConfigurationError as error:
            assert all(line.startswith(f"{path}:") for line in str(error).splitlines())
        else:
            assert isinstance(loaded.sources[0], Source)


def test_the_shipped_catalogue_is_right_and_its_schema_is_that_of_the_model() -> None:
    assert len(load().sources) > 150
    schema = json.loads(default_path().with_name("sources.schema.json").read_text())
    assert schema == json_schema(), "write it anew: critmin sources schema > sources.schema.json"


def test_what_rests_on_memory_alone_is_not_polled() -> None:
    assert [source.id for source in load().sources if source.confidence == "from-memory" and source.enabled] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected facts (shared/facts) are not here")
def test_every_candidate_and_every_official_list_page_is_watched_or_listed() -> None:
    known = {source.id: source for source in load().sources}
    for candidate in yaml.safe_load((SHARED / "sources.yaml").read_text())["sources"]:
        ours = known[candidate["id"]]  # an address that was found better evidence for since has its own confidence
        assert ours.confidence == candidate["confidence"] or ours.evidence != candidate["evidence"], candidate["id"]
