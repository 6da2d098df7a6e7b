"""How a published list is shown: in the `list` shape of the outside contract, as CSV, as a table, as a web page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import typer

from critmin.output import say, write_csv, write_json, write_table, write_text
from digests.pages.list_page import about, page
from storage.baseline.atlas import InForce, drafts
from storage.baseline.gaps import outdated
from vocabulary.minerals import name

_COLUMNS = ("as_published", "minerals", "tier", "qualifier", "form", "rule", "list", "edition")


def show_all(found: Sequence[InForce], *, json: bool, csv: bool, html: bool) -> None:
    """One list, or all lists of a country: one JSON object, or `{"lists": [...]}`."""
    if html:
        write_text(page(found), None)
    elif json:
        documents = [as_json(each) for each in found]
        write_json(documents[0] if len(documents) == 1 else {"lists": documents})
    elif csv:
        write_csv(_COLUMNS, [row for each in found for row in _rows(each)])
    for each in found:
        if len(found) > 1 and not (html or json or csv):
            typer.echo(f"{each.edition.title} ({each.edition.id}, {each.edition.date})")
        _said(each, table=not (html or json or csv))


def _said(found: InForce, *, table: bool) -> None:
    """The table of one list, and what to know about it."""
    if table:
        show(_rows(found))
    edition = found.edition
    say(f"{found.jurisdiction.name}: {edition.title} ({edition.id}, {edition.date})")
    for line in about(found):
        say(f"  {line}")
    for draft in drafts(found):
        say(f"  a draft is known: {draft.id} ({draft.date})")
    say(f"  {len(found.entries)} entries; sources: {' '.join(edition.citations) or 'none'}")


def show(rows: Iterable[Mapping[str, object]]) -> None:
    """Entries as a table."""
    write_table(
        ("as published", "materials", "tier", "qualifier"),
        ((row["as_published"], _words(row["minerals"]), row["tier"], row["qualifier"]) for row in rows),
    )


def _words(minerals: object) -> str:
    return ", ".join(map(name, minerals)) if isinstance(minerals, list) else ""


def as_json(found: InForce) -> dict[str, object]:
    """The `list` shape of the outside contract, how sure it is, and whether a later edition outdates it."""
    edition = found.edition
    return {
        "jurisdiction": found.jurisdiction.code,
        "list": edition.list,
        "edition": edition.id,
        "date": edition.date,
        "title": edition.title,
        "kind": edition.kind,
        "status": edition.status,
        "complete": edition.complete,
        "verified": edition.verified,
        "outdated": outdated(found),
        "drafts": [draft.id for draft in drafts(found)],
        "citations": list(edition.citations),
        "amendments": [amendment.id for amendment in found.amendments],
        "entries": [{key: row[key] for key in _COLUMNS[:6]} for row in _rows(found)],
    }


def _rows(found: InForce) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for entry, listed in zip(found.entries, found.listed, strict=True):
        match = listed.match
        rows.append(
            {
                "as_published": entry.as_published,
                "minerals": list(match.minerals) if match else [],
                "tier": entry.tier,
                "qualifier": entry.qualifier,
                "form": match.form if match else None,
                "rule": match.rule if match else None,
                "list": found.edition.list,
                "edition": found.edition.id,
            }
        )
    return rows
