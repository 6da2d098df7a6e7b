"""`portfolio`: ISO documents whose titles contain given words, counted under several definitions side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digests.reports import Request, Spec
from digests.reports._iso import HELD, end_of, reference_of
from digests.reports.frame import Cell, Link, Report, Section, Table
from storage.baseline.mandate import mandate
from storage.iso_state import Known, first_seen, known
from vocabulary.errors import ConfigurationError
from vocabulary.stages import Stage
from vocabulary.watch import read

_PAGE = "https://www.iso.org/standard/{}.html"
_WORDS = ("sustainab", "traceab")
_DECK_SOURCE = "the overview deck of the ICMSCG, 2026 (www.ansi.org/icmscg); its definition is not stated"


@dataclass(frozen=True, slots=True)
class Document:
    """One ISO document, as far as the definitions ask."""

    known: Known
    status: str  # published | under development | withdrawn | deleted
    is_supplement: bool
    is_iwa: bool

    @property
    def title(self) -> str:
        """Its English title."""
        return self.known.text("title")

    @property
    def committee(self) -> str:
        """The committee that is responsible for it."""
        return self.known.text("committee")


_DEFINITIONS: tuple[tuple[str, str, Callable[[Document], bool]], ...] = (
    ("all", "every document on record, withdrawn and deleted ones too", lambda _: True),
    ("published", "published and not withdrawn, supplements included", lambda each: each.status == "published"),
    (
        "published, no supplements",
        "published and not withdrawn, without amendments and corrigenda",
        lambda each: each.status == "published" and not each.is_supplement,
    ),
    (
        "published, no supplements, no IWA",
        "the same without International Workshop Agreements",
        lambda each: each.status == "published" and not each.is_supplement and not each.is_iwa,
    ),
    (
        "published or under development, no supplements",
        "published or on its way to publication, without amendments and corrigenda",
        lambda each: each.status in {"published", "under development"} and not each.is_supplement,
    ),
    ("under development", "registered and not yet published", lambda each: each.status == "under development"),
)


def build(request: Request) -> Report:
    """The counts of each definition and word, and the documents behind them."""
    words = tuple(word.casefold() for word in request.words or _WORDS)
    documents = _documents(request, words)
    return Report(
        name="portfolio",
        title="ISO documents with " + " or ".join(f"“{word}”" for word in words) + " in the title",
        as_of=request.as_of.isoformat(),
        sections=(
            Section("Counts by definition", tables=(_counts(documents, words),)),
            Section("By committee", tables=(_by_committee(documents, words),)),
            Section("Documents", tables=(_listing(documents),)),
        ),
        definitions=(
            *((name, meaning) for name, meaning, _ in _DEFINITIONS),
            ("word", "the title, in English, contains these letters, whatever their case"),
            ("committees", "different committees and subcommittees; a subcommittee counts apart from its committee"),
            ("deck", _DECK_SOURCE),
            ("as of", HELD),
        ),
    )


def _documents(request: Request, words: Sequence[str]) -> list[Document]:
    found = known(request.store, "Project", end_of(request.as_of))
    if not found:
        first = first_seen(request.store)
        since = f"; the first poll was on {first.date()}" if first else ": nothing was polled yet (critmin refresh)"
        raise ConfigurationError(f"no ISO document was known by {request.as_of}{since}")
    named = (each for each in found if any(word in each.text("title").casefold() for word in words))
    return [document(each) for each in named]


def document(each: Known) -> Document:
    """A project as a document of the portfolio."""
    reference = read(reference_of(each))
    supplements = bool(reference and reference.supplements)
    return Document(each, status_of(each.text("stage")), supplements, bool(reference and reference.type == "IWA"))


def status_of(stage: str) -> str:
    """The status that a stage code means; without a stage it is not known."""
    if not stage:
        return "not known"
    found = Stage(stage)
    if found.is_deleted:
        return "deleted"
    return "withdrawn" if found.is_withdrawn else "under development" if found.under_development else "published"


def _counts(documents: Sequence[Document], words: Sequence[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, _, holds in _DEFINITIONS:
        cells: list[Cell] = []
        for word in words:
            found = [each for each in documents if word in each.title.casefold() and holds(each)]
            cells += [len(found), len({each.committee for each in found if each.committee})]
        rows.append((name, *cells))
    deck = [cell for word in words for cell in _deck(word)]
    if any(deck):
        rows.append(("deck", *deck))
    heads = [f"{word}: {what}" for word in words for what in ("documents", "committees")]
    return Table.of(("definition", *heads), rows)


def _deck(word: str) -> tuple[int | None, int | None]:
    """What the deck counts for a word that begins so."""
    stated = (each for each in mandate().portfolio_counts if each.word.startswith(word))
    return next(((each.documents, each.committees) for each in stated), (None, None))


def _by_committee(documents: Sequence[Document], words: Sequence[str]) -> Table:
    """What is published or under development, by committee."""
    counts = Counter(
        (each.committee or "none stated", word)
        for each in documents
        for word in words
        if word in each.title.casefold() and each.status in {"published", "under development"}
    )
    names = sorted({name for name, _ in counts}, key=lambda name: (-sum(counts[name, word] for word in words), name))
    return Table.of(("committee", *words), [(name, *(counts[name, word] for word in words)) for name in names])


def _listing(documents: Sequence[Document]) -> Table:
    ordered = sorted(documents, key=lambda each: (each.status, each.committee, reference_of(each.known)))
    return Table.of(("reference", "title", "committee", "status", "stage", "year"), list(map(_row, ordered)))


def _row(each: Document) -> tuple[Cell, ...]:
    name, found = reference_of(each.known), each.known
    return (
        Link(name, _PAGE.format(found.key)) if found.key.isdecimal() else name,
        each.title,
        each.committee or None,
        each.status,
        found.text("stage") or None,
        found.text("published")[:4] or None,
    )


SPEC = Spec("portfolio", "documents whose titles contain given words, by definition, committee and status", build)
