"""What is known to exist and is incomplete here; and the sentence that marks an edition which a later one outdates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from storage.baseline.atlas import Edition, InForce, Jurisdiction, atlas, later


@dataclass(frozen=True, slots=True)
class Gap:
    """An edition of which not all entries are known, or all from memory alone."""

    jurisdiction: Jurisdiction
    edition: Edition

    @property
    def stated(self) -> int | None:
        """How many entries the publisher counts, over all tiers; None where that is not known."""
        return _total(self.edition)

    @property
    def missing(self) -> str:
        """What is not known, in words."""
        known = len(self.edition.entries)
        if self.edition.verified == "from-memory" and known:
            return f"all {known} entries from memory, not read in a source"
        if self.stated is not None:
            return f"{known or 'none'} of {self.stated} entries known"
        return f"{known or 'no'} {'entry' if known == 1 else 'entries'} known, total unknown"


def gaps(as_of: str | None = None) -> list[Gap]:
    """Every edition published by a date that is incomplete here, by jurisdiction, the newest first."""
    return sorted(_gaps(as_of or "9999"), key=lambda gap: gap.jurisdiction.code)


def _gaps(until: str) -> Iterator[Gap]:
    for where in atlas().values():
        for edition in sorted(where.editions, key=lambda edition: edition.first_day, reverse=True):
            if not edition.is_comparable and edition.first_day <= until:
                yield Gap(where, edition)


def outdated(current: InForce) -> str | None:
    """What to say of an edition that a later one outdates: "a later list exists: 2024, not complete here".

    Of an edition that was asked for by its name, a later one may well be complete here; what an amendment leaves of a
    list is not, or it would be applied.
    """
    newer = later(current)
    sentences = []
    for word, editions in (
        ("a later list exists", [edition for edition in newer if edition.kind != "amendment"]),
        ("an amendment exists", [edition for edition in newer if edition.kind == "amendment"]),
    ):
        whole = [edition for edition in editions if edition.is_comparable and edition.kind != "amendment"]
        if whole:
            sentences.append(f"{word}: {', '.join(edition.date[:4] for edition in whole)}")
        if missing := [edition.date[:4] for edition in editions if edition not in whole]:
            first, *more = missing
            also = f" (nor is {', '.join(more)})" if more else ""
            sentences.append(f"{word}: {first}, not complete here{also}")
    return "; ".join(sentences) or None


def caveat(current: InForce) -> str | None:
    """What to say of an edition that stands for its jurisdiction: that it is outdated, or stands in for another."""
    standing = current.jurisdiction.standing
    beside = standing not in {None, current.edition.list}
    substitute = f"{current.edition.list} stands in for {standing}, not complete here" if beside else None
    return "; ".join(filter(None, (substitute, outdated(current)))) or None


def _total(edition: Edition) -> int | None:
    stated = edition.count_as_published
    if stated is None or isinstance(stated, int):
        return stated
    counts = list(stated.values())
    return None if any(count is None for count in counts) else sum(count for count in counts if count is not None)
