"""Whether a day in a sentence is one by which its reader is asked to act: evidence for and against. Pure.

A day needs a role (it stands behind "until", or a word of closing), something that is asked, and more of both than
speaks against it (it takes effect, is attended, is delivered, is when an authority answers, is somebody else's duty).
No single word decides: an unknown verb with "kindly" and an address asks as well as a known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vocabulary.news.deadlines.days import Marked
from vocabulary.news.deadlines.roles import Role
from vocabulary.news.deadlines.sentences import DONE, EXTENDS
from vocabulary.news.deadlines.words import Hit

ROLE_LINE = 2.0  # what the role of a day must weigh
ASK_LINE = 3.0  # what is asked
LINE = 5.0  # and all together, what speaks against it taken off
_OWN: dict[Role, float] = {  # in the clause of the day
    "asked": 4.0,
    "perhaps": 2.0,
    "sending": 2.0,
    "people": 1.5,
    "polite": 1.5,
    "where": 1.0,
    "may": 1.5,
    "must": 1.0,
    "owed": 1.5,
    "signing": 1.0,
}
_REST: dict[Role, float] = {  # elsewhere in its sentence
    "asked": 3.0,
    "perhaps": 1.0,
    "sending": 1.0,
    "people": 1.0,
    "polite": 0.5,
    "where": 0.5,
    "may": 0.5,
    "must": 0.5,
    "owed": 1.0,
    "signing": 0.5,
}
_AGAINST: dict[Role, float] = {
    "seen": 4.0,
    "effect": 5.0,
    "supply": 4.0,
    "answer": 5.0,
    "planned": 5.0,
    "business": 6.0,
    "chosen": 5.0,
    "event": 3.0,
}
_ACTS = ("asked", "perhaps", "sending", "where", "signing", "before", "extended")
_UNSHIELDED = ("planned", "business", "chosen")  # whatever is sent or closes
_ELSEWHERE = 0.4  # of what it weighs in the clause itself
_MOST_ROLE, _MOST_ASKED = 3.0, 6.0  # so that what happens on a day outweighs any number of words
_OTHERS = 5.0  # somebody else's duty
_FIRMS_ASKED = 2.0  # a firm's, where it is what only the public is asked for
_FORMER = 6.0
_OPENING = " \"'“„«»‹›(–—-•*:0123456789"
_EXTENDED = 3.0
_SIGN_UP = 5.0  # signing up where a text is about an event
_BROKEN = re.compile(r"[;；。！？!?、，]|,(?=\s)|\.\s(?=[A-ZÀ-ÞА-ЯĄ-Ž])|\s[–—-]\s")
_WORDS_BETWEEN, _FAR = 7, 55  # between "until" and its day
_WORDS_SINCE = 2
_NEAR_RUN = 14  # characters, in scripts without spaces
_BEHIND = 26
_BEHIND_IT = 0.7  # of what it weighs where it stands before the day
_CLOSING_FAR = 70
_FORMER_FAR = 80
_WORD = re.compile(r"\w+")
_VERB_LAST = re.compile("[\u3040-\u30ff\uac00-\ud7af]")  # Japanese and Korean
_LETTERED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: what it is, the words, and its weight (negative: against)."""

    role: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A day with what speaks for it and against it."""

    day: str
    reasons: tuple[Reason, ...]
    role: float
    asked: float
    against: float

    @property
    def is_deadline(self) -> bool:
        """Whether the evidence reaches all three lines."""
        return self.role >= ROLE_LINE and self.asked >= ASK_LINE and self.role + self.asked - self.against >= LINE


@dataclass(frozen=True, slots=True)
class Around:
    """What a sentence stands in: `asks`, what the ones before it ask (0..3); `event`, whether the text is about one;
    `extended`: the sentence extends something."""

    asks: float = 0.0
    event: bool = False
    extended: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int

    def has(self, hit: Hit) -> bool:
        return self.start <= hit.start and hit.end <= self.end


def weigh(text: str, days: Sequence[Marked], words: Sequence[Hit], around: Around) -> Iterator[Weighed]:
    """Each day of a sentence (`text`, with its marks), weighed."""
    breaks = [0, *(match.start() for match in _BROKEN.finditer(text)), len(text)]
    words = [hit for hit in words if not any(day.start <= hit.start < day.end for day in days)]
    words = [hit for hit in words if hit.role not in ("asked", "perhaps") or not DONE.search(text[: hit.start])]
    over = [hit.start for hit in words if hit.role == "over"]
    words = [hit for hit in words if hit.role not in ("asked", "perhaps") or not any(hit.start < at for at in over)]
    clauses = [_clause(place, days, breaks) for place in range(len(days))]
    roles = [_role(text, day, days, clause, words) for day, clause in zip(days, clauses, strict=True)]
    former = [_former(day, days, words) for day in days]
    for day, clause, role, before in zip(days, clauses, roles, former, strict=True):
        if _moved_to(text, day, days) or (before is None and any(former)):
            role = [*role, Reason("moved", "the day was moved", 3.0)]
        ending = [other for other, its in zip(clauses, roles, strict=True) if other is not clause and its]
        asked = list(_asked(text, clause, ending, words, around))
        against = [*([before] if before else []), *_against(day, clause, words, around)]
        given, wanted, taken = (sum(reason.weight for reason in reasons) for reasons in (role, asked, against))
        if not any(reason.role in _ACTS for reason in asked):
            wanted = 0.0  # politeness alone asks for nothing
        yield Weighed(day.day, (*role, *asked, *against), min(given, _MOST_ROLE), min(wanted, _MOST_ASKED), -taken)


def _moved_to(text: str, day: Marked, days: Sequence[Marked]) -> bool:
    """Whether this is the day to which another was moved: the last of those that are named."""
    return EXTENDS.search(text) is not None and day.day == max(other.day for other in days)


def _clause(place: int, days: Sequence[Marked], breaks: Sequence[int]) -> _Clause:
    """From the break before a day, or the day before it, to the next."""
    day = days[place]
    start = max(at for at in breaks if at <= day.start)
    end = min(at for at in breaks if at >= day.end)
    if place:
        start = max(start, days[place - 1].end)
    if place + 1 < len(days):
        end = min(end, days[place + 1].start)
    return _Clause(start, end)


def _role(text: str, day: Marked, days: Sequence[Marked], clause: _Clause, words: Iterable[Hit]) -> list[Reason]:
    """What makes the day one by which something is over."""
    before_it = max((other.end for other in days if other.end <= day.start), default=0)
    small = [hit for hit in words if hit.role in ("until", "since") and before_it <= hit.start and hit.end <= day.start]
    nearest = max((hit for hit in small if _leads(text, hit, day)), key=_end, default=None)
    written = text[: day.start].endswith(("until ", "by "))  # as `written_out` has it, in whatever language
    if nearest is not None and nearest.role == "since" and not written:
        return []
    reasons = [Reason("until", nearest.word if nearest else "until", 2.0)] if nearest or written else []
    reach = max(before_it, day.start - _CLOSING_FAR)
    next_one = min((other.start for other in days if other.start >= day.end), default=None)
    behind_it = next_one is None or _BROKEN.search(text[day.end : next_one])
    closing = [
        hit
        for hit in words
        if hit.role == "closing"
        and (reach <= hit.start < day.start or (behind_it and clause.has(hit) and hit.start >= day.end))
    ]
    if closing and not _is_between(text, closing[-1], day):
        reasons.append(Reason("closing", closing[-1].word, 1.0 if reasons else 3.0))
    behind = [hit for hit in words if hit.role == "after" and day.end <= hit.start <= day.end + _BEHIND]
    if behind and not reasons:
        reasons.append(Reason("until", behind[0].word, 2.0))
    return reasons


def _is_between(text: str, closing: Hit, day: Marked) -> bool:
    """Whether the sentence goes on to something else between a word of closing and a day."""
    return ";" in text[closing.end : day.start] or "；" in text[closing.end : day.start]


def _leads(text: str, small: Hit, day: Marked) -> bool:
    """Whether a small word leads to a day; "from" must stand closer to it than "until"."""
    between = text[small.end : day.start]
    if any(sign in between for sign in ";；。("):
        return False
    if _LETTERED.search(between):
        return len(between) <= _NEAR_RUN
    count = len(_WORD.findall(between))
    if small.role == "since":
        return "," not in between and len(between) <= _NEAR_RUN and count <= _WORDS_SINCE
    if between.endswith(", "):  # "until the tenth day after this notice, 24 May"
        return len(between) <= 2 * _FAR
    return len(between) <= _FAR and count <= _WORDS_BETWEEN


def _asked(
    text: str, clause: _Clause, others: Sequence[_Clause], words: Iterable[Hit], around: Around
) -> Iterator[Reason]:
    """What is asked of the reader: the heaviest word of each kind."""
    best: dict[Role, Reason] = {}
    for hit in words:
        if hit.role not in _OWN:
            continue
        weight = _OWN[hit.role] if clause.has(hit) else _REST[hit.role]
        if any(other.has(hit) for other in others):
            weight = _REST[hit.role] * _ELSEWHERE
        elif hit.start > clause.end:
            weight *= _BEHIND_IT
        if hit.role not in best or weight > best[hit.role].weight:
            best[hit.role] = Reason(hit.role, hit.word, weight)
    yield from best.values()
    closes = any(hit.role == "closing" and clause.has(hit) for hit in words)
    if "polite" not in best and any(hit.role == "sending" and not text[: hit.start].strip(_OPENING) for hit in words):
        yield Reason("imperative", "the sentence begins with what to do", _OWN["polite"])
    if closes and around.extended:
        yield Reason("extended", "a period that is extended", _EXTENDED)
    elif around.asks and "asked" not in best:
        before = around.asks + 1.0 if closes else min(around.asks, 2.0)
        yield Reason("before", "the sentences before ask", before)
    elif closes and "perhaps" in best and "asked" not in best:
        yield Reason("closes", "what closes", 1.0)


def _former(day: Marked, days: Sequence[Marked], words: Sequence[Hit]) -> Reason | None:
    """Why a day no longer holds."""
    before_it = max((other.end for other in days if other.end <= day.start), default=0)
    near = [
        hit
        for hit in words
        if hit.role == "former" and before_it <= hit.start and 0 <= day.start - hit.end <= _FORMER_FAR
    ]
    return Reason("former", near[-1].word, -_FORMER) if near else None


def _against(day: Marked, clause: _Clause, words: Sequence[Hit], around: Around) -> Iterator[Reason]:
    """What says that the day is another one."""
    acts_on = any(hit.role in ("asked", "perhaps", "sending", "signing") and clause.has(hit) for hit in words)
    acts = any(hit.role in ("sending", "closing") and clause.has(hit) for hit in words)
    for role, weight in _AGAINST.items():
        own = [hit for hit in words if hit.role == role and clause.has(hit)]
        governing = own if role in _UNSHIELDED or not acts_on else [hit for hit in own if _governs(hit, day, words)]
        if governing:
            yield Reason(role, governing[0].word, -weight)
        elif not acts and (rest := [hit for hit in words if hit.role == role and hit.end <= clause.start]):
            yield Reason(role, rest[-1].word, -weight * _ELSEWHERE)
    asks = [hit for hit in words if hit.role in ("asked", "perhaps", "polite", "may", "people") and clause.has(hit)]
    subject = [hit for hit in words if hit.role in ("others", "firms") and clause.has(hit) and hit.end <= day.start]
    if subject and any(
        hit.role in ("sending", "must") and clause.start <= hit.start < subject[0].start for hit in words
    ):
        subject = []  # what must reach an authority is no duty of its own
    first = [hit for hit in asks if subject and hit.start < subject[0].start]
    invited = {"polite", "people"} if subject and subject[0].role == "others" else {"polite", "people", "may"}
    if subject and not first and not {hit.role for hit in asks} & invited:
        of_firms = subject[0].role == "firms" and any(hit.role == "asked" for hit in asks)
        yield Reason(subject[0].role, subject[0].word, -_OTHERS if not of_firms else -_FIRMS_ASKED)
    roles = {hit.role for hit in words}
    if "signing" in roles and "asked" not in roles and around.event:
        yield Reason("event", "signing up for an event", -_SIGN_UP)


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


def _end(hit: Hit) -> int:
    return hit.end
