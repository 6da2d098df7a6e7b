"""Whether what a page says around its list is like what is said around lists that do not stand. The door is `unlike`.

No list of words can hold how a page says that its list is a bill's, somebody else's, a part or last year's. So words,
pairs of words and beginnings of words have weights, learned from written pages of which half show the list that stands
(`tests/pipeline/mineral_lists/likeness`). They only hold a page at its first sight, and never release one.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mineral_lists.likeness.texts import around
from pipeline.mineral_lists.likeness.weights import weights
from pipeline.mineral_lists.likeness.words import features, sentences
from pipeline.mineral_lists.reading import EditionRead, Veto
from pipeline.outline.pieces import Piece

__all__ = ["unlike"]

_ENOUGH = 35  # features: of a page that says less nothing is concluded
_SHOWN = 110  # characters that a reason quotes


def unlike(pieces: Sequence[Piece], today: EditionRead, language: str | None) -> Veto | None:
    """A veto where the words around a list are more like those around lists that do not stand.

    `pieces`: as the page has them; None, too, for a language of which too few pages were written.
    """
    known = weights(language)
    if known is None:
        return None
    texts = around(pieces, today)
    said_there = features(texts)
    if len(said_there & known.by_feature.keys()) < _ENOUGH or known.score(said_there) <= known.line:
        return None
    most = max(sentences(texts), key=lambda sentence: known.sum_of(features((sentence,))))
    said = f"what stands around it is like what stands around lists that are not in force (“{most.strip()[:_SHOWN]}”)"
    return Veto("unlike a list in force", said, soft=True)
