"""The documents of ISO, as rows. An edge that reads: of those of which no source states anything new since the last
build nothing is read but what was kept then."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from sys import intern
from typing import Any

import orjson

from digests.analysis.iso import title_of
from digests.site.kept import Kept
from digests.site.page import DocumentRow
from storage.baseline.mandate import WatchedDocument
from storage.iso_state import Known, by_number, merged
from storage.model import Seen
from storage.store import Store
from vocabulary.iso.spellings import canonical
from vocabulary.iso.stages import Stage, described, standing_of
from vocabulary.iso.watch import Watch, lineage
from vocabulary.minerals.mentions import mentions
from vocabulary.records import Kind, Project

_DIGITS = re.compile(r"\d+")
_PART = 100  # documents that are kept together, by their numbers at ISO
Ids = tuple[int, ...]


@dataclass(frozen=True)
class Documents:
    """Reads them as they were known at `until`."""

    store: Store
    until: datetime
    watch: Watch
    memory: Kept

    def rows(self) -> Iterator[DocumentRow]:
        """Each document, in the order of their keys."""
        stamps = self.store.stamps_of_records(Kind.PROJECT, self.until)
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(stamps, key=by_number):
            parts[_part_of(key)].append(key)
        shared: dict[Any, Any] = {}
        for part, keys in parts.items():
            of_part = [(key, stamps[key]) for key in keys]
            stands_for = hashlib.blake2b(orjson.dumps(of_part), digest_size=12).hexdigest()
            rows = self.memory.remembered(f"documents {part}", stands_for, partial(self._made, keys))
            for (key, ids), row in zip(of_part, rows, strict=True):
                yield _row(key, ids, row, shared)

    def near(self, rows: Iterable[DocumentRow], named: Sequence[WatchedDocument]) -> Iterable[Known]:
        """All that is stored of the documents that may be these: of their numbers, or in their committees."""
        numbers = {canonical(document.reference).number for document in named}
        ids = {str(document.project_id) for document in named}
        homes = {lineage([document.committee])[-1] for document in named if document.title and document.committee}
        keys = (
            row.key
            for row in rows
            if row.key in ids or row.committee in homes or not numbers.isdisjoint(_DIGITS.findall(row.name))
        )
        return self.whole(keys).values()

    def whole(self, keys: Iterable[str]) -> dict[str, Known]:
        """All that is stored of these documents."""
        seen: defaultdict[str, list[Seen]] = defaultdict(list)
        for state in self.store.known([(Kind.PROJECT, key) for key in keys], self.until):
            seen[state.record.key].append(state)
        return {key: merged(states) for key, states in seen.items()}

    def _made(self, keys: Sequence[str]) -> list[list[object]]:
        known = self.whole(keys)
        return [self._shown(known[key]) for key in keys]

    def _shown(self, known: Known) -> list[object]:
        text = known.text(Project.stage)
        stage = Stage.read(text)
        return [
            known.name,
            title_of(known),
            known.text(Project.committee),
            text,
            described(text, known.name),
            (stage.next_on(known.name) or "nothing") if stage else None,
            known.shown(Project.published)[Project.published.name],
            mentions(title_of(known)),
            sorted(set(known.sources.values())),
            self._is_watched(known),
        ]

    def _is_watched(self, known: Known) -> bool:
        if known.key in self.watch.project_ids or self.watch.covers(known.text(Project.committee)):
            return True
        return self.watch.names(known.name)


def _row(key: str, ids: Ids, row: Sequence[Any], shared: dict[Any, Any]) -> DocumentRow:
    """The row again. What many documents have in common is kept once."""
    name, title, committee, stage, words, following, published, materials, sources, is_watched = row
    return DocumentRow(
        key,
        name,
        title,
        intern(committee),
        intern(stage),
        intern(words),
        shared.setdefault(following, following),
        published,
        shared.setdefault(tuple(materials), tuple(materials)),
        shared.setdefault(tuple(sources), tuple(sources)),
        is_watched,
        standing_of(stage),
        ids,
    )


def _part_of(key: str) -> str:
    return str(int(key) // _PART) if key.isdecimal() else "other"
