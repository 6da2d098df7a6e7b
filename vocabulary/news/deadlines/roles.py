"""What a word may be evidence of, and the file of the words."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

Role = Literal[
    "asked",
    "perhaps",
    "sending",
    "people",
    "polite",
    "where",
    "box",
    "may",
    "must",
    "owed",
    "signing",
    "closing",
    "until",
    "after",
    "effect",
    "event",
    "supply",
    "answer",
    "planned",
    "business",
    "seen",
    "enquiry",
    "chosen",
    "over",
    "others",
    "firms",
    "since",
    "former",
]
ROLES: tuple[Role, ...] = get_args(Role)
ASKING: frozenset[Role] = frozenset({"asked", "perhaps", "sending", "people", "polite", "signing", "owed"})
FILE = Path(__file__).with_name("words.yaml")
