"""The structure of an ISO title: "Material — Aspect — Part N: detail", and what it says is determined in what. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vocabulary.iso.kinds import has, substances
from vocabulary.minerals import get
from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions

_SEPARATOR = re.compile(r"\s{1,9}[-\u2013\u2014]{1,2}\s{1,9}")
_PART = re.compile(r"Part\s+[0-9A-Z.\-]+\s*:?\s*", re.IGNORECASE)
_SUPPLEMENT = re.compile(r"(?:technical corrigend|corrigend|amendment|addend|supplement|extension)\w*\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s{0,9}\([^()]*\)")
_DETERMINATION = re.compile(
    r"\b(?:(?:determination|estimation|measurement)s?(?: and (?:determination|presentation|calculation))? of"
    r"|determin(?:e|ing)|to measure|depth profiling of"
    r"|measuring(?! (?:system|instrument|method|device|equipment|range|apparatus|procedure))) (?P<what>.+)"
)
_ASSESSMENT = re.compile(
    r"\b(?:(?:calculation|evaluation|assessment|verification|characterization|detection|quantification|release"
    r"|migration)s? of"
    r"|extractions? of|evaluat(?:e|ing)|assess(?:ing)?|calculating) (?P<what>.+)"
)
_MEASURED = re.compile(r"(?P<what>[\w ]+) (?:measurement|determination|evaluation|assessment|characteri[sz]ation)s?\b")
_WAY = re.compile(
    r"(?:guidelines|guidance|(?P<method>(?:standard |test |screening |reference ){0,2}methods?)) (?:for|of) (?:the )?"
    r"(?=[\w ]+ (?:measurement|determination|evaluation)\b)"
)
_TESTED = re.compile(r"\btest(?:s|ing)?(?: methods?| procedures?)? (?:for|of) (?P<what>.+)")
_INSTRUMENT = re.compile(  # what an instrument is for is not what the document does
    r"\b(?:instruments?|devices?|equipment|apparatus|meters?|gauges?) for (?:the )?"
    r"(?:measuring|measurement|determining|determination|testing)\b.*"
)
_TEST_FOR = re.compile(r"\btest methods? for (?P<what>[\w, ]{1,80} in [\w, ]+)")
_ANALYSED_FOR = re.compile(r"\banalysis of (?P<matrix>[\w ,]{1,120}?) for (?P<what>(?P<first>\w+)\b[\w ,]*)")
_ITEM = re.compile(r", and |, | and ")
_SAMPLED_FOR = re.compile(  # what samples are taken for is not what the document does
    r"(?P<taken>\b(?:sampling|sample preparation|preparation of samples)\b.*?) for (?:the )?"
    r"(?:determination|analysis|measurement|testing) of\b.*"
)
_TWO = re.compile(r",? and (?=(?:determination|estimation|measurement) of )")
_HOW = re.compile(
    r"\s{1,9}(?:by|due to|using|after|expressed as|with|from|for|between|less than)\b.*"
    r"|,? and (?:calculation|presentation)\b.*"
)
_WITHIN = re.compile(r"(?P<what>.+?)\s{1,9}in\s{1,9}(?P<matrix>.+)", re.DOTALL)
_CONTENT_OF = re.compile(
    r"(?P<what>.*\b(?:content|contents|composition|surface area|density))\s+(?:on the surface )?of\s+(?P<matrix>.+)"
)
_ON = re.compile(r"(?P<what>.*\bcontamination)\s+on\s+(?P<matrix>.+)")
_BARE_CONTENT = re.compile(r"(?P<what>[\w ,]+) contents? (?:of|in) (?P<matrix>(?s:.+))")
_LEVELS = re.compile(
    r"(?:low |trace )?(?:levels?|traces|amounts?|concentrations?) of (?P<what>[\w ,]+) in (?P<matrix>(?s:.+))"
)
_ONLY_CONTENT = re.compile(r"(?:the )?(?:total |effective )?contents?")
_PURPOSE = re.compile(
    r"\b(?:(?:primarily )?(?:used|intended|suitable)\b|for (?:the )?(?:use|production|manufacture)\b"
    r"|in accordance with\b|prior to\b|containing\b|complement to\b|using\b).*"
)
_DEVICE = re.compile(  # what one is made for is not what it is about
    r"\b(gauges?|hoses?|valves?|vessels?|meters?|flowmeters?|appliances?|burners?|engines?|arms|vehicles?"
    r"|equipment|machines?|apparatus|cylinders?|pumps?|compressors?|assemblies|installations?) for\b.*"
)
_REAGENT = re.compile(  # what it is tested or treated with, dissolved in or extracted by
    r"\b\w+ (?:acid|dioxide|sulfates?|sulphates?|hydroxide|chloride|nitrate|sulfide|sulphide)(?: \w+)?"
    r" (?:tests?|process|vapours?|solutions?|extracts?|baths?)\b"
    r"|\b(?:sulfur|sulphur|mercury|iodine)(?: dioxide)? (?:tests?|process|vapours?)\b"
)
_CONTAINED = re.compile(
    r"\b\w+ containing\b|\b\w+ bearing (?!ores?\b|minerals?\b|rocks?\b|raw\b|refractor)"
    r"|\b\w+ fibre reinforced\b|\bby (?:bitumen|coal tar)\b.*"
)
_FUELLED = re.compile(  # nothing is made of a fuel: before the name of a thing it is what the thing is for
    r"\b(?:liquefied (?:petroleum|natural) gas(?:es)?|lng|lpg|natural gas|oil|gas|coal)"
    r"(?: or (?:natural )?gas)?(?: fired| fuelled| fuelling| storage| vehicle)?"
    r" (?:systems?|installations?|stations?|burners?|appliances?|boilers?|engines?|carriers?|terminals?|wells?)\b"
)
_MEANS = re.compile(r"\bby (?:\w+ )?\w+(?:metry|graphy|scopy|prints?)\b.*")
_COATED = re.compile(r"\b(?:(?!steel|iron)\w+(?: alloy)? (?:and|or) )?\w+(?: alloy)? (?:coated|plated|clad|lined)\b")
_COATING = re.compile(r"(?P<coating>\bcoatings? of [\w ,]{1,80}?) on\b.*")
_METHOD = re.compile(r"\b(?:test|methods?|procedure|\w*metry|image analysis|visual analysis)$")

NEGATED = re.compile(
    r"\bcarbon (?:residue|nanotubes?|black|fib\w+)\b"
    r"|\b\w+ free\b(?! (?:carbon|silicon|silica|fluorides?|chlorine|acid\w*|alkali\w*|sulfur|lime|oxides?)\b)"
    r"|\bnon (?:rare earth|\w+)|\breactive oxygen species\b|\b(?:bromine|iodine) (?:number|index|value)s?\b"
)
_COMPOUND = re.compile(  # names of organic compounds, by how chemists build them
    r"\b\w{2,}(?:amines?|phenols?|quinolines?|benzenes?|toluenes?|formamides?|aldehydes?|ketones?|hydrocarbons?|phthalates?|"
    r"anilines?|paraffins?|acrylates?|cyanates?|furans?|dioxins?|biphenyls?|glycols?|toxins?)\b"
    r"|\b(?:derivatives|pesticides|explosives|solvents|monomers?|surfactants?|plasticizers?|caffeine|nicotine|phenols?)\b"
)
_NO_ANALYTES = frozenset({"class", "fuel"})
_FORM = re.compile(r"\bcarbon (?:nanotubes?|nanomaterials?|black|fib\w+)\b")  # a material of its own


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a title: as written, and folded without its brackets. `part`: it stands after "Part N:"."""

    written: str
    text: str
    part: bool

    @property
    def subject(self) -> str:
        """The element without what a material is used for, what it contains, its coating, and the means."""
        about = _MEANS.sub("", _DEVICE.sub(r"\1", _PURPOSE.sub("", self.text)))
        about = _FUELLED.sub(" ", _CONTAINED.sub(" ", _REAGENT.sub(" ", about)))
        return _COATED.sub(" ", _COATING.sub(r"\g<coating>", about)).strip()

    @property
    def is_method(self) -> bool:
        """Whether it ends in the name of a method: "copper sulphate test" names a reagent, not the material."""
        return _METHOD.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Determined:
    """What an element determines, and in which matrix where it says so. `sure`: it is no mere assessment of it."""

    what: str
    matrix: str = ""
    sure: bool = True


def elements(title: str) -> tuple[Element, ...]:
    """The elements of a title, without those of a supplement: an amendment is about what its standard is about."""
    return tuple(_elements(title.strip().strip("'\"")))


def _elements(title: str) -> Iterator[Element]:
    for text in _SEPARATOR.split(title):
        if _SUPPLEMENT.match(text):
            return
        part = _PART.match(text)
        written = text[part.end() :] if part else text
        folded = fold(_BRACKETS.sub("", written))
        if folded:
            yield Element(written, folded, part is not None)


def determined(element: Element) -> tuple[Determined, ...]:
    """`determination of moisture in rare earths`: moisture, in rare earths. Empty where it determines nothing."""
    results = tuple(result for text in _TWO.split(element.text) if (result := _determined(text)))
    bare = _BARE_CONTENT.fullmatch(element.text) or _LEVELS.fullmatch(element.text)
    return results or ((_inside(bare, sure=False),) if bare else ())


def examined(element: Element) -> Iterator[str]:
    """What an element determines, measures or tests, in words."""
    results = determined(element)
    yield from (result.what for result in results)
    tested = _TESTED.search(element.text)
    if tested and not results:
        yield _HOW.sub("", tested["what"])


def _determined(text: str) -> Determined | None:
    text = _SAMPLED_FOR.sub(r"\g<taken>", _INSTRUMENT.sub(" ", text))
    way = _WAY.match(text)
    sure = _DETERMINATION.search(text)
    measured = _MEASURED.match(text[way.end() :] if way else text.rpartition(": ")[2])
    named = measured if measured and asked(measured["what"]) else None  # "toxicity assessment of nanomaterials"
    if not sure and (analysed := _analysed_for(text)):
        return analysed
    match = sure or _tested_for(text) or named or _ASSESSMENT.search(text) or measured
    if not match:
        return None
    if way and way["method"] and not sure:  # "method for springback evaluation" is one that evaluates it
        sure = match
    what = _HOW.sub("", match["what"]).strip(" ,")
    inside = _WITHIN.fullmatch(what) or _CONTENT_OF.fullmatch(what) or _ON.fullmatch(what)
    return _inside(inside, sure=sure is not None) if inside else Determined(what, sure=sure is not None)


def _tested_for(text: str) -> re.Match[str] | None:
    """`test method for sulfur in coal` determines it."""
    match = _TEST_FOR.search(text)
    return match if match and analytes_in(match["what"].partition(" in ")[0]) else None


def _analysed_for(text: str) -> Determined | None:
    """`chemical analysis of iron ores for titanium` determines titanium in them."""
    match = _ANALYSED_FOR.search(text)
    if not match or not analytes_in(match["first"]):
        return None
    named = (one for one in _ITEM.split(match["what"]) if analytes_in(one))  # "and acid-base characteristics" are none
    return Determined(", ".join(named), match["matrix"])


def _inside(match: re.Match[str], *, sure: bool) -> Determined:
    if _ONLY_CONTENT.fullmatch(match["what"]):  # "content of ash" is what "ash content" is
        return Determined(match["matrix"], sure=sure)
    return Determined(match["what"], _PURPOSE.sub("", match["matrix"]), sure)


def analytes_in(text: str) -> tuple[str, ...]:
    """The materials and substances that the words of what is determined name, in their order."""
    text_left = NEGATED.sub(" ", text)
    others = []
    for substance, words in substances().items():  # what one takes, "hydrogen sulfide", the next does not see
        text_left, count = words.subn(" ", text_left)
        others += [substance] if count else []
    listed = [
        name for name in mentions(text_left, technical=True) if get(name).kind not in _NO_ANALYTES and name != "steel"
    ]
    return tuple(dict.fromkeys((*listed, *others)))


def asked(text: str) -> str:
    """The kind of what is determined; empty where it is neither a substance nor a known property."""
    text = _FORM.sub(" ", text)
    if has("composition", text):
        return "chemical-analysis"
    if has("physical", text):
        return "physical-testing"
    return "chemical-analysis" if has("chemical", text) or _COMPOUND.search(text) or analytes_in(text) else ""
