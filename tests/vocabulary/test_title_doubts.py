"""A title that may not be about the material that it names: the reading is held, with its reason."""

from __future__ import annotations

import orjson
import pytest

from digests.analysis.alike.evidence import apart, shared_materials
from digests.analysis.coverage import rows
from digests.analysis.documents import Document
from digests.tables.subjects.coverage_tables import not_sure
from vocabulary.iso.standards import understand
from vocabulary.understanding import Doubt, memory, remember

DOUBTFUL = [
    ("Gold-standard reference panels for diagnostic tests", "gold", "may be no form of the material"),
    ("Silver economy — Age-inclusive workforce", "silver", "may be no form of the material"),
    ("Nickel allergy — Clinical vocabulary", "nickel", "may be no form of the material"),
    ("Platinum crucibles for chemical analysis", "platinum", "done with or kept in"),
    ("Essential oils — Storage in aluminium containers", "aluminium", "done with or kept in"),
    ("Medical oxygen — Cylinders of steel", "steel", "kept in"),
    ("Textiles — Tests for colour fastness — Silver nitrate method", "silver", "done with or kept in"),
    ("Zirconium crucible fusion for the analysis of iron ores", "zirconium", "done with or kept in"),
    ("Ash — Fusion with lithium tetraborate", "lithium", "names a means"),
    ("Space systems — Lithium ion battery — Design", "lithium", "named after what works in it"),
    ("Palladium catalysts — Determination of palladium", "palladium", "done with or kept in"),
    ("Petroleum products — Corrosiveness to copper", "copper", "something acts on"),
    ("Steel tubes — Zinc coating — Test", "zinc", "is not what the title begins with"),
]
SURE = [
    ("Gold ores — Sampling", "gold"),
    ("Iron ores — Determination of silver content", "iron"),
    ("Dentistry — Cobalt-chromium casting alloys", "cobalt chromium"),
    ("Determination of moisture in rare earths", "rare-earth-elements"),
    ("Steel wire ropes — Fatigue", "steel"),
    ("Chain of custody for cobalt from artisanal mines", "cobalt"),
    ("Traceability in the rare earth industry chain", "rare-earth-elements"),
    ("Spent lithium-ion batteries — Recycling", "lithium"),
    ("Refined nickel", "nickel"),
    ("Coal preparation plant — Flowsheets", "coal"),
    ("Elements recyclable from rare earth industrial waste — Sampling", "rare-earth-elements"),
    ("Neodymium iron boron magnets — Classification", "neodymium"),
]


@pytest.mark.parametrize(("title", "material", "reason"), DOUBTFUL)
def test_what_is_doubtful_is_not_read_and_says_why(title: str, material: str, reason: str) -> None:
    reading = understand(title)
    assert material not in reading.materials
    assert material in reading.may_be_about
    assert any(doubt.id == material and reason in doubt.reason for doubt in reading.doubts)


@pytest.mark.parametrize(("title", "materials"), SURE)
def test_what_is_sure_is_not_doubted(title: str, materials: str) -> None:
    assert (" ".join(understand(title).materials), understand(title).doubts) == (materials, ())


def test_in_a_committee_on_materials_little_speaks_for_enough() -> None:
    title = "Silver articles"
    assert understand(title).may_be_about == ("silver",)
    assert understand(title, "ISO/TC 174").materials == ("silver",)


def _document(title: str) -> Document:
    return Document(title, f"ISO {len(title)}", None, title, "", "60.60", "published")


def test_neither_coverage_nor_overlap_concludes_from_a_doubt() -> None:
    doubtful, sure = _document("Silver fish — Sampling"), _document("Silver ores — Sampling")
    (row,) = rows([("silver", ["US"])], [doubtful, sure], ["sampling"])
    assert [covering.document for covering in row.cells["sampling"].documents] == [sure]
    assert shared_materials(doubtful, sure) == []
    assert not apart(doubtful, _document("Copper ores — Sampling")), "it may be about copper as well"
    table = not_sure([doubtful, sure])
    assert table is not None
    assert [(line[0], line[4]) for line in table.rows] == [("silver", "Silver fish — Sampling")]
    assert not_sure([sure]) is None


def test_a_doubt_is_told_as_data() -> None:
    (doubt,) = understand("Silver fish").doubts
    kept = orjson.loads(orjson.dumps([row for row in memory() if row[0] == "Silver fish"]))
    remember(kept)
    assert understand("Silver fish").doubts == (doubt,), "as the site keeps it from build to build"
    assert doubt == Doubt("silver", "“silver fish” may be no form of the material", "material")


@pytest.mark.parametrize(
    ("title", "kind", "reason"),
    [
        ("Acoustics — Assessment of noise annoyance by means of social surveys", "physical-testing", "annoyance"),
        ("Pressure relief — Sizing and capacity determination", "physical-testing", "sizing and"),
        (
            "Gas mixtures — Gravimetric preparation — Mastering correlations in composition",
            "chemical-analysis",
            "correlations",
        ),
    ],
)
def test_a_kind_for_which_too_little_speaks_is_not_given(title: str, kind: str, reason: str) -> None:
    reading = understand(title)
    assert kind not in reading.kinds
    (doubt,) = reading.doubts
    assert (doubt.id, doubt.aspect) == (kind, "kind")
    assert reason in doubt.reason
    assert reading.may_be_about == ()
    assert reading.unsure_of == {}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Acoustics — Determination of sound power levels", "physical-testing"),
        ("Natural gas — Calculation of compression factor", "physical-testing"),
        ("Coal and coke — Calculation of analyses to different bases", "chemical-analysis"),
        ("Platforms — Calculations, safety requirements and test methods", "physical-testing"),
    ],
)
def test_a_kind_for_which_enough_speaks_is_given(title: str, kind: str) -> None:
    assert kind in understand(title).kinds


def test_a_class_is_sure_of_what_all_its_members_are() -> None:
    reading = understand("Ferroalloys — Sampling")
    assert reading.materials == ("iron",)
    assert "niobium" in reading.may_be_about
    (names,) = reading.unsure_of.values()
    assert len(names) == len(reading.doubts)
