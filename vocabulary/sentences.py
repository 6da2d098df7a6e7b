"""The sentence that tells a change, as a person would write it, in English, on one line, without a full stop. Pure.

Significance, topics and all else that a reader gets is `vocabulary.telling`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from vocabulary import committee_sentences, list_sentences, project_sentences
from vocabulary.changes import Action, Change
from vocabulary.phrases import bracketed, capitalised, composed, day, plain, quoted, subject, unspoken
from vocabulary.records import Value


def sentence(change: Change) -> str:
    """What happened. Never empty; what others wrote is quoted on one line and shortened."""
    return capitalised_words(_TELLERS[change.record.kind](change))


def capitalised_words(text: str) -> str:
    """Sentences that start with "the …" get their capital; a label keeps the letters it has."""
    return capitalised(text) if text.startswith("the ") else text


def news_item(change: Change) -> str:
    """An article, with its date and the deadline for comments where it has one."""
    record = change.record
    title = quoted(record.fields.get("title")) or quoted(subject(record))
    if change.action is Action.REMOVED:
        return f"The article {title} is no longer in its source"
    if change.action is Action.CHANGED:
        return composed(f"The article {title}", [], unspoken(change.fields, "NewsItem", ()))
    date, deadline = day(record.fields.get("published")), plain(record.fields.get("deadline"))
    told = f"News of {date}: {title}" if date else f"News: {title}"
    return told + bracketed([f"comments until {deadline}" if deadline else ""])


def framework(change: Change) -> str:
    """A sustainability framework that is new, has another version, or is gone."""
    record = change.record
    version, date = plain(record.fields.get("version")), plain(record.fields.get("date"))
    if change.action is Action.ADDED:
        details = bracketed([f"version {version}" if version else "", date])
        return f"The framework {quoted(subject(record))} was added{details}"
    if change.action is Action.REMOVED:
        return f"The framework {quoted(subject(record))} is no longer published at its source"
    old, new = (plain(value) for value in change.fields.get("version", (None, None)))
    verbs = [f"moved from version {old} to version {new}"] if old and new else []
    return composed(subject(record), verbs, unspoken(change.fields, "Framework", ["version"] if verbs else []))


def page_text(change: Change) -> str:
    """A page whose text changed: how many sentences came and went, and the first of them."""
    page = f"The page {quoted(subject(change.record))}"
    if change.action is Action.ADDED:
        return f"{page} is new{bracketed([_count(len(_lines(change.record.fields.get('sentences'))))])}"
    if change.action is Action.REMOVED:
        return f"{page} is no longer there"
    added, removed = sentences_moved(change)
    told = [f"{_count(len(lines))} {verb}" for lines, verb in ((added, "added"), (removed, "removed")) if lines]
    if not told:
        return f"{page} has its sentences in another order"
    verb, first = ("added", added[0]) if added else ("removed", removed[0])
    return f"{page} changed: {', '.join(told)}; first {verb}: {quoted(first)}"


def sentences_moved(change: Change) -> tuple[list[str], list[str]]:
    """The sentences of a page that came and those that went, in reading order; one that moved did neither."""
    before, after = (_lines(value) for value in change.fields.get("sentences", (None, None)))
    return _only(after, before), _only(before, after)


def _only(lines: list[str], others: list[str]) -> list[str]:
    left = Counter(others)
    found = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return found


def _lines(value: Value) -> list[str]:
    """The sentences that say something."""
    lines = value if isinstance(value, list) else [plain(value)]
    return [line for line in lines if plain(line)]


def _count(number: int) -> str:
    return f"{number} sentence" if number == 1 else f"{number} sentences"


_TELLERS: Mapping[str, Callable[[Change], str]] = {
    "Committee": committee_sentences.committee,
    "Body": committee_sentences.body,
    "WorkingGroup": committee_sentences.working_group,
    "Project": project_sentences.project,
    "Meeting": committee_sentences.meeting,
    "ListEdition": list_sentences.edition,
    "ListedMineral": list_sentences.entry,
    "NewsItem": news_item,
    "Framework": framework,
    "PageText": page_text,
}
