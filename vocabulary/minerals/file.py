"""What `minerals.yaml` may say, field by field, and what must hold of the whole. Every mistake is told at once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from vocabulary.yaml_files.document import Strict, read_model, text_of
from vocabulary.yaml_files.sentences import Place

FILE = Path(__file__).with_name("minerals.yaml")
_NAMED = ("materials", "groups", "grades", "other_words")  # what stands under these is known by its key


def _wordings(text: str) -> str:
    if not all(part.count("{}") == 1 for part in text.split("|")):
        raise ValueError("expected wordings separated by '|', each with one {} where the name of the material goes")
    return text


_ONE = r"[^|\s]([^|]*[^|\s])?"
Spellings = Annotated[str, Field(pattern=rf"^{_ONE}(\|{_ONE})*$")]
Wordings = Annotated[str, Field(min_length=1), AfterValidator(_wordings)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
ByLanguage = dict[Language, Spellings]


class Entry(Strict):
    """One material. The comments at the head of `minerals.yaml` say what each field is for."""

    names: ByLanguage = Field(min_length=1)
    symbol: str | None = Field(default=None, pattern=r"^[A-Z][a-z]?$")
    family: Id | None = None
    kind: Literal["element", "mineral", "rock", "fuel", "product", "group", "class"] = "element"
    common: bool = False
    of: tuple[Id, ...] = ()
    forms: dict[str, ByLanguage] = Field(default_factory=dict)


class Minerals(Strict):
    """The whole file."""

    materials: dict[Id, Entry] = Field(min_length=1)
    groups: dict[Id, tuple[Id, ...]]
    other_words: ByLanguage
    wrappers: tuple[Wrapper, ...]
    grades: dict[str, ByLanguage]


class Wrapper(BaseModel):
    """Wordings around a material and the form that they state, by language."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Wordings]

    form: str = Field(min_length=1)

    @model_validator(mode="after")
    def _some(self) -> Wrapper:
        if not self.__pydantic_extra__:
            raise ValueError("expected the wordings of one language at least, such as en: '{} ore|ore of {}'")
        return self

    @property
    def wordings(self) -> Mapping[str, str]:
        """By language, parted by "|"."""
        return self.__pydantic_extra__


def read(path: Path = FILE) -> Minerals:
    """The file. Raises one `ConfigurationError` with all that is wrong: line, material, field, what was expected."""
    return read_model(path, Minerals, _NAMED, _inconsistent)


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of the file, for editors; `minerals.schema.json` holds it."""
    schema = Minerals.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "critmin: materials"}


def _inconsistent(values: object, _: Mapping[Place, int]) -> Iterator[tuple[Place, str]]:
    """What each field allows but the whole does not, from the values as they are written."""
    materials = dict(_entries(values, "materials"))
    symbols: dict[str, str] = {}
    for key, entry in materials.items():
        at: Place = ("materials", key)
        family, symbol = text_of(entry, "family"), text_of(entry, "symbol")
        if family is not None and family not in materials:
            yield (*at, "family"), f"expected the id of a material of this file, found '{family}'"
        yield from _unknown((*at, "of"), _texts(_field(entry, "of")), materials)
        if symbol and symbols.setdefault(symbol, key) != key:
            yield (*at, "symbol"), f"{symbol} is the symbol of {symbols[symbol]} already"
    for group, members in _entries(values, "groups"):
        yield from _unknown(("groups", group), (group, *_texts(members)), materials)
    yield from _ambiguous(materials)


def _unknown(place: Place, stated: Iterable[str], ids: Container[str]) -> Iterator[tuple[Place, str]]:
    unknown = [identifier for identifier in stated if identifier not in ids]
    if unknown:
        yield place, f"expected ids of materials of this file; there is no {', no '.join(unknown)}"


def _ambiguous(materials: Mapping[str, object]) -> Iterator[tuple[Place, str]]:
    """A spelling that names two materials in one language would name neither."""
    first: dict[tuple[str, str], str] = {}
    for key, entry in materials.items():
        forms = [(("forms", form), names) for form, names in _entries(entry, "forms")]
        for field, names in ((("names",), _field(entry, "names")), *forms):
            for language, spellings in names.items() if isinstance(names, Mapping) else ():
                for spelling in str(spellings).casefold().split("|"):
                    other = first.setdefault((language, spelling), key)
                    if other != key:
                        yield ("materials", key, *field, language), f"'{spelling}' is a name of {other} already"


def _field(values: object, name: str) -> object:
    return values.get(name) if isinstance(values, Mapping) else None


def _entries(values: object, name: str) -> Iterator[tuple[str, object]]:
    """What the mapping under `name` has under keys that are texts."""
    entries = _field(values, name)
    yield from (pair for pair in (entries.items() if isinstance(entries, Mapping) else ()) if isinstance(pair[0], str))


def _texts(values: object) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
