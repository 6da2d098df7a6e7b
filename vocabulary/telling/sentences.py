"""The sentence that tells a change, as a person would write it, in English, on one line, without a full stop. Pure.

Significance, topics and all else that a reader gets is `vocabulary.telling.tell`.
"""

from __future__ import annotations

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
from vocabulary.records import Kind, NewsItem
from vocabulary.telling import committees as committee_sentences
from vocabulary.telling import frameworks as framework_sentences
from vocabulary.telling import lists as list_sentences
from vocabulary.telling import pages as page_sentences
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
    Kind.PAGE_TEXT: page_sentences.page_text,
}
