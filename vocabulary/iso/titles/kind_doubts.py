"""Whether what a title determines is a test or an analysis: evidence for and against, weighed. Pure.

"Determination of flash point" is a test, "calculation of the energy performance" is none, "determination of
experimental parameters" may be none. A kind that too little speaks for is not given, but told as a doubt
with the reason that weighs most, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from vocabulary.iso.titles.doubts import Evidence
from vocabulary.iso.titles.elements import Determined, Element, asked
from vocabulary.iso.titles.techniques import techniques

_MEASURING = ("chemical-analysis", "physical-testing")
_ENOUGH = 1.0
_TEST = re.compile(r"\b(?:tests?|testing|tested|test methods?|analys[ie]s|specimens?|samples?)\b")
_COMPUTED = re.compile(
    r"\b(?:calculat(?:ions?|ing|ed?)|theoretical|modelling|simulations?|social|questionnaires?|interviews?"
    r"|correlations?|planning|sizing and)\b"
)
_FIGURE = re.compile(  # heads of what is determined that no specimen has
    r"\b(?:(?:experimental|operating) parameters?|annoyance|age|budgets?|uncertaint(?:y|ies)|costs?|risks?|needs"
    r"|benefits?|savings?|competenc(?:e|ies)|maturity|readiness|satisfaction|compliance|conformity)\b"
)
_PROPERTY = re.compile(
    r"\b\w+(?:ity|ness|ance|ence|ability|ption|sion|tion)\b|\b(?:point|value|rate|strength|modul(?:us|i)|index|coefficient"
    r"|properties|property|size|mass|thickness|content|toxicity|distribution|temperature|pressure|flow)\b"
)


def kind_doubts(
    parts: tuple[Element, ...],
    found: Iterable[str],
    deciding: Callable[[Element], tuple[Determined, ...]],
    *,
    of_material: bool,
) -> dict[str, str]:
    """Of the tests and analyses among the kinds that `parts` say those of which that is not sure, each with the reason.

    `deciding`: what an element determines; `of_material`: the title covers a material, or its committee is on
    materials.
    """
    results: dict[str, str] = {}
    for kind in sorted(set(found) & set(_MEASURING)):
        evidence = list(_evidence(parts, kind, deciding, of_material=of_material))
        if sum(piece.weight for piece in evidence) < _ENOUGH:
            results[kind] = min(evidence, key=lambda piece: piece.weight).reason
    return results


def _evidence(
    parts: tuple[Element, ...],
    kind: str,
    deciding: Callable[[Element], tuple[Determined, ...]],
    *,
    of_material: bool,
) -> Iterator[Evidence]:
    yield Evidence(1, "its words are those of the kind")
    if of_material:
        yield Evidence(1, "the title is about a material")
    if any(_TEST.search(part.text) for part in parts):
        yield Evidence(2, "the title names a test, an analysis or what is tested")
    if any(techniques(part.written) for part in parts):
        yield Evidence(1, "the title names a technique")
    what = [item for part in parts for item in deciding(part)]
    if any(item.sure and (asked(item.what) or "physical-testing") == kind for item in what):
        yield Evidence(1, "it says that something is determined")
    if any(asked(item.what) == kind or _PROPERTY.search(item.what) for item in what):
        yield Evidence(1, "what is determined is a property or a substance")
    computed = [match[0] for part in parts for match in _COMPUTED.finditer(part.text)]
    if computed and not any(item.sure for item in what):
        yield Evidence(-2, f"“{computed[0]}” may be no test")
    figures = [match[0] for item in what for match in _FIGURE.finditer(item.what)]
    if figures:
        yield Evidence(-3, f"“{figures[0]}” may be no property of what is tested")
