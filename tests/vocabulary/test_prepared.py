"""What is kept ready is what would be made again, and whatever is wrong with what was kept, it is made again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from vocabulary import jurisdictions
from vocabulary.minerals import mentions, table
from vocabulary.yaml_files.prepared import prepared


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where it is kept."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "cache")
    return tmp_path / "cache"


def made(name: str, files: list[Path], value: list[int]) -> list[int]:
    return prepared(name, files, list[int], lambda: value)


def test_the_table_that_is_kept_is_the_one_that_is_made(folder: Path) -> None:
    again = table.made_of_file()
    assert prepared("materials", table.files(), table.Table, table.made_of_file) == again
    kept = prepared("materials", table.files(), table.Table, lambda: pytest.fail("it was made again"))
    assert kept == again == table.table()
    assert list(kept.words) == list(again.words)
    assert list(kept.materials) == list(again.materials)


def test_the_jurisdictions_that_are_kept_are_those_that_are_made(folder: Path) -> None:
    again = jurisdictions.made_of_file()
    for _ in range(2):
        assert prepared("jurisdictions", jurisdictions.files(), jurisdictions.Table, lambda: again) == again
    assert len(again.named["countries"]) > 150
    assert jurisdictions.name_of("US") == "United States"


def test_who_reads_lists_loads_nothing_that_only_checks_files(tmp_path: Path) -> None:
    code = """
import sys
from vocabulary.jurisdictions import jurisdictions
from vocabulary.languages.file import known_language
from vocabulary.minerals import lookup
jurisdictions(), lookup("lithium"), known_language("bg")  # kept ready from here on, if they were not
for name in [name for name in sys.modules if name.partition(".")[0] in ("pydantic", "yaml", "vocabulary")]:
    del sys.modules[name]
import pipeline.extract.mineral_list
from vocabulary.jurisdictions import jurisdictions
from vocabulary.languages.file import known_language
from vocabulary.minerals import lookup
assert jurisdictions() and lookup("lithium") and known_language("bg").names
print([name for name in ("pydantic", "yaml") if name in sys.modules])
"""
    own = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}  # not the one that other checkouts on the machine write to
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=own)
    assert said.stdout.strip() == "[]"


def test_the_names_that_are_kept_are_those_that_are_made(folder: Path) -> None:
    again = mentions.words_to_look_for()
    for _ in range(2):
        assert prepared("names", table.files(), dict[str, bool], lambda: again) == again == mentions._words()


def test_what_is_made_of_other_files_is_made_again(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("one")
    assert made("words", [file], [1]) == [1]
    assert made("words", [file], [2]) == [1]
    file.write_text("two")
    assert made("words", [file], [2]) == [2]
    assert made("others", [file], [3]) == [3]
    assert sorted(path.name.partition("-")[0] for path in folder.iterdir()) == ["others", "words", "words"]


def test_each_version_keeps_its_own_and_those_that_nobody_uses_are_removed(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    for version in range(6):
        file.write_text(f"{version}")
        assert made("words", [file], [version]) == [version]
    days_ago = time.time() - 10 * 86_400
    for path in folder.iterdir():
        os.utime(path, (days_ago, days_ago))
    file.write_text("0")
    assert made("words", [file], [9]) == [0]  # kept, and in use from here on
    for version in range(10, 15):
        file.write_text(f"{version}")
        assert made("words", [file], [version]) == [version]
    assert len(list(folder.iterdir())) == 6
    file.write_text("0")
    assert made("words", [file], [9]) == [0]
    file.write_text("1")
    assert made("words", [file], [9]) == [9]


@pytest.mark.parametrize("damaged", [b"", b"\xc1", msgspec.msgpack.encode({"a": 1}), msgspec.msgpack.encode(["a"])])
def test_what_is_damaged_is_made_again(folder: Path, tmp_path: Path, damaged: bytes) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("one")
    made("words", [file], [1])
    (kept,) = folder.iterdir()
    kept.write_bytes(damaged)
    assert made("words", [file], [2]) == [2]
    assert made("words", [file], [3]) == [2]


def test_without_a_folder_or_the_files_it_is_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made("words", [tmp_path / "gone"], [1]) == [1]
    assert not folder.exists()
    file = tmp_path / "words.yaml"
    file.write_text("one")
    folder.write_text("a file, where a folder should be")
    assert made("words", [file], [2]) == [2]
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: Path("~/nobody"))
    assert made("words", [file], [3]) == [3]
