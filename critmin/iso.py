"""What the commands about ISO's committees and projects share."""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated

import typer

from critmin.dates import day_not_to_come
from digests.analysis.iso import title_of
from storage.iso_state import Known, end_of_day, known, nothing_known
from storage.store import Store
from vocabulary.errors import CritminError
from vocabulary.iso.references import Reference
from vocabulary.iso.stages import Stage
from vocabulary.records import Kind, Project

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", "--seen-by", help="As critmin's polls had shown it by the end of that day; ISO gives no dates."
    ),
]


def moment_of(as_of: str | None) -> datetime | None:
    """The end of the day that a person names; now (`None`) where none is named."""
    return None if as_of is None else last_moment(as_of, "--as-of")


def last_moment(text: str, option: str) -> datetime:
    """The end of a day that has begun; a time of day is kept."""
    parsed = day_not_to_come(text, option)
    return parsed if parsed.time() != time() else end_of_day(parsed.date())


def known_records(store: Store, kind: Kind, at: datetime | None) -> list[Known]:
    """All records of a kind known at `at`. `CritminError` where there were none yet."""
    records = known(store, kind, at)
    if not records:
        raise CritminError(nothing_known(store, kind, at.date() if at else None))
    return records


def order_of(record: Known) -> tuple[bool, object]:
    """Sorts by reference, what has none at the end."""
    reference: Reference | None = record.reference
    return reference is None, reference.sort_key if reference else record.label


def project_row(project: Known) -> dict[str, object]:
    """A project as `critmin projects --json` gives it."""
    stage = Stage.read(project.text(Project.stage))
    return {
        "id": project.key,
        "reference": project.name,
        "title": title_of(project) or None,
        **project.shown(Project.committee, Project.stage),
        "stage_name": stage.name_on(project.name) if stage else None,
        **project.shown(Project.stage_date, Project.edition, Project.published, Project.replaces, Project.replaced_by),
        "sources": sorted(set(project.sources.values())),
    }
