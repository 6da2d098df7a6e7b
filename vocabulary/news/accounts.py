"""Whether two texts tell of one event in words of their own: who, what, which material, how much. Pure.

Evidence that few events share counts: a proper name with a figure, or three names. What tells events apart forbids it:
headlines that speak of no kind of event in common (granted, sued over), other materials, a name in each headline that
the other text does not know. Where that is not enough, nothing is concluded: the accounts stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions

_KINDS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for kind, words in {
        "agreement": r"sign(?:s|ed)?\b|agree|deal\b|pact\b|memorandum|mou\b|deliver|off-?take|lock(?:s|ed)? in|partner"
        r"|unterzeichn|vereinbar|accord|firman|acuerdo",
        "money": r"loan|lend|grant(?:s|ed)? (?:of )?\W?\d|fund|award|invest|financ|million|billion|kredit|förder|prêt"
        r"|fonds|préstamo|fondo",
        "permit": r"permit|approv|licen[cs]e (?:granted|issued)|green light|clears|genehm|autoris|autoriz",
        "stop": r"halt|stop|shut|fire\b|blaze|strike|walk(?:s|ed)? off|suspend|brand\b|feuer|streik|grève"
        r"|incendi|huelga",
        "start": r"restart|resum|reopen|inaugurat|again\b|commission(?:s|ed|ing)\b|wieder|reprend|reanuda",
        "takeover": r"buys?\b|acqui|takeover|merge|übernahm|übernimmt|rachat|rachète",
        "arrest": r"detain|arrest|charged\b|verhaft",
        "output": r"cuts?\b|output|produc|ramp",
        "court": r"sue[sd]?\b|court|lawsuit|judge|klag|gericht|tribunal",
        "results": r"quarter|profit|revenue|earnings|half-year|quartal|trimestre",
        "finds": r"drill|intercept|resource estimate|assay|bohr|sondage",
        "people": r"appoint|names? (?:new )|chief executive|ceo\b|resign|steps down|ernenn|nomm",
        "curbs": r"restrict|curb|ban(?:s|ned)?\b|quota|embargo|need(?:s)? licen|beschränk|verbot|restrein|restring",
        "easing": r"eas(?:e|es|ed|ing)\b|lift(?:s|ed)?\b|relax|locker|assoupl|levant",
        "policy": r"strateg|adopt|act\b|law\b|bill\b|list(?:s|ed)?\b|plan\b|gesetz|stratég|estrateg|loi\b|ley\b",
        "meeting": r"meeting|conference|summit|met\b|tagung|réunion|reunión",
        "duty": r"tariff|dut(?:y|ies)\b|anti-?dumping|countervail|zoll|zölle|aranceles",
    }.items()
}  # fmt: skip
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]*(?: (?:(?:of|de|du|des|der|the) )?[A-ZÀ-ÖØ-Þ][\w'’-]*)*")
_TOKEN = re.compile(r"\w+(?:['’-](?!s\b)\w+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]\s+|[“\"(]\s*)$")
_EVERYDAY = frozenset(  # in the names of too many
    "the a an in of on at its it department ministry minister energy commerce commission agency government office "
    "company companies group mine mines mining minerals mineral metals metal resources materials critical raw act fund "
    "president parliament cabinet council association board shares workers federal national state states united new "
    "north south east west january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag motors rare "
    "earths earth bay lake river plant works inc ltd corp limited plc ag sa iso tc".split()
)
_FIGURE = re.compile(r"(?<![\w./-])\d{1,3}(?:[.,  ]\d{3})+(?![\d/])|(?<![\w./-])\d+(?:[.,]\d{1,2})?(?![\w./-]\d|\w)")
_SMALLEST = 13  # smaller ones are days, months, counts of anything
_NAMES = 3  # that two texts share, where they share no figure: two are the company and its mine
_TITLE_CASE = 0.6  # share of capitals in a headline from which they tell no names


@dataclass(frozen=True)
class Account:
    """One text on an event: its headline, and the beginning of what is below it."""

    title: str
    text: str

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of event that its headline speaks of."""
        return frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(self.title))

    @cached_property
    def materials(self) -> tuple[frozenset[str], frozenset[str]]:
        """The materials that its headline names, and those that headline and text name."""
        return frozenset(mentions(self.title)), frozenset(mentions(f"{self.title}. {self.text}"))

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """Each proper name of the text as its words, without everyday ones and materials."""
        return tuple(dict.fromkeys(_names(self.text)))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """All words with a capital, folded."""
        text = f"{self.title} {self.text}"
        return frozenset(fold(word) for word in _TOKEN.findall(text) if word[:1].isupper())

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of headline and text, folded."""
        return frozenset(re.findall(r"\w+", fold(f"{self.title} {self.text}")))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures that few events share."""
        numbers = (
            re.sub(r"[.,  ](?=\d{3}\b)", "", match[0]) for match in _FIGURE.finditer(f"{self.title} {self.text}")
        )
        return frozenset(number.replace(",", ".") for number in numbers if _is_telling(number))

    def unknown_to(self, other: Account) -> bool:
        """Whether the headline has a name of which the other text has no word. Of a headline in capitals, and of its
        first word, only what either text has as a name is one."""
        words = [word for word in _TOKEN.findall(self.title) if word[:1].isalpha()]
        known = frozenset().union(*self.names, *other.names)
        loud = sum(word[:1].isupper() for word in words) >= _TITLE_CASE * len(words)
        names = [name & known if loud or first else name for first, name in _in_order(self.title)]
        return any(name and name.isdisjoint(other.words) for name in names)


@lru_cache(maxsize=2_000)
def account(title: str, text: str) -> Account:
    """The account of an item, kept: in a digest each is compared with many."""
    return Account(title, text)


def same_event(one: Account, other: Account) -> bool:
    """Whether both tell of one event. To be asked of texts of one day or the next."""
    if one.kinds.isdisjoint(other.kinds) or _materials_differ(one, other):
        return False
    if one.unknown_to(other) and other.unknown_to(one):
        return False
    shared = max(_shared(one.names, other.capitals), _shared(other.names, one.capitals))
    return shared >= _NAMES or (shared > 0 and not one.figures.isdisjoint(other.figures))


def _materials_differ(one: Account, other: Account) -> bool:
    """Whether the headlines name materials and have none in common, or the texts have none."""
    pairs = zip(one.materials, other.materials, strict=True)
    return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in pairs)


def _names(text: str) -> Iterator[frozenset[str]]:
    return (name for first, name in _in_order(text) if not first)


def _in_order(text: str) -> Iterator[tuple[bool, frozenset[str]]]:
    """Whether each name is the first word of a sentence, which any may be, and its telling words."""
    materials = _material_words(text)
    for match in _NAME.finditer(text):
        words = [fold(word) for word in _TOKEN.findall(match[0])]
        telling = frozenset(words) - _EVERYDAY - materials
        if telling:
            yield len(words) == 1 and bool(_SENTENCE_END.search(text[: match.start()])), telling


def _material_words(text: str) -> frozenset[str]:
    """The words of materials are no names, however they are written."""
    return frozenset(word for word in re.findall(r"\w+", fold(text)) if mentions(word, technical=True))


def _shared(names: tuple[frozenset[str], ...], capitals: frozenset[str]) -> int:
    """How many of the names another text has; parts of one ("Corvus", "Corvus Rare Earths") count once."""
    counted: list[frozenset[str]] = []
    for name in sorted(names, key=len, reverse=True):
        if name & capitals and not any(name & before for before in counted):
            counted.append(name)
    return len(counted)


def _is_telling(number: str) -> bool:
    plain = number.replace(",", ".")
    return "." in plain or (plain.isdigit() and int(plain) >= _SMALLEST and not re.fullmatch(r"(?:19|20)\d\d", plain))
