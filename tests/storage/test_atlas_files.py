"""The atlas's files: a mistake is named with file, line, entry and expectation, all of them at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage.baseline import atlas
from storage.baseline.atlas_files import json_schema, read
from storage.baseline.editions import Jurisdiction
from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.document import Document

GOOD = """code: XA
name: Examplia
standing: xa-list
editions:
  - id: xa-2024
    list: xa-list
    title: List
    kind: list
    status: final
    date: '2024-05-01'
    instrument: Order 1
    complete: true
    verified: one-source
    tiers: [high, low]
    citations: [https://example.org/list]
    entries:
      - {as_published: cobalt, tier: high}
      - {as_published: tin, tier: low}
"""


def said_of(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as error:
        read(folder)
    return str(error.value).splitlines()


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "xa.yaml").write_text(GOOD, encoding="utf-8")
    assert [edition.id for edition in read(tmp_path)["XA"].editions] == ["xa-2024"]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    broken = (
        GOOD.replace("status: final", "status: done")
        .replace("instrument: Order 1", "instrumant: Order 1")
        .replace("date: '2024-05-01'", "date: May")
        .replace("{as_published: tin, tier: low}", "{tier: low}")
    )
    said = said_of(tmp_path, a=broken, b="code: [", c="")
    place = f"{tmp_path}/a.yaml"
    assert len(said) == 7
    assert any(
        line.startswith(f"{place}:9: edition 'xa-2024', field status: expected 'draft', 'final'") for line in said
    )
    assert f"{place}:11: edition 'xa-2024', field instrumant: unknown field; did you mean instrument?" in said
    assert f"{place}:5: edition 'xa-2024', field instrument: is missing" in said
    assert any(f"{place}:10: edition 'xa-2024', field date: expected a day, month or year" in line for line in said)
    assert f"{place}:18: edition 'xa-2024', entry number 2, field as_published: is missing" in said
    assert any(line.startswith(f"{tmp_path}/b.yaml:") and "is not YAML" in line for line in said)
    assert f"{tmp_path}/c.yaml:1: is empty" in said


@pytest.mark.parametrize("date", ["2024-02-30", "'2024-02-30'", "2024-13-01", "'2024-13'", "'0000'"])
def test_a_day_that_no_calendar_has_is_refused(tmp_path: Path, date: str) -> None:
    (said,) = said_of(tmp_path, xa=GOOD.replace("'2024-05-01'", date))
    found = date.strip("'")
    assert said.endswith(f"field date: expected a day, month or year that is in the calendar, found '{found}'")


def test_ids_counts_and_languages_are_checked(tmp_path: Path) -> None:
    wrong = GOOD.replace("id: xa-2024", "id: XA 2024").replace(
        "complete: true", "complete: true\n    count_as_published: -1"
    )
    count = "expected a whole number of 0 or more, or a mapping of names to values, found -1"
    said = said_of(tmp_path, xa=f"{wrong}languages: [english]\n")
    assert [line.partition(": ")[2] for line in said] == [
        "edition 'XA 2024', field id: expected lower-case letters, digits and hyphens, found 'XA 2024'",
        f"edition 'XA 2024', field count_as_published: {count}",
        "language 'english': expected a language's ISO 639 code such as en, found 'english'",
    ]


def test_what_does_not_fit_together_is_a_mistake(tmp_path: Path) -> None:
    again = GOOD.split("editions:\n")[1]
    broken = GOOD.replace("standing: xa-list", "standing: xa-other").replace("tier: low}", "tier: lower}") + again
    said = said_of(tmp_path, a=broken)
    assert said[0] == f"{tmp_path}/a.yaml:3: field standing: expected one of the lists of this file (xa-list)"
    assert "entry 'tin', field tier: expected one of its edition's tiers: high; low" in said[1]
    assert said[2].endswith("edition 'xa-2024', field id: duplicate id 'xa-2024' (first used in line 5)")


def test_a_wrong_field_does_not_hide_what_does_not_fit_together(tmp_path: Path) -> None:
    again = GOOD.split("editions:\n")[1]
    said = said_of(
        tmp_path, a=GOOD.replace("status: final", "status: done").replace("tier: low}", "tier: lower}") + again
    )
    assert [line.rpartition("field ")[2].partition(":")[0] for line in said] == ["status", "tier", "id"]
    assert (
        said[2] == f"{tmp_path}/a.yaml:19: edition 'xa-2024', field id: duplicate id 'xa-2024' (first used in line 5)"
    )


def test_two_files_with_one_code(tmp_path: Path) -> None:
    said = said_of(tmp_path, a=GOOD, b=GOOD)
    assert said == [f"{tmp_path}/b.yaml:1: field code: duplicate code 'XA'; another file of the atlas has it"]


def test_a_field_that_stands_twice_is_seen(tmp_path: Path) -> None:
    """YAML takes the last of the two and says nothing: the edition of one of them would be another one."""
    twice = GOOD.replace("name: Examplia", "name: Examplia\nname: Other")
    assert said_of(tmp_path, a=twice) == [f"{tmp_path}/a.yaml:3: field name: duplicate field"]


def test_the_files_that_are_shipped_have_no_mistake() -> None:
    paths = sorted(atlas.FOLDER.glob("*.yaml"))
    assert [line for path in paths for line in Document.of(path).problems(Jurisdiction)] == []
    assert {path.stem.upper() for path in paths} == set(atlas.atlas())


def test_the_schema_is_that_of_the_model() -> None:
    schema = json.loads(atlas.FOLDER.with_name("lists.schema.json").read_text("utf-8"))
    assert schema == json_schema(), "write it anew: ./run docs"
