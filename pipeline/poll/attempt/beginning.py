"""What an attempt at a source starts from. Reads and writes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.document import Body
from pipeline.extraction import Extractor
from pipeline.poll.cadence import address_of, there
from pipeline.source import Source
from storage.reviews import Review
from storage.store import SourceState

_OF_TEXT = frozenset({"page", "framework-page"})


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a source: how it is read, what was known of it, by which clock, and when it began.

    `fingerprint`: what the document is read with, extractor version and settings of the source. `short_index`: the
    index of its lines with its fingerprint, where it is short and was read ahead.
    """

    source: Source
    extractor: Extractor
    fingerprint: str
    state: SourceState
    now: Callable[[], datetime]
    started_at: datetime
    clock: float = field(default_factory=time.monotonic)
    short_index: tuple[str, bytes] | None = None
    moved_to: str | None = None  # where the address that was asked led for good, this time

    @property
    def address(self) -> str:
        """What is asked: the source's address, or where it has led for good until now."""
        return address_of(self.source, self.state)

    @property
    def whereabouts(self) -> SourceState:
        """The state of the source, which is there and was read."""
        return there(self.source, self.state, self.moved_to)

    @property
    def is_current(self) -> bool:
        """Whether what is known was read as it would be read today."""
        return self.state.snapshot is not None and self.state.fingerprint == self.fingerprint

    def knows(self, body: Body) -> bool:
        """Whether these very bytes were read last, and say what is known."""
        known = self.state
        if not self.is_current or known.held_snapshot == known.snapshot:
            return False
        if known.body_hash is not None and body.quick != known.body_hash:
            return False
        surely = known.body_hash is not None and known.held_snapshot is None
        return surely or body.sha256 == known.snapshot

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever stored of the source: no poll, and no review."""
        return self.state.outcome is None

    @property
    def is_first(self) -> bool:
        """Whether the source was never read before."""
        return self.state.baseline_at is None

    @property
    def reads_lists(self) -> bool:
        """Whether the source publishes a list that is read in the light of what is known of it."""
        return self.extractor.extract_known is not None

    @property
    def weighs_pages(self) -> bool:
        """Whether the text or the list of a page with words of a stand-in is weighed before it is believed."""
        return self.reads_lists or self.source.kind in _OF_TEXT

    def holds(self, review: Review | None) -> Review | None:
        """A person's decision, as long as nothing has been told of the source since: an old page that is served again
        after a newer one needs a new look."""
        changed = self.state.changed_at
        decided = review.decided_at if review else None
        return None if decided is None or (changed and changed > decided) else review

    @property
    def has_held(self) -> bool:
        """Whether a document of the source waits for a person, or is kept until one comes that can be read."""
        return self.state.held_snapshot is not None or self.state.outcome == "quarantined"
