"""Which events matter to a reader."""

from __future__ import annotations

from typing import Any

import pytest

from digests.events.gather import events
from digests.issue.select import Index, Interests, Selection
from storage.model import StoredChange
from tests.digests.samples import member, news, step
from vocabulary.changes import Significance

TAG = news("tag", topics=("ansi", "traceability"), source="ansi-news")
TIN = news("tin", minerals=("tin", "zinc"), significance="critical")
SUB = step("ISO 1", "10.20", "40.20", committees=("ISO/TC 79/SC 4", "ISO/TC 79"))
GROUP = step("ISO 2", "10.20", "40.20", committees=("ISO/TC 7",), significance="routine")
ALL = [TAG, TIN, SUB, GROUP]


def selected(changes: list[StoredChange], **given: Any) -> Selection:
    """What is selected of `changes`; the sources of two of them have a jurisdiction."""
    return Index(events(changes), {"ansi-news": "US", "iso-open-data-deliverables": "CA-QC"}).select(**given)


@pytest.mark.parametrize(
    ("interests", "told"),
    [
        (Interests(), [TIN, TAG, SUB, GROUP]),
        (Interests(topics=frozenset({"traceability"})), [TAG]),
        (Interests(minerals=frozenset({"zinc"})), [TIN]),
        (Interests(committees=frozenset({"ISO/TC 79"})), [SUB]),
        (Interests(committees=frozenset({"TC 79/SC 4"})), [SUB]),
        (Interests(committees=frozenset({"ISO/TC 7"})), [GROUP]),
        (Interests(committees=frozenset({"ISO/TC 79/SC 4/WG 1"})), []),
        (Interests(jurisdictions=frozenset({"US"})), [TAG]),
        (Interests(jurisdictions=frozenset({"CA"})), [SUB, GROUP]),
        (Interests(jurisdictions=frozenset({"CA-ON"})), []),
        (Interests(topics=frozenset({"ansi"}), minerals=frozenset({"tin"})), [TIN, TAG]),
    ],
)
def test_an_event_is_told_if_it_touches_anything_followed(interests: Interests, told: list[StoredChange]) -> None:
    selection = selected(ALL, least=Significance.ROUTINE, interests=interests)
    assert {change.id for event in selection.events for change in event.changes} == {change.id for change in told}
    assert selection.unfollowed == len(ALL) - len(told)
    assert selection.minor == 0


@pytest.mark.parametrize(("least", "told", "minor"), [("critical", 1, 3), ("notable", 3, 1), ("routine", 4, 0)])
def test_what_weighs_too_little_is_counted(least: str, told: int, minor: int) -> None:
    selection = selected(ALL, least=Significance(least))
    assert (len(selection.events), selection.minor, selection.unfollowed) == (told, minor, 0)


def test_a_routine_change_is_told_where_its_event_is() -> None:
    gone = [member(f"ISO/TC {number}", {"7": "XAA"}, {}, significance="routine") for number in range(5)]
    weighty = member("ISO/TC 298", {"7": "XAA"}, {})
    selection = selected([*gone, weighty])
    assert [len(event.changes) for event in selection.events] == [6]
    assert selection.minor == 0


def test_interests_in_words() -> None:
    followed = Interests(topics=frozenset({"lists", "ansi"}), committees=frozenset({"ISO/TC 79", "ISO/TC 8"}))
    assert followed.words == "topics ansi and lists; committees ISO/TC 8 and ISO/TC 79"
    assert not Interests().words
