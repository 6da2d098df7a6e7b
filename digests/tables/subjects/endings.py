"""What is known of the end of a committee, by which source, and what it means for the U.S. TAG, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from digests.analysis.committees.former import Ended, named
from digests.words.addresses import Link
from digests.words.dates import ENGLISH
from digests.words.wording import listed
from storage.iso_state import Known
from vocabulary.records import Committee


def end_lines(committee: Known, end: Ended | None, *, for_tag: bool = True) -> Iterator[str | tuple[str | Link, ...]]:
    """Nothing where nothing says that it ended. `for_tag`: whether the reader is a U.S. TAG, where it has one."""
    if end is None:
        return
    source = end.stated_by
    stated: tuple[str | Link, ...] = (
        ("Called disbanded by ", Link(source.title, source.url), f" ({source.publisher}, {source.date}).")
        if source
        else ()
    )
    if end.gone:
        gone = f"No longer on ISO's list of committees since {ENGLISH.day(end.gone)}."
        yield (f"{gone} ", *stated) if stated else gone
    else:
        yield (
            *stated,
            f" ISO's list of committees has it as {committee.text(Committee.status).casefold() or 'listed'}.",
        )
    entry = named(committee.name)
    if entry and entry.us_tag_administrator and for_tag:
        liaisons = listed([name for name in committee.names(Committee.liaisons) if name.startswith("ISO/")])
        yield (
            f"For the U.S. TAG (administrator: {entry.us_tag_administrator}): no vote remains once the committee has "
            "ended" + (f"; it was in liaison with {liaisons}." if liaisons else ".")
        )
