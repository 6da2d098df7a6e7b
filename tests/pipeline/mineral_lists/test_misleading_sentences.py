"""A counted block whose sentence says that it is no list that stands is never taken over, in whatever language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extract.mineral_list import extract_known
from pipeline.extraction import Known, NothingFound
from tests.pipeline.mineral_lists.hard.abroad import KINDS, PAGES, STANDING
from tests.pipeline.worlds import source
from vocabulary.records import ListedMineral

MISLEADING = [(code, kind) for code in PAGES for kind in KINDS[:-STANDING]]
HONEST = [(code, kind) for code in PAGES for kind in KINDS[-STANDING:]]


def taken_over(code: str, kind: str) -> list[str]:
    """The names that are taken over from the page of this language with this sentence."""
    heading, names, sentences = PAGES[code]
    items = "".join(f"<li>{name}</li>" for name in names.split("; "))
    text = f"<h1>{heading}</h1><p>{sentences[KINDS.index(kind)]}</p><ul>{items}</ul>"
    html = f'<html lang="{code}"><head><title>{heading}</title></head><body>{text}</body></html>'
    now = datetime.now(UTC)
    document = Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), now)
    try:
        extraction = extract_known(document, source("mineral-list", jurisdiction="international"), Known())
    except NothingFound:
        return []
    records = [record.fields for record in extraction.records if ListedMineral.as_published in record.fields]
    return [str(fields[ListedMineral.as_published]) for fields in records]


@pytest.mark.parametrize(("code", "kind"), MISLEADING)
def test_it_is_not_taken_over(code: str, kind: str) -> None:
    assert taken_over(code, kind) == []


@pytest.mark.parametrize(("code", "kind"), HONEST)
def test_the_list_that_stands_is(code: str, kind: str) -> None:
    assert taken_over(code, kind) == PAGES[code][1].split("; ")
