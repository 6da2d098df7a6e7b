"""An event that is kept is the same event again, with all that it tells."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import orjson

from digests.events.event import Event, Group
from digests.events.keeping import events_of, kept
from storage.model import StoredChange
from vocabulary.changes import Significance

_CHANGE = StoredChange(
    id=7,
    detected_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    source="ores",
    kind="Project",
    key="1",
    label="ISO 1",
    action="changed",
    fields={},
    significance="notable",
    sentence="ISO 1 moved",
    topics=(),
    minerals=(),
    committees=(),
    before=None,
    after=None,
)
_EVENT = Event(
    "ISO 1 is out for enquiry ballot",
    Group.BALLOT,
    (_CHANGE,),
    Significance.NOTABLE,
    lines=("One line.", "Another."),
    short="ISO 1",
    deadline=date(2026, 5, 1),
    jurisdictions=("US",),
    count=2,
    own=True,
    named=True,
    general=True,
    page="https://www.iso.org/x",
    opened="opened between 1 March 2026 and 2 March 2026",
    about="2188",
)


def test_it_is_the_same_again() -> None:
    plain = Event("A headline", Group.NEWS, (_CHANGE,), Significance.ROUTINE)
    assert all(
        getattr(_EVENT, field.name) != getattr(plain, field.name) for field in fields(Event) if field.name != "changes"
    )
    for event in (_EVENT, plain, replace(_EVENT, deadline=None)):
        assert events_of([orjson.loads(orjson.dumps(kept(event)))], {7: _CHANGE}) == [event]
