"""The materials that a headline names, in any language. Pure.

`mentions` finds the names of the vocabulary; headlines inflect and compound them ("Kobaltexportverbot", "литиевого",
锂), which `materials.yaml` spells out. Fuels, building materials and steel are no critical materials here.
"""

from __future__ import annotations

import re
from functools import cache

from vocabulary.minerals import name
from vocabulary.minerals.mentions import mentions
from vocabulary.news.rules import materials
from vocabulary.news.terms import Occurrence, Terms, compiled

TERM = "mineral"
QUOTED = "quoted-material"
_QUOTED = re.compile("[«„“\"‘'「『](?=\\w)([^«»„“”\"‘’'「」『』]{2,30})[»“”\"’'」』]")
_SCARCE = "scarce"  # of which everyday life does not speak: the name alone tells something
_SCARCE_MATERIALS = frozenset(
    "lithium cobalt nickel gallium germanium antimony tungsten manganese niobium tantalum vanadium scandium yttrium "
    "neodymium dysprosium terbium praseodymium samarium tellurium rhenium beryllium molybdenum fluorspar hafnium "
    "rare-earth-elements platinum-group-metals bismuth indium".split()
)
_SYMBOL = re.compile(r"\b(?:Ga|Ge|Sb|Li|Co|Ni|Nd|Dy|Tb|Pr|Sm|Mn|Bi|Te|Mo|Ta|Nb|REE|REEs|PGM|PGMs)\b")
_URANIUM = "uranium"  # a term of its own: it is a matter of weapons, too
_ENUMERATED = 2  # symbols; one alone may be anything
_NOT_WANTED = frozenset(
    "calcium coal coalbed-methane bitumen oil natural-gas shale-gas groundwater natural-rubber electrical-steel steel "
    "iron aggregate construction-materials industrial-minerals limestone gypsum sapropel nitrates emeralds sugilite "
    "tsavorite diamond gold mercury iodine bromine helium sulfur thallium cadmium".split()
)


def named(text: str) -> tuple[Occurrence, ...]:
    """The materials that `text` names, as finds of the term `mineral`, each with its words or its name."""
    inflected = _spelled().occurrences(text)
    symbols = dict.fromkeys(_SYMBOL.findall(text))
    words = {match.term: match.words for match in inflected}
    words.update({material: name(material) for material in mentions(text) if material not in words})
    wanted = {material: wording for material, wording in words.items() if material not in _NOT_WANTED}
    return (
        *(Occurrence(TERM, wording) for wording in wanted.values()),
        *(Occurrence(TERM, symbol) for symbol in symbols if len(symbols) >= _ENUMERATED),
        *(Occurrence(_SCARCE, wording) for material, wording in wanted.items() if material in _SCARCE_MATERIALS),
        *(Occurrence(material, wording) for material, wording in wanted.items() if material == _URANIUM),
    )


def quoted(text: str) -> tuple[Occurrence, ...]:
    """The first thing in quotation marks that bears a material's name, if the text has none outside them."""
    parts = _QUOTED.findall(text)
    if not parts or any(find.term == TERM for find in named(_QUOTED.sub(" ", text))):
        return ()
    return tuple(Occurrence(QUOTED, part.strip()) for part in parts if named(part))[:1]


def spelled_ids(text: str) -> frozenset[str]:
    """The ids of the materials that `text` names by the spellings of `materials.yaml`."""
    return frozenset(hit.term for hit in _spelled().occurrences(text))


@cache
def _spelled() -> Terms:
    return compiled(materials())
