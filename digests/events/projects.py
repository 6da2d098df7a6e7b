"""Documents: what became of each over a span; parts of a series, a new edition and the old one, in one event. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from digests.events.documents import PART, Document, Tie, stage_is
from digests.events.event import Event, Group
from digests.events.facts import Facts
from digests.events.net import Net
from digests.words.wording import listed, natural, runs
from vocabulary.changes import Action, Significance
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.phrases import plain
from vocabulary.records import Kind, Project, Record
from vocabulary.telling.projects import about
from vocabulary.telling.titles import common, own_part, shortened

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
            ", now withdrawn" if all(stage_is(document.change.fields, Standing.WITHDRAWN) for document in gone) else ""
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
        opened=began.pop() if len(began := {document.began for document in left}) == 1 else "",
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
    if len({document.step for document in documents}) > 1 or not first.predicate:
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
    lines = tuple(
        f"{document.label}: {shortened(title)}{_formerly(document, shared if parts else '')}"
        for document, title in zip(documents, own, strict=True)
        if title
    )
    count = f", {len(documents)} parts," if parts else ""
    return f"{together}{count} {_plural(first.step)}", _short(name, first, plural=True), lines[:_PARTS]


def _formerly(document: Document, shared: str) -> str:
    title = document.former_title
    return f"; it was titled “{shortened(own_part(title, shared))}” before" if title else ""


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
    parts = [PART.fullmatch(label) for label in labels]
    families = {(part["series"], part["rest"]) if part else None for part in parts}
    if len(families) != 1 or not (family := families.pop()):
        return listed(labels, _LISTED)
    numbers = sorted({int(part["part"]) for part in parts if part})
    return family[0] + listed(runs(numbers, "-")) + family[1]
