"""Which of the frameworks that the mandate names a project may double. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digests.analysis.documents import Document
from digests.words.wording import listed
from storage.baseline.mandate import NamedFramework
from vocabulary.iso.likeness import words
from vocabulary.minerals import name
from vocabulary.minerals.mentions import mentions
from vocabulary.topics import SUBJECTS

_TOPICS = frozenset(SUBJECTS)
_MINERALS = frozenset("mineral mining mine metal ore raw".split())
_TRACING = frozenset("traceability diligence custody provenance refiner sourcing".split())
_EVERYWHERE = frozenset("standard principle framework management system initiative international group".split())


@dataclass(frozen=True, slots=True)
class Related:
    """A framework that a project may double. `score` orders; `reasons` are for people."""

    framework: NamedFramework
    score: int
    reasons: tuple[str, ...]


def related(project: Document, frameworks: Iterable[NamedFramework]) -> list[Related]:
    """The frameworks on the responsible supply of minerals that a project may double, the nearest first.

    Only a project on sustainability or traceability, and only where its title is about minerals or their supply.
    """
    topics = [kind for kind in project.says.kinds if kind in _TOPICS]
    if not topics or not (project.says.materials or words(project.title) & _MINERALS):
        return []
    candidates = (_related(project, framework, topics) for framework in frameworks)
    return sorted(
        (candidate for candidate in candidates if candidate),
        key=lambda candidate: (-candidate.score, candidate.framework.n),
    )


def _related(project: Document, framework: NamedFramework, topics: Sequence[str]) -> Related | None:
    title = f"{framework.owner}: {framework.name}"
    materials = set(mentions(title, technical=True)) - {"steel"}
    shared = sorted(materials & set(project.says.materials))
    if materials and project.says.materials and not shared:
        return None
    tracing = "traceability" in topics and bool(words(title) & _TRACING)
    if not (tracing or "sustainability" in topics or shared):
        return None
    common = sorted((words(title) & words(project.title)) - _EVERYWHERE)
    reasons = [f"material: {listed([name(material) for material in shared])}"] if shared else []
    reasons += ["traceability and due diligence"] if tracing else []
    reasons += ["sustainability of mineral supply"] if "sustainability" in topics else []
    reasons += [f"words: {', '.join(common)}"] if common else []
    return Related(framework, 4 * len(shared) + 2 * tracing + len(common), tuple(reasons))
