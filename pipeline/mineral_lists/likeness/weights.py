"""The learned weights of a language, as `weights/CODE.tsv` holds them: the score that holds a page, then each feature.

`python -m tests.pipeline.mineral_lists.likeness.learning` writes these files from the written pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

STEADY = 10  # so that a few words do not weigh as much as many
_LINE = "#line"  # no feature begins so


@dataclass(frozen=True, slots=True)
class Weights:
    """What one language's features weigh: above 0 speaks against a list. `line`: the score above which it is held."""

    line: float
    by_feature: Mapping[str, float]

    def score(self, features: Set[str]) -> float:
        """The sum of the weights by the square root of how many features are known and a few."""
        known = sum(feature in self.by_feature for feature in features)
        return self.sum_of(features) / sqrt(known + STEADY)

    def sum_of(self, features: Set[str]) -> float:
        """The sum of the weights."""
        return sum(self.by_feature.get(feature, 0.0) for feature in sorted(features))


@cache
def weights(language: str | None) -> Weights | None:
    """Those of a language; None where it has none."""
    file = files(__package__) / "weights" / f"{language}.tsv"
    if language is None or not file.is_file():
        return None
    rows = (row.split("\t") for row in file.read_text("utf-8").splitlines())
    by_feature = {feature: float(weight) for feature, weight in rows}
    return Weights(by_feature.pop(_LINE), by_feature)


def as_rows(known: Weights) -> str:
    """The weights as their file holds them."""
    rows = [(_LINE, known.line), *sorted(known.by_feature.items())]
    return "".join(f"{feature}\t{weight:.2f}\n" for feature, weight in rows)
