"""EUR-Lex: its RSS feeds, and the page of one act -> `NewsItem`, keyed by CELEX number.

One act has one key, whichever door it came through: `uri=CELEX:32024R1252` in any language, or the ELI of an act
(`/eli/reg/2024/1252/oj`), which the CELEX number follows from: sector 3, year, R, L or D, number in four digits
(https://eur-lex.europa.eu/content/tools/eur-lex-celex-infographic-A3.pdf). Other ELIs (consolidated versions,
corrigenda) stand for themselves. The page's markup is known from memory, not from a stored page: what it states in
ELI meta tags comes first, then the classes of the Official Journal's HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import html

from pipeline.document import Document
from pipeline.extract import feed
from pipeline.extraction import Extraction, Extractor, NothingFound
from pipeline.news.item import news_item
from pipeline.parsing.dates import stated, within
from pipeline.parsing.html_page import text_of, tree
from pipeline.subject import Subject
from vocabulary.records import NewsItem, Record, Value

_CELEX = re.compile(r"CELEX:\s?(?P<celex>\d{5}[A-Z]{1,2}\d{4}(?:-\d{8}|R\(\d\d\))?)", re.IGNORECASE)
_LOCAL_ID = re.compile(r"^\d{5}[A-Z]{1,2}\d{4}(?:R\(\d\d\))?$")
_ELI = re.compile(r"/eli/(?P<type>[a-z_]+)/(?P<year>\d{4})/(?P<number>\d+)(?P<rest>/[\w/-]*)?", re.IGNORECASE)
_LETTER = {"reg": "R", "reg_impl": "R", "reg_del": "R", "dir": "L", "dir_impl": "L", "dir_del": "L",
           "dec": "D", "dec_impl": "D", "dec_del": "D"}  # fmt: skip
_OWN = re.compile(r"celex:(?P<sector>\d)(?P<rest>\d{4}[A-Z]{1,2}\d{4})(?:-\d{8}|(?P<corrected>R\(\d\d\)))?")
_TYPES = {"regulation": "R", "directive": "L", "decision": "D"}
_CITED = re.compile(
    r"\b(?P<kind>Regulation|Directive|Decision)\s+\((?:EU|EC|EEC)[^)]{0,20}\)\s+"
    r"(?:(?P<year>(?:19|20)\d\d)/(?P<of>\d{1,4})\b|No\s+(?P<no>\d{1,4})/(?P<then>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_ACT_ITSELF = re.compile(r"^(?:/oj(?:/[a-z]{3})?)?(?:/[a-z]{2,4})?/?$", re.IGNORECASE)
_TITLE_CLASSES = ("oj-doc-ti", "doc-ti", "title-doc-first")
_DATE_CLASSES = ("oj-hd-date", "hd-date")


def extract(document: Document, source: Subject) -> Extraction:
    """The feed's items, or the one act that the page holds."""
    start = document.body.read()[:2048].lstrip().lower()
    if b"<rss" in start or b"<feed" in start or b"<rdf" in start:
        feed_extraction = feed.extract(document, source)
        return Extraction(
            tuple({_rekeyed(item).key: _rekeyed(item) for item in feed_extraction.records}.values()),
            notes=feed_extraction.notes,
        )
    return Extraction((_act(tree(document), document),))


def act_key(text: str) -> str | None:
    """`celex:...` (or `eli:...` for what no CELEX number follows from) for an address or a text that names an act."""
    text = unquote(text)
    if celex := _CELEX.search(text):
        return f"celex:{celex['celex'].upper()}"
    eli = _ELI.search(text)
    if not eli:
        return None
    letter, rest = _LETTER.get(eli["type"].lower()), eli["rest"] or ""
    if letter and _ACT_ITSELF.match(rest):
        return f"celex:3{eli['year']}{letter}{int(eli['number']):04}"
    return f"eli:{eli[0].lower().removeprefix('/eli/').rstrip('/')}"


def _rekeyed(item: Record) -> Record:
    key = act_key(str(item.fields.get(NewsItem.url, ""))) or act_key(item.key)
    return Record(item.kind, key, item.label, {**item.fields, **_dossier(key, item.label)}) if key else item


def _dossier(key: str, title: str) -> dict[str, Value]:
    """Which matters an act belongs to, and its step in them: its own number, without that of a corrigendum or a
    consolidation, and the numbers of the acts that its title amends, corrects, supplements or repeals."""
    number = _OWN.fullmatch(key)
    matters = [f"{'3' if number['sector'] == '0' else number['sector']}{number['rest']}"] if number else []
    matters += [f"3{year}{_TYPES[kind.lower()]}{int(of):04}" for kind, year, of in _cited(title)]
    if not number or not matters:
        return {}
    step = "corrected" if number["corrected"] else {"5": "proposed", "3": "final"}.get(number["sector"])
    return {"matters": sorted(set(matters)), **({"step": step} if step else {})}


def _cited(title: str) -> Iterator[tuple[str, str, str]]:
    """(kind, year, number) of the acts in a title; before 2015 the number stood first ("No 995/2010")."""
    for match in _CITED.finditer(title):
        yield (
            (match["kind"], match["year"], match["of"]) if match["of"] else (match["kind"], match["then"], match["no"])
        )


def _act(root: html.HtmlElement, document: Document) -> Record:
    metas = {name: meta.get("content", "") for meta in root.iter("meta") if (name := meta.get("property"))}
    local = metas.get("eli:id_local", "")
    canonical = [link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"]
    keys = (f"celex:{local}" if _LOCAL_ID.match(local) else None, *map(act_key, [document.url, *canonical]))
    key = next((key for key in keys if key), None)
    title = metas.get("eli:title") or " ".join(_classed(root, _TITLE_CLASSES))
    if key is None or not title:
        missing = "CELEX number or ELI" if key is None else "title of an act"
        raise NothingFound(f"{document.url}: expected the page of an EU act, found no {missing} on it")
    dates = [stated(metas.get("eli:date_publication", "")), *map(within, _classed(root, _DATE_CLASSES))]
    published = next((date for date in dates if date), None)
    source = "eli:date_publication" if dates[0] else "Official Journal"
    item = news_item(key, title=title, published=published, date_source=source, url=document.url)
    return Record(item.kind, item.key, item.label, {**item.fields, **_dossier(key, title)})


def _classed(root: html.HtmlElement, classes: tuple[str, ...]) -> list[str]:
    return [
        text_of(element)
        for element in root.iter("p", "div", "td")
        if set(classes) & set(element.get("class", "").split())
    ]


EXTRACTOR = Extractor(kind="eurlex", version=7, complete=False, extract=extract)
