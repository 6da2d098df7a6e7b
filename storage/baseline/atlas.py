"""The atlas: published lists of critical minerals, edition by edition, exactly as published, each with its citations.

What is incomplete or rests on memory is shown as such and never enters a comparison or the matrix. An amendment
states only what it changes and is applied to the edition that it amends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from vocabulary.errors import ConfigurationError
from vocabulary.minerals import Match, lookup, members
from vocabulary.yaml_text import read_yaml

FOLDER = Path(__file__).parent / "lists"
Kind = Literal[
    "list", "amendment", "note", "study", "statement", "advisory", "export-restriction", "proposal", "reference"
]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Model):
    """One entry as published. `english` is what the publisher's word means, where the list is in another language."""

    as_published: str
    tier: str | None = None
    qualifier: str | None = None
    english: str | None = None
    name_ja: str | None = None
    name_ko: str | None = None
    group_as_published: str | None = None
    members_stated: list[str] | int | None = None
    change: Literal["added", "extended"] | None = None


class Address(_Model):
    """Where an edition stands, in which role, and how sure that is."""

    url: str
    role: str
    confidence: Literal["verified", "likely", "from-memory"]


class Edition(_Model):
    """One dated edition. `date` is as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""

    id: str
    list: str
    title: str
    kind: Kind
    status: Literal["draft", "final", "superseded"]
    date: str
    effective: str | None = None
    amends: str | None = None
    instrument: str
    complete: bool
    count_as_published: int | Mapping[str, int | None] | None = None
    verified: Literal["two-sources", "one-source", "from-memory"]
    tiers: tuple[str, ...] = ()
    nested_tiers: Mapping[str, str] | None = None
    urls: tuple[Address, ...] = ()
    citations: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def is_comparable(self) -> bool:
        """Whether the whole edition is known, and not from memory alone."""
        return self.complete and self.verified != "from-memory" and bool(self.entries)


class Group(_Model):
    """What a publisher counts as a group, until a date where that changed. Without one here the general sense holds."""

    group: str
    members: tuple[str, ...]
    until: str | None = None
    remark: str | None = None
    citations: tuple[str, ...]


class Jurisdiction(_Model):
    """All that one jurisdiction published. `standing` names the list that stands for it among several."""

    code: str
    name: str
    issuing_body: str | None = None
    languages: tuple[str, ...] = ("en",)
    official_list: bool | str | None = None
    standing: str | None = None
    groups: tuple[Group, ...] = ()
    editions: tuple[Edition, ...] = ()

    def members(self, group: str, as_of: str) -> tuple[str, ...]:
        """The materials that this publisher counts as the group at a date; empty for what is no group."""
        for known in self.groups:
            if known.group == group and (known.until is None or as_of < known.until):
                return known.members
        return members(group)

    def meaning(self, entry: Entry) -> Match | None:
        """What an entry means, read in the languages of the jurisdiction, then by the meaning given in English."""
        for text, languages in ((entry.as_published, (*self.languages, None)), (entry.english or "", ("en",))):
            for language in languages:
                if match := lookup(text, language):
                    return match
        return None


@dataclass(frozen=True, slots=True)
class InForce:
    """The edition that stands at a date, with the amendments that apply to it by then."""

    jurisdiction: Jurisdiction
    edition: Edition
    amendments: tuple[Edition, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, those that amendments added last."""
        added = [entry for amendment in self.amendments for entry in amendment.entries]
        return (*self.edition.entries, *added)


@cache
def atlas() -> Mapping[str, Jurisdiction]:
    """All jurisdictions by code. Raises `ConfigurationError` naming the file that is wrong."""
    return {found.code: found for found in map(_read, sorted(FOLDER.glob("*.yaml")))}


def _read(path: Path) -> Jurisdiction:
    try:
        return Jurisdiction.model_validate(read_yaml(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError, OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is no file of the atlas: {error}") from error


def in_force(jurisdiction: Jurisdiction, as_of: str, list_id: str | None = None) -> InForce | None:
    """The edition of a list (default: the standing one) at a date: the latest final one, else the latest draft.

    Only editions that are known whole count; None where there is none by then.
    """
    wanted = list_id or jurisdiction.standing
    known = [
        edition
        for edition in jurisdiction.editions
        if edition.list == wanted and edition.is_comparable and edition.kind != "amendment" and _by(edition, as_of)
    ]
    chosen = [edition for edition in known if edition.status != "draft"] or known
    if not chosen:
        return None
    base = max(chosen, key=lambda edition: _day(edition.date))
    return InForce(jurisdiction, base, tuple(_amendments(jurisdiction, base, as_of)))


def _amendments(jurisdiction: Jurisdiction, base: Edition, as_of: str) -> list[Edition]:
    found = [edition for edition in jurisdiction.editions if edition.amends == base.id and _by(edition, as_of)]
    return sorted(found, key=lambda edition: _day(edition.date))


def history(jurisdiction: Jurisdiction, list_id: str) -> list[InForce]:
    """The final editions of a list that are known whole, the oldest first, each without amendments of later date."""
    finals = [
        edition
        for edition in jurisdiction.editions
        if edition.list == list_id and edition.is_comparable and edition.status != "draft" and edition.kind == "list"
    ]
    return [InForce(jurisdiction, edition) for edition in sorted(finals, key=lambda edition: _day(edition.date))]


def find(identifier: str) -> InForce | None:
    """The edition with this id (`us-2022-final`), whatever its status."""
    for jurisdiction in atlas().values():
        for edition in jurisdiction.editions:
            if edition.id.casefold() == identifier.casefold():
                return InForce(jurisdiction, edition)
    return None


def _by(edition: Edition, as_of: str) -> bool:
    return _day(edition.date) <= _day(as_of)


def _day(date: str) -> str:
    """The first day that a date of any precision may mean."""
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]
