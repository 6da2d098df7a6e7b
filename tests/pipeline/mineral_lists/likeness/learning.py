"""Written pages -> the weights of `pipeline.mineral_lists.likeness`, and what they are worth on pages they do not know.

`rows/CODE.tsv` has a row for each page: whether it shows the list that stands ("honest") or not ("misleading"), the set
it was written in (one author, one day), and the texts around its list. None of these authors saw the reader.

    python -m tests.pipeline.mineral_lists.likeness.learning             writes the weights of every language
    python -m tests.pipeline.mineral_lists.likeness.learning --measure   prints what is held of sets left out

Logistic regression with steps that become smaller with each feature's gradients (Adagrad: Duchi, Hazan, Singer 2011).
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pipeline.mineral_lists.likeness as room
from pipeline.mineral_lists.likeness.weights import STEADY, Weights, as_rows
from pipeline.mineral_lists.likeness.words import features

ROWS = Path(__file__).with_name("rows")
WEIGHTS = Path(room.__file__).with_name("weights")
_ROUNDS, _STEP, _SHRINK = 30, 0.1, 0.02
_FEWEST = 2  # rows that have a feature which is weighed
_SMALL = 0.1  # a weight below it is left out
_OF_A_PAGE = 2  # how much more a row counts that was taken from a whole page
_LOWEST = 0.1  # line: what is not known of a text says nothing against it
_HELD = 0.2  # share of the honest rows that may lie above the line; of pages that nothing else holds a tenth do


@dataclass(frozen=True, slots=True)
class Row:
    """One written page."""

    misleading: bool
    set_of: str
    features: Set[str]

    @property
    def worth(self) -> int:
        """How much it counts."""
        return _OF_A_PAGE if self.set_of.startswith("p") else 1


def rows(language: str) -> list[Row]:
    """The written pages of a language."""
    with (ROWS / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Row(row["label"] == "misleading", row["set"], features((row["title"], row["before"], row["after"])))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def learned(pages: Sequence[Row], line: float = 0.0) -> Weights:
    """The weights that tell the rows apart best; both kinds count the same, however many there are of each."""
    total = sum(page.worth for page in pages)
    share = {kind: sum(page.worth for page in pages if page.misleading is kind) for kind in (True, False)}
    often = Counter(feature for page in pages for feature in page.features)
    weighed = [
        (
            [feature for feature in sorted(page.features) if often[feature] >= _FEWEST],
            page.misleading,
            page.worth * total / 2 / share[page.misleading],
        )
        for page in pages
    ]
    weights, squares = defaultdict[str, float](float), defaultdict[str, float](lambda: 1e-6)
    shuffled = random.Random(0)
    for _ in range(_ROUNDS):
        shuffled.shuffle(weighed)
        for known, misleading, worth in weighed:
            scale = 1 / math.sqrt(len(known) + STEADY)
            score = scale * sum(weights[feature] for feature in known)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - misleading) * worth
            for feature in known:
                gradient = error * scale + _SHRINK * weights[feature] / often[feature]
                squares[feature] += gradient * gradient
                weights[feature] -= _STEP * gradient / math.sqrt(squares[feature])
    kept = {feature: round(weight, 2) for feature, weight in weights.items() if abs(weight) >= _SMALL}
    return Weights(line, kept)


def left_out(pages: Sequence[Row]) -> list[tuple[float, Row]]:
    """Each row with the score that it has by weights learned without its set."""
    scored = []
    for name in sorted({page.set_of for page in pages}):
        others = [page for page in pages if page.set_of != name]
        if len({page.misleading for page in others}) == 2:
            known = learned(others)
            scored += [(known.score(page.features), page) for page in pages if page.set_of == name]
    return scored


def line_of(scored: Sequence[tuple[float, Row]]) -> float:
    """The score above which so few of the honest rows lie."""
    honest = sorted((score for score, page in scored if not page.misleading), reverse=True)
    return max(_LOWEST, round(honest[int(_HELD * len(honest))], 2))


def languages() -> list[str]:
    """Those that have written pages."""
    return sorted(file.stem for file in ROWS.glob("*.tsv"))


def main(arguments: Sequence[str]) -> None:
    chosen = [name for name in arguments if not name.startswith("-")] or languages()
    for language in chosen:
        pages = rows(language)
        scored = left_out(pages)
        line = line_of(scored)
        misleading = [score for score, page in scored if page.misleading]
        honest = [score for score, page in scored if not page.misleading]
        caught = sum(score > line for score in misleading)
        held = sum(score > line for score in honest)
        print(f"{language}: held {caught} of {len(misleading)} misleading and {held} of {len(honest)} honest rows")
        if "--measure" not in arguments:
            (WEIGHTS / f"{language}.tsv").write_text(as_rows(learned(pages, line)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
