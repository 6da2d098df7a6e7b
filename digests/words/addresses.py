"""Web addresses that a reader can be given: of ISO's pages, and of what others wrote. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from digests.words import places
from digests.words.wording import clean
from vocabulary.records import Value

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|_ga|_gl|_hs\w+|mkt_tok|icid|wt\.\w+)(?:=|$)", re.I
)
_ADDRESS = 500  # characters; a longer address would break the lines of a mail


@dataclass(frozen=True, slots=True)
class Link:
    """A value that leads to a web page."""

    text: str
    url: str

    def __str__(self) -> str:
        return self.text


def standard_page(project: str) -> str | None:
    """ISO's page of the document with this project id; `None` where ISO gave no id."""
    return f"https://www.iso.org/standard/{project}.html" if project.isdecimal() else None


def committee_page(committee: str) -> str | None:
    """ISO's page of the committee with this id; `None` where ISO gave no id."""
    return f"https://www.iso.org/committee/{committee}.html" if committee.isdecimal() else None


def member_page(body: str) -> str | None:
    """ISO's page of the member with this id; `None` where ISO gave no id."""
    return f"https://www.iso.org/member/{body}.html" if body.isdecimal() else None


def site_page(site: str, change: int) -> str:
    """The page of a change on the site at the address `site`."""
    return places.absolute(site, places.of_change(change))


def untracked(url: str) -> str:
    """`url` without the parameters by which mails and campaigns follow their readers."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    kept = "&".join(parameter for parameter in parts.query.split("&") if not _TRACKING.match(parameter))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, kept, parts.fragment))


def web_address(value: Value) -> str | None:
    """`value` if it is a web address that can be shown as a link; without what follows its readers."""
    if not isinstance(value, str) or len(value) > _ADDRESS or clean(value) != value or " " in value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:  # "http://[" and the like: no address, and no reason to lose the digest
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return untracked(value)
