"""Values that people write in the subscribers file: a mail address, a time zone, a name, a saved search. Pure."""

from __future__ import annotations

import re
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool

from digests.words.wording import clean
from vocabulary.search import parsed

# What HTML's <input type=email> takes, https://html.spec.whatwg.org/#valid-e-mail-address
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*")
_LONGEST = 254  # characters of an address, RFC 5321 (erratum 1690)


def mail_address(text: str) -> str:
    """One address as it is sent to a server, a domain in other letters as IDNA; `ValueError` if `text` is none."""
    name, _, domain = text.strip().rpartition("@")
    try:
        written = f"{name}@{domain.encode('idna').decode()}" if domain and not domain.isascii() else text.strip()
    except UnicodeError:
        written = ""
    if not _ADDRESS.fullmatch(written) or len(written) > _LONGEST:
        raise ValueError("expected one mail address such as reader@example.org")
    return written


def known_zone(text: str) -> str:
    """The IANA name of a time zone; `ValueError` if `text` is none."""
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("unknown time zone; expected an IANA name such as Europe/Berlin or UTC") from error


def one_line(text: str) -> str:
    """A name on one line. `ValueError` otherwise."""
    if not text.strip() or clean(text) != text.strip():
        raise ValueError("expected a name on one line, without control characters")
    return text.strip()


def search_words(text: str) -> str:
    """What a search asks for. `ValueError` where that is nothing."""
    parsed(text)
    return text


class Search(BaseModel):
    """A saved search (`critmin search --saved READER/NAME`). What it finds is told; where `urgent`, at once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(one_line)]
    words: Annotated[str, AfterValidator(search_words)]
    urgent: StrictBool = False
