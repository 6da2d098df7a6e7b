"""`minerals.yaml`: what it may say, and that all that is wrong with it is told at once, with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vocabulary.errors import ConfigurationError
from vocabulary.minerals.file import FILE, json_schema, read

GOOD = """materials:
  tin:
    symbol: Sn
    names: {en: tin, fr: étain}
  phosphate:
    family: tin
    kind: mineral
    names: {en: phosphate|phosphates}
    forms:
      ore: {en: phosphate ore}
groups:
  tin: [phosphate]
other_words: {en: carbon}
wrappers:
  - {form: ore, en: "{} ore|ore of {}"}
grades:
  natural: {en: natural}
"""


def problem(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "minerals.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        read(path)
    return [line.removeprefix(f"{path}:") for line in str(raised.value).splitlines()]


def test_the_file_that_critmin_ships_and_the_sample_are_well_formed(tmp_path: Path) -> None:
    assert len(read().materials) > 100
    (tmp_path / "minerals.yaml").write_text(GOOD, "utf-8")
    assert read(tmp_path / "minerals.yaml").materials["phosphate"].family == "tin"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Sn", "tin", "3: material tin, field symbol: expected a chemical symbol such as Li, found 'tin'"),
        ("Sn", "{a: b}", '3: material tin, field symbol: expected text, found {"a": "b"}'),
        (
            "fr: étain",
            "french: étain",
            "4: material tin, field names.french: expected a language's ISO 639 code such as",
        ),
        (
            "en: tin,",
            "en: 'tin |stannum',",
            "4: material tin, field names.en: expected spellings separated by '|', none e",
        ),
        ("en: tin,", "en: '',", "4: material tin, field names.en: expected spellings separated by '|'"),
        ("    names: {en: tin, fr: étain}\n", "", "2: material tin, field names: is missing"),
        (
            "  phosphate:\n",
            "  Phosphate Rock:\n",
            "5: material Phosphate Rock: expected lower-case letters and hyphens, ",
        ),
        ("family:", "famly:", "6: material phosphate, field famly: unknown field; did you mean family?"),
        (
            "family: tin",
            "family: tn",
            "6: material phosphate, field family: expected the id of a material of this file",
        ),
        (
            "kind: mineral",
            "kind: salt",
            "7: material phosphate, field kind: expected 'element', 'mineral', 'rock', 'fuel'",
        ),
        (
            "kind: mineral",
            "kind: mineral\n    symbol: Sn",
            "8: material phosphate, field symbol: Sn is the symbol of tin",
        ),
        (
            "kind: mineral",
            "of: [tin, lead]",
            "7: material phosphate, field of: expected ids of materials of this file; the",
        ),
        ("|phosphates", "|tin", "8: material phosphate, field names.en: 'tin' is a name of tin already"),
        (
            "{en: phosphate ore}",
            "{fr: étain}",
            "10: material phosphate, field forms.ore.fr: 'étain' is a name of tin alrea",
        ),
        ("tin: [phosphate]", "tin: [lead]", "12: group tin: expected ids of materials of this file; there is no lead"),
        (
            "ore|ore of {}",
            "ore|ore",
            "15: wrapper number 1, field en: expected wordings separated by '|', each with one {}",
        ),
        (', en: "{} ore|ore of {}"', "", "15: wrapper number 1: expected the wordings of one language at least"),
        ("grades:", "grads:", "16: field grads: unknown field; did you mean grades?"),
        ("natural: {en: natural}", "natural: {en: a, en: b}", "17: grade natural, field en: duplicate field"),
    ],
)
def test_an_error_says_where_and_what_was_expected(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert any(line.startswith(said) for line in problem(tmp_path, (old, new))), problem(tmp_path, (old, new))


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_its_lines(tmp_path: Path) -> None:
    fields = problem(tmp_path, ("Sn", "tin"), ("kind: mineral", "kind: salt"), ("grades:", "grads:"))
    assert [line.partition(":")[0] for line in fields] == ["1", "3", "7", "16"], (
        "the field that is missing is the file's"
    )
    whole = problem(
        tmp_path, ("family: tin", "family: tn"), ("tin: [phosphate]", "tin: [lead]"), ("|phosphates", "|tin")
    )
    assert [line.partition(":")[0] for line in whole] == ["6", "8", "12"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.yaml: cannot be read: No such file"):
        read(tmp_path / "none.yaml")


def test_the_schema_is_fresh() -> None:
    schema = json.loads(FILE.with_name("minerals.schema.json").read_text("utf-8"))
    assert schema == json_schema(), "stale: ./run docs"


def test_a_wrong_field_does_not_hide_what_does_not_fit_together(tmp_path: Path) -> None:
    said = problem(tmp_path, ("symbol: Sn", "symbol: tin"), ("family: tin", "family: lead"), ("[phosphate]", "[zinc]"))
    assert [line.partition(":")[0] for line in said] == ["3", "6", "12"]
    assert "chemical symbol" in said[0]
    assert "found 'lead'" in said[1]
    assert "there is no zinc" in said[2]
