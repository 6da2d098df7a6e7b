"""Connections: urllib3's, with the guard at the moment of connecting and a bound on the time of a whole answer."""

from __future__ import annotations

import http.client
import io
import socket
import time
from http import HTTPStatus
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL
from urllib3 import HTTPConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.util.connection import create_connection

from pipeline.fetch.answers import Deadline, UnreachedError
from pipeline.fetch.guard import Guard, unreached

_BUFFER = 64 * 1024
_HOSTS = 64
_HINTS = 10
_LEAST_SECONDS = 0.05


class TimedReader(io.RawIOBase):
    """A socket's bytes, all of them within the time-out that a single read has by default."""

    def __init__(self, sock: socket.socket, raw: io.RawIOBase) -> None:
        self._sock, self._raw = sock, raw
        self._deadline = Deadline(sock.gettimeout() or 0, time.monotonic)  # the client always sets one

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        remaining = self._deadline.remaining()
        if remaining <= 0:
            raise TimeoutError("the answer took too long")
        self._sock.settimeout(remaining)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _TimedResponse(http.client.HTTPResponse):
    """An answer whose headers, chunk lines and body together keep to one time-out.

    The standard library applies a time-out to each read, so that a server dripping bytes would never end.
    """

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(TimedReader(sock, self.fp.detach()), _BUFFER)

    def _read_status(self) -> tuple[str, int, str]:
        """The status of the answer itself: hints before it (RFC 9110, section 15.2) are read over, but not for ever."""
        for _ in range(_HINTS):
            status: tuple[str, int, str] = super()._read_status()  # type: ignore[misc] # the standard library's own step
            if not HTTPStatus.PROCESSING <= status[1] < HTTPStatus.OK:
                break
            http.client.parse_headers(self.fp)
        return status


class _Guarded(HTTPConnection):
    """Connects to an address that the guard has judged; the name stays for the Host header and the certificate."""

    response_class = _TimedResponse

    def __init__(self, *args: Any, guard: Guard, **options: Any) -> None:
        super().__init__(*args, **options)
        self._guard = guard

    def _new_conn(self) -> socket.socket:
        deadline = Deadline(float(self.timeout or 0), time.monotonic)  # the client always sets one
        addresses = self._guard.addresses(self.host, self.port, deadline.remaining())
        refusal = UnreachedError("unreachable", f"the host {self.host} has no address")
        for tried, address in enumerate(addresses):
            share = max(deadline.remaining(), _LEAST_SECONDS) / (len(addresses) - tried)
            try:
                return create_connection((address, self.port), share, socket_options=self.socket_options)
            except OSError as error:
                refusal = unreached(self.host, error)
        raise refusal


class _GuardedTLS(_Guarded, HTTPSConnection):
    """The same over TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Guarded


class _PoolTLS(HTTPSConnectionPool):
    ConnectionCls = _GuardedTLS


class _Pools(PoolManager):
    """Connection pools of which every connection has the guard."""

    def __init__(self, guard: Guard, **options: Any) -> None:
        super().__init__(**options)
        self._guard = guard
        self.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTLS}

    def _new_pool(
        self, scheme: str, host: str, port: int, request_context: dict[str, Any] | None = None
    ) -> HTTPConnectionPool:
        pool = super()._new_pool(scheme, host, port, request_context)
        pool.conn_kw["guard"] = self._guard
        return pool


class GuardedAdapter(HTTPAdapter):
    """The transport of a `requests` session that goes to the network: guarded, pooled, without retries of its own."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(pool_connections=_HOSTS, pool_maxsize=2, max_retries=0)

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: Any,
        proxies: Any = None,  # noqa: ARG002 - the interface of requests
        cert: Any = None,
    ) -> HTTPConnectionPool:
        """The pool of the request's host: no proxy is ever asked for, and to look for one takes as long as this."""
        try:
            host, options = self.build_connection_pool_key_attributes(request, verify, cert)
        except ValueError as error:
            raise InvalidURL(error, request=request) from error
        pool: HTTPConnectionPool = self.poolmanager.connection_from_host(**host, pool_kwargs=options)
        return pool

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:  # noqa: ARG002 - as above
        """What is asked of the host itself."""
        return request.path_url

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        self.poolmanager = _Pools(self._guard, num_pools=connections, maxsize=maxsize, block=block, **options)
