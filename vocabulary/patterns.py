"""Patterns that are compiled when they are first used: large ones take long, and most programs never use them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Pattern:
    """A regular expression as it is written, with its flags. What it does is what `re.Pattern` does."""

    pattern: str
    flags: int = 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place that it matches, between `start` and `end`."""
        return self.compiled.search(text, start, end)

    def match(self, text: str) -> re.Match[str] | None:
        """The same at the beginning."""
        return self.compiled.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places that it matches."""
        return self.compiled.finditer(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """`text` with something else in each of these places."""
        return self.compiled.sub(by, text)
