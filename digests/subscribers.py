"""`subscribers.yaml` -> the readers, with errors that name file, line, entry and what was expected.

A reader is known by the name: what was told to whom is remembered under it.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    model_validator,
)

from digests.cadence import WEEKDAYS, Cadence, Frequency
from digests.dates import Dates, known_language
from digests.event import Theme
from digests.reports import names
from digests.select import Interests
from digests.wording import clean
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError, CritminError, MalformedReference
from vocabulary.jurisdictions import jurisdiction
from vocabulary.minerals import all_ids, lookup
from vocabulary.spellings import canonical
from vocabulary.telling import SUBJECTS
from vocabulary.yaml_lines import entries, problems

TOPICS = (*(topic for theme in Theme for topic in theme.topics), *SUBJECTS)
# What HTML's <input type=email> takes, https://html.spec.whatwg.org/#valid-e-mail-address
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*")
_LONGEST = 254  # characters of an address, RFC 5321 (erratum 1690)


def mail_address(text: str) -> str:
    """One address as it is sent to a server, a domain in other letters as IDNA; `ValueError` if `text` is none."""
    name, _, domain = text.strip().rpartition("@")
    try:
        written = f"{name}@{domain.encode('idna').decode()}" if domain and not domain.isascii() else text.strip()
    except UnicodeError:
        written = ""
    if not _ADDRESS.fullmatch(written) or len(written) > _LONGEST:
        raise ValueError("expected one mail address such as reader@example.org")
    return written


def _name(text: str) -> str:
    if not text.strip() or clean(text) != text.strip():
        raise ValueError("expected a name on one line, without control characters")
    return text.strip()


def _topic(text: str) -> str:
    if text in TOPICS:
        return text
    near = difflib.get_close_matches(text, TOPICS)
    raise ValueError(
        f"there is no such topic{f'; did you mean {near[0]}?' if near else ''} (expected {', '.join(TOPICS)})"
    )


def _committee(text: str) -> str:
    try:
        reference = canonical(text)
    except MalformedReference as error:
        raise ValueError(f"expected a committee such as 'ISO/TC 298' or 'TC 82/SC 7': {error}") from error
    if not reference.is_committee:
        raise ValueError(f"expected a committee such as 'ISO/TC 298'; {reference} is a document")
    return str(reference)


def _mineral(text: str) -> str:
    match = lookup(text)
    if match is not None and len(match.minerals) == 1:
        return match.minerals[0]
    if text in all_ids():
        return text
    near = difflib.get_close_matches(text.lower(), all_ids())
    raise ValueError(f"names no one material that is known{f'; did you mean {near[0]}?' if near else ''}")


def _report(text: str) -> str:
    if text not in names():
        raise ValueError(f"there is no such report; expected one of {', '.join(names())}")
    return text


def _jurisdiction(text: object) -> object:
    if isinstance(text, bool):
        raise ValueError("YAML reads NO as false; write it in quotes: 'NO'")  # noqa: TRY004 - pydantic takes ValueError
    try:
        return jurisdiction(str(text)).code
    except CritminError as error:
        raise ValueError(str(error)) from error


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("there is no such time zone; expected an IANA name such as Europe/Berlin or UTC") from error


def _language(text: str) -> str:
    try:
        return known_language(text)
    except ConfigurationError as error:
        raise ValueError(str(error)) from error


def _day(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DayOfMonth = Annotated[StrictInt, Field(ge=1, le=31)]


class Subscriber(BaseModel):
    """One reader: one entry in `subscribers.yaml`. Nothing named among topics, … jurisdictions: everything is told.

    `day`: the weekday of a weekly digest, the day of the month of a monthly or quarterly one (the last where the month
    is shorter). `significance`: the least that is told. `format`: "html" is HTML with a text beside it. `empty`:
    whether a digest is wanted that has nothing to tell. `reports` go with each digest, as documents for its period.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_name)]
    address: Annotated[str, AfterValidator(mail_address)]
    cadence: Frequency
    day: Annotated[Weekday | DayOfMonth | None, BeforeValidator(_day)] = None
    hour: Annotated[StrictInt, Field(ge=0, le=23)] = 7
    time_zone: Annotated[str, AfterValidator(_zone)] = "UTC"
    language: Annotated[str, AfterValidator(_language)] = "en"
    topics: tuple[Annotated[str, AfterValidator(_topic)], ...] = ()
    committees: tuple[Annotated[str, AfterValidator(_committee)], ...] = ()
    minerals: tuple[Annotated[str, AfterValidator(_mineral)], ...] = ()
    jurisdictions: tuple[Annotated[str, BeforeValidator(_jurisdiction)], ...] = ()
    significance: Significance = Significance.NOTABLE
    format: Literal["html", "text"] = "html"
    empty: StrictBool = True
    reports: tuple[Annotated[str, AfterValidator(_report)], ...] = ()

    @model_validator(mode="after")
    def _day_fits(self) -> Self:
        if self.cadence is Frequency.DAILY and self.day is not None:
            raise ValueError(f"a daily digest has no day, found {self.day!r}")
        if self.cadence is Frequency.WEEKLY and isinstance(self.day, int):
            raise ValueError(f"the day of a weekly digest is a weekday (monday to sunday), found {self.day!r}")
        if self.cadence in (Frequency.MONTHLY, Frequency.QUARTERLY) and isinstance(self.day, str):
            raise ValueError(f"the day of a {self.cadence} digest is a day of the month (1 to 31), found {self.day!r}")
        return self

    @property
    def schedule(self) -> Cadence:
        """When the digests are due."""
        day = WEEKDAYS.index(self.day) if isinstance(self.day, str) else self.day
        return Cadence(self.cadence, self.hour, self.zone, day or (0 if self.cadence is Frequency.WEEKLY else 1))

    @property
    def zone(self) -> ZoneInfo:
        """The reader's clock."""
        return ZoneInfo(self.time_zone)

    @property
    def dates(self) -> Dates:
        """How the reader has dates written."""
        return Dates(self.language, self.zone)

    @property
    def interests(self) -> Interests:
        """What the reader follows."""
        return Interests(
            frozenset(self.topics), frozenset(self.committees), frozenset(self.minerals), frozenset(self.jurisdictions)
        )


@dataclass(frozen=True, slots=True)
class Subscribers:
    """All readers, in the order of the file."""

    path: Path
    readers: tuple[Subscriber, ...]

    def get(self, name: str) -> Subscriber:
        """The reader with this name, in whatever case, or the only one with this address."""
        wanted = name.strip().casefold()
        found = [reader for reader in self.readers if reader.name.casefold() == wanted]
        found = found or [reader for reader in self.readers if reader.address.casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise ConfigurationError(f"{name} is the address of {len(found)} readers in {self.path}; give a name")
        near = difflib.get_close_matches(name, [reader.name for reader in self.readers])
        hint = f"did you mean {' or '.join(near)}?" if near else "`critmin subscribers` lists those there are"
        raise ConfigurationError(f"there is no reader {name!r} in {self.path}; {hint}")


def example_path() -> Path:
    """The example that ships; in a source checkout the one at the project's root."""
    packaged = Path(__file__).parent / "subscribers.yaml"
    return packaged if packaged.exists() else Path(__file__).parents[1] / "subscribers.yaml"


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of the file, for editors; `subscribers.schema.json` holds it."""
    entry = Subscriber.model_json_schema()
    entry["properties"]["topics"]["items"]["enum"] = list(TOPICS)
    definitions = {**entry.pop("$defs", {}), "Subscriber": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "critmin: who gets which digest",
        "type": "object",
        "required": ["subscribers"],
        "properties": {"subscribers": {"type": "array", "items": {"$ref": "#/$defs/Subscriber"}}},
        "$defs": definitions,
    }


def load(path: Path) -> Subscribers:
    """Read and validate the file. Raises one `ConfigurationError` that lists every problem of it."""
    wrong: list[str] = []
    readers: dict[str, Subscriber] = {}
    for entry in entries(path, "subscribers"):
        found = list(problems(path, entry, Subscriber, "name"))
        if not found:
            reader = Subscriber.model_validate(entry.values)
            key = reader.name.casefold()
            if key in readers:
                where = f"{path}:{entry.lines['name']}: entry {reader.name!r}"
                found = [f"{where}: the name stands twice in the file; names must be unique"]
            readers[key] = reader
        wrong += found
    if wrong:
        raise ConfigurationError("\n".join(wrong))
    return Subscribers(path, tuple(readers.values()))
