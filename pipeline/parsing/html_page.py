"""An HTML page as a tree: decoded, parsed; and what stands around its content."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree, html

from pipeline.charsets import no_text, readable, undoubled
from pipeline.document import Document
from pipeline.extraction import ExtractionError
from pipeline.parsing.text import line

_META_CHARSET = re.compile(rb"<meta[^<>]{1,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,60})", re.IGNORECASE)
MARKUP = re.compile(r"<(?:!doctype|html|body|head|div|p|ul|li|table)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")  # of ASCII, what is no text
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHROME = re.compile(
    r"(?!(?:no|has|with|without|hide|hidden)[-_])(?:[a-z]+[-_])*(?:nav|navbar|navigation|menu|megamenu|breadcrumbs?|pager|pagination|footer|sidebar|cookies?|consent"
    r"|gdpr|skiplinks?|share|social|related|newsletter)(?:[-_]+(?:bar|banner|box|block|list|item|items|links?|notice|main"
    r"|menu|container|wrapper|popup|primary|secondary|top|left|right))*",
    re.IGNORECASE,
)  # as a whole class name: "site-footer", "cookie-banner", "menu__item"; not "no-sidebar-layout" or "no-footer"
_CONTENT = frozenset({"html", "body", "main", "article"})
CHROME_TAGS = frozenset({"nav", "footer", "aside", "dialog", "script", "style", "noscript", "template", "svg"})
CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"})
_PARSER = (
    etree.HTMLParser()
)  # all elements of one class: which form or field one is, nobody asks, and asking takes long
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(
        element=html.HtmlElement,
        comment=html.HtmlComment,
        pi=html.HtmlProcessingInstruction,
        entity=html.HtmlEntity,
    )
)


def tree(document: Document) -> html.HtmlElement:
    """The page's tree, for pages on a hot path. Raises `ExtractionError` when there is no markup in it."""
    text = markup(document)
    try:
        return html.document_fromstring(text, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(f"{document.url}: expected an HTML page: {error}") from error


def markup(document: Document) -> str:
    """The page as text that a parser takes. Raises `ExtractionError` when there is no markup in it."""
    text = _DECLARATION.sub("", _decoded(document))
    if not text.isascii():
        text = _NOT_TEXT.sub("", text)
    elif len(plain := text.encode().translate(None, _CONTROLS)) < len(text):  # ten times as fast as the pattern
        text = plain.decode()
    if "<" not in text:
        raise ExtractionError(f"{document.url}: expected an HTML page, found no markup")
    return text


def _decoded(document: Document) -> str:
    """The text of the page: by its mark, as UTF-8 if it can only be that, by Content-Type, <meta>, else windows-1252.

    Of what says that it is another charset and is valid UTF-8 the bytes are believed, as other charsets hardly ever
    make its letters of several bytes: a server's setting changes more often than a page's encoding.
    """
    body = document.body.read()
    if what := no_text(body[:1024]):
        raise ExtractionError(f"{document.url}: expected an HTML page, found {what}")
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-8-sig" if body.startswith(b"\xef") else "utf-16", "replace")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return _as_declared(document, body)
    return _as_declared(document, body) if text.isascii() else undoubled(text)


def _as_declared(document: Document, body: bytes) -> str:
    """The text of a page that is not UTF-8, or all ASCII, which is how ISO 2022 and HZ write other letters."""
    meta = _META_CHARSET.search(body[:4096])
    named = (document.charset, readable(meta[1].decode("ascii")) if meta else None, "utf-8")
    for charset in filter(None, named):
        try:
            return body.decode(charset)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", "replace")


def is_chrome(element: html.HtmlElement) -> bool:
    """Whether an element is what stands around a page's content: menus, footers, cookie banners.

    What holds the main element is no chrome, whatever it is called: a <header> that is never closed holds the page.
    Forms are none either: some content systems put the whole page into one.
    """
    tag = element.tag if isinstance(element.tag, str) else ""
    named = called_chrome(tag, element.get("role"), element.get("class"), element.get("id"))
    return named and next(element.iter("main"), None) is None


def called_chrome(tag: str, role: str | None, classes: str | None, name: str | None) -> bool:
    """Whether an element is called what stands around a page's content: by its tag, role, class or id."""
    if tag in CHROME_TAGS:
        return True
    if not (role or classes or name) or tag in _CONTENT:
        return False
    return role in CHROME_ROLES or names_chrome(classes or "") or names_chrome(name or "")


@lru_cache(maxsize=4096)
def names_chrome(names: str) -> bool:
    """Whether one of the names in a `class` or `id` is one of chrome."""
    return any(map(_CHROME.fullmatch, names.split()))


def in_chrome(element: html.HtmlElement) -> bool:
    """Whether an element or one around it is chrome."""
    return is_chrome(element) or any(is_chrome(ancestor) for ancestor in element.iterancestors())


def text_of(element: html.HtmlElement) -> str:
    """All text in an element, on one line."""
    if len(element) == 0:
        return line(element.text or "")
    return line(" ".join(str(piece) for piece in element.itertext()))
