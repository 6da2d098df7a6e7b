"""A `Digest` -> HTML, text, Markdown or JSON. Decides nothing about what is told, only how it looks.

Whatever a template prints is cleaned and escaped by its environment, never by the template: HTML by
autoescape, Markdown and text by `finalize`. Templates run in a sandbox that cannot change what it is given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache

import css_inline
from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from digests.forms.as_json import as_json
from digests.forms.size_limit import LIMIT, fit_to_size
from digests.forms.view import (
    asides,
    details,
    evidence,
    folds,
    later,
    links,
    more,
    still,
    when,
)
from digests.issue.ahead import in_lines
from digests.issue.digest import Digest
from digests.words.wording import clean, wrap
from vocabulary.errors import ConfigurationError

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$]|(?<=http):|(?<=https):|(?<=www)\.")
_LEADING = re.compile(r"^(?:[#+=>-]|(?<!\d)\d{1,9}(?=[.)](?:\s|$)))")


class Format(StrEnum):
    """What a digest can be rendered as."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def render(digest: Digest, form: str) -> str:
    """`digest` as one of `Format`. All but JSON stay under `fit.LIMIT` bytes: what does not fit is counted.

    Raises `ConfigurationError` for another format.
    """
    if form not in list(Format):
        raise ConfigurationError(f"there is no digest format {form!r}; expected one of {', '.join(Format)}")
    if form == Format.JSON:
        return json.dumps(as_json(digest), indent=2, ensure_ascii=False) + "\n"
    return fit_to_size(digest, _DRAW[Format(form)], LIMIT, _size)


def draw(digest: Digest, form: Format) -> str:
    """`digest` as HTML, text or Markdown, with all its events, however large it becomes."""
    return _DRAW[form](digest)


def _size(page: str) -> int:
    return len(page.encode())


def _html(digest: Digest) -> str:
    page = _environment(html=True, finalize=_clean).get_template("digest.html.j2").render(digest=digest)
    return _inliner().inline(page) + "\n"


def _text(digest: Digest) -> str:
    return _environment(html=False, finalize=_clean).get_template("digest.txt.j2").render(digest=digest)


def _markdown(digest: Digest) -> str:
    return _environment(html=False, finalize=escaped).get_template("digest.md.j2").render(digest=digest)


_DRAW: dict[Format, Callable[[Digest], str]] = {
    Format.HTML: _html,
    Format.TEXT: _text,
    Format.MARKDOWN: _markdown,
}


@cache
def _inliner() -> css_inline.CSSInliner:
    """Moves the rules of `<style>` to the elements, as mail clients want it. Loads nothing."""
    return css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)


@cache
def _environment(*, html: bool, finalize: Callable[[object], object]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("digests.forms"),
        autoescape=html,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        links=links,
        asides=asides,
        details=details,
        evidence=evidence,
        folds=folds,
        later=later,
        more=more,
        still=still,
        in_lines=in_lines,
        when=when,
    )
    environment.filters.update(wrap=_wrapped, destination=_destination, laid_out=_laid_out)
    return environment


def html_template(name: str) -> Template:
    """A template of this package for a web page: whatever it prints is cleaned and escaped."""
    return _environment(html=True, finalize=_clean).get_template(name)


def template(name: str, *, markdown: bool) -> Template:
    """A template for Markdown, whose special characters are escaped, or for plain text."""
    return _environment(html=False, finalize=escaped if markdown else _clean).get_template(name)


def _clean(value: object) -> object:
    """What a template prints, on one line and without invisible characters; text that is laid out stays as it is."""
    return value if isinstance(value, Markup) else clean(str(value))


def escaped(value: object) -> object:
    """The same, with every character that Markdown would act on escaped (CommonMark 0.31, section 2.4)."""
    if isinstance(value, Markup):
        return value
    text = _SPECIAL.sub(r"\\\g<0>", clean(str(value)))
    return _LEADING.sub(_harmless, text)


def _harmless(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _wrapped(value: object, first: str = "", rest: str = "") -> Markup:
    """Cleaned text laid out in lines of the width of a mail."""
    return Markup(wrap(clean(str(value)), first, rest))  # noqa: S704 - plain text, never HTML


def _laid_out(value: str) -> Markup:
    """A line whose columns are set already; its cells were cleaned one by one."""
    return Markup(value)  # noqa: S704 - plain text, never HTML


def _destination(value: str) -> Markup:
    """A checked web address as the destination of a Markdown link."""
    return Markup(value.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C"))  # noqa: S704 - not HTML
