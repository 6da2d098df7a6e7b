"""The guard: which addresses may be asked at all. Every request passes it, redirects and robots.txt too.

Two gates: `checked_url` reads the address as text, `Guard.addresses` judges the IP addresses behind its host at the
moment of connecting; the connection then goes to the very address that was judged, so that a changing DNS answer
opens nothing.
"""

from __future__ import annotations

import errno
import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import urlsplit

from pipeline.fetch.answers import FetchError, UnreachedError

Resolver = Callable[[str, int], list[str]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_LONGEST = 2048  # characters of an address
_USER = re.compile(r"(?<=//)[^/?#]*@")  # before the host
_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f]")

# IANA special-purpose address registries. Some carry an IPv4 address that a gateway would unpack, the others are
# not told as non-global by every Python we support.
_CLOSED = {
    ipaddress.ip_network(network): name
    for network, name in {
        "::ffff:0:0/96": "an IPv4-mapped address",
        "::/96": "an IPv4-compatible address",
        "2002::/16": "a 6to4 address",
        "2001::/32": "a Teredo address",
        "2001::/23": "an address of the IETF's protocols",
        "192.0.0.0/24": "an address of the IETF's protocols",
        "64:ff9b::/96": "a NAT64 address",
        "64:ff9b:1::/48": "a local NAT64 address",
        "fec0::/10": "a site-local address",
        "3fff::/20": "a documentation address",
        "5f00::/16": "a segment-routing address",
        "100.64.0.0/10": "a carrier-grade NAT address",
        "192.88.99.0/24": "a 6to4 relay address",
        "198.18.0.0/15": "a benchmarking address",
        "168.63.129.16/32": "the platform address of a cloud (Azure)",
    }.items()
}


def checked_url(url: str) -> str:
    """`url` if it is a plain http or https address. Raises `FetchError` (guard) saying what is wrong with it."""
    fault = _fault(url)
    if fault:
        raise FetchError(f"will not fetch {_shown(url)!r}: {fault}", reason="guard")
    return url


def _shown(url: str) -> str:
    """The beginning of an address for a message: what stands before an @ in its host may be a password."""
    return _USER.sub("***@", url[:_LONGEST])[:200]


@lru_cache(64)  # a request is judged before and after it is prepared, mostly the same address
def _fault(url: str) -> str | None:
    if len(url) > _LONGEST:
        return f"it has {len(url):,} characters"
    if _UNSAFE.search(url):
        return "it contains a backslash or a control character, which programs interpret differently"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"it is not a well-formed address ({error})"
    if parts.scheme.lower() not in ("http", "https"):
        return "only http and https addresses are fetched"
    if "@" in parts.netloc:
        return "it contains a user name or password before the host"
    if not parts.hostname or port == 0:
        return "it has no host or port to connect to"
    return None


def closed(address: str) -> str | None:
    """Why nothing may be fetched from this IP address, or None for an address of the public internet."""
    ip = ipaddress.ip_address(address)
    for network, name in _CLOSED.items():
        if ip.version == network.version and ip in network:
            return "the unspecified or the loopback address" if ip.is_loopback or ip.is_unspecified else name
    return _special(ip)


def _special(ip: _Address) -> str | None:
    kinds = {
        "a loopback address": ip.is_loopback,
        "the unspecified address": ip.is_unspecified,
        "a link-local address": ip.is_link_local,
        "a multicast address": ip.is_multicast,
        "a private address": ip.is_private,
        "a reserved address": ip.is_reserved or not ip.is_global,
    }
    return next((name for name, holds in kinds.items() if holds), None)


def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of `host`, in the order the system prefers. Raises `OSError` or `UnicodeError`."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in infos))


def within(seconds: float, look_up: Callable[[], list[str]]) -> list[str]:
    """What `look_up` gives, or `TimeoutError`: the system's resolver takes as long as it likes.

    What it still does then it does for nobody, in a thread that keeps no process alive.
    """
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put(look_up())
        except Exception as error:  # noqa: BLE001 - it is raised again in the thread that asked
            answers.put(error)

    threading.Thread(target=run, daemon=True, name="resolver").start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise TimeoutError("the resolver took too long") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges the addresses behind a host. `allow_private` lets tests and intranets in."""

    allow_private: bool = False
    resolver: Resolver = resolve

    def addresses(self, host: str, port: int, seconds: float = 60) -> list[str]:
        """The IP addresses that may be connected to, found within `seconds`. One closed address closes the host.

        Raises `UnreachedError`: reason `guard` for a closed address, `unreachable` for a host that cannot be found.
        """
        try:
            resolved = within(seconds, partial(self.resolver, host, port))
        except socket.gaierror as error:
            again = error.errno == socket.EAI_AGAIN
            raise UnreachedError(
                "unreachable", f"the host {host} cannot be found ({error})", transient=again
            ) from error
        except TimeoutError as error:
            raise UnreachedError("timeout", f"the host {host} was not found in time") from error
        except (OSError, UnicodeError) as error:
            raise UnreachedError("unreachable", f"the host name {host} cannot be looked up ({error})") from error
        for address in [] if self.allow_private else resolved:
            if why := closed(address):
                raise UnreachedError(
                    "guard", f"{host} leads to {address}, {why}; only the public internet is fetched from"
                )
        return resolved


def unreached(host: str, error: OSError) -> UnreachedError:
    """What a failed attempt to connect to `host` means."""
    if isinstance(error, TimeoutError):
        return UnreachedError("timeout", f"{host} did not take the connection in time")
    if error.errno == errno.ECONNREFUSED:
        return UnreachedError("refused", f"{host} refused the connection", transient=True)
    return UnreachedError("unreachable", f"no connection to {host} ({error})", transient=True)
