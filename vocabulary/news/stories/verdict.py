"""The verdict on two accounts: all evidence, and whether it is enough, with its reasons. Pure.

Anchors (names, figures, documents, days) say which event; acts and figures say what happened: both are needed, whatever
else the texts have in common, unless what is rare stands in both headlines or is shared more than once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ANCHORED = 4.0  # weight that anchors must give
_FIGURES_ALONE = 6.0  # that figures must give where no act is shared
ALONE = 14.0  # that all anchors must give there
_MUCH = 3.0  # of what they have in common besides
_MATTER, _ANCHORS_ALONE = 2.0, 6.5  # what it is about, and anchors that say that as well
_TWICE, _RARE_ENOUGH, _THREE = 10.0, 3.0, 3
_HEADED, _SHARE_HEADED = 5.0, 3.0  # weight of a figure of a headline; and of a share there, beside the material
_AGAINST_LEAST = -2.5  # what may speak against where nothing else anchors it
_BY_FIGURE = 2.0  # what less is needed where a figure tells the event
_MORE, _LITTLE_AGAINST = 1.5, -1.0  # what more is needed where nothing is rare, and what may speak against it
_BY_MATERIALS = 1.0  # what more is needed where rare materials and a country are the only anchor
KINDS = ("name", "figure", "material", "act", "thing", "place", "rest", "against")
NAMED, FIGURE, MATERIAL, ACTS, THINGS, PLACES, REST, AGAINST = KINDS
NAME, COMMITTEE = 6.0, 4.5  # weights of a sure name, of a committee
RARE, PLACE = 4.0, 2.5  # of a rare material, of a country that is not much written about
ACT, ACT_IN_TEXT = 3.5, 2.0  # of what happens by both headlines, by one of them and the other text
_COMMON_ACTS = frozenset("pact money trade meeting strategy report law standard output permit member".split())
"""Acts that much news on one name tells."""
_RARE_ACTS = frozenset("strike blockade accident collapse fire attack spill insolvency sentence".split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that both texts tell, or that one does not know: its weight, its kind, what says it to people."""

    weight: float
    kind: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All evidence, the heaviest first; `against`: why it is two events whatever they share, empty where nothing is;
    `alone`: what names and figures must weigh where no act is shared; `headed`: the weight of a figure of one headline
    that both texts have; `both`: how many acts both headlines tell; `elsewhere`: how many states one
    headline names of which the other text knows nothing."""

    evidence: tuple[Evidence, ...]
    against: str
    needed: float
    alone: float = 16.0
    headed: float = 0.0
    both: int = 0
    elsewhere: int = 0

    @property
    def weight(self) -> float:
        """The sum."""
        return sum(piece.weight for piece in self.evidence)

    @property
    def is_one(self) -> bool:
        """Whether the two are one event."""
        if self.against:
            return False
        return self._is_counted or (self._is_anchored and self.weight >= self.needed)

    @property
    def _is_counted(self) -> bool:
        """Whether a figure that hardly stands in two events is the same, with what happens or what it is about."""
        weights = self._weights
        # A share (25 %) stands in many texts.
        figures = sum(piece.weight for piece in self.evidence if piece.kind == FIGURE and not piece.says.endswith("%"))
        if figures < ANCHORED or max(weights[ACTS], weights[MATERIAL]) < _MATTER:
            return False
        return self.weight >= self.needed - _BY_FIGURE

    @property
    def _weights(self) -> dict[str, float]:
        """The weight of each kind of evidence."""
        return {kind: sum(piece.weight for piece in self.evidence if piece.kind == kind) for kind in KINDS}

    @property
    def _is_anchored(self) -> bool:
        """Whether something tells which event it is: names and figures with what happened or what it is about; or,
        where neither is shared, what is rare together."""
        weights = self._weights
        anchors = weights[NAMED] + weights[FIGURE]
        matter = weights[MATERIAL] + weights[THINGS] + weights[PLACES]
        # A company, its mine and where that lies are one actor: without an act or a figure they tell no event.
        names = sum(piece.weight >= ANCHORED for piece in self.evidence if piece.kind == NAMED)
        alone = anchors >= self.alone and (weights[FIGURE] > 0 or names >= _THREE)
        happened = weights[ACTS] > 0 or weights[FIGURE] >= _FIGURES_ALONE or alone
        happens = max((piece.weight for piece in self.evidence if piece.kind == ACTS), default=0.0)
        told = matter >= _MATTER or (anchors >= _ANCHORS_ALONE and happens >= ACT)
        if weights[NAMED] >= COMMITTEE and weights[ACTS] >= ACT and self.alone < ALONE:
            told = told or weights[REST] > 0
        if weights[NAMED] >= NAME and self._happens_seldom:
            told = True
        if weights[NAMED] >= NAME:  # at a place that a name tells, a rare event, or much in common
            told = told or weights[REST] >= _MUCH or any(piece.says in _RARE_ACTS for piece in self.evidence)
        if anchors >= ANCHORED and happened and told:
            return True
        if self._is_told_twice(weights) or self._is_headed(weights, happens) or self._is_much(weights):
            return True
        more = 0.0 if self.both and not self.elsewhere else _BY_MATERIALS
        if weights[ACTS] < ACT or weights[AGAINST] < _AGAINST_LEAST or self.weight < self.needed + more:
            return False
        countries = sum(piece.weight >= PLACE for piece in self.evidence if piece.kind == PLACES)
        is_rare = max((piece.weight for piece in self.evidence if piece.kind == MATERIAL), default=0.0) >= RARE
        return (is_rare and weights[PLACES] > 0) or (countries > 1 and matter + weights[REST] > countries * PLACE)

    @property
    def _happens_seldom(self) -> bool:
        """Whether what both headlines tell is something that few texts on a name tell."""
        return any(
            piece.kind == ACTS and piece.weight >= ACT and piece.says not in _COMMON_ACTS for piece in self.evidence
        )

    def _is_told_twice(self, weights: Mapping[str, float]) -> bool:
        """Whether several things that are rare by themselves are the same, so that what happened need not be named in
        one way: two names or figures beside what it is about, or a figure with a rare material and its country."""
        anchors = [piece.weight for piece in self.evidence if piece.kind in (NAMED, FIGURE)]
        subject = weights[MATERIAL] + weights[PLACES] + weights[THINGS] + weights[ACTS]
        if sum(weight >= ANCHORED for weight in anchors) > 1 and sum(anchors) >= _TWICE and weights[FIGURE] > 0:
            return subject + weights[REST] >= _MATTER
        return weights[FIGURE] >= ANCHORED and weights[MATERIAL] >= _RARE_ENOUGH and weights[PLACES] >= PLACE

    def _is_much(self, weights: Mapping[str, float]) -> bool:
        """Whether much of several kinds is the same though nothing of it is rare: what happens by both headlines, with
        what and where, and nothing that only one of them tells."""
        if not self.both or self.elsewhere or weights[AGAINST] < _LITTLE_AGAINST:
            return False
        kinds = sum(weights[kind] > 0 for kind in (NAMED, FIGURE, MATERIAL, PLACES, THINGS))
        return kinds > 1 and self.weight >= self.needed + _MORE

    def _is_headed(self, weights: Mapping[str, float], happens: float) -> bool:
        """Whether headlines say it: a figure of one that both texts have, with what happens, or what and whom it is
        about; or two things that happen, with the material and the state."""
        if weights[AGAINST] < _AGAINST_LEAST:
            return False
        if self.headed >= _HEADED and happens >= ACT_IN_TEXT:
            return True
        if self.headed >= _SHARE_HEADED and weights[MATERIAL] + weights[THINGS] >= _MATTER and happens >= ACT:
            return True
        if weights[MATERIAL] < _MATTER:
            return False
        if self.headed >= _SHARE_HEADED and weights[PLACES] > 0:
            return True
        return self.both > 1 and (weights[PLACES] > 0 or weights[MATERIAL] >= RARE)

    @property
    def reason(self) -> str:
        """What says so, in words."""
        return f"the same event: {', '.join([piece.says for piece in self.evidence if piece.says][:3])}"
