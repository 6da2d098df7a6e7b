"""One `NewsItem` from what a source states about it: the same rules for feeds, listings, articles and official APIs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from pipeline.extraction import LONGEST_NAME, ExtractionError
from pipeline.parsing.dates import Order, ahead, may_name_a_day
from pipeline.parsing.noise import is_quiet, iter_quiet_sentences
from pipeline.parsing.text import SUMMARY_LENGTH, line, sentences, shorten
from pipeline.subject import Subject
from vocabulary.news.glance import Glance, glance
from vocabulary.news.periods import may_state_a_period
from vocabulary.records import Kind, Record, Value

if TYPE_CHECKING:
    from vocabulary.news.deadlines import Deadline, Weighed

_SHOWN = 300  # characters of a title that is cut
_COUNTED = re.compile(
    r"\s{0,3}[(\[]\d{1,6}\s(?:new\s)?(?:comments?|replies|reply|views?|likes?|Kommentare?|Antworten|commentaires?|comentarios?"
    r"|comentários?|commenti|reacties)[)\]]$",
    re.IGNORECASE,
)  # what counts by itself is no part of a headline
_LONGEST = 20_000  # characters of a text in which its beginning is looked for


def news_item(
    key: str,
    *,
    title: str | None = None,
    label: str | None = None,
    published: str | None = None,
    date_source: str | None = None,
    modified: str | None = None,
    summary: str | None = None,
    authors: Iterable[str] = (),
    url: str | None = None,
    deadline: str | None = None,
    step: str | None = None,
    effective: str | None = None,
    matters: Iterable[str] = (),
    unremarkable: bool = False,
) -> Record:
    """A `NewsItem`; texts are plain already. What is missing or empty is absent from its fields.

    `label`: what people call it where the title is not known in full. `date_source` goes with `published` or not at
    all. `unremarkable`: nothing in its texts, each on one line, needs a closer look (`pipeline.news.unremarkable`).
    """
    title = line(title or "")
    if title.endswith((")", "]")):
        title = _COUNTED.sub("", title)
    if len(title) > LONGEST_NAME:  # the text of a whole article, which some state as its title
        title = shorten(title, _SHOWN)
    text = (summary or "")[:_LONGEST]
    seen = None if unremarkable else glance(text)
    written = _written_deadline(title, text, published or "", seen) if seen and not deadline else None
    fields: dict[str, Value] = {
        "title": title,
        "published": published,
        "date_source": date_source if published else None,
        "modified": modified,
        "summary": summary_of(text, seen) if seen else shorten(text),
        "authors": [name for name in dict.fromkeys(map(line, authors)) if name] if authors else None,
        "url": url,
        "deadline": deadline or (written.day if written else None),
        "deadline_text": written.sentence if written else None,
        "step": step,
        "effective": effective,
        "matters": sorted({line(matter) for matter in matters if line(matter)}) if matters else None,
    }
    stated = {name: value for name, value in fields.items() if value}
    return Record(Kind.NEWS_ITEM, key, title or label or url or key, stated)


def _written_deadline(title: str, summary: str, published: str, seen: Glance) -> Deadline | None:
    """The deadline that title or text state in words; only where a word of asking stands at all."""
    text, known = f"{title}. {summary[:4000]}", (seen.words, glance(title).words)
    if not (may_name_a_day(text, known) or may_state_a_period(text, known)):
        return None
    from vocabulary.news.deadlines import deadline_in, mentions_asking  # the words of twenty languages, rarely needed

    if not mentions_asking(text):
        return None
    return deadline_in(sentences(text), partial(ahead, published=published), published)


def days_weighed(title: str, text: str, published: str) -> list[tuple[str, tuple[Weighed, ...]]]:
    """Each sentence of an item that names days to come, with what speaks for and against each as a deadline."""
    from vocabulary.news.deadlines import weighed_in

    read = sentences(f"{title}. {text[:4000]}")
    return list(weighed_in(read, partial(ahead, published=published), published))


def summary_of(text: str, seen: Glance | None = None) -> str:
    """The beginning of a plain text without its noise, at most 1,000 characters. `seen`: the glance at its first
    `_LONGEST` characters, where somebody cast it already."""
    text = text[:_LONGEST]
    if is_quiet(text, seen):
        return shorten(line(text))
    chosen, length = [], 0
    for sentence in iter_quiet_sentences(text):
        chosen.append(sentence)
        length += len(sentence) + 1
        if length > SUMMARY_LENGTH + 1:
            break
    return shorten(" ".join(chosen))


def date_order(source: Subject) -> Order | None:
    """How this source writes slashed dates: its option `date_order`, `dmy` or `mdy`; `None` where nobody said."""
    order = source.options.get("date_order")
    if order is None:
        return None
    if order in ("dmy", "mdy"):
        return "dmy" if order == "dmy" else "mdy"
    raise ExtractionError(f"source {source.id}: the option date_order must be dmy or mdy, not {order!r}")
