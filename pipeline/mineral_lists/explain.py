"""A reading in words: each candidate with its evidence and where it stands; then the decision and its reasons. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.mineral_lists.choice import LINE
from pipeline.mineral_lists.reading import Decision, Reading, Weighed

_WIDE = 70  # characters of words that are shown


def explained(reading: Reading) -> Iterator[str]:
    """Line by line, the best candidate first."""
    for number, candidate in enumerate(reading.candidates, 1):
        yield from _candidate(number, candidate)
    yield f"line: {LINE:g} points; decision: {reading.decision.value}, confidence {reading.confidence:.2f}"
    for veto in reading.vetoes:
        yield f"  held by {veto.rule}: {veto.words}"
    if reading.decision is Decision.REFUSED and not reading.candidates:
        yield "  no block of the document names three materials"


def _candidate(number: int, candidate: Weighed) -> Iterator[str]:
    verdict = f" - {candidate.verdict}" if candidate.verdict else ""
    place = f" under “{candidate.place[:_WIDE]}”" if candidate.place else ""
    sentence = f"{candidate.size} entries from “{candidate.first}”, {candidate.score:+.2f}{verdict}"
    yield f"{number}. {candidate.form}{place}: {sentence}"
    for item in candidate.evidence:
        where = f" ({item.place})" if item.place else ""
        yield f"   {item.weight:+5.2f} {item.name}: {item.words[:_WIDE]}{where}"
