"""`critmin news`: the news that is known, where it stands, and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from critmin.context import Database, Json, opened
from critmin.output import counted, say, write_json, write_table
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
    """The known news items, the section of a digest that each goes to, and why."""
    if rules:
        write_table(("rule", "section", "says"), ((rule.id, rule.section, rule.says) for rule in default_rules().rules))
        return
    with opened(db) as store:
        if why is not None:
            record = _wanted(store, why)
            _tell(record, of_record(record), json=json)
            return
        if matter is not None:
            _steps(store, matter, json=json)
            return
        judged = [(record, of_record(record)) for record in _known(store)]
    chosen = [pair for pair in judged if section is None or pair[1].section is section]
    chosen.sort(key=_newest_first, reverse=True)
    if json:
        write_json([_shown(record, relevance) for record, relevance in chosen])
    else:
        rows = ((_day(record), relevance.section, record.label, record.key) for record, relevance in chosen)
        write_table(("published", "section", "title", "key"), rows)
    say(counted(len(chosen), "item"))


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


def _tell(record: Record, relevance: Relevance, *, json: bool) -> None:
    if json:
        write_json(_shown(record, relevance))
        return
    typer.echo(f"{record.label}\n\n  {relevance.section}, score {relevance.score:g}")
    for match in relevance.matched:
        typer.echo(f"  {match.rule:28} {match.text!r} in the {match.where}: {match.says}")
    if not relevance.matched:
        typer.echo("  no rule mentions it; `critmin news --rules` lists them")


def _shown(record: Record, relevance: Relevance) -> dict[str, object]:
    return {"key": record.key, "title": record.label, "published": _day(record), "relevance": relevance.shown()}


def _day(record: Record) -> str:
    return plain(record.fields.get(NewsItem.published))[:10]


def _newest_first(pair: tuple[Record, Relevance]) -> tuple[str, float, str]:
    record, relevance = pair
    return _day(record), relevance.score, record.key
