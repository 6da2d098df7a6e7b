"""Accounts of one event in other words, and pairs that only look like it. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from vocabulary.news.stories import Item, same_story

Account = tuple[str, str]

SAME: list[tuple[Account, Account]] = [
    (
        (
            "Fictland lends Osprey Graphite $150 million for Kestrel Bay plant",
            (
                "The Department of Energy on Monday closed a loan of $150 million to Osprey Graphite for a plant in "
                "Kestrel Bay."
            ),
        ),
        (
            "Osprey secures federal loan to build anode facility",
            (
                "Shares of Osprey Graphite rose after it got 150 million dollars from the Department of Energy. The "
                "factory in Kestrel Bay will make graphite for batteries."
            ),
        ),
    ),
    (
        (
            "Nordwand Lithium and Borduria Motors sign supply deal",
            "Nordwand Lithium will deliver 20,000 tonnes of hydroxide a year to Borduria Motors from 2028, both said.",
        ),
        (
            "Carmaker locks in lithium from Nordwand",
            "Borduria Motors has agreed with Nordwand Lithium on 20,000 tonnes a year, enough for 400,000 cars.",
        ),
    ),
    (
        (
            "Syldavia's cabinet adopts minerals strategy with 2.4 billion crown fund",
            "The cabinet in Klow adopted a strategy for tungsten and cobalt and a fund of 2.4 billion crowns.",
        ),
        (
            "Klow sets up Raw Materials Fund",
            "Syldavia will spend 2.4 billion crowns on tungsten and cobalt under a strategy that its cabinet adopted.",
        ),
    ),
    (
        (
            "Ein Brand stoppt das Nickelwerk Falkenau",
            "Ein Feuer hat am Montag das Werk Falkenau von Osprey Nickel stillgelegt; 240 Leute wurden evakuiert.",
        ),
        (
            "Fire halts Falkenau nickel refinery",
            "Osprey Nickel evacuated 240 workers and stopped its Falkenau refinery after a fire on Monday.",
        ),
    ),
]

PERMIT: tuple[Account, Account] = (
    (
        "Regulator approves Corvus rare earths mine at Lake Tansy",
        "The environmental agency granted Corvus Rare Earths a permit for its open pit at Lake Tansy on Thursday.",
    ),
    (
        "Green light for Lake Tansy rare earths project",
        "Corvus Rare Earths may begin to build at Lake Tansy after its environmental permit was issued.",
    ),
)

APART: list[tuple[Account, Account]] = [
    (
        (
            "Fictland lends Osprey Graphite $150 million for Kestrel Bay plant",
            (
                "The Department of Energy on Monday closed a loan of $150 million to Osprey Graphite for a plant in "
                "Kestrel Bay."
            ),
        ),
        (
            "Fictland lends Heron Graphite $150 million for anode plant",
            (
                "The Department of Energy on Monday closed a loan of $150 million to Heron Graphite for its plant in "
                "Otter Sound."
            ),
        ),
    ),
    (
        (
            "Nordwand Lithium and Borduria Motors sign supply deal",
            "Nordwand Lithium will deliver 20,000 tonnes of hydroxide a year to Borduria Motors from 2028, both said.",
        ),
        (
            "Nordwand Lithium reports record quarter",
            "Nordwand Lithium sold 20,000 tonnes in the quarter; Borduria Motors was its largest customer.",
        ),
    ),
    (
        (
            "Regulator approves Corvus rare earths mine at Lake Tansy",
            "The environmental agency granted Corvus Rare Earths a permit for its open pit at Lake Tansy on Thursday.",
        ),
        (
            "Residents sue over Lake Tansy rare earths mine",
            "A group from Lake Tansy asked a court to stop the mine of Corvus Rare Earths, whose permit was granted.",
        ),
    ),
    (
        (
            "Osprey Nickel restarts Falkenau refinery",
            "Osprey Nickel started its Falkenau refinery again; 240 workers had been evacuated after a fire.",
        ),
        (
            "Fire halts Falkenau nickel refinery",
            "Osprey Nickel evacuated 240 workers and stopped its Falkenau refinery after a fire on Monday.",
        ),
    ),
    (
        (
            "Fictland restricts exports of gallium",
            "The Ministry of Commerce in Fictburg said that exporters of gallium need licences from 1 July.",
        ),
        (
            "Fictland restricts exports of antimony",
            "The Ministry of Commerce in Fictburg said that exporters of antimony need licences from 1 July.",
        ),
    ),
    (
        (
            "Fictland restricts exports of gallium",
            "The Ministry of Commerce in Fictburg said that exporters of gallium need licences from 1 July.",
        ),
        (
            "Fictburg eases curbs on exports of gallium",
            "The Ministry of Commerce in Fictburg said that exports of gallium to Borduria are free from 1 July.",
        ),
    ),
    (
        (
            "Corvus drills 14 m of 2.1 % at Lake Tansy",
            "Corvus Rare Earths found 14 m of rare earths of 2.1 % in hole LT-31 at Lake Tansy, north of Otter Sound.",
        ),
        (
            "Corvus Rare Earths names new head of Lake Tansy",
            "Corvus Rare Earths put an engineer from Otter Sound in charge of its rare earths mine at Lake Tansy.",
        ),
    ),
    (
        ("ISO publishes standard on graphite", "ISO 20601 on natural graphite was published by ISO/TC 345 today."),
        ("ISO publishes standard on lithium", "ISO 20602 on lithium was published by ISO/TC 333 today."),
    ),
    (
        (
            "Critical Minerals Association holds annual meeting in Klow",
            "The Critical Minerals Association met in Klow; 300 members spoke of tungsten and of Syldavia's strategy.",
        ),
        (
            "Syldavia's cabinet adopts strategy for tungsten",
            "The cabinet in Klow adopted what the Critical Minerals Association and its 300 members asked for.",
        ),
    ),
    (
        (
            "Borduria and Syldavia sign minerals pact in Klow",
            "Borduria and Syldavia signed a memorandum on cobalt and nickel in Klow, the ministers said.",
        ),
        (
            "Borduria and Fictland sign minerals pact in Szohod",
            "Borduria and Fictland signed a memorandum on cobalt and nickel in Szohod, the ministers said.",
        ),
    ),
]


def both(pair: tuple[Account, Account], days: tuple[int, int] = (10, 11)) -> tuple[str | None, str | None]:
    one, other = (
        Item(title, text, outlet, date(2026, 6, day))
        for (title, text), outlet, day in zip(pair, ("a", "b"), days, strict=True)
    )
    return same_story(one, other), same_story(other, one)


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair[1][0])
def test_accounts_in_other_words_are_one_story(pair: tuple[Account, Account]) -> None:
    there, back = both(pair)
    assert there
    assert there == back


def test_a_company_and_its_mine_decide_with_what_happened() -> None:
    there, back = both(PERMIT)
    assert there == back == "the same event: Corvus, Tansy, permit"


def test_a_company_and_its_mine_alone_decide_nothing() -> None:
    (title, text), (other, second) = PERMIT
    quiet = title.replace("approves", "and"), text.replace("granted", "wrote to").replace("a permit for", "about")
    assert both((quiet, (other.replace("Green light for", "On the"), second))) == (None, None)


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair[1][0])
def test_look_alikes_stay_apart(pair: tuple[Account, Account]) -> None:
    assert both(pair) == (None, None)


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair[1][0])
def test_a_week_later_it_is_another_story(pair: tuple[Account, Account]) -> None:
    assert both(pair, (3, 10)) == (None, None)


def _two(one: tuple[str, str], other: tuple[str, str]) -> str | None:
    day = date(2027, 3, 1)
    return same_story(Item(*one, "one", day), Item(*other, "other", day))


def test_a_committee_and_what_it_is_about_are_one_piece_of_evidence() -> None:
    assert not _two(
        ("ISO/TC 333 publishes first international standard on lithium hydroxide impurities", ""),
        ("Comité espejo del ISO/TC 333 vota proyecto sobre carbonato de litio", "La norma va a consulta."),
    )
    assert _two(
        ("ISO/TC 298第十二次全体会议在赣州召开", "60名专家出席 Ganzhou 会议。"),
        ("ISO/TC 298 holds twelfth plenary in Ganzhou", "The meeting had 60 experts."),
    )


def test_a_company_is_not_counted_twice() -> None:
    assert not _two(
        ("Gobierno de Panamá renegocia con First Quantum", ""),
        ("Panama top court throws out appeal over First Quantum copper contract", ""),
    )


def test_what_stands_behind_a_dash_is_an_outlet_only_if_it_is_a_name() -> None:
    title = "Call for evidence on the recycling of magnets"
    assert _two((title, ""), (f"{title} – Mining Weekly", "")) == "the same title"
    assert not _two((title, ""), (f"{title} – closing date changed", ""))
    assert not _two((title, ""), (f"{title} – Extended", ""))


def test_a_figure_a_rare_material_and_its_country_need_no_common_word() -> None:
    one = ("Japan to tap antimony reserve for first time", "Makers can bid for nine hundred tons next month.")
    assert _two(one, ("Japón libera antimonio ante la escasez", "Saldrán 900 toneladas."))
    assert not _two(one, ("Japón libera antimonio ante la escasez", "Saldrán 300 toneladas."))
    assert not _two(one, ("Kanada gibt Antimon frei", "Es geht um 900 Tonnen."))
