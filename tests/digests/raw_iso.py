"""Rules by which the recorded files are read without our code: the watched committees, what a supplement is."""

from __future__ import annotations

import re
from collections.abc import Iterable

SUPPLEMENT = re.compile(
    r"/(?:(?:AWI|WD|CD|NP|PWI|DIS|FDIS|PRF) )?(?:Amd|Cor|Add|Suppl|Ext|DAM|FDAM|DCOR|FDCOR|DAmd|FDAmd)\b"
)
CMCC = (
    "ISO/TC 26", "ISO/TC 27", "ISO/TC 79", "ISO/TC 82/SC 7", "ISO/TC 132", "ISO/TC 155", "ISO/TC 183", "ISO/TC 207",
    "ISO/TC 298", "ISO/TC 308", "ISO/TC 323", "ISO/TC 333", "ISO/TC 345", "ISO/PC 348",
)  # fmt: skip
ICMSCG = ("ISO/TC 82/SC 7", "ISO/TC 298", "ISO/TC 333", "ISO/TC 345", "ISO/PC 348")


def within(reference: str, others: Iterable[str]) -> bool:
    """Whether a committee is one of others or below one."""
    return any(reference == other or reference.startswith(f"{other}/") for other in others)
