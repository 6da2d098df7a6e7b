"""Supplements of ISO documents as references write them: "/Amd 1:2024", "/CD Amd 2.2", "/Cor 1:2006". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vocabulary.iso.notation.designations import SUPPLEMENTS, stage_rank

SortKey = tuple[object, ...]
_RUNS = re.compile(r"[0-9]+|[^0-9]+")


@dataclass(frozen=True, slots=True)
class Supplement:
    """An amendment, corrigendum, addendum, supplement or extension. `designation` is as written: "CD Amd", "DAM"."""

    designation: str
    number: str = ""
    iteration: str = ""
    date: str = ""

    @property
    def stage(self) -> str:
        """The stage prefix as written ("CD", "DAM"), empty for a published one."""
        return SUPPLEMENTS[self.designation][0]

    @property
    def kind(self) -> str:
        """Amd, Cor, Add, Suppl or Ext."""
        return SUPPLEMENTS[self.designation][1]

    @property
    def year(self) -> int | None:
        """The year of publication, `None` where the reference has none."""
        return int(self.date[:4]) if self.date else None

    @property
    def base(self) -> Supplement:
        """The same supplement without stage, iteration and date."""
        return Supplement(self.kind, self.number)

    def __str__(self) -> str:
        return f"/{self.designation}" + after(" ", self.number) + after(".", self.iteration) + after(":", self.date)

    @property
    def sort_key(self) -> SortKey:
        """By kind, number, date (undated first) and stage."""
        return self.kind, natural(self.number), self.date, stage_rank(self.stage), natural(self.iteration)


def after(mark: str, text: str) -> str:
    """`text` behind its mark; nothing where there is none."""
    return f"{mark}{text}" if text else ""


def natural(text: str) -> SortKey:
    """Digits as numbers, letters as letters: "2" before "10", "A2" before "A10", numbers before letters."""
    return tuple((0, int(run), "") if run.isdigit() else (1, 0, run) for run in _RUNS.findall(text))
