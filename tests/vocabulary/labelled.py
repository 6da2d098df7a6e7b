"""Titles that a person read and labelled, and how well the vocabulary's reading of them agrees."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vocabulary.iso.standards import understand

FOLDER = Path(__file__).parent
WATCHED = FOLDER / "labelled_titles.tsv"
ELSEWHERE = FOLDER / "labelled_titles_elsewhere.tsv"
UNSEEN = FOLDER / "labelled_titles_elsewhere_unseen.tsv"
ANY_TUNING = FOLDER / "labelled_titles_any_tuning.tsv"
ANY_MENDED = FOLDER / "labelled_titles_any_untouched.tsv"  # untouched at first; its misses were mended for their kind
ANY_SECOND = FOLDER / "labelled_titles_any_second.tsv"  # the same
ANY_THIRD = FOLDER / "labelled_titles_any_third.tsv"  # the same
ANY_FOURTH = FOLDER / "labelled_titles_any_fourth.tsv"  # the same
ANY_FIFTH = FOLDER / "labelled_titles_any_fifth.tsv"  # the same
ANY_SIXTH = FOLDER / "labelled_titles_any_sixth_tuning.tsv"
ANY_UNTOUCHED = FOLDER / "labelled_titles_any_sixth_untouched.tsv"
ANY_SEVENTH = FOLDER / "labelled_titles_any_seventh.tsv"
ANY_EIGHTH = FOLDER / "labelled_titles_any_eighth_tuning.tsv"
ANY_EIGHTH_HELD = FOLDER / "labelled_titles_any_eighth_untouched.tsv"
ANOTHER_AUTHOR = FOLDER / "labelled_titles_another_author.tsv"  # its misses were mended for their kind
ASPECTS = ("materials", "analytes", "kinds")


@dataclass(frozen=True)
class Labelled:
    """One title with what a person says of it."""

    reference: str
    committee: str
    title: str
    labels: dict[str, frozenset[str]]

    @property
    def held_out(self) -> bool:
        """By the parity of the hash of the number, so that all editions and parts of a document are on one side."""
        number = re.search(r"\d+", self.reference)
        digest = hashlib.sha256((number[0] if number else self.reference).encode()).hexdigest()
        return int(digest, 16) % 2 == 1

    @property
    def of_committees_held_out(self) -> bool:
        """The same by the committee, as the titles of any committee are parted."""
        return int(hashlib.sha256(self.committee.encode()).hexdigest(), 16) % 2 == 1


@dataclass(frozen=True)
class Agreement:
    """Over all titles: labels found and right, found but wrong, and missed."""

    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        """As docs/coverage-quality.md writes it, with the counts."""
        found, wanted = self.right + self.wrong, self.right + self.missed
        told = (f"{share:.3f}" if of else "none" for share, of in ((self.precision, found), (self.recall, wanted)))
        return " | ".join(f"{each} ({self.right}/{of})" for each, of in zip(told, (found, wanted), strict=True))

    @property
    def precision(self) -> float:
        """Of what is found, the share that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Of what a person labelled, the share that is found."""
        return self.right / max(self.right + self.missed, 1)


def read(path: Path) -> list[Labelled]:
    """The titles of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_labelled(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _labelled(row: dict[str, str]) -> Labelled:
    labels = {aspect: frozenset(row[aspect].split()) for aspect in ASPECTS}
    return Labelled(row["reference"], row["committee"], row["title"], labels)


def agreement(titles: Iterable[Labelled], aspect: str) -> Agreement:
    """How well what is understood of the titles agrees with the labels."""
    pairs = [(set(getattr(understand(title.title, title.committee), aspect)), title.labels[aspect]) for title in titles]
    return Agreement(
        sum(len(found & wanted) for found, wanted in pairs),
        sum(len(found - wanted) for found, wanted in pairs),
        sum(len(wanted - found) for found, wanted in pairs),
    )
