"""Pages whose elements stand in one another thousands deep: each kind ends in a sentence, or reads them; none breaks.

What is asked of an element and of all around it took time for each level, and Python's own stack has an end.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extract import kinds
from pipeline.extraction import ExtractionError
from pipeline.parsing.soup import soup
from pipeline.reading.messages import Failed
from pipeline.reading.read import messages
from tests.pipeline.worlds import source

_TEXT = "<p>The committee on rare earths met and agreed on three new work items about lithium and cobalt.</p>"


def page(opening: str, levels: int) -> Document:
    body = f"<html><body><main>{opening * levels}{_TEXT * 5}".encode()
    at = datetime(2026, 1, 5, tzinfo=UTC)
    return Document("watched", "https://deep.example/page", 200, {}, "text/html", Body.of(body), at)


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<table><tr><td>", "<section class=list><span>"])
@pytest.mark.parametrize("kind", kinds())
def test_each_kind_bears_what_is_deep(kind: str, opening: str) -> None:
    entry = source(kind, jurisdiction="US", list="invented")
    try:
        for message in messages(page(opening, 3_000), entry, None):
            assert not isinstance(message, Failed) or message.trace is None, message
    except ExtractionError as error:
        assert str(error).startswith("https://deep.example/page: ")


def test_a_page_that_is_deeper_than_any_is_refused() -> None:
    assert soup(page("<div>", 200)).find("p") is not None
    with pytest.raises(ExtractionError, match="more than 400 deep, which no real page needs"):
        soup(page("<div>", 450))
