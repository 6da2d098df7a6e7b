"""An invented ISO catalogue in two editions: same form, size and rate of change as ISO Open Data's."""

from __future__ import annotations

import random
from pathlib import Path

import orjson

_WORDS = "ores lithium sampling test method determination mechanical systems safety water plastics steel data".split()
_STAGES = (2000, 2020, 3020, 3060, 4000, 4020, 4060, 5020, 6060, 9020, 9093, 9599)


def write_pair(folder: Path, projects: int) -> tuple[Path, Path]:
    """Two files: of the second, 0.3 % of the projects have another stage, about 40 are gone and 90 are new."""
    chance = random.Random(7)  # the same invented world in each run
    rows = [_row(number, chance) for number in range(projects)]
    before, after = folder / "before.jsonl", folder / "after.jsonl"
    _write(before, rows)
    for row in chance.sample(rows, projects // 333):
        row["currentStage"] = chance.choice(_STAGES)
    later = [row for row in rows if int(str(row["id"])) % max(1, projects // 40)]
    _write(after, [*later, *(_row(projects + number, chance) for number in range(90))])
    return before, after


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))


def _row(number: int, chance: random.Random) -> dict[str, object]:
    title = " ".join(chance.choices(_WORDS, k=8))
    scope = " ".join(chance.choices(_WORDS, k=130))
    return {
        "id": number + 1,
        "deliverableType": "IS",
        "supplementType": None,
        "reference": f"ISO {number + 1}",
        "title": {"en": title, "fr": title},
        "publicationDate": None,
        "edition": 1,
        "icsCode": ["73.060.10"],
        "ownerCommittee": f"ISO/TC {number % 350 + 1}",
        "currentStage": chance.choice(_STAGES),
        "replaces": [number] if number % 3 == 0 else None,
        "replacedBy": None,
        "languages": ["en", "fr"],
        "pages": {"en": 12},
        "scope": {"en": f"<p>{scope}</p>", "fr": f"<p>{scope}</p>"},
    }
