"""The documents that the mandate names, joined with ISO's data: by id, by reference, else by title and committee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from digests.analysis.iso import title_of
from storage.baseline.mandate import WatchedDocument, mandate
from storage.iso_state import Known
from vocabulary.errors import MalformedReference
from vocabulary.iso.likeness import words
from vocabulary.iso.references import Reference
from vocabulary.iso.spellings import canonical
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.iso.watch import identity, lineage, read
from vocabulary.records import Project

_DIGITS = re.compile(r"\d+")
SAME_TITLE = 0.8
"""Of all words of two titles, the share that both must have where no number tells whether they are one document."""
_ORDER = (Standing.PUBLISHED, Standing.UNDER_DEVELOPMENT, Standing.WITHDRAWN, Standing.DELETED, Standing.NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Named:
    """A document of the mandate and what ISO has of it at a date.

    `current`: the edition that counts, published before coming; `coming`: the project that revises it. `by`: what told
    that they are one: id, reference, or title and committee. `is_stated`: whether the mandate's own statement (stage,
    convenorship) was there by the date.
    """

    document: WatchedDocument
    current: Known | None
    coming: Known | None
    by: str | None
    is_stated: bool

    @property
    def title(self) -> str:
        """Its title in ISO's data, else as the mandate has it, else its subject."""
        known = title_of(self.current) if self.current else ""
        return known or self.document.title or self.document.subject or ""

    @property
    def draft(self) -> str | None:
        """PWI, WD, CD ...: the stage that the mandate's reference states, where ISO has no project."""
        reference = read(self.document.reference)
        return reference.stage if reference and not self.current and self.is_stated else None

    @property
    def convenor(self) -> str | None:
        """The country whose expert convenes the group (ISO 3166), where that was stated by the date."""
        return self.document.convenorship if self.is_stated else None


def watched(found: Sequence[Known], day: date) -> tuple[Named, ...]:
    """The documents that are watched, in the mandate's order."""
    return _joined(mandate().watched_documents, found, day)


def existing(found: Sequence[Known], day: date) -> tuple[Named, ...]:
    """The existing standards that the mandate names, in its order."""
    return _joined(mandate().existing_standards, found, day)


def named_by(text: str, found: Sequence[Known], day: date) -> Named | None:
    """The document of the mandate that a person means by its reference, at whatever stage."""
    try:
        wanted = identity(canonical(text))
    except MalformedReference:
        return None
    every = (*mandate().watched_documents, *mandate().existing_standards)
    chosen = [each for each in every if wanted == _identity(each)]
    return next(iter(_joined(chosen[:1], found, day)), None)


def _joined(documents: Iterable[WatchedDocument], found: Sequence[Known], day: date) -> tuple[Named, ...]:
    documents = tuple(documents)
    numbers = {canonical(each.reference).number for each in documents}
    numbered: dict[object, list[Known]] = {}
    for each in found:
        if numbers.isdisjoint(_DIGITS.findall(each.name)):
            continue  # most documents: not worth parsing
        if each.reference is not None and not each.reference.is_committee:
            numbered.setdefault(identity(each.reference), []).append(each)
    by_key = {each.key: each for each in found}
    deck = mandate().citation("deck")
    return tuple(_named(each, found, numbered, by_key, deck.is_known_by(day)) for each in documents)


def _named(
    document: WatchedDocument,
    found: Sequence[Known],
    numbered: dict[object, list[Known]],
    by_key: dict[str, Known],
    is_stated: bool,
) -> Named:
    same = sorted(numbered.get(_identity(document), ()), key=_standing)
    own = by_key.get(str(document.project_id))
    by = "id" if own else "reference" if same else None
    if own and own not in same:
        same = sorted((own, *same), key=_standing)
    if not same and (alike := _by_title(document, found)):
        same, by = [alike], "title and committee"
    current = same[0] if same else None
    coming = next((each for each in same[1:] if _is_coming(each)), None)
    return Named(document, current, coming, by, is_stated)


def _identity(document: WatchedDocument) -> object:
    return identity(canonical(document.reference))


def _standing(each: Known) -> tuple[int, str]:
    """Published first, of several the newest edition."""
    year = each.text(Project.published)[:4] or "0000"
    return _ORDER.index(standing_of(each.text(Project.stage))), str(9999 - int(year)) if year.isdecimal() else "9999"


def _is_coming(each: Known) -> bool:
    return standing_of(each.text(Project.stage)) is Standing.UNDER_DEVELOPMENT


def _by_title(document: WatchedDocument, found: Iterable[Known]) -> Known | None:
    """The one project of the same committee with the same title; None where there is none, or more than one."""
    if not (document.title and document.committee):
        return None
    home = _top(document.committee)
    alike = [each for each in _of(home, found) if _share(document.title, title_of(each)) >= SAME_TITLE]
    return alike[0] if len(alike) == 1 else None


def _of(committee: str, found: Iterable[Known]) -> Iterator[Known]:
    """The documents of a committee and of its subcommittees."""
    below = f"{committee}/"
    for each in found:
        home = each.text(Project.committee)
        if home == committee or home.startswith(below):
            yield each


@cache
def _top(committee: str) -> str:
    return lineage([committee])[-1]


def _share(one: str, other: str) -> float:
    mine, theirs = words(one), words(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def reference_shown(named: Named) -> str:
    """What the document is called now."""
    return named.current.name if named.current else named.document.reference


def parsed(named: Named) -> Reference | None:
    """The same, parsed."""
    return read(reference_shown(named))
