"""A table that sets lists of several countries side by side: its rows are what any of them has. Pure."""

from __future__ import annotations

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.wording.abroad import named

_SEVERAL = 2  # other countries with a column of their own


def compared_in_columns(chosen: Case) -> str | None:
    """The heads of the other columns, where several countries have one and the page's own has none; None otherwise.

    A table with a column of its own country says there which rows are listed, and that column is asked instead.
    """
    heads = chosen.listing.first.others
    countries = frozenset(code for head in heads for code in named(head))
    own = chosen.page.owners or frozenset()
    return ", ".join(heads)[:80] if len(countries) >= _SEVERAL and not countries & own else None
