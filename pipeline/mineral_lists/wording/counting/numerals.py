"""Numbers in words of further languages of published lists, from eleven on: below, they are words of other languages.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

_TEENS = (  # 11 to 19
    "elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "elleve tolv tretten fjorten femten seksten sytten atten nitten",
    "elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    "jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct",
    (
        "yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista "
        "yhdeksäntoista"
    ),
    "одинадцять дванадцять тринадцять чотирнадцять пятнадцять шістнадцять сімнадцять вісімнадцять девятнадцять",
    "одинадцяти дванадцяти тринадцяти чотирнадцяти пятнадцяти шістнадцяти сімнадцяти вісімнадцяти девятнадцяти",
)
_TENS = (  # how 20 to 90 are written, 1 to 9, and how they join
    (
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
        "en två tre fyra fem sex sju åtta nio",
        "{t}{o}",
    ),
    ("tjue tretti førti femti seksti sytti åtti nitti", "en to tre fire fem seks sju åtte ni", "{t}{o}"),
    (
        "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
        "en to tre fire fem seks syv otte ni",
        "{o}og{t}",
    ),
    (
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        "een twee drie vier vijf zes zeven acht negen",
        "{o}en{t}",
    ),
    (
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        "eenen tweeën drieën vieren vijfen zesen zevenen achten negenen",
        "{o}{t}",
    ),
    (
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
        "{t} {o}",
    ),
    (
        "dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát",
        "jedna dva tři čtyři pět šest sedm osm devět",
        "{t} {o}",
    ),
    (
        (
            "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä "
            "yhdeksänkymmentä"
        ),
        "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
        "{t}{o}",
    ),
    ("yirmi otuz kırk elli altmış yetmiş seksen doksan", "bir iki üç dört beş altı yedi sekiz dokuz", "{t} {o}"),
    (
        "двадцять тридцять сорок пятдесят шістдесят сімдесят вісімдесят девяносто",
        "один два три чотири пять шість сім вісім девять",
        "{t} {o}",
    ),
    (
        "двадцяти тридцяти сорока пятдесяти шістдесяти сімдесяти вісімдесяти девяноста",
        "одного двох трьох чотирьох пяти шести семи восьми девяти",
        "{t} {o}",
    ),
)
_MULTIPLIED = (  # ten times a number, and one: "dua puluh lima", "hai mươi bốn"
    ("satu dua tiga empat lima enam tujuh delapan sembilan", "puluh"),
    ("một hai ba bốn năm sáu bảy tám chín", "mươi"),
)
_ALONE = {"sebelas": 11}
_AND_TEN = (  # 12 to 19, 11 to 19
    (12, "dua tiga empat lima enam tujuh delapan sembilan", "{o} belas"),
    (11, "một hai ba bốn lăm sáu bảy tám chín", "mười {o}"),
)


def in_further_languages() -> Iterator[tuple[str, int]]:
    """Each number below a hundred with its words, in small letters."""
    yield from _ALONE.items()
    for first, ones, pattern in _AND_TEN:
        yield from ((pattern.format(o=one), number) for number, one in enumerate(ones.split(), first))
    for words in _TEENS:
        yield from ((word, number) for number, word in enumerate(words.split(), 11))
    for tens, ones, pattern in _TENS:
        for ten, word in enumerate(tens.split(), 2):
            yield word, 10 * ten
            for number, one in enumerate(ones.split(), 1):
                yield pattern.format(t=word, o=one), 10 * ten + number
    for ones, ten_word in _MULTIPLIED:
        for ten, word in enumerate(ones.split()[1:], 2):
            yield f"{word} {ten_word}", 10 * ten
            for number, one in enumerate(ones.split(), 1):
                yield f"{word} {ten_word} {one}", 10 * ten + number
