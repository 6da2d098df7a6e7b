"""The session that requests are made with: who asks, and what is never sent along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

import requests
from requests.adapters import BaseAdapter
from requests.cookies import RequestsCookieJar

from pipeline.fetch.bodies import ACCEPT_ENCODING
from pipeline.fetch.robots import PRODUCT
from vocabulary.errors import ConfigurationError

_CONTACT = re.compile(r"[!-'*-~][ !-'*-~]*")  # printable ASCII; a bracket would end the comment of the header


def user_agent(contact: str | None = None) -> str:
    """`critmin/VERSION (+contact)`: who asks, and whom a publisher may write to.

    Raises `ConfigurationError` for a contact that a header cannot carry.
    """
    if contact is not None and not _CONTACT.fullmatch(contact):
        raise ConfigurationError(
            f"the contact {contact!r} must be plain ASCII without brackets or line breaks, such as an e-mail address"
        )
    return (
        f"{PRODUCT}/{_version()} ({'+' + contact if contact else 'monitor of critical-minerals standards and lists'})"
    )


def _version() -> str:
    try:
        return version(PRODUCT)
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"


def new_session(contact: str | None, transport: BaseAdapter) -> requests.Session:
    """The session: who asks and through which transport. It keeps no cookies and takes nothing from the environment."""
    session = requests.Session()
    session.trust_env = False
    session.headers.update({"User-Agent": user_agent(contact), "Accept-Encoding": ACCEPT_ENCODING})
    session.mount("http://", transport)
    session.mount("https://", transport)
    return session


def prepared(
    session: requests.Session, url: str, headers: Mapping[str, str], cookies: RequestsCookieJar
) -> requests.PreparedRequest:
    """What `session.prepare_request` makes of a GET, in half of the time: such a session has only headers to add.

    There is no body, no user name in an address that passed the guard, and mostly no cookie. Raises
    `requests.RequestException` or `UnicodeError` for an address that is not well-formed.
    """
    request = requests.PreparedRequest()
    request.prepare_method("GET")
    request.prepare_url(url, None)
    request.prepare_headers({**session.headers, **headers})
    if len(cookies):
        request.prepare_cookies(cookies)
    return request
