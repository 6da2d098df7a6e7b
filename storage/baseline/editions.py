"""What the atlas is made of: jurisdictions, editions, entries exactly as published, each with its citations."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from vocabulary.lists.comparison import Listed
from vocabulary.lists.groups import usual
from vocabulary.lists.overlap import Side
from vocabulary.minerals import Match, lookup

Kind = Literal[
    "list", "amendment", "note", "study", "statement", "advisory", "export-restriction", "proposal", "reference"
]
KINDS: Mapping[Kind, str] = {
    "list": "a list that a government stands behind",
    "amendment": "what an instrument changed of a list",
    "export-restriction": "a control on exports, no list of what is critical",
    "proposal": "a list that was proposed",
    "study": "a list proposed by a study",
    "statement": "materials that an authority named as critical or strategic",
    "advisory": "a list that an advisory body recommended",
    "reference": "a list of an international body, of no jurisdiction",
    "note": "a fact about a list, without its entries",
}
Words = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Count = Annotated[int, Field(ge=0)]


def _in_calendar(text: str) -> str:
    try:
        date.fromisoformat(first_day(text))
    except ValueError:
        raise ValueError("expected a day, month or year that is in the calendar") from None
    return text


Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_in_calendar)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Model):
    """One entry as published. `english` is what the publisher's word means, where the list is in another language."""

    as_published: Words
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

    url: str = Field(pattern=r"^https?://")
    role: Words
    confidence: Literal["verified", "likely", "from-memory"]


class Edition(_Model):
    """One dated edition. `date` is as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""

    id: Identifier
    list: Identifier
    title: Words
    kind: Kind
    status: Literal["draft", "final", "superseded"]
    date: Day
    effective: Day | None = None
    amends: str | None = None
    instrument: Words
    complete: bool
    count_as_published: Count | Mapping[str, Count | None] | None = None
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

    @property
    def first_day(self) -> str:
        """The first day that its date may mean."""
        return first_day(self.date)

    @property
    def last_day(self) -> str:
        """The last one."""
        return last_day(self.date)


class Group(_Model):
    """What a publisher counts as a group, until a date where that changed. Without one here the general sense holds."""

    group: Words
    members: tuple[str, ...]
    until: Day | None = None
    remark: str | None = None
    citations: tuple[str, ...]


class Jurisdiction(_Model):
    """All that one jurisdiction published. `standing` names the list that stands for it among several."""

    code: Words
    name: Words
    issuing_body: str | None = None
    languages: tuple[Language, ...] = ("en",)
    official_list: bool | str | None = None
    standing: str | None = None
    groups: tuple[Group, ...] = ()
    editions: tuple[Edition, ...] = ()

    def members(self, group: str, as_of: str) -> tuple[str, ...]:
        """The materials that this publisher counts as the group at a date; empty for what is no group."""
        for known in self.groups:
            if known.group == group and (known.until is None or as_of < known.until):
                return known.members
        return usual(group)

    def meaning(self, entry: Entry) -> Match | None:
        """What an entry means, read in the languages of the jurisdiction, then by the meaning given in English."""
        for text, languages in ((entry.as_published, (*self.languages, None)), (entry.english or "", ("en",))):
            for language in languages:
                if match := lookup(text, language):
                    return match
        return None


@dataclass(frozen=True, slots=True)
class InForce:
    """An edition as it stands at a date, with the amendments that apply to it by then."""

    jurisdiction: Jurisdiction
    edition: Edition
    amendments: tuple[Edition, ...] = ()
    as_of: str | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, those that amendments added last."""
        added = [entry for amendment in self.amendments for entry in amendment.entries]
        return (*self.edition.entries, *added)

    @property
    def listed(self) -> tuple[Listed, ...]:
        """The entries with what they mean."""
        meaning = self.jurisdiction.meaning
        return tuple(Listed(entry.as_published, meaning(entry), entry.tier) for entry in self.entries)

    def members(self, group: str) -> tuple[str, ...]:
        """The materials that this edition counts as the group: those that its entry states, else the publisher's."""
        return self._stated(group) or self.jurisdiction.members(group, self.as_of or self.edition.date)

    def _stated(self, group: str) -> tuple[str, ...]:
        for entry in self.entries:
            stated = entry.members_stated
            match = self.jurisdiction.meaning(entry) if isinstance(stated, list) else None
            if isinstance(stated, list) and match and match.minerals == (group,):
                return tuple(material for match in map(lookup, stated) if match for material in match.minerals)
        return ()

    @property
    def side(self) -> Side:
        """The edition as one side of a comparison."""
        return Side(self.listed, self.members, self.edition.is_comparable)


def first_day(date: str) -> str:
    """The first day that a date of any precision may mean."""
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def last_day(date: str) -> str:
    """The last day that a date of any precision may mean."""
    if len(date) == len("2025"):
        return f"{date}-12-31"
    year, month, *day = date.split("-")
    return date if day else f"{date}-{monthrange(int(year), int(month))[1]}"
