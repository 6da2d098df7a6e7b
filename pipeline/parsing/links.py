"""Canonical addresses: one key for an article, whichever way a feed, a mail or a page links to it.

Folded: http and https, `www.`, default ports, the trailing slash, doors for AMP and telephones (`m.`), other fragments,
the query's order and parameters that only say where a reader came from. Kept: every other parameter (`articleid=`,
`uri=CELEX:...`) and fragments that are routes (`#/news/1`).
Which parameters are tracking was read off real feeds. Must not open a connection: redirects stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

_TRACKING = frozenset(
    "_ga _gl _hsenc _hsmi campaign_id cmp cmpid dclid emc fbclid feedname feedtype fromrss gclid igshid mc_cid "
    "mc_eid mkt_tok msclkid ncid ns_campaign ns_fee ns_linkname ns_mchannel ns_source ocid rss smid wprss "
    "wt_mc xtor yclid".split()
)
_TRACKING_PREFIX = ("utm_", "at_", "pk_", "mtm_", "hsa_")
_TRACKING_VALUE = re.compile(
    r"^(?:(?:source|ref|from|mc|partner)=(?:rss|feed|atom|newsletter|email)\b.*|amp=1?|outputtype=amp"
    r"|(?:jsessionid|phpsessid|aspsessionid\w*|sid|sessionid)=[0-9a-z]{16,})$",
    re.IGNORECASE,
)
_SESSION_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_AMP_END = re.compile(r"(?:/{1,9}amp(?:\.html)?|\.amp){1,9}/{0,9}$")
_AMP_CACHE = re.compile(r"^/(?:[cv]|amp)/(?:s/)?(?P<inner>[^/]+\..*)$")
_ANSI_NEWS = re.compile(r"^/standards-news/all-news/(?:\d{4}/\d{1,2}/)?(?P<slug>[^/]+)$", re.IGNORECASE)
_WEB = ("http", "https")
_SIMPLE = re.compile(r"https?://(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9})(/[A-Za-z0-9._~:@!$&'()*+,=/-]*)")
_SERVED = re.compile(
    r"https?://(?:(?:web|srv|server|node|app|cache|host|origin|proxy|backend)-?\d|[^/:@?#]{1,253}:\d)", re.IGNORECASE
)  # what `_SERVER` changes begins so
_SERVER = re.compile(
    r"^https?://(?:(?:web|srv|server|node|app|cache|host|origin|proxy|backend)-?\d{1,3}\.(?=[^./:]{1,63}\.))?"
    r"(?P<host>[^/:@?#]{1,253})(?::\d{1,5})?(?P<path>/[^#]+)$",
    re.IGNORECASE,
)
_DOOR = re.compile(r"^(?:amp|m|mobile)\.(?=[^.]+\.)")  # the same articles for other screens
_SPECIAL = re.compile(
    r"//www\.www\.|//(?:www\.)?(?:amp|m|mobile)\.|ansi\.org|google\.com|ampproject|[/.]amp(?:/|\.html|$)"
)
_WHOLE = re.compile(
    r"https?://[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}/[!-\x22\x24-:<->@-~]*(?:\?[!-\x22\x24-~]+)?"
)
_ROUTE = ("/", "!")  # fragments that are the address of a page made by a script: `/#/news/1`, `/#!/news/1`


def absolute(link: str, base: str) -> str | None:
    """`link` as a web address, resolved against `base`; `None` for what is no web address (mailto:, javascript:)."""
    link = link.strip()
    if _WHOLE.fullmatch(link):
        return link
    try:
        parts = urlsplit(urljoin(base, link))
        parts.port  # noqa: B018 - reading the port checks it
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in _WEB and parts.hostname else None


@lru_cache(4_000)  # an item's address is asked for as its key, as one of its names and against its neighbours
def canonical(url: str) -> str:
    """The key of the web address `url`: what stays the same when the same article is linked in another way.

    ANSI's news stands under three shapes of address; the month folders of one of them are dropped, and the old shape
    keeps its `articleid` alone (shared notes on news, section 1).
    """
    if (plain := _SIMPLE.fullmatch(url)) and not _SPECIAL.search(url):
        return f"https://{plain[1]}{plain[2].rstrip('/')}"
    parts = urlsplit(unwrapped(url))
    host = _host(parts)
    path = _path(parts.path)
    query = _query(parts.query)
    if host == "ansi.org":
        path, query = _ansi(path, query)
    route = f"#{parts.fragment}" if parts.fragment.startswith(_ROUTE) else ""
    return f"https://{host}{path}{'?' if query else ''}{urlencode(query, safe=':/,', errors='replace')}{route}"


def without_server(url: str) -> str:
    """The key of the address without the name of one server of several and its port: `web02.site:8080/a`, `site/a`."""
    served = _SERVER.match(url) if _SERVED.match(url) else None
    return canonical(f"https://{served['host']}{served['path']}" if served else url)


def unwrapped(url: str) -> str:
    """The address inside a redirector that carries it in the open (Google Alerts, AMP caches); else `url` itself."""
    lower = url.lower()
    if "google.com" not in lower and "ampproject" not in lower:  # the hosts of these redirectors
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    inner: str | None = None
    if host == "google.com" and parts.path == "/url":
        inner = next((value for name, value in parse_qsl(parts.query) if name in ("url", "q")), None)
    elif (host == "google.com" and parts.path.startswith("/amp/")) or host.endswith("cdn.ampproject.org"):
        cached = _AMP_CACHE.match(parts.path)
        inner = f"https://{cached['inner']}" if cached else None
    return (absolute(inner, url) if inner else None) or url


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    host = _DOOR.sub("", host)
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    escaped = quote(_ESCAPE.sub(_unescape, _SESSION_PATH.sub("", path)), safe="/%:@!$&'()*+,;=~", errors="replace")
    return _AMP_END.sub("", escaped).rstrip("/")


def _unescape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _query(query: str) -> list[tuple[str, str]]:
    pairs = parse_qsl(query, keep_blank_values=True)
    return sorted((name, value) for name, value in pairs if not _is_noise(name, value))


def _is_noise(name: str, value: str) -> bool:
    lower = name.lower()
    return lower in _TRACKING or lower.startswith(_TRACKING_PREFIX) or bool(_TRACKING_VALUE.match(f"{lower}={value}"))


def _ansi(path: str, query: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    if news := _ANSI_NEWS.match(path):
        return f"/standards-news/all-news/{news['slug'].lower()}", []
    if articles := [(name.lower(), value.lower()) for name, value in query if name.lower() == "articleid"]:
        return path.lower().removesuffix(".aspx"), articles
    return path, query


def repeated(keys: Iterable[str | None]) -> set[str]:
    """The keys that occur more than once."""
    seen: set[str] = set()
    again: set[str] = set()
    for key in keys:
        if key is not None:
            (again if key in seen else seen).add(key)
    return again
