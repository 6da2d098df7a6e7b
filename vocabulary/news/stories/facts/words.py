"""The words of `words.yaml`, ready to be looked for. Pure but for the one read of the file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from vocabulary.minerals.folding import fold
from vocabulary.news.rules import places as places_spelled
from vocabulary.news.rules import spellings_of
from vocabulary.news.terms import Terms, compiled
from vocabulary.yaml_files.document import Strict, read_model

_FIRM = re.compile(  # a name of one or two words, and what such firms are called
    r"\b(?P<name>[^\W\d_a-z][\w&-]{2,30})\s(?:[^\W\d_a-z][\w&-]{1,30}\s)?(?:Energy|Lithium|Resources|Metals"
    r"|Minerals|Mining|Materials"
    r"|Graphite|Rare Earths?|Uranium|Tungsten|Cobalt|Nickel|Copper|Holdings?|Group|Corp(?:oration)?|Ltd|Limited"
    r"|Inc|plc|PLC|AG|SE"
    r"|Oyj|ASA|GmbH|Pty)\b"
)
_STATES = {
    sign: state
    for state, signs in {
        "CN": "中",
        "US": "美米",
        "JP": "日",
        "KR": "韩韓",
        "AU": "澳豪",
        "CA": "加",
        "PH": "菲",
        "IN": "印",
        "GB": "英",
        "FR": "法仏",
        "DE": "德独",
        "RU": "俄露",
        "EU": "欧歐",
        "VN": "越",
        "TH": "泰",
        "MM": "缅",
        "CL": "智",
        "ZA": "南",
        "KZ": "哈",
        "ID": "尼",
        "MY": "马",
        "BR": "巴",
        "SA": "沙",
        "MN": "蒙",
        "CD": "刚",
    }.items()
    for sign in signs
}
_OFFICE = re.compile(
    r"minister|ministry|department|government|gouvernement|gobierno|governo|secretar|regierung|landesamt|provinc"
    r"|prefect"
    r"|bezirk|agencia|agence|agency|office|bureau|court|gericht|tribunal|federal"
)
_TWO_STATES = re.compile(
    rf"(?<![㐀-鿿])([{''.join(_STATES)}])([{''.join(_STATES)}])(?=[签簽達达合关關深举舉联聯就两兩双雙首走、，が政企]|制裁|协|協|重要|会|會)"
)
"""Two states in Chinese or Japanese, each by one sign: 菲加签署, 日豪が."""
_STATE_OFFICE = re.compile(
    rf"(?<![㐀-鿿])([{''.join(_STATES)}])国?(?:商务部|商務省|商務部|财政部|財務省|能源部|エネルギー省|国防部"
    rf"|国防総省|内政部|内務省|国会|議会|政府"
    r"|贸易代表|通商代表|地质调查局|地質調査所|最高法院|最高裁|上院|下院|상무부|재무부|국방부|정부)"
)
"""An office with the sign of its state: 美商务部 is not China's."""
_OF_HEADLINES = {
    "trade": "control",
    "stockpile": "stockpile",
    "standard": "standards",
    "recycling": "recycling",
    "consultation": "consultation",
    "permit": "permit",
    "seabed": "seabed",
    "auction": "tender",
    "money": "funding",
}
"""Acts that the words of headlines name as well: act -> term of terms.yaml, in the languages that it has."""
FILE = Path(__file__).with_name("words.yaml")


class WordsFile(Strict):
    """The whole of `words.yaml`; its head says what each part is for."""

    acts: dict[str, str]
    steps: dict[str, str]
    things: dict[str, str]
    bodies: dict[str, str]
    after: dict[str, str]
    everyday: str


@cache
def _file() -> WordsFile:
    return read_model(FILE, WordsFile)


def places(text: str) -> dict[str, str]:
    """The countries, regions and unions that a text names, by code, each with the words that name it."""
    offices = {_STATES[match[1]]: match[0] for match in _STATE_OFFICE.finditer(text)}
    named = {hit.term: hit.words for hit in _terms("places").occurrences(_STATE_OFFICE.sub(" ", text))} | offices
    for match in _TWO_STATES.finditer(text):
        named.update({_STATES[sign]: match[0] for sign in match.groups()})
    named.update({_capitals()[match[0]]: fold(match[0]) for match in _capital().finditer(text)})
    return named


def acts(text: str) -> frozenset[str]:
    """What happens in a text. The bottom of the sea is called a fund in several languages."""
    named = frozenset(hit.term for hit in _terms("acts").occurrences(text))
    return named - {"money"} if "seabed" in named else named


def steps(text: str) -> frozenset[str]:
    """The stages of a matter that a text names."""
    return frozenset(hit.term for hit in _terms("steps").occurrences(text))


def things(text: str) -> frozenset[str]:
    """What it happens to, beside the material."""
    return frozenset(hit.term for hit in _terms("things").occurrences(text))


def bodies(text: str) -> frozenset[str]:
    """The companies and bodies that a text names."""
    return frozenset(hit.term for hit in _terms("bodies").occurrences(text))


def firms(text: str) -> frozenset[str]:
    """The first words of what is called as firms are, folded: "vulcan" of Vulcan Energy."""
    return frozenset(fold(match["name"]) for match in _FIRM.finditer(text))


def after(text: str) -> frozenset[str]:
    """Whether a headline says what came before it (`after`), or answers to it (`reaction`)."""
    return frozenset(hit.term for hit in _terms("after").occurrences(text))


def first_place(text: str) -> str:
    """The place that a headline names first; empty where it names none."""
    folded = fold(text)
    at = {
        code: folded.find(fold(spelled).split()[0]) for code, spelled in places(text).items() if fold(spelled).split()
    }
    return min(at, key=lambda code: (at[code], code), default="")


@cache
def is_office(word: str) -> bool:
    """Whether the first word of an outlet's name says that it is an authority of which there are several."""
    return bool(_OFFICE.search(fold(word)))


@cache
def everyday() -> frozenset[str]:
    """Words in the names of too many to tell one from another, folded."""
    return frozenset(fold(_file().everyday).split())


@cache
def is_named(word: str) -> bool:
    """Whether a folded word names a place, an act or a thing: it is no name of its own."""
    return any(_terms(part).occurrences_in(word) for part in ("places", "acts", "steps", "things"))


def is_capital(word: str) -> bool:
    """Whether a word as it is written is the short name of a place or its authorities."""
    return word in _capitals()


@cache
def place_words() -> frozenset[str]:
    """The words of places with several ("new caledonia"), folded."""
    spelled = (spelling for spellings in places_spelled().places.values() for spelling in spellings.split("|"))
    return frozenset(word for spelling in spelled if " " in spelling for word in fold(spelling).split())


@cache
def _terms(part: str) -> Terms:
    words: dict[str, str] = places_spelled().places if part == "places" else getattr(_file(), part)
    spelled = {name: spellings.split("|") for name, spellings in words.items()}
    if part == "acts":
        for act, term in _OF_HEADLINES.items():
            spelled[act] = [*spelled[act], *spellings_of(term)]
    return compiled(spelled)


@cache
def _capitals() -> dict[str, str]:
    return {name: code for code, names in places_spelled().capitals.items() for name in names.split("|")}


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _capitals()))})\b")
