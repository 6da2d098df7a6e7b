"""Which pieces of news tell one story: copies, cuts and accounts with the same figures; never look-alikes."""

from __future__ import annotations

from datetime import date

import pytest

from vocabulary.news.stories import Item, same_story

COPY = (
    "Examplia will spend 420 million crowns on a refinery for graphite in Osprey Bay, its ministry said on Tuesday, "
    "the first award under a fund that is meant to cut its reliance on imports. The plant is to open in some years and "
    "will employ many people. The province adds money of its own, and a maker of batteries has agreed to take half."
)
FIGURES = (
    "Workers walked off at the Kestrel copper mine on Friday after 92 percent of them turned an offer down. The mine, "
    "which makes 310,000 tonnes a year, stopped with the first shift."
)
EN_ES = (
    "Los trabajadores de Kestrel iniciaron una huelga el viernes tras rechazar la oferta con el 92 por ciento. "
    "La mina de cobre produce 310.000 toneladas al año."
)
NOTICE = (
    "The Department of Commerce determines that imports of aluminum extrusions from {} are sold at less than fair "
    "value, and that the period of review covers the year before. Interested parties are invited to comment on this "
    "determination, which follows from section 735 of the Tariff Act and concerns some 1,234 producers."
)
TOWN = "A town and its graphite"
BAN = "Examplia bans exports of gallium"


def item(outlet: str, title: str, text: str = "", day: int = 10, step: str = "", article: str = "") -> Item:
    return Item(title, text, outlet, date(2026, 6, day), article, step)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (item("a", "Examplia awards 420 million to refinery", COPY),
         item("b", "Ministry backs graphite plant", COPY, 11), "nearly the same text"),
        (item("a", TOWN, COPY), item("b", "The graphite town", COPY[:260], 19), "the same text, cut"),
        (item("a", "One title", article=COPY), item("b", "Another title", article=COPY), "nearly the same text"),
        (item("a", "Strike stops Kestrel mine", FIGURES), item("b", "Paro en Kestrel", EN_ES), "the same figures"),
        (item("a", BAN), item("b", f"{BAN} | Bugle"), "the same title"),
    ],
)  # fmt: skip
def test_one_story(one: Item, other: Item, reason: str) -> None:
    assert same_story(one, other) == same_story(other, one) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (item("a", "Aluminum Extrusions From Fictland", NOTICE.format("Fictland")),
         item("b", "Aluminum Extrusions From Borduria", NOTICE.format("Borduria"))),
        (item("a", "Rule proposed on gallium", COPY), item("b", "Final rule on gallium", COPY)),
        (item("a", TOWN, COPY), item("b", "The graphite town", COPY, 29)),
        (item("a", "Strike stops Kestrel mine", FIGURES), item("b", "Paro en Kestrel", EN_ES, 24)),
        (item("a", "Kestrel strike", FIGURES), item("b", "Output", "Kestrel copper makes 310,000 tonnes a year.")),
        (item("a", "Tariffs", "Duties under section 232 on copper from Examplia rise by 25 percent."),
         item("b", "Copper", "Copper gained 25 percent in a year of duties under section 232, said Examplia.")),
        (item("a", "List out for comment", COPY, step="comments open"), item("b", "List out", COPY, step="final")),
        (item("a", "One outlet tells it twice", COPY), item("a", "One outlet tells it twice", COPY)),
    ],
)  # fmt: skip
def test_look_alikes_are_stories_of_their_own(one: Item, other: Item) -> None:
    assert same_story(one, other) is None
    assert same_story(other, one) is None
