"""`portfolio`: ISO documents whose titles contain given words, counted under several definitions side by side."""

from __future__ import annotations

from collections.abc import Iterator

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
    found = portfolio(request)
    return Report(
        name="portfolio",
        title="ISO documents with " + " or ".join(f"“{word}”" for word in found.words) + " in the title",
        as_of=request.as_of.isoformat(),
        summary=tuple(_summary(found)),
        sections=(
            Section("Counts by definition", tables=(counts(found),)),
            Section("By committee", ("Documents published or under development.",), tables=(_by_committee(found),)),
            Section("Documents", tables=(_listing(found),)),
        ),
        definitions=(
            *((each.name, each.meaning) for each in DEFINITIONS),
            ("word", "the title, in English, contains these letters, whatever their case"),
            ("committees", "different committees and subcommittees; a subcommittee counts apart from its committee"),
            ("deck", _DECK_SOURCE),
            ("as of", HELD),
        ),
    )


def _summary(found: Portfolio) -> Iterator[str]:
    """What is published, without amendments and corrigenda, for each word; all else is in the tables."""
    for word in found.words:
        count = found.count(STANDARDS, word)
        yield (
            f"{counted(count.documents, 'published document')} of {counted(count.committees, 'committee')} "
            f"have “{word}” in the title, amendments and corrigenda not counted"
            if count.documents
            else f"no published document has “{word}” in the title"
        )


def counts(found: Portfolio) -> Table:
    """A row for each definition, and one for what the deck counts."""
    rows: list[tuple[Cell, ...]] = []
    for definition in DEFINITIONS:
        of_words = [found.count(definition, word) for word in found.words]
        rows.append((definition.name, *(cell for each in of_words for cell in (each.documents, each.committees))))
    deck = [deck_count(word) for word in found.words]
    if any(deck):
        rows.append((f"deck of {mandate().citation('deck').date}", *(cell for each in deck for cell in _stated(each))))
    heads = [f"{word}: {what}" for word in found.words for what in ("documents", "committees")]
    return Table.of(("definition", *heads), rows)


def _stated(count: PortfolioCount | None) -> tuple[int | None, int | None]:
    return (count.documents, count.committees) if count else (None, None)


def _by_committee(found: Portfolio) -> Table:
    """What is published or under development, by committee."""
    numbers = found.by_committee()
    totals = {name: [numbers.get((name, word), 0) for word in found.words] for name, _ in numbers}
    ranked = sorted(totals, key=lambda name: (-sum(totals[name]), name or _NOT_STATED))
    return Table.of(("committee", *found.words), [(name or _NOT_STATED, *totals[name]) for name in ranked])


def _listing(found: Portfolio) -> Table:
    ordered = sorted(found.entries, key=lambda each: (each.status, each.committee, each.known.name))
    return Table.of(("reference", "title", "committee", "status", "stage", "year"), list(map(_row, ordered)))


def _row(each: Entry) -> tuple[Cell, ...]:
    return (
        document_page(each.known),
        each.title,
        each.committee or None,
        each.status,
        each.known.text(Project.stage) or None,
        each.known.text(Project.published)[:4] or None,
    )


SPEC = Spec("portfolio", "documents whose titles contain given words, by definition, committee and status", build)
