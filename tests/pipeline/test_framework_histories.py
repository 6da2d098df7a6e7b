"""Frameworks whose next version appears, polled over loopback: all of it is told, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from critmin.teller import Teller
from pipeline.fetch import Client, Limits
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from storage.store import ChangeQuery
from tests.pipeline.framework_histories import BLIND, BLIND_FALSE, BODY, FALSE_ONES, NEW_VERSIONS, History
from tests.pipeline.framework_next_versions import NEXT_VERSIONS
from tests.pipeline.framework_wordings import WORDINGS
from tests.pipeline.news.feeds import DAY
from tests.pipeline.news.server import Answer, Publisher, publisher
from tests.pipeline.worlds import open_store, source
from vocabulary.records import Kind

HTML = (("Content-Type", "text/html; charset=utf-8"),)


@pytest.fixture(scope="module")
def web() -> Iterator[Publisher]:
    with publisher() as result:
        yield result


def _clock(at: datetime) -> datetime:
    return at


def page(heading: str, sentences: tuple[str, ...]) -> Answer:
    text = "".join(f"<p>{sentence}</p>" for sentence in (*sentences, *BODY))
    html = f"<html><head><title>{heading}</title></head><body><main><h1>{heading}</h1>{text}</main></body></html>"
    return Answer(html.encode(), headers=HTML)


def told(history: History, web: Publisher, folder: Path) -> list[tuple[str, str]]:
    """What the later polls tell of the framework, above routine."""
    store = open_store(folder)
    one = source(
        "framework-page", f"{web.base}/page", topic="frameworks", name=history.framework,
        expect={"min_records": 1, "max_vanish": 0}, options={"names": list(history.names)} if history.names else {},
    )  # fmt: skip
    for day, (heading, sentences) in enumerate(history.pages):
        web.answers["/page"] = page(heading, sentences)
        at = DAY + timedelta(days=day)
        with Client(limits=Limits(host_gap=0), allow_private=True) as client:
            refresher = Refresher(store, client, Teller(), now=partial(_clock, at), reader=InProcess())
            (outcome,) = refresher.refresh([one]).sources
        assert outcome.ok, outcome.error
    results = [
        (str(change.significance), change.sentence)
        for change in store.changes(ChangeQuery(source=one.id, kind=Kind.FRAMEWORK))
        if change.significance != "routine"
    ]
    store.engine.dispose()
    return results


@pytest.mark.parametrize(
    "history", [*NEW_VERSIONS, *BLIND, *WORDINGS, *NEXT_VERSIONS], ids=lambda history: history.name
)
def test_each_step_is_told(history: History, web: Publisher, tmp_path: Path) -> None:
    results = told(history, web, tmp_path)
    assert len(results) == len(history.told), results
    for (weight, sentence), (expected, words) in zip(sorted(results), sorted(history.told), strict=True):
        assert weight == expected
        assert words in sentence


@pytest.mark.parametrize("history", [*FALSE_ONES, *BLIND_FALSE], ids=lambda history: history.name)
def test_what_is_no_new_version_is_silent(history: History, web: Publisher, tmp_path: Path) -> None:
    assert told(history, web, tmp_path) == []
