"""What an extractor reads from its samples changes only together with its version (`versions.py`)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract import kinds
from tests.pipeline.extract.versions import RECORDED, Line, faults, line, recorded, samples

OLD = Line("page", 3, "rules", "given", "read")


def test_every_kind_reads_its_samples_as_its_version_did() -> None:
    assert not faults([line(sample) for sample in samples()], recorded(RECORDED.read_text("utf-8")), kinds())


def test_the_names_of_samples_are_their_own() -> None:
    names = [(sample.kind, sample.name) for sample in samples()]
    assert len(names) == len(set(names)) == len(recorded(RECORDED.read_text("utf-8")))


def said(now: Line | None, before: Line | None = OLD) -> str:
    (fault,) = faults([now] if now else [], [before] if before else [], ["page"])
    return fault


def test_another_reading_under_the_same_version_is_refused_with_what_to_do() -> None:
    assert not faults([OLD], [OLD], ["page"])
    other = said(replace(OLD, read="other"))
    assert "gives other records than version 3 did" in other
    assert "raise the version of EXTRACTOR in pipeline/extract/page.py to 4 and run python -m" in other


def test_a_new_version_a_new_sample_and_a_new_kind_are_to_be_recorded() -> None:
    assert said(replace(OLD, version=4, read="other")).startswith("page: version 4 is not recorded yet: run python -m")
    assert said(replace(OLD, given="other", read="other")).startswith("page: the sample 'rules' is not recorded yet")
    assert said(OLD, None).startswith("page: the sample 'rules' is not recorded yet")
    assert said(None).startswith("page: no test module in tests.pipeline.extract has SAMPLES of this kind")


def test_a_version_never_goes_back() -> None:
    assert said(replace(OLD, version=2)).startswith(
        "page: the version in pipeline/extract/page.py went back from 3 to 2"
    )
