"""The feed of one document on iso.org (`.../contents/data/standard/07/47/74764.detail.rss`): its `Project`.

Each item tells a stage that was reached: title "ISO/DIS 22934 - Graphic technology", text "This document reached stage
40.20 on 2021-01-26, TC/SC: ISO/TC 256, ICS: 87.060.10". The feed gives the stage dates that ISO Open Data lacks. The
current state is the item with the latest date, of several on one day that with the highest stage: documents move
through several stages on a day, and forwards.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import feedparser

from pipeline.document import Document
from pipeline.extraction import Extraction, ExtractionError, Extractor, NothingFound
from pipeline.parsing.text import strip_markup
from pipeline.parsing.xml_document import refuse_entities
from pipeline.subject import Subject
from vocabulary.records import Project, Stated

_ID = re.compile(r"/standard/\d\d/\d\d/(\d+)\.(?:detail\.rss|html)")
_REACHED = re.compile(r"\breached stage (\d\d\.\d\d) on (\d{4}-\d\d-\d\d)\b")
_COMMITTEE = re.compile(r"\bTC/SC:\s*([^,]+?)\s*(?:,|$)")
_ICS = re.compile(r"\bICS:\s*([\d. ;,]+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One item: a stage that the document reached, and how it was called then."""

    date: str
    stage: str
    fields: Stated


def extract(document: Document, source: Subject) -> Extraction:
    """The document's current state. Items that do not have the form above are named as unrecognised."""
    entries = _entries(document)
    steps, unrecognised = [], []
    for entry in entries:
        title, text = _plain(entry, "title"), _plain(entry, "summary")
        step = _step(title, text)
        if step:
            steps.append(step)
        else:
            unrecognised.append(f"{title}: {text}".strip(": ") or "an item without title and text")
    if not steps:
        looked = 'an item with the text "This document reached stage 40.20 on 2021-01-26"'
        raise NothingFound(f"{document.url}: expected the feed of an ISO document; found no {looked}")
    current = max(steps, key=_order)
    record = Project.of(_identifier(document.url, entries), str(current.fields[Project.reference]), current.fields)
    return Extraction((record,), tuple(unrecognised))


def _entries(document: Document) -> list[Mapping[str, Any]]:
    body = document.body.read()
    refuse_entities(body)
    try:
        feed = feedparser.parse(io.BytesIO(body))
    except Exception as error:  # on broken input feedparser lets out whatever its parts raise
        raise ExtractionError(f"{document.url}: the feed cannot be read: {type(error).__name__}: {error}") from error
    if not feed.get("version") and not feed.entries:
        raise ExtractionError(f"{document.url}: expected an RSS feed, found none")
    return list(feed.entries)


def _plain(entry: Mapping[str, Any], name: str) -> str:
    return strip_markup(entry.get(name) or "")


def _step(title: str, text: str) -> Step | None:
    reached = _REACHED.search(text)
    reference, _, name = title.partition(" - ")
    if reached is None or not reference.strip():
        return None
    fields: Stated = {
        Project.reference: reference.strip(),
        Project.stage: reached[1],
        Project.stage_date: reached[2],
    }
    if name.strip():
        fields[Project.title] = name.strip()
    if committee := _COMMITTEE.search(text):
        fields[Project.committee] = committee[1]
    if classes := _ICS.search(text):
        fields[Project.ics] = sorted({code.strip(".") for code in re.split(r"[;,\s]+", classes[1])} - {""})
    return Step(reached[2], reached[1], fields)


def _order(step: Step) -> tuple[str, str]:
    return step.date, step.stage


def _identifier(url: str, entries: list[Mapping[str, Any]]) -> str:
    """ISO's project id, which the feed's address and its items name alike."""
    addresses = [url, *(str(entry.get(name) or "") for entry in entries for name in ("link", "id"))]
    identifiers = {match[1] for address in addresses if (match := _ID.search(address))}
    if len(identifiers) != 1:
        named = f"several: {', '.join(sorted(identifiers))}" if identifiers else "none"
        raise ExtractionError(f"{url}: expected one ISO project id in the addresses of the feed and its items; {named}")
    return identifiers.pop()


EXTRACTOR = Extractor(kind="iso-standard-feed", version=1, complete=True, extract=extract)
