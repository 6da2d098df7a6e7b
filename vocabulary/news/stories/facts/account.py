"""What one text on an event tells: who, what, where, which material, how much, on which day. Pure.

Read once for each item; comparing two accounts is then a matter of sets.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vocabulary.minerals.folding import fold
from vocabulary.news.stories.facts import figures, words
from vocabulary.news.stories.facts.language import home_of, languages_of
from vocabulary.news.stories.facts.names import MIXED, TOKEN, materials_in, names_in, plain
from vocabulary.news.stories.facts.transliteration import foreign_words, skeleton

_PLAIN = re.compile(r"[^\W\d_]{5,}")
_TITLE_CASE = 0.6  # share of capitals in a headline from which they tell no names
_CODE = re.compile(
    r"(?<![A-Za-z])(?P<series>ISO(?:/(?:IEC|[A-Z]{2,4}))?|IEC|EN|DIN|ASTM|JIS|GB/T|H\.?R\.?|S\.|Ley|(?i:law|act|article|section|resolution"
    r"|resolução|resolución|decree|decreto|décret|order|docket|no\.?)|RIN|N[º°]|§)"
    r"[ \u00a0]?(?:(?:TC|SC|PC|CD|DIS|FDIS|TR|TS|JTC)[ /]?)?(?P<number>\d{1,6}(?:[-/.]\d{1,6})*)"
)
_COMMITTEE = re.compile(
    r"\b(?:(?:ISO|IEC|CEN)(?:/IEC)?[/ -]?(?:TC|PC|JTC) ?\d{1,3}(?:/SC ?\d{1,2})?"
    r"|ASTM (?:[Cc]ommittee )?[A-J]\d{2}\b(?!\.))"
)
_CAPITALISED = frozenset({"en", "de"})  # languages in whose headlines many words have one
_UNITS = frozenset("mt kt km kw mw gw gwh mwh kg kv m t g q1 q2 q3 q4 h1 h2 co2 g7 g20 b m k s".split())
_GERMAN = re.compile(
    r"\b(?:der|das|und|wird|für|mit|nicht|auf|im|zur|zum|beim|dem|einer|eine|von|nach|über|beschließt)\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|for|to|is|are)\b")
_STEM = 5  # letters at the beginning that forms of one word share
_ENDINGS_OF_WORDS = ("s", "ed", "ing", "ly", "ers", "en", "ung", "tion", "ment")  # rarely of names
_KIN = 4  # letters of a name that may have another ending
_BUCKET = 0.05  # figures whose logarithms differ by less may be one, rounded
_TELLING = 3.5  # weight of a figure that tells an event apart
COMMON = frozenset("lithium copper nickel rare-earth-elements aluminium gold".split())
"""Materials that too much news is about to tell one event from another."""
_READ = 700  # characters of what stands below a headline


@dataclass(frozen=True)
class Account:
    """One text on an event: its headline, and the beginning of what is below it."""

    title: str
    text: str
    outlet: str = ""

    @classmethod
    def of(cls, title: str, text: str, outlet: str = "") -> Account:
        """The account of a headline and the beginning of a text, however long that is."""
        return cls(title, text[:_READ], outlet)

    @cached_property
    def foreign(self) -> Mapping[str, str]:
        """Words of other scripts that may be names, in Latin letters, each with its script."""
        return {
            latin: script
            for written, latin, script in foreign_words(self.whole)
            if not (materials_in(written) or words.is_named(fold(written)))
        }

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that it may be in; empty where nothing tells."""
        return languages_of(self.whole)

    @cached_property
    def bodies(self) -> tuple[frozenset[str], frozenset[str]]:
        """Companies and bodies that have names of their own in several languages, of the headline, and of headline and
        text; the outlet may be one."""
        return words.bodies(self.title), words.bodies(f"{self.whole} {self.outlet}")

    @cached_property
    def says(self) -> tuple[frozenset[str], frozenset[str]]:
        """What headline, and headline and text, say of an earlier event: that they come after it, or answer it."""
        return words.after(self.title), words.after(self.whole)

    @cached_property
    def months(self) -> tuple[frozenset[int], frozenset[int]]:
        """The months of the headline, and those of headline and text, alone or in a day."""
        return figures.months(self.title), figures.months(self.whole) | {month for month, _ in self.days}

    @cached_property
    def whole(self) -> str:
        """Headline and text."""
        return f"{self.title}. {self.text}"

    @cached_property
    def acts(self) -> tuple[frozenset[str], frozenset[str]]:
        """What happens: by the headline, and by headline and text."""
        return words.acts(self.title), words.acts(self.whole)

    @cached_property
    def steps(self) -> tuple[frozenset[str], frozenset[str]]:
        """Stages of a matter: of the headline, and of headline and text."""
        return words.steps(self.title), words.steps(self.whole)

    @cached_property
    def things(self) -> tuple[frozenset[str], frozenset[str]]:
        """What it happens to, beside materials: of the headline, and of headline and text."""
        return words.things(self.title), words.things(self.whole)

    @cached_property
    def places(self) -> tuple[frozenset[str], frozenset[str]]:
        """Countries, regions, unions: of the headline, and of headline and text."""
        whole = frozenset(words.places(f"{self.whole} {self.outlet}"))
        return frozenset(words.places(self.title)), whole

    @cached_property
    def home(self) -> frozenset[str]:
        """The country of its language where it names none: its own affairs are told without it."""
        return frozenset() if self.places[1] else home_of(self.languages)

    @cached_property
    def actor(self) -> str:
        """The place that its headline names first: mostly who acts."""
        return words.first_place(self.title)

    @cached_property
    def materials(self) -> tuple[frozenset[str], frozenset[str]]:
        """The materials that its headline names, and those that headline and text name."""
        return materials_in(self.title), materials_in(self.whole)

    @cached_property
    def quantities(self) -> frozenset[figures.Quantity]:
        """Figures with their units."""
        return figures.quantities(_uncoded(self.whole), self.languages)

    @cached_property
    def counted(self) -> frozenset[figures.Quantity]:
        """Those of the headline."""
        return figures.quantities(_uncoded(self.title), self.languages)

    @cached_property
    def ordinals(self) -> frozenset[int]:
        """What number of a series."""
        return figures.ordinals(self.whole)

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """Days that the text names, as (month, day)."""
        return figures.days(self.whole)

    @cached_property
    def years(self) -> tuple[frozenset[int], frozenset[int]]:
        """Years: of the headline, and of headline and text."""
        return figures.years(self.title), figures.years(self.whole)

    @cached_property
    def committees(self) -> frozenset[str]:
        """Committees of ISO and IEC, spelled in one way."""
        return frozenset(
            re.sub(r"[ /-]|(?i:committee)", "", match[0]).upper() for match in _COMMITTEE.finditer(self.whole)
        )

    @cached_property
    def codes(self) -> frozenset[str]:
        """Numbers of documents and laws, and words of letters and digits ("E1938", "45X")."""
        plain = _COMMITTEE.sub(" ", self.whole)
        numbered = {
            f"{match['series'].split('/')[0].strip('. ').upper()} {match['number']}" for match in _CODE.finditer(plain)
        }
        mixed = {match[0] for match in MIXED.finditer(plain)}
        return frozenset(
            numbered
            | {
                code
                for code in mixed
                if code.lower() not in _UNITS and not re.fullmatch(r"\d{1,9}(?:M|T|KT|MT|B|BN|K|PC)", code)
            }
        )

    @cached_property
    def anchors(self) -> tuple[frozenset[object], frozenset[object]]:
        """What surely tells which event it is, and what may: two accounts that share none need no weighing."""
        rare = frozenset(self.materials[1] - COMMON)
        fixed: frozenset[object] = self.codes | self.committees | self.days | rare
        telling = (quantity.value for quantity in self.quantities if quantity.weight >= _TELLING)
        figures_ = [math.floor(math.log(value) / _BUCKET) for value in telling]
        spelled = {("sound", skeleton(name)[:3]) for name in (*self.foreign, *self.names, *self.openings)}
        whats = {*self.materials[1], *self.acts[0]}
        fixed = (
            fixed | spelled | self.bodies[1] | {(place, what) for place in self.places[1] | self.home for what in whats}
        )
        sure = fixed | {name[:_KIN] for name in (*self.names, *self.openings)} | {*figures_}
        return sure, fixed | {name[:_KIN] for name in self.capitals} | {
            near + step for near in figures_ for step in (-1, 0, 1)
        }

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of headline and text, folded."""
        return frozenset(map(plain, TOKEN.findall(fold(self.whole))))

    @cached_property
    def title_names(self) -> tuple[tuple[bool, tuple[str, ...]], ...]:
        """What may be names in the headline, and whether each surely is one."""
        return tuple(names_in(self.title))

    @cached_property
    def text_names(self) -> tuple[tuple[bool, tuple[str, ...]], ...]:
        """What may be names below it, and whether each surely is one."""
        return tuple(names_in(self.text))

    @cached_property
    def names(self) -> dict[str, int]:
        """Proper names, folded word by word, each with the number of the name that it is part of."""
        seen: dict[str, int] = {}
        for number, (sure, name) in enumerate((*self.text_names, *self._of_title())):
            if sure:
                for word in name:
                    seen.setdefault(word, number)
        return seen

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words that open a sentence and may be names: a company or a mine often opens a headline."""
        first = (name[0] for sure, name in (*self.title_names, *self.text_names) if not sure)
        return frozenset(word for word in first if len(word) > _KIN and not word.endswith(_ENDINGS_OF_WORDS))

    @cached_property
    def names_by_start(self) -> dict[str, tuple[str, ...]]:
        """The names by their first four letters."""
        starts = {name[:_KIN] for name in self.names if len(name) >= _KIN}
        return {start: tuple(name for name in self.names if name.startswith(start)) for start in starts}

    @cached_property
    def capitals(self) -> frozenset[str]:
        """All words with a capital, folded: what may be a name."""
        return frozenset(plain(fold(word)) for word in TOKEN.findall(self.whole) if word[:1].isupper())

    @cached_property
    def is_loud(self) -> bool:
        """Whether the headline is in capitals: they tell no names. English alone writes most words with a capital."""
        if self.languages and self.languages.isdisjoint(_CAPITALISED):
            return self.title.isupper()
        spelled = [word for word in TOKEN.findall(self.title) if word[:1].isalpha()]
        capitals = sum(1 for word in spelled if word[:1].isupper())
        return capitals >= _TITLE_CASE * max(len(spelled), 1)

    @cached_property
    def subject(self) -> frozenset[str]:
        """The telling words of the headline, whatever they are."""
        return frozenset(word for word in _PLAIN.findall(fold(self.title)) if word not in words.everyday())

    @cached_property
    def is_german(self) -> bool:
        """Whether nouns begin with capitals, which then are no names."""
        small = self.whole.lower()
        return len(_GERMAN.findall(small)) > len(_ENGLISH.findall(small))

    @cached_property
    def headline(self) -> frozenset[str]:
        """What the headline is made of: its words, or pairs of signs where a script has no spaces."""
        folded = fold(self.title)
        if len(folded.split()) > 3 or folded.isascii():
            return frozenset(TOKEN.findall(folded))
        return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words that are neither everyday ones nor anything told apart above."""
        everyday = words.everyday()
        plain = {word for word in _PLAIN.findall(fold(self.whole)) if word not in everyday and word.isascii()}
        return frozenset(word[: _STEM + 1] for word in plain if not words.is_named(word))

    def _of_title(self) -> Iterator[tuple[bool, tuple[str, ...]]]:
        """Names in the headline; in one that is loud, only acronyms and what the text has as a name."""
        if not self.is_loud:
            yield from self.title_names
            return
        within = {word for _, name in self.text_names for word in name}
        for _, name in self.title_names:
            if sure := tuple(word for word in name if word in within or word.upper() in self.title.split()):
                yield True, sure

    def names_of_title(self, other: Account) -> Iterator[tuple[str, ...]]:
        """The names in its headline, as far as they are sure by either text."""
        for sure, name in self.title_names:
            known = tuple(word for word in name if word in self.names or word in other.names)
            chosen = known if self.is_loud or not sure or self.is_german else name
            if chosen:
                yield chosen


def _uncoded(text: str) -> str:
    """`text` without the numbers of documents and committees: they count nothing."""
    return _CODE.sub(" ", _COMMITTEE.sub(" ", text))


def in_one_language(one: Account, other: Account) -> bool:
    """Whether both may be in one language: then each should have words for what the other tells."""
    return not (one.languages and other.languages) or bool(one.languages & other.languages)
