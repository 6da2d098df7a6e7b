"""The topics: what a source is about, what a change is about, and what a reader can ask for. Their one home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from vocabulary.records import Kind


class Topic(StrEnum):
    """What a source of the catalogue is about; what is read from it is about the same."""

    LISTS = "lists"
    ISO_COMMITTEES = "iso-committees"
    ISO_PROJECTS = "iso-projects"
    ANSI = "ansi"
    OFFICIAL = "official"
    NEWS = "news"
    FRAMEWORKS = "frameworks"


TOPIC_OF: Mapping[str, Topic] = {
    Kind.COMMITTEE: Topic.ISO_COMMITTEES,
    Kind.BODY: Topic.ISO_COMMITTEES,
    Kind.WORKING_GROUP: Topic.ISO_COMMITTEES,
    Kind.MEETING: Topic.ISO_COMMITTEES,
    Kind.PROJECT: Topic.ISO_PROJECTS,
    Kind.LIST_EDITION: Topic.LISTS,
    Kind.LISTED_MINERAL: Topic.LISTS,
    Kind.FRAMEWORK: Topic.FRAMEWORKS,
}
"""The topic of a kind of record, whatever its source is about. News and pages have only that of their source."""
_SUBJECTS = {  # the mandate's two questions to the ISO portfolio, by the stem of the word
    "traceability": re.compile(r"\btraceab", re.IGNORECASE),
    "sustainability": re.compile(r"\bsustainab", re.IGNORECASE),
}
SUBJECTS = tuple(_SUBJECTS)
"""The topics that a title adds to that of its source."""


def subjects_of(title: str) -> Iterator[str]:
    """Those of `SUBJECTS` that a title names."""
    return (subject for subject, stem in _SUBJECTS.items() if stem.search(title))
