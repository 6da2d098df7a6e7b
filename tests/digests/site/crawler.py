"""Reads a site from its folder, as a crawler does: every link, every address, what is live in a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Each page by its address."""
    for path in sorted(site.rglob("*.html")):
        if ".critmin-site" not in path.parts:
            yield path.relative_to(site).as_posix(), html.document_fromstring(path.read_bytes())


def links(page: html.HtmlElement) -> Iterator[str]:
    """Where it leads and what it loads."""
    for _, attribute, link, _ in page.iterlinks():
        if attribute in {"href", "src", "action"}:
            yield link


def broken(site: Path) -> list[str]:
    """The links of all pages that lead to nothing in the site. Links to other hosts are not asked for."""
    results = []
    known: dict[str, bool] = {}
    for address, page in pages(site):
        for link in set(links(page)):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))
            if parts.path and target not in known:
                path = site / target
                known[target] = (path / "index.html").is_file() if path.is_dir() else path.is_file()
            outside = target.startswith("..")
            if parts.path and (outside or not known[target]):
                results.append(f"{address} -> {link}")
    return results


def live(page: html.HtmlElement) -> list[str]:
    """What in a page could act and is not ours: scripts, handlers, frames, styles, dangerous addresses."""
    results = []
    for element in page.iter(etree.Element):
        tag = element.tag if isinstance(element.tag, str) else "?"
        if tag in {"iframe", "object", "embed", "style", "base", "math", "img"}:
            results.append(f"<{tag}>")
        if tag == "script" and (element.text or not str(element.get("src", "")).startswith(("static/", "../"))):
            results.append("<script>")
        for name, value in element.attrib.items():
            if str(name).startswith("on") or name in {"style", "srcdoc", "formaction"}:
                results.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and urlsplit(str(value).strip()).scheme not in {"", "https", "http"}:
                results.append(f"{tag} {name}={value}")
    return results
