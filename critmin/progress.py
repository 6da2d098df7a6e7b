"""A progress bar over the sources of a refresh."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.outcome import Outcome


@contextmanager
def progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """A progress bar on a terminal, silence elsewhere. Called with each outcome, it takes a step."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("polling"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[now]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task("polling", total=total, now="")
        yield lambda outcome: bar.update(task, advance=1, now=outcome.id)
