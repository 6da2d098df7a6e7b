"""Countries, regions and organisations by code and name, and the country each standards body speaks for.

The table is `jurisdictions.yaml` beside this file. What it does not hold is unknown: nothing here guesses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from vocabulary.errors import CritminError
from vocabulary.yaml_files.prepared import prepared


class UnknownJurisdiction(CritminError):
    """A text names no jurisdiction that the vocabulary holds."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} is not a known jurisdiction: expected a country's ISO 3166 code or English name (US, CA-QC, "
            "Japan), or an organisation's code (EU, NATO, international)"
        )


class JurisdictionKind(StrEnum):
    """What a jurisdiction is."""

    COUNTRY = "country"
    REGION = "region"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One that publishes lists or has a voice: `code` is ISO 3166 (US, CA-QC) or an organisation's own (EU, NATO)."""

    code: str
    name: str
    kind: JurisdictionKind

    @property
    def country(self) -> str | None:
        """The code of the country it is or lies in; `None` for an organisation."""
        return None if self.kind is JurisdictionKind.ORGANISATION else self.code.partition("-")[0]


_SECTIONS = (
    ("countries", JurisdictionKind.COUNTRY),
    ("regions", JurisdictionKind.REGION),
    ("organisations", JurisdictionKind.ORGANISATION),
)


@dataclass(frozen=True, slots=True)
class Table:
    """The file as it is used: `named`, codes to names by section; other names to codes; acronyms of bodies to codes."""

    named: Mapping[str, Mapping[str, str]]
    aliases: Mapping[str, str]
    bodies: Mapping[str, str]


def files() -> list[Path]:
    """The file that the table is made of, and the code."""
    return [path for path in Path(__file__).parent.iterdir() if path.suffix in (".py", ".yaml")]


@cache
def _table() -> Table:
    return prepared("jurisdictions", files(), Table, made_of_file)


def made_of_file() -> Table:
    """The table, read again."""
    from vocabulary.jurisdictions.file import read  # what checks the file takes longer to load than the table

    known = read()
    return Table({section: getattr(known, section) for section, _ in _SECTIONS}, known.aliases, known.bodies)


@cache
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """All that are known: `{code: Jurisdiction}`."""
    return {
        code: Jurisdiction(code, name, kind)
        for section, kind in _SECTIONS
        for code, name in _table().named[section].items()
    }


@cache
def _by_words() -> Mapping[str, Jurisdiction]:
    known = jurisdictions()
    words = {jurisdiction.name.casefold(): jurisdiction for jurisdiction in known.values()}
    words |= {alias.casefold(): known[code] for alias, code in _table().aliases.items()}
    return words | {code.casefold(): jurisdiction for code, jurisdiction in known.items()}


def find(text: str) -> Jurisdiction | None:
    """The jurisdiction with this code, name or alias, whatever its case; `None` if there is none."""
    return _by_words().get(" ".join(text.split()).casefold())


def jurisdiction(text: str) -> Jurisdiction:
    """The jurisdiction with this code, name or alias. Raises `UnknownJurisdiction`."""
    match = find(text)
    if match is None:
        raise UnknownJurisdiction(text)
    return match


def name_of(code: str) -> str:
    """What a sentence calls the jurisdiction; the code itself where it is not known."""
    match = find(code)
    return match.name if match else code


def body_country(acronym: str) -> Jurisdiction | None:
    """The country that a standards body speaks for in ISO, by its acronym; `None` where that is not certain."""
    code = _table().bodies.get(acronym.strip())
    return jurisdictions()[code] if code else None


def speaks_for(code: str) -> tuple[str, ...]:
    """The standards bodies that speak for a country in ISO, by their acronyms; empty where none is known."""
    return tuple(acronym for acronym, country in _table().bodies.items() if country == code)


def body_name(acronym: str) -> str:
    """The body with its country: "CODINORM (Côte d'Ivoire)"; the acronym alone where the country is not known."""
    country = body_country(acronym)
    return f"{acronym} ({country.name})" if country else acronym


def aliases() -> Mapping[str, str]:
    """Other names of jurisdictions -> their codes."""
    return _table().aliases
