"""`critmin review`: what is held back for a person: what was read, how it differs, and why it is doubted."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.output import counted, say, write_json, write_table
from storage.reviews import Review, Sides, sides
from storage.store import Store
from vocabulary.errors import CritminError
from vocabulary.records import Record

_SHOWN = 200  # entries of each side
_WIDTH = 110  # characters of a line


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(review)


def review(
    source: Annotated[str | None, typer.Argument(help="Id of a source; default: all that are waiting.")] = None,
    decided: Annotated[bool, typer.Option("--decided", help="What was decided, by whom, when and why.")] = False,
    json: Json = False,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """What is held back for review: what was read, how it differs from what is known, and the reasons."""
    if source:
        catalogue(sources).get(source)
    with opened(db) as store:
        found = store.decisions(source) if decided else store.reviews(source)
        known = {each.id: _known(store, each) for each in found}
        state = store.state(source) if source else None
    if json:
        write_json([_as_json(each, known[each.id]) for each in found])
    elif decided:
        write_table(("unit", "decision", "by", "on", "why"), map(_decision, found))
    elif source:
        if not found:
            raise CritminError(f"{source} holds nothing back; `critmin review` lists what waits")
        typer.echo("\n".join(_lines(found[0], known[found[0].id], state.snapshot if state else None)))
    else:
        rows = ((each.source or each.unit, f"{each.held_at:%Y-%m-%d}", "; ".join(each.reasons)) for each in found)
        write_table(("waiting", "since", "why"), rows)
    say(f"{counted(len(found), 'review')} {'decided' if decided else 'open'}")


def _known(store: Store, each: Review) -> dict[tuple[str, str], Record]:
    return {record.id: record for _, record in store.records(each.source)} if each.source else {}


def _decision(each: Review) -> tuple[object, ...]:
    on = f"{each.decided_at:%Y-%m-%d %H:%M}" if each.decided_at else ""
    return each.source or each.unit, each.decision, each.decided_by, on, each.why


def _as_json(each: Review, known: Mapping[tuple[str, str], Record]) -> dict[str, object]:
    found = sides(each, known)
    return {
        "source": each.source,
        "unit": each.unit,
        "held_at": each.held_at.isoformat(),
        "seen_at": each.seen_at.isoformat(),
        "snapshot": each.snapshot,
        "reasons": list(each.reasons),
        "read": [{"kind": r.kind, "key": r.key, "label": r.label, "fields": dict(r.fields)} for r in each.proposed],
        "sure": found.sure,
        "would_add": found.added,
        "would_remove": found.gone,
        "would_change": found.differ,
        "decision": each.decision,
        "decided_at": each.decided_at.isoformat() if each.decided_at else None,
        "decided_by": each.decided_by,
        "why": each.why,
    }


def _lines(each: Review, known: Mapping[tuple[str, str], Record], last: str | None) -> list[str]:
    lines = [f"{each.source}: held back since {each.held_at:%Y-%m-%d}, last seen {each.seen_at:%Y-%m-%d}", "", "Why:"]
    lines += [f"  {reason}" for reason in each.reasons]
    if each.proposed:
        lines += _groups(sides(each, known), known)
    else:
        lines += ["", "Nothing could be read from it as records."]
    return [*lines, "", *_advice(each, last)]


def _groups(found: Sides, known: Mapping[tuple[str, str], Record]) -> list[str]:
    """What was read as it is known, and what waits: it was neither told nor taken over."""
    sure = textwrap.wrap(", ".join(_shown(found.sure)), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    signs = (("+", found.added), ("-", found.gone), ("~", found.differ))
    waiting = [line for sign, labels in signs for line in _shown([f"  {sign} {label}" for label in labels])]
    return [
        "",
        f"Sure, as known ({counted(len(found.sure), 'record')} of {len(known)}):",
        *(sure or ["  nothing"]),
        "",
        f"Waiting ({found.waiting}): + read and not known, - known and not read, ~ read otherwise",
        *(waiting or ["  no difference"]),
    ]


def _shown(lines: Sequence[str]) -> list[str]:
    return [*lines[:_SHOWN], *([f"  and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else [])]


def _advice(each: Review, last: str | None) -> list[str]:
    """What to type next. `last`: the document that was taken over last."""
    look = [f"  critmin snapshot {each.snapshot[:12]} --open"] if each.snapshot else []
    if each.snapshot and last and last != each.snapshot:
        look.append(f"  critmin snapshot {each.snapshot[:12]} --diff {last[:12]}")
    return [
        "Look at the document:",
        *look,
        "Then one of:",
        *([f"  critmin accept {each.source}                  the reading is right"] if each.proposed else []),
        f"  critmin accept {each.source} --entries FILE   it says something else: one entry a line",
        f"  critmin accept {each.source} --as-unchanged   the same as before, in a new layout",
        "or wait: what is known stays as it is until then.",
    ]
