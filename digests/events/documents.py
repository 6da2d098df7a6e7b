"""One document over a span: what became of it, when its ballot opened, and what ties it to others. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from digests.events.event import Group, group_of
from digests.events.facts import Facts
from digests.events.net import Net
from vocabulary.changes import Action, Change
from vocabulary.iso.moves import Meaning, Move
from vocabulary.iso.stages import Ballot, Standing, standing_of
from vocabulary.iso.watch import identity, read
from vocabulary.phrases import plain
from vocabulary.records import Kind, Project, Value
from vocabulary.telling.ballots import Opened, end, is_over, is_told
from vocabulary.telling.projects import Context, arrival_of, became, move_of, open_ballot
from vocabulary.telling.titles import retitled

Tie = tuple[str, ...]
"""Documents with a tie in common are one event."""

PART = re.compile(r"(?P<series>\D+\d+)-(?P<part>\d+)(?P<rest>(?:\D.*)?)")
_EDITION = re.compile(r"(?P<document>\D+\d+[^:]*):\d{4}")
_SUPPLEMENT = re.compile(r"(?P<document>\D+\d+[^:]*):\d{4}/\D.*")
_OPEN = (Group.BALLOT, Group.REVIEW)


@dataclass(frozen=True)
class Document:
    """What became of one document, and how it is told."""

    net: Net
    facts: Facts
    labels: Mapping[str, str]  # of all documents that changed, by their keys

    @cached_property
    def change(self) -> Change:
        """The difference over the whole span, as sentences take it; documents that it replaces by their references."""
        change = self.net.change(self.facts.record(self.net.last))
        fields = dict(change.fields)
        for name in (Project.replaces, Project.replaced_by):
            if name in fields:
                before, after = (self._called(value) for value in fields[name])
                fields[name] = (before, after)
        return Change(change.action, change.before, change.after, fields)

    def _called(self, value: Value) -> Value:
        if not isinstance(value, dict):
            return value
        return {key: self._reference(key) or name for key, name in value.items()}

    def _reference(self, key: str) -> str:
        known = self.facts.records.get((Kind.PROJECT, key))
        return known.label if known else self.labels.get(key, "")

    @property
    def label(self) -> str:
        """What it is called now."""
        return self.change.record.label

    @cached_property
    def move(self) -> Move | None:
        """Its move to another stage, if it made one."""
        return move_of(self.change)

    @cached_property
    def ballot(self) -> Ballot | None:
        """The ballot or review that opened."""
        return open_ballot(self.change, self.move)

    @cached_property
    def opened(self) -> Opened | None:
        """When the stage at which it stands was reached; `None` where neither a date nor a poll tells."""
        stated = self.facts.dates.get(self.net.last.key)
        if stated is None and Project.stage_date in self.net.fields:
            stated = _day(self.net.fields[Project.stage_date][1])
        if stated:
            return Opened(stated, stated)
        seen = next((change for change in reversed(self.net.changes) if Project.stage in change.fields), None)
        before = self.facts.read_before(seen.source, seen.detected_at) if seen else None
        return Opened(before.date() if before else None, seen.detected_at.date()) if seen and before else None

    @cached_property
    def predicate(self) -> str:
        """What became of it, without its name."""
        known = self.facts.record(self.net.last) is not None or self.net.action is not Action.CHANGED
        if not known and Project.stage not in self.net.fields:
            return ""  # too little is known: the sentence of the change tells it
        return became(self.change, self.move, self._context)

    @cached_property
    def step(self) -> str:
        """The same without its former title where it moved: what parts of a series may share."""
        fields = dict(self.change.fields)
        if Project.stage not in fields or fields.pop(Project.title, None) is None or not self.predicate:
            return self.predicate
        return became(replace(self.change, fields=fields), self.move, self._context)

    @property
    def _context(self) -> Context:
        committee = plain(self.change.record.fields.get(Project.committee))
        return Context(self.opened, self.facts.today, self.facts.home_role(committee) or "")

    @property
    def former_title(self) -> str:
        """What it was titled before, where the title says something else now and `step` leaves that out."""
        before, after = self.change.fields.get(Project.title, (None, None))
        return plain(before, 1_000) if self.step != self.predicate and retitled(before, after) else ""

    @property
    def began(self) -> str:
        """Between which days its ballot opened, where `predicate` does not say it."""
        if self.ballot is None or self.opened is None or is_told(self.opened, self.ballot, self.facts.today):
            return ""
        return self.opened.predicate

    @cached_property
    def group(self) -> Group:
        """Where it belongs: by the whole difference, not by the steps that led to it."""
        fields = {name: pair for name, pair in self.change.fields.items() if name == Project.stage}
        action = str(self.net.action)
        own_group = group_of(replace(self.net.last, action=action, label=self.label, fields=fields))
        return Group.STEP if own_group in _OPEN and self._is_over else own_group

    @property
    def _is_over(self) -> bool:
        """Whether the ballot that the move opened must have closed by now: nobody can vote on it any more."""
        return self.ballot is not None and is_over(self.opened, self.ballot, self.facts.today)

    @property
    def deadline(self) -> date | None:
        """Until when members can act on it; `None` once that is over."""
        last = end(self.opened, self.ballot) if self.ballot and self.opened else None
        return None if last and self.facts.today and last < self.facts.today else last

    @cached_property
    def goes(self) -> bool:
        """It is withdrawn, gone from the catalogue, or replaced."""
        fields = self.change.fields
        gone = self.net.action is Action.REMOVED or stage_is(fields, Standing.WITHDRAWN)
        return gone or (self.net.action is Action.CHANGED and bool(fields.get(Project.replaced_by, (None, None))[1]))

    @cached_property
    def comes(self) -> bool:
        """It is published, or found to replace another."""
        if self.net.action is Action.ADDED:
            new = arrival_of(self.change.record).meaning is Meaning.FOUND_PUBLISHED
        else:
            new = self.move is not None and self.move.meaning is Meaning.PUBLISHED
        return new or bool(self.change.fields.get(Project.replaces, (None, None))[1])

    @cached_property
    def ties(self) -> list[Tie]:
        """What makes it one event with others."""
        ties: list[Tie] = [("record", self.net.last.key)]
        committee = plain(self.change.record.fields.get(Project.committee))
        if (part := PART.fullmatch(self.label)) and self.predicate:
            ties.append(("series", part["series"], part["rest"], self.step))
        if self.group is Group.REVIEW:
            ties.append(("review", committee, self.step))
        key = self.net.last.key
        if self.goes:
            ties += [("old", key), *(("new", other) for other in _ids(self.change.fields.get(Project.replaced_by)))]
        elif self.comes:
            ties += [("new", key), *(("old", other) for other in _ids(self.change.fields.get(Project.replaces)))]
        else:
            return ties
        if edition := _EDITION.fullmatch(self.label):
            ties.append(("document", edition["document"]))
            if committee and (reference := read(self.label)):  # a specification that became a standard
                ties.append(("document", committee, *map(str, identity(reference))))
        elif self.goes and (supplement := _SUPPLEMENT.fullmatch(self.label)):
            ties.append(("document", supplement["document"]))
        return ties


def stage_is(fields: Mapping[str, tuple[Value, Value]], standing: Standing) -> bool:
    """Whether the change leaves the document so."""
    return Project.stage in fields and standing_of(fields[Project.stage][1]) is standing


def _ids(values: tuple[Value, Value] | None) -> list[str]:
    value = values[1] if values else None
    return list(value) if isinstance(value, dict) else []


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value).partition("T")[0])
    except ValueError:
        return None
