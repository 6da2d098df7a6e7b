"""What the title of an ISO document says: materials it covers, what it determines in them, the kinds of standard it is.

Exact words of `standards.yaml` and `minerals.yaml`, never a likeness. A material is covered where it is the matrix:
what is determined in it is an analyte, and "Nickel ores — Determination of cobalt content" covers nickel alone. An
alloy named by its components ("copper-nickel alloys") covers the first, its base metal.

>>> understand("Nickel ores — Determination of cobalt content")
Understanding(materials=('nickel',), analytes=('cobalt',), kinds=('chemical-analysis',), techniques=(), doubts=())
>>> understand("Gold-standard reference panels").doubts
(Doubt(id='gold', reason='“gold standard reference panels” may be no form of the material', aspect='material'),)
"""

from __future__ import annotations

import re

from vocabulary.iso.kinds import has, kinds, materials_committees, without
from vocabulary.iso.titles.doubts import doubts
from vocabulary.iso.titles.elements import Determined, Element, asked, determined, elements
from vocabulary.iso.titles.kind_doubts import kind_doubts
from vocabulary.iso.titles.materials import class_of, materials_of
from vocabulary.iso.titles.techniques import techniques
from vocabulary.understanding import Doubt, Understanding, memorised, recalled

_TOPICS = frozenset(
    {"packaging-and-transport", "recycling", "traceability", "sustainability"}
)  # a subject, not a method
_CONDUCT = frozenset({"traceability", "sustainability"})  # of organizations: their requirements are none on a material
_ON_MATERIALS = frozenset({"chemical-analysis", "physical-testing", "sampling", "specification"})
_MEASURING = frozenset({"chemical-analysis", "physical-testing"})
_OF_SUBSTANCES = frozenset(
    "icp-ms icp-oes faas etaas aas xrf titrimetry gas-chromatography ion-chromatography liquid-chromatography "
    "polarography spectrophotometry ion-selective-electrode".split()
)
_GOVERNING = frozenset({"terminology", "sampling"})  # "Vocabulary — Part 2: Sampling" is a vocabulary
_ANALYSIS = re.compile(r"\banalysis of (?P<what>.+)")
_ALSO_COMPOSITION = re.compile(r"\band (?:the )?(?:chemical |elemental )?composition\b|\bcomposition and\b")
_ALSO_DETERMINED = re.compile(r"\band (?:the )?(?:determination|measurement) of\b")
_OF_FIGURES = ("uncertaint", "measurement uncertaint")  # what is determined of a figure is no test
_ORIGIN = re.compile(r"(?:the )?(?:recycled|renewable|biobased) contents?\b")  # a share by origin, not by composition
_USED_FOR = re.compile(r"\bused for\b.*")  # "needles used for sampling" are no sampling
_PROPERTY = re.compile(  # "Dispersibility of solid particles"
    r"^(?P<what>(?:\w+ )?(?!characteristics|thickness|dimensions|width|length|size|mass|volume)\w+) (?:of|to) [a-z]"
)
_ONE_PROPERTY = re.compile(r"\w+(?:a|i)bility")  # "Part 2: Flammability"
_SUBSTANCES = re.compile(r"\b(?:chemical|critical|hazardous|harmful) substances\b")
_FOR = re.compile(r" for .*")
_ASKS = re.compile(r"(?:(?:general|technical|minimum) )?requirements (?:for|on) ")  # "requirements for classification"
_BY_EYE = re.compile(r"\bclassification by (?:visual|image) analysis\b")  # looks at specimens, and sorts no words
_AT_ITS_HEAD = 35  # letters: "Verification and calibration of testing machines"


def understand(title: str, committee: str = "") -> Understanding:
    """What `title` says. In a `committee` (its reference) on materials everyday words such as "tin" are materials."""
    return recalled(title, committee) or memorised(title, committee, _understood(title, committee))


def _understood(title: str, committee: str) -> Understanding:
    parts = elements(title)
    technical = _on_materials(committee)
    named, analytes = materials_of(parts, technical=technical)
    not_sure = doubts(parts, named, technical=technical)
    of_class, perhaps = ((), {}) if named else class_of(parts, analytes)
    materials = tuple(name for name in named if name not in not_sure) or of_class
    not_sure |= perhaps
    kind_ids = _kinds(parts)
    if (
        not kind_ids
        and materials
        and any(has("products", part.text if len(parts) == 1 else _plainly(part)) for part in parts)
    ):
        kind_ids = {"specification"}
    unsure = kind_doubts(parts, kind_ids, _deciding, of_material=technical or bool(materials))
    kind_ids -= unsure.keys()
    return Understanding(
        materials,
        analytes if "chemical-analysis" in kind_ids else (),
        tuple(kind.id for kind in kinds() if kind.id in kind_ids),
        techniques(title) if kind_ids & _MEASURING else (),
        (
            *(Doubt(name, reason) for name, reason in not_sure.items()),
            *(Doubt(kind, reason, "kind") for kind, reason in unsure.items()),
        ),
    )


def _on_materials(committee: str) -> bool:
    return any(committee == other or committee.startswith(f"{other}/") for other in materials_committees())


def _kinds(parts: tuple[Element, ...]) -> set[str]:
    result: set[str] = set()
    before: set[str] = set()
    governed = conducted = vague = False  # vague: what is determined is said by the parts alone
    for part in (segment for segment in parts if not has("fields", segment.text)):
        what = _deciding(part)
        own = _of_element(part, what, about=result & _TOPICS)
        only_terms = not what and _is_on_terms(_plainly(part))
        if (
            part.part and not what and "chemical-analysis" in before
        ):  # "Chemical analysis — Part 1: General principles of testing"
            own -= {"physical-testing"}
        if only_terms and result - _TOPICS == {"sampling"}:  # "Sampling — Vocabulary" is a vocabulary
            result -= {"sampling"}
        elif governed and not (
            part.part and (only_terms or (what and vague))
        ):  # but "Part 2: Sampling of mercury" is one of its own
            own &= _TOPICS | (_a_part_on_sampling(part) if "terminology" not in result else set())
        if only_terms and "terminology" in own:  # "Testing — Vocabulary" tests nothing
            result -= _ON_MATERIALS
        elif (
            what and not part.part and not governed
        ):  # "Surface chemical analysis — Determination of thickness" is the determination
            result &= _TOPICS | _GOVERNING
        elif (
            (part.part or what) and own - _TOPICS and not (governed and "sampling" in own)
        ):  # "Methods of test — Determination of sulfur" is the determination
            result -= before - _TOPICS
        if governed and part.part and part.text == "sampling":  # "Determination of hydrocarbons — Part 1: Sampling"
            result -= _MEASURING
        result |= own
        before = before if part.part else own
        vague = vague or (bool(what) and not governed and not any(asked(item.what) for item in what))
        governed = governed or bool(what) or bool(own & _GOVERNING)
        conducted = conducted or has("conducted", part.text)
        if has(
            "calibration", part.text if not part.part else part.text[:_AT_ITS_HEAD]
        ):  # "Surface chemical analysis — Calibration of scales"
            result -= _MEASURING
    result = _settled(parts, result)
    result |= _weakly_specified(parts, result)
    return result - _ON_MATERIALS if result & _CONDUCT or (conducted and not governed) else result


def _settled(parts: tuple[Element, ...], found: set[str]) -> set[str]:
    """What the title as a whole says of the kinds that its elements say."""
    if not found and any(has("fields", part.text) for part in parts):
        found = set() if any(has("calibration", part.text) for part in parts) else {"physical-testing"}
    if not found and parts and _is_of_a_property(parts[-1]):
        found = {"physical-testing"}
    if any(part.text.startswith("chemical analysis") for part in parts):  # "Methods of testing — Chemical analysis by"
        found -= {"physical-testing"}
    if "physical-testing" in found and (_is_of_compounds(parts) or _is_for_substances(parts)):
        found = found - {"physical-testing"} | {"chemical-analysis"}
    if any(part.text.startswith("permissible limits") for part in parts):  # what a release may be is no analysis
        found = found - _MEASURING | {"specification"}
    return found


def _is_of_a_property(part: Element) -> bool:
    about = _PROPERTY.match(part.text)
    if _ONE_PROPERTY.fullmatch(part.text):
        return True
    return about is not None and has("physical", about["what"]) and not has("weakly_specified", part.text)


def _a_part_on_sampling(part: Element) -> set[str]:
    return {"sampling"} if part.part and part.text.startswith("sampling") else set()


def _is_of_compounds(parts: tuple[Element, ...]) -> bool:
    """Whether a compound that no table knows is determined by a technique that finds substances alone."""
    what = [item for part in parts for item in _deciding(part)]
    unknown = bool(what) and not any(asked(item.what) for item in what)
    return unknown and any(
        _OF_SUBSTANCES & set(techniques(part.written)) or _SUBSTANCES.search(part.text) for part in parts
    )


def _is_for_substances(parts: tuple[Element, ...]) -> bool:
    """Whether the test is one by a technique that finds substances alone: "Test method using ICP-MS"."""
    tests = (part for part in parts if part.text.startswith(("test method using", "test methods using")))
    return any(_OF_SUBSTANCES & set(techniques(part.written)) for part in tests)


def _deciding(part: Element) -> tuple[Determined, ...]:
    """What the element determines, without assessments of what is neither a substance nor a known property."""
    if has("calibration", part.text):
        return ()
    found = (determination for determination in determined(part) if determination.sure or asked(determination.what))
    return tuple(
        determination
        for determination in found
        if not _ORIGIN.match(determination.what)
        and (asked(determination.what) or not determination.what.startswith(_OF_FIGURES))
    )


def _weakly_specified(parts: tuple[Element, ...], kinds_so_far: set[str]) -> set[str]:
    if kinds_so_far & (_ON_MATERIALS | _CONDUCT):
        return set()
    if not any(has("weakly_specified", _plainly(part)) and not _deciding(part) for part in parts):
        return set()
    return {"chemical-analysis" if any(techniques(part.written) for part in parts) else "specification"}


def _plainly(part: Element) -> str:
    """The text of an element without words that look like a kind of standard and are none."""
    return "" if has("calibration", part.text) else without("aside", _BY_EYE.sub("examination", part.text))


def _is_on_terms(text: str) -> bool:
    """Whether an element is on terms as a vocabulary is: "terms of delivery" are a specification's."""
    return has("terms", without("specification", text)) and not _ASKS.match(text)


def _of_element(part: Element, what: tuple[Determined, ...], about: set[str]) -> set[str]:
    """The kinds that one element says; `about`: the topics that the title was found to be about before."""
    text = _plainly(part)
    topics = {kind for kind in _TOPICS if has(kind, text)}
    if _is_on_terms(text):
        sure_kinds = {kind for item in what if item.sure for kind in _determination(item)}
        tested = {"physical-testing"} if has("beside_terms", text) else set()
        asked = {"specification"} & _plain(text)
        if has("requirements", text) and not (topics or about or has("conduct", text)):
            asked = {"specification"}
        return topics | {"terminology"} | asked | sure_kinds | tested
    if has("sampling", _USED_FOR.sub("", part.text)):
        also = {kind for item in what for kind in _determination(item)} if _ALSO_DETERMINED.search(text) else set()
        return topics | {"sampling"} | _plain(_FOR.sub("", text)) | also
    analysed = _ANALYSIS.match(text)
    if analysed and not what and has("physical", analysed["what"]):
        return topics | {"physical-testing"}
    demanding = (topics | about) - {"recycling"} or what or has("conduct", text)  # what scrap must be is on a material
    if not demanding and has("requirements", text):
        return {"specification"} | _plain(text)
    return topics | ({kind for item in what for kind in _determination(item)} if what else _plain(text))


def _plain(text: str) -> set[str]:
    """The kinds of an element that determines nothing, topics apart."""
    result = {
        kind for kind in ("terminology", "chemical-analysis", "physical-testing", "specification") if has(kind, text)
    }
    return {"chemical-analysis"} if "chemical-analysis" in result else result


def _determination(what: Determined) -> set[str]:
    """Whether it is asked what a material consists of, or how it behaves."""
    kind = asked(what.what) or "physical-testing"
    both = has("loss", what.what) and has("chemical", what.what)
    both = both or (kind == "physical-testing" and _ALSO_COMPOSITION.search(what.what) is not None)
    return {"chemical-analysis", "physical-testing"} if both else {kind}


__all__ = ["Understanding", "kinds", "materials_committees", "understand"]
