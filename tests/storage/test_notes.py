"""Notes on a change are no fields, and stand where databases always had them."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Engine, text

from storage.model import ChangeQuery
from storage.store import Store
from tests.storage.samples import START
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import ListedMineral, Record

TELLING = Telling(Significance.CRITICAL, "told", (), (), ())
ENTRY = ListedMineral.of("US/us/zinc", "Zinc", {ListedMineral.minerals: ["zinc"]})


def stored(engine: Engine, change: Change) -> tuple[object, ...]:
    """The change as it is read back, and its fields as the row has them."""
    with Store(engine).begin() as transaction:
        transaction.add_changes("page", [(change, TELLING)], at=START, before=None, after=None)
    with engine.connect() as connection:
        row = json.loads(connection.execute(text("SELECT fields FROM changes")).scalar_one())
    (outcome,) = Store(engine).changes(ChangeQuery())
    return outcome.covered_by, outcome.on_record, outcome.fields, row


def change(action: Action, entry: Record = ENTRY, **notes: object) -> Change:
    fields = {"minerals": (None, ["zinc"])}
    return Change(action, None, entry, fields, **notes)  # type: ignore[arg-type]  # one note or the other


@pytest.mark.parametrize(
    ("action", "pair"), [(Action.ADDED, [["Base metals"], None]), (Action.REMOVED, [None, ["Base metals"]])]
)
def test_what_covers_an_entry(engine: Engine, action: Action, pair: list[object]) -> None:
    covered, on_record, fields, row = stored(engine, change(action, covered_by=("Base metals",)))
    assert (covered, on_record) == (("Base metals",), None)
    assert fields == {"minerals": (None, ["zinc"])}
    assert row == {"minerals": [None, ["zinc"]], "covered_by": pair}


def test_the_edition_on_record(engine: Engine) -> None:
    covered, on_record, fields, row = stored(engine, change(Action.ADDED, on_record="us-2022"))
    assert (covered, on_record) == ((), "us-2022")
    assert fields == {"minerals": (None, ["zinc"])}
    assert row == {"minerals": [None, ["zinc"]], "on_record": ["us-2022", None]}
