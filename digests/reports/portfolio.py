"""`portfolio`: ISO documents whose titles contain given words, counted under several definitions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from digests.analysis.iso import HELD, document_page
from digests.analysis.portfolio import DEFINITIONS, STANDARDS, Entry, Portfolio, deck_count, portfolio
from digests.analysis.request import Request
from digests.reports import Spec
from digests.tables.frame import Cell, Report, Section, Table
from digests.words.wording import counted
from storage.baseline.mandate import PortfolioCount, mandate
from vocabulary.records import Project

_DECK_SOURCE = "the overview deck of the ICMSCG (www.ansi.org/icmscg); its definition is not stated"
_NOT_STATED = "none stated"


def build(request: Request) -> Report:
    """The counts of each definition and word, and the documents behind them."""
    result = portfolio(request)
    return Report(
        name="portfolio",
        title="ISO documents with " + " or ".join(f"“{word}”" for word in result.words) + " in the title",
        as_of=request.as_of.isoformat(),
        summary=tuple(_summary(result)),
        sections=(
            Section("Counts by definition", tables=(counts(result, request.as_of),)),
            Section("By committee", ("Documents published or under development.",), tables=(_by_committee(result),)),
            Section("Documents", tables=(_listing(result),)),
        ),
        definitions=(
            *((definition.name, definition.meaning) for definition in DEFINITIONS),
            ("word", "the English title contains these letters, in upper or lower case"),
            (
                "committees",
                "different committees and subcommittees; a subcommittee is counted separately from its committee",
            ),
            ("deck", _DECK_SOURCE),
            ("as of", HELD),
        ),
    )


def _summary(result: Portfolio) -> Iterator[str]:
    """What is published, without amendments and corrigenda, for each word; all else is in the tables."""
    for word in result.words:
        count = result.count(STANDARDS, word)
        yield (
            f"{counted(count.documents, 'published document')} of {counted(count.committees, 'committee')} "
            f"have “{word}” in the title, amendments and corrigenda not counted"
            if count.documents
            else f"no published document has “{word}” in the title"
        )


def counts(result: Portfolio, day: date, subjects: Mapping[str, str] | None = None) -> Table:
    """A row for each definition, and one for what the deck counts, if it was there by `day`.

    `subjects` name the words that are beginnings only; without them the columns are headed by the words themselves.
    """
    rows: list[tuple[Cell, ...]] = []
    for definition in DEFINITIONS:
        of_words = [result.count(definition, word) for word in result.words]
        rows.append((definition.name, *(cell for count in of_words for cell in (count.documents, count.committees))))
    deck = [deck_count(word) for word in result.words]
    date_of_deck = mandate().citation("deck").date
    if any(deck) and date_of_deck <= day.isoformat():
        rows.append((f"deck of {date_of_deck}", *(cell for stated in deck for cell in _stated(stated))))
    names = [(subjects or {}).get(word, f"“{word}”") for word in result.words]
    heads = [f"{name}: {what}" for name in names for what in ("documents", "committees")]
    return Table.of(("definition", *heads), rows)


def _stated(count: PortfolioCount | None) -> tuple[int | None, int | None]:
    return (count.documents, count.committees) if count else (None, None)


def _by_committee(result: Portfolio) -> Table:
    """What is published or under development, by committee."""
    numbers = result.by_committee()
    totals = {name: [numbers.get((name, word), 0) for word in result.words] for name, _ in numbers}
    ranked = sorted(totals, key=lambda name: (-sum(totals[name]), name or _NOT_STATED))
    return Table.of(
        ("committee", *(f"“{word}”" for word in result.words)),
        [(name or _NOT_STATED, *totals[name]) for name in ranked],
    )


def _listing(result: Portfolio) -> Table:
    ordered = sorted(result.entries, key=lambda entry: (entry.status, entry.committee, entry.known.name))
    return Table.of(("reference", "title", "committee", "status", "stage", "year"), list(map(_row, ordered)))


def _row(entry: Entry) -> tuple[Cell, ...]:
    return (
        document_page(entry.known),
        entry.title,
        entry.committee or None,
        entry.status,
        entry.known.text(Project.stage) or None,
        entry.known.text(Project.published)[:4] or None,
    )


SPEC = Spec("portfolio", "documents whose titles contain given words, by definition, committee and status", build)
