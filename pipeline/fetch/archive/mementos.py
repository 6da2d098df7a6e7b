"""A web archive's list of the captures of a page: a TimeMap (RFC 7089, link format) or a CDX index. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urljoin

import orjson

from vocabulary.errors import CritminError

_LINK = re.compile(
    r"<([^<>]{1,4000})>((?:\s{0,9};\s{0,9}[\w-]{1,40}\s{0,9}=\s{0,9}(?:\"[^\"]{0,1000}\"|[^;,\"\s]{1,200})){0,12})"
)
_PARAMETER = re.compile(r";\s{0,9}([\w-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,1000})\"|([^;,\"\s]{1,200}))")
_STAMP = re.compile(r"\d{14}")
_IN_ADDRESS = re.compile(r"/(\d{14})/(?=https?:)")
_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_GOOD = {"200", "-", ""}  # "-": a capture that only points to an equal one before


class NoList(CritminError):
    """What the archive answered is no list of captures."""


class Memento(NamedTuple):
    """One capture: when it was made, and where it is kept, as it came from the page's server."""

    at: datetime
    url: str


class Listed(NamedTuple):
    """What one list says: captures, and where the list goes on."""

    mementos: tuple[Memento, ...]
    more: tuple[str, ...] = ()


def listed(text: str, url: str, capture: str | None) -> Listed:
    """The captures that the list at `url` names, the oldest first, an equal one after another only once.

    `capture`: how the address of a capture is made of `{timestamp}` and `{url}`, which a CDX index does not say.
    Raises `NoList`.
    """
    start = text.lstrip()[:1]
    if start == "<":
        listing = _time_map(text, url)
    elif capture is None:
        raise NoList(
            f"{url} is no TimeMap; for a CDX index set CRITMIN_ARCHIVE_CAPTURE, with {{timestamp}} and {{url}}"
        )
    else:
        listing = Listed(tuple(_of_index(_json_rows(text) if start == "[" else _text_rows(text), capture)))
    if not listing.mementos and not listing.more and text.strip() not in ("", "[]"):
        raise NoList(f"{url} is neither a TimeMap (RFC 7089) nor a CDX index")
    return Listed(tuple(sorted(set(listing.mementos))), listing.more)


def _time_map(text: str, url: str) -> Listed:
    mementos, more = [], []
    for address, rest in _LINK.findall(text):
        parameters = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(rest)}
        kinds = parameters.get("rel", "").split()
        if "memento" in kinds:
            if (at := _moment(parameters.get("datetime", ""))) is not None:
                mementos.append(Memento(at, original_address(urljoin(url, address))))
        elif "timemap" in kinds and "self" not in kinds:
            more.append(urljoin(url, address))
    return Listed(tuple(mementos), tuple(more))


def original_address(url: str) -> str:
    """The address of a capture without its archive's frame, where the address says how (`…/20200101000000id_/…`)."""
    return _IN_ADDRESS.sub(r"/\1id_/", url, count=1)


def _moment(text: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(text)
    except ValueError:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _json_rows(text: str) -> Iterator[dict[str, str]]:
    try:
        rows = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise NoList(f"the CDX index is broken JSON: {error}") from error
    header, *rest = rows if isinstance(rows, list) and rows and isinstance(rows[0], list) else [[]]
    for row in rest:
        if isinstance(row, list):
            yield {str(name): str(value) for name, value in zip(header, row, strict=False)}


def _text_rows(text: str) -> Iterator[dict[str, str]]:
    """Lines of an index: seven fields, or the key, the time and an object (CDXJ)."""
    for line in text.splitlines():
        key, _, rest = line.strip().partition(" ")
        stamp, _, other = rest.partition(" ")
        if other.startswith("{"):
            try:
                rows = orjson.loads(other)
            except orjson.JSONDecodeError:
                continue
            named = {"original": rows.get("url"), "statuscode": rows.get("status"), "digest": rows.get("digest")}
            yield {"timestamp": stamp, **{name: str(value) for name, value in named.items() if value is not None}}
        else:
            yield dict(zip(_FIELDS, [key, *rest.split()], strict=False))


def _of_index(rows: Iterator[dict[str, str]], capture: str) -> Iterator[Memento]:
    before = None
    for row in sorted(rows, key=lambda row: row.get("timestamp", "")):
        stamp, original, digest = row.get("timestamp", ""), row.get("original", ""), row.get("digest")
        if not _STAMP.fullmatch(stamp) or not original or row.get("statuscode", "") not in _GOOD:
            continue
        try:
            at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
        if digest is None or digest != before:
            yield Memento(at, capture.replace("{timestamp}", stamp).replace("{url}", original))
        before = digest
