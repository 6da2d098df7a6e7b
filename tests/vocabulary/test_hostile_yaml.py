"""A configuration file that is a bomb, or odd, is an error in a sentence and at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.document import Document
from vocabulary.yaml_files.lines import entries
from vocabulary.yaml_files.text import read_yaml

_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (_BOMB + "sources: *a9\n", "alias"),
        ("sources:\n  - id: x\n    number: " + "9" * 5000 + "\n", "5,000 digits"),
        ("sources:\n  - [a, b]: c\n", "name of a field"),
        ("sources:\n  - {a: b}: c\n", "name of a field"),
        ("sources: " + "[" * 100_000 + "\n", "deep|YAML"),
        ("sources: " + "{a: " * 5000 + "\n", "deep|YAML|fields"),
        ("sources: " + "[2020-01-01" * 61 + "]" * 61 + "\n", "sixty deep"),  # words between the brackets
        ("sources:\n" + "- " * 500 + "a\n", "sixty deep"),
        ("sources: &s [*s]\n", "alias"),
        ("sources: !!python/object/apply:os.system [ls]\n", "entr|field|YAML"),
        ("sources: \x00\n", "YAML"),
        ("\ufeffsources: [\n", "YAML"),
    ],
)
def test_a_hostile_configuration_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=says) as caught:
        for entry in entries(path, "sources"):
            if entry.problems:
                raise ConfigurationError(f"{path}: {entry.problems[0]}")
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-02-30", "2026-02-30"),
        ("2026-01-01 10:00:00+99:99", "2026-01-01 10:00:00+99:99"),
        ("0x_", "0x_"),
        ("!!bool perhaps", "perhaps"),
        ("!!timestamp tomorrow", "tomorrow"),
        ("!!int", ""),
    ],
)
def test_what_only_looks_like_a_day_or_a_number_is_text_that_its_field_then_refuses(
    tmp_path: Path, written: str, value: str
) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(f"sources:\n  - id: {written}\n", encoding="utf-8")
    (entry,) = entries(path, "sources")
    assert (entry.values, entry.problems) == ({"id": value}, ())
    assert Document.of(path).values == read_yaml(path.read_text("utf-8")) == {"sources": [{"id": value}]}
