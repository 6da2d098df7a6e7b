"""Sentences about projects and documents: title, committee, what happened, what it means, what members can do. Pure.

What a move is called, what comes next and what members are asked is in one table: `vocabulary.iso.stages` and `.moves`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vocabulary.changes import Action, Change
from vocabulary.errors import MalformedReference
from vocabulary.iso.moves import Arrival, Heading, Meaning, Move
from vocabulary.iso.notation.designations import MANAGEMENT
from vocabulary.iso.references import parse
from vocabulary.iso.stages import Ballot, Stage
from vocabulary.iso.watch import identity
from vocabulary.phrases import dated, gained_and_lost, listed, plain, subject, unspoken
from vocabulary.records import Project, Record, Value
from vocabulary.telling.ballots import Opened, is_over, span
from vocabulary.telling.titles import retitled, shortened

_IN_SENTENCE = (
    Project.stage,
    Project.stage_date,
    Project.reference,
    Project.committee,
    Project.replaces,
    Project.replaced_by,
    Project.published,
    Project.edition,
    Project.ics,
)
_OPEN = (Heading.BALLOT, Heading.REVIEW)
_TAKEN_UP: Mapping[Meaning, str] = {
    Meaning.RESTORED: "is in force again: it ",
    Meaning.REVIVED: "was taken up again: it ",
}
_SAYS_IT = (Meaning.PUBLISHED, Meaning.IN_PUBLICATION)  # what comes next is in their own words
_YEAR = re.compile(r".*:(\d{4})(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence may say beyond the change: when the stage was reached, what day it is, the reader's own role."""

    opened: Opened | None = None
    today: date | None = None
    role: str = ""  # "ANSI is a P-member"


def move_of(change: Change) -> Move | None:
    """The move to another stage; `None` without one, or where a side states a code that is none of ISO's."""
    stated, now = change.fields.get(Project.stage, (None, None))
    before, after = Stage.read(stated), Stage.read(now)
    if after is None or before == after or (plain(stated) and before is None):
        return None
    return Move(before, after, plain(change.record.fields.get(Project.reference)) or change.record.label)


def arrival_of(record: Record) -> Arrival:
    """What it means that the project is seen for the first time."""
    reference = plain(record.fields.get(Project.reference)) or record.label
    return Arrival(Stage.read(record.fields.get(Project.stage)), reference)


def project(change: Change, context: Context | None = None) -> str:
    """A project that is new, moved on, was published, or is gone: a sentence without a full stop."""
    moved = change.action is Action.CHANGED and Project.committee in change.fields
    return f"{about(change.record, transferred=moved)} {predicate(change, context)}"


def about(record: Record, title: str | None = None, *, transferred: bool = False) -> str:
    """`ISO/DIS 20305 “Mine closure and reclamation: Vocabulary” (ISO/TC 82/SC 7)`; `title` in place of its own."""
    shown = shortened(plain(record.fields.get(Project.title), 1_000) if title is None else title)
    committee = "" if transferred else plain(record.fields.get(Project.committee))
    return subject(record) + (f" “{shown}”" if shown else "") + (f" ({committee})" if committee else "")


def predicate(change: Change, context: Context | None = None) -> str:
    """What became of the project, without its name: "is out for enquiry ballot (40.20) until about …"."""
    return became(change, move_of(change), context or Context())


def became(change: Change, move: Move | None, context: Context) -> str:
    """The same, where `move_of` the change is known already."""
    if change.action is Action.REMOVED:
        stage = Stage.read(change.record.fields.get(Project.stage))
        last = f", last at {stage.described_on(subject(change.record))}" if stage else ""
        return f"is no longer in ISO's catalogue{last}"
    if change.action is Action.ADDED:
        return _arrived(change.record, context)
    verbs = [*_moved(change, move, context), *_transferred(change)]
    for name, words in ((Project.replaces, Project.replaces), (Project.replaced_by, "is replaced by")):
        verbs += _replacement_verbs(words, change.fields.get(name))
    former = _before(change, move)
    clauses = [*_next(move), *(f"it {clause}" for clause in former if verbs), *_unsaid(change)]
    if not verbs and not former:
        return "; ".join(clauses) or _small(change)
    return "; ".join([listed(verbs or former, len(former) + len(verbs)), *clauses])


def _unsaid(change: Change) -> list[str]:
    return unspoken(change.fields, Project, (*_IN_SENTENCE, Project.title))


def _small(change: Change) -> str:
    """Of a change of which nothing else is told."""
    parts = [words for name, words in _SMALL.items() if name in change.fields]
    return f"has {listed(parts)} in ISO's catalogue" if parts else "changed"


_SMALL = {
    Project.title: "its title written in another way",
    Project.ics: "other ICS codes",
    Project.stage_date: "another date of its stage",
    Project.published: "another date of publication",
    Project.edition: "another number of its edition",
    Project.reference: "another reference",
}


def open_ballot(change: Change, move: Move | None) -> Ballot | None:
    """The ballot or review that the change opens; `move` is `move_of` it."""
    step = move if change.action is Action.CHANGED else arrival_of(change.record)
    if change.action is Action.REMOVED or step is None or step.heading not in _OPEN:
        return None
    stage = Stage.read(change.record.fields.get(Project.stage))
    return stage.ballot_on(subject(change.record)) if stage else None


def _balloted(stage: Stage, ballot: Ballot, record: Record, context: Context, *, again: bool = False) -> str:
    role = f" ({context.role})" if context.role else ""
    opened = ballot.opened + (" again" if again else "")
    when = span(context.opened, ballot, context.today)
    if is_over(context.opened, ballot, context.today):
        return f"{opened.replace('is ', 'was ', 1)} ({stage}){when}; what came of it was not seen"
    of_board = not MANAGEMENT.isdisjoint(plain(record.fields.get(Project.committee)).split("/"))
    request = ballot.request.replace("P-members", "ISO's member bodies") if of_board else ballot.request
    return f"{opened} ({stage}){when}: {request}{role}"


def _arrived(record: Record, context: Context) -> str:
    arrival, reference = arrival_of(record), subject(record)
    stage, published = arrival.at, _published(record)
    if stage is None:
        return "is a new project"
    if arrival.meaning is Meaning.NEW:
        ballot = stage.ballot_on(reference)
        if ballot is None:
            return f"is a new project ({stage}){_comes(stage, reference)}"
        return f"is a new project: it {_balloted(stage, ballot, record, context)}"
    if ballot := stage.ballot_on(reference):
        return f"{_balloted(stage, ballot, record, context)}; new in ISO's catalogue"
    if arrival.meaning is Meaning.FOUND_PUBLISHED:
        return f"was published{published}; new in ISO's catalogue"
    rest = _comes(stage, reference) if arrival.is_work else published
    return f"is new in ISO's catalogue, at {stage.described_on(reference)}{rest}"


def _moved(change: Change, move: Move | None, context: Context) -> list[str]:
    if Project.stage not in change.fields:
        return []
    after = plain(change.fields[Project.stage][1])
    if move is None:
        before = plain(change.fields[Project.stage][0])
        if after and not Stage.read(after):
            return [f"moved from {before} to {after}" if before else f"is now at {after}"]
        return [f"no longer states a stage (before: {before})"] if before and not after else []
    if (ballot := move.opens) and move.heading in _OPEN:
        words = _balloted(move.after, ballot, change.record, context, again=move.meaning is Meaning.BACK)
        return [f"{_TAKEN_UP.get(move.meaning, '')}{words}"]
    if move.meaning is Meaning.PUBLISHED:
        words, stated = "was published", _published(change.record)
        return [words + stated + move.predicate().removeprefix(words)]
    return [move.predicate()]


def _next(move: Move | None) -> list[str]:
    """What comes next, unless a ballot is open, of which the sentence tells more."""
    if move is None or move.next is None or move.meaning in _SAYS_IT or (move.after.ballot and not _is_workshop(move)):
        return []  # at the stage of a ballot of which none is open the document is a proof
    return [f"next comes {move.next}"]


def _is_workshop(move: Move) -> bool:
    return move.after.next_on(move.reference) == "publication"


def _comes(stage: Stage, reference: str) -> str:
    coming = stage.next_on(reference)
    return f"; next comes {coming}" if coming else ""


def _published(record: Record) -> str:
    """` on 4 November 2024 (edition 2)`, as much of it as is known."""
    stated, edition = plain(record.fields.get(Project.published)), plain(record.fields.get(Project.edition))
    whole = len(stated) == len("2024-12-18")
    own = _YEAR.fullmatch(subject(record))
    earlier = own is not None and stated[:4] < own[1]  # the year of the standard that an amendment changes
    when = f" {'on' if whole else 'in'} {dated(stated)}" if stated and not earlier else ""
    return when + (f" (edition {edition})" if edition not in ("", "1") else "")


def _before(change: Change, move: Move | None) -> list[str]:
    """What it was called before: a project keeps its number and its title, but not always."""
    clauses = []
    if Project.reference in change.fields:
        old, new = (plain(value) for value in change.fields[Project.reference])
        if old and new and not (move and _same_document(old, new)):
            clauses.append(f"was called {old} before")
    if Project.title in change.fields and retitled(*change.fields[Project.title]):
        old = shortened(plain(change.fields[Project.title][0], 1_000))
        clauses.append(f"was titled “{old}” before" if old else "had no title before")
    return clauses


def _same_document(one: str, other: str) -> bool:
    try:
        return identity(parse(one)) == identity(parse(other))
    except MalformedReference:
        return False


def _transferred(change: Change) -> list[str]:
    if Project.committee not in change.fields:
        return []
    old, new = (plain(value) for value in change.fields[Project.committee])
    if old and new:
        return [f"was transferred from {old} to {new}"]
    return [f"now belongs to {new}" if new else f"no longer names its committee (was {old})"]


def _replacement_verbs(words: str, values: tuple[Value, Value] | None) -> list[str]:
    if values is None:
        return []
    gained, lost = (_documents(numbers) for numbers in gained_and_lost(*values))
    verbs = [f"{words} {gained}"] if gained else []
    no_longer = "is no longer replaced by" if words.startswith("is ") else "no longer replaces"
    return [*verbs, f"{no_longer} {lost}"] if lost else verbs


def _documents(references: list[str]) -> str:
    """ISO Open Data names replaced documents by their numbers only; of those nobody knows the number says nothing."""
    named = [name for name in references if not name.isdigit()]
    rest = len(references) - len(named)
    return listed([*named, *([f"{rest} other document{'s' if rest > 1 else ''}"] if rest and named else [])]) or (
        "another document" if rest == 1 else f"{rest} other documents" if rest else ""
    )
