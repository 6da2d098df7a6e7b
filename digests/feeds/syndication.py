"""A channel as Atom (RFC 4287) and as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Pure."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from lxml import etree

from digests.events.event import Event
from digests.feeds.channels import Channel
from digests.forms.view import address, evidence, first_page
from digests.words.addresses import site_page, web_address
from digests.words.wording import clean

_ATOM = "http://www.w3.org/2005/Atom"
_TAG = "tag:critmin.invalid,2026:"  # RFC 4151; .invalid belongs to nobody (RFC 2606), so nobody is claimed


def atom(
    channel: Channel, base: str | None, site: str | None = None, sources: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The channel as Atom. `base`: where the files will stand; `site`: where each change has a page; `sources`: the
    address of each source."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]  # stubs know no default
    _add(feed, "id", f"{_TAG}{channel.path}")
    _add(feed, "title", clean(channel.title))
    _add(feed, "updated", _stamp(channel.updated))
    _add(etree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "critmin")
    if base:
        _add(feed, "link", rel="self", href=f"{base.rstrip('/')}/{channel.path}.atom", type="application/atom+xml")
    for event in channel.events:
        entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"{_TAG}event:{event.identity}")
        _add(entry, "title", clean(event.headline))
        _add(entry, "updated", _stamp(event.detected_at))
        if url := page(event, site, sources):
            _add(entry, "link", rel="alternate", href=url)
        _add(entry, "category", term=str(event.significance))
        _add(entry, "content", _content(event), type="html")
    return etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def json_feed(
    channel: Channel, base: str | None, site: str | None = None, sources: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The channel as JSON Feed."""
    feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": channel.title}
    if base:
        feed["feed_url"] = f"{base.rstrip('/')}/{channel.path}.json"
    feed["items"] = [_item(event, site, sources) for event in channel.events]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(event: Event, site: str | None, sources: Mapping[str, str]) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"{_TAG}event:{event.identity}",
        "title": clean(event.headline),
        "content_html": _content(event),
        "date_published": _stamp(event.detected_at),
        "tags": [str(event.significance)],
    }
    if url := page(event, site, sources):
        item["url"] = url
    return item


def page(event: Event, site: str | None, sources: Mapping[str, str]) -> str | None:
    """Where a reader of the entry goes: to the site, else to the page that the event is about, else to its source."""
    if site:
        return site_page(site, event.changes[0].id)
    known = (web_address(sources.get(change.source)) for change in event.changes)
    return address(event) or first_page(event) or next(filter(None, known), None)


def _content(event: Event) -> str:
    """What else the event tells, and the numbers of its changes; all of it escaped."""
    lines = event.points or [change.sentence for change in event.changes if change.sentence not in event.headline]
    items = "".join(f"<li>{html.escape(clean(line))}</li>" for line in lines)
    return (f"<ul>{items}</ul>" if items else "") + f"<p>{html.escape(evidence(event))}</p>"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> None:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
