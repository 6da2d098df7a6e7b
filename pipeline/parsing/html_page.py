"""An HTML page as a tree: decoded, parsed, without what no reader sees; and its main text."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from lxml import etree, html

from pipeline.charsets import no_text, readable
from pipeline.document import Document
from pipeline.extraction import ExtractionError
from pipeline.parsing.noise import quiet_sentences
from pipeline.parsing.text import line

_META_CHARSET = re.compile(rb"<meta[^<>]{1,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,60})", re.IGNORECASE)
MARKUP = re.compile(r"<(?:!doctype|html|body|head|div|p|ul|li|table)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")  # of ASCII, what is no text
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
_UNREAD = ("content", "value")
_TABLE_BARS = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")


def tree(document: Document) -> html.HtmlElement:
    """The page's tree, for pages on a hot path. Raises `ExtractionError` when there is no markup in it."""
    text = markup(document)
    try:
        return html.document_fromstring(text)
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
    """The text of the page: byte order mark, then Content-Type, then <meta>, then UTF-8 if it is, else windows-1252."""
    body = document.body.read()
    if what := no_text(body[:1024]):
        raise ExtractionError(f"{document.url}: expected an HTML page, found {what}")
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-8-sig" if body.startswith(b"\xef") else "utf-16", "replace")
    meta = _META_CHARSET.search(body[:4096])
    for charset in (document.charset, readable(meta[1].decode("ascii")) if meta else None, "utf-8"):
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
    tag = element.tag if isinstance(element.tag, str) else ""
    named = called_chrome(tag, element.get("role"), element.get("class"), element.get("id"))
    return named and next(element.iter("main"), None) is None


def called_chrome(tag: str, role: str | None, classes: str | None, name: str | None) -> bool:
    """Whether an element is called what stands around a page's content: by its tag, role, class or id."""
    if tag in _CONTENT:
        return False
    return tag in _CHROME_TAGS or role in _CHROME_ROLES or _names_chrome(classes or "") or _names_chrome(name or "")


@lru_cache(maxsize=4096)
def _names_chrome(names: str) -> bool:
    return any(map(_CHROME.fullmatch, names.split()))


def in_chrome(element: html.HtmlElement) -> bool:
    """Whether an element or one around it is chrome."""
    return is_chrome(element) or any(is_chrome(ancestor) for ancestor in element.iterancestors())


def text_of(element: html.HtmlElement) -> str:
    """All text in an element, on one line."""
    if len(element) == 0:
        return line(element.text or "")
    return line(" ".join(str(piece) for piece in element.itertext()))


def main_tree(root: html.HtmlElement) -> html.HtmlElement:
    """The tree, changed to what the main text is found in: without chrome, and without what is no text and made anew
    for each request (comments, tokens in forms and meta elements)."""
    for element in _outermost_chrome(root):
        element.drop_tree()
    for hidden in root.xpath("//*[@data-cfemail]"):
        hidden.drop_tree()
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in root.iter("meta", "input"):
        for name in _UNREAD:
            element.attrib.pop(name, None)
    return root


def _outermost_chrome(root: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that are chrome; what stands in them goes with them, and need not be looked at."""
    outermost, walk = [], etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if is_chrome(element):
            outermost.append(element)
            walk.skip_subtree()
    return outermost


def gist(cleaned: html.HtmlElement) -> bytes:
    """What a tree of `main_tree` says, in 16 bytes: of equal ones the main text is equal, since it is made of nothing
    else."""
    return blake2b(etree.tostring(cleaned, encoding="utf-8"), digest_size=16).digest()


def text_in(cleaned: html.HtmlElement) -> str:
    """The main text of a tree of `main_tree`, one block a line, tables included; empty when there is none."""
    import trafilatura  # takes longer to load than a page takes to read: not where nothing is new

    text = trafilatura.extract(
        cleaned,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
    )
    return "\n".join(_TABLE_BARS.sub(" ", block).removeprefix("- ") for block in (text or "").splitlines())


def main_text(root: html.HtmlElement) -> str:
    """The main text of a page. Changes the tree."""
    return text_in(main_tree(root))


def page_sentences(root: html.HtmlElement) -> list[str]:
    """The sentences of a page's main text without noise (`_noise` has the rule), in reading order. Changes the tree."""
    return quiet_sentences(main_text(root))
