"""How much a reader of a weekly digest of critical-minerals policy and standards wants a piece of news, and why. Pure.

The answer is weighed from `rules.yaml` and names every rule that applied, with the words and where they stand. It is no
field of a record and never compared: a new rule is no change of the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vocabulary.iso.watch import Watch
from vocabulary.news import materials, references
from vocabulary.news.rules import Condition, Rule, RuleSet, Section, default_rules
from vocabulary.news.stories.facts.language import languages_of
from vocabulary.news.terms import Occurrence

LEAD = 1000
"""Characters of a summary, and of an article, that are read: what stands further down is rarely what it is about."""


@dataclass(frozen=True, slots=True)
class Match:
    """One rule that applied: the words that made it speak and where they stand (`title`, `summary` or `article`)."""

    rule: str
    text: str
    where: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Relevance:
    """`score` from 0 to 1; `section` core, context or below; `matched` the reasons, the deciding ones first."""

    score: float
    section: Section
    matched: tuple[Match, ...]

    @property
    def relevant(self) -> bool:
        """Whether a reader may want it at all."""
        return self.section is not Section.BELOW

    def shown(self) -> dict[str, object]:
        """As the outside contract shows it."""
        matched = [{"rule": match.rule, "text": match.text, "where": match.where} for match in self.matched]
        return {"score": self.score, "relevant": self.relevant, "section": str(self.section), "matched": matched}


_SMALL_WORDS = 2  # that tell the language of a piece of news: one alone may be of another ("as", "do", "on")
_CURRENCY = re.compile(r"\b(?:US|AU|NZ|HK|CA|[ACRS])\$")  # names money, and no country
_ELIDED = re.compile(r"\b([Dd]ell|[Aa]ll|[Ss]ull|[Nn]ell|[Dd]all)['’](?=\w)")  # an article of Italian before a vowel
_PART = re.compile(r"[:;|–—]|\s-\s|,\s")  # what parts a headline
_WHOSE = re.compile(r"(?<=['’]s)\s")  # what belongs to somebody does not act itself
_BEGINNING = 3  # words of a part that may say who acts: an article, a name of two words
Finds = Mapping[str, Occurrence]


Places = Mapping[str, Finds]
"""Where something stands (`title`, `summary`, `article`) -> what stands there."""


def relevance(
    title: str, summary: str = "", *, article: str = "", watch: Watch | None = None, rules: RuleSet | None = None
) -> Relevance:
    """The relevance of a piece of news with this title, summary and article (plain texts, in any language)."""
    scope, chosen = watch or Watch(), rules or default_rules()
    texts = {"summary": summary[:LEAD], "article": article[:LEAD]}
    languages = languages_of(" ".join((title, *texts.values())), _SMALL_WORDS)
    heading = {"title": _finds(title, scope, chosen, languages)}
    leading = {"title": _leading(title, chosen, languages)}
    body = {where: _finds(text, scope, chosen, languages) for where, text in texts.items() if text}
    return _relevance(heading, leading, body, chosen)


def _relevance(heading: Places, leading: Places, body: Places, rules: RuleSet) -> Relevance:
    applied = [
        (rule, matches) for rule in rules.rules if (matches := _applies(rule, heading, leading, body)) is not None
    ]
    excluded = [pair for pair in applied if pair[0].section is Section.EXCLUDED]
    wanted = [pair for pair in applied if pair[0].section is not Section.EXCLUDED and (pair[0].firm or not excluded)]
    core = [pair for pair in wanted if pair[0].section is Section.CORE]
    if deciding := core or wanted:
        score = max(rule.score for rule, _ in deciding)
        section = Section.CORE if core else Section.CONTEXT
        return Relevance(score, section, _matches((*deciding, *(pair for pair in wanted if pair not in deciding))))
    if excluded:
        return Relevance(min(rule.score for rule, _ in excluded), Section.BELOW, _matches(excluded))
    named = materials.TERM in heading["title"]
    return Relevance(0.2 if named else 0.0, Section.BELOW, ())


def _finds(text: str, watch: Watch, rules: RuleSet, languages: frozenset[str]) -> Finds:
    """term -> its first find in `text`."""
    text = _ELIDED.sub(r"\1 ", _CURRENCY.sub("$", text))
    found = (*materials.named(text), *materials.quoted(text))
    hits = (*rules.terms.occurrences(text, languages), *found, *references.named(text, watch))
    finds: dict[str, Occurrence] = {}
    for find in hits:
        finds.setdefault(find.term, find)
    return finds


def _leading(title: str, rules: RuleSet, languages: frozenset[str]) -> Finds:
    """term -> its first find among the words with which the title or a part of it begins: who acts stands there in
    most languages, and whose it is or where it lies further on ("Osprey sells its Kazakh unit")."""
    beginnings = (_WHOSE.split(" ".join(part.split()[:_BEGINNING]), maxsplit=1)[0] for part in _PART.split(title))
    finds: dict[str, Occurrence] = {}
    for beginning in beginnings:
        for find in rules.terms.occurrences(beginning, languages) if beginning else ():
            finds.setdefault(find.term, find)
    return finds


def _applies(rule: Rule, heading: Places, leading: Places, body: Places) -> list[tuple[Occurrence, str]] | None:
    """The finds that make `rule` apply, each with where it stands; `None` where it does not."""
    if rule.unless & heading["title"].keys():
        return None
    in_title = _met(rule.title, heading)
    in_text = _met(rule.text, {**heading, **body})
    in_body = _met(rule.body, body)
    if in_title is None or in_text is None or in_body is None or _met(rule.lead, leading) is None:
        return None
    return [*in_title, *in_text, *in_body]


def _met(condition: Condition, places: Places) -> list[tuple[Occurrence, str]] | None:
    met = []
    for group in condition:
        stands = ((finds[term], where) for where, finds in places.items() for term in finds if term in group)
        if (first := next(stands, None)) is None:
            return None
        met.append(first)
    return met


def _matches(applied: Iterable[tuple[Rule, list[tuple[Occurrence, str]]]]) -> tuple[Match, ...]:
    return tuple(Match(rule.id, match.words, where, rule.says) for rule, finds in applied for match, where in finds)
