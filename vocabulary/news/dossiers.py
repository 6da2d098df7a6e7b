"""The step that a document takes in its matter, and the matter's steps in their order. Pure.

A matter is one docket, RIN, CELEX number or GOV.UK content id; its documents are items of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vocabulary.phrases import names, plain
from vocabulary.records import NewsItem, Record

STEPS = (
    "proposed",
    "comments open",
    "comments extended",
    "comments closed",
    "final",
    "delayed",
    "corrected",
    "withdrawn",
)
"""The steps of a matter, in the order in which they mostly come."""
_BY_WORDS = (
    ("corrected", re.compile(r"\bcorrection\b|\bcorrecting\b", re.I)),
    ("withdrawn", re.compile(r"\bwithdrawal of (?:the )?(?:proposed|final|notice|rule)|"
                             r"\bwithdraws? (?:the )?propos", re.I)),
    ("comments extended", re.compile(r"\bextension of (?:the )?(?:public )?comment|\bextend\w* .{0,20}comment period|"
                                     r"\breopening of (?:the )?comment", re.I)),
    ("delayed", re.compile(r"\bdelay of (?:the )?effective date|\bstay of effective", re.I)),
    ("comments open", re.compile(r"\brequests? for (?:public )?comments?|\bcomments? request|request for information|"
                                 r"\bcomment request|\bcall for evidence", re.I)),
)  # fmt: skip
_BY_TYPE = {
    "proposed rule": "proposed",
    "prorule": "proposed",
    "rule": "final",
    "open_consultation": "comments open",
    "closed_consultation": "comments closed",
    "consultation_outcome": "final",
    "call_for_evidence_outcome": "final",
    "open_call_for_evidence": "comments open",
    "closed_call_for_evidence": "comments closed",
}


def step_of(kind: str, text: str, *, withdrawn: bool = False, outcome: bool = False) -> str | None:
    """The step of a document of this type whose title and action are `text`; `None` where nothing says it."""
    if withdrawn:
        return "withdrawn"
    if outcome:
        return "final"
    by_words = next((step for step, words in _BY_WORDS if words.search(text)), None)
    return by_words or _BY_TYPE.get(kind.casefold())


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a matter: what it does, when, and what it is called."""

    day: str
    step: str
    title: str
    key: str


def dossiers(records: Iterable[Record]) -> Mapping[str, tuple[Step, ...]]:
    """matter -> its steps, the oldest first. Only items that belong to a matter are in it."""
    by_matter: dict[str, set[Step]] = {}
    for record in records:
        step = Step(
            plain(record.fields.get(NewsItem.published))[:10],
            plain(record.fields.get(NewsItem.step)) or "noticed",
            record.label,
            record.key,
        )
        for matter in names(record.fields.get(NewsItem.matters)).values():
            by_matter.setdefault(matter, set()).add(step)
    return {matter: tuple(sorted(steps, key=_by_day)) for matter, steps in sorted(by_matter.items())}


def _by_day(step: Step) -> tuple[str, int, str]:
    return step.day, STEPS.index(step.step) if step.step in STEPS else len(STEPS), step.key
