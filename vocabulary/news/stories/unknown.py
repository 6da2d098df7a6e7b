"""What one account tells of which the other text has no word: names, acts, places. Pure."""

from __future__ import annotations

from vocabulary.news.stories.facts.account import Account

ACCIDENTS = frozenset({"fire", "collapse", "accident", "spill", "attack", "strike"})
"""Acts after which work stands still."""
KIN = 4  # letters of a name that may have another ending
_ENDING = 3  # letters of an ending
Pair = tuple[frozenset[str], frozenset[str]]
"""What a headline has, and what headline and text have."""


def unknown_acts(one: Account, other: Account) -> frozenset[str]:
    """What happens by the headline of `one`, and not by the other text. What stands still after an accident of which
    both tell is no further act."""
    unknown = one.acts[0] - other.acts[1]
    if other.acts[1] & ACCIDENTS:
        unknown -= {"accident"}  # who was hurt in a fire
    return unknown - {"halt"} if one.acts[1] & other.acts[1] & ACCIDENTS else unknown


def unknown_names(one: Account, other: Account) -> int:
    """How many names the headline of `one` has of which the other text has no word."""
    return sum(
        all(word not in other.words and inflected(word, other) is None for word in name)
        for name in one.names_of_title(other)
    )


def unknown_places(one: Account, other: Account) -> int:
    """How many states and regions the headline of `one` names of which the other text knows nothing."""
    return len(one.places[0] - with_countries(other.places)[1]) if other.places[1] else 0


def inflected(word: str, other: Account) -> str | None:
    """A name of the other text that is `word` with another ending ("Sokli", "Soklin")."""
    if len(word) < KIN:
        return None
    kin = (name for name in other.names_by_start.get(word[:KIN], ()) if abs(len(name) - len(word)) <= _ENDING)
    return next((name for name in kin if name.startswith(word) or word.startswith(name)), None)


def with_countries(places: Pair) -> Pair:
    """Places with the countries that they lie in: who knows Quebec knows Canada."""
    whole = places[1] | {place.partition("-")[0] for place in places[1]}
    return places[0], whole
