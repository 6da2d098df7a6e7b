"""Numbers in running text, in digits and in words of several languages, from 3 to 199. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.mineral_lists.wording.counting.numerals import in_further_languages
from pipeline.parsing.dates import MONTH_NAMES
from vocabulary.minerals.folding import fold

LEAST, MOST = 3, 199
_NUMERAL = re.compile(r"\d+")
_DIGITS = re.compile(r"(?<![\w.,/$€£¥%+#-])(?<!\d:)(?P<digits>\d{1,3})(?![\w/]|[.,:]\d|\.[^\W\d_]|\s?[%‰°]|\s*/\s*\d)")
_DIGITS_CJK = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3})(?=\s?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?!\s?[年月日号条款期元])"
)
_HAN = re.compile(r"(?P<tens>[二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)(?=\s?[种種个個类類鉱项項])")
_HAN_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")}
_WORDS = re.compile(r"[^\W\d_]+")
_TO_LETTERS = {sign: " " for sign in range(128) if not chr(sign).isalpha()}

_ENGLISH = (
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    ),
    "twenty thirty forty fifty sixty seventy eighty ninety",
    ("{t} {o}",),
)
_GERMAN = (
    (
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn"
    ),
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    ("{o}und{t}",),
)
_FRENCH = (
    (
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf"
    ),
    "vingt trente quarante cinquante soixante septante huitante nonante",
    ("{t} {o}", "{t} et {o}"),
)
_SPANISH = (
    (
        "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve"
    ),
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ("{t} y {o}", "veinti{o}"),
)
_PORTUGUESE_TEENS = "dezasseis dezassete dezoito dezanove"  # from 16, as in Portugal
_PORTUGUESE = (
    (
        "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
        "dezenove"
    ),
    "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    ("{t} e {o}",),
)


_ITALIAN = (
    "undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
    "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "uno due tre quattro cinque sei sette otto nove",
)  # below eleven they are words of other languages
_RUSSIAN = (  # each in two cases
    "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат тридцат",
    ("сорок", "сорока", "пятьдесят", "пятидесяти", "шестьдесят", "шестидесяти"),
    (
        "один два три четыре пять шесть семь восемь девять",
        "одного двух трех четырех пяти шести семи восьми девяти",
        "одного двух трёх четырёх пяти шести семи восьми девяти",
    ),
)

_MONTHS = MONTH_NAMES | frozenset(  # as they stand in dates in further languages
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "januari februari maret mei agustus oktober desember augustus maaliskuuta ledna února března dubna května června "
    "července srpna září října listopadu prosince".split()
)
_NEAR = 40  # characters before a number that may name its month
_DAY = re.compile(r"^(?:\.|st|nd|rd|th|º|er|er\.)?\s{0,2}(?:de |di |of |do )?(?P<month>[^\W\d_]{3,12})")
_MONTH_BEFORE = re.compile(r"\b(?P<month>[^\W\d_]{3,12})\.?\s$")
_DAY_ENDS = re.compile(r"^(?:st|nd|rd|th)?\s?[,.;)]")
_YEAR_AFTER = re.compile(r"^(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b")


def has_digits(text: str) -> bool:
    """Whether a number may stand in a text in digits. Cheap."""
    return _NUMERAL.search(text) is not None or "十" in text


@cache
def beginnings() -> frozenset[str]:
    """The folded words with which numbers begin."""
    return frozenset(fold(word) for word in _table()[1])


def numbers(text: str, *, in_words: bool = True) -> Iterator[tuple[int, int, int]]:
    """Each number with where it begins and ends, in reading order of its kind; `in_words`: whether any may be."""
    seen: set[int] = set()
    for pattern in (_DIGITS,) if text.isascii() else (_DIGITS, _DIGITS_CJK):
        for place in _NUMERAL.finditer(text):
            match = pattern.match(text, place.start())
            if match and LEAST <= (number := int(match["digits"])) <= MOST and match.start() not in seen:
                seen.add(match.start())
                yield number, match.start(), match.end()
    if "十" in text:
        for match in _HAN.finditer(text):
            yield _HAN_DIGITS.get(match["tens"], 1) * 10 + _HAN_DIGITS.get(match["ones"], 0), match.start(), match.end()
    if in_words:
        yield from _in_words(text)


def _in_words(text: str) -> Iterator[tuple[int, int, int]]:
    table, first = _table()
    plain = text.casefold()
    if first.isdisjoint(plain.translate(_TO_LETTERS).split() if plain.isascii() else _WORDS.findall(plain)):
        return
    tokens = [(match[0].casefold(), match.start(), match.end()) for match in _WORDS.finditer(text)]
    place = 0
    while place < len(tokens):
        step = 1
        if tokens[place][0] in first:
            for length in (3, 2, 1):
                words = tokens[place : place + length]
                number = table.get(" ".join(word for word, _, _ in words))
                if number is not None and len(words) == length:
                    if LEAST <= number <= MOST:
                        yield number, words[0][1], words[-1][2]
                    step = length
                    break
        place += step


def _italian() -> Iterator[tuple[str, int]]:
    small, tens, ones = _ITALIAN
    yield from ((word, number) for number, word in enumerate(small.split(), 11))
    for ten, word in enumerate(tens.split(), 2):
        yield word, ten * 10
        for number, one in enumerate(ones.split(), 1):
            yield f"{word[:-1] if one[0] in 'uo' else word}{one}", ten * 10 + number


def _russian() -> Iterator[tuple[str, int]]:
    stems, rest, ones = _RUSSIAN
    whole = {
        stem + end: number for number, stem in zip([*range(11, 21), 30], stems.split(), strict=True) for end in "ьи"
    }
    whole |= {word: 40 + 10 * (place // 2) for place, word in enumerate(rest)}
    yield from whole.items()
    for ten, value in whole.items():
        for form in ones if value >= 20 else ():
            yield from ((f"{ten} {one}", value + number) for number, one in enumerate(form.split(), 1))


@cache
def _table() -> tuple[dict[str, int], frozenset[str]]:
    """Every number below a hundred in words, hyphens as spaces; and the words with which one begins."""
    table: dict[str, int] = {}
    for small, tens, patterns in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _PORTUGUESE):
        ones = small.split()
        for number, word in enumerate(ones, 1):
            table.setdefault(word.replace("-", " "), number)
        for ten, word in enumerate(tens.split(), 2):
            table.setdefault(word, ten * 10)
            for number, one in enumerate(ones[:9], 1):
                for pattern in patterns:
                    if "{t}" in pattern or ten == 2:
                        table.setdefault(pattern.format(t=word, o=one), ten * 10 + number)
    for number, word in enumerate("dix onze douze treize quatorze quinze seize".split(), 10):
        table[f"soixante {word}"], table[f"quatre vingt {word}"] = 60 + number, 80 + number
    for number, word in enumerate("un deux trois quatre cinq six sept huit neuf".split(), 1):
        table[f"quatre vingt {word}"] = 80 + number
    table["quatre vingts"] = table["quatre vingt"] = 80
    table["soixante et onze"] = 71
    del table["once"]  # an English word, too
    table |= {word: number for number, word in enumerate(_PORTUGUESE_TEENS.split(), 16)}
    table |= dict(_italian()) | dict(_russian())
    for word, number in in_further_languages():
        table.setdefault(word, number)
    table |= {"two dozen": 24, "three dozen": 36, "four dozen": 48}
    table = {words.casefold(): number for words, number in table.items()}  # "dreißig"
    return table, frozenset(words.split()[0] for words, number in table.items() if number >= LEAST)


def is_day(before: str, after: str) -> bool:
    """Whether a number is the day of a date: "18 de junho de 2021", "June 18, 2021"."""
    if (day := _DAY.match(after)) and day["month"].casefold() in _MONTHS:
        return True
    named = _MONTH_BEFORE.search(before[-_NEAR:])
    is_date = _YEAR_AFTER.match(after) or _DAY_ENDS.match(after)  # "July 5, to": what is counted stands without a mark
    return named is not None and named["month"].casefold() in _MONTHS and is_date is not None
