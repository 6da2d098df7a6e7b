"""The modules whose rules are mutated, each with its nearest tests."""

from __future__ import annotations

from collections.abc import Mapping

TARGETS: Mapping[str, tuple[str, ...]] = {
    "vocabulary.iso.stages": ("tests/vocabulary/test_stages.py", "tests/vocabulary/test_moves.py"),
    "vocabulary.iso.moves": ("tests/vocabulary/test_moves.py", "tests/vocabulary/test_stages.py"),
    "vocabulary.telling.significance": (
        "tests/vocabulary/test_significance.py",
        "tests/vocabulary/test_moves.py",
        "tests/vocabulary/test_page_standing.py",
    ),
    "pipeline.poll.compare": ("tests/pipeline/test_detect.py",),
    "pipeline.poll.judge": ("tests/pipeline/test_detect.py",),
    "storage.iso_state": ("tests/storage/test_iso_state.py",),
    "vocabulary.lists.comparison": ("tests/vocabulary/test_list_comparison.py",),
    "vocabulary.lists.changes": ("tests/vocabulary/test_list_changes.py", "tests/vocabulary/test_list_comparison.py"),
    "pipeline.poll.cadence": ("tests/pipeline/test_cadence.py",),
}
