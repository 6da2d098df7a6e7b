from __future__ import annotations

from hypothesis import given, settings

from tests.vocabulary.changing import added, any_change, changed
from vocabulary.changes import Change, Significance, Telling
from vocabulary.telling.tell import Watch, tell

WATCH = Watch(committees=("ISO/TC 82/SC 7",))


def mentions(text: str) -> tuple[str, ...]:
    return tuple(word for word in ("lithium", "nickel") if word in text.casefold())


def test_a_change_is_told_whole() -> None:
    change = changed(
        "Project",
        "ISO/DIS 5",
        {"stage": "40.00"},
        {"stage": "40.20"},
        {"committee": "ISO/TC 82/SC 7", "title": "Sustainability and traceability of lithium"},
    )
    assert tell(change, WATCH, topic="iso-projects", minerals_in=mentions) == Telling(
        Significance.NOTABLE,
        "ISO/DIS 5 “Sustainability and traceability of lithium” (ISO/TC 82/SC 7) is out for enquiry ballot (40.20): "
        "P-members vote",
        ("iso-projects", "traceability", "sustainability"),
        ("lithium",),
        ("ISO/TC 82/SC 7", "ISO/TC 82"),
    )


def test_topics_come_from_the_kind_the_source_and_the_title() -> None:
    news = added("NewsItem", "x", {"title": "Traceable supply"})
    assert tell(news, WATCH).topics == ("news", "traceability")
    assert tell(news, WATCH, "ansi").topics == ("ansi", "traceability")
    assert tell(added("ListedMineral", "x", {}), WATCH, "official").topics == ("lists", "official")
    assert tell(added("Framework", "x", {"name": "Sustainable Mining"}), WATCH, "frameworks").topics == (
        "frameworks",
        "sustainability",
    )
    assert tell(added("PageText", "x", {}), WATCH).topics == ()


def test_minerals_are_those_named_by_the_record_and_those_mentioned() -> None:
    entry = changed("ListedMineral", "lithium", {"minerals": ["nickel"]}, {"minerals": ["cobalt"]})
    assert tell(entry, WATCH, minerals_in=mentions).minerals == ("nickel", "cobalt")
    news = added("NewsItem", "x", {"title": "Nickel and lithium", "minerals": ["lithium"]})
    assert tell(news, WATCH, minerals_in=mentions).minerals == ("lithium", "nickel")
    assert tell(news, WATCH).minerals == ("lithium",)


def test_minerals_of_a_page_are_those_of_the_sentences_that_changed() -> None:
    page = changed("PageText", "Lithium", {"sentences": ["lithium.", "b"]}, {"sentences": ["lithium.", "nickel."]})
    assert tell(page, WATCH, minerals_in=mentions).minerals == ("nickel",)


def test_committees_are_named_with_those_above_them() -> None:
    group = added("WorkingGroup", "ISO/TC 298/WG 9", {})
    assert tell(group, WATCH).committees == ("ISO/TC 298/WG 9", "ISO/TC 298")
    renamed = changed("Committee", "", {"reference": "ISO/PC 308"}, {"reference": "ISO/TC 308"})
    assert tell(renamed, WATCH).committees == ("ISO/PC 308", "ISO/TC 308")
    news = added("NewsItem", "x", {"committees": ["ISO/TC 79/SC 5", "ISO/TC 79"]})
    assert tell(news, WATCH).committees == ("ISO/TC 79/SC 5", "ISO/TC 79")
    assert tell(added("PageText", "ISO/TC 79", {}), WATCH).committees == ()


@settings(max_examples=150, deadline=None)
@given(any_change())
def test_any_change_is_told_the_same_every_time(change: Change) -> None:
    telling = tell(change, WATCH, "news", mentions)
    assert telling == tell(change, WATCH, "news", mentions)
    assert telling.sentence
    assert "" not in (*telling.topics, *telling.minerals, *telling.committees)
