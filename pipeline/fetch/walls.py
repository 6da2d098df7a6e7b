"""Bot walls and login pages: answers that look like a page and are none. Pure; judges what it is given.

A wall that is taken for the page would be told as "everything was removed", and a page that is taken for a wall
would never be read; so a mark that honest pages carry too (a vendor's script) counts only where there is little else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.fetch.standins import Page, Suspicion, says_anything_else, suspicion

HEAD = 64 * 1024  # bytes of a body that are looked at
_START = 4 * 1024  # of a body that is larger than any wall, only where its title is
_SHORT = 1000  # characters of visible text; a wall says no more than this
_HARDLY_ANY = 200

# Only a refusal carries these (Cloudflare: "cf-mitigated"; AWS WAF developer guide: CAPTCHA and Challenge actions).
_HEADERS = {
    "cf-mitigated": ("Cloudflare", re.compile(r"challenge|block")),
    "x-amzn-waf-action": ("AWS WAF", re.compile(r"challenge|captcha")),
    "x-sucuri-block": ("Sucuri", re.compile(r".")),
}
# Only with an error status: the same vendors put these on good answers, too.
_ERROR_HEADERS = {"x-datadome": "DataDome", "x-kpsdk-ct": "Kasada"}
_CERTAIN = {
    "_cf_chl_opt": "Cloudflare",
    "cf-browser-verification": "Cloudflare",
    "<title>just a moment...</title>": "Cloudflare",
    "<title>attention required! | cloudflare</title>": "Cloudflare",
    "incapsula incident id": "Imperva",
    "sec-if-cpt-container": "Akamai",
    "?bm-verify=": "Akamai",
    "sucuri_cloudproxy_js": "Sucuri",
}
_IN_SHORT_PAGES = {
    "used cloudflare to restrict access": "Cloudflare",
    "/cdn-cgi/challenge-platform/": "Cloudflare",
    "_incapsula_resource": "Imperva",
    "errors.edgesuite.net": "Akamai",
    "captcha-delivery.com": "DataDome",
    "gokuprops": "AWS WAF",
    "awswafintegration": "AWS WAF",
    "px-captcha": "HUMAN",
    "_pxappid": "HUMAN",
    "the requested url was rejected. please consult with your administrator": "F5",
    "checking your browser": "a challenge",
    "verify you are human": "a challenge",
    "verify you are a human": "a challenge",
    "verifying you are human": "a challenge",
    "verify that you are not a robot": "a challenge",
    "are you a robot": "a challenge",
    "pardon our interruption": "a challenge",
    "unusual traffic from your": "a challenge",
    "enable javascript and cookies to continue": "a challenge",
    "access to this page has been denied": "a challenge",
}
_CLOUDFLARE_CODE = re.compile(r"\s*error code: 10\d\d\s*$")
# What has no end reaches to the end of the text, as in a browser; that keeps the time linear, too.
_INVISIBLE = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|title)\b.*?(?:</\1\s*>|\Z)|<[^>]*(?:>|\Z)", re.DOTALL | re.I)
_SPACES = re.compile(r"\s+")
_REFRESH = re.compile(r"<meta[^>]{1,200}http-equiv=[\"']?refresh[^>]{0,1000}>")
_REFRESH_TARGET = re.compile(r"url\s*=\s*[\"']?([^\"'>\s]+)")
_RELOADS = re.compile(r"location\.(?:reload|replace|assign)\s*\(|location(?:\.href)?\s*=[^=]")
_PASSWORD = re.compile(r"<input[^>]{1,500}type\s{0,9}=\s{0,9}[\"']?password")
_LOGIN_PATH = re.compile(r"(?:^|/)(?:log-?in|sign-?in|log-?on|sso|saml2?|oauth2?|authorize)(?=[/.]|$)")
_LOGIN_HOST = re.compile(r"^(?:log-?in|sign-?in|sso|idp|auth|accounts)\.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is judged: `requested` and `url` are the first and last address, `head` the body's first `HEAD` bytes."""

    requested: str
    url: str
    status: int
    headers: Mapping[str, str]
    head: bytes
    size: int

    @property
    def is_error(self) -> bool:
        return not 200 <= self.status < 300 or self.status == 202


def wall(answer: Answer) -> str | None:
    """Whose bot wall this is, or None for any other answer."""
    by_header = _wall_in_headers(answer)
    if by_header or not (answer.is_error or _is_html(answer)):
        return by_header
    text = answer.head[: HEAD if answer.size <= HEAD else _START].decode("utf-8", "replace").lower()
    certain = _named(_CERTAIN, text)
    if certain:
        return certain
    if _CLOUDFLARE_CODE.match(text) and answer.is_error:
        return "Cloudflare"
    suspected = _named(_IN_SHORT_PAGES, text)
    if suspected:
        return suspected if _says_little(answer, text, _SHORT) and not _is_subject(suspected, answer) else None
    return "a challenge" if _reloads_itself(answer, text) and _says_little(answer, text, _HARDLY_ANY) else None


def _is_subject(suspected: str, answer: Answer) -> bool:
    """Whether the words of a challenge are what a page writes about."""
    if suspected != "a challenge" or answer.is_error:
        return False
    return says_anything_else(Page.of(answer.head.decode("utf-8", "replace")))


def login(answer: Answer) -> bool:
    """Whether the address led to a page that wants a login in place of the one that was asked for."""
    if not _moved(answer):
        return False
    requested, arrived = urlsplit(answer.requested.lower()), urlsplit(answer.url.lower())
    if _LOGIN_PATH.search(arrived.path) and not _LOGIN_PATH.search(requested.path):
        return True
    if _LOGIN_HOST.match(arrived.netloc) and not _LOGIN_HOST.match(requested.netloc):
        return True
    text = answer.head.decode("utf-8", "replace").lower() if _is_html(answer) else ""
    return bool(_PASSWORD.search(text)) and _says_little(answer, text, _SHORT)


def standing_in(answer: Answer) -> Suspicion | None:
    """What the answer seems to be in place of the page (maintenance, an error, consent, parking ...), or None."""
    if not _is_html(answer):
        return None
    text = answer.head.decode("utf-8", "replace")
    return suspicion(text, _visible(text) if answer.size <= HEAD else None)


def _wall_in_headers(answer: Answer) -> str | None:
    for name, (vendor, value) in _HEADERS.items():
        if value.match(answer.headers.get(name, "").lower()):
            return vendor
    vendors = [vendor for name, vendor in _ERROR_HEADERS.items() if name in answer.headers]
    return vendors[0] if vendors and answer.is_error else None


def _is_html(answer: Answer) -> bool:
    start = answer.head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return True
    return "html" in answer.headers.get("content-type", "") and not start.startswith(
        (b"<?xml", b"<rss", b"<feed", b"<rdf")
    )


def _named(marks: Mapping[str, str], text: str) -> str | None:
    return next((vendor for mark, vendor in marks.items() if mark in text), None)


def _says_little(answer: Answer, text: str, maximum: int) -> bool:
    """Whether a reader sees at most `maximum` characters of the whole body."""
    return answer.size <= HEAD and len(_visible(text)) <= maximum


def _visible(text: str) -> str:
    return html.unescape(_SPACES.sub(" ", _INVISIBLE.sub(" ", text))).strip()


def _reloads_itself(answer: Answer, text: str) -> bool:
    """A page that refreshes to its own address, or sets a cookie by script and loads anew."""
    if "document.cookie" in text and _RELOADS.search(text):
        return True
    refresh = _REFRESH.search(text)
    if not refresh:
        return False
    target = _REFRESH_TARGET.search(refresh.group(0))
    if target is None:
        return True
    try:
        parts, own = urlsplit(target.group(1)), urlsplit(answer.url.lower())
    except ValueError:
        return False
    return parts.netloc in ("", own.netloc) and parts.path in ("", own.path)


def _moved(answer: Answer) -> bool:
    return _place(answer.requested) != _place(answer.url)


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url.lower())
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/")
