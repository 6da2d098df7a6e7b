"""What publishers do to their feeds, poll by poll, and the true news of each poll: labels told, no other."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from tests.pipeline.news.feeds import Item, atom, json_feed, numbered, rss

A, B, C = numbered(1, 2, 3)
OLD = "Tue, 05 Mar 2019 10:00:00 GMT"
QUOTED = [Item(f"“Erze” und Öl – Teil {n}", f"https://news.example/q/{n}", f"q-{n}") for n in range(8)]
BROKEN = rss(*QUOTED).replace(b"Teil 3", b"Teil\xe9 3", 1)
LONG = "A ministry said that exports of gallium will need a licence from the first of next month on, it was announced. "


@dataclass(frozen=True)
class History:
    """Bodies poll by poll; `news`: of each later poll the labels told as new (+) or changed (±)."""

    name: str
    bodies: tuple[bytes, ...]
    news: tuple[tuple[str, ...], ...]


def of(name: str, *polls: tuple[bytes, tuple[str, ...]] | bytes) -> History:
    """A history; a poll without news is its body alone. The first poll is the baseline and tells nothing."""
    parted = [poll if isinstance(poll, tuple) else (poll, ()) for poll in polls]
    return History(name, tuple(body for body, _ in parted), tuple(reported for _, reported in parted[1:]))


def _slug(number: int) -> Item:
    return A.but(link=f"https://news.example/a/slug-{number}")


IDENTITY = [
    of("nothing happens", rss(A, B), rss(A, B)),
    of("one more", rss(A), (rss(B, A), ("+ Item 2",))),
    of("order changes", rss(A, B, C), rss(C, A, B)),
    of("a new slug at each poll", rss(_slug(1)), rss(_slug(2)), rss(_slug(3)), rss(_slug(4))),
    of("tracking parameters come and go", rss(A), rss(A.but(link=A.link + "?utm_source=rss&utm_medium=feed")), rss(A)),
    of("http becomes https", rss(A.but(link="http://news.example/a/1", guid="")), rss(A.but(guid=""))),
    of("www comes", rss(A.but(guid="")), rss(A.but(link="https://www.news.example/a/1", guid=""))),
    of("a slash at the end", rss(A.but(guid="")), rss(A.but(link=A.link + "/", guid=""))),
    of("the AMP door", rss(A.but(guid="")), rss(A.but(link=A.link + "/amp", guid=""))),
    of("guids change, links stay", rss(A, B), rss(A.but(guid="x-1"), B.but(guid="x-2"))),
    of("guids come", rss(A.but(guid="")), rss(A)),
    of("guids go", rss(A), rss(A.but(guid=""))),
    of(
        "links and guids move, titles and dates stay", rss(A), rss(A.but(link="https://cms.example/n?id=77", guid="77"))
    ),
    of(
        "two alternates flip",
        atom(Item("T", guid="u:1", alternates=("https://e.example/en/1", "https://e.example/fr/1"))),
        atom(Item("T", guid="u:1", alternates=("https://e.example/fr/1", "https://e.example/en/1"))),
    ),
    of(
        "alternates flip and the id goes with them",
        atom(Item("T", guid="https://e.example/en/1", alternates=("https://e.example/en/1", "https://e.example/fr/1"))),
        atom(Item("T", guid="https://e.example/fr/1", alternates=("https://e.example/fr/1", "https://e.example/en/1"))),
    ),
    of(
        "three items with one link, one leaves",
        rss(*(item.but(link="https://n.example/all", guid="") for item in (A, B, C))),
        rss(*(item.but(link="https://n.example/all", guid="") for item in (A, B))),
    ),
    of(
        "three items with one link, two leave",
        rss(*(item.but(link="https://n.example/all", guid="") for item in (A, B, C))),
        rss(A.but(link="https://n.example/all", guid="")),
    ),
    of(
        "one link, a fourth item",
        rss(*(item.but(link="https://n.example/all", guid="") for item in (A, B))),
        (rss(*(item.but(link="https://n.example/all", guid="") for item in (C, A, B))), ("+ Item 3",)),
    ),
    of(
        "one guid for all",
        rss(A.but(guid="x"), B.but(guid="x")),
        (rss(C.but(guid="x"), A.but(guid="x")), ("+ Item 3",)),
    ),
    of(
        "one link and many guids",
        rss(*(item.but(link="https://n.example/") for item in (A, B))),
        (rss(*(item.but(link="https://n.example/") for item in (C, A))), ("+ Item 3",)),
    ),
    of(
        "the front page is nobody's link",
        rss(A.but(link="https://news.example/", guid="")),
        (
            rss(B.but(link="https://news.example/", guid=""), A.but(link="https://news.example/", guid="")),
            ("+ Item 2",),
        ),
    ),
    of(
        "no link, no guid, the text is edited",
        rss(Item("T 1", date="", text="one two three")),
        (rss(Item("T 1", date="", text="one two three four")), ("± T 1",)),
    ),
    of(
        "no link, no guid, dated, the text is edited",
        rss(Item("T 1", text="one two")),
        (rss(Item("T 1", text="one two three")), ("± T 1",)),
    ),
    of("retitled", rss(A), (rss(A.but(title="Item 1, corrected")), ("± Item 1, corrected",))),
    of(
        "retitled with a new slug",
        rss(A),
        (rss(A.but(title="Other words", link="https://news.example/a/other")), ("± Other words",)),
    ),
    of("A, B, A", rss(A), (rss(A.but(title="B")), ("± B",)), (rss(A), ("± Item 1",))),
    of(
        "routes of a script",
        rss(A.but(link="https://n.example/#/news/1", guid="")),
        (rss(A.but(title="Item 5", link="https://n.example/#/news/5", guid="")), ("+ Item 5",)),
    ),
    of(
        "routes with a mark",
        rss(A.but(link="https://n.example/#!/1", guid="")),
        (
            rss(
                *(Item(f"R {n}", f"https://n.example/#!/{n}", "") for n in (2,)),
                A.but(link="https://n.example/#!/1", guid=""),
            ),
            ("+ R 2",),
        ),
    ),
    of(
        "fragments that are places on a page",
        rss(A.but(link=A.link + "#top", guid="")),
        rss(A.but(link=A.link + "#end", guid="")),
    ),
    of(
        "queries that mean something",
        rss(A.but(link="https://n.example/s?articleid=1", guid="")),
        (rss(A.but(title="Other", link="https://n.example/s?articleid=2", guid="")), ("+ Other",)),
    ),
    of("a bare number as guid", rss(A.but(guid="17")), rss(A.but(guid="17", link="https://news.example/moved/1"))),
    of(
        "a guid used again for another item",
        rss(A.but(guid="latest")),
        (
            rss(Item("Quite other", "https://news.example/z", "latest", "Sat, 21 Nov 2026 08:00:00 +0000")),
            ("+ Quite other",),
        ),
    ),
    of("an item leaves the window", rss(A, B), rss(B)),
    of("an item comes back", rss(A, B), rss(B), rss(A, B)),
    of("all items leave", rss(A, B), rss()),
    of("the same item twice", rss(A), (rss(B, B, A), ("+ Item 2",))),
    of("the summary grows", rss(A.but(text="one")), (rss(A.but(text="one two")), ("± Item 1",))),
    of("spaces and markup in the title", rss(A), rss(A.but(title=" Item  1 ")), rss(A.but(title="<b>Item</b> 1"))),
]
AGE = [
    of(
        "eight items of 2019 appear",
        rss(A),
        rss(*(Item(f"Old {n}", f"https://news.example/o/{n}", f"o-{n}", OLD) for n in range(8)), A),
    ),
    of(
        "an old item among new ones",
        rss(A),
        (rss(B, Item("Old", "https://news.example/o", "o", OLD), A), ("+ Item 2",)),
    ),
    of("an undated item is news", rss(A), (rss(B.but(date=""), A), ("+ Item 2",))),
    of("the year 0 is no date", rss(A), (rss(B.but(date="Sat, 01 Jan 0000 00:00:00 GMT"), A), ("+ Item 2",))),
    of("the year 9999 is no date", rss(A), (rss(B.but(date="Fri, 31 Dec 9999 00:00:00 GMT"), A), ("+ Item 2",))),
    of(
        "an old item that its publisher updates",
        rss(A.but(date=OLD)),
        (rss(A.but(date=OLD, title="Item 1, updated")), ("± Item 1, updated",)),
    ),
    of("a week late is news", rss(A), (rss(B.but(date="Thu, 12 Nov 2026 08:00:00 GMT"), A), ("+ Item 2",))),
    of("a date in the future", rss(A), (rss(B.but(date="Thu, 24 Dec 2026 08:00:00 GMT"), A), ("+ Item 2",))),
]
READING = [
    of(
        "one bad byte",
        rss(*QUOTED),
        (BROKEN, ("± “Erze” und Öl – Teilé 3",)),
        (rss(*QUOTED), ("± “Erze” und Öl – Teil 3",)),
    ),
    of(
        "UTF-16 without a mark",
        rss(A),
        (rss(B, A).decode().replace("utf-8", "utf-16").encode("utf-16-le"), ("+ Item 2",)),
    ),
    of("UTF-16 with a mark", rss(A), (rss(B, A).decode().replace("utf-8", "utf-16").encode("utf-16"), ("+ Item 2",))),
    of("a mark before the declaration", rss(A), b"\xef\xbb\xbf" + rss(A)),
    of("spaces before the declaration", rss(A), b"\n  " + rss(A)),
    of("a bare gzip", rss(A), (gzip.compress(rss(B, A), mtime=0), ("+ Item 2",))),
    of(
        "entities of characters in a DTD",
        rss(A),
        (
            rss(B.but(title="X@Y"), A, head='<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>').replace(b"X@Y", b"Item&nbsp;2"),
            ("+ Item 2",),
        ),
    ),
    of("escaped CDATA", rss(A), rss(A.but(title="<![CDATA[Item 1]]>"))),
    of("a comment before the root", rss(A), rss(A).replace(b"?>", b"?>" + b"<!---->" * 40, 1)),
    of("comments in a summary", rss(A.but(text="T")), rss(A.but(text="<!---->" * 40 + "T"))),
    of("an undeclared namespace", rss(A), rss(A).replace(b"<item>", b"<item><x:y>z</x:y>")),
    of("a bare ampersand", rss(A.but(title="Ore & Co")), rss(A.but(title="Ore & Co")).replace(b"&amp;", b"&")),
    of("JSON Feed by http", json_feed(A), (json_feed(B, A, version="http://jsonfeed.org/version/1"), ("+ Item 2",))),
    of("RSS becomes Atom", rss(A.but(guid="")), atom(A.but(guid=A.link))),
    of("Atom becomes JSON Feed", atom(A.but(guid=A.link)), json_feed(A)),
    of("no item at all", rss(A), rss()),
    of("long text edited at its end", rss(A.but(text=LONG * 12)), rss(A.but(text=LONG * 12 + "and so on"))),
]
HISTORIES = [*IDENTITY, *AGE, *READING]
