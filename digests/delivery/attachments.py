"""Reports that go with a digest: documents on its period, for readers who asked for them in `subscribers.yaml`."""

from __future__ import annotations

from collections.abc import Sequence

from digests.analysis.request import Request
from digests.delivery.mail import Attachment
from digests.reports import spec
from digests.tables.forms import Form, drawn
from digests.words.periods import Period
from storage.store import Store
from vocabulary.errors import CritminError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Enclosures:
    """Makes each report of a period once, however many readers it goes to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: dict[tuple[str, Period], Attachment] = {}

    def of(self, names: Sequence[str], period: Period) -> tuple[Attachment, ...]:
        """The reports with these names; one that cannot be made is a text that says why, and the digest goes out."""
        return tuple(self._one(name, period) for name in names)

    def _one(self, name: str, period: Period) -> Attachment:
        if (name, period) not in self._made:
            self._made[name, period] = self._make(name, period)
        return self._made[name, period]

    def _make(self, name: str, period: Period) -> Attachment:
        day = period.until.date()
        try:
            content = drawn(spec(name).build(Request(self._store, day, period)), Form.DOCX)
        except CritminError as error:
            text = f"The report {name} could not be written: {error}\n"
            return Attachment(f"{name}-{day}.txt", 'text/plain; charset="utf-8"', text.encode())
        return Attachment(f"{name}-{day}.docx", _DOCX, content)
