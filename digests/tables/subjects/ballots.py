"""Ballots and consultations as lines: what is open until when, and what must have closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digests.analysis.committees.progress import Open
from digests.analysis.iso import document_page, title_of
from digests.tables.frame import Line
from digests.tables.subjects.named_documents import TITLE
from digests.words.addresses import Link
from digests.words.dates import ENGLISH
from digests.words.wording import shorten


def open_line(ballot: Open) -> Line:
    """`ISO/DIS 7819 "Lithium - Vocabulary": enquiry ballot (DIS), opened on …; closes …; P-members vote`."""
    action = "P-members vote" if ballot.ballot.is_vote else "members comment"
    when = f"{ballot.opened.predicate}; {_closing(ballot, 'closes')}"
    return (*_named(ballot), f": {ballot.ballot.name}, {when}; {action}")


def closed_lines(ballots: Sequence[Open]) -> Iterator[Line]:
    """A line for all that opened and closed alike: `Enquiry ballot (DIS), opened …; closed …: ISO/DIS 7819 “…”`."""
    alike: dict[str, list[Open]] = {}
    for ballot in ballots:
        when = f"{ballot.ballot.name}, {ballot.opened.predicate}; {_closing(ballot, 'closed')}"
        alike.setdefault(when, []).append(ballot)
    for when, those in alike.items():
        pieces: list[str | Link] = [f"{when[:1].upper()}{when[1:]}: "]
        for number, ballot in enumerate(those):
            pieces += ["; " if number else "", *_named(ballot)]
        yield tuple(piece for piece in pieces if piece)


def _named(ballot: Open) -> tuple[Link | str, str]:
    return document_page(ballot.project), f" “{shorten(title_of(ballot.project), TITLE)}”"


def _closing(ballot: Open, verb: str) -> str:
    if ballot.closes is None:
        return "no period is set for it"
    return f"{verb} {'on' if ballot.is_exact else 'no later than'} {ENGLISH.written(ballot.closes)}"
