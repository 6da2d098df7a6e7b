"""An HTML page as a tree: decoded, parsed, without what no reader sees; and its main text."""

from __future__ import annotations

import re
from functools import lru_cache

import trafilatura
from lxml import etree, html

from pipeline.document import Document
from pipeline.extract import ExtractionError
from pipeline.extract._noise import quiet_sentences
from pipeline.extract._text import line

_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
MARKUP = re.compile(r"<(?:!doctype|html|body|head|div|p|ul|li|table)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHROME = re.compile(
    r"(?:[a-z]+[-_])*(?:nav|navbar|navigation|menu|megamenu|breadcrumbs?|pager|pagination|footer|sidebar|cookies?|consent"
    r"|gdpr|skiplinks?|share|social|related|newsletter)(?:[-_]+(?:bar|banner|box|block|list|item|items|links?|notice|main"
    r"|menu|container|wrapper|popup|primary|secondary|top|left|right))*",
    re.IGNORECASE,
)  # as a whole class name: "site-footer", "cookie-banner", "menu__item"; not "no-sidebar-layout"
_CONTENT = frozenset({"html", "body", "main", "article"})
_CHROME_TAGS = frozenset({"nav", "footer", "aside", "dialog", "script", "style", "noscript", "template", "svg"})
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"})
_TABLE_BARS = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")


def tree(document: Document) -> html.HtmlElement:
    """The page's tree. Raises `ExtractionError` when there is no markup in it."""
    text = _NOT_TEXT.sub("", _DECLARATION.sub("", _decoded(document)))
    if "<" not in text:
        raise ExtractionError(f"{document.url}: expected an HTML page, found no markup")
    try:
        return html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(f"{document.url}: expected an HTML page: {error}") from error


def _decoded(document: Document) -> str:
    """The text of the page: byte order mark, then Content-Type, then <meta>, then UTF-8 if it is, else windows-1252."""
    body = document.body.read()
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-8-sig" if body.startswith(b"\xef") else "utf-16", "replace")
    meta = _META_CHARSET.search(body[:4096])
    for charset in (document.charset, meta[1].decode("ascii") if meta else None, "utf-8"):
        try:
            return body.decode(charset or "utf-8")
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", "replace")


def is_chrome(element: html.HtmlElement) -> bool:
    """Whether an element is what stands around a page's content: menus, footers, cookie banners.

    What holds the main element is no chrome, whatever it is called: a <header> that is never closed holds the page.
    Forms are none either: some content systems put the whole page into one.
    """
    named = (
        element.tag in _CHROME_TAGS
        or element.get("role") in _CHROME_ROLES
        or _names_chrome(element.get("class", ""))
        or _names_chrome(element.get("id", ""))
    )
    return named and element.tag not in _CONTENT and next(element.iter("main"), None) is None


@lru_cache(maxsize=4096)
def _names_chrome(names: str) -> bool:
    return any(map(_CHROME.fullmatch, names.split()))


def in_chrome(element: html.HtmlElement) -> bool:
    """Whether an element or one around it is chrome."""
    return is_chrome(element) or any(is_chrome(ancestor) for ancestor in element.iterancestors())


def text_of(element: html.HtmlElement) -> str:
    """All text in an element, on one line."""
    return line(" ".join(str(piece) for piece in element.itertext()))


def main_text(root: html.HtmlElement) -> str:
    """The main text of a page, one block a line, tables included; empty when there is none. Changes the tree."""
    for element in [element for element in root.iter(etree.Element) if is_chrome(element)]:
        element.drop_tree()
    for hidden in root.xpath("//*[@data-cfemail]"):
        hidden.drop_tree()
    text = trafilatura.extract(
        root,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
    )
    return "\n".join(_TABLE_BARS.sub(" ", block).removeprefix("- ") for block in (text or "").splitlines())


def page_sentences(root: html.HtmlElement) -> list[str]:
    """The sentences of a page's main text without noise (`_noise` has the rule), in reading order. Changes the tree."""
    return quiet_sentences(main_text(root))
