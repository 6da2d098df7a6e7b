"""Each language's file: well formed, each name a name of one material, and asked for only in its language."""

from __future__ import annotations

from pathlib import Path

import pytest

from vocabulary.errors import ConfigurationError
from vocabulary.jurisdictions import jurisdictions
from vocabulary.languages.file import FOLDER, codes, known_language, read
from vocabulary.languages.model import problems
from vocabulary.minerals import lookup, lookup_in_any
from vocabulary.minerals.file import read as read_minerals
from vocabulary.minerals.table import get
from vocabulary.yaml_files.text import read_yaml

CODES = sorted(codes())
WITH_NAMES = [code for code in CODES if known_language(code).names]  # those of others are in minerals.yaml
ELEMENTS = ("lithium", "cobalt", "nickel", "copper", "tin", "lead", "gold", "tungsten", "rare-earth-elements")


DOCS = Path(__file__).parents[3] / "docs" / "lists-quality.md"


def test_the_documents_say_how_many_there_are() -> None:
    assert f"{len(CODES)} languages have a file in" in DOCS.read_text("utf-8")


@pytest.mark.parametrize("code", CODES)
def test_its_file_is_well_formed(code: str) -> None:
    forms = {key: entry.forms for key, entry in read_minerals().materials.items()}
    assert problems(FOLDER / f"{code}.yaml", forms) == []


@pytest.mark.parametrize("code", CODES)
def test_the_countries_that_it_names_are_known(code: str) -> None:
    assert not known_language(code).abroad.keys() - jurisdictions().keys()


@pytest.mark.parametrize("code", CODES)
def test_each_of_its_names_means_its_material(code: str) -> None:
    for key, spellings in known_language(code).names.items():
        material, _, form = key.partition("/")
        for spelling in spellings:
            match = lookup(spelling.capitalize(), code)
            assert match is not None, f"{spelling!r} names nothing"
            assert (match.minerals, match.form) == ((material,), form or None), spelling


@pytest.mark.parametrize("code", WITH_NAMES)
def test_it_names_what_most_lists_name(code: str) -> None:
    assert len(known_language(code).names) >= 85
    assert not set(ELEMENTS) - {key.split("/")[0] for key in known_language(code).names}


@pytest.mark.parametrize("code", sorted(set(CODES) - set(WITH_NAMES)))
def test_what_has_no_names_has_them_among_the_minerals(code: str) -> None:
    assert all(get(element).names.get(code) for element in ELEMENTS)


def test_a_name_of_one_language_is_none_in_another() -> None:
    assert lookup("ón", "hu") is not None  # tin
    assert lookup("on") is None
    assert lookup("ginto", "fil") is not None
    assert lookup("ginto") is None
    olovo = {code: match.minerals for code in ("bg", "sr", "mk") if (match := lookup("олово", code))}
    assert olovo == dict.fromkeys(("bg", "sr", "mk"), ("lead",))
    assert (russian := lookup("олово", "ru")) is not None
    assert russian.minerals == ("tin",)
    assert lookup("carbon", "ro") is None  # a page in Romanian speaks of carbon, not of Spanish coal


@pytest.mark.parametrize(
    ("written", "material"),
    [
        ("lithium", "lithium"),
        ("λίθιο", "lithium"),
        ("ginto", "gold"),
        ("Қорғасын", "lead"),
        ("ritkaföldfémek", "rare-earth-elements"),
    ],
)
def test_a_name_whose_language_nothing_tells_is_looked_up_in_all(written: str, material: str) -> None:
    match = lookup_in_any(written)
    assert match is not None
    assert match.minerals == (material,)


def test_what_no_language_names_is_nothing_in_any() -> None:
    assert lookup_in_any("unobtainium") is None


@pytest.mark.parametrize(
    ("written", "code", "material"),
    [
        ("ΛΙΘΙΟ", "el", "lithium"),  # capitals have no accents
        ("Qoʻrgʻoshin", "uz", "lead"),
        ("ЛИТИЈУМ", "sr", "lithium"),
        ("Titanijum (Ti)", "sr", "titanium"),
        ("ليتيوم", "fa", "lithium"),  # typed with the letters of Arabic
        ("Stronţiu", "ro", "strontium"),  # with a cedilla
        ("Lithium", "hu", "lithium"),  # English is known everywhere
    ],
)
def test_a_name_is_known_however_it_is_typed(written: str, code: str, material: str) -> None:
    match = lookup(written, code)
    assert match is not None
    assert match.minerals == (material,)


GOOD = "name: Test\nwords: one two three four five six\nnames:\n  tin: kalaj\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("  unobtainium: x\n", "5: field names.unobtainium: expected the id of a material"),
        ("  tin/bronze: x\n", "5: field names.tin/bronze: expected the id of a material"),
        ("  lead: kalaj\n", "5: field names.lead: 'kalaj' is a name of tin already"),
        ("  lead: no\n", "5: field names.lead: expected text"),
        ("around:\n  crucial: x\n", "6: field around.crucial: "),
        ("few: three, four\n", "5: field few: expected 3 to 10, 8 of them, found 2"),
        ("numbers: eleven, twelve\n", "5: field numbers: expected 11 to 60, 50 of them, found 2"),
        ("months: may, june\n", "5: field months: expected 12, found 2"),
        ("title: x\n", "5: field title: unknown field"),
    ],
)
def test_all_that_is_wrong_is_said(tmp_path: Path, more: str, said: str) -> None:
    path = tmp_path / "xx.yaml"
    path.write_text(GOOD + more, "utf-8")
    forms = {key: entry.forms for key, entry in read_minerals().materials.items()}
    assert any(said in problem for problem in problems(path, forms)), problems(path, forms)


@pytest.mark.parametrize("text", ["name: Test\nnames:\n tin: kalaj\n", "  tin: kalaj\n", "title: Test\n", "name\n"])
def test_a_line_that_is_none_is_told_with_its_number(tmp_path: Path, text: str) -> None:
    path = tmp_path / "xx.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match=r"xx\.yaml:\d: expected 'key: text'"):
        read(path)


@pytest.mark.parametrize("code", CODES)
def test_it_is_read_as_the_yaml_that_it_is(code: str) -> None:
    path = FOLDER / f"{code}.yaml"
    values, known = read_yaml(path.read_text("utf-8")), known_language(code)
    assert isinstance(values, dict)
    assert {key: tuple(text.split("|")) for key, text in values.get("names", {}).items()} == known.names
    assert {key: tuple(text.split("|")) for key, text in values["around"].items()} == known.around
    assert (values["name"], frozenset(values["words"].split())) == (known.name, known.words)
    assert len(known.numbers) in {0, 50}
    assert len(known.few) in {0, 8}


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"xx\.yaml"):
        read(tmp_path / "xx.yaml")
