"""How languages that form no plural with "s" write minerals and ores in the plural: feldspati, Feldspäte. Pure.

Only words that are minerals, rocks or ores by their ending: an element has no plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_ENDINGS = {  # language -> the ending of a name, in its singular and its plural
    "it": "ite>iti ato>ati",
    "pl": "yt>yty it>ity at>aty",
    "cs": "it>ity yt>yty át>áty ivec>ivce",
    "ru": "ит>иты ат>аты шпат>шпаты",
    "uk": "ит>ити іт>іти ат>ати шпат>шпати",
    "de": "it>ite yt>yte at>ate spat>späte erz>erze gestein>gesteine",
    "nl": "iet>ieten aat>aten spaat>spaten erts>ertsen",
    "sv": "it>iter yt>yter at>ater spat>spater malm>malmer",
    "no": "itt>itter ytt>ytter at>ater spat>spater malm>malmer",
    "fi": "iitti>iitit yytti>yytit aatti>aatit sälpä>sälvät malmi>malmit",
    "tr": "it>itler at>atlar cevheri>cevherleri",
    "es": "mineral>minerales",
    "pt": "mineral>minerais",
}
_OF_ORE = {  # language -> an adjective and "ore", in the singular and the plural
    "ru": (re.compile(r"^(\S{3,}?)(ая|яя)( руда)$"), {"ая": "ые", "яя": "ие"}, " руды"),
    "uk": (re.compile(r"^(\S{3,}?)(а|я)( руда)$"), {"а": "і", "я": "і"}, " руди"),
    "pl": (re.compile(r"^(\S{3,}?)(wa)( ruda)$"), {"wa": "we"}, " rudy"),
}
_BEFORE = {  # an adjective before the noun, where the plural changes it too
    "ru": (("ый ", "ые "), ("ий ", "ие "), ("ой ", "ые ")),
    "uk": (("ий ", "і "), ("ій ", "і ")),
    "pl": (("owy ", "owe "), ("ny ", "ne ")),
    "cs": (("ový ", "ové "), ("ný ", "né ")),
}
_BEHIND = {  # an adjective or a noun behind it: feldspato potassico, ruda miedzi
    "it": (("ico", "ici"), ("ato", "ati"), ("urale", "urali"), ("ale", "ali")),
    "pl": (("owy", "owe"), ("ny", "ne")),
    "es": (),
    "pt": (),
}


@cache
def _rules(language: str) -> tuple[tuple[str, str], ...]:
    pairs = (rule.split(">") for rule in _ENDINGS.get(language, "").split())
    return tuple(sorted(((one, many) for one, many in pairs), key=lambda rule: -len(rule[0])))


def plurals(name: str, language: str) -> Iterator[str]:
    """The plurals of a name of a mineral or an ore, as the language forms them; none of a name that is none."""
    if language in _OF_ORE:
        pattern, endings, ores = _OF_ORE[language]
        if found := pattern.match(name):
            yield f"{found[1]}{endings[found[2]]}{ores}"
            return
    words = name.split(" ")
    head, rest = words[0], words[1:]
    if rest and language in _BEFORE and (many := _plural(words[-1], language)):
        adjectives = [_agreeing(f"{word} ", _BEFORE[language]).strip() for word in words[:-1]]
        yield " ".join((*adjectives, many))
    elif rest and language in _BEHIND and (many := _plural(head, language)):
        yield " ".join((many, *(_agreeing(word, _BEHIND[language]) for word in rest)))
    elif many := _plural(words[-1], language):
        yield " ".join((*words[:-1], many))


def _plural(word: str, language: str) -> str:
    rule = next((rule for rule in _rules(language) if word.casefold().endswith(rule[0])), None)
    return word[: -len(rule[0])] + rule[1] if rule and len(word) > len(rule[0]) + 1 else ""


def _agreeing(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    return next((word[: -len(one)] + many for one, many in rules if word.endswith(one)), word)
