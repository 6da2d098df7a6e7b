"""Labelled news: who labelled it under which guideline says docs/news-quality.md.

Every row belongs to a kind: the family of a notice, the publisher of a headline. Rules were tuned on half of the kinds;
which half is decided by the kind's name alone.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """One piece of news with the section that a person gave it."""

    section: str
    kind: str
    title: str

    @property
    def untouched(self) -> bool:
        """Whether its kind was left alone while rules were written."""
        return hashlib.sha256(self.kind.encode()).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, with the 95% interval of Wilson."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; 1 of none."""
        return self.hits / self.of if self.of else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound at 95%."""
        z = 1.96
        middle = self.value + z * z / (2 * self.of)
        half = z * sqrt(self.value * (1 - self.value) / self.of + z * z / (4 * self.of * self.of))
        return (middle - half) / (1 + z * z / self.of), (middle + half) / (1 + z * z / self.of)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} ({self.hits} of {self.of}; {low:.3f} to {high:.3f})"


def rows(*names: str) -> list[Labelled]:
    """The rows of these files, without `labelled_` and `.tsv`."""
    labelled_titles: list[Labelled] = []
    for name in names:
        with (HERE / f"labelled_{name}.tsv").open(encoding="utf-8") as file:
            table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            labelled_titles += [Labelled(row["label"], row.get("kind", ""), row["title"]) for row in table]
    return labelled_titles


def precision_and_recall(pairs: Iterable[tuple[bool, bool]]) -> tuple[Share, Share]:
    """Of (wanted, told): how many of the told are wanted, how many of the wanted are told."""
    pairs = list(pairs)
    hits = sum(wanted and reported for wanted, reported in pairs)
    return Share(hits, sum(reported for _, reported in pairs)), Share(hits, sum(wanted for wanted, _ in pairs))
