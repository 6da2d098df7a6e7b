"""Prints docs/records.md: `python -m vocabulary.records`."""

from __future__ import annotations

from collections.abc import Iterator

from vocabulary.records import TYPES, RecordType

_HEAD = """# Records and their fields

Made from `vocabulary/records/kinds.py` by `./run docs`; `./run check` fails when it is stale. A field that a source
does not state is absent; one that it states as empty is null. "reported" says whether a difference is a change.
"""


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield _HEAD
    for record_type in TYPES.values():
        yield from _of(record_type)


def _of(record_type: type[RecordType]) -> Iterator[str]:
    yield f"## {record_type.kind}: {record_type.words}\n"
    yield f"{record_type.__doc__}\n"
    yield "| field | in a sentence | value | reported | what it says |"
    yield "|---|---|---|---|---|"
    for name, field in record_type.fields.items():
        yield f"| `{name}` | {field.words} | {field.kind.value} | {'yes' if field.compared else 'no'} | {field.help} |"
    yield ""


if __name__ == "__main__":
    print("\n".join(lines()).rstrip())
