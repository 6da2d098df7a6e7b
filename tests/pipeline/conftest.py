"""A web site on the loopback interface for all tests of polling."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.pipeline.fetch.loopback import Exchange, Server, Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that lives for one test."""
    server = Server(("127.0.0.1", 0), Exchange)
    server.site = Site(port=server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.site
    server.shutdown()
    thread.join()
    server.server_close()
