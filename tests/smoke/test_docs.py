"""The documents name what exists, and what exists is named."""

from __future__ import annotations

import pytest

from tests.documents import pages, problems


def test_the_documents_are_true_and_whole() -> None:
    assert problems(pages()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("see `pipeline/nowhere.py`", "no path pipeline/nowhere.py"),
        ("see `nowhere_at_all.py`", "no module nowhere_at_all.py"),
        ("the table `nonsense`", "no table nonsense"),
        ("`CRITMIN_NONSENSE`", "no setting CRITMIN_NONSENSE"),
        ("`critmin nonsense`", "no command critmin nonsense"),
        ("`critmin changes --nonsense`", "critmin changes has no option --nonsense"),
        ("`--nonsense`", "no command has the option --nonsense"),
        ("```\npipeline/    sources in\n  nowhere/    nothing\n```\n", "no pipeline/nowhere/"),
    ],
)
def test_a_stale_document_is_found(text: str, said: str) -> None:
    assert f"page.md: {said}" in problems({**pages(), "page.md": text})


def test_what_no_document_names_is_found() -> None:
    results = problems({"page.md": ""})
    assert "no document names the command critmin review" in results
    assert "no document names the setting CRITMIN_DB" in results
    assert "no document names the table changes" in results
    assert "no document names docs/schemas/changes.schema.json" in results
    assert "no document names the folder pipeline/poll" in results
    assert any(result.startswith("docs/commands.md is stale") for result in results)
