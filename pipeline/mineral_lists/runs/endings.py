"""Where names end: the longest that a text begins with, names side by side, and how the sentence goes on. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vocabulary.minerals import lookup, may_begin

LONGEST = 6  # words of a name
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_GOES_ON_UNSPACED = re.compile(  # what stands on the last name without a space: "몰리브덴이다"
    r"(?:이다|입니다|이며|로|으로|를|을|은|는|이|가|과|와|의|까지|등)(?=[\s\d.]|$)"
    r"|(?:の|共|等)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:種|种|鉱種|品目|元素)|である|であり|です|とする"
    r"|とし|を[指定重]|が[指選]|の各|など|等$"
)
_AND_OTHERS = re.compile(
    r"(?:등|など|等|etc\b|and others\b|u\. ?a\.|entre otros|entre outros|itd\b|и др|та ін|vb\b|وغيرها)"
)
_GOES_ON = re.compile(
    rf"{_GOES_ON_UNSPACED.pattern}|(?:olarak|olmak|are|is|were|was|has|have|had|shall|will|may|as|which|that"
    rf"|to|in|for|from|with"
    r"|when|since|sind|werden|wurden|gelten|als|sowie|sont|ont|comme|qui|son|se|fueron|como|são|foram|sono|che"
    r"|come|adalah"
    r"|ditetapkan|yang|jest|są|zostały|oraz|som|jako|kao|ca|sunt|jsou|ovat|er|är)\b"
    r"|(?:the )?(?:critical|strategic)\b"  # "räknas … och vanadin som kritiska", put into English
)

_LAST_PHRASES = (
    "and|und|et|y|e|ve|dan|и|та|i|as well as|sowie|ainsi que|así como|bem como|or|oder|ou|o|oraz|og|och|samt|ja|sekä"
    "|và|en|și"
)
_LAST_SIGNS = "&及和と및"
LAST = re.compile(
    rf"\s{{1,9}}(?:{_LAST_PHRASES})\s{{1,9}}|\s{{0,9}}(?:&|以及|及び|及|和|と|및)\s{{0,9}}|\s{{1,9}}و(?=\w{{3}})"
)
_LAST_WORDS = frozenset(phrase.split()[0] for phrase in _LAST_PHRASES.split("|"))


@dataclass(frozen=True, slots=True)
class Known:
    """What words name a material in a language."""

    language: str | None

    def __call__(self, text: str) -> bool:
        """Whether a text names a material as a whole."""
        return lookup(text, self.language) is not None

    def may_be(self, words: Sequence[str]) -> bool:
        """Whether words in a row may: what a name cannot begin with begins none. Cheap; one word may be a symbol."""
        return len(words) == 1 or may_begin(words[0], self.language)


def is_sentence(rest: str) -> bool:
    """Whether what is left of the last part goes on as a sentence and not as the name."""
    words = rest.split()
    if ends_with_others(rest):
        return False
    return len(words) > 3 or rest.lstrip()[:1] in "(（,;" or _GOES_ON.match(rest.lstrip()) is not None


def ends_with_others(rest: str) -> bool:
    """Whether what follows the last name says that there are others: a count has to settle whether these are all."""
    return _AND_OTHERS.match(rest.strip()) is not None


def may_have_last(text: str) -> bool:
    """Whether `LAST`, what stands before the last name, may match in a text. Cheap."""
    words = text.split()
    if not _LAST_WORDS.isdisjoint(words) or any(map(text.__contains__, _LAST_SIGNS)):
        return True
    return "و" in text and any(word.startswith("و") for word in words)


def beginning(text: str, is_known: Known) -> tuple[str, str]:
    """The longest known name that `text` begins with, and the rest: "silicon metal bringing the number to 20"."""
    words = text.split()
    for count in range(min(LONGEST, len(words)), 0, -1):
        start = " ".join(words[:count])
        if is_known.may_be(words[:count]) and is_known(start):
            return start, " ".join(words[count:])
    return unspaced_beginning(text, is_known) or ("", text)


def unspaced_beginning(text: str, is_known: Known) -> tuple[str, str] | None:
    """The known name that `text` begins with where the sentence goes on without a space, and the rest."""
    for goes_on in () if text.isascii() else _GOES_ON_UNSPACED.finditer(text):
        if is_known(text[: goes_on.start()]):
            return text[: goes_on.start()], text[goes_on.start() :]
    return None


def side_by_side(part: str, is_known: Known) -> list[str]:
    """Two names that lost what parted them: "晶质石墨萤石", "Co. Mn"."""
    if ". " in part and len(part) <= 12:
        pieces = part.split(". ")
        return pieces if all(map(is_known, pieces)) else []
    if not UNSPACED.search(part) or len(part) > 12:
        return []
    cuts = ((part[:cut], part[cut:]) for cut in range(len(part) - 1, 0, -1))
    return next(([head, tail] for head, tail in cuts if is_known(head) and is_known(tail)), [])


def in_a_row(text: str, is_known: Known) -> tuple[str, ...]:
    """Names that stand side by side with nothing but a space between them, where they are the whole text."""
    words = text.split()
    names: list[str] = []
    place = 0
    while place < len(words):
        name = beginning(" ".join(words[place : place + LONGEST]), is_known)[0]
        if not name:
            return ()
        names.append(name)
        place += len(name.split())
    return tuple(names)
