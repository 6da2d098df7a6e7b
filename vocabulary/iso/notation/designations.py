"""The words inside ISO references: publishers, stages, types, supplements, groups. Tables only; reading is elsewhere.

Sources: ISO/IEC Directives Part 1 (stages and their abbreviations, groups), ISO/IEC Directives Part 1, Consolidated ISO
Supplement (types of deliverable), and the references of ISO Open Data and www.iso.org themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

PUBLISHERS = tuple("ISO IEC IEEE ASTM ASME CIE SAE OECD UNDP HL7 IDF IIW ITU IULTCS OIML CISPR".split())
"""ISO and the organisations that publish documents together with it or under its catalogue."""

OWNERS = frozenset("IULTCS IIW CIE VAMAS".split())
"""Organisations outside ISO that stand where the catalogue names the owner committee of a project."""

INTERNATIONAL_STANDARD = "IS"
_TYPES = tuple("TS TR PAS Guide R DATA TTA ISP IWA".split())
_STAGES = tuple("PWI NP AWI WD CD FCD PRF".split())
_STANDARD_STAGES = (*_STAGES, "DIS", "FDIS")
_DRAFT_TYPES = {
    f"{draft}{kind}": kind for draft in ("PD", "D", "FD") for kind in ("TS", "TR", "PAS", "Guide", "ISP", "IWA")
}


def _designations() -> dict[str, tuple[str, str]]:
    return {
        "": ("", INTERNATIONAL_STANDARD),
        **{kind: ("", kind) for kind in _TYPES},
        **{stage: (stage, INTERNATIONAL_STANDARD) for stage in _STANDARD_STAGES},
        **{f"{stage} {kind}": (stage, kind) for stage in _STAGES for kind in _TYPES},
        **{word: (word, kind) for word, kind in _DRAFT_TYPES.items()},
    }


DESIGNATIONS: Mapping[str, tuple[str, str]] = _designations()
"""What stands between publisher and number -> (stage, type): "CD TS" -> ("CD", "TS"), "DTS" -> ("DTS", "TS")."""

_SUPPLEMENT_KINDS = tuple("Amd Cor Add Suppl Ext".split())
_DRAFT_SUPPLEMENTS = {  # www.iso.org writes DAmd, bibliographic databases DAM; DAD is the draft addendum of before 1990
    **{f"{draft}{kind}": kind for draft in ("PD", "FPD", "D", "FD") for kind in ("Amd", "Cor")},
    **{f"{draft}AM": "Amd" for draft in ("PD", "FPD", "D", "FD")},
    **{f"{draft}COR": "Cor" for draft in ("PD", "FPD", "D", "FD")},
    "DAD": "Add",
}


def _supplements() -> dict[str, tuple[str, str]]:
    return {
        **{kind: ("", kind) for kind in _SUPPLEMENT_KINDS},
        **{f"{stage} {kind}": (stage, kind) for stage in _STANDARD_STAGES for kind in _SUPPLEMENT_KINDS},
        **{word: (word, kind) for word, kind in _DRAFT_SUPPLEMENTS.items()},
    }


SUPPLEMENTS: Mapping[str, tuple[str, str]] = _supplements()
"""What stands before a supplement's number -> (stage, kind): "CD Amd" -> ("CD", "Amd"), "DAM" -> ("DAM", "Amd")."""

NUMBERED_BODIES = tuple("TC PC JTC JPC SC".split())
"""Committees that carry a number and may follow the publisher. (IEC has subcommittees that do: IEC/SC 65B.)"""

NAMED_BODIES = tuple("JSyC SyC WS".split())
"""Committees that carry a name: IEC/ISO JSyC BDC, ISO/WS ESG."""

BODIES = tuple("TMBG TMB CASCO COPOLCO DEVCO REMCO CS".split())
"""Bodies of ISO that there is one of."""

MANAGEMENT = frozenset({"TMBG", "TMB"})
"""Bodies whose groups carry names: ISO/TMBG/ESG_CC."""

GROUPS = tuple("SC WG JWG AHG JAHG AG JAG CAG TAG TF JTF TG JTG SG JSG PG JPG CG JCG TCG EG RG JG STTF".split())
"""Sub-committees and groups within a committee; numbered, but for those in `UNNUMBERED`."""

UNNUMBERED = tuple("CAG TAG TCG STTF AG".split())
"""Groups that a committee may have only one of: ISO/TC 298/CAG."""

JOINT_COMMITTEES: Mapping[str, str] = {"1": "ISO/IEC", "2": "ISO/IEC", "3": "IEC/ISO", "4": "ISO/IEC", "5": "ISO/IEC"}
"""Number of a joint technical committee -> its publishers, as ISO Open Data writes them."""


def stage_rank(stage: str) -> int:
    """How far a document with this stage prefix is, 0 (preliminary) to 60 (published: no prefix), in steps of ten."""
    if stage.startswith("F") and stage != "FCD":
        return 50
    if stage.startswith("D") or stage == "FCD":
        return 40
    return {"PWI": 0, "NP": 10, "AWI": 20, "WD": 25, "CD": 30, "PRF": 55, "": 60}.get(stage, 35)


_NO_STANDARDS: Mapping[str, str] = {
    "Cor": "corrigendum", "COR": "corrigendum", "Amd": "amendment", "AM": "amendment", "TS": "Technical Specification",
    "TR": "Technical Report", "PAS": "Publicly Available Specification", "IWA": "International Workshop Agreement",
    "Guide": "Guide", "GUIDE": "Guide",
}  # fmt: skip


def called(words: Set[str]) -> str:
    """What a document is where it is no International Standard: ISO's names of stages say so of all."""
    spelled = ((name, {word, f"D{word}", f"FD{word}"}) for word, name in _NO_STANDARDS.items())
    return next((name for name, known in spelled if words & known), "International Standard")
