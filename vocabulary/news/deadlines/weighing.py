"""Whether a day in a sentence is one by which its reader is asked to act: evidence for and against. Pure.

A day needs a role (it stands behind "until", or a word of closing), something that is asked, and more of both than
speaks against it (it takes effect, is attended, is delivered, is when an authority answers, is somebody else's duty).
No single word decides: an unknown verb with "kindly" and an address asks as well as a known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vocabulary.news.deadlines.against import against
from vocabulary.news.deadlines.asking import OWN, asked
from vocabulary.news.deadlines.clauses import Around, Reason, clauses_of
from vocabulary.news.deadlines.closing import former, is_moved_to, role_of
from vocabulary.news.deadlines.days import Marked
from vocabulary.news.deadlines.forms import FORMAL, formal, is_field, is_late, is_window
from vocabulary.news.deadlines.sentences import ABOUT, DONE, NOTED, RECEIVED
from vocabulary.news.deadlines.words import Hit

ROLE_LINE = 2.0  # what the role of a day must weigh
ASK_LINE = 3.0  # what is asked
LINE = 5.0  # and all together, what speaks against it taken off
UNNAMED_LINE = 5.5  # the same where no word says what is asked for, or who is to send something
_ACTS = ("asked", "perhaps", "sending", "where", "signing", "before", "extended", "closes", *FORMAL)
_NAMED, _TO_SOMEBODY = ("asked", "perhaps", "box", "field"), ("may", "people", "polite")
_MOST_ROLE, _MOST_ASKED = 3.0, 6.0  # so that what happens on a day outweighs any number of words
_QUOTED = re.compile("《[^》]{0,80}》|「[^」]{0,80}」")


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
        roles = {reason.role for reason in self.reasons}
        named = not roles.isdisjoint(_NAMED) or ("sending" in roles and not roles.isdisjoint(_TO_SOMEBODY))
        line = LINE if named else UNNAMED_LINE
        return self.role >= ROLE_LINE and self.asked >= ASK_LINE and self.role + self.asked - self.against >= line


def weigh(text: str, days: Sequence[Marked], words: Sequence[Hit], around: Around) -> Iterator[Weighed]:
    """Each day of a sentence (`text`, with its marks), weighed."""
    words = _that_count(text, days, words)
    clauses = clauses_of(text, days, words)
    roles = [role_of(text, day, days, clause, words) for day, clause in zip(days, clauses, strict=True)]
    past = [former(text, day, days, words) for day in days]
    for day, clause, role, no_longer in zip(days, clauses, roles, past, strict=True):
        if is_moved_to(text, day, days) or (no_longer is None and any(past)):
            role = [*role, Reason("moved", "the day was moved", 3.0)]
        ending = [other for other, its in zip(clauses, roles, strict=True) if other is not clause and its]
        moved = any(reason.role == "moved" for reason in role)
        field, late = is_field(text, day, around, words), is_late(text, day, clause)
        window = is_window(text, day, around)
        if late or field or window:
            says = "what is late is refused" if late else "a field of a form" if field else "the end of a period"
            role = [Reason("until", says, 3.0)]
        wanted = [*asked(text, clause, ending, words, replace(around, moved=moved))]
        wanted += formal(text, day, clause, words, field=field, late=late, window=window)
        counted = [hit for hit in words if not (hit.role == "answer" and (late or ABOUT.search(text[: hit.start])))]
        if late and any(reason.role == "asked" for reason in wanted):
            counted = [hit for hit in counted if hit.role != "others"]  # an authority passes on what others send
        contrary = [*([no_longer] if no_longer else []), *against(day, clause, counted, around)]
        given, weight, taken = (sum(reason.weight for reason in reasons) for reasons in (role, wanted, contrary))
        if not any(reason.role in _ACTS for reason in wanted):
            weight = 0.0  # politeness alone asks for nothing
        yield Weighed(day.day, (*role, *wanted, *contrary), min(given, _MOST_ROLE), min(weight, _MOST_ASKED), -taken)


def _is_done(text: str, hit: Hit) -> bool:
    """Whether what was asked for has come: "after the consultation", "the comments received"."""
    return DONE.search(text[: hit.start]) is not None or RECEIVED.match(text[hit.end :]) is not None


def _that_count(text: str, days: Sequence[Marked], words: Sequence[Hit]) -> list[Hit]:
    """The words without those in days and titles, and without what was asked and is done or over."""
    titles = [match.span() for match in _QUOTED.finditer(text)]
    notes = list(NOTED.finditer(text))
    over = max((hit.start for hit in words if hit.role == "over"), default=0)
    return [
        hit
        for hit in words
        if not any(day.start <= hit.start < day.end for day in days)
        and (hit.role in OWN or not any(start <= hit.start < end for start, end in titles))
        and not (hit.role == "polite" and any(note.start() <= hit.start < note.end() for note in notes))
        and (hit.role not in ("asked", "perhaps") or not (hit.start < over or _is_done(text, hit)))
    ]
