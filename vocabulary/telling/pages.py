"""A change of a page's text: which sentences came and went, and which of them tells where a framework stands. Pure."""

from __future__ import annotations

import re

from vocabulary.changes import Action, Change
from vocabulary.phrases import bracketed, plain, quoted, subject
from vocabulary.records import PageText, Value
from vocabulary.records.sentences import only_in

_DECIDED = re.compile(  # what is asked, decided or at an end
    r"\b(?:consultations?|public comments?|open for comments?|comment period|feedback on|(?:exposure |final )?drafts?"
    r"|have your say|approved|adopted|endorsed|ratified|withdrawn|supersed(?:ed|es)|(?:replaced|succeeded) by"
    r"|replaces|merged? into|phased out|discontinued|retired"
    r"|no longer (?:valid|in force)|konsultation|entwurf|ersetzt|zurückgezogen|verabschiedet|genehmigt"
    r"|consultation publique|projet de (?:norme|guide|texte)|remplacée? par|retirée?|approuvée?|adoptée?"
    r"|consulta pública|borrador|sustituid[oa]|retirad[oa]|aprobad[oa])\b",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(  # which version, since when
    r"\b(?:in effect|takes? effect|in(?:to)? force|effective (?:from|on|as of)|transition period"
    r"|(?:new|revised) (?:version|edition)|(?:version|edition) (?:\d|[IVX]+\b)"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh) edition|tritt in kraft|in kraft getreten|neue fassung"
    r"|entr(?:e|ée) en vigueur|(?:première|deuxième|troisième|quatrième|cinquième|sixième|nouvelle) (?:édition|version)"
    r"|entra en vigor|nueva (?:edición|versión))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:v?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?|final|draft)$", re.IGNORECASE)  # a cell, a tag
_EVENT = re.compile(
    r"\b(?:webinars?|seminars?|seminare?|workshops?|training|conference|konferenz|conférence|conferencia|anmeldung"
    r"|registration|inscriptions?|cookies?)\b",
    re.IGNORECASE,
)


def page_text(change: Change) -> str:
    """A page whose text changed: how many sentences came and went, and the one that tells most, or the first."""
    page = f"The page {quoted(subject(change.record))}"
    if change.action is Action.ADDED:
        return f"{page} is new{bracketed([_count(len(_lines(change.record.fields.get(PageText.sentences))))])}"
    if change.action is Action.REMOVED:
        return f"{page} is no longer there"
    added, removed = sentences_moved(change)
    counts = [f"{_count(len(lines))} {verb}" for lines, verb in ((added, "added"), (removed, "removed")) if lines]
    if not counts:
        return f"{page} has the same sentences in another order"
    verb, first = ("added", added[0]) if added else ("removed", removed[0])
    telling = standing_sentence(change)
    most = f"; now: {quoted(telling)}" if telling and telling != first else ""
    return f"{page} changed: {', '.join(counts)}; first {verb}: {quoted(first)}{most}"


def sentences_moved(change: Change) -> tuple[list[str], list[str]]:
    """The sentences of a page that came and those that went, in reading order; one that moved did neither."""
    before, after = (_stated(value) for value in change.fields.get(PageText.sentences, (None, None)))
    return _lines(only_in(after, before)), _lines(only_in(before, after))


def standing_sentence(change: Change) -> str | None:
    """The new sentence that says most of where a document stands: asked about, decided or at an end before in force,
    whole sentences before labels."""
    if change.action is not Action.CHANGED:
        return None
    added = [line for line in sentences_moved(change)[0] if not _EVENT.search(line)]
    return next((line for pattern in (_DECIDED, _IN_FORCE, _LABEL) for line in added if pattern.search(line)), None)


def _lines(value: Value) -> list[str]:
    """The sentences that say something. Of two long lists only what differs is asked about: the rest takes longer."""
    return [line for line in _stated(value) if plain(line)]


def _stated(value: Value) -> list[str]:
    return value if isinstance(value, list) else [plain(value)]


def _count(number: int) -> str:
    return f"{number} sentence" if number == 1 else f"{number} sentences"
