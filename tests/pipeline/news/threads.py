"""Histories of the kinds that users of feed readers report as bugs: twice told, not told, or told cut."""

from __future__ import annotations

from html import escape

from tests.pipeline.news.feeds import DAY, Item, atom, json_feed, numbered, rss
from tests.pipeline.news.histories import History, of

A, B, C = numbered(1, 2, 3)
SITE = "https://news.example"
LATER = "Wed, 25 Nov 2026 08:00:00 +0000"
TITLES = (
    "Ministry opens consultation on antimony stocks",
    "Gallium licences: what exporters have to file",
    "Committee on lithium elects its chair",
    "New guide to due diligence in cobalt supply",
)


def dated(item: Item, date: str) -> bytes:
    return rss(item.but(date=date))


def permalinks(*guids: str, shown: str = "") -> bytes:
    """RSS items that have nothing but a title and a guid."""
    sentence = "".join(f"<item><title>T {guid[-1]}</title><guid{shown}>{guid}</guid></item>" for guid in guids)
    return f'<rss version="2.0"><channel><title>F</title>{sentence}</channel></rss>'.encode()


def entries(*told: tuple[str, str, str], more: str = "") -> bytes:
    """Atom entries of (id, title, updated) without a date of publication, linked by their id's last part."""
    result = "".join(
        f'<entry><id>{id_}</id><title>{title}</title><updated>{updated}</updated><link href="{SITE}/{id_[-1]}"/>'
        f"{more}</entry>"
        for id_, title, updated in told
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{result}</feed>'.encode()


def enclosures(*files: str) -> bytes:
    """A podcast whose episodes have neither link nor guid."""
    sentence = "".join(
        f"<item><title>Episode {number}</title><itunes:author>N. N.</itunes:author>"
        f'<enclosure url="{escape(url)}" length="9" type="audio/mpeg"/></item>'
        for number, url in reversed(list(enumerate(files, start=1)))
    )
    space = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    return f'<rss version="2.0" {space}><channel><title>P</title>{sentence}</channel></rss>'.encode()


def based(base: str, *links: str) -> bytes:
    """Atom whose links are relative to `xml:base`."""
    sentence = "".join(f'<entry><id>u:{n}</id><title>Item {n}</title><link href="{href}"/>'
                   f"<published>{DAY.isoformat()}</published></entry>" for n, href in enumerate(links))  # fmt: skip
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}"><title>F</title>{sentence}</feed>'.encode()


def early_rss(*titles: str) -> bytes:
    """RSS 0.91 with its DTD."""
    sentence = "".join(f"<item><title>{title}</title><link>{SITE}/{title[-1]}</link></item>" for title in titles)
    head = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">'
    return (
        f'<?xml version="1.0"?>{head}<rss version="0.91"><channel><title>F</title>{sentence}</channel></rss>'.encode()
    )


def rdf(*titles: str) -> bytes:
    """RSS 1.0, its items beside the channel."""
    sentence = "".join(
        f'<item rdf:about="{SITE}/{title[-1]}"><title>{title}</title><link>{SITE}/{title[-1]}</link>'
        "<dc:date>2026-11-20T08:00+01:00</dc:date></item>"
        for title in titles
    )
    spaces = (
        'xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return f'<rdf:RDF {spaces}><channel rdf:about="{SITE}/"><title>F</title></channel>{sentence}</rdf:RDF>'.encode()


def early_atom(*titles: str, modified: str = "2026-11-20T08:00:00Z") -> bytes:
    """Atom 0.3."""
    sentence = "".join(
        f'<entry><title>{title}</title><link rel="alternate" type="text/html" href="{SITE}/{title[-1]}"/>'
        f"<id>tag:news.example,2026:{title[-1]}</id><issued>2026-11-20T08:00:00</issued>"
        f"<modified>{modified}</modified></entry>"
        for title in titles
    )
    return f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title>{sentence}</feed>'.encode()


def relaunched(*titles: str, path: str, date: str = "") -> bytes:
    return rss(*(Item(title, f"{SITE}/{path}/{n}", f"{path}-{n}", date) for n, title in enumerate(titles)))


def sitemap(*pages: tuple[str, str]) -> bytes:
    """A map of (path, lastmod)."""
    sentence = "".join(f"<url><loc>{SITE}{path}</loc><lastmod>{changed}</lastmod></url>" for path, changed in pages)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{sentence}</urlset>'.encode()


WHOLE = rss(C.but(text="one two three"), A.but(text="four five six seven"), B.but(text="eight nine ten"))
PODCAST = f"{SITE}/1.mp3?token=aa"
IDS = [
    of("a guid that is no link goes from http to https",
       permalinks("http://n.example/p/1", shown=' isPermaLink="false"'),
       permalinks("https://n.example/p/1", shown=' isPermaLink="false"')),
    of("a guid that is the link goes from http to https", permalinks("http://n.example/p/1"),
       (permalinks("https://n.example/p/2", "https://n.example/p/1"), ("+ T 2",))),
    of("one guid, own links", rss(A.but(guid="x"), B.but(guid="x")),
       (rss(C.but(guid="x"), B.but(guid="x"), A.but(guid="x")), ("+ Item 3",))),
    of("one id for a text and its revision", entries(("u:1", "First", "2026-11-20T08:00:00Z")),
       (entries(("u:1", "Second", "2026-11-21T08:00:00Z"), ("u:1", "First", "2026-11-20T08:00:00Z")), ("± Second",)),
       entries(("u:1", "First", "2026-11-20T08:00:00Z"), ("u:1", "Second", "2026-11-21T08:00:00Z"))),
    of("a guid made at each build, one link", rss(A), rss(A.but(guid="b-1"), A), rss(A.but(guid="b-2"))),
    of("two items without dates and guids share a link, one has other words: told, if as a new one",
       rss(A.but(link=f"{SITE}/poll", guid="", date=""), B.but(link=f"{SITE}/poll", guid="", date="")),
       (rss(A.but(link=f"{SITE}/poll", guid="", date="", title="Item 1, closed"),
            B.but(link=f"{SITE}/poll", guid="", date="")), ("+ Item 1, closed",))),
    of("a number that breaks caches, no guid", rss(A.but(guid="", link=f"{A.link}?v=1700000001")),
       rss(A.but(guid="", link=f"{A.link}?v=1700000999"))),
    of("marks of where a reader came from", rss(A.but(guid="", date="")),
       rss(A.but(guid="", date="", link=f"{A.link}?ref=rss&source=feed")),
       rss(A.but(guid="", date="", link=f"{A.link}#xtor=RSS-1")),
       rss(A.but(guid="", date="", link=f"{A.link}?mtm_campaign=x&mc_cid=9"))),
    of("the door for telephones", rss(A.but(guid="", date="")),
       rss(A.but(guid="", date="", link="https://m.news.example/a/1"))),
    of("a series under one title", rss(A.but(title="Weekly report")),
       (rss(B.but(title="Weekly report", date=LATER), A.but(title="Weekly report")), ("+ Weekly report",))),
    of("notices that differ in a country",
       rss(A), (rss(*(Item(f"Aluminum Extrusions From {land}", f"{SITE}/fr/{n}", f"fr-{n}", text="Notice of duties.")
                      for n, land in enumerate(("Colombia", "Ecuador", "Peru")))),
                ("+ Aluminum Extrusions From Colombia", "+ Aluminum Extrusions From Ecuador",
                 "+ Aluminum Extrusions From Peru"))),
]  # fmt: skip
DATES = [
    of("a date gets its zone", dated(A, "2026-11-20 08:00:00"), dated(A, "Fri, 20 Nov 2026 08:00:00 +0000")),
    of("names of zones and their numbers", dated(A, "Fri, 20 Nov 2026 09:00:00 EST"),
       dated(A, "Fri, 20 Nov 2026 09:00:00 -0500"), dated(A, "Fri, 20 Nov 2026 15:00:00 CET")),
    of("an item gets a date", dated(A, ""), rss(A)),
    of("all items get new dates", rss(A, B, C), rss(*(item.but(date=LATER) for item in (A, B, C)))),
    of("all dates are the hour of the build, no guids",
       rss(A.but(guid="", date="Fri, 20 Nov 2026 12:00:00 GMT"), B.but(guid="", date="Fri, 20 Nov 2026 12:00:00 GMT")),
       rss(A.but(guid="", date="Sat, 21 Nov 2026 12:00:00 GMT"), B.but(guid="", date="Sat, 21 Nov 2026 12:00:00 GMT"))),
    of("updated alone moves", entries(("u:1", "First", "2026-11-20T08:00:00Z")),
       entries(("u:1", "First", "2026-11-21T09:00:00Z"))),
    of("last updated long ago, seen today", entries(("u:1", "First", "2026-11-20T08:00:00Z")),
       entries(("u:1", "First", "2026-11-20T08:00:00Z"), ("u:2", "Ancient", "2019-01-20T08:00:00Z"))),
    of("oldest first", rss(A, B), (rss(A, B, C), ("+ Item 3",))),
    of("weeks ahead, then its true date", rss(A), (rss(B.but(date="Mon, 04 Jan 2027 08:00:00 GMT"), A), ("+ Item 2",)),
       rss(B, A)),
]  # fmt: skip
FORMS = [
    of("cut inside a text that is known", WHOLE, WHOLE[: WHOLE.index(b"six seven")], WHOLE),
    of("cut inside the title of a new item", rss(A, B),
       rss(A, B, C.but(title="Draft list of minerals")).partition(b"nerals")[0],
       (rss(A, B, C.but(title="Draft list of minerals")), ("+ Draft list of minerals",))),
    of("cut inside an attribute of an entry", atom(A, B), atom(A, B)[: atom(A, B).rindex(b"<link") + 25]),
    of("enclosures alone, their tokens change", enclosures(PODCAST), enclosures(PODCAST.replace("aa", "bb")),
       (enclosures(PODCAST, f"{SITE}/2.mp3"), ("+ Episode 2",))),
    of("relative to a base, then absolute", based(f"{SITE}/a/", "1", "2"),
       based("https://other.example/", f"{SITE}/a/1", f"{SITE}/a/2")),
    of("entities escaped twice", rss(A.but(title="Ore & Co")), rss(A.but(title="Ore &amp; Co")),
       rss(A.but(title="Ore &amp;amp; Co"))),
    of("CDATA with markup in a title", rss(A),
       rss(A.but(title="@")).replace(b"@", b"<![CDATA[<em>Item</em>&nbsp;1]]>")),
    of("typographic signs", rss(A.but(title="The ministry's \"list\" - part 1")),
       rss(A.but(title="The ministry’s “list” – part 1"))),
    of("RSS 0.91", early_rss("Item 1"), early_rss("Item 1"), (early_rss("Item 2", "Item 1"), ("+ Item 2",))),
    of("RSS 1.0", rdf("Item 1"), (rdf("Item 2", "Item 1"), ("+ Item 2",)), rdf("Item 1", "Item 2")),
    of("Atom 0.3", early_atom("Item 1"), early_atom("Item 1", modified="2026-11-23T08:00:00Z"),
       (early_atom("Item 2", "Item 1"), ("+ Item 2",))),
    of("JSON Feed of either version", json_feed(A.but(guid="17"), version="https://jsonfeed.org/version/1"),
       json_feed(A.but(guid="17")).replace(b'"17"', b"17"), (json_feed(B.but(guid="18"), A.but(guid="17")),
                                                             ("+ Item 2",))),
    of("a line of the publisher's at the end of each text", rss(A.but(text="A text."), B.but(text="Another.")),
       rss(A.but(text="A text. The post Item 1 appeared first on News."),
           B.but(text="Another. The post Item 2 appeared first on News."))),
    of("a count in the title", rss(A.but(title="Gallium talks (3 comments)")),
       rss(A.but(title="Gallium talks (11 comments)"))),
]  # fmt: skip
SITES = [
    of("a relaunch without dates", relaunched(*TITLES, path="old"), relaunched(*TITLES, path="new")),
    of("a relaunch with the dates of the move", relaunched(*TITLES, path="old", date="Fri, 13 Nov 2026 08:00:00 GMT"),
       relaunched(*TITLES, path="new", date=LATER)),
    of("a relaunch and one that is new", relaunched(*TITLES, path="old"),
       (relaunched(*TITLES, "Tungsten scrap: export duty proposed", path="new"),
        ("+ Tungsten scrap: export duty proposed",))),
    of("reports that come each month under their titles",
       relaunched("Prices of antimony", "Prices of gallium", "Prices of tin in China", path="october",
                  date="Fri, 23 Oct 2026 08:00:00 GMT"),
       (rss(*(Item(title, f"{SITE}/nov/{n}", f"n-{n}", f"{20 + n} Nov 2026 08:00:00 GMT", f"It rose by {n}%.")
              for n, title in enumerate(("Prices of antimony", "Prices of gallium", "Prices of tin in China")))),
        ("+ Prices of antimony", "+ Prices of gallium", "+ Prices of tin in China"))),
    of("retracted", rss(A, B), (rss(A.but(title="RETRACTED: Item 1"), B), ("± RETRACTED: Item 1",)), rss(B)),
    of("empty for a day", rss(A, B), rss(), (rss(C, A, B), ("+ Item 3",))),
    of("text A, B, A", rss(A.but(text="Comments by May 3.")), (rss(A.but(text="Comments by May 9.")), ("± Item 1",)),
       (rss(A.but(text="Comments by May 3.")), ("± Item 1",))),
]  # fmt: skip
MAPS = [
    of("all pages of a map are touched", sitemap(("/news/a-1", "2026-11-01"), ("/news/b-2", "2026-11-02")),
       sitemap(("/news/a-1", "2026-11-21"), ("/news/b-2", "2026-11-21"))),
    of("a new page and an old one", sitemap(("/news/lithium-list", "2026-11-01")),
       (sitemap(("/news/lithium-list", "2026-11-21"), ("/news/cobalt-list", "2026-11-20"),
                ("/news/old-list", "2019-03-01"), ("/news/2018/05/17/older-list", "2026-11-21")), ("+ Cobalt list",))),
]  # fmt: skip
THREADS: list[History] = [*IDS, *DATES, *FORMS, *SITES]
