"""Liaisons as sections: who is in liaison with each committee, what came and went, the frameworks among them."""

from __future__ import annotations

from collections.abc import Iterator

from digests.analysis.findings.year import FrameworkLiaison, Liaisons, Year
from digests.analysis.iso import committee_link
from digests.tables.frame import Cell, Section, Table
from digests.words.wording import counted, listed
from vocabulary.iso.notation.unnamed import presentable


def liaison_sections(title: str, past: Year) -> Iterator[Section]:
    """All liaisons of the watched committees at the date, and what came and went in the period."""
    rows = [_row(liaisons) for liaisons in past.liaisons if _has_any(liaisons)]
    columns = ("committee", "committees in liaison", "organizations in liaison", "joined (+) and left (-)")
    moved = sum(len(liaisons.joined) + len(liaisons.left) for liaisons in past.liaisons)
    changes = f"{past.members_within} {counted(moved, 'liaison') if moved else 'no liaison'} came or went."
    sentence = f"{counted(len(rows), 'committee has', 'committees have')} liaisons. {changes}"
    yield Section(title, (sentence,), tables=(Table.of(columns, rows),) if rows else ())
    if past.frameworks:
        columns = ("framework", "owner", "in liaison as", "with")
        table = Table.of(columns, list(map(_framework, past.frameworks)))
        yield Section("Frameworks whose owners are in liaison", tables=(table,), level=2)


def _has_any(liaisons: Liaisons) -> bool:
    return bool(liaisons.committees or liaisons.unnamed or liaisons.organizations or liaisons.left)


def _row(liaisons: Liaisons) -> tuple[Cell, ...]:
    joined = [f"+ {name}" for name in presentable(liaisons.joined)]
    left = [f"- {name}" for name in presentable(liaisons.left)]
    return (
        committee_link(liaisons.committee),
        listed([*liaisons.committees, *_unnamed(liaisons)]) or None,
        listed(liaisons.organizations) or None,
        listed([*joined, *left]) or None,
    )


def _unnamed(liaisons: Liaisons) -> list[str]:
    """Of the committees without a name how many there are; "more" only where some have one."""
    words = (" more", " more") if liaisons.committees else (" committee", " committees")
    return (
        [f"{liaisons.unnamed:,}{words[liaisons.unnamed > 1]} that ISO's data do not name"] if liaisons.unnamed else []
    )


def _framework(liaison: FrameworkLiaison) -> tuple[Cell, ...]:
    return liaison.framework.name, liaison.framework.owner, liaison.organization, listed(liaison.committees)
