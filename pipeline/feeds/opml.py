"""OPML, in which feed readers exchange what they follow (http://opml.org/spec2.opml). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.extraction import ExtractionError
from pipeline.parsing.links import absolute, canonical
from pipeline.parsing.text import strip_markup
from pipeline.parsing.xml_document import refuse_entities

_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?:)|^feed:(?=//)", re.IGNORECASE)  # what browsers once wrote
_NAME = 200  # letters of a name
_SECRET = re.compile(r"(?<=//)[^/?#]*@")  # before the host


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that somebody follows: its name and address, the site's, and the folder in which it is kept."""

    name: str
    feed: str
    site: str = ""
    folder: str = ""


def read(body: bytes) -> list[Subscription]:
    """The feeds of an OPML document, each address once, in its order. Raises `ExtractionError` for what is none."""
    feeds: dict[str, Subscription] = {}
    for subscription in _within(_outlines(body), ""):
        feeds.setdefault(canonical(subscription.feed), subscription)
    return list(feeds.values())


def unusable(body: bytes) -> list[str]:
    """The names of the outlines whose address of a feed is none that is polled. Raises `ExtractionError`."""
    stated = [_stated(outline) for outline in _outlines(body).iter("outline")]
    return [
        _name(outline) or _SECRET.sub("***@", outline["xmlurl"])
        for outline in stated
        if outline.get("xmlurl") and not _feed(outline)
    ]


def _outlines(body: bytes) -> etree._Element:
    refuse_entities(body)
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(f"expected OPML, found something that is not XML ({error})") from error
    outlines = root.find("body") if root is not None else None
    if root is None or root.tag != "opml" or outlines is None:
        top = "nothing" if root is None else f"<{root.tag}>"
        raise ExtractionError(f"expected OPML (<opml> with a <body>), found {top}")
    return outlines


def _stated(outline: etree._Element) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in outline.attrib.items()}


def _name(stated: dict[str, str]) -> str:
    return strip_markup(stated.get("title", "") or stated.get("text", ""))[:_NAME]


def _feed(stated: dict[str, str]) -> str | None:
    """The address of a feed; None for one that holds a user name or password, which is not polled."""
    address = _FEED_SCHEME.sub("", stated.get("xmlurl", "").strip())
    if not address or _SECRET.search(address):
        return None
    return absolute(f"http:{address}" if address.startswith("//") else address, "")


def _within(parent: etree._Element, folder: str) -> Iterator[Subscription]:
    for outline in parent.iterchildren("outline"):
        stated = _stated(outline)
        name, feed = _name(stated), _feed(stated)
        if feed:
            yield Subscription(name or feed, feed, absolute(stated.get("htmlurl", ""), "") or "", folder)
        yield from _within(outline, folder if feed else name)


def write(title: str, subscriptions: Iterable[Subscription]) -> bytes:
    """An OPML 2.0 document; feeds of one folder stand together under its name."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": body}
    for subscription in subscriptions:
        if subscription.folder not in folders:
            folders[subscription.folder] = etree.SubElement(body, "outline", text=subscription.folder)
        stated = {"type": "rss", "text": subscription.name, "title": subscription.name, "xmlUrl": subscription.feed}
        etree.SubElement(
            folders[subscription.folder],
            "outline",
            {**stated, **({"htmlUrl": subscription.site} if subscription.site else {})},
        )
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
