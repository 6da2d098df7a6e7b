"""What the forgiving reader lets through, and what it turns into a sentence."""

from __future__ import annotations

from typing import NoReturn

import feedparser
import pytest

from pipeline.extraction import ExtractionError
from pipeline.feeds import forgiving

BODY = b"<rss><channel><item><title>A</title></item></channel></rss>"


def _raising(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr(feedparser, "parse", parse)


def test_the_end_of_its_memory_is_the_reading_process_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a sentence of its own there, about limits; a broken feed would be another matter."""
    _raising(MemoryError(), monkeypatch)
    with pytest.raises(MemoryError):
        forgiving.read(BODY, "https://a.example/f", {}, None)


def test_whatever_its_parts_raise_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    _raising(LookupError("unknown encoding"), monkeypatch)
    with pytest.raises(ExtractionError, match="the feed cannot be read: LookupError: unknown encoding"):
        forgiving.read(BODY, "https://a.example/f", {}, None)


def test_a_page_whose_character_set_cannot_be_one_is_told_as_a_page() -> None:
    """Found by fuzzing (`govuk`, seed 2717): the parser refuses the name before it reads anything."""
    page = b'<!DOCTYPE html><html><head><meta charset="ut\x1cl\xdcv"></head><body><p>Ores</p></body></html>'
    with pytest.raises(ExtractionError, match="an HTML page"):
        forgiving.read(page, "https://a.example/f", {}, None)
