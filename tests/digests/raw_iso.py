"""Rules by which the recorded files are read without our code: the watched committees, what a supplement is."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUPPLEMENT = re.compile(
    r"/(?:(?:AWI|WD|CD|NP|PWI|DIS|FDIS|PRF) )?(?:Amd|Cor|Add|Suppl|Ext|DAM|FDAM|DCOR|FDCOR|DAmd|FDAmd)\b"
)
CMCC = (
    "ISO/TC 26", "ISO/TC 27", "ISO/TC 79", "ISO/TC 82/SC 7", "ISO/TC 132", "ISO/TC 155", "ISO/TC 183", "ISO/TC 207",
    "ISO/TC 298", "ISO/TC 308", "ISO/TC 323", "ISO/TC 333", "ISO/TC 345", "ISO/PC 348",
)  # fmt: skip
ICMSCG = ("ISO/TC 82/SC 7", "ISO/TC 298", "ISO/TC 333", "ISO/TC 345", "ISO/PC 348")


@dataclass(frozen=True)
class Row:
    """One document of the catalogue."""

    key: str
    reference: str
    title: str
    stage: str
    committee: str

    @property
    def status(self) -> str:
        """By the stage code alone."""
        if self.stage == "95.99":
            return "withdrawn"
        if self.stage.endswith(".98"):
            return "deleted"
        return "published" if self.stage >= "60.60" else "under development" if self.stage else "not known"

    @property
    def is_supplement(self) -> bool:
        """By the reference alone."""
        return bool(SUPPLEMENT.search(self.reference))


def catalogue(shared: Path, day: str) -> dict[str, Row]:
    """The catalogue of a day, by project id."""
    raw = gzip.decompress((shared / "data" / "iso" / "catalogue" / f"catalogue.{day}.csv.gz").read_bytes()).decode()
    return {
        row["id"]: Row(row["id"], row["reference"], row["title_en"], row["stage"], row["committee"])
        for row in csv.DictReader(io.StringIO(raw))
    }


def within(reference: str, others: Iterable[str]) -> bool:
    """Whether a committee is one of others or below one."""
    return any(reference == other or reference.startswith(f"{other}/") for other in others)
