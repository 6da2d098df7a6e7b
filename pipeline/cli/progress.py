"""A progress bar over the sources of a refresh."""

from __future__ import annotations

from collections.abc import Callable

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from pipeline.attempt import Outcome
from pipeline.cli.output import messages


class Progress:
    """A progress bar on a terminal, silence elsewhere."""

    def __init__(self, total: int) -> None:
        columns = (
            TextColumn("polling"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[now]}"),
            TimeElapsedColumn(),
        )
        self._bar = Bar(*columns, console=messages, transient=True) if messages.is_terminal else None
        self._total = total

    def __enter__(self) -> Callable[[Outcome], None]:
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("polling", total=self._total, now="")
        return self._step

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def _step(self, outcome: Outcome) -> None:
        if self._bar:
            self._bar.update(self._task, advance=1, now=outcome.id)
