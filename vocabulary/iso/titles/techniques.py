"""The analytical techniques that the title of an ISO document names: exact words of `techniques.yaml`. Pure.

>>> techniques("Nickel ores — Determination of cobalt content — Flame atomic absorption spectrometric method")
('faas',)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from pydantic import Field

from vocabulary.iso.kinds import Words, spelled
from vocabulary.iso.titles.elements import elements
from vocabulary.minerals.folding import fold
from vocabulary.yaml_files.document import Strict, read_model

# what belongs to the name of an instrument and would else be read as spectrophotometry: "(ICP) spectrometric method"
_REST = r"(?:[\s/]*(?:\(\w+\) )?(?:solution |optical |atomic |emission |absorption |mass )*\w*spectr\w*(?: methods?)?)?"


FILE = Path(__file__).with_name("techniques.yaml")


class Technique(Strict):
    """One technique: its name in reports and the words that name it in titles."""

    name: str = Field(min_length=1)
    words: str = Field(min_length=1)


class Techniques(Strict):
    """The whole of `techniques.yaml`."""

    techniques: dict[str, Technique] = Field(min_length=1)


@lru_cache(maxsize=65536)
def techniques(title: str) -> tuple[str, ...]:
    """The ids of the techniques that `title` names, in the order of the table; empty where it names none."""
    text = " — ".join(fold(element.written) for element in elements(title))
    named = []
    for technique, (_, words) in _table().items():
        text, count = words.subn(" ", text)
        if count:
            named.append(technique)
    return tuple(named)


def technique_names() -> Mapping[str, str]:
    """Id -> what the reports print, in the order of the table."""
    return {technique: name for technique, (name, _) in _table().items()}


@cache
def _table() -> Mapping[str, tuple[str, Words]]:
    entries = read_model(FILE, Techniques, ("techniques",)).techniques
    return {technique: (entry.name, _with_rest(entry.words)) for technique, entry in entries.items()}


def _with_rest(words: str) -> Words:
    return re.compile(f"(?:{spelled(words).pattern}){_REST}")
