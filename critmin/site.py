"""Building the site: what the command `site` and the background run share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from critmin.settings import settings
from digests.site import building
from digests.site.foot import SiteSource
from digests.site.world import Wishes
from digests.site.writing import Written
from storage.store import Store


def build(
    store: Store,
    sources: Sequence[SiteSource],
    out: Path,
    day: date,
    *,
    base: str | None,
    operator: bool = False,
    change: int | None = None,
) -> Written:
    """Bring the site in `out`, or in it the page of one change alone, up to the state at the end of `day`."""
    wishes = Wishes(base=base, operator=operator, quotes=settings().site_quotes)
    if change is not None:
        return building.build_change(store, sources, out, change, day, wishes)
    return building.build(store, sources, out, day, wishes)
