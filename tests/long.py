"""Long forms: what the gate tries by a small seeded sample, `./run long` (CRITMIN_LONG=1) tries in full.

`@pytest.mark.long` marks a test that has a long form. One that takes its number of rounds from `often` is
`sampled`, too, and runs in the gate; one that is only `long` does not.
"""

from __future__ import annotations

import os

LONG = os.environ.get("CRITMIN_LONG") == "1"


def often(gate: int, *, long: int) -> int:
    """How many rounds: `gate` of them, or `long` in the long form."""
    return long if LONG else gate
