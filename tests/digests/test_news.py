"""News in a digest: core told, context by its title, below kept; stories once; what came back is nothing; own rules."""

from datetime import timedelta
from typing import Any

from digests.forms.render import render
from digests.issue.digest import Digest, build
from digests.issue.select import Interests
from storage.model import StoredChange
from tests.digests.samples import MONDAY, NOW, SOURCES, WEEK, change

TEXT = (
    "The ministry of Examplia said on Monday that it would license exports of gallium and of three of its compounds, "
    "which producers of semiconductors abroad depend on, and that applications take up to forty five working days"
)


def item(title: str, /, significance: str = "routine", **settings: Any) -> StoredChange:
    fields = {"title": (None, title), **{name: (None, settings.pop(name)) for name in ("summary",) if name in settings}}
    return change("NewsItem", title, "added", fields=fields, significance=significance, **settings)


def told(*changes: StoredChange, interests: Interests | None = None) -> Digest:
    return build(changes, (), WEEK, sources=SOURCES, generated_at=NOW, interests=interests)


def test_context_is_told_by_its_title_and_below_is_kept() -> None:
    made = told(
        item("Examplia licenses exports of gallium", "notable"),
        item("Nickel smelter closes in Examplia"),
        item("Copper thieves stop trains"),
    )
    assert [event.headline for event in made.events] == ["Examplia licenses exports of gallium added"]
    assert [event.changes[0].label for event in made.asides] == ["Nickel smelter closes in Examplia"]
    for form in ("text", "html", "markdown"):
        drawn = render(made, form)
        assert "Also in the news" in drawn or "ALSO IN THE NEWS" in drawn
        assert "Nickel smelter closes in Examplia" in drawn
        assert "Copper thieves" not in drawn


def test_a_muted_rule_takes_an_item_out_and_a_rule_of_ones_own_puts_it_in() -> None:
    loud = item("Magnesium scrap recycling rises", "notable")
    quiet = item("Road works at Osprey Ridge")
    assert [event.changes[0].label for event in told(loud, quiet).events] == [loud.label]
    own = Interests(muted=frozenset({"recycling"}), wants=(("our-mine", ("Osprey Ridge",)),))
    assert [event.changes[0].label for event in told(loud, quiet, interests=own).events] == [quiet.label]


def test_one_story_of_two_outlets_is_one_event_and_the_official_text_leads() -> None:
    press = item("Examplia licenses exports of gallium - Daily", "notable", source="trade-news", topics=("news",))
    notice = item("Examplia licenses exports of gallium", "notable", source="gazette", topics=("official",))
    (event,) = told(press, notice).events
    assert event.headline.startswith(
        "Examplia licenses exports of gallium added (reported by 2 outlets: gazette, trade-news"
    )
    assert "the same title" in event.headline
    assert len(event.changes) == 2


def test_the_same_text_under_two_titles_is_one_story() -> None:
    one = item("Gallium under licence", "notable", source="trade-news", summary=TEXT)
    other = item("Licences now needed for gallium", "notable", source="gazette", summary=TEXT)
    assert len(told(one, other).events) == 1


def test_look_alikes_stay_apart() -> None:
    pairs = [
        (
            "Aluminum Extrusions From Examplia: Final Determination",
            "Aluminum Extrusions From Fictland: Final Determination",
        ),
        ("Draft list of critical minerals published today", "Final list of critical minerals published today"),
        ("Ministry to license gallium exports as planned", "Ministry expected to license gallium exports as planned"),
        ("List of critical minerals of Examplia 2026", "List of critical minerals of Examplia 2027"),
    ]
    for one, other in pairs:
        made = told(item(one, "notable", source="gazette"), item(other, "notable", source="trade-news"))
        assert len(made.events) == 2, (one, other)


def test_a_headline_that_came_back_is_nothing() -> None:
    there = change("NewsItem", "B", key="k", fields={"title": ("A", "B")}, detected_at=MONDAY)
    back = change("NewsItem", "A", key="k", fields={"title": ("B", "A")}, detected_at=MONDAY + timedelta(days=1))
    assert told(there, back).events == []
    assert len(told(there).events) == 1
