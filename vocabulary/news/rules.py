"""The rules of relevance as data: `rules.yaml`, `terms.yaml`, and what a reader mutes or adds. Pure, files apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path

from pydantic import Field, RootModel

from vocabulary.errors import CritminError
from vocabulary.news.inflection import declined
from vocabulary.news.terms import Terms, compiled
from vocabulary.yaml_files.document import Strict, read_model

_FOLDER = Path(__file__).parent
OWN_MATERIALS = "materials"  # of a language in `languages.yaml`
_COUNTRY = "country"
_NAMES = frozenset({_COUNTRY, "government", "company", "firm", "producer-name", "deposit-name", "framework-name"})
"""Terms that are mostly names, which are the same in every language."""
_OF_STATES = {
    "state-act": {
        "acts": "duty vote law strategy consultation quota sanctions ban adoption royalty",
        "steps": "extended amended eased",
    },
    "joint-act": {"acts": "trade pact stockpile meeting standard withdrawal label founding transfer purchase"},
}
"""What the stories know to happen (`stories/facts/words.yaml`): what states do, and what firms do as well."""
_TELLING = 5  # letters of such a word in Latin letters: shorter ones are words of several languages
Condition = tuple[frozenset[str], ...]
"""All of these must hold; each is met by any of its terms."""


class Section(StrEnum):
    """Where an item stands in a digest."""

    CORE = "core"
    CONTEXT = "context"
    BELOW = "below"
    EXCLUDED = "excluded"  # of a rule only: takes back what other rules found


class UnknownRule(CritminError):
    """A reader's rule or muting names what there is not."""


class StatedRule(Strict):
    """A rule as `rules.yaml` states it; its head says what each field is for."""

    id: str = Field(min_length=1)
    section: Section
    score: float
    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    firm: bool = False
    says: str = Field(min_length=1)
    example: str = Field(min_length=1)
    with_text: str = ""
    counter: str = Field(min_length=1)


class Rules(Strict):
    """The whole of `rules.yaml`."""

    rules: tuple[StatedRule, ...]


class TermsFile(RootModel[dict[str, dict[str, str]]]):
    """The whole of `terms.yaml`: term -> language -> spellings."""


class MaterialsFile(RootModel[dict[str, str]]):
    """The whole of `materials.yaml`: material -> spellings."""


class LanguagesFile(RootModel[dict[str, dict[str, str | dict[str, str]]]]):
    """The whole of `languages.yaml`: language -> term -> spellings, and under `materials` material -> spellings."""


class PlacesFile(Strict):
    """The whole of `places.yaml`; its head says what each part is for."""

    places: dict[str, str]
    capitals: dict[str, str]


class StoryWordsFile(RootModel[dict[str, dict[str, str] | str]]):
    """`stories/facts/words.yaml`, of which only what happens is read here: part -> name -> spellings."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason why news is wanted or not. `says` is told to people; `firm` rules are not taken back by exclusions."""

    id: str
    section: Section
    score: float
    title: Condition
    text: Condition
    body: Condition
    lead: Condition
    unless: frozenset[str]
    firm: bool
    says: str
    example: str
    with_text: str
    counter: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules with the terms that they speak of."""

    rules: tuple[Rule, ...]
    terms: Terms

    def terms_known(self) -> frozenset[str]:
        """The names of all terms that a rule may speak of."""
        return frozenset(_spellings())

    def without(self, muted: Iterable[str]) -> RuleSet:
        """These rules without those that a reader muted. Raises `UnknownRule`."""
        names = tuple(muted)
        known = {rule.id for rule in self.rules}
        if unknown := [name for name in names if name not in known]:
            raise UnknownRule(f"there is no rule {unknown[0]!r}; the rules are {', '.join(sorted(known))}")
        return replace(self, rules=tuple(rule for rule in self.rules if rule.id not in names))

    def with_phrases(self, phrases: Mapping[str, Iterable[str]]) -> RuleSet:
        """These rules and a reader's own: rule -> phrases, any of which makes an item core."""
        if not phrases:
            return self
        own = tuple(_own_rule(name) for name in phrases)
        spellings = {**_spellings(), **{f"own:{name}": tuple(words) for name, words in phrases.items()}}
        return RuleSet((*self.rules, *own), compiled(spellings, _languages_of_spellings()))


@cache
def default_rules() -> RuleSet:
    """The project's own rules."""
    rules = tuple(map(_rule, read_model(_FOLDER / "rules.yaml", Rules).rules))
    return RuleSet(rules, compiled(_spellings(), _languages_of_spellings()))


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """term -> spellings in all languages."""
    spelled = {term: _parted(by_language.values()) for term, by_language in _terms().items()}
    for words in languages().values():
        for term, spelling in words.items():
            if isinstance(spelling, str):
                spelled[term] += _parted([spelling])
    spelled[_COUNTRY] += _parted(places().places.values())
    spelled |= {term: _acts(parts) for term, parts in _OF_STATES.items()}
    return {term: tuple(dict.fromkeys(words)) for term, words in spelled.items()}


@cache
def _languages_of_spellings() -> Mapping[tuple[str, str], frozenset[str]]:
    """(term, spelling) -> the languages that it belongs to."""
    of: dict[tuple[str, str], frozenset[str]] = {}
    by_term = ((term, language, text) for term, texts in _terms().items() for language, text in texts.items())
    by_language = ((term, language, text) for language, texts in languages().items() for term, text in texts.items())
    for term, language, text in chain(by_term, by_language):
        for spelling in _parted([text]) if isinstance(text, str) and term not in _NAMES else ():
            of[term, spelling] = of.get((term, spelling), frozenset()) | {language}
    return of


@cache
def _terms() -> Mapping[str, Mapping[str, str]]:
    return read_model(_FOLDER / "terms.yaml", TermsFile).root


def _acts(parts: Mapping[str, str]) -> list[str]:
    """The spellings of some of what the stories know to happen: part of their words -> names."""
    words = read_model(_FOLDER / "stories" / "facts" / "words.yaml", StoryWordsFile).root
    spelled: list[str] = []
    for part, names in parts.items():
        by_name = words[part]
        assert not isinstance(by_name, str)
        spelled += _parted(by_name[name] for name in names.split(" "))
    return [word for word in spelled if len(word.strip("*")) >= _TELLING or not word.isascii()]


def spellings_of(term: str) -> tuple[str, ...]:
    """The spellings of a term in all languages."""
    return _spellings()[term]


@cache
def languages() -> Mapping[str, Mapping[str, str | dict[str, str]]]:
    """The languages that `languages.yaml` knows as a whole: language -> term -> spellings."""
    return read_model(_FOLDER / "languages.yaml", LanguagesFile).root


@cache
def places() -> PlacesFile:
    """Countries, regions and unions as any language spells them."""
    return read_model(_FOLDER / "places.yaml", PlacesFile)


def materials() -> Mapping[str, tuple[str, ...]]:
    """material -> spellings of its own in headlines (`materials.yaml`, and `materials` of `languages.yaml`)."""
    spelled = {
        material: [text] for material, text in read_model(_FOLDER / "materials.yaml", MaterialsFile).root.items()
    }
    for words in languages().values():
        own = words[OWN_MATERIALS]
        for material, text in own.items() if isinstance(own, dict) else ():
            spelled.setdefault(material, []).append(text)
    return {
        material: tuple(dict.fromkeys(form for word in _parted(texts) for form in declined(word)))
        for material, texts in spelled.items()
    }


def _parted(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split("|") if word]


def _rule(stated: StatedRule) -> Rule:
    return Rule(
        id=stated.id,
        section=stated.section,
        score=stated.score,
        title=_condition(stated.title),
        text=_condition(stated.text),
        body=_condition(stated.body),
        lead=_condition(stated.lead),
        unless=frozenset(name for group in stated.unless for name in group.split("|")),
        firm=stated.firm,
        says=stated.says,
        example=stated.example,
        with_text=stated.with_text,
        counter=stated.counter,
    )


def _own_rule(name: str) -> Rule:
    wanted: Condition = (frozenset({f"own:{name}"}),)
    return Rule(name, Section.CORE, 1.0, (), wanted, (), (), frozenset(), True, "a rule of yours", "", "", "")


def _condition(groups: Iterable[str]) -> Condition:
    return tuple(frozenset(group.split("|")) for group in groups)
