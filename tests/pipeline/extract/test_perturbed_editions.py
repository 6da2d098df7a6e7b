"""Changed editions of the atlas, and lists of invented countries: what is known of a list never gives it away.

Each page shows an edition of which up to thirty entries are gone or new, in a layout of its own; known is the edition
as the atlas has it, or as the last poll read it. What is taken over is what the page shows.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from pipeline.document import Body, Document
from pipeline.mineral_lists import judged
from pipeline.mineral_lists import read as reading_of
from pipeline.outline.outline import outline
from storage.baseline.atlas import atlas
from tests.long import often
from tests.pipeline.extract.layouts import LAYOUTS
from tests.pipeline.mineral_lists.grammar.pages import names
from tests.pipeline.mineral_lists.measure import SILENT, known, outcome

_FORMS = [layout for layout in LAYOUTS if not layout.__name__.startswith(("pdf", "workbook"))]
_EDITIONS = [
    (edition.id, where.languages[0], [entry.as_published for entry in edition.entries])
    for where in atlas().values()
    for edition in where.editions
    if edition.complete and len(edition.entries) >= 10
]
_AT = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = often(120, long=4000)


def _outcome(shown: list[str], last: list[str], language: str, rng: Random, *, polled: bool) -> str:
    """What becomes of a page that shows these entries where the edition before had those."""
    content, media_type = rng.choice(_FORMS)([(name, None) for name in shown])
    document = Document("ores", "http://127.0.0.1/", 200, {}, media_type, Body.of(content), _AT)
    reading = reading_of(outline(document), jurisdiction="XX", language=language)
    return outcome(judged(reading, known(last, language, polled=polled)), shown)


def _changed(entries: list[str], language: str, rng: Random) -> list[str]:
    """The entries without some of them and with others, in their order; 0 to 30 differ."""
    gone = frozenset(rng.sample(entries, min(rng.choice([0, 0, 1, 2, 5, 10, 15]), len(entries) - 6)))
    new = names(language, rng, rng.choice([0, 0, 1, 2, 5, 10, 15]), without=entries)
    return sorted([*(entry for entry in entries if entry not in gone), *new])


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize("polled", [True, False])
def test_a_changed_edition_is_read_as_it_stands_or_held(*, polled: bool) -> None:
    result: Counter[str] = Counter()
    for number in range(ROUNDS):
        rng = Random(f"perturbed/{number}")
        _, language, entries = rng.choice(_EDITIONS)
        result[_outcome(_changed(entries, language, rng), entries, language, rng, polled=polled)] += 1
    print("perturbed editions, known by", "the last poll" if polled else "the atlas", dict(result))
    assert result[SILENT] == 0
    assert result["exact"] >= 0.3 * ROUNDS


@pytest.mark.long
@pytest.mark.sampled
def test_the_list_of_an_invented_country_is_read_as_it_stands_or_held() -> None:
    """Drawn at random, so that it is like no list there is; what is known is another draw that shares some of it."""
    result: Counter[str] = Counter()
    for number in range(ROUNDS):
        rng = Random(f"invented/{number}")
        entries = names("en", rng, rng.randint(10, 45))
        last = _changed(entries, "en", rng)
        result[_outcome(entries, last, "en", rng, polled=rng.random() < 0.5)] += 1
    print("invented countries", dict(result))
    assert result[SILENT] == 0
    assert result["exact"] >= 0.3 * ROUNDS
