"""Figures that are written in words, in part or in whole, as digits: 5億9000万, 两万吨, zwei Milliarden. Pure."""

from __future__ import annotations

import re

from vocabulary.news.numbers import NUMBER_WORDS

_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_TENS = {"十": 10, "百": 100, "千": 1_000, "십": 10, "백": 100, "천": 1_000}
_GREAT = {"万": 1e4, "萬": 1e4, "만": 1e4, "亿": 1e8, "億": 1e8, "억": 1e8, "兆": 1e12, "조": 1e12}
_HAN_DIGITS = "".join(_DIGITS)
_PART = rf"(?:\d[\d,]{{0,12}}(?:\.\d{{1,4}})?|[{_HAN_DIGITS}十百千]{{1,9}})"
_COMPOUND = re.compile(
    rf"{_PART} ?[千百천백]? ?[万萬만亿億억兆조](?: ?{_PART}? ?[千천]? ?[万萬만亿億억]){{0,2}}"
    rf"(?: ?(?P<rest>\d{{1,4}}(?: ?[千천백])?(?![\d.,])|[{_HAN_DIGITS}][千百][{_HAN_DIGITS}十百千]{{0,6}}))?"
)
_PIECE = re.compile(rf"(?P<number>{_PART})? ?(?P<ten>[千百천백]?) ?(?P<great>[万萬만亿億억兆조])")
_PLAIN = re.compile(
    rf"(?<![第{_HAN_DIGITS}十百千\d])[{_HAN_DIGITS}]?[十百千][{_HAN_DIGITS}十百千]{{0,7}}(?=[吨噸人名项項家个個座艘户年公台公件％%トン])"
)
_SMALL = re.compile(rf"(?<![第{_HAN_DIGITS}十百千\d])[{_HAN_DIGITS}](?=[人名项項家个個座艘户企吨噸種种])")
_SCALES = (
    r"(?:million|milliard|billion|millones|milhões|milhão|milion|miljon|miljard|mld|mrd"
    r"|thousand|tausend|hundred|hundert|cent|mila?\b|mille|mil)"
)
_WORDS = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?=[ -]{_SCALES})", re.IGNORECASE
)
_GREAT_WORDS = (
    r"(?:million|milliard[en]?|millón|milh[ãa]o|milione|miliardo|miljoen|miljard|milion|miliard|billion|bilhão|miljon|millió"
    r"|milliárd|миллион|миллиард|мільйон|мільярд)"
)
_ONE = re.compile(  # "a billion", "un milliard", "billion-dollar", миллиард долларов: one, if no number stands before
    r"(?<!half )(?<!halbe )(?<!demi )"
    rf"\b(?:a|one|une?|uma?|una|eine[rnm]?|ein|een|e[nt]t?|jeden|один|одного) (?={_GREAT_WORDS}\b)"
    rf"|(?<!\d )(?<!multi )(?<![\w-])(?={_GREAT_WORDS}"
    r"(?:-(?:dollar|euro|pound|tonne|ton)\b| (?:долл|евро|руб|тонн|євро|грив)))"
    r"|(?<!\d )\b[بلو]?(?=(?:مليار|مليون) (?:دولار|يورو|ريال|درهم|طن)\b)",
    re.IGNORECASE,
)
_FRACTIONS = {
    66.7: r"two[- ]thirds|zwei Drittel|deux tiers|dos tercios|dois terços|due terzi|twee derde",
    33.3: r"(?:a|one)[- ]third(?= of)|ein Drittel|un tiers|un tercio|um terço|un terzo|een derde",
    80.0: r"four[- ]fifths|vier Fünftel|quatre cinquièmes|cuatro quintas partes|quattro quinti",
    60.0: r"three[- ]fifths|drei Fünftel|trois cinquièmes|tres quintas partes|tre quinti",
    40.0: r"two[- ]fifths|zwei Fünftel|deux cinquièmes|dos quintas partes|due quinti",
    20.0: r"(?:a|one)[- ]fifth|ein Fünftel|un cinquième|una quinta parte|un quinto",
    75.0: r"three[- ]quarters|drei Viertel|trois quarts|tres cuartos|três quartos|tre quarti|driekwart",
}
_FRACTION = re.compile("|".join(rf"(\b(?:{words})\b)" for words in _FRACTIONS.values()), re.IGNORECASE)
_AFTER_SIGN = re.compile(r"(?<=[぀-ヿ㐀-鿿가-힣])(?=\d)")
_VOTES = re.compile(r"(?<![\w.,/-])(\d{2,3})[-–](\d{2,3})(?![\w/-]|[.,]\d)")


def in_digits(text: str) -> str:
    """`text` with its figures in digits."""
    if not text.isascii():
        text = _AFTER_SIGN.sub(" ", text)
        text = _COMPOUND.sub(lambda match: f" {_compound(match[0]) + _rest(match['rest'] or '0'):.12g}", text)
        text = _PLAIN.sub(lambda match: f" {_han(match[0])}", text)
        text = _SMALL.sub(lambda match: f" {_han(match[0])}", text)
    text = _ONE.sub("1 ", text)
    text = _WORDS.sub(lambda match: str(NUMBER_WORDS[match["word"].lower()]), text)
    return _VOTES.sub(r"\1 ; \2", text)


def fractions_as_shares(text: str) -> str:
    """`text` with its fractions as shares: "two thirds" is 66.7%."""
    return _FRACTION.sub(lambda match: f"{[*_FRACTIONS][(match.lastindex or 1) - 1]:g}%", text)


def _compound(spelled: str) -> float:
    total = 0.0
    for match in _PIECE.finditer(spelled):
        number = _number(match["number"]) if match["number"] else 1.0
        total += number * _TENS.get(match["ten"], 1) * _GREAT[match["great"]]
    return total


def _rest(spelled: str) -> float:
    """What stands behind the last great sign: 4만 5천, 四万五千."""
    if not spelled[0].isascii():
        return float(_han(spelled))
    digits = spelled.rstrip("千천백 ")
    return float(digits) * _TENS.get(spelled[-1], 1)


def _number(spelled: str) -> float:
    return float(spelled.replace(",", "")) if spelled[0].isdigit() and spelled[0].isascii() else float(_han(spelled))


def _han(signs: str) -> int:
    total, digit = 0, 0
    for sign in signs:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = digit * 10 * (digit > 0) + _DIGITS[sign]
    return total + digit
