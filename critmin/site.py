"""Building the site: what the command `site` and the background run share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from critmin.settings import settings
from digests.site import building
from digests.site.world import SiteSource, Wishes
from digests.site.writing import Written
from storage.store import Store


def build(
    store: Store, sources: Sequence[SiteSource], out: Path, day: date, *, base: str | None, operator: bool = False
) -> Written:
    """Bring the site in `out` up to the state of the store at the end of `day`."""
    wishes = Wishes(base=base, operator=operator, quotes=settings().site_quotes)
    return building.build(store, sources, out, day, wishes)
