"""The polite client: one gate for every request, one request per host at a time, one deadline for the whole fetch.

It knows whom to ask and when; it knows nothing of what a document says, nor of any database.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from pipeline.document import Document
from pipeline.fetch.answers import (
    Clock,
    Deadline,
    FetchError,
    Limits,
    NotModified,
    UnreachedError,
    Validators,
)
from pipeline.fetch.archive.replay import Replay, ReplayAdapter
from pipeline.fetch.connections import GuardedAdapter
from pipeline.fetch.failures import broken_exchange
from pipeline.fetch.guard import Guard, Resolver, checked_url, resolve
from pipeline.fetch.reading import Trip, read, start
from pipeline.fetch.robots import PARSED_BYTES, Robots, RulesCache
from pipeline.fetch.session import new_session, prepared
from pipeline.fetch.turns import SharedTurns, Turns, host_of

_REDIRECTS = {301, 302, 303, 307, 308}
_DEFAULT_LIMITS = Limits()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Client:
    """Fetches documents. Safe to use from many threads; a context manager, which closes its connections.

    `allow_private` opens addresses that are not on the public internet (tests, intranets). With `replay` nothing comes
    from the network: robots.txt, pauses and retries then have no meaning. `contact` is what the User-Agent tells
    publishers, `ca_bundle` a PEM file of the authorities to trust in place of the usual ones, `turns` how machines that
    share a database take turns at a host, `rules` what earlier runs read in robots.txt. `clock` (monotonic seconds),
    `sleep`, `now` and `resolver` are there for tests. The environment's proxies and passwords are not used.
    """

    def __init__(
        self,
        *,
        limits: Limits = _DEFAULT_LIMITS,
        allow_private: bool = False,
        replay: Replay | None = None,
        contact: str | None = None,
        ca_bundle: Path | None = None,
        turns: SharedTurns | None = None,
        rules: RulesCache | None = None,
        resolver: Resolver = resolve,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._limits = limits if replay is None else replace(limits, host_gap=0, retries=0)
        self._replay, self._clock, self._sleep, self._now = replay, clock, sleep, now
        self._turns = Turns(self._limits.host_gap, clock, sleep, turns if replay is None else None)
        self._robots = Robots(self._robots_text, clock, rules, now)
        transport = GuardedAdapter(Guard(allow_private, resolver)) if replay is None else ReplayAdapter(replay)
        self._session = new_session(contact, transport)
        self._verify = True if ca_bundle is None else str(ca_bundle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def fetch(
        self,
        url: str,
        source_id: str,
        validators: Validators | None = None,
        *,
        respect_robots: bool = True,
        total_seconds: float | None = None,
        max_bytes: int | None = None,
    ) -> Document | NotModified:
        """The document at `url`, or that it has not changed since `validators` were given.

        `total_seconds` and `max_bytes` narrow this client's limits for one fetch. The caller closes the body.
        Raises `FetchError`.
        """
        trip = Trip(
            source=source_id,
            requested=url,
            deadline=Deadline(min(total_seconds or math.inf, self._limits.total_seconds), self._clock),
            max_bytes=min(max_bytes or self._limits.max_bytes, self._limits.max_bytes),
            validators=validators or Validators(),
            robots=respect_robots and self._replay is None,
        )
        return self._attempts(trip)

    def _attempts(self, trip: Trip) -> Document | NotModified:
        attempt = 0
        while True:
            try:
                return self._follow(trip)
            except FetchError as error:
                pause = error.retry_after
                if pause is None:
                    pause = min(self._limits.backoff * 2**attempt, self._limits.backoff_cap)
                if not error.transient or attempt >= self._limits.retries or pause >= trip.deadline.remaining():
                    raise
            self._sleep(pause)
            attempt += 1

    def _follow(self, trip: Trip) -> Document | NotModified:
        """Ask, and go where the answers lead; every address on the way passes the same gate."""
        url = trip.requested
        trip.hops.clear()
        for _ in range(self._limits.redirects + 1):
            request = self._request(url, trip)
            answer = self._ask(request, trip)
            if not isinstance(answer, str):
                return answer
            url = _next(str(request.url), answer)
        raise FetchError(
            f"{trip.requested} redirects from address to address, more than {self._limits.redirects} times",
            reason="http",
        )

    def _request(self, url: str, trip: Trip) -> requests.PreparedRequest:
        """The gate: whatever is sent was made here."""
        try:
            request = prepared(self._session, checked_url(url), trip.validators.headers(), trip.cookies)
        except (requests.RequestException, UnicodeError) as error:
            raise FetchError(
                f"will not fetch {url!r}: it is not a well-formed address ({error})", reason="guard"
            ) from error
        url = checked_url(str(request.url))
        if trip.robots:
            delay = self._robots.check(url, trip.deadline)
            if delay:
                self._turns.slow_down(host_of(url), min(delay, self._limits.crawl_delay))
        return request

    def _robots_text(self, url: str, deadline: Deadline) -> str:
        trip = Trip("robots.txt", url, deadline, PARSED_BYTES, robots=False, rules=True)
        answer = self._attempts(trip)
        assert isinstance(answer, Document)  # no validators were sent
        try:
            return answer.body.read().decode("utf-8", "replace")
        finally:
            answer.body.close()

    def _ask(self, request: requests.PreparedRequest, trip: Trip) -> Document | NotModified | str:
        """One request; a text is the address the answer leads to."""
        url = str(request.url)
        host = host_of(url)
        closed = self._turns.closed_for(host)
        if closed and closed > trip.deadline.remaining():
            raise FetchError(
                f"did not request {url}: its host asked for a pause of another {closed:.0f} seconds",
                reason="http",
                status=429,
                retry_after=closed,
            )
        with self._turns.turn(host, trip.deadline.remaining()) as waited:
            trip.deadline.extend(waited)
            response = self._send(request, trip)
            try:
                return self._answer(response, trip)
            except FetchError as error:
                self._turns.close(host, min(error.retry_after or 0, self._limits.pause))
                raise
            finally:
                response.close()

    def _send(self, request: requests.PreparedRequest, trip: Trip) -> requests.Response:
        remaining = trip.deadline.remaining()
        if remaining <= 0:
            raise FetchError(f"did not ask for {request.url}: time ran out before its turn came", reason="timeout")
        # Session.send would read a redirect's whole body into memory to prepare the next request.
        transport = self._session.get_adapter(str(request.url))
        timeout = (min(self._limits.connect_seconds, remaining), remaining)
        try:
            return transport.send(request, stream=True, timeout=timeout, verify=self._verify)
        except UnreachedError as error:
            raise FetchError(
                f"cannot reach {request.url}: {error.detail}", reason=error.reason, transient=error.transient
            ) from error
        except (requests.RequestException, HTTPError) as error:
            raise broken_exchange(str(request.url), error) from error

    def _answer(self, response: requests.Response, trip: Trip) -> Document | NotModified | str:
        trip.cookies.update(response.cookies)
        target = self._target(response) if response.status_code in _REDIRECTS else None
        if target is None:
            return read(response, trip, self._moment(response.url))
        start(response, trip)
        trip.hops.append(response.status_code)
        return target

    def _target(self, response: requests.Response) -> str | None:
        try:
            return self._session.get_redirect_target(response)
        except UnicodeError as error:
            raise FetchError(f"{response.url} leads to an address that is not text", reason="http") from error

    def _moment(self, url: str) -> datetime:
        return self._now() if self._replay is None else self._replay.moment(url)


def _next(url: str, target: str) -> str:
    """Where an answer leads. What was asked for in secret is never asked for in the open."""
    try:
        joined_url = urljoin(url, target)
    except ValueError as error:
        raise FetchError(f"{url} leads to {target!r}, which is not a well-formed address", reason="guard") from error
    if url.lower().startswith("https:") and joined_url.lower().startswith("http:"):
        raise FetchError(f"{url} leads to {joined_url}, from https back to http, which is not followed", reason="guard")
    return joined_url
