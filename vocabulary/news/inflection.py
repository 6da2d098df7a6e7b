"""How Slavic languages decline the names of materials. Pure.

`materials.yaml` writes `niklu` as `nikl~pl`: the stem and the paradigm. A star would take in other words (`gal*`: gala,
gallery), a list of cases for each name leaves most of them out. Nominatives stand beside it where they are no word of
another language.
"""

from __future__ import annotations

from collections.abc import Iterator

_POLISH = "u owi em"
_OF_POLISH = "owy owego owemu owym owa owej ową owe owych owymi"
_CZECH = "u em ový ového ovému ovým ová ové ovou ových ovými"  # without "a": Gallia and Germania are countries
_SOUTH = " a u em ev eva eve evog evih"
_SERBIAN = " а у ом"
_SERBIAN_LATIN = " a u om"
_NEUTER = "o a u em om"
_RUSSIAN = "й я ю ем и евый евого евому евым евая евой евую евое евые евых евыми"
_UKRAINIAN = "й ю єм ї євий євого євому євим єва євої єву євою єве єві євих євими"
ENDINGS = {
    name: tuple(endings.split(" "))
    for name, endings in {
        "pl": _POLISH,  # Polish, inanimate nouns with a hard stem
        "pla": _OF_POLISH,  # their adjectives, where they are no others ("galowy" is festive)
        "cs": _CZECH,  # Czech and Slovak, of Latin names in -ium
        "hr": _SOUTH,  # Croatian, Bosnian, Slovene and Serbian in Latin letters, of names in -ij
        "sr": _SERBIAN,  # Serbian, of names in -ијум
        "srl": _SERBIAN_LATIN,  # the same in Latin letters
        "o": _NEUTER,  # Polish, Czech, Slovak, Croatian: srebro, stříbro
        "ru": _RUSSIAN,  # Russian, of names in -ий
        "uk": _UKRAINIAN,  # Ukrainian, of names in -ій
    }.items()
}
MARK = "~"


def declined(spelling: str) -> Iterator[str]:
    """The forms of a spelling with a mark; any other as it is. `ValueError` for a paradigm that there is not."""
    stem, mark, paradigm = spelling.partition(MARK)
    if not mark:
        yield spelling
        return
    if paradigm not in ENDINGS:
        raise ValueError(f"{spelling!r}: there is no paradigm {paradigm!r}; expected one of {', '.join(ENDINGS)}")
    yield from (stem + ending for ending in ENDINGS[paradigm])
