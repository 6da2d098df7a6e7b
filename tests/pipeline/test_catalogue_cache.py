"""A cached catalogue gives what its YAML says, and never what it said before."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import catalogue_cache
from pipeline.catalogue import default_path, load
from vocabulary.errors import ConfigurationError


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where it is cached; every catalogue counts as large."""
    monkeypatch.setattr(catalogue_cache, "_LARGE", 0)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "cache")
    return tmp_path / "cache"


def test_what_was_kept_is_what_is_read(folder: Path) -> None:
    first = load()
    assert len(list(folder.iterdir())) == 1
    second = load()
    assert second == first
    versions = [[source.fingerprint(1) for source in catalogue.sources] for catalogue in (first, second)]
    assert versions[0] == versions[1]
    assert [source.model_fields_set for source in first.sources] == [s.model_fields_set for s in second.sources]


def test_it_is_taken_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load()
    monkeypatch.setattr("pipeline.catalogue._read", lambda *_: pytest.fail("the YAML was read again"))
    assert load() == first


def test_a_file_that_changed_is_read(folder: Path, tmp_path: Path) -> None:
    path, extra = tmp_path / "sources.yaml", tmp_path / "own.yaml"
    text = default_path().read_text("utf-8")
    path.write_text(text, "utf-8")
    one = load(path).sources[0].id
    extra.write_text(f"sources:\n- id: {one}\n  enabled: false\n", "utf-8")
    assert load(path).get(one).enabled
    assert not load(path, extra).get(one).enabled
    extra.write_text(f"sources:\n- id: {one}\n  enabled: true\n", "utf-8")
    assert load(path, extra).get(one).enabled
    assert len(list(folder.iterdir())) == 3  # each as it was
    path.write_text(text.replace("kind: ", "kind: un", 1), "utf-8")
    for _ in range(2):
        with pytest.raises(ConfigurationError, match="expected one of"):
            load(path)


@pytest.mark.parametrize("damaged", [b"", b"\x00", b"\x91\x80", b"\x90"])
def test_what_is_damaged_is_as_good_as_none(folder: Path, damaged: bytes) -> None:
    first = load()
    (cached,) = folder.iterdir()
    cached.write_bytes(damaged)
    assert load() == first
    assert cached.read_bytes() != damaged


def test_a_folder_that_cannot_be_written_keeps_none(folder: Path) -> None:
    folder.write_text("a file", "utf-8")
    assert load() == load()
