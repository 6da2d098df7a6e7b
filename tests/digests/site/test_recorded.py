"""The site of the recorded world: every link of the example digests leads to a page that shows what the mail said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from digests.site.building import ADDRESSES, files
from digests.site.world import Wishes, read
from digests.site.writing import write
from pipeline.catalogue import load
from storage.baseline import watch
from storage.store import ChangeQuery, Store
from tests.digests import recorded
from tests.digests.site import crawler

SITE = "https://site.example/critmin/"
_PAGE = re.compile(rf"{re.escape(SITE)}(?P<address>changes/(?P<number>\d+)/)")


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    scope = watch()
    return recorded.world(shared, tmp_path_factory.mktemp("recorded"), lambda row: scope.covers(row["committee"]))


@pytest.fixture(scope="module")
def built(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    seen = read(store, load(None, None).sources, date(2025, 8, 1), Wishes(base=SITE.rstrip("/")))
    write(out, lambda before: files(seen, before), ADDRESSES)
    return out


def test_every_link_of_a_digest_leads_to_a_page_that_shows_what_it_said(store: Store, built: Path) -> None:
    changes = {change.id: change for change in store.changes(ChangeQuery())}
    readers = [reader for _, both in recorded.examples() for reader in both]
    linked = [match for reader in readers for match in _PAGE.finditer(_mail(store, reader))]
    assert len(linked) > 50
    for outcome in linked:
        change = changes[int(outcome["number"])]
        page = html.document_fromstring((built / outcome["address"] / "index.html").read_bytes())
        shown = " ".join(str(text) for text in page.itertext())
        assert change.label in shown, outcome[0]
        assert change.detected_at.date().isoformat() in shown, outcome[0]


def _mail(store: Store, reader: recorded.Reader) -> str:
    return recorded.text(store, reader, "markdown", site=SITE.rstrip("/"))


def test_its_own_links_lead_somewhere(built: Path) -> None:
    assert crawler.broken(built) == []
