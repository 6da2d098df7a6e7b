"""What a number near a list counts: its entries, or those assessed, added, removed, on it before, left over. Pure."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.wording.counting.roughly import is_rough
from pipeline.mineral_lists.wording.languages import IN_FURTHER_LANGUAGES
from pipeline.mineral_lists.wording.senses import ASSESSED_AS, POINTS

About = Literal["list", "assessed", "added", "removed", "earlier", "rest", "part"]

_LIST_OF_YEAR = re.compile(
    r"\b((?:19|20)\d\d) (?:list|edition|version)\b|\b(?:list|edition|version) of ((?:19|20)\d\d)\b", re.IGNORECASE
)
TAIL = 40  # characters before a number that say that it is a part or a rest
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "rest",
        re.compile(
            r"\b(?:also (?:includes?|lists?|contains?|names?|covers?)|other"
            r"|remaining|further|autres|übrigen|weitere[nr]?|otros|demás|outros|demais|altri"
            r"|altre|overige|pozostał\w{1,3}"
            r"|ostatních?|övriga|øvrige|остальны[ех]|решта|diğer|lainnya)\W+$",
            re.IGNORECASE,
        ),
    ),
    (
        "part",
        re.compile(
            r"^Of\W+the\W+$|[.;:]\sOf\W+the\W+$|\b(?:(?:\d+|one|most|some|many|each|any|out|half) of|first|top"
            r"|least|than|over|nearly|some"
            r"|(?<!number )up to)\W+(?:the\W+)?$|\b\d+ of (?:[^\W\d_]{2,20} )?[^\W\d_]{2,20}['’]s? $",
            re.IGNORECASE,
        ),
    ),
)
_CLAUSE: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "assessed",
        re.compile(
            r"\b(?:assess|evalua[td]|screen|examin|studied\b|discuss|suggest|nominat|shortlist|candidat|analy[sz]"
            r"|scenario|model+ed\b|restrictions on\b|betrachte|bewertet|inventory\b|longlist"
            r"|considered (?!critical|strategic|essential|as |to be)|évalué|untersucht|geprüft|avaliad"
            r"|posuzov|hodnocen|ocenian|przeanaliz|rozpatrz|оценива|оценен|рассмотр|оцінюва|розглян"
            r"|bedöm[td]|vurdert|beoordeel|onderzocht|dinilai|dikaji|arvioi)"
            r"|评估|評価|评价|发现|發現|查明|候選|候选|候補|검토|평가|후보|تقييم|मूल्यांकन",
            re.IGNORECASE,
        ),
    ),
    (
        "removed",
        re.compile(
            r"\b(?:remov|delet|dropp|no longer\b|taken off\b|struck\b|withdr|retir|gestrichen|eliminad)"
            rf"|{IN_FURTHER_LANGUAGES['REMOVED']}",
            re.IGNORECASE,
        ),
    ),
    (
        "added",
        re.compile(
            r"\b(?:add(?:s|ed|ing|ition\w*)\b|br(?:ings?|ought) in\b"
            r"|new(?:ly|comers)?\b(?! list| zealand| south wales| caledonia| mexico| brunswick| guinea| york)|nouve"
            r"|neue[nr]?\b|nuev|nov[ao]s\b|expand"
            r"|proposed addition|pending\b)"
            rf"|{IN_FURTHER_LANGUAGES['ADDED']}",
            re.IGNORECASE,
        ),
    ),
    (
        "earlier",
        re.compile(
            r"\b(?:previous|former|earlier\b|used to (?:be|have|contain|list)\b|prior\b|old(?:er)?\b|from the \d{4}\b"
            r"|from$|up from\b|instead of\b|compared (?:to|with)\b|in the list of \d{4}\b)"
            rf"|{IN_FURTHER_LANGUAGES['EARLIER']}",
            re.IGNORECASE,
        ),
    ),
)
ARE_LISTED = re.compile(  # "23 minerals were assessed, and 18 are listed"
    r"^(?:\sof (?:them|these|those|which|(?:the |all )?\d{1,3}(?:\s[^\W\d_]{1,20}){1,3}))?"
    r"(?:\s[^\W\d_]{1,20}){0,2}?\s(?:are|were)\s(?:now |found |deemed "
    r"|considered )?(?:to be )?"
    r"(?:listed|critical|strategic|on the list|included)\b(?! (?:in|for|by|since) )"
    r"|^(?:\s[^\W\d_]{1,20}){1,3}?\sas (?:being )?(?:critical|strategic)\b(?! (?:in|for|by|since) )",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"[.;。；!?]\s|\bwith\b|\bwhile\b|\bwhich\b|,\s(?:and|but|of)\s|\sand\s(?=(?:now )?(?:contains|has|lists"
    r"|names|includes|comprises)\s)",
    re.IGNORECASE,
)
MARK = re.compile(r"[,;:：.!?”\"](?:\s|$)|[。；！？：]")
_COMMA = re.compile(r",\s")


_LOOKED_AT = re.compile(  # in Turkish, whose verbs stand last
    r"^(?:\W{1,3}[^\W\d_]{1,15}){1,3}\W(?:incelen|değerlendir)", re.IGNORECASE
)


def about(before: str, after: str) -> About:
    """What a number counts, by the words before and after it."""
    if is_rough(before, after):
        return "part"
    if _LOOKED_AT.match(after):
        return "assessed"
    clause = _clause(before, after)
    if (own := _years(clause)) and max(own) < max(_years(before + after)):
        return "earlier"  # "the 2021 list had 23 minerals, the 2026 list has 18"
    own_part = f"{_COMMA.split(_head(before))[-1]} {MARK.split(after, maxsplit=1)[0]}"
    what = _about(before, own_part if POINTS.search(own_part) else clause)
    listed = ARE_LISTED.match(after) or ASSESSED_AS.search(clause)
    return "list" if what == "assessed" and listed else what


def _clause(before: str, after: str) -> str:
    """The part of the sentence in which the number stands."""
    head = _head(before)
    cut = re.search(r"[,:;.]\s|$", after)
    return f"{head} {after[: cut.start()] if cut else after}"


def _head(before: str) -> str:
    return BREAK.split(before)[-1]


def _years(text: str) -> list[str]:
    """The years of the editions that a text names."""
    return [one or other for one, other in _LIST_OF_YEAR.findall(text)]


def _about(before: str, clause: str) -> About:
    for what, pattern in _ABOUT:
        if pattern.search(before, max(0, len(before) - TAIL)):
            return what
    return next((what for what, pattern in _CLAUSE if matches(pattern, clause)), "list")
