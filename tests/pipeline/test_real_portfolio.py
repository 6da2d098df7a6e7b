"""The portfolio report on the recorded catalogue, against a count of the raw file. Needs recorded data."""

from __future__ import annotations

import csv
import gzip
import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

from digests.analysis.request import Request
from digests.reports import spec
from digests.words.periods import Period
from storage.store import Store
from tests.pipeline.test_real_iso import DELIVERABLES, archive, at
from tests.pipeline.worlds import open_store, poll, source

__all__ = ["archive"]


def counted(shared: Path, word: str) -> dict[str, tuple[int, int]]:
    """Documents and committees by definition, from the columns of the file alone."""
    raw = gzip.decompress((shared / "data/iso/catalogue/catalogue.2024-12-31.csv.gz").read_bytes()).decode()
    rows = [row for row in csv.DictReader(io.StringIO(raw)) if word in row["title_en"].casefold()]
    published = [row for row in rows if "60.60" <= row["stage"] < "95.99" and not row["stage"].endswith(".98")]
    bare = [row for row in published if not re.search(r"/(Amd|Cor|Add|Suppl|DAM|FDAM|DCOR)", row["reference"])]
    no_iwa = [row for row in bare if not row["reference"].startswith("IWA")]
    result = {
        "all": rows,
        "published": published,
        "published, no supplements": bare,
        "published, no supplements, no IWA": no_iwa,
    }
    return {name: (len(of), len({row["committee"] for row in of if row["committee"]})) for name, of in result.items()}


def test_the_counts_equal_those_of_the_file(shared: Path, archive: Path, tmp_path: Path) -> None:
    store: Store = open_store(tmp_path)
    poll(store, archive, at("2025-01-02"), source("iso-deliverables", DELIVERABLES))
    year = Period(datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 2, 23, tzinfo=UTC))
    table = spec("portfolio").build(Request(store, date(2025, 1, 2), year)).sections[0].tables[0]
    made = {str(row[0]): row[1:] for row in table.rows}
    for place, word in ((0, "sustainab"), (2, "traceab")):
        expected = counted(shared, word)
        assert {name: made[name][place : place + 2] for name in expected} == expected
    assert made["published, no supplements, no IWA"] == (69, 24, 31, 20)
