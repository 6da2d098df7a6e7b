"""`critmin news`: the news that is known, where it stands, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any, TypedDict

import typer

from critmin.context import Database, Json, opened
from critmin.output import counted, say, show_line, write_json, write_table
from pipeline.news.item import days_weighed
from storage.evidence.articles import Article, Articles, leads_of
from storage.model import Revision
from storage.relevance import of_record
from storage.store import Store
from vocabulary.errors import CritminError
from vocabulary.news.dossiers import dossiers
from vocabulary.news.relevance import Relevance
from vocabulary.news.rules import Section, default_rules
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Record


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(news)


def news(
    section: Annotated[Section | None, typer.Option(help="Only this section of a digest.")] = None,
    why: Annotated[
        str | None, typer.Option(help="Why an item is in its section: the id of a change, or the item's key.")
    ] = None,
    matter: Annotated[
        str | None, typer.Option(help="One matter, step by step: a docket, RIN, CELEX number or GOV.UK content id.")
    ] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="The rules, as `mute:` in subscribers.yaml names them.")
    ] = False,
    json: Json = False,
    db: Database = None,
) -> None:
    """List the known news items, the section of a digest that each goes to, and why."""
    if rules:
        write_table(("rule", "section", "says"), ((rule.id, rule.section, rule.says) for rule in default_rules().rules))
        return
    with opened(db) as store:
        if why is not None:
            record = _wanted(store, why)
            read = Articles(store.engine).of(record.key)
            text = next((article.text for article in read if article.text), "")
            _tell(record, of_record(record, text), read, json=json)
            return
        if matter is not None:
            _steps(store, matter, json=json)
            return
        judged = _judged(store)
    chosen = [pair for pair in judged if section is None or pair[1].section is section]
    chosen.sort(key=_newest_first, reverse=True)
    if json:
        write_json([_shown(record, relevance) for record, relevance in chosen])
    else:
        rows = ((_day(record), relevance.section, record.label, record.key) for record, relevance in chosen)
        write_table(("published", "section", "title", "key"), rows)
    say(counted(len(chosen), "item"))


def _judged(store: Store) -> list[tuple[Record, Relevance]]:
    """Each item with its relevance, its article read as well."""
    known = _known(store)
    begun: dict[str, str] = {}
    for (_, key), lead in leads_of(store.engine, {record.key for record in known}).items():
        begun.setdefault(key, lead)
    return [(record, of_record(record, begun.get(record.key, ""))) for record in known]


def _steps(store: Store, matter: str, *, json: bool) -> None:
    known = dossiers(_known(store))
    if matter not in known:
        raise CritminError(f"no item belongs to {matter}; known: {', '.join(list(known)[:20]) or 'none'}")
    steps = known[matter]
    if json:
        write_json([asdict(step) for step in steps])
    else:
        write_table(("day", "step", "title", "key"), ((step.day, step.step, step.title, step.key) for step in steps))


def _known(store: Store) -> list[Record]:
    """Each item once, as the source states it that showed it first."""
    records: dict[str, Record] = {}
    for _, record in store.records(kind=Kind.NEWS_ITEM):
        records.setdefault(record.key, record)
    return list(records.values())


def _wanted(store: Store, name: str) -> Record:
    key = name
    if name.isdecimal():
        change = store.change(int(name))
        if change is None or change.kind != Kind.NEWS_ITEM:
            raise CritminError(
                f"change {name} is not a change to a news item; `critmin news` lists the keys of the items"
            )
        key = change.key
    history: list[Revision] = store.history(Kind.NEWS_ITEM, key)
    if not history:
        raise CritminError(f"no item of news has the key {key}; `critmin news` lists those there are")
    return history[-1].record


def _tell(record: Record, relevance: Relevance, read: Sequence[Article], *, json: bool) -> None:
    if json:
        articles = [_article(article) for article in read]
        write_json({**_shown(record, relevance), "days": _weighed(record), "articles": articles})
        return
    show_line(f"{record.label}\n\n  {relevance.section}, score {relevance.score:g}")
    for match in relevance.matched:
        show_line(f"  {match.rule:28} {match.text!r} in the {match.where}: {match.says}")
    if not relevance.matched:
        show_line("  no rule mentions it; `critmin news --rules` lists them")
    for day in _weighed(record):
        said = "is its deadline" if day["deadline"] else "is no deadline"
        why = ", ".join(f"{reason['text']!r} {reason['weight']:+g} ({reason['role']})" for reason in day["reasons"])
        show_line(f"  {day['day']} {said}: {why or 'nothing says so'}")
    for article in read:
        reading = f"{len(article.text):,} characters" if article.text else article.reason or "not asked for yet"
        show_line(f"  article ({article.source}): {article.state}, {reading}")
        if article.deadline:
            show_line(f"    by {article.deadline}: {article.deadline_text}")


class _Day(TypedDict):
    day: str
    deadline: bool
    sentence: str
    reasons: list[dict[str, Any]]


def _weighed(record: Record) -> list[_Day]:
    """The days to come that an item names, and why each is its deadline or none."""
    fields = record.fields
    title, text = plain(fields.get(NewsItem.title)), plain(fields.get(NewsItem.summary))
    return [
        {
            "day": day.day,
            "deadline": day.day == plain(fields.get(NewsItem.deadline)),
            "sentence": sentence,
            "reasons": [asdict(reason) for reason in day.reasons],
        }
        for sentence, days in days_weighed(title, text, _day(record))
        for day in days
    ]


def _article(article: Article) -> dict[str, object]:
    """What became of an article; its text is in the snapshot."""
    names = ("source", "url", "state", "reason", "snapshot", "deadline", "deadline_text")
    read = article.tried_at.isoformat() if article.tried_at else None
    return {**{name: getattr(article, name) for name in names}, "tried_at": read, "characters": len(article.text)}


def _shown(record: Record, relevance: Relevance) -> dict[str, object]:
    return {"key": record.key, "title": record.label, "published": _day(record), "relevance": relevance.shown()}


def _day(record: Record) -> str:
    return plain(record.fields.get(NewsItem.published))[:10]


def _newest_first(pair: tuple[Record, Relevance]) -> tuple[str, float, str]:
    record, relevance = pair
    return _day(record), relevance.score, record.key
