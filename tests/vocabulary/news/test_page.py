"""What docs/news-quality.md says of the labelled sets and of the two halves is what is counted here and now."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from storage.baseline.scope import watch
from tests.vocabulary.news.labelled import HERE, Share, precision_and_recall, rows
from vocabulary.news.relevance import relevance

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "news-quality.md").read_text("utf-8")
SECTIONS = ("core", "context", "below")
_ROW = re.compile(r"^\| ((?:`labelled_\w+\.tsv`(?:, )?)+) \| ([\d, ]+) \|", re.MULTILINE)


def found(*, untouched: bool) -> list[tuple[str, str]]:
    scope = watch()
    half = [row for row in rows("federal_register", "headlines") if row.untouched is untouched]
    return [(row.section, str(relevance(row.title, watch=scope).section)) for row in half]


def shown(share: Share) -> str:
    """As the page writes it: ".983 (.952 to .994)"."""
    low, high = share.interval
    value, low_, high_ = (f"{number:.3f}".removeprefix("0") for number in (share.value, low, high))
    return f"{value} ({low_} to {high_})"


def test_the_sets_have_as_many_rows_as_the_page_says() -> None:
    stated: dict[str, int] = {}
    for files, numbers in _ROW.findall(PAGE):
        stated |= dict(zip(re.findall(r"labelled_\w+\.tsv", files), map(int, numbers.split(", ")), strict=True))
    assert len(stated) > 10
    assert stated == {name: len((HERE / name).read_text("utf-8").splitlines()) - 1 for name in stated}


@pytest.mark.parametrize("untouched", [False, True], ids=["tuned", "untouched"])
def test_the_halves_are_as_the_page_says(*, untouched: bool) -> None:
    result = found(untouched=untouched)
    wanted = precision_and_recall((label != "below", told != "below") for label, told in result)
    core = precision_and_recall((label == "core", told == "core") for label, told in result)
    name = "untouched" if untouched else "tuned"
    figures = " | ".join(shown(share) for share in (*wanted, *core))
    assert f"| {name} ({len(result)} rows) | {figures} |" in PAGE


def test_the_confusions_are_as_the_page_says() -> None:
    table = Counter(found(untouched=True))
    for label in SECTIONS:
        assert f"| {label} | {' | '.join(str(table[label, told]) for told in SECTIONS)} |" in PAGE
