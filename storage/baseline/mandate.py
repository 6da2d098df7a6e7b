"""What critmin serves, as `mandate.yaml` has it: committees, watched documents, frameworks, each with its citations.

Facts only: what follows from them for a change's weight is `vocabulary.telling.tell`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from storage.baseline.editions import Day
from storage.store import Store
from vocabulary.records import Framework, Record
from vocabulary.yaml_files.document import duplicates, mappings, read_model, text_of
from vocabulary.yaml_files.sentences import Place

FILE = Path(__file__).with_name("mandate.yaml")
SOURCE = "baseline"
"""The source under which the records of the mandate are stored, and their `snapshot`: the evidence is the file."""

Words = Annotated[str, Field(min_length=1)]
ProjectId = Annotated[int, Field(gt=0)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(_Model):
    """A document that facts are taken from."""

    id: Words
    title: Words
    publisher: Words
    date: Day
    url: Words

    def is_known_by(self, day: dt.date) -> bool:
        """Whether it was there by `day`, as far as its date is precise."""
        return day.isoformat()[: len(self.date)] >= self.date


class Fact(_Model):
    """Something known before the first poll. The file's head says what the confidences mean."""

    cite: tuple[str, ...] = Field(min_length=1)
    confidence: Literal["verified", "stated", "disputed"]
    note: str | None = None


class HomeCountry(Fact):
    """The country whose participation is followed: ISO 3166-1 alpha-2."""

    value: str = Field(pattern=r"^[A-Z]{2}$")


class Person(_Model):
    """A person and the standards body that sends them."""

    name: Words
    body: Words


class Output(_Model):
    """One thing that the CMCC is expected to deliver."""

    id: Words
    text: Words


class Member(_Model):
    """A member of the CMCC that is no ISO committee; `part`: in which role."""

    reference: Words
    name: Words
    part: Words


class CoordinationCommittee(Fact):
    """The CMCC."""

    name: Words
    formed: Day
    convenor: Person
    reports_to: Words
    mandate: Words
    other_members: tuple[Member, ...]
    outputs: tuple[Output, ...]


class CoordinationGroup(Fact):
    """The ICMSCG."""

    name: Words
    formed: Day
    run_by: Words
    page: Words
    membership: Words
    activities: tuple[str, ...]
    plans_2026: tuple[str, ...]


class WatchedCommittee(Fact):
    """A committee represented in the CMCC; `icmscg`: the U.S. group follows it as well.

    `disbanded_by`: the citation that calls it disbanded.
    """

    reference: Words
    iso_id: int = Field(gt=0)
    title: Words
    icmscg: bool = False
    us_tag_administrator: str | None = None
    disbanded_by: str | None = None


class Workshop(_Model):
    """One meeting of a workshop; both days included."""

    start: Day
    end: Day
    place: Words


class WorkshopAgreement(Fact):
    """IWA 45."""

    project_id: ProjectId
    countries: int = Field(gt=0)
    workshops: tuple[Workshop, ...]
    conclusions: tuple[str, ...]


class WatchedDocument(Fact):
    """A document that the mandate names. No `project_id`: the cited catalogue does not have it.

    `convenorship`: the country whose expert convenes the group (ISO 3166-1 alpha-2). `lines`: how often it is named.
    """

    reference: Words
    project_id: ProjectId | None = None
    committee: str | None = None
    convenorship: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    subject: str | None = None
    title: str | None = None
    lines: int = Field(default=1, gt=0)


class PortfolioCount(Fact):
    """How many documents have a word in their title, and of how many committees."""

    word: Words
    documents: int = Field(gt=0)
    committees: int = Field(gt=0)


class NamedFramework(Fact):
    """A sustainability framework; `n` is its place in the deck's list, `id` its source in the catalogue.

    `liaisons`: how ISO Open Data calls its owners among the organizations in liaison.
    """

    n: int = Field(gt=0)
    id: Words
    owner: Words
    name: Words
    liaisons: tuple[str, ...] = ()


class Mandate(_Model):
    """All of `mandate.yaml`."""

    citations: tuple[Citation, ...]
    home_country: HomeCountry
    cmcc: CoordinationCommittee
    icmscg: CoordinationGroup
    committees: tuple[WatchedCommittee, ...]
    iwa_45: WorkshopAgreement
    watched_documents: tuple[WatchedDocument, ...]
    portfolio_counts: tuple[PortfolioCount, ...]
    existing_standards: tuple[WatchedDocument, ...]
    frameworks: tuple[NamedFramework, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in the order of the file."""
        single = (self.home_country, self.cmcc, self.icmscg, self.iwa_45)
        several = (self.committees, self.watched_documents, self.portfolio_counts, self.existing_standards)
        return (*single, *(fact for group in several for fact in group), *self.frameworks)

    def citation(self, identifier: str) -> Citation:
        """The citation with this id; every id that a fact names is one."""
        return next(citation for citation in self.citations if citation.id == identifier)


def _inconsistent(values: object, lines: Mapping[Place, int]) -> Iterator[tuple[Place, str]]:
    """What each field allows but the whole does not, from the values as they are written."""
    for name, field in (
        ("citations", "id"),
        ("committees", "iso_id"),
        ("committees", "reference"),
        ("frameworks", "id"),
    ):
        yield from duplicates(values, name, field, lines)
    known = {text_of(citation, "id") for _, citation in mappings(values, "citations")}
    for place, cited in _cited(values, ()):
        if cited not in known:
            yield place, f"expected the id of one of `citations`, found {cited!r}"


def _cited(values: object, place: Place) -> Iterator[tuple[Place, str]]:
    """What is cited anywhere below a place, and where."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            if name == "disbanded_by" and isinstance(value, str):
                yield (*place, name), value
            elif name == "cite" and isinstance(value, list):
                yield from (((*place, name), cited) for cited in value if isinstance(cited, str))
            else:
                yield from _cited(value, (*place, name))
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield from _cited(value, (*place, number))


def read(path: Path) -> Mandate:
    """The mandate that a file describes. `ConfigurationError` lists all that is wrong, with lines."""
    return read_model(path, Mandate, rule=_inconsistent)


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of the file, for editors; `mandate.schema.json` holds it."""
    schema = Mandate.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "critmin: the mandate"}


@cache
def mandate() -> Mandate:
    """The mandate that critmin ships."""
    return read(FILE)


def load(store: Store, at: dt.datetime) -> None:
    """Keep the mandate's frameworks as records of the source `baseline`. Doing it again changes nothing."""
    records = {record.id: record for record in map(_framework, mandate().frameworks)}
    with store.begin() as transaction:
        gone = transaction.current(SOURCE).keys() - records.keys()
        transaction.close(SOURCE, gone, at=at)
        transaction.write(SOURCE, records.values(), snapshot=SOURCE, at=at)


def _framework(framework: NamedFramework) -> Record:
    return Framework.of(framework.id, framework.name, {Framework.name: framework.name})
