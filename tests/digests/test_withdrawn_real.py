"""Fluorspar in ISO's recorded catalogue, recounted from the raw file by each definition; the reports state theirs.

ISO had 43 documents on fluorspar and withdrew them all. They are 24 standards in 41 editions, an amendment and a
corrigendum; 29 of the 43, the editions of 15 standards, are on chemical analysis: what both the annual report and the
coverage say, with both figures.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from digests.analysis.findings.covered import covered
from digests.analysis.request import Request
from digests.reports import spec
from digests.tables.frame import plain
from digests.words.periods import Period
from storage.store import Store
from tests.digests.raw_iso import Row, catalogue
from tests.digests.test_reports import project, put, store

__all__ = ["store"]

DAY = date(2025, 1, 2)
PHYSICAL = ("loss in mass", "moisture", "particle size", "flotation agents", "precision")
"""What is determined of fluorspar and is no analysis of its chemical composition."""


def fluorspar(shared: Path) -> list[Row]:
    return [row for row in catalogue(shared, "2024-12-31").values() if re.search(r"(?i)fluorspar|fluorite", row.title)]


def analyses(rows: list[Row]) -> list[Row]:
    return [row for row in rows if "Determination of" in row.title and not any(word in row.title for word in PHYSICAL)]


def numbers(rows: list[Row]) -> set[str]:
    return {row.reference.partition(":")[0] for row in rows}


def test_what_iso_had_on_fluorspar_by_each_definition(shared: Path) -> None:
    rows = fluorspar(shared)
    assert {row.stage for row in rows} == {"95.99"}
    assert (len(rows), sum(not row.is_supplement for row in rows), len(numbers(rows))) == (43, 41, 24)
    assert (len(analyses(rows)), len(numbers(analyses(rows)))) == (29, 15)


def test_the_reports_state_both_figures_and_what_they_count(shared: Path, store: Store) -> None:
    rows = fluorspar(shared)
    put(
        store,
        project(1, "ISO 1:2020", "Lithium - Vocabulary", "60.60", "ISO/TC 333"),
        *(project(int(row.key), row.reference, row.title, row.stage, row.committee) for row in rows),
        at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    asked = Request(store, DAY, Period(datetime(2024, 1, 2, tzinfo=UTC), datetime(2025, 1, 2, tzinfo=UTC)))
    (gap,) = (gap for gap in covered(asked).gaps if gap.material == "fluorspar")
    assert {document.key for document in gap.withdrawn} == {row.key for row in rows}
    assert gap.withdrawn_analysis == len(analyses(rows))
    made = spec("coverage").build(asked)
    expected = (
        "ISO withdrew all that it had on the chemical analysis of some of them: of its withdrawn documents on "
        f"fluorspar {len(analyses(rows))} of {len(rows)} are on chemical analysis, each edition, "
        "amendment and corrigendum counted."
    )
    assert expected in [plain(line) for line in made.summary]
