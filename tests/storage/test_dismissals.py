"""Dismissed pairs: kept in both directions, with the newest reason, until they are taken back."""

from __future__ import annotations

from datetime import timedelta

from storage.dismissals import Dismissal, dismiss, dismissed, restore
from storage.store import Store
from tests.storage.samples import DAY, START


def test_a_pair_is_one_whichever_comes_first(store: Store) -> None:
    dismiss(store, "9", "10", "other scope", START)
    dismiss(store, "10", "9", "other scope altogether", START + DAY)
    assert dismissed(store) == {("10", "9"): Dismissal(("10", "9"), "other scope altogether", START + DAY)}


def test_a_dismissal_can_be_taken_back(store: Store) -> None:
    dismiss(store, "1", "fw-irma", "no", START)
    assert restore(store, "fw-irma", "1")
    assert not restore(store, "1", "fw-irma")
    assert dismissed(store) == {}


def test_dismissals_come_in_the_order_in_which_they_were_made(store: Store) -> None:
    for number, one in enumerate("cab"):
        dismiss(store, one, "z", "no", START + timedelta(minutes=number))
    assert [pair[0] for pair in dismissed(store)] == ["c", "a", "b"]
