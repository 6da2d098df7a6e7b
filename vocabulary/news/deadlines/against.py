"""What says that a day is of something else, or somebody else's. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vocabulary.news.deadlines.clauses import Around, Clause, Reason
from vocabulary.news.deadlines.days import Marked
from vocabulary.news.deadlines.roles import Role
from vocabulary.news.deadlines.words import Hit

_AGAINST: dict[Role, float] = {
    "seen": 4.0,
    "effect": 5.0,
    "supply": 4.0,
    "answer": 5.0,
    "planned": 5.0,
    "business": 6.0,
    "chosen": 5.0,
    "event": 5.0,
}
_UNSHIELDED = ("planned", "business", "chosen")  # whatever is sent or closes
_ELSEWHERE = 0.4  # of what it weighs in the clause itself
_OBJECT_AFTER, _OBJECT_BEFORE = 5, 4  # characters between an authority and the word by which it is asked
_OTHERS = 5.0  # somebody else's duty
_FIRMS_ASKED = 2.0  # a firm's, where it is what only the public is asked for
_ENQUIRY = 4.0  # what may be asked before offers are made
_SIGN_UP = 5.0  # signing up where a text is about an event
_VERB_LAST = re.compile("[\u3040-\u30ff\uac00-\ud7af]")  # Japanese and Korean


def against(day: Marked, clause: Clause, words: Sequence[Hit], around: Around) -> Iterator[Reason]:
    """What happens on the day, whose duty it is, and signing up for an event."""
    if any(hit.role == "owed" and clause.has(hit) for hit in words):
        clause = Clause(clause.start, _end_of_owed(clause, words))  # "... have until then, to pay their fees"
    acts_on = any(hit.role in ("asked", "perhaps", "sending", "signing") and clause.has(hit) for hit in words)
    acts = any(hit.role in ("sending", "closing") and clause.has(hit) for hit in words)
    for role, weight in _AGAINST.items():
        if role == "event" and any(hit.role == "asked" and clause.has(hit) for hit in words):
            continue  # papers for a conference
        own = [hit for hit in words if hit.role == role and (role == "business" or clause.has(hit))]
        governing = own if role in _UNSHIELDED or not acts_on else [hit for hit in own if _governs(hit, day, words)]
        if governing:
            yield Reason(role, governing[0].word, -weight)
        elif not acts and (rest := [hit for hit in words if hit.role == role and hit.end <= clause.start]):
            yield Reason(role, rest[-1].word, -weight * _ELSEWHERE)
    named = [hit.start for hit in words if hit.role in ("asked", "perhaps") and clause.has(hit)]
    for hit in words:
        if hit.role == "enquiry" and clause.has(hit) and hit.start < min(named, default=clause.end):
            yield Reason("enquiry", hit.word, -_ENQUIRY)
            break
    yield from _asked_of_another([hit for hit in words if hit.start < clause.end])
    yield from _duty(day, clause, words)
    roles = {hit.role for hit in words}
    if "signing" in roles and "asked" not in roles and around.event:
        yield Reason("event", "signing up for an event", -_SIGN_UP)


def _end_of_owed(clause: Clause, words: Sequence[Hit]) -> int:
    """Where what there is time for ends: with the sentence, if nothing else is asked for in it."""
    further = [hit for hit in words if hit.start >= clause.end]
    if any(hit.role in ("asked", "until") for hit in further):
        return clause.end
    return max((hit.end for hit in further), default=clause.end)


def _duty(day: Marked, clause: Clause, words: Sequence[Hit]) -> Iterator[Reason]:
    """The authority or the firm whose duty it is; what must reach an authority is no duty of its own."""
    own = [hit for hit in words if clause.has(hit)]
    subject = next((hit for hit in own if hit.role in ("others", "firms") and hit.end <= day.start), None)
    if subject is None or any(hit.role in ("sending", "must") and hit.start < subject.start for hit in own):
        return
    if any(hit.role == "closing" and subject.end <= hit.start < day.start for hit in own) and any(
        hit.role in ("asked", "box") for hit in own
    ):
        return  # what an authority closes is open to others until then
    asks = [hit for hit in own if hit.role in ("asked", "perhaps", "polite", "may", "people")]
    invited = {"polite", "people"} if subject.role == "others" else {"polite", "people", "may"}
    if any(hit.start < subject.start or hit.role in invited for hit in asks):
        return
    of_firms = subject.role == "firms" and any(hit.role == "asked" for hit in asks)
    yield Reason(subject.role, subject.word, -_FIRMS_ASKED if of_firms else -_OTHERS)


def _asked_of_another(words: Sequence[Hit]) -> Iterator[Reason]:
    """The authority that another one asks: "the Commission has asked member states", "heeft de minister gevraagd"."""
    authorities = [hit for hit in words if hit.role == "others"][1:]
    for polite in (hit for hit in words if hit.role == "polite"):
        for hit in authorities:
            if 0 <= hit.start - polite.end <= _OBJECT_AFTER or 0 <= polite.start - hit.end <= _OBJECT_BEFORE:
                yield Reason("others", hit.word, -_OTHERS)
                return


def _governs(hit: Hit, day: Marked, words: Sequence[Hit]) -> bool:
    """Whether what speaks against a day is what happens then: nothing that is sent or closes stands between."""
    first, last = (hit.end, day.start) if hit.end <= day.start else (day.end, hit.start)
    if (
        any(_VERB_LAST.search(other.word) for other in words)
        and hit.end <= day.start
        and any(other.role == "asked" and first <= other.start < last for other in words)
    ):
        return False  # a topic: what is done stands at the end
    return not any(other.role in ("sending", "closing") and first <= other.start < last for other in words)
