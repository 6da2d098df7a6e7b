"""What tells look-alikes apart, whatever else two accounts have in common. Pure.

The principle: a headline that is about something of which the other text knows nothing, and the other way round, tells
of another event. So do figures of one unit that differ, other numbers of one series, and a step that only one has
reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from vocabulary.news.stories.account import RARE_EARTHS, Account
from vocabulary.news.stories.copies import in_series
from vocabulary.news.stories.figures import COUNT, months

CONCRETE = frozenset(
    "collapse fire attack strike blockade court permit halt start takeover find study crime auction person meeting "
    "member withdrawal".split()
)
"""Acts that are seldom told in passing."""
_TELLING = 2  # words of a headline that tells something
_KIN = 4  # letters of a name that may have another ending
_ENDING = 3  # letters of an ending
_T = TypeVar("_T")
_Pair = tuple[frozenset[str], frozenset[str]]


def vetoes(one: Account, other: Account) -> Iterator[str]:
    """Why the two are two events."""
    tests: tuple[tuple[Callable[[Account, Account], bool], str], ...] = (
        (_other_materials, "other materials"),
        (_other_places, "other countries"),
        (_other_acts, "other acts"),
        (_another_step, "another step"),
        (_another_number, "another number of a series"),
        (_other_documents, "other documents"),
        (_other_figures, "other figures"),
        (lambda one, other: in_series(one.headline, other.headline), "one of a series"),
        (_other_names, "other names"),
        (_tell_nothing, "a headline that tells nothing"),
    )
    return (says for differs, says in tests if differs(one, other))


def _other_materials(one: Account, other: Account) -> bool:
    """Whether the headlines name others, or one names some of which the other text, which names some, has none."""
    if _strangers(_parted(one.materials), _parted(other.materials)):
        return True
    return (_disjoint(one.materials[0], other.materials[1]) and bool(other.materials[0])) or (
        _disjoint(other.materials[0], one.materials[1]) and bool(one.materials[0])
    )


def _parted(materials: _Pair) -> _Pair:
    """Materials without the rare earths that make one of the group: who writes of dysprosium writes of rare earths."""
    return (materials[0] & {RARE_EARTHS} or materials[0], materials[1]) if RARE_EARTHS in materials[0] else materials


def _other_places(one: Account, other: Account) -> bool:
    return _strangers(_with_countries(one.places), _with_countries(other.places))


def _other_acts(one: Account, other: Account) -> bool:
    """Whether the headlines have no act in common and one text does not know that of the other, or each has one of
    those that are seldom told in passing."""
    mine, theirs = one.acts[0], other.acts[0]
    if (
        mine
        and theirs
        and mine.isdisjoint(theirs)
        and (mine.isdisjoint(other.acts[1]) or theirs.isdisjoint(one.acts[1]))
    ):
        return True
    return bool(unknown_acts(one, other) & CONCRETE and unknown_acts(other, one) & CONCRETE)


def _another_step(one: Account, other: Account) -> bool:
    return bool(one.steps[0] - other.steps[1] or other.steps[0] - one.steps[1])


def _another_number(one: Account, other: Account) -> bool:
    if one.years[0] - other.years[1] and other.years[0] - one.years[1]:
        return True
    return _disjoint(one.ordinals, other.ordinals) or _disjoint(months(one.title), months(other.title))


def _other_documents(one: Account, other: Account) -> bool:
    return _disjoint(one.committees, other.committees) or _other_codes(one.codes, other.codes)


def _other_names(one: Account, other: Account) -> bool:
    """Whether each headline has a name that the other text does not know; of two official ones, which are all in
    capitals, any word."""
    if unknown_names(one, other) and unknown_names(other, one):
        return True
    return one.is_loud and other.is_loud and bool(one.subject - other.words and other.subject - one.words)


def _tell_nothing(one: Account, other: Account) -> bool:
    return min(len(one.headline), len(other.headline)) < _TELLING


def unknown_acts(one: Account, other: Account) -> frozenset[str]:
    """What happens by the headline of `one`, and not by the other text."""
    return one.acts[0] - other.acts[1]


def unknown_names(one: Account, other: Account) -> int:
    """How many names the headline of `one` has of which the other text has no word."""
    return sum(
        all(word not in other.words and inflected(word, other) is None for word in name)
        for name in one.names_of_title(other)
    )


def inflected(word: str, other: Account) -> str | None:
    """A name of the other text that is `word` with another ending ("Sokli", "Soklin")."""
    if len(word) < _KIN:
        return None
    kin = (name for name in other.names_by_start.get(word[:_KIN], ()) if abs(len(name) - len(word)) <= _ENDING)
    return next((name for name in kin if name.startswith(word) or word.startswith(name)), None)


def _disjoint(one: frozenset[_T], other: frozenset[_T]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _strangers(one: _Pair, other: _Pair) -> bool:
    """Whether each headline names something that the other text does not know."""
    return bool(one[0] - other[1] and other[0] - one[1])


def _with_countries(places: _Pair) -> _Pair:
    """Places with the countries that they lie in: who knows Quebec knows Canada."""
    whole = places[1] | {place.partition("-")[0] for place in places[1]}
    return places[0], whole


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
