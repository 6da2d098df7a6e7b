"""The recorded files of ISO read without our code: what the reports' figures are recomputed from."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

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


@dataclass(frozen=True)
class Body:
    """One committee: roles by the ids of bodies."""

    reference: str
    secretariat: dict[str, str]
    p_members: dict[str, str]
    o_members: dict[str, str]
    liaisons: set[str]

    def roles(self) -> dict[str, str]:
        """Member -> P or O."""
        return {**dict.fromkeys(self.o_members, "O-member"), **dict.fromkeys(self.p_members, "P-member")}


def committees(shared: Path, day: str) -> dict[str, Body]:
    """The committees of a day by reference, those within the CMCC's scope."""
    folder = shared / "data" / "iso" / "opendata"
    if day == "2025-06-12":
        text = gzip.decompress((folder / f"iso_technical_committees.{day}.jsonl.gz").read_bytes()).decode()
        rows: list[dict[str, Any]] = [
            yaml.load(line, yaml.CSafeLoader) for line in text.splitlines() if within_text(line)
        ]
    else:
        loaded = yaml.load(gzip.decompress((folder / f"committees.{day}.yaml.gz").read_bytes()), yaml.CSafeLoader)
        rows = loaded if isinstance(loaded, list) else next(iter(loaded.values()))
    return {row["reference"]: _body(row) for row in rows if within(row["reference"], CMCC)}


def within_text(line: str) -> bool:
    """Whether a line may be of a committee in scope: parsing all of them takes long."""
    return any(f'"{reference}' in line for reference in CMCC)


def _body(row: dict[str, Any]) -> Body:
    secretariat = row.get("secretariat") or {}
    return Body(
        row["reference"],
        {str(secretariat["id"]): secretariat["acronym"]} if secretariat.get("id") else {},
        {str(item["id"]): item["acronym"] for item in row.get("pMembers") or []},
        {str(item["id"]): item["acronym"] for item in row.get("oMembers") or []},
        {f"c{item['id']}" for item in row.get("committeeLiaisons") or []}
        | {f"o{item['id']}" for item in row.get("organizationLiaisons") or []},
    )


def within(reference: str, others: Iterable[str]) -> bool:
    """Whether a committee is one of others or below one."""
    return any(reference == other or reference.startswith(f"{other}/") for other in others)
