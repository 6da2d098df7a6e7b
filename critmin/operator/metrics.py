"""The state of the installation as Prometheus metrics: a text file for its node exporter, or a port of this machine.

Names follow https://prometheus.io/docs/practices/naming/.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, start_http_server, write_to_textfile

from critmin.operator.status import Status
from vocabulary.errors import CritminError


class Metrics:
    """What is measured. `port`: serve it on the loopback interface; `file`: write it there after each look."""

    def __init__(self, file: Path | None = None, port: int | None = None) -> None:
        self._registry = CollectorRegistry()
        self._file = file
        self._sources = Gauge("critmin_sources", "Sources by state", ["state"], registry=self._registry)
        self._mails = Gauge("critmin_mails", "Mails by state", ["state"], registry=self._registry)
        self._polled = Gauge("critmin_last_poll_timestamp_seconds", "Time of the last poll", registry=self._registry)
        self._read = Gauge(
            "critmin_last_success_timestamp_seconds", "Time of the last poll that read", registry=self._registry
        )
        self._healthy = Gauge("critmin_healthy", "1 where critmin status finds nothing wrong", registry=self._registry)
        if port:
            try:
                start_http_server(port, addr="127.0.0.1", registry=self._registry)
            except OSError as error:
                raise CritminError(f"CRITMIN_METRICS_PORT: port {port} cannot be opened: {error.strerror}") from error

    def update(self, status: Status) -> None:
        """Show `status` from now on; the file is replaced whole."""
        numbers = {
            "enabled": status.sources,
            "due": status.due,
            "never_read": status.never_read,
            "held": len(status.held),
            "failing": len(status.failing),
        }
        for state, number in numbers.items():
            self._sources.labels(state).set(number)
        self._mails.labels("waiting").set(status.mails_waiting)
        self._mails.labels("failed").set(status.mails_failed)
        self._polled.set(_seconds(status.last_poll_at))
        self._read.set(_seconds(status.last_success_at))
        self._healthy.set(status.healthy)
        if self._file:
            try:
                write_to_textfile(str(self._file), self._registry)
            except OSError as error:
                raise CritminError(f"CRITMIN_METRICS_FILE: {self._file} cannot be written: {error.strerror}") from error


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
