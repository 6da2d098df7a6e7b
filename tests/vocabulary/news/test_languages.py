"""Languages that are known as a whole: none of them knows materials but nothing that is done with them."""

import pytest

from vocabulary.minerals import name
from vocabulary.news.materials import named
from vocabulary.news.relevance import relevance
from vocabulary.news.rules import OWN_MATERIALS, default_rules, languages, materials

NEEDED = frozenset(
    "category rare-earths minerals-word control policy funding government country stockpile standards traceability "
    "recycling consultation mining permit state-verb seabed".split()
)


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_language_has_words_for_every_term_that_headlines_need(language: str) -> None:
    words = languages()[language]
    assert words.keys() >= NEEDED
    assert words.keys() - {OWN_MATERIALS} <= default_rules().terms_known()
    assert len(words[OWN_MATERIALS]) >= 2


def test_every_material_that_is_spelled_is_one_of_the_vocabulary() -> None:
    assert all(name(material) for material in materials())


@pytest.mark.parametrize(
    "title",
    [
        "เปิดรับฟังความคิดเห็นร่างแผนแม่บทแร่สำคัญ",
        "भारत सरकार ने लिथियम के निर्यात पर प्रतिबंध लगाया",
        "Η Κίνα περιορίζει τις εξαγωγές γαλλίου: νέοι περιορισμοί εξαγωγών",
        "סין מטילה הגבלות יצוא על גליום",
        "چین صادرات گالیم را ممنوع کرد: ممنوعیت صادرات",
        "Kiina rajoittaa galliumin vientiä: uudet vientirajoitukset",
        "A kormány stratégiai tartalékot képez lítiumból",
        "Guvernul aprobă strategia privind litiul",
        "Правителството одобри стратегия за лития: литиев концентрат",
    ],
)
def test_a_state_that_acts_on_a_material_is_core_in_languages_of_other_scripts(title: str) -> None:
    assert str(relevance(title).section) == "core"


@pytest.mark.parametrize(
    "title",
    [
        "My new titanium watch as a gift",
        "Das Museum zeigt Bilder bei Nacht",
        "Une marque de parfum nommée Cobalt",
        "Salman Khan बाहर निकल आए",
        "Německo v EU: poslanci jednají o dani z piva",
        "Hund hieß Silber und lief nach Hause",
        "Trademark dispute over the name Cobalt for boats",
        "Indium qubits hold for a second",
    ],
)
def test_words_of_everyday_life_are_below_in_every_language(title: str) -> None:
    assert not relevance(title).relevant


def test_materials_stand_in_the_scripts_of_asia_and_of_the_balkans() -> None:
    for text in ("ลิเทียม", "लिथियम", "ליתיום", "لیتیوم", "λιθίου", "litiului", "литиев"):
        assert [hit.words for hit in named(text)], text


@pytest.mark.parametrize(
    "title",
    [
        "Chiny zaostrzają wywóz antymonu",
        "EU vill stoppa utförsel av volframskrot",
        "Kazachstan pozastavil vývoz galia",
        "Malaysia sekat eksport nadir bumi: had baharu",
        "A kormány korlátozza a lítium kivitelét",
    ],
)
def test_what_limits_exports_of_a_material_is_core_in_whatever_words(title: str) -> None:
    assert str(relevance(title).section) == "core"


@pytest.mark.parametrize(
    "title",
    [
        "Индонезия обяжет экспортеров никеля хранить выручку в стране",
        "Zimbabwe orders lithium miners to submit refinery plans by March",
        "Le Gabon impose aux importateurs de cobalt un registre",
    ],
)
def test_what_a_state_obliges_others_to_do_is_core(title: str) -> None:
    assert str(relevance(title).section) == "core"


def test_short_words_of_another_language_say_nothing() -> None:
    """ "Plant" plans in Dutch; an English text of which that is known has none."""
    terms = default_rules().terms
    found = {
        language: {hit.term for hit in terms.occurrences("plant", frozenset({language}))} for language in ("en", "nl")
    }
    assert "state-verb" in found["nl"]
    assert "state-verb" not in found["en"]
    assert "state-verb" in {hit.term for hit in terms.occurrences("plant")}


def test_names_and_long_words_are_the_same_in_every_language() -> None:
    terms = default_rules().terms
    english = frozenset({"en"})
    assert {"country", "company", "policy"} <= {hit.term for hit in terms.occurrences("Perú KGHM strategie", english)}


def test_a_year_is_no_country() -> None:
    """ "Rok" is a year in Polish and Czech, "ao" a preposition in Portuguese, "gana" wins in Spanish."""
    terms = default_rules().terms
    assert all(hit.term != "country" for word in ("rok", "ao", "gana") for hit in terms.occurrences(word))
