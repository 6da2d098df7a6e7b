"""What the wording of a published list means, and what it must never be taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.minerals import all_ids, get, hints, hints_of, lookup, may_name, members, name
from vocabulary.minerals.folding import fold, variants
from vocabulary.minerals.traditional import traditional


@pytest.mark.parametrize(
    ("wording", "language", "minerals", "form", "qualifier"),
    [
        ("Antimony", None, ("antimony",), None, None),
        ("the rare earth elements group", None, ("rare-earth-elements",), None, None),
        ("Rare-earth elements", None, ("rare-earth-elements",), None, None),
        ("PGM's", None, ("platinum-group-metals",), None, None),
        ("Platinum–group\u00a0elements", None, ("platinum-group-metals",), None, None),
        ("Aluminum (bauxite)", None, ("aluminium",), "bauxite", None),
        ("bauxite/alumina/aluminium", None, ("aluminium",), "bauxite/alumina/aluminium", None),
        ("lithium — battery grade", None, ("lithium",), "battery grade", None),
        ("natural graphite (battery grade)", None, ("graphite",), "natural battery grade", None),
        ("Phosphate (without uranium)", None, ("phosphate",), None, "without uranium"),
        ("metallurgical coal used for steelmaking", None, ("metallurgical-coal",), None, "used for steelmaking"),
        (
            "High-purity iron ore — Essential to green steel",
            None,
            ("iron",),
            "high-purity ore",
            "Essential to green steel",
        ),
        (
            "Zirconium bearing minerals and ores including zircon",
            None,
            ("zirconium",),
            "bearing minerals",
            "including zircon",
        ),
        ("Lead/Zinc", None, ("lead", "zinc"), None, None),
        ("coltan", None, ("niobium", "tantalum"), "coltan", None),
        ("Yes[8]", None, None, None, None),
        ("Tungsten[8]", None, ("tungsten",), None, None),
        ("tin*", None, ("tin",), None, None),
        ("Minério de Lítio", "pt", ("lithium",), "ore", None),
        ("Éléments du groupe du platine", "fr", ("platinum-group-metals",), None, None),
        ("钆相关物项", "zh", ("gadolinium",), "related items", None),
        ("희토류(17종)", "ko", ("rare-earth-elements",), None, "17종"),
        ("Aggregate & Sand", None, ("aggregate",), None, None),
        ("Ba", None, ("barite",), "barium", None),
        ("C", None, ("graphite",), None, None),
        (
            "german",
            "pl",
            ("germanium",),
            None,
            None,
        ),  # an everyday word of another language: only where Polish is spoken
        ("German", None, None, None, None),
        ("lit", "pl", ("lithium",), None, None),
        ("lit", "fr", None, None, None),
        ("ołów", None, ("lead",), None, None),
        ("olovo", None, ("lead",), None, None),  # Czech; Russian and Ukrainian олово is tin
        ("олово", None, ("tin",), None, None),
        ("cín", "cs", ("tin",), None, None),
        ("Çin", None, None, None, None),  # Turkish China
        ("ruda żelaza", None, ("iron",), "ore", None),
        ("pierwiastki ziem rzadkich", None, ("rare-earth-elements",), None, None),
        ("grafit naturalny", "pl", ("graphite",), "natural", None),
        ("sink", "no", ("zinc",), None, None),
        ("sink", None, None, None, None),
        ("kevyet harvinaiset maametallit", None, ("light-rare-earth-elements",), None, None),
        ("pii", "fi", ("silicon",), None, None),
        ("вапняк", None, ("limestone",), None, None),
    ],
)
def test_a_wording_is_read_as_the_list_means_it(
    wording: str, language: str | None, minerals: tuple[str, ...] | None, form: str | None, qualifier: str | None
) -> None:
    match = lookup(wording, language)
    if minerals is None:
        assert match is None
    else:
        assert match is not None
        assert (match.minerals, match.form, match.qualifier) == (minerals, form, qualifier)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thallium", "thulium"),
        ("terbium", "ytterbium"),
        ("erbium", "terbium"),
        ("magnesium", "magnesite"),
        ("magnesium", "manganese"),
        ("tellurium", "thallium"),
        ("silicon", "silica"),
        ("ruthenium", "lutetium"),
        ("phosphate", "phosphate rock"),
        ("platinum", "platinum group metals"),
    ],
)
def test_neighbours_stay_apart(one: str, other: str) -> None:
    first, second = lookup(one), lookup(other)
    assert first is not None
    assert second is not None
    assert first.minerals != second.minerals


@pytest.mark.parametrize(
    ("word", "language", "mineral", "form"),
    [
        ("fluorine", "fr", "fluorspar", None),
        ("fluorine", "en", "fluorspar", "fluorine"),
        ("Timah", "id", "tin", None),
        ("timah hitam", "id", "lead", None),
        ("олово", "ru", "tin", None),
        ("Seng", "id", "zinc", None),
        ("manyezit", "tr", "magnesite", None),
        ("kurşun", "tr", "lead", None),
        ("KURŞUN", "tr", "lead", None),
    ],
)
def test_false_friends_are_read_in_their_language(word: str, language: str, mineral: str, form: str | None) -> None:
    match = lookup(word, language)
    assert match is not None
    assert (match.minerals, match.form) == ((mineral,), form)


@pytest.mark.parametrize(
    "text",
    ["", " ", "litium-ish", "thalium", "lithium and cobalt prices", "critical minerals", "li", "PB", "no", "a" * 500],
)
def test_what_names_no_material_is_not_guessed(text: str) -> None:
    assert lookup(text) is None


def test_every_name_of_the_table_is_found_in_its_own_language() -> None:
    for identifier in all_ids():
        material = get(identifier)
        expected = material.of or (identifier,)
        for names in (material.names, *material.forms.values()):
            for language, words in names.items():
                for word in words:
                    match = lookup(word, language)
                    assert match is not None, word
                    assert match.minerals == expected, (word, language)


def test_groups_name_their_elements() -> None:
    assert len(members("rare-earth-elements")) == 17
    assert len(members("platinum-group-metals")) == 6
    assert members("lithium") == ()
    assert all(member in all_ids() for group in all_ids() for member in members(group))
    assert all(get(identifier).family in all_ids() for identifier in all_ids())


def test_a_material_is_called_by_words() -> None:
    assert name("rare-earth-elements") == "rare earth elements"
    assert name("unobtainium") == "unobtainium"


@given(st.text(max_size=60))
def test_folding_is_stable_and_looking_up_never_fails(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert all(variant in folded for variant in variants(folded))
    match = lookup(text)
    assert match is None or (match.minerals and all(mineral in all_ids() for mineral in match.minerals))


@given(
    st.sampled_from(all_ids()),
    st.sampled_from(["{}", " {} ", "The {}", "{}*", "{}.", "{}\u00a0[3]"]),
    st.booleans(),
)
def test_dress_does_not_matter(identifier: str, dress: str, upper: bool) -> None:
    word = get(identifier).names["en"][0]
    plain, dressed = lookup(word, "en"), lookup(dress.format(word.upper() if upper else word), "en")
    assert plain is not None
    assert dressed is not None
    assert (dressed.minerals, dressed.form) == (plain.minerals, plain.form)


@pytest.mark.parametrize(
    ("wording", "language", "materials"),
    [
        ("sel gemme", None, ("halite",)),
        ("halite", "en", ("halite",)),
        ("kaolinite", None, ("kaolin",)),
        ("Potashes", None, ("potash",)),
        ("vermiculite", None, ("vermiculite",)),
        ("olivine", None, ("olivine",)),
        ("lead-zinc", None, ("lead", "zinc")),
        ("Lead/Zinc", None, ("lead", "zinc")),
        ("Rare earths (heavy)", None, ("heavy-rare-earth-elements",)),
        ("Rare earths - heavy", None, ("heavy-rare-earth-elements",)),
        ("Rare earth elements, light", None, ("light-rare-earth-elements",)),
        ("Rare earths (LREE)", None, ("light-rare-earth-elements",)),
        ("Terres rares (lourdes)", "fr", ("heavy-rare-earth-elements",)),
        ("Seltene Erden (leicht)", "de", ("light-rare-earth-elements",)),
        ("Rare earths (heavy and light)", None, ("rare-earth-elements",)),
        ("Rare earth elements (light)", None, ("light-rare-earth-elements",)),
        ("graphite (natural)", None, ("graphite",)),
        ("carbon", None, None),
        ("Carbon", "en", None),
        ("carbone", "fr", None),
        ("carbone", None, None),
        ("carbone", "it", ("coal",)),
        ("carbón", None, ("coal",)),
        ("carbón", "es", ("coal",)),
        ("ليثيوم", None, ("lithium",)),
        ("الليثيوم", None, ("lithium",)),
        ("الألومنيوم", "ar", ("aluminium",)),
        ("العناصر الأرضية النادرة", None, ("rare-earth-elements",)),
        ("النُّحاس", None, ("copper",)),
        ("الذهب", None, ("gold",)),
    ],
)
def test_wordings_that_were_not_known_or_taken_for_others(
    wording: str, language: str | None, materials: tuple[str, ...] | None
) -> None:
    match = lookup(wording, language)
    assert (match.minerals if match else None) == materials


def test_the_symbol_of_a_material_beside_its_name_says_no_more() -> None:
    for text, material in (("Antimony (Sb)", "antimony"), ("Antimon (Sb)", "antimony"), ("Kobalt (Co)", "cobalt")):
        match = lookup(text)
        assert match is not None
        assert (match.minerals, match.form, match.qualifier) == ((material,), None, None)
    other = lookup("Antimony (Bi)")
    assert other is None or other.qualifier == "Bi"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_many_texts_are_looked_at_as_each_alone(texts: list[str]) -> None:
    assert hints_of(texts) == [hints(text) for text in texts]
    assert [may_name(text) for text in texts] == [hints(text) > 0 for text in texts]


def test_words_of_names_are_counted_whatever_stands_between() -> None:
    texts = ["Canada’s lithium — and cobalt", "l'or, d'étain", "Al2O3", "Li\x1eCo", "锂", ""]
    assert hints_of(texts) == [2, 2, 0, 2, 1, 0]
    assert [may_name(text) for text in texts] == [True, True, False, True, True, False]


@pytest.mark.parametrize(
    ("word", "material"),
    [
        ("feldspati", "feldspar"), ("fosfati", "phosphate"), ("bariti", "barite"), ("Feldspäte", "feldspar"),
        ("Eisenerze", "iron"), ("fluoryty", "fluorspar"), ("magnezity", "magnesite"), ("fosfaten", "phosphate"),
        ("vloeispaten", "fluorspar"), ("fältspater", "feldspar"), ("bauksitter", "aluminium"),
        ("maasälvät", "feldspar"), ("fosfatlar", "phosphate"), ("флюориты", "fluorspar"), ("магнезити", "magnesite"),
        ("boráty", "boron"), ("boraten", "boron"), ("minerales de hierro", "iron"),
    ],
)  # fmt: skip
def test_minerals_are_known_in_the_plural(word: str, material: str) -> None:
    found = lookup(word)
    assert found is not None
    assert found.minerals == (material,)


def test_a_plural_is_no_other_material() -> None:
    """Elements have none: "lity" is no lithium."""
    assert [word for word in ("lity", "bori", "kobalter") if lookup(word)] == []


def test_chinese_names_are_known_in_traditional_characters_too() -> None:
    """As Taiwan writes them; every character of a name that has a traditional form is paired with it."""
    written = "鎵 鍺 銦 鈷 鎳 鋰 鎢 鉭 鈮 鈦 螢石 鉑族元素 重稀土元素 高純石英 煉焦煤 矽 鎦".split()
    named = "gallium germanium indium cobalt nickel lithium tungsten tantalum niobium titanium fluorspar".split()
    found = [lookup(name, "zh") for name in written]
    assert [match.minerals[0] for match in found[:11] if match] == named
    assert all(found)
    simplified = {name: traditional(name) for name in ("锂", "萤石", "稀土", "石墨")}
    assert simplified == {"锂": "鋰", "萤石": "螢石", "稀土": "稀土", "石墨": "石墨"}
