"""What a language's file may hold, and all that is wrong with one. Whoever only reads them need not load it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from vocabulary.languages.file import FIRST_NUMBER, FIRST_OF_FEW, LAST_NUMBER
from vocabulary.yaml_files.document import Document, Strict, text_of
from vocabulary.yaml_files.sentences import Place

Concept = Literal[
    "and", "critical", "strategic", "material", "list", "declares", "authority", "contains", "entries", "total",
    "following", "numbered", "region", "region-of", "federal", "says",
    "draft", "in-force", "not-listed", "removed", "added", "assessed", "proposed", "earlier", "most", "other",
    "not", "unofficial",
]  # fmt: skip
"""What the words under `around` say: of what lists hold, of a list, and of what only resembles one.

`numbered`: what stands before a number that counts nothing, as "article". `region`: of what the word before it is the
name; `region-of`: the word behind it. `unofficial`: what binds nobody, or is of somebody who may not designate: an
example, a translation, an error, an association, a university, an agreement with another country.
"""
_ONE = r"[^|\s]([^|]*[^|\s])?"
Spellings = Annotated[str, Field(pattern=rf"^({_ONE}(\|{_ONE})*)?$")]
_MONTHS = 12


class File(Strict):
    """A file as a whole, for `problems`. Its values are texts: `Language` says what is in them."""

    name: str
    words: Annotated[str, Field(pattern=r"^(\S+ ){5,}\S+$")]
    other_words: Spellings = ""
    few: str = ""
    numbers: str = ""
    months: str = ""
    names: dict[Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z -]+)?$")], Spellings] = Field(default_factory=dict)
    around: dict[Concept, Spellings] = Field(default_factory=dict)
    abroad: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Spellings] = Field(default_factory=dict)


def problems(path: Path, materials: Mapping[str, Container[str]]) -> list[str]:
    """All that is wrong with a file, by line; `materials`: the forms of each material of `minerals.yaml`."""

    def inconsistent(values: object, _: Mapping[Place, int]) -> Iterator[tuple[Place, str]]:
        names = values.get("names") if isinstance(values, dict) else None
        yield from _wrong_names(names if isinstance(names, dict) else {}, materials)
        for field, first, last in (("few", FIRST_OF_FEW, FIRST_NUMBER - 1), ("numbers", FIRST_NUMBER, LAST_NUMBER)):
            numbers, wanted = text_of(values, field) or "", last - first + 1
            if numbers and (found := numbers.count(", ") + 1) != wanted:
                yield (field,), f"expected {first} to {last}, {wanted} of them, found {found}"
        if (months := text_of(values, "months")) and (found := months.count(", ") + 1) != _MONTHS:
            yield ("months",), f"expected {_MONTHS}, found {found}"

    return Document.of(path).problems(File, inconsistent)


def _wrong_names(
    names: Mapping[object, object], materials: Mapping[str, Container[str]]
) -> Iterator[tuple[Place, str]]:
    """Names of no material, and spellings that name two: these would name neither."""
    first: dict[str, str] = {}
    for key, spellings in names.items():
        material, _, form = str(key).partition("/")
        if material not in materials or (form and form not in materials[material]):
            yield ("names", str(key)), "expected the id of a material, or material/form, of minerals.yaml"
        for spelling in str(spellings).split("|"):
            other = first.setdefault(spelling.casefold(), str(key))
            if other != key:
                yield ("names", str(key)), f"{spelling!r} is a name of {other} already"
