"""Which analytical technique a title names; invented titles, with the ways in which ISO writes them."""

from __future__ import annotations

import pytest

from vocabulary.iso.standards import understand
from vocabulary.iso.titles.techniques import technique_names, techniques


@pytest.mark.parametrize(
    ("method", "found"),
    [
        ("Flame atomic absorption spectrometric method", "faas"),
        ("Electrothermal atomic absorption spectrometric method", "etaas"),
        ("Atomic absorption spectrophotometric method", "aas"),
        ("Cold vapour atomic absorption spectrometric method", "hydride-and-cold-vapour"),
        ("Inductively coupled plasma optical emission spectrometric method", "icp-oes"),
        ("Inductively coupled plasma/atomic emission spectrometric method", "icp-oes"),
        ("Inductively coupled plasma (ICP) solution-spectrometric method", "icp-oes"),
        ("Difference method using ICP-OES", "icp-oes"),
        ("ICP-AES", "icp-oes"),
        ("Acid digestion and inductively coupled plasma-mass spectrometry", "icp-ms"),
        ("ICP-MS method", "icp-ms"),
        ("Wavelength-dispersive X-ray fluorescence spectrometry", "xrf"),
        ("Part 2: Sampling of fumes by ED-XRF", "xrf"),
        ("Titrimetric method after distillation", "titrimetry"),
        ("EDTA photometric titration method", "titrimetry"),
        ("Volumetric (potentiometric) method using potassium bromide", "titrimetry"),
        ("Potentiometric method", "potentiometry"),
        ("Potentiometric titration method", "titrimetry"),
        ("Barium sulfate gravimetric method", "gravimetry"),
        ("Oxine gravimetric and titrimetric methods", "titrimetry gravimetry"),
        ("Thermogravimetric method", "thermogravimetry"),
        ("Electrogravimetric method", "electrogravimetry"),
        ("Dimethylglyoxime spectrometric method and flame atomic absorption method", "faas spectrophotometry"),
        ("Phosphovanadomolybdate molecular absorption spectrometric method", "spectrophotometry"),
        ("1,10-Phenanthroline photometric method", "spectrophotometry"),
        ("Infrared absorption method after induction furnace combustion", "combustion infrared-absorption"),
        ("Infrared method after fusion under inert gas", "inert-gas-fusion infrared-absorption"),
        ("Combustion/titration method", "titrimetry combustion"),
        ("Cupellation method (fire assay)", "fire-assay"),
        ("Semi-micro Kjeldahl method", "kjeldahl"),
        ("Karl Fischer method", "karl-fischer"),
        ("Gas chromatographic method", "gas-chromatography"),
        ("Ion chromatography", "ion-chromatography"),
        ("Ion-selective electrode method", "ion-selective-electrode"),
        ("Flame emission and atomic absorption spectrophotometric methods", "aas flame-emission"),
        ("Instrumental method", ""),
        ("Flow-table method", ""),
    ],
)  # fmt: skip
def test_a_title_names_its_techniques(method: str, found: str) -> None:
    assert set(techniques(f"Nickel ores — Determination of cobalt — {method}")) == set(found.split())
    assert set(found.split()) <= set(technique_names())


def test_samples_for_a_technique_are_no_analysis_by_it() -> None:
    assert understand("Zinc ingots — Preparation of samples for spectrographic analysis").techniques == ()
    assert understand("Zinc ingots — Determination of lead — Polarographic method").techniques == ("polarography",)


def test_an_amendment_names_no_technique_of_its_document() -> None:
    assert techniques("Zinc — Determination of lead — Amendment 1: Polarographic method") == ()
