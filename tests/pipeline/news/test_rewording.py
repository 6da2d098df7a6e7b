"""Other words for a known item: what says nothing new is not reported, whatever else differs is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.news.rewording import is_correction
from storage.store import Store
from tests.pipeline.news.feeds import Item, rss
from tests.pipeline.news.server import Answer, Publisher
from tests.pipeline.news.test_histories import poll, store, told, watched, web

__all__ = ["store", "web"]  # fixtures

ENGLISH = ("Ministry publishes its list of minerals", "Lithium plant opens", "Recycling of cobalt: comments invited")
FRENCH = ("Le ministère publie sa liste de minéraux", "Une usine de lithium ouvre", "Recyclage du cobalt : vos avis")
TEXT = "The ministry published its list of thirty minerals, which companies had awaited for two years."


def items(titles: Sequence[str], text: str = TEXT) -> list[Item]:
    return [
        Item(title, link=f"https://news.example/{number}", guid=f"g{number}", text=text)
        for number, title in enumerate(titles)
    ]


def reported(web: Publisher, store: Store, name: str, *feeds: Sequence[Item]) -> list[tuple[str, ...]]:
    one, results = watched(web, name), []
    for day, some in enumerate(feeds):
        web.answers[f"/{name}"] = Answer(rss(*some))
        assert poll(store, one, day).ok
        results.append(told(store, one, day))
    return results[1:]


def test_a_feed_in_another_language_retitles_nothing_and_its_new_item_is_news(web: Publisher, store: Store) -> None:
    new = Item("Contrôles sur le gallium", link="https://news.example/9", guid="g9")
    feeds = (items(ENGLISH), items(FRENCH), items(ENGLISH), [new, *items(FRENCH)])
    assert reported(web, store, "languages", *feeds) == [(), (), ("+ Contrôles sur le gallium",)]


def test_an_outlet_that_adds_its_name_to_all_headlines_retitles_nothing(web: Publisher, store: Store) -> None:
    named = [f"{title} | Ore Herald" for title in ENGLISH]
    assert reported(web, store, "named", items(ENGLISH), items(named)) == [()]


def test_a_headline_that_flips_is_reported_once_and_its_return_once(web: Publisher, store: Store) -> None:
    other = ("Ministry names critical minerals", *ENGLISH[1:])
    feeds = (items(ENGLISH), items(other), items(ENGLISH), items(other), items(ENGLISH))
    there, back = ("± Ministry names critical minerals",), (f"± {ENGLISH[0]}",)
    assert reported(web, store, "flips", *feeds) == [there, back, (), ()]


def test_a_corrected_misprint_is_no_news_and_a_corrected_figure_is(web: Publisher, store: Store) -> None:
    wrong = items(ENGLISH, TEXT.replace("companies", "compagnies"))
    figure = items(ENGLISH, TEXT.replace("thirty", "31"))[:1] + items(ENGLISH)[1:]
    assert reported(web, store, "misprint", wrong, items(ENGLISH), figure) == [(), (f"± {ENGLISH[0]}",)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The goverment bans exports.", "The government bans exports."),
        ("Tungsten prodution fell in the north.", "Tungsten production fell in the north."),
        ("A new mine, it annouced today.", "A new mine, it announced today."),
        ("The draft is out. Coments may be sent.", "The draft is out. Comments may be sent."),
    ],
)
def test_misprints(before: str, after: str) -> None:
    assert is_correction(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Slovakia lists minerals.", "Slovenia lists minerals."),
        ("Exports to Niger are banned.", "Exports to Nigeria are banned."),
        ("Austria lists minerals.", "Australia lists minerals."),
        ("The permit is legal.", "The permit is illegal."),
        ("It will now export.", "It will not export."),
        ("The rule was proposed today.", "The rule was proposes today."),
        ("Lithium from brine.", "Lithium from a brine."),
        ("It lists 30 minerals.", "It lists 34 minerals."),
        ("Export of tungsten grows.", "Export of tantalum grows."),
        ("Imports of ore are banned.", "Exports of ore are banned."),
    ],
)
def test_what_may_mean_something_else_is_no_misprint(before: str, after: str) -> None:
    assert not is_correction(before, after)


def test_an_item_in_two_categories_is_one(web: Publisher, store: Store) -> None:
    def twice(item: Item) -> list[Item]:
        return [item, item.but(link=item.link.replace("/news", "/metals"), guid=f"{item.guid}#2")]

    first, second = (Item(title, f"https://o.example/news/{n}", f"g{n}", text=TEXT) for n, title in enumerate("AB"))
    feeds = ([first], [*twice(second), *twice(first)], [*reversed(twice(second)), *twice(first)])
    assert reported(web, store, "twice", *feeds) == [("+ B",), ()]


def test_notices_of_one_day_under_one_headline_are_several(web: Publisher, store: Store) -> None:
    days = [Item("Notice", f"https://o.example/{n}", f"g{n}", date="2026-11-20", text=TEXT) for n in range(3)]
    assert reported(web, store, "notices", days[:1], days) == [("+ Notice", "+ Notice")]


def test_the_feed_of_another_site_waits_for_a_person(web: Publisher, store: Store) -> None:
    one, shoes = watched(web, "elsewhere"), [f"Shoes {n}" for n in range(4)]
    foreign = [Item(title, f"https://shoes.example/{title[-1]}", title) for title in shoes]
    moved = [Item(title, f"https://www.news.example/archive/{n}", f"n{n}") for n, title in enumerate("ABCD")]
    outcomes = []
    for day, some in enumerate((items(ENGLISH), foreign, items(ENGLISH), moved)):
        web.answers["/elsewhere"] = Answer(rss(*some))
        outcomes.append(poll(store, one, day))
        assert day != 1 or told(store, one, 1) == ()
    assert [outcome.outcome for outcome in outcomes] == ["first", "quarantined", "unchanged", "changed"]
    assert "all lead to shoes.example" in (outcomes[1].error or "")


def test_an_item_whose_headline_address_and_id_are_edited_is_one_item(web: Publisher, store: Store) -> None:
    before = Item("Bonds for mines", "https://news.example/bonds-for-mines", "bonds-for-mines", text=TEXT)
    after = Item("Clash over pits", "https://news.example/clash-over-pits", "clash-over-pits", text=TEXT)
    other = after.but(date="Fri, 20 Nov 2026 09:30:01 +0000", guid="another", link="https://news.example/another")
    assert reported(web, store, "edited", [before], [after], [other, after]) == [
        ("± Clash over pits",),
        ("+ Clash over pits",),
    ]


def test_links_to_other_items_and_share_counts_in_a_summary_are_no_news(web: Publisher, store: Store) -> None:
    def text(number: int) -> str:
        links = f"<ul class='related'><li><a href='/r/{number}'>Another story, number {number}</a></li></ul>"
        return f"<p>{TEXT}</p><div class='share'>Shared {number} times</div>{links}"

    feeds = [[Item("A list", "https://news.example/a", "a", text=text(number))] for number in (3, 8, 21)]
    assert reported(web, store, "links", *feeds) == [(), ()]
    only = [
        [Item("Links", "https://news.example/l", "l", text=f"<ul><li><a href='/1'>{day}</a></li></ul>")] for day in "AB"
    ]
    assert reported(web, store, "only", *only) == [("± Links",)]


LINKS = ("Read also: gold in the north.", "More on this: a smelter reopens.", "From the archive: ten years of tin.")


def test_links_to_other_items_that_rotate_in_all_summaries_are_no_news(web: Publisher, store: Store) -> None:
    feeds = [items(ENGLISH, f"{TEXT} {link}") for link in LINKS]
    assert reported(web, store, "rotating", *feeds) == [(), ()]


def test_summaries_that_are_cut_and_whole_again_are_no_news(web: Publisher, store: Store) -> None:
    cut, whole = items(ENGLISH, f"{TEXT[:40]}…"), items(ENGLISH, f"{TEXT} The list replaces one of five years ago.")
    assert reported(web, store, "cut", items(ENGLISH), cut, items(ENGLISH), whole) == [(), (), ()]


def test_an_end_that_only_one_item_gets_is_news(web: Publisher, store: Store) -> None:
    longer = items(ENGLISH, f"{TEXT} The ministry withdrew it on Friday.")[:1] + items(ENGLISH)[1:]
    assert reported(web, store, "longer", items(ENGLISH), longer) == [(f"± {ENGLISH[0]}",)]


def test_a_figure_that_differs_far_down_in_a_summary_is_news(web: Publisher, store: Store) -> None:
    """Summaries were compared by their first 160 characters."""
    long = f"{TEXT} {TEXT} The quota is {{}} tonnes."
    other = items(ENGLISH, long.format(900))[:1] + items(ENGLISH, long.format(100))[1:]
    assert reported(web, store, "far", items(ENGLISH, long.format(100)), other) == [(f"± {ENGLISH[0]}",)]


def test_figures_that_differ_at_the_end_of_all_summaries_are_news(web: Publisher, store: Store) -> None:
    old, new = (items(ENGLISH, f"{TEXT} The quota for the year is {number} tonnes.") for number in (100, 900))
    assert len(reported(web, store, "all", old, new)[0]) == len(ENGLISH)


def test_per_cent_and_percent_are_one_word() -> None:
    assert is_correction("Output rose by 5 percent.", "Output rose by 5 per cent.")
    assert not is_correction("Output rose by 5 percent.", "Output rose by 6 per cent.")


def test_two_items_in_another_language_are_no_news_and_a_moved_deadline_is(web: Publisher, store: Store) -> None:
    """Fewer than the feed as a whole would tell by: each item says it by itself."""

    def calls(titles: Sequence[str], text: str) -> list[Item]:
        return [item.but(guid=f"ip-{n}") for n, item in enumerate(items(titles, text))]

    english = calls(["Commission opens call for projects", "Duties on tin extended"], "They apply until 30 April.")
    french = calls(
        ["La Commission lance un appel", "Prorogation des droits sur l'étain"], "Jusqu'au 30 avril y compris."
    )
    later = calls(["Commission opens call for projects", "Duties on tin extended"], "They apply until 15 May.")
    moved = tuple(f"± {title}" for title in ("Commission opens call for projects", "Duties on tin extended"))
    assert reported(web, store, "two", english, french, english, later) == [(), (), moved]


def test_a_summary_in_other_words_is_no_news_and_a_rising_toll_is(web: Publisher, store: Store) -> None:
    def slide(text: str) -> list[Item]:
        return [Item("Landslide at a pit near Kawama", "https://n.example/slide", "slide", text=text)]

    texts = ("At least nine people died.", "At least 9 people were killed.", "At least 14 people were killed.")
    assert reported(web, store, "toll", *map(slide, texts)) == [(), ("± Landslide at a pit near Kawama",)]


def test_an_item_under_two_addresses_with_a_short_text_is_one(web: Publisher, store: Store) -> None:
    old = Item("Seabed code talks end", "https://n.example/old", "https://n.example/old", text="They resume in July.")
    one = Item(
        "Recycling target for tungsten set", "https://n.example/a", "https://n.example/a", text="It is 45 per cent."
    )
    two = one.but(link="https://n.example/recycling/a", guid="https://n.example/recycling/a")
    assert reported(web, store, "listed", [old], [one, two, old], [two, old]) == [
        ("+ Recycling target for tungsten set",),
        (),
    ]


def test_ids_that_are_places_in_a_list_name_no_item(web: Publisher, store: Store) -> None:
    def listed(*titles: str) -> list[Item]:
        places = ((f"https://n.example/b.html#n{place}", title) for place, title in enumerate(titles, 1))
        days = {title: f"Fri, {20 - number} Nov 2026 09:30:00 +0000" for number, title in enumerate("FEDCBA")}
        return [Item(title, place, place, date=days[title]) for place, title in places]

    feeds = (
        listed("B", "A"),
        listed("C", "B", "A"),
        listed("C", "B", "A"),
        listed("E", "D", "C"),
        listed("F", "E", "D"),
    )
    assert reported(web, store, "places", *feeds) == [("+ C",), (), ("+ E", "+ D"), ("+ F",)]


def test_the_number_of_comments_posted_is_no_news(web: Publisher, store: Store) -> None:
    feeds = [items(ENGLISH[:1], f"{TEXT} ({number} comments posted)") for number in (4, 19)]
    assert reported(web, store, "posted", *feeds) == [()]


@pytest.mark.parametrize(
    "end",
    [
        "Read more on the site of the directorate.",
        "Lire la suite sur le site du ministère",
        "Weiterlesen …",
        "Más información en la sede electrónica.",
        "続きを読む",
    ],
)
def test_an_end_that_only_says_where_there_is_more_is_no_news(end: str, web: Publisher, store: Store) -> None:
    some = items(ENGLISH)
    assert reported(web, store, "more", some, [some[0].but(text=f"{TEXT} {end}"), *some[1:]], some) == [(), ()]


@pytest.mark.parametrize(
    "end",
    ["Read more than 30 comments on gallium.", "Read more: hearing on 4 May 2027.", "More on this: it was annulled."],
)
def test_an_end_that_says_more_is_news(end: str, web: Publisher, store: Store) -> None:
    some = items(ENGLISH)
    (result,) = reported(web, store, "more", some, [some[0].but(text=f"{TEXT} {end}"), *some[1:]])
    assert result == (f"± {ENGLISH[0]}",)


def test_an_item_with_a_short_text_in_two_lists_of_a_site_is_one_by_its_number(web: Publisher, store: Store) -> None:
    old = Item("Tin museum opened", "https://o.example/press/507", "507", text="It has 400 objects.")
    both = Item("Delegation leaves for Astana", "https://o.example/press/528", "528", text="For two days.")
    copy = both.but(link="https://o.example/notices/528", guid="N-528")
    assert reported(web, store, "lists", [old], [both, copy, old], [copy, old]) == [(f"+ {both.title}",), ()]
    others = [both.but(title="Envoy leaves", link=f"https://o.example/press/{n}", guid=str(n)) for n in (601, 602)]
    assert reported(web, store, "others", [old], [*others, old]) == [("+ Envoy leaves",) * 2]
