"""Which addresses are closed, as text and as IP addresses."""

from __future__ import annotations

import contextlib
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fetch.answers import FetchError, UnreachedError
from pipeline.fetch.guard import Guard, checked_url, closed, resolve, unreached


@pytest.mark.parametrize("url", ["https://www.iso.org/a?b=c", "HTTP://example.org:8080/", "http://[2606:4700::1]/"])
def test_plain_addresses_pass(url: str) -> None:
    assert checked_url(url) == url


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://good.org\\@evil.test/", "backslash"),
        ("https://good.org/a\nHost: evil", "control"),
        ("https://good.org\t.evil.test/", "control"),
        ("https://good.org@evil.test/", "user name"),
        ("https://user:secret@good.org/", "user name"),
        ("file:///etc/passwd", "only http"),
        ("gopher://good.org/", "only http"),
        ("javascript:alert(1)", "only http"),
        ("//good.org/", "only http"),
        ("", "only http"),
        ("http:///path", "no host"),
        ("http://good.org:0/", "no host"),
        ("http://good.org:99999/", "well-formed"),
        ("http://good.org:a/", "well-formed"),
        ("http://[::1/", "well-formed"),
    ],
)
def test_tricks_are_refused_with_the_reason(url: str, fault: str) -> None:
    with pytest.raises(FetchError, match=fault) as caught:
        checked_url(url)
    assert caught.value.reason == "guard"


def test_no_message_shows_what_stands_before_the_host() -> None:
    with pytest.raises(FetchError, match="user name or password") as caught:
        checked_url("https://user:secret@good.org/page?x=1")
    assert "secret" not in str(caught.value)
    assert "***@good.org/page" in str(caught.value)


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_passes_or_is_refused(text: str) -> None:
    for url in (text, "http://" + text):
        with contextlib.suppress(FetchError):
            assert checked_url(url) == url


@pytest.mark.parametrize(
    "address",
    """
    127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    100.127.255.255 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 192.0.2.1 198.51.100.1 203.0.113.1
    198.18.0.1 198.19.255.255 192.88.99.1 192.0.0.8
    :: ::1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 ::8.8.8.8 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1
    2001:db8::1 2002:7f00:1::1 2002:0808:0808::1 2001:0:808:808::1 64:ff9b::8.8.8.8 64:ff9b:1::1 3fff::1 5f00::1 100::1
    """.split(),
)
def test_addresses_off_the_public_internet_are_closed(address: str) -> None:
    assert closed(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1", "2a00:1450::1"]
)
def test_addresses_of_the_public_internet_are_open(address: str) -> None:
    assert closed(address) is None


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=6, network="fc00::/7"))
@settings(max_examples=50, deadline=None)
def test_no_private_address_gets_through(address: object) -> None:
    with pytest.raises(UnreachedError) as caught:
        Guard(resolver=_Gives("8.8.8.8", str(address))).addresses("mixed.test", 80)
    assert caught.value.reason == "guard"
    assert Guard(allow_private=True, resolver=_Gives(str(address))).addresses("mixed.test", 80) == [str(address)]


class _Gives:
    """A resolver with one answer, which may be an error."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = answers

    def __call__(self, _host: str, _port: int) -> list[str]:
        if isinstance(self.answers[0], Exception):
            raise self.answers[0]
        return [str(answer) for answer in self.answers]


@pytest.mark.parametrize(
    ("resolver", "transient"),
    [
        (_Gives(socket.gaierror(socket.EAI_NONAME, "unknown")), False),
        (_Gives(socket.gaierror(socket.EAI_AGAIN, "later")), True),
        (_Gives(OSError("no network")), False),
        (_Gives(UnicodeError("label too long")), False),
    ],
)
def test_a_host_that_cannot_be_found_is_unreachable(resolver: _Gives, transient: bool) -> None:
    with pytest.raises(UnreachedError, match=r"lost\.test") as caught:
        Guard(resolver=resolver).addresses("lost.test", 443)
    assert (caught.value.reason, caught.value.transient) == ("unreachable", transient)


def test_the_system_resolves_a_literal_to_itself() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_an_unusual_failure_to_connect_is_unreachable() -> None:
    error = unreached("far.test", OSError(113, "No route to host"))
    assert error.reason == "unreachable"
    assert "No route" in error.detail
