"""What tells look-alikes apart, whatever else two accounts have in common. Pure.

The principle: a headline that is about something of which the other text knows nothing, and the other way round, tells
of another event. So do figures of one unit that differ, other numbers of one series, and a step that only one has
reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from vocabulary.minerals.folding import fold
from vocabulary.news.stories.copies import in_series
from vocabulary.news.stories.facts import figures, words
from vocabulary.news.stories.facts.account import Account, in_one_language
from vocabulary.news.stories.facts.figures import COUNT
from vocabulary.news.stories.facts.names import RARE_EARTHS
from vocabulary.news.stories.unknown import KIN, Pair, unknown_acts, unknown_names, with_countries

CONCRETE = frozenset(
    "collapse fire attack strike blockade court permit halt start takeover find study crime auction person meeting "
    "member withdrawal sentence insolvency spill quota royalty".split()
)
"""Acts that are seldom told in passing."""
_DECIDING = frozenset("planned preliminary extended corrected begun postponed appealed ended resigned sued".split())
"""Steps that a text on the same step of a matter names as well."""
_SUBJECTS = frozenset({"standard", "technology"})
"""Acts that may be no more than what a headline is about: who leaves a standards body issues no standard."""
_OF_BOTH = frozenset({"pact", "meeting", "purchase"})
"""Acts of two states at once."""
_UNNAMED = frozenset({"US", "EU"})
"""Whose authorities mostly do not name them."""
_PARTS = frozenset(
    "pipeline exploration concentrate powder carbonate hydroxide sulphate carbide oxide scrap magnet "
    "chiefexecutive financechief chairperson".split()
)
"""Parts, products and posts of which one is not the other."""
_REACTIONS = frozenset({"meeting", "court", "vote", "consultation"})
"""By which others answer to an event."""
_UNDOES = {
    "rejected": frozenset({"court", "permit", "takeover", "pact"}),
    "closed": frozenset({"start", "permit", "money", "find", "recycling", "output"}),
    "eased": frozenset({"trade", "ban", "quota", "sanctions", "duty"}),
    "amended": frozenset({"law", "lists", "quota"}),
}
"""Steps that undo what the acts of another headline tell."""
_LASTING = frozenset({"strike", "blockade", "attack", "meeting", "halt"})
"""Acts that begin and end: the end is another event than the beginning."""
_TELLING = 2  # words of a headline that tells something
_SURE_FIGURE, _FIGURE_ABROAD = 8.0, 6.0  # weight of a figure that is hardly shared by chance; between languages
_ALIKE = 0.7  # share of the words of two texts that are one form
_SMALL_WORD = 2  # letters
_T = TypeVar("_T")


def vetoes(one: Account, other: Account) -> Iterator[str]:
    """Why the two are two events."""
    tests: tuple[tuple[Callable[[Account, Account], bool], str], ...] = (
        (_other_materials, "other materials"),
        (_other_places, "other countries"),
        (_two_authorities, "two authorities"),
        (_other_bodies, "other bodies"),
        (_other_firms, "other firms"),
        (_other_acts, "other acts"),
        (_another_step, "another step"),
        (_opposed, "the other direction"),
        (_follows, "what followed"),
        (_another_number, "another number of a series"),
        (_other_documents, "other documents"),
        (_other_things, "other things"),
        (_other_figures, "other figures"),
        (_of_a_series, "one of a series"),
        (_other_names, "other names"),
        (_tell_nothing, "a headline that tells nothing"),
    )
    return (says for differs, says in tests if differs(one, other))


def two_authorities(one: str, other: str) -> bool:
    """Whether two outlets are offices of one kind ("Umweltministerium Sachsen", "Umweltministerium Hessen"): each tells
    its own acts."""
    first, second = one.split(), other.split()
    return first != second and first[:1] == second[:1] and bool(first) and words.is_office(first[0])


def names_others(one: Account, other: Account) -> bool:
    """Whether two texts of one wording name others: a form is filled in for one material, country or document after
    another."""
    tests = (_other_materials, _other_places, _other_documents, _another_number, _other_figures)
    if any(differs(one, other) for differs in tests):
        return True
    alike = len(one.words & other.words) >= _ALIKE * len(one.words | other.words)
    for mine, theirs in ((one.materials[1], other.materials[1]), (one.places[1], other.places[1])):
        if _disjoint(mine, theirs) or (alike and mine - theirs and theirs - mine):
            return True
    return False


def goes_on(one: Account, other: Account) -> bool:
    """Whether the two are look-alikes of one matter or series, which no third text makes one."""
    return _another_step(one, other) or _another_number(one, other) or _follows(one, other) or _of_a_series(one, other)


def _of_a_series(one: Account, other: Account) -> bool:
    """Whether the headlines are those of a series. In one language "at" and "to" make no difference, while "TC" does;
    in two, names are most of what can be the same."""
    if in_series(one.headline, other.headline):
        return True
    telling = (frozenset(word for word in account.headline if len(word) > _SMALL_WORD) for account in (one, other))
    return in_one_language(one, other) and in_series(*telling)


def _other_materials(one: Account, other: Account) -> bool:
    """Whether the headlines name others, or one names some of which the other text, which names some, has none."""
    if _strangers(_parted(one.materials), _parted(other.materials)):
        return True
    return (_disjoint(one.materials[0], other.materials[1]) and bool(other.materials[0])) or (
        _disjoint(other.materials[0], one.materials[1]) and bool(one.materials[0])
    )


def _parted(materials: Pair) -> Pair:
    """Materials without the rare earths that make one of the group: who writes of dysprosium writes of rare earths."""
    return (materials[0] & {RARE_EARTHS} or materials[0], materials[1]) if RARE_EARTHS in materials[0] else materials


def _other_places(one: Account, other: Account) -> bool:
    """Whether each headline names a country or region that the other text does not know, and no name is shared: whose
    ship leaves a port is told in one country, where it goes in another."""
    if any(len(name) > KIN for name in one.names.keys() & other.names.keys()):
        return False
    return _strangers(with_countries(one.places), with_countries(other.places))


def _two_authorities(one: Account, other: Account) -> bool:
    """Whether two offices of one kind each tell an act of their own: an agreement is one of both."""
    return two_authorities(one.outlet, other.outlet) and not one.acts[1] & other.acts[1] & {"pact", "meeting"}


def _other_bodies(one: Account, other: Account) -> bool:
    """Whether each headline names a company or body that the other text does not know."""
    return _strangers(one.bodies, other.bodies)


def _other_firms(one: Account, other: Account) -> bool:
    """Whether each headline names a firm, and the other text none of these."""
    mine, theirs = words.firms(one.title), words.firms(other.title)
    if not (mine and theirs):
        return False
    return mine.isdisjoint(fold(other.whole).split()) and theirs.isdisjoint(fold(one.whole).split())


def _other_acts(one: Account, other: Account) -> bool:
    """Whether a text does not know the act of the other's headline, and they share none; or each headline has one of
    those that are seldom told in passing. Between languages words are missing: there neither text must know it."""
    mine, theirs = one.acts[0] - _SUBJECTS, other.acts[0] - _SUBJECTS
    if bool(unknown_acts(one, other) & CONCRETE and unknown_acts(other, one) & CONCRETE):
        return not _same_figure(one, other)
    if not mine or not theirs or not mine.isdisjoint(theirs) or _same_figure(one, other):
        return False
    unknown = mine.isdisjoint(other.acts[1]), theirs.isdisjoint(one.acts[1])
    if (unknown_acts(one, other) | unknown_acts(other, one)) & CONCRETE:
        return any(unknown)  # that a mine was sold, or a court spoke, no account of it leaves out
    return any(unknown) if in_one_language(one, other) else all(unknown)


def _same_figure(one: Account, other: Account) -> bool:
    """Whether both state a figure of several digits that no two events have by chance."""
    sure = _SURE_FIGURE if in_one_language(one, other) else _FIGURE_ABROAD
    told = {
        (quantity.value, quantity.unit)
        for quantity in one.quantities
        if quantity.weight >= sure and quantity.unit != figures.SHARE
    }
    theirs = {(quantity.value, quantity.unit) for quantity in other.quantities}
    return bool(told & theirs)


def _another_step(one: Account, other: Account) -> bool:
    return _has_gone_on(one, other) or _has_gone_on(other, one)


def _opposed(one: Account, other: Account) -> bool:
    """Whether one headline says that something goes up, and the other that it goes down, and neither text says both."""
    ups, downs = ({side for side in (one, other) if step in side.steps[0]} for step in ("raised", "lowered"))
    if len(ups) != 1 or len(downs) != 1 or ups == downs:
        return False
    return "lowered" not in ups.pop().steps[1] and "raised" not in downs.pop().steps[1]


def _has_gone_on(one: Account, other: Account) -> bool:
    """Whether the headline of `one` names a step of which the other text knows nothing, and that follows or undoes what
    the other headline tells."""
    later = one.steps[0] - other.steps[1]
    if other.steps[1] & {"closed", "over"} or other.acts[1] & {"halt", "withdrawal"}:
        later -= {"ended"}  # what is closed is given up
    if later & _DECIDING and not (later >= {"appealed", "rejected"}):
        return True
    happened = other.acts[0]
    return any(step in later and bool(happened & acts) for step, acts in _UNDOES.items()) or (
        "over" in later and bool((one.acts[0] | happened) & _LASTING)
    )


def _follows(one: Account, other: Account) -> bool:
    """Whether a headline tells what came of the other's event: a reaction, a market that moved, an act "after" it, or
    what another country does over it."""
    for later, earlier in ((one, other), (other, one)):
        unknown = later.acts[0] - earlier.acts[1]
        says = later.says[0] - earlier.says[1]
        if "reaction" in says or "market" in unknown or (unknown - _SUBJECTS and "after" in later.says[0]):
            return True
        if one.acts[0] & other.acts[0] & _OF_BOTH or _number(one) & _number(other):
            continue  # each side of an agreement tells it, and each country its part of one number
        known = with_countries(earlier.places)[1]
        if unknown & _REACTIONS and later.places[0] - known:
            return True
        if later.places[0] & known and {"", *known, *_UNNAMED}.isdisjoint({later.actor, later.actor.partition("-")[0]}):
            return True  # another state, on what the first one did
    return False


def _number(account: Account) -> frozenset[float]:
    """The numbers of things that the headline counts."""
    return frozenset(quantity.value for quantity in account.counted if quantity.unit == COUNT)


def _another_number(one: Account, other: Account) -> bool:
    if one.years[0] - other.years[1] and other.years[0] - one.years[1]:
        return True
    return _disjoint(one.ordinals, other.ordinals) or _disjoint(one.months[0], other.months[0])


def _other_things(one: Account, other: Account) -> bool:
    """Whether each headline names a part or a product that the other text does not know."""
    mine, theirs = one.things[0] & _PARTS, other.things[0] & _PARTS
    return _strangers((mine, one.things[1]), (theirs, other.things[1])) and not _same_figure(one, other)


def _other_documents(one: Account, other: Account) -> bool:
    return _disjoint(one.committees, other.committees) or _other_codes(one.codes, other.codes)


def _other_names(one: Account, other: Account) -> bool:
    """Whether each headline has a name that the other text does not know, unless they state one figure; of two official
    ones, which are all in capitals, any word."""
    if unknown_names(one, other) and unknown_names(other, one) and not _same_figure(one, other):
        return True
    return one.is_loud and other.is_loud and bool(one.subject - other.words and other.subject - one.words)


def _tell_nothing(one: Account, other: Account) -> bool:
    return min(len(one.headline), len(other.headline)) < _TELLING


def _disjoint(one: frozenset[_T], other: frozenset[_T]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _strangers(one: Pair, other: Pair) -> bool:
    """Whether each headline names something that the other text does not know."""
    return bool(one[0] - other[1] and other[0] - one[1])


def _other_codes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both have numbers of one kind of document, and none in common."""
    mine, theirs = ({code: code.rstrip("0123456789-./") for code in codes} for codes in (one, other))
    kinds = set(mine.values()) & set(theirs.values())
    return any(
        {code for code in mine if mine[code] == kind}.isdisjoint({code for code in theirs if theirs[code] == kind})
        for kind in kinds
    )


def _other_figures(one: Account, other: Account) -> bool:
    """Whether both state figures in one unit, and none of one is near one of the other."""
    units = {quantity.unit for quantity in one.quantities} & {quantity.unit for quantity in other.quantities} - {COUNT}
    return any(
        not any(mine.is_near(its) for mine in one.quantities if mine.unit == unit for its in other.quantities)
        for unit in units
    )
