"""What the drafts of a document are called that is no standard, and ISO's names of stages said of it. Pure.

ISO names its stages after the drafts of an International Standard. An amendment is voted on as a draft amendment (DAM)
and a final one (FDAM), at the same stages (ISO/IEC Directives, Part 1, 2.10), a Guide as DGuide and FDGuide (Annex A).
A Technical Specification, Technical Report or PAS has one ballot of the committee on its draft (DTS, DTR, DPAS; clause
3): in a public daily crawl of 2024 every draft of an amendment stood at 40.xx as DAM and at 50.xx as FDAM, and every
DTS, DTR and DPAS at 50.xx alone. Of 1,846 amendments and corrigenda in force two ever had a review of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from vocabulary.iso.notation.designations import called

_DRAFT = re.compile(r"\bF?DIS\b")
_NEXT_WORD = re.compile(r"[/ ]")


class Procedure(StrEnum):
    """By which procedure a document comes into being."""

    STANDARD = "standard"
    AMENDMENT = "amendment"
    CORRIGENDUM = "corrigendum"
    GUIDE = "guide"
    ONE_BALLOT = "one ballot"  # TS, TR, PAS
    WORKSHOP = "workshop"  # IWA: agreed in a workshop, not in a committee


@dataclass(frozen=True, slots=True)
class Drafts:
    """How a document comes into being, and what its drafts at the enquiry and approval stages are called."""

    procedure: Procedure
    enquiry: str = "DIS"
    final: str = "FDIS"

    @property
    def is_supplement(self) -> bool:
        """Whether it is reviewed with the document that it supplements, and not by itself."""
        return self.procedure in (Procedure.AMENDMENT, Procedure.CORRIGENDUM)

    @property
    def reviewed_early(self) -> bool:
        """Whether its review comes within three years and not five (Directives, Part 1, 2.9.2)."""
        return self.procedure in (Procedure.ONE_BALLOT, Procedure.WORKSHOP)


_DRAFTS: tuple[tuple[Drafts, frozenset[str]], ...] = (  # a supplement is one of whatever it supplements
    (Drafts(Procedure.CORRIGENDUM, "DCOR", "FDCOR"), frozenset("Cor DCor FDCor DCOR FDCOR PDCOR PDCor FPDCOR".split())),
    (Drafts(Procedure.AMENDMENT, "DAM", "FDAM"), frozenset("Amd DAmd FDAmd DAM FDAM PDAM PDAmd FPDAM Add DAD".split())),
    (Drafts(Procedure.WORKSHOP), frozenset({"IWA"})),
    (Drafts(Procedure.GUIDE, "DGuide", "FDGuide"), frozenset("Guide GUIDE DGuide DGUIDE FDGuide FDGUIDE".split())),
    *(
        (Drafts(Procedure.ONE_BALLOT, f"D{kind}", f"D{kind}"), frozenset({kind, f"D{kind}"}))
        for kind in ("TS", "TR", "PAS")
    ),
)
_STANDARD = Drafts(Procedure.STANDARD)


def drafts_of(reference: str) -> Drafts:
    """How the document called `reference` comes into being: ISO 14001:2015/DAmd 2 by a DAM and an FDAM."""
    words = words_of(reference)
    return next((drafts for drafts, known in _DRAFTS if words & known), _STANDARD)


def words_of(reference: str) -> frozenset[str]:
    """The words of a reference, publishers and types alike."""
    return frozenset(_NEXT_WORD.split(reference))


def worded(text: str, reference: str) -> str:
    """What the table of stages says, said of the document called `reference`."""
    drafts = drafts_of(reference)
    if drafts.procedure is Procedure.ONE_BALLOT:
        text = text.replace("a final draft", "a draft")
    text = _DRAFT.sub(lambda match: drafts.final if match[0].startswith("F") else drafts.enquiry, text)
    return text.replace("International Standard", called(words_of(reference)))
