"""`sources.yaml` -> `Source`. (The reader of the file, with its errors, is completed below.)"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl

Confidence = Literal["verified", "likely", "from-memory"]
Poll = Literal["hourly", "twice-daily", "daily", "weekly", "monthly", "quarterly", "once"]
Topic = Literal["lists", "iso-committees", "iso-projects", "ansi", "official", "news", "frameworks"]
Options = dict[str, str | int | bool | list[str]]  # named out here: inside `Source`, `list` is one of its fields


class Expectations(BaseModel):
    """What a plausible answer of this source looks like; a poll outside it is quarantined, never told.

    `min_records`: fewer records than this is no plausible state. `max_vanish`: the largest share of the known
    records (0 to 1) that one poll may remove. `max_changed`: the largest share that may change the same field.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_records: int = Field(ge=0)
    max_vanish: float = Field(ge=0, le=1)
    max_changed: float = Field(default=0.6, ge=0, le=1)


class Source(BaseModel):
    """One thing that is watched: one entry in `sources.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
    name: str = Field(min_length=1)
    organisation: str = Field(min_length=1)
    jurisdiction: str = Field(min_length=1)
    kind: str
    url: HttpUrl
    poll: Poll
    topic: Topic
    expect: Expectations
    why: str = Field(min_length=1)
    evidence: str = Field(min_length=1)
    confidence: Confidence
    enabled: bool = True
    alias: HttpUrl | None = None
    format: str | None = None
    version: str | None = None
    framework: int | None = None
    list: str | None = None
    needs_key: bool = False
    runbook: str | None = None
    options: Options = Field(default_factory=dict)
