"""ISO documents whose titles contain given words, counted under several definitions, as data. Pure but for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digests.analysis.documents import projects
from digests.analysis.iso import title_of
from digests.analysis.request import Request
from storage.baseline.mandate import PortfolioCount, mandate
from storage.iso_state import Known
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.iso.watch import read
from vocabulary.records import Project

WORDS = ("sustainab", "traceab")
SUBJECTS: Mapping[str, str] = {"sustainab": "sustainability", "traceab": "traceability"}
"""What the words of the CMCC's presentation are about."""
_CURRENT = frozenset({Standing.PUBLISHED, Standing.UNDER_DEVELOPMENT})


@dataclass(frozen=True, slots=True)
class Entry:
    """One ISO document, as far as the definitions ask."""

    known: Known
    status: Standing
    is_supplement: bool
    is_iwa: bool

    @property
    def title(self) -> str:
        """Its English title."""
        return title_of(self.known)

    @property
    def committee(self) -> str:
        """The committee that is responsible for it."""
        return self.known.text(Project.committee)

    def has(self, word: str) -> bool:
        """Whether the title contains these letters, whatever their case."""
        return word in self.title.casefold()


@dataclass(frozen=True, slots=True)
class Definition:
    """What is counted: `meaning` says it in words."""

    name: str
    meaning: str
    holds: Callable[[Entry], bool]


DEFINITIONS = (
    Definition("all", "every document on record, withdrawn and deleted ones too", lambda _: True),
    Definition(
        "published",
        "published and not withdrawn, supplements included",
        lambda entry: entry.status is Standing.PUBLISHED,
    ),
    Definition(
        "published, no supplements",
        "published and not withdrawn, without amendments and corrigenda",
        lambda entry: entry.status is Standing.PUBLISHED and not entry.is_supplement,
    ),
    Definition(
        "published, no supplements, no IWA",
        "the same without International Workshop Agreements",
        lambda entry: entry.status is Standing.PUBLISHED and not entry.is_supplement and not entry.is_iwa,
    ),
    Definition(
        "published or under development, no supplements",
        "published or in development, without amendments and corrigenda",
        lambda entry: entry.status in _CURRENT and not entry.is_supplement,
    ),
    Definition(
        "under development",
        "registered and not yet published",
        lambda entry: entry.status is Standing.UNDER_DEVELOPMENT,
    ),
)
STANDARDS = DEFINITIONS[2]
"""What people mean by "how many standards": published, without supplements."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents of one definition have the word in their title, and of how many committees."""

    documents: int
    committees: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The documents found, and the words that were looked for."""

    words: tuple[str, ...]
    entries: tuple[Entry, ...]

    def count(self, definition: Definition, word: str) -> Count:
        """The count of one definition and word."""
        counted = [entry for entry in self.entries if entry.has(word) and definition.holds(entry)]
        return Count(len(counted), len({entry.committee for entry in counted if entry.committee}))

    def by_committee(self) -> Mapping[tuple[str, str], int]:
        """(committee, word) -> documents that are published or under development; "" where none is stated."""
        current = [entry for entry in self.entries if entry.status in _CURRENT]
        return Counter((entry.committee, word) for entry in current for word in self.words if entry.has(word))


def portfolio(request: Request) -> Portfolio:
    """The documents with one of the request's words in their title, or of those that the deck counts."""
    words = tuple(word.casefold() for word in request.words or WORDS)
    return Portfolio(words, entries(projects(request), words))


def entries(records: Sequence[Known], words: Sequence[str]) -> tuple[Entry, ...]:
    """The documents whose titles contain one of the words."""
    return tuple(
        map(
            _entry,
            (record for record in records if any(word in record.text(Project.title).casefold() for word in words)),
        )
    )


def _entry(record: Known) -> Entry:
    reference = read(record.name)
    supplements = bool(reference and reference.supplements)
    return Entry(
        record, standing_of(record.text(Project.stage)), supplements, bool(reference and reference.type == "IWA")
    )


def deck_count(word: str) -> PortfolioCount | None:
    """What the deck counts for a word that begins so."""
    return next((count for count in mandate().portfolio_counts if count.word.startswith(word)), None)
