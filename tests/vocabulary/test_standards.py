"""What the title of an ISO document says, rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.iso.kinds import kinds, substances
from vocabulary.iso.standards import understand
from vocabulary.minerals import all_ids
from vocabulary.understanding import Understanding, memory, remember

C, P, S, T, X = "chemical-analysis", "physical-testing", "sampling", "terminology", "specification"


@pytest.mark.parametrize(
    ("title", "materials", "analytes", "found"),
    [
        # the matrix is covered, what is determined in it is not
        ("Nickel ores — Determination of cobalt content", "nickel", "cobalt", C),
        ("Cobalt metal — Determination of nickel in cobalt powders", "cobalt", "nickel", C),
        ("Determination of platinum in platinum alloys", "platinum", "platinum", C),
        ("Determination of composition of lithium salts", "lithium", "", C),
        # reagents and methods are no materials
        ("Aluminium ores — Determination of iron — Titanium trichloride reduction method", "aluminium", "iron", C),
        ("Zinc coatings — Check of continuity — Copper sulfate test", "zinc", "", P),
        ("Lithium — Test of cells — Part 2: Determination of iron using gallium", "lithium", "iron", C),
        # what is looked at for what is in it, and on it
        ("Water quality — Cobalt-60 — Test method using ICP-MS", "", "cobalt", C),
        ("Determination of elemental contamination on silicon wafers by XRF", "silicon", "", C),
        # elements as symbols
        ("Tin ores — Impurities — Part 1: Analysis of Al, Ca and Si", "tin", "aluminium calcium silicon", C),
        ("Rare earth — Determination of non-rare earth impurities", "rare-earth-elements", "", C),
        # what a material is for, and what it contains, is not covered
        ("Magnetite for use in coal preparation — Test methods", "iron", "", P),
        ("Magnesium alloys containing zirconium — Chemical composition", "magnesium", "", X),
        # an alloy by its components is its base metal
        ("Wrought copper-nickel alloys — Composition", "copper", "", X),
        ("Copper, nickel and zinc alloys — Composition", "copper nickel zinc", "", X),
        ("Ferrosilicomanganese — Specification", "silicon manganese iron", "", X),
        # classes of materials
        ("Light metals — Vocabulary", "aluminium magnesium titanium", "", T),
        ("Light metals — Titanium — Vocabulary", "titanium", "", T),
        ("Jewellery and precious metals — Determination of gold", "gold", "gold", C),
        ("Jewellery and precious metals — Grading polished diamonds — Terminology", "diamond", "", T),
        # moisture is no chemical analysis, combined water is
        ("Lithium — Determination of moisture content", "lithium", "", P),
        ("Lithium ores — Determination of combined water content", "lithium", "", C),
        # a vocabulary about sampling is a vocabulary, a sample for analysis is sampling
        ("Lithium — Vocabulary — Part 2: Sampling", "lithium", "", T),
        ("Lithium — Preparation of samples for chemical analysis", "lithium", "", S),
        ("Lithium — Sampling procedures for determination of moisture content", "lithium", "", S),
        ("Lithium — Sampling and sieve analysis", "lithium", "", f"{S} {P}"),
        # a part says more than the series
        ("Coal — Methods for petrographic analysis — Part 1: Glossary of terms", "coal", "", T),
        ("Coal — Methods of test — Determination of total sulfur", "coal", "sulfur", C),
        ("Extenders — Specifications and methods of test — Part 2: Barytes", "barite", "", f"{P} {X}"),
        # terms of delivery are a specification's; what a test is made with is no test; whichever origin is no recycling
        ("Pig irons — Classification, designation and terms of delivery", "iron", "", f"{T} {X}"),
        ("Filters — Handling of standard test solids", "", "", ""),
        ("Copper — Greenhouse gas emissions of primary and recycled ingot", "copper", "", "sustainability"),
        ("Ferrosilicon and silicochromium — Sampling", "silicon chromium iron", "", S),
        # an alloy of iron is iron, too; which elements "ferroalloys" are made with is not said; iron salts are none
        ("Ferronickel — Determination of cobalt content", "nickel iron", "cobalt", C),
        ("Ferroalloys — Vocabulary", "iron", "", T),
        ("Ferrous metals — Vocabulary", "", "", T),
        ("Chromium ores — Determination of chromium — Titration with ferrous sulfate", "chromium", "chromium", C),
        # what is analysed for a substance is its matrix; what samples are taken for is not done here
        ("Test methods for chemical analysis of iron ores for titanium", "iron", "titanium", C),
        ("Analysis of copper ores for carbon, sulfur, and acid-base characteristics", "copper", "carbon sulfur", C),
        ("Analysis of natural gas for use as fuel", "natural-gas", "", C),
        ("Sampling and sample preparation of iron ores for determination of chemical composition", "iron", "", S),
        ("Tungsten base metal — Specification", "tungsten", "", X),
        # what scrap must be is a specification; what is sorted by looking at specimens is a test
        ("Magnesium — Returns — Requirements, classification and acceptance", "magnesium", "", f"recycling {T} {X}"),
        ("Cast irons — Graphite classification by visual analysis", "iron", "", P),
        # what it is free of is not what it is
        ("Copper-free paints — Leaching test", "", "", P),
        ("Oxygen-free copper — Scale adhesion test", "copper", "", P),
        # a product and nothing else
        ("Seamless nickel tube", "nickel", "", X),
        ("Refined nickel", "nickel", "", X),
        # supplements are about what their document is about
        ("Lithium — Vocabulary — Amendment 1: Determination of cobalt", "lithium", "", T),
        # subjects
        ("Traceability of rare earths in the supply chain", "rare-earth-elements", "", "traceability"),
        ("Lithium — Packaging and labelling", "lithium", "", "packaging-and-transport"),
        ("Recycling of cobalt — Requirements for information", "cobalt", "", "recycling"),
        ("Sustainability criteria for lithium — Requirements and test methods", "lithium", "", "sustainability"),
        ("Carbon footprint of products — Requirements", "", "", "sustainability"),
        ("Withdrawal of ISO 1881-1973", "", "", ""),
    ],
)  # fmt: skip
def test_a_title_is_understood(title: str, materials: str, analytes: str, found: str) -> None:
    assert _understood(title) == [set(words.split()) for words in (materials, analytes, found)]


def _understood(title: str) -> list[set[str]]:
    """Materials, analytes and kinds."""
    understanding = understand(title)
    return [set(understanding.materials), set(understanding.analytes), set(understanding.kinds)]


def test_in_a_committee_on_materials_an_everyday_word_is_the_material() -> None:
    assert understand("Lead in ingots — Sampling", "ISO/TC 18").materials == ("lead",)
    assert understand("Lead screws — Sampling").materials == ()


@pytest.mark.parametrize("committee", ["ISO/TC 207/SC 1", "ISO/TC 20", ""])
def test_no_committee_gives_its_documents_a_kind(committee: str) -> None:
    assert understand("Material declaration — Part 1: General requirements", committee).kinds == ()


@pytest.mark.parametrize(
    ("title", "materials", "analytes", "found"),
    [
        # the conventions of docs/coverage-quality.md
        ("Coke — Determination of true density", "coal", "", P),
        ("Petroleum coke — Determination of ash", "oil", "", C),
        ("Rare earth — Determination of loss on ignition", "rare-earth-elements", "", P),
        ("Boric oxide — Determination of iron content and loss on ignition", "boron", "iron", f"{C} {P}"),
        ("Bauxite — Sampling", "aluminium", "", S),
        # substances that stand on no list
        ("Titanium — Determination of hydrogen", "titanium", "hydrogen", C),
        ("Coal — Determination of total fluorine", "coal", "fluorine", C),
        ("Natural gas — Determination of hydrogen sulfide", "natural-gas", "sulfur", C),
        # everyday words, coatings, industries, symbols
        ("Steel and iron — Determination of nickel content", "steel iron", "nickel", C),
        ("Zinc-coated steel sheet", "steel", "", X),
        ("Petroleum and natural gas industries — Drilling equipment", "", "", ""),
        ("Corrosion of Cu alloys — Test", "copper", "", P),
        ("Spheroidal graphite cast irons — Classification", "iron", "", T),
        # assessments count where they name a property, requirements where they are made on a product
        ("Plastics — Assessment of flammability", "", "", P),
        ("Drinking water services — Assessment of services", "", "", ""),
        ("Cranes — Safety requirements", "", "", X),
        ("Asset management — Management systems — Requirements", "", "", ""),
        ("Tanks — Requirements and guidance for owners", "", "", ""),
        # what only looks like a kind
        ("Health services — Terms and conditions", "", "", ""),
        ("Calibration of hardness testing machines", "", "", ""),
        ("Eddy current testing — Vocabulary", "", "", T),
        ("Cranes — Terminology and commercial specifications", "", "", f"{T} {X}"),
        # a part of a series that determines some of what the series does
        ("Steel — Determination of nickel and cobalt — Part 4: Determination of cobalt", "steel", "cobalt", C),
        ("Gold alloys — Fineness confirmation by ED-XRF", "gold", "", C),
        ("Microbeam analysis — Measurement of silicon oxide thickness", "silicon", "", P),
    ],
)  # fmt: skip
def test_a_title_of_any_committee_is_understood(title: str, materials: str, analytes: str, found: str) -> None:
    assert _understood(title) == [set(words.split()) for words in (materials, analytes, found)]


def test_every_way_to_part_the_elements_is_one() -> None:
    readings = {understand(f"Nickel ores {dash} Determination of cobalt content") for dash in ("-", "--", "–", "—")}
    assert len(readings) == 1


@given(st.text(max_size=200))
def test_any_text_can_be_read(title: str) -> None:
    said = understand(title)
    assert {*said.materials, *said.analytes} <= {*all_ids(), *substances()}
    assert list(said.kinds) == [kind.id for kind in kinds() if kind.id in said.kinds]
    assert not said.analytes or C in said.kinds


@given(
    st.lists(
        st.sampled_from(
            [
                "Lithium ores",
                "Determination of iron content",
                "Part 2: Sampling",
                "Vocabulary",
                "Copper sulfate test",
                "in coal",
            ]
        ),
        max_size=5,
    )
)
def test_titles_of_known_elements_can_be_read(elements: list[str]) -> None:
    said = understand(" — ".join(elements))
    assert ("lithium" in said.materials) == ("Lithium ores" in _before_a_method(elements))


def _before_a_method(elements: list[str]) -> list[str]:
    """The elements up to the first determination: what follows it is a method."""
    place = (
        elements.index("Determination of iron content")
        if "Determination of iron content" in elements
        else len(elements)
    )
    return elements[:place]


@pytest.mark.parametrize(
    ("title", "materials", "analytes", "found"),
    [
        (
            "Solid fuels — Determination of elements (Al, K, Na, F and S)",
            "",
            "aluminium potash sodium fluorine sulfur",
            [C],
        ),
        ("Petroleum products — Low levels of nickel in residues — Determination by AAS", "oil", "nickel", [C]),
        ("Petroleum — Determination of carbon residue", "oil", "", [C]),
        ("Glassware — Release of lead and cadmium — Part 2: Permissible limits", "", "", ["specification"]),
        ("General requirements — Gauges for liquefied natural gas", "", "", ["specification"]),
        ("Solids — Pore sizes by mercury porosimetry — Part 2: Analysis of nanopores", "", "", [P]),
        ("Ores — Preparation of large predried test samples for analysis", "", "", ["sampling"]),
        # the field says its kind only where nothing else does
        ("Non-destructive testing — Qualification of film systems — Part 2: Minimum requirements", "", "", [X]),
        ("Non-destructive testing — Calibration of reference leaks", "", "", []),
        ("Methods of testing cement — Report of a programme — Chemical analysis by x-ray fluorescence", "", "", [C]),
        ("Methods for petrographic analysis — Part 3: Method of determining maceral group composition", "", "", [P]),
        ("Use of factorial designs for determining uncertainty functions", "", "", []),
        ("Steel names based on letter symbols", "steel", "", [T]),
        ("Financial planning — Requirements for personal financial planners", "", "", []),
        ("Spent lithium-ion batteries — Recovery of cobalt", "lithium cobalt", "", ["recycling"]),
        ("Metals — Bend test — Part 2: Verification and calibration of testing machines", "", "", []),
        ("Anodes — Determination of the expansion due to sodium penetration", "", "", [P]),
    ],
)
def test_what_the_sixth_set_of_titles_showed_to_be_missing(
    title: str, materials: str, analytes: str, found: list[str]
) -> None:
    said = understand(title)
    assert (" ".join(said.materials), " ".join(said.analytes), list(said.kinds)) == (materials, analytes, found)


def test_what_a_title_says_is_read_once_and_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Tin ingots — Determination of lead — Spectrophotometric method"
    monkeypatch.setattr("vocabulary.understanding._read", {})
    first = understand(title, "ISO/TC 18")
    assert memory() == [(title, "ISO/TC 18", (("tin",), ("lead",), ("chemical-analysis",), ("spectrophotometry",), ()))]
    monkeypatch.setattr("vocabulary.understanding._read", {})
    remember([[title, "ISO/TC 18", [["tin"], ["lead"], ["chemical-analysis"], ["spectrophotometry"], []]]])
    monkeypatch.setattr("vocabulary.iso.standards._understood", None)
    assert understand(title, "ISO/TC 18") == first == Understanding(("tin",), ("lead",), (C,), ("spectrophotometry",))


def test_the_memory_of_titles_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vocabulary.understanding._read", {})
    monkeypatch.setattr("vocabulary.understanding._MOST", 2)
    for title in ("Zinc", "Tin", "Lead"):
        understand(title)
    assert [title for title, _, _ in memory()] == ["Lead"]
