"""Searching in any language of the vocabulary: what a text is found by, and what a person asks for."""

from vocabulary.search.query import Query, parsed
from vocabulary.search.text import indexed, tokens

__all__ = ["Query", "indexed", "parsed", "tokens"]
