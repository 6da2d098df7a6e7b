"""Documents: what became of each over a span; parts of a series, a new edition and the old one, in one event. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from digests.events.event import Event, Group, group_of
from digests.events.facts import Facts
from digests.events.net import Net
from digests.words.wording import listed, natural, runs
from vocabulary.changes import Action, Change, Significance
from vocabulary.iso.moves import Meaning, Move
from vocabulary.iso.stages import Ballot, Standing, standing_of
from vocabulary.phrases import plain
from vocabulary.records import Kind, Project, Record, Value
from vocabulary.telling.ballots import Opened, end, is_over
from vocabulary.telling.projects import Context, about, arrival_of, became, move_of, open_ballot
from vocabulary.telling.titles import common, own_part, shortened

Tie = tuple[str, ...]
"""Documents with a tie in common are one event."""

_PART = re.compile(r"(?P<series>\D+\d+)-(?P<part>\d+)(?P<rest>(?:\D.*)?)")
_EDITION = re.compile(r"(?P<document>\D+\d+[^:]*):\d{4}")
_OPEN = (Group.BALLOT, Group.REVIEW)
_PARTS = 12  # parts of a series that get a line of their own
_LISTED = 8  # documents that a headline names where they are no parts of a series
_NAMED = 3  # replaced documents that a headline names
_PLURAL = (
    ("is ", "are "),
    ("was ", "were "),
    ("has its title ", "have their titles "),
    ("has ", "have "),
    ("does ", "do "),
)


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
        committee = plain(self.change.record.fields.get(Project.committee))
        role = self.facts.home_role(committee) or ""
        return became(self.change, self.move, Context(self.opened, self.facts.today, role))

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
        gone = self.net.action is Action.REMOVED or _stage_is(fields, Standing.WITHDRAWN)
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
        if (part := _PART.fullmatch(self.label)) and self.predicate:
            ties.append(("series", part["series"], part["rest"], self.predicate))
        if self.group is Group.REVIEW:
            ties.append(("review", plain(self.change.record.fields.get(Project.committee)), self.predicate))
        key = self.net.last.key
        if self.goes:
            ties += [("old", key), *(("new", other) for other in _ids(self.change.fields.get(Project.replaced_by)))]
        elif self.comes:
            ties += [("new", key), *(("old", other) for other in _ids(self.change.fields.get(Project.replaces)))]
        else:
            return ties
        if edition := _EDITION.fullmatch(self.label):
            ties.append(("document", edition["document"]))
        return ties


def gather(projects: Sequence[Net], facts: Facts) -> list[Event]:
    """One event for each document that is not as it was, those that are tied, directly or through others, together."""
    labels = {net.last.key: net.last.label for net in projects}
    documents = [Document(net, facts, labels) for net in projects if net.action is not None]
    parents: dict[Tie, Tie] = {}
    for document in documents:
        own = document.ties[0]
        parents.setdefault(own, own)
        for tie in document.ties[1:]:
            parents.setdefault(tie, tie)
            parents[_root(parents, tie)] = _root(parents, own)
    clusters: defaultdict[Tie, list[Document]] = defaultdict(list)
    for document in documents:
        clusters[_root(parents, document.ties[0])].append(document)
    return [_event(sorted(cluster, key=_order), facts) for cluster in clusters.values()]


def _root(parents: dict[Tie, Tie], tie: Tie) -> Tie:
    while parents[tie] != tie:
        parents[tie] = tie = parents[parents[tie]]
    return tie


def _order(document: Document) -> tuple[tuple[int, str], ...]:
    return natural(document.label)


def _event(documents: Sequence[Document], facts: Facts) -> Event:
    changes = [change for document in documents for change in document.net.changes]
    gone = [document for document in documents if document.goes]
    left = [document for document in documents if not document.goes] or list(documents)
    headline, short, lines = _sentences(left)
    if gone and len(left) < len(documents) and headline:
        missing = [document.label for document in gone if document.label not in headline]
        headline += f"; it replaces {listed(missing, _NAMED)}" if missing else ""
        headline += (
            ", now withdrawn" if all(_stage_is(document.change.fields, Standing.WITHDRAWN) for document in gone) else ""
        )
    return Event.of(
        changes,
        headline or None,
        group=min((document.group for document in left), key=_rank),
        significance=min((_weight(document) for document in documents), key=_rank),
        short=short,
        count=len(left),
        lines=lines,
        deadline=min((document.deadline for document in left if document.deadline), default=None),
        named=any(facts.watch.follows(document.change.record) for document in documents),
        general=all(_is_general(document, facts) for document in documents),
    )


def _weight(document: Document) -> Significance:
    """That of its weightiest change of which something is left."""
    left = [
        Significance(change.significance)
        for change in document.net.changes
        if change.action != Action.CHANGED or change.fields.keys() & document.net.fields.keys()
    ]
    return min(left, key=_rank, default=Significance.ROUTINE)


def _rank(ranked: Significance | Group) -> int:
    return ranked.rank


def _is_general(document: Document, facts: Facts) -> bool:
    """A standard for everybody, which no watched committee has, and of which only a review is told."""
    record = document.change.record
    in_force = standing_of(record.fields.get(Project.stage)) is Standing.PUBLISHED
    published = document.comes
    return in_force and not published and not facts.watch.covers(plain(record.fields.get(Project.committee)))


def _sentences(documents: Sequence[Document]) -> tuple[str, str, tuple[str, ...]]:
    """Headline, the same in short, and a line for each part of a series."""
    first = documents[0]
    if len({document.predicate for document in documents}) > 1 or not first.predicate:
        sentences = [
            f"{about(document.change.record)} {document.predicate}" for document in documents if document.predicate
        ]
        return (sentences[0] if sentences else ""), "", tuple(sentences[1:])
    if len(documents) == 1:
        return f"{about(first.change.record)} {first.predicate}", _short(first.label, first), ()
    labels = [document.label for document in documents]
    titles = [plain(document.change.record.fields.get(Project.title), 1_000) for document in documents]
    name, shared = _series(labels), common(titles)
    parts = name not in labels and name != listed(labels)
    fields = {**first.change.record.fields, Project.reference: name}
    together = about(Record(Kind.PROJECT, first.net.last.key, name, fields), shared if parts else "")
    own = [own_part(title, shared) if parts else title for title in titles]
    lines = tuple(f"{label}: {shortened(title)}" for label, title in zip(labels, own, strict=True) if title)
    count = f", {len(documents)} parts," if parts else ""
    return f"{together}{count} {_plural(first.predicate)}", _short(name, first, plural=True), lines[:_PARTS]


def _short(name: str, document: Document, *, plural: bool = False) -> str:
    """`ISO/DIS 20305 (ISO/TC 82/SC 7) is out for enquiry ballot (40.20)`."""
    committee = plain(document.change.record.fields.get(Project.committee))
    verb = re.split(r"; |: |, which | until ", document.predicate, maxsplit=1)[0]
    return f"{name}{f' ({committee})' if committee else ''} {_plural(verb) if plural else verb}"


def _plural(verb: str) -> str:
    for one, many in _PLURAL:
        if verb.startswith(one):
            verb = many + verb.removeprefix(one)
            break
    return verb.replace("withdraw it", "withdraw them").replace(": it is ", ": they are ")


def _series(labels: Sequence[str]) -> str:
    """`ISO/DIS 7404-1 to -5`, or the labels where they are no parts of one series."""
    parts = [_PART.fullmatch(label) for label in labels]
    families = {(part["series"], part["rest"]) if part else None for part in parts}
    if len(families) != 1 or not (family := families.pop()):
        return listed(labels, _LISTED)
    numbers = sorted({int(part["part"]) for part in parts if part})
    return family[0] + listed(runs(numbers, "-")) + family[1]


def _stage_is(fields: Mapping[str, tuple[Value, Value]], standing: Standing) -> bool:
    return Project.stage in fields and standing_of(fields[Project.stage][1]) is standing


def _ids(values: tuple[Value, Value] | None) -> list[str]:
    value = values[1] if values else None
    return list(value) if isinstance(value, dict) else []


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value).partition("T")[0])
    except ValueError:
        return None
