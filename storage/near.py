"""Which stored projects may belong to a scope, seen by the beginning of what is stored of each. Pure.

80,000 projects need not be decoded to find the hundred that are watched: some more may be among what is taken for near,
and the caller looks at what their records say; none that belongs to the scope is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

HEAD = 100  # characters of a project's fields in which its committee stands: the first field in canonical JSON


@dataclass(frozen=True)
class Near:
    """Projects of these committees (`ISO/TC 298`) or below, with these numbers in their names, or with these keys."""

    committees: Collection[str] = ()
    numbers: Collection[str] = ()
    keys: Collection[str] = ()

    @cached_property
    def _begins(self) -> tuple[str, ...]:
        return tuple(f'{{"committee":"{name}{end}' for name in self.committees for end in '"/')

    @cached_property
    def _numbered(self) -> re.Pattern[str] | None:
        if not self.numbers:
            return None
        return re.compile(rf"[ /](?:{'|'.join(map(re.escape, self.numbers))})(?!\d)")

    def __call__(self, key: str, label: str, fields: str) -> bool:
        """Whether the project may belong; `fields`: as they are stored, or the first `HEAD` characters of it."""
        named = key in self.keys or fields.startswith(self._begins)
        return named or (self._numbered is not None and self._numbered.search(label) is not None)
