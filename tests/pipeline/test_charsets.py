"""UTF-8 that was read as Windows-1252 and encoded again is read as what it was; other text stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.charsets import undoubled
from pipeline.feeds.readable import readable
from pipeline.parsing.html_page import markup
from tests.pipeline.worlds import document

TEXTS = (
    "Stratégie des minéraux critiques : l’Étain, à côté de l’œuvre",
    "Größe, Übergang – „Wolfram“ 10 €",
    "Перечень основных видов стратегического сырья",
    "戦略的鉱物 关键矿产目录 핵심광물",
    "Žluté ČÁSTI, łańcuch, żródła",
)


def as_windows_1252(text: str) -> str:
    """As a browser shows UTF-8 in that encoding: what it has no letter for stays a control character."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", TEXTS)
def test_doubled_text_is_put_right(text: str) -> None:
    assert undoubled(as_windows_1252(text)) == text
    assert undoubled(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "CAÇÃO, NÃO, ÀS",
        "10 Â",
        "Ñandú",
        "Ã",
        "×÷ §¶ ©®",
        "Ä–Z «Â»",
        "Ä–Z, Ä–Z, Ä–Z: schön, grün, süß, kühn, höchst, öde, größer",
        "Äî ÅÄÖ",
        "naïve café",
    ],
)
def test_text_that_only_looks_like_it_stays(text: str) -> None:
    assert undoubled(text) == text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_in_utf8_is_read_so_whatever_its_server_calls_it(charset: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body><p>{TEXTS[0]}</p></body></html>"
    sent = document(
        page.encode(),
        datetime(2026, 1, 5, tzinfo=UTC),
        url="https://a.example/",
        media_type=f"text/html; charset={charset}",
    )
    assert TEXTS[0] in markup(sent)


@pytest.mark.parametrize(
    ("charset", "text"), [("iso-8859-1", "Stratégie des minéraux"), ("iso-2022-jp", "戦略"), ("koi8-r", "перечень")]
)
def test_a_page_in_another_charset_is_read_as_it_says(charset: str, text: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>"
    sent = document(
        page.encode(charset), datetime(2026, 1, 5, tzinfo=UTC), url="https://a.example/", media_type="text/html"
    )
    assert text in markup(sent)


def test_a_doubled_feed_is_put_right() -> None:
    feed = f"<rss version='2.0'><channel><title>{TEXTS[0]}</title></channel></rss>"
    assert readable(as_windows_1252(feed).encode()).decode() == feed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Prace ruszą za rok. \udcc4</d>", "Prace ruszą za rok. </d>"),
        ("Złoże tytanu w Krze\udcc5</d>", "Złoże tytanu w Krze</d>"),
        ("Le métal rare \udce2\udc80]]></d>", "Le métal rare ]]></d>"),
        ("Überall im caf\udce9</d>", "Überall im café</d>"),
        ("Über den Spa\udcdf</d>", "Über den Spaß</d>"),
        ("ÜBER \udcc4RGER</d>", "ÜBER ÄRGER</d>"),
    ],
)
def test_half_a_letter_at_the_end_of_a_text_is_none_and_a_whole_one_of_another_charset_is_read(
    text: str, read: str
) -> None:
    declared = '<?xml version="1.0" encoding="utf-8"?><d>'
    assert readable(f"{declared}{text}".encode(errors="surrogateescape")).decode() == f"{declared}{read}"
