"""What reading a document gives: an `Extraction`, or an error that says what was looked for; and how a kind is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.document import Document
from pipeline.subject import Subject
from vocabulary.errors import CritminError
from vocabulary.records import Record

LONGEST_NAME = 5000  # characters of a record's key or label: what people are told of a record is made of them


class ExtractionError(CritminError):
    """The document does not hold what this kind of source holds. Says what was looked for and where."""


class NothingFound(ExtractionError):
    """The document is well-formed, but what is looked for is not in it: a redesign, perhaps, or a moved page.

    Where records are known, the poll is quarantined rather than failed: their rows have vanished. `explained`: what was
    looked at, line by line.
    """

    def __init__(self, sentence: str, explained: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.explained = tuple(explained)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states: records, entries it holds that we do not know, and signals for people.

    `aliases`: the lasting names of a record, by its id, where the extractor knows more than its fields tell;
    `next_page`: the address at which the document says it goes on.
    `place`, `unconfirmed`: where a list stands in the document, and what of its reading nothing there confirms.
    `fingerprint`: a hash of all that the records depend on, where the extractor has `extract_new`.
    `held`: why the reading is not taken over, in words; then `records` is empty, and `proposed` are the records that
    a person may accept. `beside`: those of the reasons that rest on what else the document says. `doubtful`: the keys
    of the records that wait, read or missing, where the others are sure; None where all wait. `explained`: how the
    reading came about, line by line.
    """

    records: tuple[Record, ...]
    unrecognised: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    aliases: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    next_page: str | None = None
    held: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    proposed: tuple[Record, ...] = ()
    doubtful: tuple[str, ...] | None = None
    explained: tuple[str, ...] = ()
    fingerprint: bytes | None = None
    place: str = ""
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition of a list as it is known: what its entries are compared by, and their wordings, in its order.

    `name` is the year or id by which it goes, `date` ISO as precise as known, `status` draft, final or superseded.
    `ordered`: the entries are known to stand in the order of the document that was read last.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    name: str | None = None
    date: str | None = None
    status: str = "final"
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one list before a document is read: its published editions, and what the last poll read.

    The editions are those of the list, never of another list of the same country. `last` is the one that stands now;
    `polled`: it was read from the source itself, and is not only on record. `place` is where it stood in the document,
    `settled` what nothing confirmed when it was read there: a person accepted it, or it equals a known edition.
    """

    editions: tuple[KnownEdition, ...] = ()
    last: KnownEdition | None = None
    polled: bool = False
    place: str = ""
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extractor:
    """How one kind of source is read.

    `version` grows whenever the same document would give other records. `complete`: the document holds
    the whole set, so that an absent record is a removed one (a feed is a window: false). `line`, where
    given, reads one line of a JSON Lines document (line, 1-based number) so that unchanged lines need
    no reading at all. `extract_known`, where given, reads a document in the light of what is known of its list.
    `extract_new`, where given, takes the fingerprint of the document that was read last, and returns None for one that
    has the same: what is costly need not be done to know that nothing changed.
    """

    kind: str
    version: int
    complete: bool
    extract: Callable[[Document, Subject], Extraction]
    line: Callable[[bytes, int], Record] | None = None
    extract_known: Callable[[Document, Subject, Known], Extraction] | None = None
    extract_new: Callable[[Document, Subject, bytes], Extraction | None] | None = None
