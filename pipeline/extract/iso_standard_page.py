"""A standard's page on iso.org (`https://www.iso.org/standard/74197.html`): one `Project`, as ISO Open Data keys it.

Read by what five layouts between 2019 and 2024 have in common: the reference in the heading, the stage as the active
entry of the life cycle (the list repeats stages once per review, so neither the last nor the highest is the current
one), the date of release, the first committee that is linked. Not read, because the page does not state them as Open
Data does: what is replaced (the page mixes editions and amendments) and the number of pages.
"""

from __future__ import annotations

import re

from lxml import html

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, Extractor, NothingFound
from pipeline.extract._html_page import text_of, tree
from pipeline.extract._text import line
from vocabulary.records import Record, Value

_ID = re.compile(r"/standard/(\d+)(?:\.html)?(?:$|[?#/])")
_STAGE = re.compile(r"\d\d\.\d\d")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_EDITION = re.compile(r"\b[EÉ]dition\s*:\s*(\d+)", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:ISO|IEC)(?:/IEC)?[/ ]\S.*")
_DASHES = re.compile(r"\s+(?:--|[-–—])\s+")
_HEADINGS = ("h2", "h3", "h4")
_STATUSES = {
    "Under development": "development", "En développement": "development", "En cours d'élaboration": "development",
    "Published": "published", "Publiée": "published", "Published (Under review)": "published",
    "Withdrawn": "withdrawn", "Annulée": "withdrawn", "Deleted": "deleted", "Supprimée": "deleted",
}  # fmt: skip


def extract(document: Document, source: Source) -> Extraction:
    """The page's project. `NothingFound` for a page without a reference in its heading or without a stage."""
    root = tree(document)
    identifier = _identifier(root, document.url)
    reference = _reference(root, document.url)
    stage, stage_date = _stage(root)
    if stage is None:
        looked = "an active entry of the life cycle (ul.dropdown-menu > li.active .stage-code)"
        raise NothingFound(f"{document.url}: expected the page of an ISO project; found no {looked}")
    fields: dict[str, Value] = {"reference": reference, "stage": stage}
    stated = {
        "title": _title(root),
        "stage_date": stage_date,
        "published": _first(root, "//span[@itemprop='releaseDate']", _DATE),
        "committee": _committee(root),
        "edition": _edition(root),
    }
    fields.update({name: value for name, value in stated.items() if value is not None})
    if classes := _ics(root):
        fields["ics"] = classes
    return Extraction((Record("Project", identifier, reference, fields),), notes=tuple(_contradictions(root, stage)))


def _identifier(root: html.HtmlElement, url: str) -> str:
    """ISO's project id: the page's own, else the one in its address."""
    own = line("".join(root.xpath("//*[@id='csNumber']/text()")))
    address = _ID.search(url)
    if own.isdigit():
        return own
    if address is None:
        looked = "a project id, neither in its product data (#csNumber) nor in its address (/standard/74197.html)"
        raise NothingFound(f"{url}: expected the page of an ISO project; found no {looked}")
    return address[1]


def _reference(root: html.HtmlElement, url: str) -> str:
    """The reference: marked as such, or the first line of the heading. Deleted and withdrawn ones are struck out."""
    marked = root.xpath("//*[@id='itemReference']") or root.xpath("//h1[contains(@class, 'stdTitle')]//span[not(*)]")
    text = next(filter(None, map(text_of, (marked or root.xpath("//h1"))[:1])), None)
    if text is None:
        raise NothingFound(f"{url}: expected the page of an ISO project; found no reference in its heading (h1)")
    return text


def _title(root: html.HtmlElement) -> str | None:
    """The English title, its elements joined as ISO prints them; a page in another language states none."""
    if not (root.get("lang") or "en").lower().startswith("en"):
        return None
    lead = root.xpath("//h1/span[contains(@class, 'lead')]")
    after = [sibling for heading in root.xpath("//h1")[:1] for sibling in heading.itersiblings(*_HEADINGS)]
    parts = [text_of(element).strip(" :") for element in (lead or after)]
    title = " — ".join(part for part in parts if part)
    return _DASHES.sub(" — ", title) or None


def _stage(root: html.HtmlElement) -> tuple[str | None, str | None]:
    """Code and date of the active entry. A blank date is no statement: it comes back."""
    for entry in root.xpath("//ul[contains(@class, 'dropdown-menu')]/li[contains(@class, 'active')]"):
        code = _first(entry, ".//span[@class='stage-code']", _STAGE)
        if code:
            return code, _first(entry, ".//span[@class='stage-date']", _DATE)
    return None, None


def _first(root: html.HtmlElement, path: str, pattern: re.Pattern[str]) -> str | None:
    """The first text under `path` that has the form of `pattern`."""
    texts = (text_of(element) for element in root.xpath(path))
    return next((text for text in texts if pattern.fullmatch(text)), None)


def _committee(root: html.HtmlElement) -> str | None:
    return _first(root, "//a[contains(@href, '/committee/')]", _COMMITTEE)


def _edition(root: html.HtmlElement) -> int | None:
    for element in root.xpath("//ul[contains(@class, 'refine')]"):
        if found := _EDITION.search(text_of(element)):
            return int(found[1])
    return None


def _ics(root: html.HtmlElement) -> list[str]:
    """ICS codes of the general information; the breadcrumb above repeats them level by level."""
    links = root.xpath("//*[contains(@class, 'entry-name')]//a[contains(@href, '/ics/')]")
    return sorted({text_of(link) for link in links} - {""})


def _contradictions(root: html.HtmlElement, stage: str) -> list[str]:
    """What on the page contradicts the stage that was read: the label of the stage, and the status."""
    notes = []
    label = _first(root, "//a[contains(@class, 'current-stage')]//strong", _STAGE)
    if label and label != stage:
        notes.append(f"the page names stage {label} in its label and {stage} in its life cycle")
    status = line(" ".join(root.xpath("//*[@id='publicationStatus']/span/text()")))
    known = _STATUSES.get(status)
    if status and known is None:
        notes.append(f"the page has a status that is not known: {status}")
    if known and known != _status(stage):
        notes.append(f"the page says {status!r}, which does not go with stage {stage}")
    return notes


def _status(stage: str) -> str:
    """The status that goes with a stage (ISO Guide 69): 95.99 withdrawn, xx.98 deleted, from 60.60 on published."""
    if stage == "95.99":
        return "withdrawn"
    if stage.endswith(".98"):
        return "deleted"
    return "published" if stage >= "60.60" else "development"


EXTRACTOR = Extractor(kind="iso-standard-page", version=1, complete=True, extract=extract)
