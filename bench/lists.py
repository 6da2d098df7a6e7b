"""`python -m bench.lists`: what finding the list of a page of 42 kB costs beyond parsing it, in milliseconds of CPU.

Every page is another one, so that nothing remembered of one page makes the next cheap. `dense`: a paragraph that names
three materials and a number, again and again, is the worst that a page without further enumerations can be. Of a
language with a file of its own (`ro`, `bg`, `th`), the wording is put into English first: such pages are dense, too.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from random import Random

from lxml import html

from pipeline.document import Body, Document
from pipeline.mineral_lists import read
from pipeline.mineral_lists.wording.glossing.gloss import glossed
from pipeline.outline.html_pieces import of_page
from pipeline.outline.pieces import Kind, Piece
from pipeline.parsing.html_page import tree
from vocabulary.languages.file import known_language
from vocabulary.minerals import all_ids, get

_SIZE = 42_000
_ROUNDS = 25
_GOAL = 10.0
_LANGUAGES = ("ro", "bg", "th")
_SENTENCES = (
    "The {a} of the {b} is reviewed by the {c} every year, and the {d} reports on it to parliament.",
    "In {year} the {c} of {m} rose by {n} % against the {a} before, mostly because the {b} of a {d} was delayed.",
    "A {a} that depends on one {b} is exposed; the {c} has therefore asked for a {d}, as have other ministries.",
    "The study looked at {n} {a}s and {b}s (see section {k}), of which the {c} regards most as {d}.",
    "Demand for {m} and {o} depends on the {a}, on the {b} and, in the long run, on the {c} of the {d}.",
    "Companies may apply for the {a} until {k} March {year}; the {b} decides within {k} weeks.",
    "“We need a {a} that works,” said the head of the {b}, “and a {c} that everybody can read.”",
)
_WORDS = (
    "assessment supply programme survey industry partner region market ministry agency refinery laboratory university "
    "framework council committee method indicator forecast stock import harbour railway permit licence law budget"
).split()
_DENSE = (
    "The ministry reviews the supply of {m}, {o} and {p} each year, and reports to parliament on what it found in"
    " {year}. Of {n} commodities that were studied, most are traded widely."
)


def page(number: int, *, dense: bool = False) -> bytes:
    """A page of that size: a list, a table of prices, menus, and much prose."""
    rng = Random(number)
    names = [get(material).names["en"][0].capitalize() for material in all_ids() if not get(material).of]
    listed = sorted(rng.sample(names, 60))
    items = "".join(f"<li>{name}</li>" for name in listed)
    cells = ((name, f"{rng.randint(1, 99)},{rng.randint(100, 999)}") for name in rng.sample(names, 30))
    rows = "".join(f"<tr><td>{name}</td><td>{price}</td><td>USD/t</td></tr>" for name, price in cells)
    menu = "".join(f'<li><a href="/{word}">{word.capitalize()}</a></li>' for word in _WORDS)
    head = f"<h1>Critical minerals</h1><p>The list contains {len(listed)} minerals:</p><ul>{items}</ul>"
    parts = [f"<nav><ul>{menu}</ul></nav><main>{head}<h2>Prices</h2><table>{rows}</table>"]
    size = len(parts[0])
    while size < _SIZE:
        heading = f"<h2>{rng.choice(_WORDS).capitalize()} and {rng.choice(_WORDS)}</h2>" if rng.random() < 0.2 else ""
        sentences = [_DENSE] if dense else rng.choices(_SENTENCES, k=rng.randint(1, 4))
        parts.append(f"{heading}<p>{' '.join(_filled(sentence, names, rng) for sentence in sentences)}</p>")
        size += len(parts[-1])
    body = "".join(parts)
    return f"<html><head><title>Critical minerals list</title></head><body>{body}</main></body></html>".encode()


def page_in(code: str, number: int) -> bytes:
    """A dense page of that size in a language with a file: its names and everyday words among others, put together."""
    rng, known = Random(number), known_language(code)
    names = [spellings[0] for spellings in known.names.values() if spellings]
    words = [word for word in sorted(known.words) if _says_nothing(word, code)]
    wording = {concept: of_it[0].strip("*") for concept, of_it in known.around.items() if of_it}
    between = "" if code == "th" else " "
    head = f"<h1>{between.join((wording['list'], wording['material'], wording['critical']))}</h1>"
    items = "".join(f"<li>{name}</li>" for name in rng.sample(names, 30))
    parts = [f"{head}<p>{between.join((wording['list'], wording['contains'], ' 30 ', wording['material']))}:</p>"]
    parts.append(f"<ul>{items}</ul>")
    size = len("".join(parts).encode())
    while size < _SIZE:
        rest = [rng.choice(words) if rng.random() < 0.4 else _made_up(words, code, rng) for _ in range(24)]
        m, o, p = rng.sample(names, 3)
        said = (*rest[:6], f"{m},", f"{o},", p, *rest[6:18], str(rng.randint(2009, 2026)), *rest[18:])
        parts.append(f"<p>{between.join(said)}.</p>")
        size += len(parts[-1].encode())
    body = "".join(parts)
    return f'<html lang="{code}"><head><title>{wording["list"]}</title></head><body>{body}</body></html>'.encode()


def _made_up(words: list[str], code: str, rng: Random) -> str:
    while True:
        one, other, third = rng.sample(words, 3)
        if _says_nothing(made := f"{one}{other[:3]}{third[-2:]}", code):
            return made


def _says_nothing(word: str, code: str) -> bool:
    """Whether no part of a word says "list", "critical" or the like."""
    english = glossed([Piece(Kind.TEXT, f"{word} 1")], code).pieces[0].text
    return set(filter(str.isascii, english.split())) <= {"the", "1", word}


def _filled(sentence: str, names: list[str], rng: Random) -> str:
    a, b, c, d = rng.sample(_WORDS, 4)
    m, o, p = (name.lower() for name in rng.sample(names, 3))
    year, n, k = rng.randint(2009, 2026), rng.randint(10, 90), rng.randint(3, 30)
    return sentence.format(a=a, b=b, c=c, d=d, m=m, o=o, p=p, year=year, n=n, k=k)


def main() -> None:
    """Measure and print: the pieces of the tree, the list among the pieces, both."""
    _measured("", page)  # what the vocabulary makes ready once
    _print("usual", _measured("", page))
    _print("dense", _measured("", partial(page, dense=True)))
    for code in _LANGUAGES:
        _measured(code, partial(page_in, code))
        _print(f"dense {code}", _measured(code, partial(page_in, code)))


def _print(name: str, measured: list[tuple[float, float, int]]) -> None:
    outline, reading, size = (statistics.median(column) for column in zip(*measured, strict=True))
    print(f"{name} pages of {size / 1000:.0f} kB, beyond parsing: outline {outline:.1f} ms, list {reading:.1f} ms")
    print(f"together {outline + reading:.1f} ms (goal {_GOAL:g})")


def _document(content: bytes) -> Document:
    return Document("x", "http://127.0.0.1/", 200, {}, "text/html", Body.of(content), datetime.now(UTC))


def _taken(pieces: list[Piece], root: html.HtmlElement) -> None:
    pieces.extend(of_page(root))


def _measured(code: str, made: Callable[[int], bytes]) -> list[tuple[float, float, int]]:
    """For each page: milliseconds of the outline, of the list, and the page's bytes."""
    return [_of_page(made(number), code or None) for number in range(1, _ROUNDS + 1)]


def _of_page(content: bytes, language: str | None) -> tuple[float, float, int]:
    root = tree(_document(content))
    pieces: list[Piece] = []
    outline = _milliseconds(partial(_taken, pieces, root))
    reading = _milliseconds(partial(read, pieces, jurisdiction="XX", language=language))
    return outline, reading, len(content)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
