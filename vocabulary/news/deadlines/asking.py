"""What is asked of the reader of a day's clause. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vocabulary.news.deadlines.clauses import Around, Clause, Reason
from vocabulary.news.deadlines.roles import Role
from vocabulary.news.deadlines.sentences import LOCATIVE
from vocabulary.news.deadlines.words import Hit

OWN: dict[Role, float] = {  # in the clause of the day
    "asked": 4.0,
    "perhaps": 2.0,
    "sending": 2.0,
    "people": 1.5,
    "polite": 1.5,
    "where": 1.0,
    "box": 1.0,
    "may": 1.5,
    "must": 1.0,
    "owed": 1.5,
    "signing": 1.0,
}
_REST: dict[Role, float] = {  # elsewhere in its sentence
    "asked": 3.0,
    "perhaps": 1.0,
    "sending": 1.0,
    "people": 1.0,
    "polite": 0.5,
    "where": 0.5,
    "box": 0.5,
    "may": 0.5,
    "must": 0.5,
    "owed": 1.0,
    "signing": 0.5,
}
_INVITED: frozenset[Role] = frozenset({"asked", "perhaps", "polite", "where", "box", "may", "owed", "signing"})
_EVERY = re.compile(
    r"(?:each|every|all|any|jede\w*|alle\w*|chaque|tous|toutes|cada|todos|todas|ogni|tutti|tutte|elke|iedere\w*|každ\w+"
    r"|všechn\w+|každ\w+|wszys\w+|każd\w+|кажд\w+|все|всі|кож\w+|всек\w+|свак\w+|svak\w+|svi|сви|kaik\w+|jokai\w+"
    r"|mind\w+|fiecare|toate|toți|κάθε|όλ\w+|herkes|setiap|semua)$"
)
_ELSEWHERE = 0.4  # of what it weighs in the clause itself
_BEHIND_IT = 0.7  # of what it weighs where it stands before the day
_OPENING = " \"'“„«»‹›(–—-•*0123456789"
_EXTENDED = 3.0
_BOX = 1.5
_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,24}\b|\bhttps?://\S{4,80}")


def asked(
    text: str, clause: Clause, others: Sequence[Clause], words: Sequence[Hit], around: Around
) -> Iterator[Reason]:
    """The heaviest word of each kind, and what the sentence is and stands behind. `others`: clauses with days of their
    own, whose words count little."""
    best = _heaviest(clause, others, words)
    if "where" in best and "sending" not in best and _is_place(text, best["where"].text, words):
        del best["where"]
    if "where" not in best and (address := _ADDRESS.search(text, clause.start, clause.end)):
        best["where"] = Reason("where", address[0], OWN["polite"])
    duty = "must" in best and best.keys().isdisjoint(_INVITED) and not around.asks
    if duty and "people" in best and _EVERY.match(best["people"].text):
        del best["people"]  # "each importer must": a duty of theirs
    yield from best.values()
    if "polite" not in best and any(hit.role == "sending" and clause.has(hit) and _opens(text, hit) for hit in words):
        yield Reason("imperative", "the sentence begins with what to do", OWN["polite"])
    closes = any(hit.role == "closing" and clause.has(hit) for hit in words)
    if closes and "box" in best and "asked" not in best:
        yield Reason("closes", "where answers are left closes", _BOX)
    closes = closes or around.moved
    if closes and around.extended:
        yield Reason("extended", "a period that is extended", _EXTENDED)
    elif around.asks and "asked" not in best:
        before = around.asks + 1.0 if closes else min(around.asks, 2.0)
        yield Reason("before", "the sentences before ask", before)
    elif closes and "perhaps" in best and "asked" not in best:
        yield Reason("closes", "what closes", 1.0)


def _heaviest(clause: Clause, others: Sequence[Clause], words: Iterable[Hit]) -> dict[Role, Reason]:
    best: dict[Role, Reason] = {}
    for hit in words:
        if hit.role not in OWN:
            continue
        weight = OWN[hit.role] if clause.has(hit) else _REST[hit.role]
        if any(other.has(hit) for other in others):
            weight = _REST[hit.role] * _ELSEWHERE
        elif hit.start > clause.end:
            weight *= _BEHIND_IT
        if hit.role not in best or weight > best[hit.role].weight:
            best[hit.role] = Reason(hit.role, hit.word, weight)
    return best


def _is_place(text: str, word: str, words: Iterable[Hit]) -> bool:
    """Whether a place is only where things are done, also seen: "in the portal", not "to the secretariat"."""
    return all(LOCATIVE.search(text[: hit.start]) for hit in words if hit.role == "where" and hit.word == word)


def _opens(text: str, hit: Hit) -> bool:
    """Whether a word is the first of a sentence, or of what stands behind a colon."""
    before = text[: hit.start].rstrip(_OPENING)
    return not before or before.endswith((".", ";", ":"))
