"""What speaks for and against two documents covering the same ground: weighed evidence with its reasons. Pure.

A weight is a natural logarithm of odds; what is not known weighs nothing. The weights are those of a logistic
regression, rounded, on the pairs that people labelled in the committees that are looked at and on editions of one
document there (docs/coverage-quality.md); what such pairs cannot show, that the matrix is another, weighs by judgement.
The sum says how sure it is: from `LEAST` on the pair is proposed, below `UNSURE` it is not; between them the titles do
not tell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from digests.analysis.alike.facets import aspect_words, facets
from digests.analysis.coverage import broader
from digests.analysis.documents import Document
from digests.words.wording import listed
from vocabulary.iso.kinds import classes, kinds
from vocabulary.iso.likeness import Titles, as_written, words
from vocabulary.iso.titles.techniques import technique_names
from vocabulary.minerals import get, members, name

LEAST, UNSURE = 0.51, 0.15
_START = -2.0
_WORDS, _NEARLY_ALL_WORDS, _NEARLY = 1.0, 2.2, 0.8
_MATERIAL, _KIND, _OTHER_KIND = 0.5, 0.2, -1.0
_EXAMINED, _ANALYTES, _SOME_ANALYTES = 0.9, 1.8, 0.7
_OPPOSED, _LEFT_OUT, _ASPECTS, _BOTH_SAY_MORE = -2.2, -2.2, -1.0, -1.8
_SAME_SUBJECT = 1.6
_OF_INSTRUMENTS = "calibration"
_SINGULAR = frozenset({"terminology", "packaging-and-transport", "recycling", "traceability", "sustainability"})
_FORMS, _SUBJECTS = -2.0, -2.5
_OF_A_SERIES = 0.95  # that two series are alike counts a little less than that two documents are
_WORDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for two documents covering the same ground, or against it. No reason: nothing to tell."""

    weight: float
    reason: str = ""


def sureness(items: Iterable[Evidence]) -> float:
    """From 0 to 1, how sure it is that they cover the same ground."""
    return 1 / (1 + math.exp(-(_START + math.fsum(item.weight for item in items))))


def evidence(one: Document, other: Document, titles: Titles) -> Iterator[Evidence]:
    """Everything that their titles say for and against it, in the order in which people are told of it."""
    yield from _material(one, other)
    yield from _kind(one, other)
    yield from _determined(one, other)
    yield from _words(one, other, titles)
    if one.committee and one.committee == other.committee:
        yield Evidence(0.0, "the same committee")
    yield from _techniques(one, other)
    yield from _against(one, other, titles)


def apart(one: Document, other: Document) -> bool:
    """Whether they say of themselves that they are about other materials, or about other elements in one."""
    sure = not (one.says.may_be_about or other.says.may_be_about)
    if sure and one.says.materials and other.says.materials and not shared_materials(one, other):
        return True
    return bool(one.says.analytes and other.says.analytes) and not set(one.says.analytes) & set(other.says.analytes)


def shared_materials(one: Document, other: Document) -> list[str]:
    """The materials of `one` that `other` covers as well, by name, as members of a group or as their group."""
    covered = set(other.says.materials)
    return [material for material in one.says.materials if covered & {material, *broader(material), *members(material)}]


def same_subject(one: Document, other: Document) -> bool:
    """Whether both are of a kind that a material has one of: two vocabularies of lithium need no further word."""
    if not (shared_materials(one, other) and _SINGULAR & set(one.says.kinds) & set(other.says.kinds)):
        return False
    ours, theirs = facets(one.title).aspects, facets(other.title).aspects
    return not (ours and theirs) or bool(ours & theirs)  # a vocabulary and a designation are two subjects


@cache
def names_of(materials: tuple[str, ...]) -> frozenset[str]:
    """The words of the materials' names and of their classes': they alone make no two titles alike."""
    known = map(get, materials)
    names = (
        spelled
        for known_material in known
        for by_language in (known_material.names, *known_material.forms.values())
        for spelled in by_language.get("en", ())
    )
    wider = (spelled for group in classes() if set(materials) & set(group.materials) for spelled in group.names)
    return frozenset(word for spelled in (*names, *wider) for word in words(spelled))


def likeness(one: Document, other: Document, titles: Titles) -> float:
    """How much their titles, or those of their series, have in common, 0 to 1."""
    ours, theirs = facets(one.title), facets(other.title)
    whole = titles.likeness(ours.words, theirs.words)
    return max(whole, _OF_A_SERIES * titles.likeness(ours.series, theirs.series))


def _material(one: Document, other: Document) -> Iterator[Evidence]:
    shared = shared_materials(one, other)
    if shared:
        yield Evidence(_MATERIAL, f"material: {listed([name(material) for material in shared])}")
    for document in (one, other):
        for reason, materials in document.says.unsure_of.items():
            yield Evidence(0.0, f"not sure of {listed(list(map(name, materials)))}: {reason}")


def _kind(one: Document, other: Document) -> Iterator[Evidence]:
    ours, theirs = set(one.says.kinds), set(other.says.kinds)
    both = [kind.name.casefold() for kind in kinds() if kind.id in ours & theirs]
    if both:
        yield Evidence(_KIND + (_SAME_SUBJECT if same_subject(one, other) else 0.0), f"kind: {listed(both)}")
    elif ours and theirs:
        yield Evidence(_OTHER_KIND, "but of another kind")


def _determined(one: Document, other: Document) -> Iterator[Evidence]:
    ours, theirs = set(one.says.analytes), set(other.says.analytes)
    both = [analyte for analyte in one.says.analytes if analyte in theirs]
    if both:
        whole = ours <= theirs or theirs <= ours
        names = listed([name(analyte) for analyte in both])
        yield Evidence(_ANALYTES if whole else _SOME_ANALYTES, f"both determine {names}")


def _words(one: Document, other: Document, titles: Titles) -> Iterator[Evidence]:
    ours, theirs = facets(one.title), facets(other.title)
    alike = likeness(one, other, titles)
    shared = as_written(titles.by_weight(words(one.title) & words(other.title))[:_WORDS_SHOWN], one.title)
    most = _NEARLY_ALL_WORDS * max(0.0, alike - _NEARLY) / (1 - _NEARLY)
    yield Evidence(_WORDS * alike + most, f"words: {', '.join(shared)}" if shared else "")
    if ours.examined and theirs.examined:
        yield Evidence(_EXAMINED * titles.likeness(ours.examined, theirs.examined))


def _techniques(one: Document, other: Document) -> Iterator[Evidence]:
    """Another technique for the same question is the same ground; people are told of it."""
    ours, theirs = set(one.says.techniques), set(other.says.techniques)
    if ours and theirs and not ours & theirs:
        names = technique_names()
        yield Evidence(
            0.0, f"by another technique: {listed([names[technique] for technique in other.says.techniques])}"
        )


def _against(one: Document, other: Document, titles: Titles) -> Iterator[Evidence]:
    ours, others = facets(one.title), facets(other.title)
    for mine, theirs in zip(ours.cases, others.cases, strict=True):
        if mine and theirs and not mine & theirs:
            here, there = as_written(sorted(mine), one.title), as_written(sorted(theirs), other.title)
            yield Evidence(_OPPOSED, f"but {listed(there)} in place of {listed(here)}")
            break
    if ours.left_out & others.ground or others.left_out & ours.ground:
        yield Evidence(_LEFT_OUT, "but one leaves out what the other is about")
    apart_by = ours.aspects ^ others.aspects
    if ours.aspects - others.aspects and others.aspects - ours.aspects:
        yield Evidence(_ASPECTS, f"but on {listed(sorted(others.aspects - ours.aspects))}")
    elif _OF_INSTRUMENTS in apart_by:  # how a machine is verified is another question than what is tested with it
        yield Evidence(_ASPECTS, f"but only one is on {_OF_INSTRUMENTS}")
    if ours.forms and others.forms and not ours.forms & others.forms:
        yield Evidence(_FORMS, f"but {listed(sorted(others.forms))} in place of {listed(sorted(ours.forms))}")
    if ours.subject and others.subject and not (ours.subject & others.subject or shared_materials(one, other)):
        yield Evidence(_SUBJECTS, "but in something else")
    counted_already = aspect_words(ours.aspects & others.aspects)
    if shared_materials(one, other):
        counted_already |= names_of((*one.says.materials, *other.says.materials))
    yield Evidence(
        _BOTH_SAY_MORE * titles.both_say_more(ours.ground - counted_already, others.ground - counted_already)
    )
