"""The sentence that tells a change, as a person would write it, in English, on one line, without a full stop. Pure.

Significance, topics and all else that a reader gets is `vocabulary.telling.tell`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from vocabulary.changes import Action, Change
from vocabulary.phrases import (
    bracketed,
    composed,
    dated,
    plain,
    quoted,
    subject,
    unspoken,
)
from vocabulary.records import Kind, NewsItem, PageText, Value
from vocabulary.telling import committees as committee_sentences
from vocabulary.telling import frameworks as framework_sentences
from vocabulary.telling import lists as list_sentences
from vocabulary.telling import projects as project_sentences
from vocabulary.words import capitalised


def sentence(change: Change) -> str:
    """What happened. Never empty; what others wrote is quoted on one line and shortened."""
    return capitalised_words(_TELLERS[change.record.kind](change))


def capitalised_words(text: str) -> str:
    """Sentences that start with "the …" get their capital; a label keeps the letters it has."""
    return capitalised(text) if text.startswith("the ") else text


def news_item(change: Change) -> str:
    """An article, with its date and the deadline for comments where it has one."""
    record = change.record
    title = quoted(record.fields.get(NewsItem.title)) or quoted(subject(record))
    if change.action is Action.REMOVED:
        return f"The article {title} is no longer in its source"
    if change.action is Action.CHANGED:
        return composed(f"The article {title}", [], unspoken(change.fields, NewsItem, ()))
    date, deadline = dated(record.fields.get(NewsItem.published)), dated(record.fields.get(NewsItem.deadline))
    headline = f"News of {date}: {title}" if date else f"News: {title}"
    step, effective = plain(record.fields.get(NewsItem.step)), dated(record.fields.get(NewsItem.effective))
    in_force = f"takes effect on {effective}" if effective else ""
    return headline + bracketed([step, f"comments until {deadline}" if deadline else "", in_force])


def page_text(change: Change) -> str:
    """A page whose text changed: how many sentences came and went, and the first of them."""
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
    return f"{page} changed: {', '.join(counts)}; first {verb}: {quoted(first)}"


def sentences_moved(change: Change) -> tuple[list[str], list[str]]:
    """The sentences of a page that came and those that went, in reading order; one that moved did neither."""
    before, after = (_stated(value) for value in change.fields.get(PageText.sentences, (None, None)))
    return _lines(_only(after, before)), _lines(_only(before, after))


def _only(lines: list[str], others: list[str]) -> list[str]:
    left = Counter(others)
    remaining = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            remaining.append(line)
    return remaining


def _lines(value: Value) -> list[str]:
    """The sentences that say something. Of two long lists only what differs is asked about: the rest takes longer."""
    return [line for line in _stated(value) if plain(line)]


def _stated(value: Value) -> list[str]:
    return value if isinstance(value, list) else [plain(value)]


def _count(number: int) -> str:
    return f"{number} sentence" if number == 1 else f"{number} sentences"


_TELLERS: Mapping[str, Callable[[Change], str]] = {
    Kind.COMMITTEE: committee_sentences.committee,
    Kind.BODY: committee_sentences.body,
    Kind.WORKING_GROUP: committee_sentences.working_group,
    Kind.PROJECT: project_sentences.project,
    Kind.MEETING: committee_sentences.meeting,
    Kind.LIST_EDITION: list_sentences.edition,
    Kind.LISTED_MINERAL: list_sentences.entry,
    Kind.NEWS_ITEM: news_item,
    Kind.FRAMEWORK: framework_sentences.framework,
    Kind.PAGE_TEXT: page_text,
}
