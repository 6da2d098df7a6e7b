from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vocabulary.test_references import WELL_FORMED, references
from vocabulary.errors import MalformedReference
from vocabulary.iso.references import parse
from vocabulary.iso.spellings import canonical


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TC82/SC7", "ISO/TC 82/SC 7"),
        ("TC 82/SC 7/WG4", "ISO/TC 82/SC 7/WG 4"),
        ("ISO TC 82 SC 7", "ISO/TC 82/SC 7"),
        ("iso/tc82/sc7", "ISO/TC 82/SC 7"),
        ("PC 348", "ISO/PC 348"),
        ("tc 298", "ISO/TC 298"),
        ("tc298/cag", "ISO/TC 298/CAG"),
        ("ws ESG", "ISO/WS ESG"),
        ("tmbg", "ISO/TMBG"),
        ("JTC 1/SC 42", "ISO/IEC JTC 1/SC 42"),
        ("jtc1 sc42", "ISO/IEC JTC 1/SC 42"),
        ("ISO JTC 3", "IEC/ISO JTC 3"),
        ("ISO/IEC/JTC 4", "ISO/IEC JTC 4"),
        ("iec tc 113", "IEC/TC 113"),
        ("iso14001:2015/amd1:2024", "ISO 14001:2015/Amd 1:2024"),
        ("iso 14001 : 2015", "ISO 14001:2015"),
        ("ISO 14002\u20112:2023", "ISO 14002-2:2023"),
        ("  ISO\u00a0DIS  22934 ", "ISO/DIS 22934"),
        ("ISO/IEC/DIS 27001", "ISO/IEC DIS 27001"),
        ("iec tr 80002-1:2009", "IEC/TR 80002-1:2009"),
        ("iso/guide 82", "ISO Guide 82"),
        ("iso/iec guide 98-3:2008/suppl 1:2008", "ISO/IEC Guide 98-3:2008/Suppl 1:2008"),
        ("iwa45:2024", "IWA 45:2024"),
        ("ISO/IWA 45:2024", "IWA 45:2024"),
        ("cd iwa 45", "CD IWA 45"),
        ("ISO/HL7 27931:2009", "ISO/HL7 27931:2009"),
        ("cie", "CIE"),
    ],
)
def test_what_people_type(typed: str, meant: str) -> None:
    assert str(canonical(typed)) == meant


@pytest.mark.parametrize("text", ["", "14001", "pwi 24888", "JSyC BDC", "TC", "SC 7/TC 82 x", "lithium"])
def test_nothing_is_guessed(text: str) -> None:
    with pytest.raises(MalformedReference):
        canonical(text)


@pytest.mark.parametrize("text", sorted(set(WELL_FORMED) - {"ISO/IEC/JTC 4"}))
def test_what_is_well_formed_stays_as_it_is(text: str) -> None:
    assert canonical(text) == parse(text)


@settings(max_examples=150, deadline=None)
@given(references)
def test_generated_references_stay_as_they_are(text: str) -> None:
    assert canonical(text).base == parse(text).base


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_is_read_or_malformed(text: str) -> None:
    try:
        assert parse(str(canonical(text)))
    except MalformedReference as error:
        assert error.expected
