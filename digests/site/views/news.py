"""News with its relevance and the reasons, by month; the frameworks; the operator's page of sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from digests.site.links import event_table
from digests.site.page import Page, to
from digests.site.world import World
from digests.tables.frame import Cell, Section, Table
from digests.words import places
from digests.words.addresses import Link, web_address
from digests.words.wording import clean, counted, shorten
from storage.baseline.mandate import mandate
from storage.evidence.articles import leads_of
from storage.relevance import of_record
from vocabulary.records import Kind, NewsItem, Record
from vocabulary.topics import Topic

_MOST, _TITLE = 300, 240


def pages(world: World) -> Iterator[Page]:
    """All of them."""
    yield from _news(world)
    yield from _frameworks(world)
    if world.wishes.operator:
        yield _sources(world)


def _news(world: World) -> Iterator[Page]:
    months: defaultdict[str, dict[str, tuple[str, Record]]] = defaultdict(dict)
    for source, record in world.news:
        day = str(record.fields.get(NewsItem.published) or "")[:7]
        months[day if len(day) == 7 and day.replace("-", "").isdecimal() else "undated"].setdefault(
            record.key, (source, record)
        )
    leads = leads_of(world.store.engine, {record.key for _, record in world.news})
    for month, items in sorted(months.items()):
        rows = sorted((_item(world, leads, *pair) for pair in items.values()), key=_newest, reverse=True)
        yield Page(
            address=f"{places.NEWS}{month}/",
            title=f"News of {month}" if month != "undated" else "News without a date",
            kind="news",
            lead=("A digest reports core news and names the titles of context news; the rest is only here.",),
            sections=(Section(counted(len(rows), "item"), tables=(Table.of(_COLUMNS, rows[: _MOST * 3]),)),),
            facts=world.facts(
                {source for source, _ in items.values()}, how="headlines of feeds and pages, weighed by rules"
            ),
            trail=(to("News", places.NEWS),),
            is_found=False,
        )
    listed = [
        (to(month, f"{places.NEWS}{month}/"), len(entries)) for month, entries in sorted(months.items(), reverse=True)
    ]
    newest = world.by_subject.get(("topics", Topic.NEWS), [])
    yield Page(
        address=places.NEWS,
        title="News",
        kind="news-index",
        sections=(
            Section("Newest", tables=(event_table(newest[:60], "As it was seen"),)),
            Section("By month", tables=(Table.of(("month", "items"), listed),)),
        ),
        facts=world.facts(
            world.of_topic(Topic.NEWS),
            newest[0].detected_at if newest else None,
        ),
        events=world.feed(newest),
        rank=3,
    )


_COLUMNS = ("published", "headline", "relevance", "why", "source")


def _item(world: World, leads: Mapping[tuple[str, str], str], source: str, record: Record) -> tuple[Cell, ...]:
    weighed = of_record(record, leads.get((source, record.key), ""))
    title = shorten(clean(record.label), _TITLE)
    url = web_address(record.fields.get(NewsItem.url))
    why = "; ".join(
        dict.fromkeys(
            f"{match.says or match.rule}: “{shorten(clean(match.text), 60)}”" for match in weighed.matched[:4]
        )
    )
    known = world.sources.get(source)
    return (
        str(record.fields.get(NewsItem.published) or "")[:10] or None,
        Link(title, url) if url else title,
        f"{weighed.section}, {weighed.score:g}",
        why or "no rule matches it",
        known.name if known else source,
    )


def _newest(row: tuple[Cell, ...]) -> tuple[str, str]:
    return str(row[0] or ""), str(row[1])


def _frameworks(world: World) -> Iterator[Page]:
    rows = []
    known = {record.key: record for record in world.frameworks}
    for framework in mandate().frameworks:
        state, changes = known.get(framework.id), world.by_record.get((Kind.FRAMEWORK, framework.id), [])
        events = [event for change in reversed(changes) for event in world.events_of(change.id, change.day)]
        stated = dict(state.fields) if state else {}
        values = [(words, str(stated[field]) if stated.get(field) else None) for field, words in _STATED]
        source = [
            one.id for one in world.sources.values() if one.id == framework.id or f"framework-{framework.id}" == one.id
        ]
        rows.append((to(framework.name, places.of_framework(framework.id)), framework.owner, values[0][1]))
        yield Page(
            address=places.of_framework(framework.id),
            title=framework.name,
            kind="framework",
            lead=(f"Owner: {framework.owner}.",),
            sections=(
                Section("What is known", tables=(Table.of(("what", "value"), values),)),
                Section("Seen to change", tables=(event_table(events, "Newest first"),)),
            ),
            facts=world.facts(
                source,
                changes[-1].detected_at if changes else None,
                how="named by the mandate; its page is polled where that is possible",
            ),
            trail=(to("Frameworks", places.FRAMEWORKS),),
            words=(framework.owner,),
            rank=2,
        )
    yield Page(
        address=places.FRAMEWORKS,
        title="Sustainability frameworks",
        kind="frameworks",
        sections=(
            Section(counted(len(rows), "framework"), tables=(Table.of(("framework", "owner", "version"), rows),)),
        ),
        facts=world.facts(world.of_topic(Topic.FRAMEWORKS), how="named by the mandate"),
        rank=3,
    )


_STATED = (("version", "version"), ("status", "status"), ("date", "date of the version"))


def _sources(world: World) -> Page:
    """For whoever runs the site; not built unless asked for."""
    rows = []
    for source in sorted(world.sources.values(), key=lambda one: one.id):
        state = world.states.get(source.id)
        rows.append(
            (
                source.id,
                source.name,
                source.topic,
                state.outcome if state else "never polled",
                state.succeeded_at.date().isoformat() if state and state.succeeded_at else None,
                state.changed_at.date().isoformat() if state and state.changed_at else None,
                state.failures if state else 0,
                state.records if state else 0,
                "yes" if source.id in world.held else "no",
            )
        )
    columns = ("source", "name", "topic", "last outcome", "last read", "last changed", "failures", "records", "held")
    return Page(
        address=places.SOURCES,
        title="Sources and their health",
        kind="sources",
        sections=(Section(counted(len(rows), "source"), tables=(Table.of(columns, rows),)),),
        facts=world.facts(world.sources, how="from critmin's own log of polls"),
        is_internal=True,
        is_found=False,
    )
