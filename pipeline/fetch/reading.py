"""Reading an answer: an HTTP response -> `Document`, `NotModified`, or the error that says why it is neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import requests
from requests.cookies import RequestsCookieJar

from pipeline.document import Body, Document
from pipeline.fetch import bodies
from pipeline.fetch.answers import Deadline, FetchError, NotModified, Validators, retry_after
from pipeline.fetch.failures import refusal, unusable
from pipeline.fetch.walls import HEAD, Answer, standing_in

_PERMANENT = {301, 308}  # RFC 9110, sections 15.4.2 and 15.4.9
_WHOLE = {200, 203}  # 203: the same through a proxy that changed it (RFC 9110, section 15.3.4)


@dataclass(frozen=True, slots=True)
class Trip:
    """One fetch on its way: what was asked for and what it may cost. `rules`: it is after a robots.txt."""

    source: str
    requested: str
    deadline: Deadline
    max_bytes: int
    validators: Validators = field(default_factory=Validators)
    robots: bool = True
    rules: bool = False
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)
    hops: list[int] = field(default_factory=list)  # the statuses of the answers that led elsewhere

    def moved(self, url: str) -> str | None:
        """`url`, where the trip ended, if every answer on the way said that this is so for good."""
        return url if self.hops and set(self.hops) <= _PERMANENT else None


def read(response: requests.Response, trip: Trip, moment: datetime) -> Document | NotModified:
    """What the last answer of a trip is, received at `moment`. Raises `FetchError`."""
    if response.status_code == 304 and trip.validators.headers():
        start(response, trip)
        return NotModified(response.url, moment, trip.moved(response.url))
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code not in _WHOLE:
        head = start(response, trip)
        judged = Answer(trip.requested, response.url, response.status_code, headers, head, len(head))
        raise refusal(judged, retry_after(headers.get("retry-after"), moment))
    return _document(response, headers, trip, moment)


def start(response: requests.Response, trip: Trip) -> bytes:
    """The first bytes of a body that is no document; read to its end, it frees the connection for the next request."""
    try:
        return bodies.first(_decompressed(response, trip), HEAD)
    except FetchError:  # the status of the answer says enough
        return b""


def _document(response: requests.Response, headers: Mapping[str, str], trip: Trip, moment: datetime) -> Document:
    body, seems = Body(_content(response, trip)), None
    if not trip.rules and body.quick != trip.validators.body:
        judged = Answer(trip.requested, response.url, response.status_code, headers, body.open().read(HEAD), body.size)
        seems = standing_in(judged)
        if problem := unusable(judged, seems):
            body.close()
            raise problem
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return Document(
        source=trip.source,
        url=response.url,
        status=response.status_code,
        headers=headers,
        media_type=media_type or "application/octet-stream",  # RFC 9110, section 8.3
        body=body,
        fetched_at=moment,
        moved_to=trip.moved(response.url),
        seems=seems.what if seems else None,
    )


def _content(response: requests.Response, trip: Trip) -> Iterator[bytes]:
    chunks = _decompressed(response, trip)
    if trip.rules:
        return iter([bodies.first(chunks, trip.max_bytes)])
    return bodies.limited(chunks, response.url, trip.max_bytes)


def _decompressed(response: requests.Response, trip: Trip) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "")
    return bodies.content(response.raw, response.url, encoding, trip.deadline)
