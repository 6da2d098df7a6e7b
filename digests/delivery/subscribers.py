"""`subscribers.yaml` -> the readers, with errors that name file, line, entry and what was expected.

A reader is known by the name: what was told to whom is remembered under it.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

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

from digests.delivery.cadence import WEEKDAYS, Cadence, Frequency
from digests.delivery.operator import Operator, operator_problems
from digests.delivery.values import Search, known_zone, mail_address, one_line, search_words
from digests.issue.select import Interests
from digests.reports import names
from digests.words.dates import Dates, known_language
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError, CritminError, MalformedReference
from vocabulary.iso.spellings import canonical
from vocabulary.jurisdictions import jurisdiction
from vocabulary.minerals import all_ids, lookup
from vocabulary.news.rules import default_rules
from vocabulary.topics import SUBJECTS, Topic
from vocabulary.yaml_files.lines import entries, mapping, problems
from vocabulary.yaml_files.sentences import in_order

TOPICS = (*map(str, Topic), *SUBJECTS)


def _topic(text: str) -> str:
    if text in TOPICS:
        return text
    near = difflib.get_close_matches(text, TOPICS)
    raise ValueError(f"unknown topic{_perhaps(near)}; expected one of {', '.join(TOPICS)}")


def _perhaps(near: Sequence[str]) -> str:
    return f" (did you mean {near[0]}?)" if near else ""


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
    near = difflib.get_close_matches(text.lower(), all_ids(), cutoff=0.7)
    raise ValueError(f"expected the name of one known material{_perhaps(near)}")


def _report(text: str) -> str:
    if text not in names():
        near = difflib.get_close_matches(text, names())
        raise ValueError(f"unknown report{_perhaps(near)}; expected one of {', '.join(names())}")
    return text


def _rule(text: str) -> str:
    known = [rule.id for rule in default_rules().rules]
    if text in known:
        return text
    near = difflib.get_close_matches(text, known)
    raise ValueError(f"unknown news rule{_perhaps(near)}; `critmin news --rules` lists them")


def _jurisdiction(text: object) -> object:
    if isinstance(text, bool):
        raise ValueError("YAML reads NO as false; write it in quotes: 'NO'")  # noqa: TRY004 - pydantic takes ValueError
    try:
        return jurisdiction(str(text)).code
    except CritminError as error:
        raise ValueError(str(error)) from error


def _language(text: str) -> str:
    try:
        return known_language(text)
    except ConfigurationError as error:
        raise ValueError(str(error)) from error


def _day(value: object) -> object:
    if isinstance(value, list):
        return tuple(map(_day, value))
    return value.strip().lower() if isinstance(value, str) else value


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DayOfMonth = Annotated[StrictInt, Field(ge=1, le=31)]


class Subscriber(BaseModel):
    """One reader: one entry in `subscribers.yaml`.

    With no topic, committee, mineral or jurisdiction named, every change is reported.

    `day`: the weekday (or several) of a weekly digest, the day of the month of a monthly or quarterly one (the last
    where the month is shorter). `pause_until`: nothing is sent before that day, and nothing is lost. `significance`:
    the lowest that is reported. `format`: "html" has a plain-text part. `empty`: whether a digest is sent when there is
    nothing to report. `reports`: documents sent with each digest, for its period. `mute`: news rules whose items are
    left out; `wants`: news rules of the reader's own, name -> phrases, which make news core. `searches`: what they find
    is reported as well; `exclude`: what these find is never reported. `also`: further addresses. `urgent`: changes of
    at least this significance, and what an urgent search finds, are also sent at once, by mail and to the services in
    `notify` (https://appriseit.com), at most `alerts_a_day`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(one_line)]
    address: Annotated[str, AfterValidator(mail_address)]
    cadence: Frequency
    also: tuple[Annotated[str, AfterValidator(mail_address)], ...] = ()
    day: Annotated[Weekday | DayOfMonth | tuple[Weekday, ...] | None, BeforeValidator(_day)] = None
    pause_until: date | None = None
    hour: Annotated[StrictInt, Field(ge=0, le=23)] = 7
    time_zone: Annotated[str, AfterValidator(known_zone)] = "UTC"
    language: Annotated[str, AfterValidator(_language)] = "en"
    topics: tuple[Annotated[str, AfterValidator(_topic)], ...] = ()
    committees: tuple[Annotated[str, AfterValidator(_committee)], ...] = ()
    minerals: tuple[Annotated[str, AfterValidator(_mineral)], ...] = ()
    jurisdictions: tuple[Annotated[str, BeforeValidator(_jurisdiction)], ...] = ()
    significance: Significance = Significance.NOTABLE
    format: Literal["html", "text"] = "html"
    empty: StrictBool = True
    reports: tuple[Annotated[str, AfterValidator(_report)], ...] = ()
    mute: tuple[Annotated[str, AfterValidator(_rule)], ...] = ()
    wants: dict[str, tuple[Annotated[str, Field(min_length=3)], ...]] = Field(default_factory=dict)
    searches: tuple[Search, ...] = ()
    exclude: tuple[Annotated[str, AfterValidator(search_words)], ...] = ()
    urgent: Significance | None = None
    notify: tuple[str, ...] = ()
    alerts_a_day: Annotated[StrictInt, Field(ge=1, le=100)] = 10

    @model_validator(mode="after")
    def _day_fits(self) -> Self:
        if self.cadence is Frequency.DAILY and self.day is not None:
            raise ValueError(f"a daily digest has no day, found {self.day!r}")
        if self.cadence is Frequency.WEEKLY and isinstance(self.day, int):
            raise ValueError(f"the day of a weekly digest is a weekday (monday to sunday), found {self.day!r}")
        if self.cadence in (Frequency.MONTHLY, Frequency.QUARTERLY) and isinstance(self.day, str | tuple):
            raise ValueError(f"the day of a {self.cadence} digest is a day of the month (1 to 31), found {self.day!r}")
        return self

    @property
    def schedule(self) -> Cadence:
        """When the digests are due."""
        if isinstance(self.day, str | tuple):
            named = (self.day,) if isinstance(self.day, str) else self.day
            days = tuple(sorted({WEEKDAYS.index(day) for day in named})) or (0,)
            return Cadence(self.cadence, self.hour, self.zone, days[0], days[1:])
        return Cadence(self.cadence, self.hour, self.zone, self.day or (0 if self.cadence is Frequency.WEEKLY else 1))

    def is_paused(self, now: datetime) -> bool:
        """Whether the reader wants nothing at `now`, by their own clock."""
        return self.pause_until is not None and now.astimezone(self.zone).date() < self.pause_until

    def next_due(self, now: datetime) -> datetime:
        """When the next digest is due. What falls into a pause comes at its end."""
        due = self.schedule.next_due(now)
        if self.pause_until is None:
            return due
        return max(due, datetime.combine(self.pause_until, time.min, self.zone).astimezone(UTC))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the reader, each once."""
        return tuple(dict.fromkeys((self.address, *self.also)))

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
            frozenset(self.topics),
            frozenset(self.committees),
            frozenset(self.minerals),
            frozenset(self.jurisdictions),
            frozenset(self.mute),
            tuple(sorted(self.wants.items())),
            tuple(search.words for search in self.searches),
            self.exclude,
        )


@dataclass(frozen=True, slots=True)
class Subscribers:
    """All readers, in the order of the file."""

    path: Path
    readers: tuple[Subscriber, ...]

    def get(self, name: str) -> Subscriber:
        """The reader with this name, in whatever case, or the only one with this address."""
        wanted = name.strip().casefold()
        readers = [reader for reader in self.readers if reader.name.casefold() == wanted]
        readers = readers or [reader for reader in self.readers if reader.address.casefold() == wanted]
        if len(readers) == 1:
            return readers[0]
        if readers:
            raise ConfigurationError(f"{name} is the address of {len(readers)} readers in {self.path}; give a name")
        near = difflib.get_close_matches(name, [reader.name for reader in self.readers])
        hint = f"did you mean {' or '.join(near)}?" if near else "`critmin subscribers` lists them all"
        raise ConfigurationError(f"there is no reader {name!r} in {self.path}; {hint}")

    def saved(self, name: str) -> tuple[Subscriber, str]:
        """Whose a saved search is, and its words; it is named READER/NAME."""
        who, _, wanted = name.partition("/")
        reader = self.get(who)
        searches = {search.name.casefold(): search.words for search in reader.searches}
        if wanted.strip().casefold() not in searches:
            known = ", ".join(search.name for search in reader.searches) or "none"
            raise ConfigurationError(f"{reader.name} has no saved search {wanted!r} in {self.path}; there are: {known}")
        return reader, searches[wanted.strip().casefold()]


def example_path() -> Path:
    """The example that ships; in a source checkout the one at the project's root."""
    packaged = Path(__file__).parent / "subscribers.yaml"
    return packaged if packaged.exists() else Path(__file__).parents[2] / "subscribers.yaml"


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of the file, for editors; `subscribers.schema.json` holds it."""
    entry = Subscriber.model_json_schema()
    entry["properties"]["topics"]["items"]["enum"] = list(TOPICS)
    operator = Operator.model_json_schema()
    definitions = {**entry.pop("$defs", {}), **operator.pop("$defs", {}), "Operator": operator, "Subscriber": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "critmin: who gets which digest",
        "type": "object",
        "required": ["subscribers"],
        "properties": {
            "subscribers": {"type": "array", "items": {"$ref": "#/$defs/Subscriber"}},
            "operator": {"$ref": "#/$defs/Operator"},
        },
        "$defs": definitions,
    }


def load(path: Path) -> Subscribers:
    """Read and validate the file. Raises one `ConfigurationError` that lists every problem of it."""
    wrong: list[str] = []
    readers: list[Subscriber] = []
    first: dict[str, int] = {}  # in which line each name is used first
    for entry in entries(path, "subscribers"):
        wrong_here = list(problems(path, entry, Subscriber, "name"))
        if isinstance(name := entry.values.get("name"), str):
            line, key = entry.lines["name"], name.strip().casefold()
            if key in first:
                wrong_here.append(f"{path}:{line}: entry {name!r}: duplicate name (first used in line {first[key]})")
            first.setdefault(key, line)
        if not wrong_here:
            readers.append(Subscriber.model_validate(entry.values))
        wrong += wrong_here
    operator = mapping(path, "operator")
    wrong += operator_problems(path, operator) if operator else []
    if wrong:
        raise ConfigurationError("\n".join(in_order(wrong)))
    return Subscribers(path, tuple(readers))
