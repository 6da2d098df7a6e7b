"""What the tests of news extractors share: a source, a document, and reading it with its body closed again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hypothesis import strategies as st

from pipeline.document import Body, Document
from pipeline.extract import extractor
from pipeline.extraction import Extraction, ExtractionError
from pipeline.source import Expectations, Options, Source

HERE = "https://news.example.org/all/"
BROKEN = st.binary(max_size=200) | st.text(max_size=80).map(
    lambda text: f"<html><title>{text}</title><h1>{text}</h1><p>{text}</p>".encode(errors="replace")
)


def source(kind: str, *, name: str = "Example News", url: str = HERE, options: Options | None = None) -> Source:
    """A catalogue entry of that kind."""
    return Source.model_validate(
        {
            "id": "example",
            "name": name,
            "organisation": "Example",
            "jurisdiction": "international",
            "kind": kind,
            "url": url,
            "poll": "daily",
            "topic": "news",
            "expect": Expectations(min_records=0, max_vanish=1),
            "why": "a test",
            "evidence": "invented",
            "confidence": "verified",
            "options": options or {},
        }
    )


def read(
    kind: str,
    body: bytes | str,
    *,
    url: str = HERE,
    content_type: str = "",
    name: str = "Example News",
    options: Options | None = None,
) -> Extraction:
    """What the extractor of that kind makes of a body."""
    document = Document(
        source="example",
        url=url,
        status=200,
        headers={"content-type": content_type} if content_type else {},
        media_type=content_type.split(";")[0],
        body=Body.of(body.encode() if isinstance(body, str) else body),
        fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    try:
        return extractor(kind).extract(document, source(kind, name=name, url=url, options=options))
    finally:
        document.body.close()


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented document of one kind of source, by which a change of what is read is noticed (`versions.py`)."""

    kind: str
    name: str
    content: bytes
    url: str = HERE
    media_type: str = "text/html"
    options: Options = field(default_factory=dict)

    def extracted(self) -> Extraction:
        """What its extractor makes of it."""
        return read(self.kind, self.content, url=self.url, content_type=self.media_type, options=self.options)


def sample(kind: str, name: str, text: str, url: str = HERE, media_type: str = "text/html", **options: str) -> Sample:
    """A sample out of a text and the options of its source."""
    return Sample(kind, name, text.encode(), url, media_type, dict(options))


def is_read_or_refused(kind: str, body: bytes) -> bool:
    """Whether a body is read, or refused with a sentence; any other error passes through."""
    try:
        return isinstance(read(kind, body).records, tuple)
    except ExtractionError as error:
        return bool(str(error))
