"""The sources that the program makes of the patterns in the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.expansion import expanded
from pipeline.source import Source
from storage.baseline import watch
from storage.model import Near
from storage.store import Store
from vocabulary.records import Kind


def made(store: Store, patterns: Sequence[Source]) -> list[Source]:
    """One source for each thing that a pattern is for and that is worth a poll now."""
    if not patterns:
        return []
    scope = watch()
    keys = store.projects_near(Near(scope.committee_references, scope.document_numbers)) | set(scope.project_ids)
    seen = store.known([(Kind.PROJECT, key) for key in sorted(keys)])
    return expanded(patterns, ((record.source, record.record) for record in seen), scope)
