"""The table of what was measured."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside its goal (None: there is none). `ours`: what the phase told; `bare`: CPU seconds of the loop;
    `before`: bytes in the database before it."""

    name: str
    goal: float | None
    figure: float
    ours: dict[str, Any]
    bare: float | None = None
    before: int = 0
    unit: str = "x"

    @property
    def met(self) -> bool:
        """Whether the goal is met; the last digit is noise."""
        return self.goal is None or self.figure <= self.goal * 1.005


def tell(rows: Sequence[Row]) -> int:
    """Print the table; the exit status."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; x: CPU beside the bare loop, start-up apart")
    print(f"{'':44}{'figure':>10}{'goal':>9}  {'loop s':>7}{'own s':>7}{'readers':>8}{'start':>7}{'MB':>5}{'each':>5}")
    for row in rows:
        figure = f"{row.figure:,.2f} {row.unit}" if row.figure < 100 else f"{row.figure:,.0f} {row.unit}"
        goal = "-" if row.goal is None else f"{row.goal:,g} {row.unit}"
        bare = "" if row.bare is None else f"{row.bare:.2f}"
        ours = row.ours
        said = ", ".join(f"{number} {outcome}" for outcome, number in sorted(ours.get("outcomes", {}).items()))
        print(
            f"{row.name:44}{figure:>10}{goal:>9}{' ' if row.met else '!'} {bare:>7}{ours['own']:>7.2f}"
            f"{ours['readers']:>8.2f}{ours['start']:>7.2f}{ours['peak']:>5.0f}{ours['readers_peak']:>5.0f}  {said}"
        )
    missed = [row.name for row in rows if not row.met]
    print(f"missed: {', '.join(missed)}" if missed else "every goal is met")
    return 1 if missed else 0
