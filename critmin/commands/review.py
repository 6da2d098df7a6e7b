"""`critmin review`: what is held back for a person: what was read, how it differs, and why it is doubted."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, Json, catalogue, opened
from critmin.output import counted, say, show_line, write_json, write_table
from pipeline.source import MINERAL_LIST
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
    """Show what is held for review: what was read, how it differs from what is known, and why."""
    of_list = bool(source) and catalogue(sources).get(source or "").kind == MINERAL_LIST
    with opened(db) as store:
        items = store.decisions(source) if decided else store.reviews(source)
        known = {item.id: _known(store, item) for item in items}
        state = store.state(source) if source else None
    if json:
        write_json([_as_json(item, known[item.id]) for item in items])
    elif decided:
        write_table(("unit", "decision", "by", "on", "why"), map(_decision, items))
    elif source:
        if not items:
            raise CritminError(f"{source} has nothing held for review; `critmin review` lists what does")
        last = state.snapshot if state else None
        show_line("\n".join(_lines(items[0], known[items[0].id], last, of_list=of_list)))
    else:
        rows = ((item.source or item.unit, f"{item.held_at:%Y-%m-%d}", "; ".join(item.reasons)) for item in items)
        write_table(("waiting", "since", "why"), rows)
    say(f"{counted(len(items), 'review')} {'decided' if decided else 'open'}")


def _known(store: Store, item: Review) -> dict[tuple[str, str], Record]:
    return {record.id: record for _, record in store.records(item.source)} if item.source else {}


def _decision(item: Review) -> tuple[object, ...]:
    on = f"{item.decided_at:%Y-%m-%d %H:%M}" if item.decided_at else ""
    return item.source or item.unit, item.decision, item.decided_by, on, item.why


def _as_json(item: Review, known: Mapping[tuple[str, str], Record]) -> dict[str, object]:
    both = sides(item, known)
    return {
        "source": item.source,
        "unit": item.unit,
        "held_at": item.held_at.isoformat(),
        "seen_at": item.seen_at.isoformat(),
        "snapshot": item.snapshot,
        "reasons": list(item.reasons),
        "read": [{"kind": r.kind, "key": r.key, "label": r.label, "fields": dict(r.fields)} for r in item.proposed],
        "sure": both.sure,
        "would_add": both.added,
        "would_remove": both.gone,
        "would_change": both.differ,
        "decision": item.decision,
        "decided_at": item.decided_at.isoformat() if item.decided_at else None,
        "decided_by": item.decided_by,
        "why": item.why,
    }


def _lines(item: Review, known: Mapping[tuple[str, str], Record], last: str | None, *, of_list: bool) -> list[str]:
    lines = [f"{item.source}: held back since {item.held_at:%Y-%m-%d}, last seen {item.seen_at:%Y-%m-%d}", "", "Why:"]
    lines += [f"  {reason}" for reason in item.reasons]
    if item.proposed:
        lines += _groups(sides(item, known), known)
    else:
        lines += ["", "No records could be read from it."]
    return [*lines, "", *_advice(item, last, of_list=of_list)]


def _groups(both: Sides, known: Mapping[tuple[str, str], Record]) -> list[str]:
    """What was read as it is known, and what waits: it was neither told nor taken over."""
    sure = textwrap.wrap(", ".join(_shown(both.sure)), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    signs = (("+", both.added), ("-", both.gone), ("~", both.differ))
    waiting = [line for sign, labels in signs for line in _shown([f"  {sign} {label}" for label in labels])]
    return [
        "",
        f"Certain ({counted(len(both.sure), 'record')} of {len(known)}):",
        *(sure or ["  nothing"]),
        "",
        f"Waiting ({both.waiting}): + read but not known, - known but not read, ~ read differently",
        *(waiting or ["  no difference"]),
    ]


def _shown(lines: Sequence[str]) -> list[str]:
    return [*lines[:_SHOWN], *([f"  and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else [])]


def _advice(item: Review, last: str | None, *, of_list: bool) -> list[str]:
    """What to type next. `last`: the document that was taken over last; `of_list`: whether it is a list of minerals."""
    stated = f"  critmin accept {item.source} --entries FILE   it says something else: one entry per line"
    look = [f"  critmin snapshot {item.snapshot[:12]} --open"] if item.snapshot else []
    if item.snapshot and last and last != item.snapshot:
        look.append(f"  critmin snapshot {item.snapshot[:12]} --diff {last[:12]}")
    return [
        "Look at the document:",
        *look,
        "Then one of:",
        *([f"  critmin accept {item.source}                  the reading is right"] if item.proposed else []),
        *([stated] if of_list else []),
        f"  critmin accept {item.source} --as-unchanged   the same as before, in a new layout",
        "or wait: what is known stays as it is until then.",
    ]
