"""Whether two accounts tell of one event, as weighed evidence with reasons. Pure.

Each piece is worth about the log2 of how much likelier it is that two accounts of one event share it than that two
others do; what a text does not state weighs nothing. Anchors (names, figures, documents, days) say which event; acts
and figures say what happened: both are needed, whatever else the texts have in common. What only one headline has, and
the other text does not know, weighs against. What tells look-alikes apart forbids it: `vetoes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from vocabulary.news.stories.account import COMMON, Account
from vocabulary.news.stories.figures import COUNT, Quantity
from vocabulary.news.stories.vetoes import CONCRETE, inflected, unknown_acts, unknown_names, vetoes

Rarity = Callable[[str], float]
"""What share of its weight a name keeps, by how many items of the window have it: from 0 to 1."""

NEEDED = 9.0  # weight from which two accounts of one day are one event
ANCHORED = 4.0  # of it that anchors must give
_ANCHORS_ALONE, _NAMES_ALONE = 10.0, 16.0  # that a name and a figure must give where no act is shared, or three names
_MATTER = 2.0  # and what they are about
_FIGURES_ALONE = 6.0  # that figures must give where no act is shared
_APART = {0: 0.0, 1: 0.0, 2: 1.5, 3: 2.0, 4: 3.0, 5: 5.0}  # what more is needed, by the days between them
_UNKNOWN_DAY = 4.0
_BY_MATERIALS = 1.0  # what more is needed where rare materials and a country are the only anchor
_RARE, _SECOND_MATERIAL = 4.0, 2.5  # weight of a rare material, and of one that is the second
_KINDS = ("name", "figure", "material", "act", "thing", "place", "rest", "against")
_NAMED, _FIGURE, _MATERIAL, _ACTS, _THINGS, _PLACES, _REST, _AGAINST = _KINDS
_OFTEN = frozenset("cobalt graphite uranium zinc silver iron lead manganese silicon tantalum niobium".split())
_ACT, _ACT_IN_TEXT, _FURTHER_ACT = 3.5, 2.0, 0.8
_THING, _FURTHER_THING = 2.0, 1.0
_NAME, _NOUN, _OPENING, _PART = 6.0, 3.0, 4.0, 2.0  # nouns with capitals and first words may be no names
_COMMITTEE, _CODE, _DAY, _YEAR, _ORDINAL = 4.5, 9.0, 5.0, 2.0, 2.0
_SECTIONS, _SECTION = frozenset("SECTION ARTICLE ACT LAW ORDER NO N° Nº §".split()), 2.0  # of laws that much is under
_LARGE_PLACES, _LARGE, _PLACE = frozenset({"CN", "US", "EU"}), 1.0, 2.5
_WORD, _WORDS = 1.2, 6.0  # shared words of no kind: each, and at most
_NEAR = 4.0  # a figure that the other text rounds
_UNKNOWN_NAME, _UNKNOWN_ACT, _UNKNOWN_CONCRETE, _UNKNOWN = -2.0, -1.0, -3.0, -6.0  # of a headline, each; and at most


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that both texts tell, or that one does not know: its weight, its kind, what says it to people."""

    weight: float
    kind: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All evidence, the heaviest first; `against`: why it is two events whatever they share, empty where nothing is."""

    evidence: tuple[Evidence, ...]
    against: str
    needed: float

    @property
    def weight(self) -> float:
        """The sum."""
        return sum(piece.weight for piece in self.evidence)

    @property
    def is_one(self) -> bool:
        """Whether the two are one event."""
        return not self.against and self._is_anchored and self.weight >= self.needed

    @property
    def _is_anchored(self) -> bool:
        weights = {kind: sum(piece.weight for piece in self.evidence if piece.kind == kind) for kind in _KINDS}
        anchors = weights[_NAMED] + weights[_FIGURE]
        if anchors >= ANCHORED:
            matter = weights[_MATERIAL] + weights[_THINGS] + weights[_PLACES] + weights[_REST]
            with_figure = anchors >= _ANCHORS_ALONE and weights[_FIGURE] >= ANCHORED
            alone = (with_figure or weights[_NAMED] >= _NAMES_ALONE) and matter >= _MATTER
            return weights[_FIGURE] >= _FIGURES_ALONE or weights[_ACTS] > 0 or alone
        if self.weight < self.needed + _BY_MATERIALS or weights[_ACTS] < _ACT or weights[_AGAINST]:
            return False
        rare = [piece.weight for piece in self.evidence if piece.kind == _MATERIAL and piece.weight >= _SECOND_MATERIAL]
        return (len(rare) > 1 and weights[_PLACES] > 0) or (_RARE in rare and weights[_PLACES] >= _PLACE)

    @property
    def reason(self) -> str:
        """What says so, in words."""
        return f"the same event: {', '.join([piece.says for piece in self.evidence if piece.says][:3])}"


def weighed(one: Account, other: Account, days_apart: int | None, rarity: Rarity = lambda _: 1.0) -> Verdict:
    """The verdict on two accounts; `days_apart`: between their publications, `None` where a day is not known."""
    needed = NEEDED + (_UNKNOWN_DAY if days_apart is None else _APART.get(days_apart, 99.0))
    if one.anchors[0].isdisjoint(other.anchors[1]) and other.anchors[0].isdisjoint(one.anchors[1]):
        return Verdict((), "nothing tells which event it is", needed)
    if against := next(vetoes(one, other), ""):
        return Verdict((), against, needed)
    pieces = chain(_of_names(one, other, rarity), _of_figures(one, other), _of_matter(one, other), _of_rest(one, other))
    return Verdict(tuple(sorted(pieces, key=lambda piece: (-piece.weight, piece.says))), "", needed)


def _of_names(one: Account, other: Account, rarity: Rarity) -> Iterator[Evidence]:
    mine: set[int] = set()
    theirs: set[int] = set()
    for word in dict.fromkeys((*one.names, *other.names)):
        here, there = (word if word in account.capitals else inflected(word, account) for account in (one, other))
        if here is None or there is None:
            continue
        numbers = one.names.get(here), other.names.get(there)
        if numbers[0] in mine or numbers[1] in theirs:
            continue  # another word of a name that counts already
        mine |= {number for number in numbers[:1] if number is not None}
        theirs |= {number for number in numbers[1:] if number is not None}
        weight = _NOUN if one.is_german and other.is_german else _NAME
        if _only_partly(here, one, there, other):
            weight = _PART
        yield Evidence(weight * rarity(word), _NAMED, word.title())
    for word in sorted((one.openings & other.openings) - one.names.keys() - other.names.keys()):
        yield Evidence(_OPENING * rarity(word), _NAMED, word.title())
    for committee in sorted(one.committees & other.committees):
        yield Evidence(_COMMITTEE, _NAMED, committee)
    for code in sorted(one.codes & other.codes):
        kind = code.partition(" ")[0]
        yield Evidence(_SECTION, _REST, "") if kind in _SECTIONS else Evidence(_CODE, _FIGURE, code)
    for place in sorted(one.places[1] & other.places[1]):
        yield Evidence(_LARGE if place in _LARGE_PLACES else _PLACE, _PLACES)


def _only_partly(here: str, one: Account, there: str, other: Account) -> bool:
    """Whether names of several words have this one in common, and each has others ("Helen Marsh", "Helen Hale")."""
    mine, theirs = (
        {word for word, of in account.names.items() if of == account.names.get(name)}
        for account, name in ((one, here), (other, there))
    )
    return bool(mine - {here}) and bool(theirs - {there}) and (mine - {here}).isdisjoint(theirs)


def _of_figures(one: Account, other: Account) -> Iterator[Evidence]:
    left = set(other.quantities)
    for quantity in sorted(one.quantities, key=lambda quantity: (-quantity.weight, quantity.value, quantity.unit)):
        match = next((candidate for candidate in left if _is_same(candidate, quantity)), None)
        near = match or next((candidate for candidate in left if _is_near(candidate, quantity)), None)
        if near is None:
            continue
        left.discard(near)
        weight = min(quantity.weight, near.weight, quantity.weight if match else _NEAR)
        unit = "" if quantity.unit == COUNT else f" {quantity.unit}"
        yield Evidence(weight, _FIGURE if weight > _NEAR - 0.5 else _REST, f"{quantity.value:,.10g}{unit}")
    for month, day in sorted(one.days & other.days):
        yield Evidence(_DAY, _FIGURE, f"the day {day}/{month}")
    for year in sorted(one.years[1] & other.years[1]):
        yield Evidence(_YEAR, _REST, str(year))
    for _ in one.ordinals & other.ordinals - {1}:
        yield Evidence(_ORDINAL, _REST)


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (one.unit == other.unit or COUNT in (one.unit, other.unit))


def _is_near(one: Quantity, other: Quantity) -> bool:
    return min(one.weight, other.weight) > _NEAR and one.is_near(other)


def _of_matter(one: Account, other: Account) -> Iterator[Evidence]:
    shared = sorted(one.materials[1] & other.materials[1], key=lambda material: (-_material(material), material))
    for index, material in enumerate(shared):
        yield Evidence(_material(material) / (1 + index * 0.5), _MATERIAL, material.replace("-", " "))
    titled, both = (one.acts[0] & other.acts[1]) | (other.acts[0] & one.acts[1]), one.acts[0] & other.acts[0]
    for index, act in enumerate(sorted(titled, key=lambda act: (act not in both, act))):
        weight = _FURTHER_ACT if index else _ACT if act in both else _ACT_IN_TEXT
        yield Evidence(weight, _ACTS, act)
    for index, thing in enumerate(sorted(one.things & other.things)):
        yield Evidence(_FURTHER_THING if index else _THING, _THINGS, thing)


def _material(material: str) -> float:
    return 2.0 if material in COMMON else 3.0 if material in _OFTEN else _RARE


def _of_rest(one: Account, other: Account) -> Iterator[Evidence]:
    """Words of no kind that both have, and what only one headline tells."""
    names = {name[:6] for name in (*one.names, *other.names)}
    if shared := (one.stems & other.stems) - names:
        yield Evidence(min(_WORD * len(shared), _WORDS), _REST)
    names_apart = unknown_names(one, other) + unknown_names(other, one)
    acts_apart = unknown_acts(one, other) | unknown_acts(other, one)
    concrete = len(acts_apart & CONCRETE)
    if names_apart or acts_apart:
        against = _UNKNOWN_NAME * names_apart + _UNKNOWN_ACT * len(acts_apart) + _UNKNOWN_CONCRETE * concrete
        yield Evidence(max(against, _UNKNOWN), _AGAINST)
