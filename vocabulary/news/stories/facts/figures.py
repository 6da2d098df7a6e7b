"""The figures of a text with their units: money, weights, shares, counts, ordinals, days. Pure.

"$85 million" and "85m federal dollars" are one quantity, and so are "15.000 ton" and "15,000 t", "96 600 tonnes" and
"96,600 t", a dozen and 12. What a figure is worth as evidence depends on its unit: see `weight`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from vocabulary.news.numbers import MONTHS, NUMBER_WORDS
from vocabulary.news.stories.facts import numerals
from vocabulary.news.stories.facts.spelled import fractions_as_shares, in_digits

MONEY, MASS, SHARE, COUNT = "money", "t", "%", "count"

_NUMBER = r"\d{1,3}(?:[., \u00a0\u202f'](?=\d{3}(?!\d))\d{3})+(?:[.,]\d{1,2}(?!\d))?|\d{1,12}(?:[.,]\d{1,3})?"
_SCALES = {
    1e3: r"thousand|mil(?! millones)\b|mille\b|tausend|tys\b|тыс\w*|[千천]|ribu|k\b",
    1e4: r"[万萬만]",
    1e5: r"lakh|लाख",
    1e6: r"mn\b|m\b|M(?=€|\b)|mio\b|mln\b|millions?\b|millones\b|millón\b|milhões\b|milhão\b|milion\w*|millionen"
    r"|miljo\w*|juta|млн\w*|миллион\w*|мільйон\w*|百万"
    r"|milyon\w*|millió\w*|εκατ\w*|triệu|ล้าน|مليون\w*|ملايين|میلیون|מיליון",
    1e7: r"crore|करोड़",
    1e8: r"[亿億억]",
    1e9: r"bn\b|b\b|mrd\b|mld\b|billions?\b|milliard\w*|mil millones|bilh\w*|miliard\w*|miljard\w*|млрд\w*|миллиард\w*"
    r"|мільярд\w*|miliar\b|milyar\w*"
    r"|milliárd\w*|δισ\w*|tỷ\b|พันล้าน|مليار\w*|میلیارد|מיליארד",
    1e12: r"trillions?\b|triliun\b|[兆조]",
}
_SCALE = "|".join(f"(?P<s{index}>{words})" for index, words in enumerate(_SCALES.values()))
_FACTORS = tuple(_SCALES)
_CURRENCY = (
    r"(?:US|A|C|R|NZ|HK|S)?\$|[€£¥₹₩]"
    r"|\b(?:USD|EUR|AUD|CAD|GBP|CNY|RMB|JPY|INR|ZAR|KRW|BRL|CLP|CHF|NOK|SEK|Rs\.?|R)(?= ?\d)"
)
_MONEY_WORD = (
    r"(?:US|U\.S\. |Canadian |Australian )?(?:dollars?|euros?|yen|won|yuan|rand|kron\w*|crowns?|pounds?|rupees?|pesos?"
    r"|reais|rubles?|rupiah|lira)\b|USD|EUR|€|\$|долл\w*|евро|руб\w*|крон\w*|(?:호주 ?|미국 ?|캐나다 ?)?달러"
    r"|[豪米加美澳欧]?元|[豪米加]?ドル"
    r"|डॉलर|रुपये|ดอลลาร์|บาท|đô la|دولار|يورو|دلار|δολ[αά]ρι\w*|ευρώ|dolar\w*|דולר|ユーロ|円|엔|원|유로"
    r"|(?:d[oó]lares|d[oó]lar|US-|australische |amerikanische )?(?:Dollar|d[oó]lares|dollari)\b"
)
_MASS_WORD = (
    r"(?:metric )?(?:tonn\w*|tons?|tan|ton|toneladas?|t|MT|tpy|tpa|tpd|tonel\w*|t/a|t/y)\b"
    r"|тонн\w*|टन|طن|تن\b|ตัน|tấn|τόν\w*|טון|吨|噸|トン|톤"
)
_SHARE_WORD = (
    r"%|percent\b|per cent\b|pct?\b|prozent\b|pour cent\b|por ciento\b|por cento\b|per cento\b|procent\w*|процент\w*"
)
_QUANTITY = re.compile(
    rf"(?:(?<![^\W\d_])(?P<currency>{_CURRENCY}) ?|(?<![\w./,-]))(?P<number>{_NUMBER})(?![\d/:])"
    rf"[ \u00a0-]?(?:(?:{_SCALE})[ \u00a0-]?)?(?:de |di |d'|of )?"
    rf"(?:(?P<money>{_MONEY_WORD})|(?P<mass>{_MASS_WORD})|(?P<share>{_SHARE_WORD}))?",
    re.IGNORECASE,
)
_PREFIXED = (
    (re.compile(r"(?<=\d) ?kt\b"), " thousand t"),
    (re.compile(r"(?<=\d) ?Mt\b"), " million t"),
    (re.compile(r"\b(\d{1,6})[-–](\d{1,6})(?= (?:thousand|million) t\b)"), r"\1 thousand t \2"),
)
_ORDINALS = {
    word: number
    for number, words in {
        1: "first erste ersten premier première primer primera primo prima",
        2: "second zweite zweiten deuxième segundo segunda secondo",
        3: "third dritte dritten troisième tercer tercera terzo",
        4: "fourth vierte vierten quatrième cuarta quarta",
        5: "fifth fünfte fünften cinquième quinta",
        6: "sixth sechste sixième sexta",
        7: "seventh siebte septième séptima",
        8: "eighth achte huitième octava",
        9: "ninth neunte neuvième novena",
        10: "tenth zehnte dixième décima",
        11: "eleventh elfte onzième",
        12: "twelfth zwölfte douzième",
    }.items()
    for word in words.split()
}
_ORDINAL = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th|ª|e|ème)\b|第\s?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:次|届|屆|回|批|轮)?|제\s?(\d{1,3})"
)
_NUMBERED = re.compile(
    r"\b(?:tranche|round|part|phase|package|series|stage|lot|volume|chapter|no|nº|n°|nr)\.? ([IVX]{1,5}|\d{1,3})\b",
    re.IGNORECASE,
)
_SINO = re.compile(r"(?<![第一二三四五六七八九十])[一二三四五六七八九十]{1,3}(?=[个個名项項家人类類座国國条條])")
_WORD = re.compile(r"[^\W\d_]+")
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b"
_DAY = re.compile(
    rf"\b(?P<before>\d{{1,2}})(?:er|\.|º|st|nd|rd|th)?(?: de| of)? (?P<month>{_MONTH})"
    rf"|\b(?P<named>{_MONTH})\.? (?P<after>\d{{1,2}})(?!\d|[.,]\d| \d)"
    rf"|(?P<cjk>\d{{1,2}})[月월] ?(?P<day>\d{{1,2}})[日일]",
    re.IGNORECASE,
)
_CJK_MONTH = re.compile(r"(?<!\d)(\d{1,2}) ?[月월]")
_YEAR = re.compile(r"(?<![\d.,/-])(20[2-6]\d)(?![\d/-]|[.,]\d)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LARGE_COUNT, _TELLING_COUNT = 1_000, 13
_BY_DIGITS = (4.5, 6.5, 8.5)  # weights of figures of one telling digit, of two, of more
_ROUNDED = 0.05  # share by which a rounded figure differs
_SHORTEST_MONTH = 3  # letters: shorter ones are other words as well


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit; `COUNT` where the text names none."""

    value: float
    unit: str

    @property
    def weight(self) -> float:
        """How much it tells that two texts have it in common (log2 of the odds, by the rarity of such figures)."""
        if self.unit == COUNT:
            if self.value < _TELLING_COUNT:
                return 1.0
            if self.value < _LARGE_COUNT:
                return 4.0 + (self.value % 10 > 0) + (self.value > 100)
        if self.unit == SHARE:
            return 6.5 if self.value % 1 else 5.5 if self.value % 5 else 4.5 if self.value % 10 else 3.5
        return _BY_DIGITS[min(self._digits, len(_BY_DIGITS)) - 1]

    @property
    def _digits(self) -> int:
        """How many of its digits tell something: one of 400, three of 412."""
        return max(len(f"{self.value:.12g}".replace(".", "").strip("0")), 1)

    def is_near(self, other: Quantity) -> bool:
        """Whether both may be one figure, one of them rounded."""
        if self.unit != other.unit and COUNT not in (self.unit, other.unit):
            return False
        return abs(self.value - other.value) <= _ROUNDED * max(self.value, other.value)


def quantities(text: str, languages: Collection[str] = ()) -> frozenset[Quantity]:
    """The quantities in `text`; years and days of months are none. `languages` that it may be in: their words for
    numbers are read; where none is known, those of all."""
    plain = in_digits(numerals.in_digits(fractions_as_shares(_DAY.sub(" ", text)), languages))
    for short, unit in _PREFIXED:
        plain = short.sub(unit, plain)
    return frozenset((*_written(plain), *_spelled(plain, languages)))


def _written(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        value = _value(match["number"])
        scaled = next(
            (
                _FACTORS[int(name[1:])]
                for name, words in match.groupdict().items()
                if name[0] == "s" and name[1:].isdigit() and words
            ),
            1.0,
        )
        unit = (
            MONEY
            if match["currency"] or match["money"]
            else MASS
            if match["mass"]
            else SHARE
            if match["share"]
            else COUNT
        )
        if unit == COUNT and scaled == 1 and re.fullmatch(r"(?:19|20)\d\d", match["number"]):
            continue
        if value:
            yield Quantity(value * scaled, unit)


def _spelled(text: str, languages: Collection[str]) -> Iterator[Quantity]:
    for word in () if languages else _WORD.findall(text.lower()):
        if number := NUMBER_WORDS.get(word):
            yield Quantity(float(number), COUNT)
    for match in _SINO.finditer(text):
        yield Quantity(float(_sino(match[0])), COUNT)


def _value(number: str) -> float:
    """Separators of thousands taken out, the decimal sign a point."""
    plain = re.sub(r"(?<=\d)[., \u00a0\u202f'](?=\d{3}(?!\d))", "", number) if not number.startswith("0") else number
    return float(plain.replace(",", "."))


def _sino(digits: str) -> int:
    tens, mark, units = digits.partition("十")
    order = "一二三四五六七八九"
    if not mark:
        return order.find(digits[0]) + 1
    return (order.find(tens) + 1 if tens else 1) * 10 + (order.find(units) + 1 if units else 0)


def ordinals(text: str) -> frozenset[int]:
    """What number of a series a text speaks of: twelfth, 24th, 第十二次, tranche VII."""
    numbers = {int(match[1]) for match in _ORDINAL.finditer(text) if match[1]}
    numbers |= {int(match[3]) for match in _ORDINAL.finditer(text) if match[3]}
    numbers |= {
        int(match[2]) if match[2].isdigit() else _sino(match[2]) for match in _ORDINAL.finditer(text) if match[2]
    }
    numbers |= {int(match[1]) if match[1].isdigit() else _roman(match[1].upper()) for match in _NUMBERED.finditer(text)}
    numbers |= {number for word in _WORD.findall(text.lower()) if (number := _ORDINALS.get(word))}
    return frozenset(numbers)


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def days(text: str) -> frozenset[tuple[int, int]]:
    """The days that a text names, as (month, day)."""
    return frozenset(day for match in _DAY.finditer(text) if (day := _day(match)))


def months(text: str) -> frozenset[int]:
    """The months that a text names by names of more than three letters, or by numbers."""
    named = {
        month for word in _WORD.findall(text.lower()) if len(word) > _SHORTEST_MONTH and (month := MONTHS.get(word))
    }
    return frozenset(named | {int(number) for number in _CJK_MONTH.findall(text) if 1 <= int(number) <= 12})


def years(text: str) -> frozenset[int]:
    """The years that a text names."""
    return frozenset(map(int, _YEAR.findall(text)))


def _day(match: re.Match[str]) -> tuple[int, int] | None:
    if match["cjk"]:
        return int(match["cjk"]), int(match["day"])
    number, word = match["before"] or match["after"], (match["month"] or match["named"]).lower()
    month = MONTHS.get(word)
    return (month, int(number)) if month and 1 <= int(number) <= 31 else None
