"""A report as HTML, Markdown, text, CSV, XLSX, DOCX or JSON. Each form is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum

import orjson

from digests.tables.frame import Report
from vocabulary.errors import ConfigurationError


class Form(StrEnum):
    """What a report can be rendered as."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"

    @property
    def is_binary(self) -> bool:
        """Whether it is for a file, not for a terminal."""
        return self in {Form.XLSX, Form.DOCX}


def drawn(report: Report, form: Form) -> bytes:
    """`report` as a file. Raises `ConfigurationError` where CSV or XLSX are asked for and it has no table."""
    if form in {Form.CSV, Form.XLSX} and not report.tables:
        raise ConfigurationError(f"the report {report.name} has no table at this date: choose html, markdown or docx")
    return _DRAW[form](report)


def _html(report: Report) -> bytes:
    from digests.tables.markup import html

    return html(report).encode()


def _markdown(report: Report) -> bytes:
    from digests.tables.markup import markdown

    return markdown(report).encode()


def _text(report: Report) -> bytes:
    from digests.tables.markup import text

    return text(report).encode()


def _csv(report: Report) -> bytes:
    from digests.tables.comma_separated import comma_separated

    return comma_separated(report).encode()


def _xlsx(report: Report) -> bytes:
    from digests.tables.workbook import workbook

    return workbook(report)


def _docx(report: Report) -> bytes:
    from digests.tables.document import document

    return document(report)


def _json(report: Report) -> bytes:
    return orjson.dumps(asdict(report), option=orjson.OPT_INDENT_2) + b"\n"


_DRAW: dict[Form, Callable[[Report], bytes]] = {
    Form.HTML: _html,
    Form.MARKDOWN: _markdown,
    Form.TEXT: _text,
    Form.CSV: _csv,
    Form.XLSX: _xlsx,
    Form.DOCX: _docx,
    Form.JSON: _json,
}
