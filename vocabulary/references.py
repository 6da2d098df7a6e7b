"""References of ISO documents and committees, for other programs: `parse(text) -> Reference` (docs/architecture.md)."""

from vocabulary.iso.references import Reference, parse

__all__ = ["Reference", "parse"]
