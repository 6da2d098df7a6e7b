"""A framework's page that says where it stands is told; its housekeeping and its programme of events are not."""

from __future__ import annotations

import pytest

from vocabulary.changes import Action, Change, Significance
from vocabulary.iso.watch import Watch
from vocabulary.records import PageText
from vocabulary.telling.tell import tell

BEFORE = ["The code sets out good practice.", "Its current text is of 2024."]


def told(added: str, topic: str = "frameworks") -> tuple[Significance, str]:
    before = PageText.of("code", "Ores Code", {PageText.sentences: BEFORE})
    after = PageText.of("code", "Ores Code", {PageText.sentences: [*BEFORE, "Our members are many.", added]})
    pair = (BEFORE, [*BEFORE, "Our members are many.", added])
    telling = tell(Change(Action.CHANGED, before, after, {PageText.sentences: pair}), Watch(), topic=topic)
    return telling.significance, telling.sentence


@pytest.mark.parametrize(
    "added",
    [
        "The draft is open for public comment until 10 July 2026.",
        "The consultation on a revision of Principle 6 is now closed.",
        "The code was approved by the board on 18 June 2026.",
        "The code of 2024 was withdrawn on 30 June 2026.",
        "The code will be succeeded by the Consolidated Ores Standard in 2028.",
        "The code is in effect for reports that are published from 2027 on.",
        "Der Entwurf wurde am 3. Mai 2026 verabschiedet.",
        "Le guide en est à sa quatrième édition.",
        "3.1",
    ],
)
def test_where_a_framework_stands_is_told_with_the_sentence(added: str) -> None:
    weight, sentence = told(added)
    assert weight == Significance.NOTABLE
    assert added.rstrip(".") in sentence


@pytest.mark.parametrize(
    "added",
    [
        "Webinar on the draft code, 24 September 2026.",
        "Anmeldung zur Konferenz über den Entwurf bis 3. Mai 2026.",
        "We use cookies of the version 2 to count visits.",
        "Translations: Spanish, French, Indonesian.",
        "Meet our new head of impact.",
    ],
)
def test_events_and_housekeeping_are_routine(added: str) -> None:
    assert told(added)[0] == Significance.ROUTINE


def test_elsewhere_a_page_weighs_what_it_weighed() -> None:
    assert told("The draft is open for public comment until 10 July 2026.", topic="ansi")[0] == Significance.ROUTINE
