"""The names under which items of news were ever seen in their source: remembered, and looked up.

Those of a source's first document, mostly all it ever has, are one row: a zstd frame of {key: [alias, ...]} as JSON.
Each that comes later is a row of its own. An alias that names an item goes on naming it, whatever comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import orjson
import zstandard
from sqlalchemy import Connection, bindparam, select

from storage.database.connections import compiled
from storage.database.errors import StorageError
from storage.database.tables import aliases, first_names
from storage.queries import batches

_COLUMNS, _FIRST_COLUMNS = ("source", "alias", "key"), ("source", "content")
_LEVEL = 1  # as small as with zstd's usual level, in a third of the time
_FIRST = select(first_names.c.content).where(first_names.c.source == bindparam("of"))  # built once, as the next one
_LATER = select(aliases.c.alias, aliases.c.key).where(
    aliases.c.source == bindparam("of"), aliases.c.alias.in_(bindparam("names", expanding=True))
)


def begin(connection: Connection, source: str, own: Mapping[str, Sequence[str]]) -> None:
    """Keep the names of the first items of a source, by their keys; no two items have a name in common."""
    if own:
        content = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(orjson.dumps(own))
        connection.exec_driver_sql(compiled(connection.dialect, first_names, _FIRST_COLUMNS), (source, content))


def remember(connection: Connection, source: str, keys: Mapping[str, str]) -> None:
    """Keep alias -> key. What the first document had is found there first, whatever is kept of it here."""
    if keys:
        statement = compiled(connection.dialect, aliases, _COLUMNS, lenient=True)
        connection.exec_driver_sql(statement, [(source, alias, key) for alias, key in keys.items()])


def known_as(connection: Connection, source: str, names: Collection[str]) -> dict[str, str]:
    """alias -> the key of the item that was seen under it in this source."""
    keys = dict(_first(connection, source, names))
    for batch in batches(name for name in names if name not in keys):
        keys.update((alias, key) for alias, key in connection.execute(_LATER, {"of": source, "names": batch}))
    return keys


def damaged(connection: Connection) -> tuple[list[str], int]:
    """The sources whose names of a first document cannot be read, and how many have such names."""
    own = connection.scalars(select(first_names.c.source).order_by(first_names.c.source)).all()
    return [source for source in own if not _can_be_read(connection, source)], len(own)


def _can_be_read(connection: Connection, source: str) -> bool:
    try:
        _of_first_document(connection, source)
    except StorageError:
        return False
    return True


def _first(connection: Connection, source: str, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Those of `names` that the first document had."""
    wanted = frozenset(names)
    own = _of_first_document(connection, source)
    yield from ((alias, key) for key, known in own.items() for alias in known if alias in wanted)


def _of_first_document(connection: Connection, source: str) -> Mapping[str, Sequence[str]]:
    """The names of the items of its first document, by their keys. `StorageError` where its row cannot be read."""
    content = connection.scalar(_FIRST, {"of": source})
    if content is None:
        return {}
    try:
        own: Mapping[str, Sequence[str]] = orjson.loads(zstandard.ZstdDecompressor().decompress(bytes(content)))
    except (zstandard.ZstdError, orjson.JSONDecodeError) as error:
        raise StorageError(f"The names of the first items of {source} cannot be read; restore a backup.") from error
    return own
