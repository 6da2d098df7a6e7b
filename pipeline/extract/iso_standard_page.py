"""A standard's page on iso.org (`https://www.iso.org/standard/74197.html`): one `Project`, as ISO Open Data keys it.

Read by what five layouts between 2019 and 2024 have in common: the reference in the heading, the stage as the active
entry of the life cycle (the list repeats stages once per review, so neither the last nor the highest is the current
one), the date of release, the first committee that is linked. Not read, because the page does not state them as Open
Data does: what is replaced (the page mixes editions and amendments) and the number of pages.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from pipeline.document import Document
from pipeline.extraction import Extraction, Extractor, NothingFound
from pipeline.parsing.soup import attribute, shown, soup
from pipeline.parsing.text import line
from pipeline.subject import Subject
from vocabulary.iso.stages import Standing, standing_of
from vocabulary.records import Project, Stated

_ID = re.compile(r"/standard/(\d+)(?:\.html)?(?:$|[?#/])")
_STAGE = re.compile(r"\d\d\.\d\d")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_EDITION = re.compile(r"\b[EÉ]dition\s*:\s*(\d+)", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:ISO|IEC)(?:/IEC)?[/ ]\S.*")
_DASHES = re.compile(r"\s{1,9}(?:--|[-–—])\s{1,9}")
_HEADINGS = ["h2", "h3", "h4"]
_STATUSES = {
    "Under development": Standing.UNDER_DEVELOPMENT,
    "En développement": Standing.UNDER_DEVELOPMENT,
    "En cours d'élaboration": Standing.UNDER_DEVELOPMENT,
    "Published": Standing.PUBLISHED,
    "Published (Under review)": Standing.PUBLISHED,
    "Publiée": Standing.PUBLISHED,
    "Withdrawn": Standing.WITHDRAWN,
    "Annulée": Standing.WITHDRAWN,
    "Deleted": Standing.DELETED,
    "Supprimée": Standing.DELETED,
}


def extract(document: Document, source: Subject) -> Extraction:
    """The page's project. `NothingFound` for a page without a reference in its heading or without a stage."""
    page = soup(document)
    identifier = _identifier(page, document.url)
    reference = _reference(page, document.url)
    stage, stage_date = _stage(page)
    if stage is None:
        looked = "active entry of the life cycle (ul.dropdown-menu > li.active .stage-code)"
        raise NothingFound(f"{document.url}: expected the page of an ISO project; found no {looked}")
    fields: Stated = {Project.reference: reference, Project.stage: stage}
    more: Stated = {
        Project.title: _title(page),
        Project.stage_date: stage_date,
        Project.published: _first(page, "span[itemprop='releaseDate']", _DATE),
        Project.committee: _committee(page),
        Project.edition: _edition(page),
    }
    fields.update({name: value for name, value in more.items() if value is not None})
    if classes := _ics(page):
        fields[Project.ics] = classes
    return Extraction((Project.of(identifier, reference, fields),), notes=tuple(_contradictions(page, stage)))


def _identifier(page: BeautifulSoup, url: str) -> str:
    """ISO's project id: the page's own, else the one in its address."""
    own = line("".join(map(_own_text, page.select("#csNumber"))))
    address = _ID.search(url)
    if own.isdigit():
        return own
    if address is None:
        looked = "project id in its product data (#csNumber) or in its address (/standard/74197.html)"
        raise NothingFound(f"{url}: expected the page of an ISO project; found no {looked}")
    return address[1]


def _own_text(element: Tag) -> str:
    return " ".join(element.find_all(string=True, recursive=False))


def _reference(page: BeautifulSoup, url: str) -> str:
    """The reference: marked as such, or the first line of the heading. Deleted and withdrawn ones are struck out."""
    marked = page.select("#itemReference") or page.select("h1.stdTitle span:not(:has(*))") or page.select("h1")
    text = next(filter(None, map(shown, marked[:1])), None)
    if text is None:
        raise NothingFound(f"{url}: expected the page of an ISO project; found no reference in its heading (h1)")
    return text


def _title(page: BeautifulSoup) -> str | None:
    """The English title, its elements joined as ISO prints them; a page in another language states none."""
    language = page.select_one("html[lang]")
    if language and attribute(language, "lang") and not attribute(language, "lang").lower().startswith("en"):
        return None
    lead = page.select("h1 > span.lead")
    after = [sibling for heading in page.select("h1")[:1] for sibling in heading.find_next_siblings(_HEADINGS)]
    parts = [shown(element).strip(" :") for element in (lead or after)]
    title = " — ".join(part for part in parts if part)
    return _DASHES.sub(" — ", title) or None


def _stage(page: BeautifulSoup) -> tuple[str | None, str | None]:
    """Code and date of the active entry. A blank date is no statement: it comes back."""
    for entry in page.select("ul.dropdown-menu > li.active"):
        code = _first(entry, "span.stage-code", _STAGE)
        if code:
            return code, _first(entry, "span.stage-date", _DATE)
    return None, None


def _first(within: Tag, selector: str, pattern: re.Pattern[str]) -> str | None:
    """The first text of the elements that the CSS `selector` names that has the form of `pattern`."""
    texts = map(shown, within.select(selector))
    return next((text for text in texts if pattern.fullmatch(text)), None)


def _committee(page: BeautifulSoup) -> str | None:
    return _first(page, "a[href*='/committee/']", _COMMITTEE)


def _edition(page: BeautifulSoup) -> int | None:
    for element in page.select("ul.refine"):
        if match := _EDITION.search(shown(element)):
            return int(match[1])
    return None


def _ics(page: BeautifulSoup) -> list[str]:
    """ICS codes of the general information; the breadcrumb above repeats them level by level."""
    return sorted(set(map(shown, page.select(".entry-name a[href*='/ics/']"))) - {""})


def _contradictions(page: BeautifulSoup, stage: str) -> list[str]:
    """What on the page contradicts the stage that was read: the label of the stage, and the status."""
    notes = []
    label = _first(page, "a.current-stage strong", _STAGE)
    if label and label != stage:
        notes.append(f"the page names stage {label} in its label and {stage} in its life cycle")
    status = line(" ".join(map(_own_text, page.select("#publicationStatus > span"))))
    known = _STATUSES.get(status)
    if status and known is None:
        notes.append(f"the page has a status that is not known: {status}")
    if known and known is not standing_of(stage):
        notes.append(f"the page says {status!r}, which does not go with stage {stage}")
    return notes


EXTRACTOR = Extractor(kind="iso-standard-page", version=1, complete=True, extract=extract)
