"""Days as some countries write them, in the form that every reader of dates knows (ISO 8601). Pure.

Years of the Republic of China and of the Buddhist era, months as Roman or Chinese numerals, months that Greek and Thai
name, years of two digits ("02-Jun-27", "2.6.27"), numbers with hyphens ("21-04-2027"), and the day to which another was
moved ("由6月3日延期至6月10日").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vocabulary.news.glance import has_digit

_REPUBLIC = re.compile(r"(?:中華民國|民國)\s?(\d{2,3})\s?年")
_REPUBLIC_BEGAN = 1911
_BUDDHIST = 543
_THAI = dict(
    zip(
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(),
        range(1, 13),
        strict=True,
    )
)
_THAI_DAY = re.compile(rf"(\d{{1,2}})\s?({'|'.join(_THAI)})\s?(?:พ\.ศ\.)?\s?(25\d\d)")
_GREEK = dict(
    zip(
        (
            "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου"
            " δεκεμβρίου"
        ).split(),
        range(1, 13),
        strict=True,
    )
)
_GREEK_DAY = re.compile(rf"\b(\d{{1,2}})(?:η|ης)? ({'|'.join(_GREEK)}) (20\d\d)\b", re.IGNORECASE)
_ROMAN = dict(zip("I II III IV V VI VII VIII IX X XI XII".split(), range(1, 13), strict=True))
_ROMAN_DAY = re.compile(r"\b(\d{1,2})[. ]{1,2}(VIII|VII|III|XII|IV|VI|II|IX|XI|I|V|X)[. ]{1,2}(20\d\d)\b")
_ENGLISH = dict(zip("jan feb mar apr may jun jul aug sep oct nov dec".split(), range(1, 13), strict=True))
_HYPHENED = re.compile(rf"\b(\d{{1,2}})-({'|'.join(_ENGLISH)})[a-z]{{0,6}}-(?:20)?([2-9]\d)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.([2-9]\d)(?![.\d])")
_NUMBERED = re.compile(r"(?<![\d/-])(\d{1,2})-(\d{1,2})-(20\d\d)(?![\d/-])")
_NUMERAL = re.compile(r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_SINO_DAY = r"(?:20\d\d[年년.]\s?)?\d{1,2}[月월.]\s?\d{1,2}[日일]?"
_MOVED = re.compile(
    rf"(?:由|从|從|自|당초|原定的?)?\s?{_SINO_DAY}\s?(?:延期至|延长至|延長至|顺延至|推迟至|에서|から)\s?(?={_SINO_DAY})"
)
_INDONESIAN = re.compile(r"\b\d{1,2}(?: [^\W\d_]{3,9})?(?: 20\d\d)? (?:s\.d\.|s/d|sampai dengan) (?=\d)")
_COUNTED = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)? \((\d{1,3})\) (?=[^\W\d_])")


def may_be_plain(text: str) -> bool:
    """Whether a day may be written in one of these forms. All of them have a digit, and most texts have none."""
    if not has_digit(text):
        return False
    if _HYPHENED.search(text) or _SHORT_YEAR.search(text) or _ROMAN_DAY.search(text):
        return True
    return (
        not text.isascii() and (_THAI_DAY.search(text) or _GREEK_DAY.search(text) or _REPUBLIC.search(text)) is not None
    )


def plainly(text: str) -> str:
    """`text` with these days as ISO 8601, and of a day and the one it was moved to the latter alone."""
    if not text.isascii():
        text = _in_other_scripts(text)
    text = _ROMAN_DAY.sub(lambda day: _iso(day[3], _ROMAN[day[2]], day[1]) or day[0], text)
    text = _HYPHENED.sub(lambda day: _iso(f"20{day[3]}", _ENGLISH[day[2].lower()], day[1]) or day[0], text)
    text = _SHORT_YEAR.sub(lambda day: _iso(f"20{day[3]}", int(day[2]), day[1]) or day[0], text)
    text = _NUMBERED.sub(_of_clear_order, text)
    text = _INDONESIAN.sub("hingga ", text)
    return _COUNTED.sub(r"\1 ", text)


def _in_other_scripts(text: str) -> str:
    text = _REPUBLIC.sub(lambda year: f"{int(year[1]) + _REPUBLIC_BEGAN}年", text)
    text = _NUMERAL.sub(lambda day: f"{_number(day[1])}月{_number(day[2])}日", text)
    text = _MOVED.sub(" until ", text)
    text = _GREEK_DAY.sub(lambda day: _named(day, _GREEK, 0), text)
    return _THAI_DAY.sub(lambda day: _named(day, _THAI, _BUDDHIST), text)


def _named(day: re.Match[str], months: Mapping[str, int], behind: int) -> str:
    return _iso(str(int(day[3]) - behind), months[day[2].lower()], day[1]) or day[0]


def _of_clear_order(day: re.Match[str]) -> str:
    """A day in three numbers, where only one of two orders makes a day of them."""
    first, second = int(day[1]), int(day[2])
    if first <= 12 and second <= 12 and first != second:
        return day[0]
    month, number = (first, day[2]) if second > 12 else (second, day[1])
    return _iso(day[3], month, number) or day[0]


def _iso(year: str, month: int, day: str) -> str | None:
    return f"{year}-{month:02}-{int(day):02}" if 1 <= month <= 12 and 1 <= int(day) <= 31 else None


def _number(numeral: str) -> int:
    """A Chinese numeral below a hundred."""
    tens, ten, ones = numeral.partition("十")
    digits = "〇一二三四五六七八九"
    if not ten:
        return digits.index(numeral[-1])
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)
