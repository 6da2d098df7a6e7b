"""Fetching: the only room that opens a connection to a source, and the replay that stands in for the network.

The public names are gathered here; nothing else belongs in this file.
"""

from __future__ import annotations

from pipeline.fetch.answers import FetchError, Limits, NotModified, Reason, Validators
from pipeline.fetch.archive.replay import Replay
from pipeline.fetch.archive.warc import Capture, write_warc
from pipeline.fetch.client import Client

__all__ = [
    "Capture",
    "Client",
    "FetchError",
    "Limits",
    "NotModified",
    "Reason",
    "Replay",
    "Validators",
    "write_warc",
]
