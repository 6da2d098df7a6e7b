"""What went wrong, said for people: exceptions and refusing answers -> `FetchError`. Pure."""

from __future__ import annotations

import requests
from urllib3.exceptions import HTTPError

from pipeline.charsets import never_a_document
from pipeline.fetch.answers import FetchError
from pipeline.fetch.standins import Suspicion
from pipeline.fetch.walls import Answer, login, wall

# Worth asking again at once: time-outs and overload of the server, and Cloudflare's 522 and 524.
_TRANSIENT = {408, 429, 500, 502, 503, 504, 522, 524}
_HINTS = {
    401: "it asks for a login",
    403: "the server refuses this client",
    404: "there is nothing at this address; it may have moved",
    410: "the page was permanently removed",
    429: "the server wants fewer requests",
    451: "it is withheld for legal reasons",
    304: "it answered “not modified”, although the request was unconditional",
    202: "the page is not ready yet, or it waits for proof that a person is asking",
    204: "it has nothing to show",
    205: "it has nothing to show",
    206: "it sent only part of the page, although all of it was requested",
}


def broken_exchange(url: str, error: requests.RequestException | HTTPError) -> FetchError:
    """The connection stood, or should have, and no answer came of it."""
    if isinstance(error, requests.Timeout):
        return FetchError(f"gave up on {url}: no answer in time", reason="timeout")
    if isinstance(error, requests.exceptions.SSLError):
        return FetchError(f"cannot reach {url}: no trusted TLS connection ({error})", reason="unreachable")
    return FetchError(f"{url} broke the connection without an answer ({error})", reason="unreachable", transient=True)


def unusable(answer: Answer, seems: Suspicion | None) -> FetchError | None:
    """Why a successful answer is no document, or None if it is one. `seems`: what it seems to be in its place."""
    vendor = wall(answer)
    if vendor:
        return FetchError(
            f"{answer.url} shows machines a bot wall ({vendor}) in place of the page",
            reason="bot-wall",
            status=answer.status,
        )
    if login(answer):
        return FetchError(
            f"{answer.requested} now leads to a login page at {answer.url}", reason="login", status=answer.status
        )
    if answer.size and (what := never_a_document(answer.head)):
        return FetchError(f"{answer.url} sent {what} in place of a document", reason="stand-in", status=answer.status)
    if seems and seems.certain:
        return FetchError(f"{answer.url} {seems.what}", reason="stand-in", status=answer.status)
    if answer.size == 0:
        return FetchError(
            f"{answer.url} answered {answer.status} with an empty body", reason="http", status=answer.status
        )
    return None


def refusal(answer: Answer, retry_after: float | None) -> FetchError:
    """What an answer with an error status means."""
    vendor = wall(answer)
    if vendor:
        return FetchError(
            f"{answer.url} refuses machines with status {answer.status} and a bot wall ({vendor})",
            reason="bot-wall",
            status=answer.status,
            retry_after=retry_after,
        )
    hint = _HINTS.get(answer.status, "the server failed" if answer.status >= 500 else "this is no document")
    return FetchError(
        f"{answer.url} answered with status {answer.status}: {hint}",
        reason="http",
        status=answer.status,
        retry_after=retry_after,
        transient=answer.status in _TRANSIENT,
    )
