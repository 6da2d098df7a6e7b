"""`critmin news --why`: why an item is where it is, and why a day is its deadline or none."""

from __future__ import annotations

from tests.critmin.commands.conftest import Run, World
from tests.pipeline.news.feeds import Item, rss

TEXT = (
    "The draft list of critical minerals is out. Comments may be sent to the secretariat by 15 January 2027. "
    "The list takes effect on 1 July 2027."
)
DRAFT = Item("Draft list of critical minerals", "https://news.example/1", "1", text=TEXT)


def test_the_days_of_an_item_are_stated_with_what_speaks_for_and_against_them(world: World, run: Run) -> None:
    world.watch({**world.entry("news", kind="feed", topic="news"), "name": "Trade news"})
    world.site.fixed("/news", rss(DRAFT))
    assert run("refresh").status == 0
    (item,) = run("news", "--json").json
    days = run("news", "--why", item["key"], "--json").json["days"]
    assert [(day["day"], day["deadline"]) for day in days] == [("2027-01-15", True), ("2027-07-01", False)]
    assert days[0]["sentence"] == "Comments may be sent to the secretariat by 15 January 2027."
    assert {"role": "asked", "text": "comments", "weight": 4.0} in days[0]["reasons"]
    shown = run("news", "--why", item["key"]).out
    assert "2027-01-15 is its deadline: 'by' +2 (until), 'comments' +4 (asked)" in shown
    assert "2027-07-01 is no deadline: " in shown
    assert "'takes effect' -5 (effect)" in shown
