"""What can go wrong with the database, said in sentences. Knows no table and runs no query."""

from __future__ import annotations

import re

from sqlalchemy import URL
from sqlalchemy.engine import ExceptionContext

from vocabulary.errors import CritminError

# What SQLite and PostgreSQL say (lower case) -> what a person needs to hear. SQLite: https://www.sqlite.org/rescode.html
_SENTENCES = (
    ("database is locked", "another process keeps it locked; wait until that one is done, then try again"),
    ("lock timeout", "another process keeps it locked; wait until that one is done, then try again"),
    ("database or disk is full", "the disk is full; free some space, then try again"),
    ("no space left", "the disk is full; free some space, then try again"),
    (
        "disk i/o error",
        "the disk refuses the write; it may be full, over a quota, or failing; make room, then try again",
    ),
    ("readonly database", "it cannot be written; check the permissions of the file and of its folder"),
    ("read-only transaction", "it cannot be written; connect to a server and as a role that may write"),
    ("permission denied", "it cannot be written; check what its role may do"),
    ("unable to open database file", "it cannot be opened; check the path and the permissions of its folder"),
    ("file is not a database", "the file is not a SQLite database; name another file"),
    ("disk image is malformed", "the file is damaged; restore a backup of it"),
    ('relation "', "its tables are missing; restore a backup of it"),
    ("no such table", "its tables are missing; restore a backup of it"),
    ("foreign key constraint", "a row refers to a snapshot or a change that is not stored"),
    (
        "unique constraint failed",
        "the same thing was to be stored twice, for instance a record that its source states twice",
    ),
    ("duplicate key", "the same thing was to be stored twice, for instance a record that its source states twice"),
    ("password authentication failed", "the server refused the user name or password; check the URL"),
    ("does not exist", "the server does not know the database, the role or the table; check the URL"),
    ("the database system is", "the server is starting or stopping; try again in a moment"),
    ("terminating connection", "the server ended the connection; it may be starting again, try again in a moment"),
    (
        "server closed the connection",
        "the server ended the connection; it may be starting again, try again in a moment",
    ),
    ("connection is lost", "the server ended the connection; it may be starting again, try again in a moment"),
    ("connection is closed", "the server ended the connection; it may be starting again, try again in a moment"),
    ("is the server running", "no server answers there; check the URL and whether PostgreSQL runs"),
    ("connection refused", "no server answers there; check the URL and whether PostgreSQL runs"),
    ("surrogates not allowed", "a text holds half a character (a lone surrogate), which no database can store"),
    ("nul (0x00)", "a text holds a NUL character, which PostgreSQL cannot store"),
)


class StorageError(CritminError):
    """The database could not do what was asked."""


class DatabaseLost(StorageError):
    """The connection to the database broke, or none could be made: what was asked is not to blame."""


class Locked(StorageError):
    """Another refresh is under way; the sentence names it."""


class SnapshotMissing(StorageError):
    """No snapshot has this SHA-256."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(
            f"No snapshot with the SHA-256 {sha256} is stored; `critmin show CHANGE` names those that are."
        )


class SnapshotCorrupt(StorageError):
    """What is stored under a SHA-256 is not what was stored there."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(
            f"The snapshot {sha256} is damaged: its content has another SHA-256 now. Restore a backup of the database; "
            "critmin doctor --evidence says more."
        )


def shown(url: URL) -> str:
    """A database's URL as a message may name it: without its password, which may stand among the options, too."""
    return without_options(url.render_as_string(hide_password=True))


def without_options(text: str) -> str:
    """A text without the values of `password=` and `sslpassword=`."""
    return re.sub(r"(?i)(password=)[^&\s]*", r"\1***", text)


class Translator:
    """Turns every error of one engine's database driver into a `StorageError` (SQLAlchemy's `handle_error` event)."""

    def __init__(self, url: URL) -> None:
        self._place = shown(url)

    def __call__(self, context: ExceptionContext) -> StorageError | None:
        """What SQLAlchemy raises in place of the driver's error; `None` lets ours, and a keyboard interrupt, pass."""
        original = context.original_exception
        if isinstance(original, CritminError) or not isinstance(original, Exception):
            return None
        if context.is_pre_ping:  # the pool asks whether a connection is alive still, and mends it where it is not
            return None
        lost = context.is_disconnect or context.connection is None
        return (DatabaseLost if lost else StorageError)(self._sentence(str(original)))

    def _sentence(self, message: str) -> str:
        words = message.lower()
        reason = next((sentence for sign, sentence in _SENTENCES if sign in words), None)
        first_line = (message.strip().splitlines() or ["no reason given"])[0]
        return f"The database {self._place} failed: {f'{reason} ({first_line})' if reason else first_line}."
