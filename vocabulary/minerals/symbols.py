"""Materials that a text writes as chemical symbols: elements in a list, alloys, oxides. Pure.

The text is as written, since capital letters tell "Co" from "CO" and "co".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from vocabulary.minerals.materials import lookup

_SYMBOL = re.compile(r"\b[A-Z][a-z]?\b")
_BRACKETS = re.compile(r"\(((?:[A-Z][a-z]?(?:, ?| and |,? or )){1,60}[A-Z][a-z]?)\)")
_ALLOY = re.compile(r"\b([A-Z][a-z])[ -](?:base|based|alloys?)\b")
_OXIDE = re.compile(r"\b(?!CO|NO|SO|HO)([A-Z][a-z]?)\d?O\d?\b")


def listed_symbols(written: str) -> list[str]:
    """Elements written as a list of symbols; a single capital letter may be anything."""
    groups = [match.minerals for symbol in _SYMBOL.findall(written) if (match := lookup(symbol))]
    return [material for materials in groups for material in materials] if len(groups) > 1 else []


def in_brackets(written: str, others: Mapping[str, str]) -> list[str]:
    """What a text lists in brackets: "elements (Al, Ca, Fe, K)"; there a single letter is a symbol, too.

    `others`: ids of symbols that stand for no material of the vocabulary, or not for the one that lists mean by it.
    """
    listed = [symbol for bracket in _BRACKETS.findall(written) for symbol in _SYMBOL.findall(bracket)]
    return [
        material for symbol in listed for material in ([others[symbol]] if symbol in others else _materials([symbol]))
    ]


def alloys(written: str) -> list[str]:
    """Materials written as "Cu alloys", or as the formula of their oxide ("UO2")."""
    return _materials([*_ALLOY.findall(written), *_OXIDE.findall(written)])


def _materials(symbols: Iterable[str]) -> list[str]:
    return [material for symbol in symbols if (match := lookup(symbol)) for material in match.minerals]
