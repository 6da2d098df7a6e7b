"""`Source`: one thing that is watched, as its entry in `sources.yaml` states it."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, field_validator

from vocabulary.topics import Topic
from vocabulary.words import is_unseen

Confidence = Literal["verified", "likely", "from-memory"]
Poll = Literal["hourly", "twice-daily", "daily", "weekly", "monthly", "quarterly", "once"]
Articles = Literal["core", "relevant", "none"]
Options = dict[str, str | int | bool | list[str]]  # named out here: inside `Source`, `list` is one of its fields


_INTERVALS = {
    "hourly": timedelta(hours=1),
    "twice-daily": timedelta(hours=12),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "quarterly": timedelta(days=91),
    "once": timedelta.max,
}


# Days after which a source that still says the same is looked at: was it moved, is it a copy that nobody keeps?
# Documents of one project and notices that never change again have no such limit.
_STALE_AFTER = {
    "iso-deliverables": 45, "iso-committees": 90, "feed": 120, "news-list": 120, "sitemap": 120,
    "federal-register": 365, "govuk": 365, "eurlex": 365, "page": 730, "framework-page": 730,
    "iso-committee-page": 730, "mineral-list": 1500,
}  # fmt: skip


MINERAL_LIST = "mineral-list"
"""The kind of source whose records a person can state, one entry per line."""
_WITH_TEASERS = frozenset({"feed", "news-list", "sitemap"})


def _words(text: str) -> str:
    """What a catalogue says is shown on terminals, in mails and on the site, where such characters act."""
    for letter in text:
        if is_unseen(letter):
            raise ValueError(f"expected text without control or direction characters, found U+{ord(letter):04X}")
    return text


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("expected text on one line")
    return text


_Words = Annotated[str, AfterValidator(_words)]
_Line = Annotated[str, AfterValidator(_words), AfterValidator(_one_line)]


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

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
    name: _Line = Field(min_length=1)
    organisation: _Line = Field(min_length=1)
    jurisdiction: _Line = Field(min_length=1)
    kind: str
    url: HttpUrl
    poll: Poll
    topic: Topic
    expect: Expectations
    why: _Words = Field(min_length=1)
    evidence: _Words = Field(min_length=1)
    confidence: Confidence
    enabled: bool = True
    made_for: Literal["open watched projects"] | None = Field(
        default=None, alias="for", description="A pattern: one source is made of it for each of these."
    )
    alias: HttpUrl | None = None
    format: str | None = None
    version: str | None = None
    framework: int | None = None
    list: str | None = None
    max_bytes: int | None = Field(
        default=None, gt=0, description="Largest size of its document in bytes; default: by kind."
    )
    stale_after: int | None = Field(
        default=None, gt=0, description="Days without a change after which a person should look; default: by kind."
    )
    articles: Articles | None = Field(
        default=None,
        description="Whose articles are read where the feed gives only a teaser: of what is core, of all that is "
        "relevant, or none; default: by kind.",
    )
    needs_key: bool = False
    runbook: _Words | None = None
    options: Options = Field(default_factory=dict)

    @field_validator("url", "alias")
    @classmethod
    def _is_open(cls, address: HttpUrl | None) -> HttpUrl | None:
        """An address is shown in digests, in messages and on the site: no secret may stand in it."""
        if address is not None and (address.username or address.password):
            raise ValueError("expected an address without a user name or password")
        return address

    @property
    def host(self) -> str:
        """The host that is asked: one request at a time goes to each."""
        return self.url.host or ""

    @property
    def interval(self) -> timedelta:
        """How long after one poll the next is due."""
        return _INTERVALS[self.poll]

    @property
    def window(self) -> timedelta:
        """How old an item may be when it is seen first and still be news: its option `window_days`, else a month."""
        days = self.options.get("window_days", 30)
        return timedelta(days=days if isinstance(days, int) and not isinstance(days, bool) and days > 0 else 30)

    @property
    def reads_articles(self) -> Articles:
        """Whose articles are read: what the entry says, else what is relevant of feeds, lists and maps of news."""
        return self.articles or ("relevant" if self.kind in _WITH_TEASERS else "none")

    @property
    def patience(self) -> timedelta | None:
        """How long it may say the same before a person should look; `None`: for ever."""
        days = self.stale_after or _STALE_AFTER.get(self.kind)
        return None if days is None or self.poll == "once" else timedelta(days=days)

    def fingerprint(self, extractor_version: int) -> str:
        """What the records depend on besides the document: a change of it makes earlier validators useless."""
        settings = {
            "kind": self.kind,
            "url": str(self.url),
            "jurisdiction": self.jurisdiction,
            "list": self.list,
            "options": self.options,
            "extractor": extractor_version,
        }
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:32]
