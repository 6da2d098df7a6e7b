"""Fixtures of the fetch tests: a fake clock, a client that may ask the loopback interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest

from pipeline.fetch import Client, Limits

from .loopback import FakeTime


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


class MakeClient(Protocol):
    """Makes clients that the fixture closes."""

    def __call__(self, limits: Limits = ..., *, real_time: bool = ..., **options: object) -> Client: ...


@pytest.fixture
def make(time: FakeTime) -> Iterator[MakeClient]:
    """Clients with a fake clock (unless `real_time`), free to ask 127.0.0.1."""
    made: list[Client] = []

    def _make(limits: Limits = Limits(host_gap=0), *, real_time: bool = False, **options: object) -> Client:  # noqa: B008
        fake = {} if real_time else {"clock": time.clock, "sleep": time.sleep, "now": time.now}
        made.append(Client(**{"limits": limits, "allow_private": True, **fake, **options}))  # type: ignore[arg-type]  # test options
        return made[-1]

    yield _make
    for client in made:
        client.close()
