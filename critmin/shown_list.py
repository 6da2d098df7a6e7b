"""How a published list is shown: in the `list` shape of the outside contract, as CSV, as a table, as a web page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from critmin.output import say, show_line, write_csv, write_json, write_page, write_table
from digests.pages.list_page import about, page
from storage.baseline.atlas import InForce, drafts
from storage.baseline.gaps import outdated
from vocabulary.minerals import name

_COLUMNS = ("as_published", "minerals", "tier", "qualifier", "form", "rule", "list", "edition")


def show_all(editions: Sequence[InForce], *, json: bool, csv: bool, html: bool) -> None:
    """One list, or all lists of a country: one JSON object, or `{"lists": [...]}`."""
    if html:
        write_page(page(editions), None)
    elif json:
        documents = [as_json(edition) for edition in editions]
        write_json(documents[0] if len(documents) == 1 else {"lists": documents})
    elif csv:
        write_csv(_COLUMNS, [row for edition in editions for row in _rows(edition)])
    for shown_edition in editions:
        if len(editions) > 1 and not (html or json or csv):
            show_line(f"{shown_edition.edition.title} ({shown_edition.edition.id}, {shown_edition.edition.date})")
        _print_source(shown_edition, table=not (html or json or csv))


def _print_source(current: InForce, *, table: bool) -> None:
    """The table of one list, and what to know about it."""
    if table:
        show(_rows(current))
    edition = current.edition
    say(f"{current.jurisdiction.name}: {edition.title} ({edition.id}, {edition.date})")
    for line in about(current):
        say(f"  {line}")
    for draft in drafts(current):
        say(f"  a draft is known: {draft.id} ({draft.date})")
    say(f"  {len(current.entries)} entries; sources: {' '.join(edition.citations) or 'none'}")


def show(rows: Iterable[Mapping[str, object]]) -> None:
    """Entries as a table."""
    write_table(
        ("as published", "materials", "tier", "qualifier"),
        ((row["as_published"], _words(row["minerals"]), row["tier"], row["qualifier"]) for row in rows),
    )


def _words(minerals: object) -> str:
    return ", ".join(map(name, minerals)) if isinstance(minerals, list) else ""


def as_json(current: InForce) -> dict[str, object]:
    """The `list` shape of the outside contract, how sure it is, and whether a later edition outdates it."""
    edition = current.edition
    return {
        "jurisdiction": current.jurisdiction.code,
        "list": edition.list,
        "edition": edition.id,
        "date": edition.date,
        "title": edition.title,
        "kind": edition.kind,
        "status": edition.status,
        "complete": edition.complete,
        "verified": edition.verified,
        "outdated": outdated(current),
        "drafts": [draft.id for draft in drafts(current)],
        "citations": list(edition.citations),
        "amendments": [amendment.id for amendment in current.amendments],
        "entries": [{key: row[key] for key in _COLUMNS[:6]} for row in _rows(current)],
    }


def _rows(current: InForce) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for entry, listed in zip(current.entries, current.listed, strict=True):
        match = listed.match
        rows.append(
            {
                "as_published": entry.as_published,
                "minerals": list(match.minerals) if match else [],
                "tier": entry.tier,
                "qualifier": entry.qualifier,
                "form": match.form if match else None,
                "rule": match.rule if match else None,
                "list": current.edition.list,
                "edition": current.edition.id,
            }
        )
    return rows
