from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vocabulary.errors import CritminError
from vocabulary.stages import NAMES, Stage, Transition, UnknownStage, transition

stages = st.sampled_from([Stage(code) for code in NAMES])


@pytest.mark.parametrize(
    ("value", "code"),
    [("40.60", "40.60"), (4060, "40.60"), (20, "00.20"), (0, "00.00"), (60, "00.60"), (2098, "20.98")],
)
def test_a_code_is_read_from_text_and_from_the_number_of_open_data(value: str | int, code: str) -> None:
    assert str(Stage.parse(value)) == code


@pytest.mark.parametrize("value", ["", "40", "4060", "40.61", "40.6", "٤٠.٦٠", 1, 4061, -1, 10000, True, None, 40.6])
def test_what_iso_s_table_does_not_hold_is_a_clear_error(value: object) -> None:
    with pytest.raises(UnknownStage, match="harmonized stage code") as caught:
        Stage.parse(value)  # type: ignore[arg-type]  # sources send anything
    assert isinstance(caught.value, CritminError)
    assert caught.value.value == value


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("40.20", "DIS ballot initiated"),
        ("40.60", "close of voting"),
        ("60.60", "International Standard published"),
        ("30.98", "project deleted"),
    ],
)
def test_names_are_those_a_sentence_uses(code: str, name: str) -> None:
    assert Stage(code).name == name


def test_the_codes_are_those_of_iso_s_table(shared: Path) -> None:
    table = json.loads((shared / "data/iso/reference/harmonized_stage_code.json").read_text("utf-8"))
    assert set(NAMES) == {entry["code"] for entry in table["vocabulary"]["XX.YY"]}


def test_stages_are_ordered_by_code() -> None:
    assert sorted([Stage("90.93"), Stage("00.00"), Stage("40.60")]) == [Stage("00.00"), Stage("40.60"), Stage("90.93")]


@settings(max_examples=60, deadline=None)
@given(stages)
def test_every_stage_is_in_exactly_one_state(stage: Stage) -> None:
    assert [stage.under_development, stage.is_published, stage.is_withdrawn, stage.is_deleted].count(True) == 1


def test_states() -> None:
    assert Stage("60.60").is_published
    assert Stage("90.93").is_published
    assert Stage("95.92").is_published
    assert Stage("95.99").is_withdrawn
    assert Stage("60.00").under_development
    assert Stage("40.98").is_deleted
    assert {code for code in NAMES if Stage(code).is_ballot} == {"10.20", "30.20", "40.20", "50.20", "90.20", "95.20"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("40.20", "40.60", Transition.FORWARD),
        ("40.99", "30.00", Transition.BACK),
        ("60.60", "60.00", Transition.BACK),
        ("40.60", "40.60", Transition.SAME),
        ("60.00", "50.92", Transition.SENT_BACK),
        ("40.60", "40.93", Transition.REPEATED),
        ("40.60", "40.98", Transition.DELETED),
        ("10.60", "10.98", Transition.DELETED),
        ("40.98", "40.99", Transition.REVIVED),
        ("95.99", "90.93", Transition.REVIVED),
        ("50.20", "60.00", Transition.IN_PUBLICATION),
        ("60.00", "60.60", Transition.PUBLISHED),
        ("30.99", "60.60", Transition.PUBLISHED),
        ("90.93", "90.20", Transition.UNDER_REVIEW),
        ("90.20", "90.60", Transition.REVIEW_CLOSED),
        ("90.60", "90.93", Transition.CONFIRMED),
        ("90.60", "90.92", Transition.TO_BE_REVISED),
        ("90.92", "60.60", Transition.REVIEW_DROPPED),
        ("90.60", "90.99", Transition.WITHDRAWAL_PROPOSED),
        ("90.99", "95.20", Transition.WITHDRAWAL_BALLOT),
        ("95.20", "95.60", Transition.WITHDRAWAL_BALLOT_CLOSED),
        ("95.60", "95.92", Transition.KEPT),
        ("90.92", "95.99", Transition.WITHDRAWN),
    ],
)
def test_what_a_move_means(before: str, after: str, expected: Transition) -> None:
    assert transition(Stage(before), Stage(after)) is expected


def test_every_pair_of_stages_has_a_meaning_and_every_meaning_a_pair() -> None:
    found = Counter(transition(Stage(before), Stage(after)) for before, after in product(NAMES, NAMES))
    assert set(found) == set(Transition)


def test_forward_and_back_are_only_what_no_decision_explains() -> None:
    """What is left to a mere direction stays before publication, so no decision hides behind it."""
    for before, after in product(map(Stage, NAMES), repeat=2):
        if transition(before, after) in (Transition.FORWARD, Transition.BACK):
            assert after.under_development
            assert not (after.code.endswith((".92", ".93")) and before < after)


def test_every_real_transition_is_classified(shared: Path) -> None:
    with gzip.open(next((shared / "data/iso/catalogue").glob("transitions.*.csv.gz"))) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8")))
    found = Counter(transition(Stage.parse(row["stage_before"]), Stage.parse(row["stage_after"])) for row in rows)
    assert found.total() == len(rows) > 20_000
    same = sum(row["stage_before"] == row["stage_after"] for row in rows)
    assert found[Transition.SAME] == same  # rows of the data that change the reference alone
    assert found[Transition.DELETED] >= 90
    assert found[Transition.REVIVED] >= 20
    assert found[Transition.PUBLISHED] > 1_400
    assert found[Transition.WITHDRAWN] > 900
    assert found[Transition.BACK] < 200
