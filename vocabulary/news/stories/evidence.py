"""Whether two accounts tell of one event, as weighed evidence with reasons. Pure.

Each piece is worth about the log2 of how much likelier it is that two accounts of one event share it than that two
others do; what a text does not state weighs nothing. Anchors (names, figures, documents, days) say which event; acts
and figures say what happened: both are needed, whatever else the texts have in common. What only one headline has, and
the other text does not know, weighs against. What tells look-alikes apart forbids it: `vetoes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from vocabulary.news.stories.facts.account import COMMON, Account, in_one_language
from vocabulary.news.stories.facts.figures import COUNT, MONEY, Quantity
from vocabulary.news.stories.facts.transliteration import is_written, skeleton
from vocabulary.news.stories.unknown import inflected, unknown_acts, unknown_names, unknown_places
from vocabulary.news.stories.verdict import (
    ACT,
    ACT_IN_TEXT,
    ACTS,
    AGAINST,
    ALONE,
    COMMITTEE,
    FIGURE,
    MATERIAL,
    NAME,
    NAMED,
    PLACE,
    PLACES,
    RARE,
    REST,
    THINGS,
    Evidence,
    Verdict,
)
from vocabulary.news.stories.vetoes import CONCRETE, vetoes

Rarity = Callable[[str], float]
"""What share of its weight a name keeps, by how many items of the window have it: from 0 to 1."""

NEEDED = 8.0  # weight from which two accounts of one day are one event
_ALONE_ABROAD = 9.0  # what all anchors must give where no act is shared; between languages words are missing
_APART = {0: 0.0, 1: 0.0, 2: 1.5, 3: 2.0, 4: 3.0, 5: 5.0}  # what more is needed, by the days between them
_UNKNOWN_DAY = 4.0
_OFTEN = frozenset("cobalt graphite uranium zinc silver iron lead manganese silicon tantalum niobium".split())
_FURTHER_ACT = 0.8
_GENERAL = frozenset({"criticalminerals", "plant", "processing", "exploration", "battery"})
_THING, _FURTHER_THING = 2.0, 1.0
_NOUN, _OPENING, _PART = 3.0, 4.0, 2.0  # nouns with capitals and first words may be no names
_BODY, _FOREIGN, _MONTH, _KIN = 3.5, 5.0, 1.5, 4
_OFFICES, _OFFICE = frozenset("commerce doe pentagon usgs worldbank imf bgs dla exim dfc jogmec".split()), 1.5
"""Bodies that much news is about: they say little of which event it is."""
_TELLING_STEPS = frozenset("resigned extended postponed ended eased rejected appealed".split())
"""Steps that say what happened where two headlines tell them."""
_OF_COMMITTEES, _IMPLIED = frozenset({"standard", "member"}), 0.3
_FURTHER_WORD = 2.0  # of a name of several words
_CODE, _DAY, _YEAR, _ORDINAL = 9.0, 5.0, 2.0, 2.0
_SECTIONS, _SECTION = frozenset("SECTION ARTICLE ACT LAW ORDER NO N° Nº §".split()), 2.0  # of laws that much is under
_LARGE_PLACES, _LARGE = frozenset({"CN", "US", "EU"}), 1.0
_HOME = 1.0  # of a country that is not named in its own language
_WORD, _WORDS = 1.2, 6.0  # shared words of no kind: each, and at most
_SURELY = 8.0  # weight of names and figures from which what only one of them tells says less
_ABROAD = 0.5  # share of that there, and between languages: words are missing in each
_SMALL, _BESIDE, _LEAST = 100, 1.5, 0.5  # counts below it, in no headline, weigh less: 16 elements, 16 members
_NEAR = 4.0  # a figure that the other text rounds
_UNKNOWN_NAME, _UNKNOWN_ACT, _UNKNOWN_CONCRETE, _UNKNOWN = -2.5, -1.0, -3.0, -7.0  # of a headline, each; and at most


def weighed(one: Account, other: Account, days_apart: int | None, rarity: Rarity = lambda _: 1.0) -> Verdict:
    """The verdict on two accounts; `days_apart`: between their publications, `None` where a day is not known."""
    needed = NEEDED + (_UNKNOWN_DAY if days_apart is None else _APART.get(days_apart, 99.0))
    if one.anchors[0].isdisjoint(other.anchors[1]) and other.anchors[0].isdisjoint(one.anchors[1]):
        return Verdict((), "nothing tells which event it is", needed)
    if against := next(vetoes(one, other), ""):
        return Verdict((), against, needed)
    which = [*_of_names(one, other, rarity), *_of_figures(one, other)]
    anchored = sum(piece.weight for piece in which if piece.kind in (NAMED, FIGURE)) >= _SURELY
    share = _ABROAD if anchored or not in_one_language(one, other) else 1.0
    pieces = chain(which, _of_matter(one, other), _of_rest(one, other, share))
    alone = ALONE if in_one_language(one, other) else _ALONE_ABROAD
    evidence = tuple(sorted(pieces, key=lambda piece: (-piece.weight, piece.says)))
    elsewhere = unknown_places(one, other) + unknown_places(other, one)
    return Verdict(evidence, "", needed, alone, _headed(one, other), len(one.acts[0] & other.acts[0]), elsewhere)


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
                yield Evidence(_FURTHER_WORD * rarity(word), NAMED)  # a name of several words, in full
            continue  # another word of a name that counts already
        mine |= {number for number in numbers[:1] if number is not None}
        theirs |= {number for number in numbers[1:] if number is not None}
        weight = _NOUN if one.is_german and other.is_german else NAME
        if _only_partly(here, one, there, other):
            weight = _PART
        yield Evidence(weight * rarity(word), NAMED, word.title())
    for word in sorted((one.openings & other.openings) - one.names.keys() - other.names.keys()):
        yield Evidence(_OPENING * rarity(word), NAMED, word.title())
    yield from _of_other_scripts(one, other, rarity)
    yield from _of_bodies(one, other)


def _of_bodies(one: Account, other: Account) -> Iterator[Evidence]:
    """What has one name for all: companies, bodies, committees, documents, places."""
    named = one.names.keys() & other.names.keys()
    for body in sorted(one.bodies[1] & other.bodies[1]):
        if not {body} & {*one.names, *other.names} and not any(name in body for name in named if len(name) > _KIN):
            yield (
                Evidence(_OFFICE, PLACES, body.upper()) if body in _OFFICES else Evidence(_BODY, NAMED, body.upper())
            )
    for committee in sorted(one.committees & other.committees):
        yield Evidence(COMMITTEE, NAMED, committee)
    for code in sorted(one.codes & other.codes):
        kind = code.partition(" ")[0]
        yield Evidence(_SECTION, REST, "") if kind in _SECTIONS else Evidence(_CODE, FIGURE, code)
    for place in sorted(one.places[1] & other.places[1]):
        yield Evidence(_LARGE if place in _LARGE_PLACES else PLACE, PLACES)
    if (one.places[0] & other.home) | (other.places[0] & one.home) | (one.home & other.home):
        yield Evidence(_HOME, PLACES)


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
            yield Evidence(_FOREIGN * rarity(name), NAMED, name.title())


def _only_partly(here: str, one: Account, there: str, other: Account) -> bool:
    """Whether names of several words have this one in common, and each has others ("Helen Marsh", "Helen Hale")."""
    mine, theirs = (
        {word for _, name in (*account.title_names, *account.text_names) if whose in name for word in name}
        for account, whose in ((one, here), (other, there))
    )
    return bool(mine - {here}) and bool(theirs - {there}) and (mine - {here}).isdisjoint(theirs)


def _of_figures(one: Account, other: Account) -> Iterator[Evidence]:
    left = set(other.quantities)
    # A figure that is only near (590 and 600 million) is that of the event where a place or a name is shared besides.
    headed = one.counted | other.counted
    known = one.places[1] & other.places[1] - _LARGE_PLACES or one.names.keys() & other.names.keys()
    for quantity in sorted(one.quantities, key=lambda quantity: (-quantity.weight, quantity.value, quantity.unit)):
        match = next((candidate for candidate in left if _is_same(candidate, quantity)), None)
        near = match or next((candidate for candidate in left if _is_near(candidate, quantity)), None)
        if near is None:
            continue
        left.discard(near)
        weight = min(quantity.weight, near.weight, quantity.weight if match else _NEAR)
        if quantity.unit == near.unit == COUNT and quantity.value < _SMALL and quantity not in headed:
            weight = max(weight - _BESIDE, _LEAST)
        unit = "" if quantity.unit == COUNT else f" {quantity.unit}"
        tells = weight > _NEAR - 0.5 and bool(match or known)
        yield Evidence(weight, FIGURE if tells else REST, f"{quantity.value:,.10g}{unit}")
    for month, day in sorted(one.days & other.days):
        yield Evidence(_DAY, FIGURE, f"the day {day}/{month}")
    if (one.months[1] & other.months[1]) and not one.days & other.days:
        yield Evidence(_MONTH, REST, "")
    for year in sorted(one.years[1] & other.years[1]):
        yield Evidence(_YEAR, REST, str(year))
    for _ in one.ordinals & other.ordinals - {1}:
        yield Evidence(_ORDINAL, REST)


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (one.unit == other.unit or COUNT in (one.unit, other.unit))


def _is_near(one: Quantity, other: Quantity) -> bool:
    return min(one.weight, other.weight) > _NEAR and one.is_near(other)


def _of_matter(one: Account, other: Account) -> Iterator[Evidence]:
    implied = _IMPLIED if one.committees & other.committees else 1.0  # a committee says its material, and "standard"
    shared = sorted(one.materials[1] & other.materials[1], key=lambda material: (-_material(material), material))
    for index, material in enumerate(shared):
        weight = _material(material) / (1 + index * 0.5)
        yield Evidence(weight * implied, MATERIAL, material.replace("-", " "))
    money = any(quantity.unit == MONEY for quantity in one.quantities & other.quantities)
    titled, both = (one.acts[0] & other.acts[1]) | (other.acts[0] & one.acts[1]), one.acts[0] & other.acts[0]
    for index, act in enumerate(sorted(titled, key=lambda act: (act == "money" and money, act not in both, act))):
        weight = _FURTHER_ACT if index else ACT if act in both else ACT_IN_TEXT
        if act == "money" and money:
            weight = _FURTHER_ACT  # the sum says that money is given
        if act in _OF_COMMITTEES:
            weight *= implied
        yield Evidence(weight, ACTS, act)
    for index, step in enumerate(sorted(one.steps[0] & other.steps[0] & _TELLING_STEPS)):
        yield Evidence(_FURTHER_ACT if index or both else ACT, ACTS, step)
    things = one.things[1] & other.things[1] - titled
    for index, thing in enumerate(sorted(things - _GENERAL)):
        yield Evidence(_FURTHER_THING if index else _THING, THINGS, thing)
    for _ in things & _GENERAL:
        yield Evidence(_FURTHER_THING, REST)


def _material(material: str) -> float:
    return 2.0 if material in COMMON else 3.0 if material in _OFTEN else RARE


def _of_rest(one: Account, other: Account, share: float) -> Iterator[Evidence]:
    """Words of no kind that both have, and what only one headline tells, which weighs a `share`."""
    names = {name[:6] for name in (*one.names, *other.names)}
    if shared := (one.stems & other.stems) - names:
        yield Evidence(min(_WORD * len(shared), _WORDS), REST)
    names_apart = unknown_names(one, other) + unknown_names(other, one)
    acts_apart = unknown_acts(one, other) | unknown_acts(other, one)
    concrete = len(acts_apart & CONCRETE)
    if names_apart or acts_apart:
        against = _UNKNOWN_NAME * names_apart + _UNKNOWN_ACT * len(acts_apart) + _UNKNOWN_CONCRETE * concrete
        yield Evidence(max(against, _UNKNOWN) * share, AGAINST)
