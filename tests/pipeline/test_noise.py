"""Every short cut past noise says what the long way says: on texts made of what is noise, nearly so, and not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from pipeline.news.item import summary_of
from pipeline.parsing import passing
from pipeline.parsing.noise import are_quiet, is_of_the_day, is_quiet, iter_quiet_sentences, without_noise
from pipeline.parsing.passing import without_passing
from pipeline.parsing.text import SUMMARY_LENGTH, line, sentences_of, shorten
from vocabulary.news.glance import has_digit

_NOISE = (
    "Shared 12 times|viewed 1,204 times.|3 days ago|just now|an hour ago|vor 3 Tagen|vor einer Stunde|il y a 2 heures|"
    "hace 5 minutos|há uma hora|2 dias atrás|3 ore fa|5 dagen geleden|för 3 dagar sedan|"
    "for en time siden|3 päivää sitten|5 dni temu|před 3 dny|3 napja ezelőtt|acum 3 zile|"
    "πριν 3 ώρες|3 дня назад|5 хвилин тому|3 gün önce|2 hari lalu|3 ngày trước|3日前|2小时前|刚刚|"
    "방금|منذ 3 أيام|5 days left|closes in 3 days|2d 3h 4m|noch 3 Tage|3 Tage verbleiben|"
    "endet in 2 Tagen|il reste 3 jours|3 jours restants|quedan 3 días|faltam 2 dias|"
    "mancano 3 giorni|nog 2 dagen|3 dagar kvar|осталось 3 дня|3 gün kaldı|tersisa 2 hari|"
    "残り3日|还剩5天|1,234 views|12 likes|views: 500|Downloads: 1.234|Besucherzahl: 77|"
    "pageviews: 9|read 12 times|5 mal gelesen|12 people are viewing this page|"
    "you are visitor no. 55|浏览次数: 12|1234次浏览|조회수: 55|просмотров: 12|"
    "Page generated in 0.12 seconds|Seite geladen in 3 ms|générée en 2 secondes|"
    "current time: 12:30|server time is 9.15 pm|12345678-1234-1234-1234-123456789abc|"
    "0123456789abcdef0123456789abcdef|request id: ab12cd34|session-id=12ab34cd|"
    "csrf_token = abcdef123|_ga=GA1.2.345|Reference #18.2d351ab8.15570|"
    "Last updated 3 May 2024|Updated: 12 June|© 2024 X|(c) 2023 Y|All rights reserved|"
    "12 comments|comments: 3|Share this page|Read more|Print|Ray ID: 9f3a|"
    "The post A first appeared on B|Posted|By|Last seen|— published —|Stand: 3. Mai 2024|"
    "Today is 3 May|[email protected]|We use cookies to do things|cookie settings|"
    "Skip to content|Zuletzt geändert am 3. Mai|Mis à jour le 3 mai|"
    "Was this page helpful|Yes No|Did you find what you were looking for|Give feedback|Report a problem|"
    "3 min read|Reading time: 5 minutes|Lesezeit: 3 Minuten|You are here: Home › Minerals|Select language English|"
    "Share: Facebook X LinkedIn|Follow us on X|Subscribe to our newsletter|Listen to this article|"
    "Rating: 4.5/5 (23 votes)|14 people found this page useful|Site version 3.4.12|"
    "Your browser is not supported|Help us improve this site"
).split("|")
_PLAIN = (
    "Lithium is listed|The U.S. list of No. 3|within 30 days|he said ago|favor of it|"
    "a normal rate|review of views|likes of cobalt|more times than 12|time is left|"
    "until 2030|the reading of it|Art. 5|ore, the|5 % of 12|Mine in 2024|une mine d'or|"
    "il y a du cobalt|la mina y el oro|fa caldo|Die Seite im Netz|changed the rule|"
    "now it says|published by EU|10月15日前|2030年前|Σίδηρος|Медь и никель|gallium 4N|id of 12|"
    "Was this rule useful to industry|"
    "e.g. this|in 5 m deep|A.B.C.D. Corp|12.5 t|approx. 3"
).split("|")
_ENDS = (".", "!", "?", "…", "。", "", ",", ";", ":", '."', ".)", " —", "...")
_GAPS = (" ", " ", " ", "  ", "\n", "\u00a0", "", " (", ' "')


def generated_texts(number: int) -> Iterator[str]:
    chance = random.Random(7)
    for _ in range(number):
        most = chance.choice((0.0, 0.1, 0.5))
        pieces = [
            chance.choice(_NOISE if chance.random() < most else _PLAIN) + chance.choice(_ENDS) + chance.choice(_GAPS)
            for _ in range(chance.randint(1, 12))
        ]
        text = "".join(piece if chance.random() < 0.8 else piece.capitalize() for piece in pieces)
        yield text if chance.random() < 0.9 else text.upper()


def test_a_text_that_is_called_quiet_has_no_noise_in_any_sentence() -> None:
    quiet = 0
    for text in generated_texts(8_000):
        if is_quiet(text):
            quiet += 1
            sentences = [sentence for sentence in passing_sentences(text) if sentence]
            assert [without_noise(sentence) for sentence in sentences] == sentences, text
    assert quiet > 500  # else it says nothing


def test_lines_that_are_called_quiet_together_are_each_called_so() -> None:
    chance, quiet = random.Random(3), 0
    blocks = [block for text in generated_texts(8_000) for block in map(line, text.splitlines()) if block]
    for size in (2, 3, 8):
        for _ in range(6_000):
            some = chance.sample(blocks, size)
            if are_quiet(some):
                quiet += 1
                assert all(map(is_quiet, some)), some
    assert quiet > 200


def test_sentences_end_where_the_pattern_of_all_writings_says() -> None:
    """What most texts are parted by finds the same ends as the pattern that knows Chinese and Japanese stops, too."""
    chance, parted = random.Random(3), 0
    pieces = [*'.!?…"”)] ©«(é_', "No", "3", "a", "B", " ", " ", "Mr", "U.S", "'"]
    for _ in range(20_000):
        text = line("X" + "".join(chance.choices(pieces, k=chance.randint(1, 14))))
        first, *others = sentences_of(f"。{text}")
        assert (first, others) == ("。", [*sentences_of(text)])
        parted += len(others) > 1
    assert parted > 800


def passing_sentences(text: str) -> list[str]:
    """The sentences as they stand, with whatever noise they hold."""
    from pipeline.parsing.text import sentences

    return sentences(text)


@pytest.mark.parametrize("noise", [noise for noise in _NOISE if without_noise(noise) != noise])
def test_no_noise_hides_in_a_text_that_is_called_quiet(noise: str) -> None:
    for before, after in (("Ore is listed. ", ". More ore is there."), ("", "."), ("Ore is listed. ", "")):
        assert not is_quiet(f"{before}{noise}{after}")


def one_by_one(text: str) -> Iterator[str]:
    """The long way: each sentence is looked at."""
    return (quiet for sentence in passing_sentences(text) if (quiet := without_noise(sentence)))


def test_the_sentences_of_many_lines_are_those_one_by_one() -> None:
    """Also where an invisible character parts a word of noise: it is gone before anything is looked at."""
    texts, short = list(generated_texts(8_000)), 0
    for at in range(0, len(texts), 5):
        text = "\n".join(texts[at : at + 5])
        for each in (text, text.replace("d", "\u00add"), text.replace(" ", "  ")):
            assert list(iter_quiet_sentences(each)) == list(one_by_one(each)), each
        short += any(map(is_quiet, text.splitlines()))
    assert short > 200


def test_the_summary_is_that_of_the_sentences_one_by_one() -> None:
    short = 0
    for text in generated_texts(8_000):
        results: list[str] = []
        for sentence in one_by_one(text):
            results.append(sentence)
            if len(" ".join(results)) > SUMMARY_LENGTH + 1:
                break
        assert summary_of(text) == shorten(" ".join(results)), text
        short += is_quiet(text)
    assert short > 500


def test_each_pattern_is_asked_by_its_words_and_finds_what_all_together_find() -> None:
    blanked = 0
    for text in [*_NOISE, *generated_texts(8_000)]:
        folded, expected = text.lower(), text
        for family in passing._FAMILIES:
            if any(word in folded for word in family.words) and (
                family is passing._FAMILIES[0] or "=" in folded or has_digit(folded)
            ):
                expected = family.whole.sub(" ", expected)
        assert without_passing(text) == expected, text
        blanked += expected != text
    assert blanked > 1_000


@pytest.mark.parametrize(
    ("sentence", "of_the_day"),
    [
        ("Monday, 12 January 2026", True),
        ("Montag, 12. Januar 2026", True),
        ("2026-01-12 12:35 UTC", True),
        ("12:35 UTC", True),
        ("Friday, 6 March 2026", False),  # a deadline may stand alone in its line
        ("12 January 2027", False),
        ("The list of 12 January 2026", False),
        ("12 minerals", False),
    ],
)
def test_a_line_that_only_shows_the_day_of_the_poll_is_a_clock(sentence: str, of_the_day: bool) -> None:
    assert is_of_the_day(sentence, datetime(2026, 1, 12, 6, tzinfo=UTC)) is of_the_day
