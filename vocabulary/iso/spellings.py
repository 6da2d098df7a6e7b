"""What people type for a reference -> the reference: "TC82/SC7", "pc 348", "iso14001:2015/amd1:2024", "ISO TC 298".

Only spelling is repaired, nothing is guessed: a number without a publisher or a committee's letters stays malformed.
"""

from __future__ import annotations

import re

from vocabulary.errors import MalformedReference
from vocabulary.iso.notation.designations import (
    BODIES,
    DESIGNATIONS,
    GROUPS,
    JOINT_COMMITTEES,
    NAMED_BODIES,
    NUMBERED_BODIES,
    OWNERS,
    PUBLISHERS,
    SUPPLEMENTS,
)
from vocabulary.iso.references import Reference, parse

_WORDS = {
    word.casefold(): word
    for phrase in (*PUBLISHERS, *OWNERS, *NUMBERED_BODIES, *NAMED_BODIES, *BODIES, *GROUPS, *DESIGNATIONS, *SUPPLEMENTS)
    for word in phrase.split()
} | {"withdrawn": "Withdrawn"}
_PUBLISHER = f"(?:{'|'.join(PUBLISHERS)})"
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_WORD = re.compile(r"(?<![0-9A-Za-z-])[A-Za-z]+")
_NUMBERED_WORD = re.compile(r"(?<![0-9A-Za-z-])([A-Za-z]+)[ .]?(?=[0-9])")
_TIGHT = re.compile(r" ?([/:-]) ?")
_TOP = re.compile(rf"(?:(?:ISO|IEC)[/ ])?(?=(?:{'|'.join((*NUMBERED_BODIES, *BODIES, 'WS'))})(?:[/ ]|$))")
_JOINT = re.compile(r"(?:(ISO/IEC|IEC/ISO|ISO|IEC)[/ ])?JTC ([0-9]+)")
_GROUP = re.compile(rf"(?<=[0-9G])[/ ](?=(?:{'|'.join(GROUPS)})(?:[/ ]|$))")
_DESIGNATED = re.compile(rf"({_PUBLISHER}(?:/{_PUBLISHER})*)[/ ]((?:[A-Za-z]+ )?[A-Za-z]+) (?=[0-9])")


def canonical(text: str) -> Reference:
    """The reference that a person meant with `text`.

    Raises `MalformedReference`, whose `text` is the spelling as repaired so far, where it is none.
    """
    spelled = _TIGHT.sub(r"\1", " ".join(text.translate(_DASHES).split()))
    spelled = _WORD.sub(lambda word: _WORDS.get(word[0].casefold(), word[0]), spelled)
    spelled = _NUMBERED_WORD.sub(_spaced, spelled)
    if joint := _JOINT.match(spelled):
        written = joint[1] if "/" in (joint[1] or "") else None
        spelled = f"{written or JOINT_COMMITTEES.get(joint[2], 'ISO/IEC')} JTC {joint[2]}{spelled[joint.end() :]}"
    elif top := _TOP.match(spelled):
        publisher = "IEC" if spelled.startswith("IEC") else "ISO"
        spelled = f"{publisher}/{spelled[top.end() :]}"
    return parse(_designated(_GROUP.sub("/", spelled)))


def canonical_document(text: str) -> Reference:
    """The same of a document: a draft without its publisher ("PWI 24888") is ISO's; a bare number stays malformed."""
    try:
        return canonical(text)
    except MalformedReference:
        return canonical(f"ISO/{text.strip()}")


def _spaced(word: re.Match[str]) -> str:
    """A known word and its number, apart: "TC82" -> "TC 82". Others (HL7) stay as they are."""
    return f"{word[1]} " if word[1] in _WORDS.values() else word[0]


def _designated(spelled: str) -> str:
    """`spelled` with the mark between publishers and stage that ISO writes."""
    match = _DESIGNATED.match(spelled)
    if not match or match[2] not in DESIGNATIONS:
        return spelled
    rest = f"{match[2]} {spelled[match.end() :]}"
    if match[2].endswith("IWA"):
        return rest
    return f"{match[1]}{'/' if '/' not in match[1] and match[2] != 'Guide' else ' '}{rest}"
