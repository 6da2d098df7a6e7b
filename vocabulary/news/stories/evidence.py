"""Whether two accounts tell of one event, as weighed evidence with reasons. Pure.

Each piece is worth about the log2 of how much likelier it is that two accounts of one event share it than that two
others do; what a text does not state weighs nothing. Anchors (names, figures, documents, days) say which event; acts
and figures say what happened: both are needed, whatever else the texts have in common. What only one headline has, and
the other text does not know, weighs against. What tells look-alikes apart forbids it: `vetoes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from vocabulary.news.stories.facts.account import COMMON, Account, in_one_language
from vocabulary.news.stories.facts.figures import COUNT, MONEY, Quantity
from vocabulary.news.stories.facts.transliteration import is_written, skeleton
from vocabulary.news.stories.vetoes import CONCRETE, inflected, unknown_acts, unknown_names, vetoes

Rarity = Callable[[str], float]
"""What share of its weight a name keeps, by how many items of the window have it: from 0 to 1."""

NEEDED = 8.0  # weight from which two accounts of one day are one event
ANCHORED = 4.0  # of it that anchors must give
_FIGURES_ALONE = 6.0  # that figures must give where no act is shared
_ALONE, _ALONE_ABROAD = 14.0, 9.0  # that all anchors must give there; between languages words are missing
_MUCH = 3.0  # of what they have in common besides
_MATTER, _ANCHORS_ALONE = 2.0, 6.5  # what it is about, and anchors that say that as well
_TWICE, _RARE_ENOUGH, _THREE = 10.0, 3.0, 3
_HEADED, _SHARE_HEADED = 4.5, 3.0  # weight of a figure of a headline; and of a share there, beside the material
_AGAINST_LEAST = -2.5  # what may speak against where nothing else anchors it
_APART = {0: 0.0, 1: 0.0, 2: 1.5, 3: 2.0, 4: 3.0, 5: 5.0}  # what more is needed, by the days between them
_UNKNOWN_DAY = 4.0
_BY_MATERIALS = 1.0  # what more is needed where rare materials and a country are the only anchor
_RARE, _SECOND_MATERIAL = 4.0, 2.5  # weight of a rare material, and of one that is the second
_KINDS = ("name", "figure", "material", "act", "thing", "place", "rest", "against")
_NAMED, _FIGURE, _MATERIAL, _ACTS, _THINGS, _PLACES, _REST, _AGAINST = _KINDS
_OFTEN = frozenset("cobalt graphite uranium zinc silver iron lead manganese silicon tantalum niobium".split())
_ACT, _ACT_IN_TEXT, _FURTHER_ACT = 3.5, 2.0, 0.8
_GENERAL = frozenset({"criticalminerals", "plant", "processing", "exploration", "battery"})
_THING, _FURTHER_THING = 2.0, 1.0
_NAME, _NOUN, _OPENING, _PART = 6.0, 3.0, 4.0, 2.0  # nouns with capitals and first words may be no names
_BODY, _FOREIGN, _MONTH, _KIN = 3.5, 5.0, 1.5, 4
_RARE_ACTS = frozenset("strike blockade accident collapse fire attack spill insolvency sentence".split())
_OFFICES, _OFFICE = frozenset("commerce doe pentagon usgs worldbank imf bgs dla exim dfc jogmec".split()), 1.5
"""Bodies that much news is about: they say little of which event it is."""
_OF_COMMITTEES, _IMPLIED = frozenset({"standard", "member"}), 0.3
_FURTHER_WORD = 2.0  # of a name of several words
_COMMITTEE, _CODE, _DAY, _YEAR, _ORDINAL = 4.5, 9.0, 5.0, 2.0, 2.0
_SECTIONS, _SECTION = frozenset("SECTION ARTICLE ACT LAW ORDER NO N° Nº §".split()), 2.0  # of laws that much is under
_LARGE_PLACES, _LARGE, _PLACE = frozenset({"CN", "US", "EU"}), 1.0, 2.5
_WORD, _WORDS = 1.2, 6.0  # shared words of no kind: each, and at most
_SURELY = 8.0  # weight of names and figures from which what only one of them tells says less
_ABROAD = 0.5  # share of that there, and between languages: words are missing in each
_NEAR = 4.0  # a figure that the other text rounds
_UNKNOWN_NAME, _UNKNOWN_ACT, _UNKNOWN_CONCRETE, _UNKNOWN = -2.5, -1.0, -3.0, -7.0  # of a headline, each; and at most


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that both texts tell, or that one does not know: its weight, its kind, what says it to people."""

    weight: float
    kind: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All evidence, the heaviest first; `against`: why it is two events whatever they share, empty where nothing is;
    `alone`: what names and figures must weigh where no act is shared; `headed`: the weight of a figure of one headline that
    both texts have; `both`: how many acts both headlines tell."""

    evidence: tuple[Evidence, ...]
    against: str
    needed: float
    alone: float = 16.0
    headed: float = 0.0
    both: int = 0

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
        """Whether something tells which event it is: names and figures with what happened or what it is about; or,
        where neither is shared, what is rare together."""
        weights = {kind: sum(piece.weight for piece in self.evidence if piece.kind == kind) for kind in _KINDS}
        anchors = weights[_NAMED] + weights[_FIGURE]
        matter = weights[_MATERIAL] + weights[_THINGS] + weights[_PLACES]
        # A company, its mine and where that lies are one actor: without an act or a figure they tell no event.
        names = sum(piece.weight >= ANCHORED for piece in self.evidence if piece.kind == _NAMED)
        alone = anchors >= self.alone and (weights[_FIGURE] > 0 or names >= _THREE)
        happened = weights[_ACTS] > 0 or weights[_FIGURE] >= _FIGURES_ALONE or alone
        happens = max((piece.weight for piece in self.evidence if piece.kind == _ACTS), default=0.0)
        told = matter >= _MATTER or (anchors >= _ANCHORS_ALONE and happens >= _ACT)
        if weights[_NAMED] >= _COMMITTEE and weights[_ACTS] >= _ACT and self.alone < _ALONE:
            told = told or weights[_REST] > 0
        if weights[_NAMED] >= _NAME:  # at a place that a name tells, a rare event, or much in common
            told = told or weights[_REST] >= _MUCH or any(piece.says in _RARE_ACTS for piece in self.evidence)
        if anchors >= ANCHORED and happened and told:
            return True
        if self._is_told_twice(weights) or self._is_headed(weights, happens):
            return True
        if weights[_ACTS] < _ACT or weights[_AGAINST] < _AGAINST_LEAST or self.weight < self.needed + _BY_MATERIALS:
            return False
        countries = sum(piece.weight >= _PLACE for piece in self.evidence if piece.kind == _PLACES)
        is_rare = max((piece.weight for piece in self.evidence if piece.kind == _MATERIAL), default=0.0) >= _RARE
        return (is_rare and weights[_PLACES] > 0) or (countries > 1 and matter + weights[_REST] > countries * _PLACE)

    def _is_told_twice(self, weights: Mapping[str, float]) -> bool:
        """Whether several things that are rare by themselves are the same, so that what happened need not be named in
        one way: two names or figures beside what it is about, or a figure with a rare material and its country."""
        anchors = [piece.weight for piece in self.evidence if piece.kind in (_NAMED, _FIGURE)]
        subject = weights[_MATERIAL] + weights[_PLACES] + weights[_THINGS] + weights[_ACTS]
        if sum(weight >= ANCHORED for weight in anchors) > 1 and sum(anchors) >= _TWICE and weights[_FIGURE] > 0:
            return subject + weights[_REST] >= _MATTER
        return weights[_FIGURE] >= ANCHORED and weights[_MATERIAL] >= _RARE_ENOUGH and weights[_PLACES] >= _PLACE

    def _is_headed(self, weights: Mapping[str, float], happens: float) -> bool:
        """Whether headlines say it: a figure of one that both texts have, with what happens or what and whom it is about;
        or two things that happen, with the material and the state."""
        if weights[_AGAINST] < _AGAINST_LEAST:
            return False
        if self.headed >= _HEADED and happens >= _ACT_IN_TEXT:
            return True
        if weights[_MATERIAL] < _MATTER:
            return False
        if self.headed >= _SHARE_HEADED and (weights[_PLACES] > 0 or happens >= _ACT):
            return True
        return self.both > 1 and weights[_PLACES] > 0

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
    which = [*_of_names(one, other, rarity), *_of_figures(one, other)]
    anchored = sum(piece.weight for piece in which if piece.kind in (_NAMED, _FIGURE)) >= _SURELY
    share = _ABROAD if anchored or not in_one_language(one, other) else 1.0
    pieces = chain(which, _of_matter(one, other), _of_rest(one, other, share))
    alone = _ALONE if in_one_language(one, other) else _ALONE_ABROAD
    evidence = tuple(sorted(pieces, key=lambda piece: (-piece.weight, piece.says)))
    return Verdict(evidence, "", needed, alone, _headed(one, other), len(one.acts[0] & other.acts[0]))


def _headed(one: Account, other: Account) -> float:
    """The weight of the figure of a headline that the other account states as well."""
    pairs = ((mine, its) for a, b in ((one, other), (other, one)) for mine in a.counted for its in b.quantities)
    return max((min(mine.weight, its.weight) for mine, its in pairs if _is_same(mine, its)), default=0.0)


def _of_names(one: Account, other: Account, rarity: Rarity) -> Iterator[Evidence]:
    mine: set[int] = set()
    theirs: set[int] = set()
    for word in dict.fromkeys((*one.names, *other.names)):
        here, there = (word if word in account.capitals else inflected(word, account) for account in (one, other))
        if here is None or there is None:
            continue
        numbers = one.names.get(here), other.names.get(there)
        if numbers[0] in mine or numbers[1] in theirs:
            if numbers[0] in mine and numbers[1] in theirs:
                yield Evidence(_FURTHER_WORD * rarity(word), _NAMED)  # a name of several words, in full
            continue  # another word of a name that counts already
        mine |= {number for number in numbers[:1] if number is not None}
        theirs |= {number for number in numbers[1:] if number is not None}
        weight = _NOUN if one.is_german and other.is_german else _NAME
        if _only_partly(here, one, there, other):
            weight = _PART
        yield Evidence(weight * rarity(word), _NAMED, word.title())
    for word in sorted((one.openings & other.openings) - one.names.keys() - other.names.keys()):
        yield Evidence(_OPENING * rarity(word), _NAMED, word.title())
    yield from _of_other_scripts(one, other, rarity)
    yield from _of_bodies(one, other)


def _of_bodies(one: Account, other: Account) -> Iterator[Evidence]:
    """What has one name for all: companies, bodies, committees, documents, places."""
    named = one.names.keys() & other.names.keys()
    for body in sorted(one.bodies[1] & other.bodies[1]):
        if not {body} & {*one.names, *other.names} and not any(name in body for name in named if len(name) > _KIN):
            yield (
                Evidence(_OFFICE, _PLACES, body.upper()) if body in _OFFICES else Evidence(_BODY, _NAMED, body.upper())
            )
    for committee in sorted(one.committees & other.committees):
        yield Evidence(_COMMITTEE, _NAMED, committee)
    for code in sorted(one.codes & other.codes):
        kind = code.partition(" ")[0]
        yield Evidence(_SECTION, _REST, "") if kind in _SECTIONS else Evidence(_CODE, _FIGURE, code)
    for place in sorted(one.places[1] & other.places[1]):
        yield Evidence(_LARGE if place in _LARGE_PLACES else _PLACE, _PLACES)


def _of_other_scripts(one: Account, other: Account, rarity: Rarity) -> Iterator[Evidence]:
    """Names that one text writes in another script: each once."""
    found: set[str] = set()
    for mine, theirs in ((one, other), (other, one)):
        for name in sorted({*theirs.names, *theirs.openings}):
            if len(name) > _KIN and any(is_written(foreign, name) for foreign in mine.foreign):
                found.add(name)
    if not found and one.foreign and other.foreign:
        sounds = {(skeleton(name), script) for name, script in other.foreign.items()}
        found = {
            name
            for name, script in one.foreign.items()
            if len(sound := skeleton(name)) >= _KIN
            and any(sound == heard and script != written for heard, written in sounds)
        }
    starts: set[str] = set()
    for name in sorted(found):
        if name[:_KIN] not in starts:
            starts.add(name[:_KIN])
            yield Evidence(_FOREIGN * rarity(name), _NAMED, name.title())


def _only_partly(here: str, one: Account, there: str, other: Account) -> bool:
    """Whether names of several words have this one in common, and each has others ("Helen Marsh", "Helen Hale")."""
    mine, theirs = (
        {word for word, of in account.names.items() if of == account.names.get(name)}
        for account, name in ((one, here), (other, there))
    )
    return bool(mine - {here}) and bool(theirs - {there}) and (mine - {here}).isdisjoint(theirs)


def _of_figures(one: Account, other: Account) -> Iterator[Evidence]:
    left = set(other.quantities)
    # A figure that is only near (590 and 600 million) is that of the event where a place or a name is shared besides.
    known = one.places[1] & other.places[1] - _LARGE_PLACES or one.names.keys() & other.names.keys()
    for quantity in sorted(one.quantities, key=lambda quantity: (-quantity.weight, quantity.value, quantity.unit)):
        match = next((candidate for candidate in left if _is_same(candidate, quantity)), None)
        near = match or next((candidate for candidate in left if _is_near(candidate, quantity)), None)
        if near is None:
            continue
        left.discard(near)
        weight = min(quantity.weight, near.weight, quantity.weight if match else _NEAR)
        unit = "" if quantity.unit == COUNT else f" {quantity.unit}"
        tells = weight > _NEAR - 0.5 and bool(match or known)
        yield Evidence(weight, _FIGURE if tells else _REST, f"{quantity.value:,.10g}{unit}")
    for month, day in sorted(one.days & other.days):
        yield Evidence(_DAY, _FIGURE, f"the day {day}/{month}")
    if (one.months[1] & other.months[1]) and not one.days & other.days:
        yield Evidence(_MONTH, _REST, "")
    for year in sorted(one.years[1] & other.years[1]):
        yield Evidence(_YEAR, _REST, str(year))
    for _ in one.ordinals & other.ordinals - {1}:
        yield Evidence(_ORDINAL, _REST)


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (one.unit == other.unit or COUNT in (one.unit, other.unit))


def _is_near(one: Quantity, other: Quantity) -> bool:
    return min(one.weight, other.weight) > _NEAR and one.is_near(other)


def _of_matter(one: Account, other: Account) -> Iterator[Evidence]:
    implied = _IMPLIED if one.committees & other.committees else 1.0  # a committee says its material, and "standard"
    shared = sorted(one.materials[1] & other.materials[1], key=lambda material: (-_material(material), material))
    for index, material in enumerate(shared):
        weight = _material(material) / (1 + index * 0.5)
        yield Evidence(weight * implied, _MATERIAL, material.replace("-", " "))
    money = any(quantity.unit == MONEY for quantity in one.quantities & other.quantities)
    titled, both = (one.acts[0] & other.acts[1]) | (other.acts[0] & one.acts[1]), one.acts[0] & other.acts[0]
    for index, act in enumerate(sorted(titled, key=lambda act: (act == "money" and money, act not in both, act))):
        weight = _FURTHER_ACT if index else _ACT if act in both else _ACT_IN_TEXT
        if act == "money" and money:
            weight = _FURTHER_ACT  # the sum says that money is given
        if act in _OF_COMMITTEES:
            weight *= implied
        yield Evidence(weight, _ACTS, act)
    things = one.things[1] & other.things[1] - titled
    for index, thing in enumerate(sorted(things - _GENERAL)):
        yield Evidence(_FURTHER_THING if index else _THING, _THINGS, thing)
    for _ in things & _GENERAL:
        yield Evidence(_FURTHER_THING, _REST)


def _material(material: str) -> float:
    return 2.0 if material in COMMON else 3.0 if material in _OFTEN else _RARE


def _of_rest(one: Account, other: Account, share: float) -> Iterator[Evidence]:
    """Words of no kind that both have, and what only one headline tells, which weighs a `share`."""
    names = {name[:6] for name in (*one.names, *other.names)}
    if shared := (one.stems & other.stems) - names:
        yield Evidence(min(_WORD * len(shared), _WORDS), _REST)
    names_apart = unknown_names(one, other) + unknown_names(other, one)
    acts_apart = unknown_acts(one, other) | unknown_acts(other, one)
    concrete = len(acts_apart & CONCRETE)
    if names_apart or acts_apart:
        against = _UNKNOWN_NAME * names_apart + _UNKNOWN_ACT * len(acts_apart) + _UNKNOWN_CONCRETE * concrete
        yield Evidence(max(against, _UNKNOWN) * share, _AGAINST)
