"""A list by classes, each a text of its own: "Metallic minerals: iron, copper, tin." Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.mineral_lists.runs.candidates import Candidate, kept
from pipeline.mineral_lists.runs.entries import Entry, entry
from pipeline.mineral_lists.runs.surroundings import Surroundings
from pipeline.mineral_lists.wording.senses import Sense, sense
from vocabulary.minerals import get, lookup

PARTING = re.compile(
    r"[,;،؛，、；](?!\d)(?![^()（）]{0,60}[)）])\s{0,3}(?:(?:and|et|und|y|e|or)\s)?|\s(?:and|et|und|y|e)\s(?=[^,;]{0,300}$)"
)
_CLASS = re.compile(r"(?P<label>[^:：;；]{2,60})[:：]\s{0,3}(?P<members>.+)", re.DOTALL)
_FEWEST = 2  # classes that make a list
_SOME = 5  # entries of them all


def of_classes(where: Surroundings, begin: int, end: int, language: str | None) -> Iterator[Candidate]:
    """Every run of texts that each name a class and enumerate it."""
    run: list[tuple[str | None, Sequence[Entry]]] = []
    first = begin
    for place in range(begin, end + 1):
        text = where.pieces[place].text if place < end and where.hints[place] else ""
        members_named = _class(text, language) or (_without_name(text, language) if run else None)
        if members_named:
            first = first if run else place
            run.append(members_named)
            continue
        groups = sum(label is not None and lookup(label, language) is not None for label, _ in run)
        if len(run) >= _FEWEST and 2 * groups < len(run) and sum(len(entries) for _, entries in run) >= _SOME:
            entries = tuple(member for _, members in run for member in members)
            tiers = tuple(label for label, members in run for _ in members)
            yield from kept(Candidate(entries, where.around(first, place), "lines", tiers=tiers))
        run = []


def enumerated(text: str) -> list[str]:
    """What marks part in a text that is nothing but an enumeration: "lithium, cobalt; nickel and tin."."""
    return [part for part_text in PARTING.split(text.strip().rstrip(".。;；")) if (part := part_text.strip())]


def _without_name(text: str, language: str | None) -> tuple[None, Sequence[Entry]] | None:
    """The members of a class that has no name, among others that have one: "chromium and cobalt"."""
    members = [entry(name, language) for name in enumerated(text)]
    return (None, members) if len(members) > 1 and all(member.match for member in members) else None


def _mostly_names(text: str, language: str | None) -> bool:
    parts = enumerated(text)
    return 2 * sum(lookup(part, language) is not None for part in parts) >= len(parts)


def _class(text: str, language: str | None) -> tuple[str, Sequence[Entry]] | None:
    match = _CLASS.fullmatch(text) if ":" in text or "：" in text else None
    if not match:
        return None
    group = lookup(match["label"], language)
    if group is not None and get(group.minerals[0]).kind != "group":
        return None
    if "," in match["label"] and _mostly_names(match["label"], language):
        return None  # "Magnets, phosphors and optics" is a class
    meaning = sense(match["label"])
    if meaning is not None and meaning[0] not in {Sense.LIST, Sense.OTHER}:
        return None
    members = [entry(name, language) for name in enumerated(match["members"])]
    if not members or (group is not None and len(members) < _SOME):
        return None
    return (match["label"].strip(), members) if all(member.match for member in members) else None
