"""What a hard page is, and the names that several of them share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hard:
    """A page and what is true of it: the entries as published (empty: it publishes no list that stands)."""

    name: str
    text: str
    truth: tuple[str, ...]
    media_type: str = "text/html"
    language: str | None = None
    jurisdiction: str = "XX"
    status: str = "final"


def split(names: str) -> tuple[str, ...]:
    """Names written with semicolons."""
    return tuple(name.strip() for name in names.split(";"))


def li(names: tuple[str, ...] | list[str]) -> str:
    """Items of a list."""
    return "".join(f"<li>{name}</li>\n" for name in names)


def html(title: str, main: str, *, before: str = "", after: str = "", lang: str = "en") -> str:
    """A page with a header, a menu and a footer of links, as sites have them."""
    menu = li([f'<a href="/{word}">{word}</a>' for word in ("Home", "Topics", "Publications", "News", "Contact")])
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Ministry of Mines</title></head>'
        f'<body><header><a href="/">Ministry of Mines</a><nav><ul>{menu}</ul></nav></header>{before}'
        f'<main id="content">{main}</main>{after}<footer><ul>{menu}</ul><p>© Ministry of Mines</p></footer></body></html>'
    )


US60 = split(
    "Aluminum; Antimony; Arsenic; Barite; Beryllium; Bismuth; Boron; Cerium; Cesium; Chromium; Cobalt; Copper;"
    "Dysprosium; Erbium; Europium; Fluorspar; Gadolinium; Gallium; Germanium; Graphite; Hafnium; Holmium; Indium;"
    "Iridium; Lanthanum; Lead; Lithium; Lutetium; Magnesium; Manganese; Metallurgical coal; Neodymium; Nickel; Niobium;"
    "Palladium; Phosphate; Platinum; Potash; Praseodymium; Rhenium; Rhodium; Rubidium; Ruthenium; Samarium; Scandium;"
    "Silicon; Silver; Tantalum; Tellurium; Terbium; Thulium; Tin; Titanium; Tungsten; Uranium; Vanadium; Ytterbium;"
    "Yttrium; Zinc; Zirconium"
)
EU34 = split(
    "Aluminium/bauxite/alumina; Antimony; Arsenic; Baryte; Beryllium; Bismuth; Boron/borates; Cobalt; Coking coal;"
    "Copper; Feldspar; Fluorspar; Gallium; Germanium; Hafnium; Helium; Heavy rare earth elements;"
    "Light rare earth elements; Lithium; Magnesium; Manganese; Natural graphite; Nickel; Niobium; Phosphate rock;"
    "Phosphorus; Platinum group metals; Scandium; Silicon metal; Strontium; Tantalum; Titanium metal; Tungsten; Vanadium"
)
SMALL = split(
    "Antimony; Bismuth; Cobalt; Gallium; Graphite; Indium; Lithium; Magnesium; Niobium; Palladium; Platinum;"
    "Rare earth elements; Silicon; Tantalum; Tellurium; Tin; Tungsten; Vanadium"
)
WATCH = split("Iridium; Manganese; Nickel; Phosphates; Ruthenium")
