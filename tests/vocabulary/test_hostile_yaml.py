"""A configuration file that is a bomb, or odd, is an error in a sentence and at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.lines import entries

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
        ("sources:\n  - id: x\n    since: 2026-02-30\n", "'2026-02-30' is not a date"),
        ("sources:\n  - id: x\n    since: 2026-01-01 10:00:00+99:99\n", "is not a date"),
        ("sources:\n  - id: x\n    number: 0x_\n", "'0x_' is not a number"),
        ("sources:\n  - id: x\n    enabled: !!bool perhaps\n", "'perhaps' is not a yes or no"),
        ("sources:\n  - id: x\n    since: !!timestamp tomorrow\n", "'tomorrow' is not a date"),
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
