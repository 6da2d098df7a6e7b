"""The queue of jobs: Procrastinate's tables beside ours, set up and upgraded after ours, and its application.

Procrastinate decides which job a worker takes: by priority, never two with one `lock` at once. What is due is decided
by our own tables, so a job that is lost is only put in again: none is ever retried or waits for a time, since a waiting
job would hold up all others with its lock (https://github.com/procrastinate-org/procrastinate/issues/1599).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, make_url

from storage.database.connections import database_file, writing
from storage.database.errors import StorageError
from vocabulary.errors import ConfigurationError

if TYPE_CHECKING:
    from procrastinate import App

POLLS, DIGESTS, REPORTS, SITE = "polls", "digests", "reports", "site"
QUEUES = (POLLS, DIGESTS, REPORTS, SITE)
HEARTBEAT = 3.0  # seconds between two signs of life of a worker
_PATIENCE = 10.0  # seconds that somebody waits for a connection; then the database is away
_TRYING = 4.0  # seconds in which a lost connection is made again: later tries would come twice as late each time
_VERSIONS = "critmin_queue_schema"  # the scripts of Procrastinate that were run
# The engine asks of each job whether another one with its lock comes before it, and has no index for that.
_INDEX = (
    "CREATE INDEX IF NOT EXISTS critmin_waiting_by_lock ON procrastinate_jobs (lock, priority DESC, id) "
    "WHERE status IN ('todo', 'doing')"
)


def check_possible(engine: Engine) -> None:
    """`ConfigurationError` where there can be no workers: on SQLite, or without the engine."""
    if database_file(engine) is not None:
        raise ConfigurationError(
            "workers need PostgreSQL, and the database is an SQLite file: `critmin move DB_URL` moves it there"
        )
    if find_spec("procrastinate") is None:
        raise ConfigurationError("workers need Procrastinate; install it: pip install 'critmin[postgres]'")


def set_up(engine: Engine) -> None:
    """Create or upgrade Procrastinate's tables, in one transaction; our own are up to date already (`open_database`).

    `StorageError`: a newer Procrastinate made them, or another program.
    """
    with writing(engine) as connection:
        known, tables = _scripts(), inspect(connection).get_table_names()
        if _VERSIONS not in tables:
            _create(connection, tables, list(known))
            return
        applied = list(connection.exec_driver_sql(f"SELECT script FROM {_VERSIONS}").scalars())  # noqa: S608 - our name
        if newer := sorted(set(applied) - set(known)):
            raise StorageError(
                f"The jobs' tables were made by a newer Procrastinate ({newer[-1]}); upgrade it here, too: "
                "pip install --upgrade 'critmin[postgres]'"
            )
        for name, path in known.items():
            if name not in applied:
                _run(connection, path.read_text(encoding="utf-8"))
                _note(connection, [name])
        connection.exec_driver_sql(_INDEX)


def _scripts() -> dict[str, Path]:
    """Procrastinate's migrations in the order in which they are run."""
    from procrastinate.schema import SchemaManager

    return {path.name: path for path in sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))}


def _create(connection: Connection, tables: list[str], scripts: list[str]) -> None:
    from procrastinate.schema import SchemaManager

    if "procrastinate_jobs" in tables:
        raise StorageError(
            "The database has jobs of another program that uses Procrastinate; give critmin its own database."
        )
    _run(connection, SchemaManager.get_schema())
    connection.exec_driver_sql(f"CREATE TABLE {_VERSIONS} (script text PRIMARY KEY)")
    connection.exec_driver_sql(_INDEX)
    _note(connection, scripts)


def _note(connection: Connection, scripts: list[str]) -> None:
    connection.exec_driver_sql(f"INSERT INTO {_VERSIONS} VALUES (%s)", [(script,) for script in scripts])  # noqa: S608 - our name


def _run(connection: Connection, script: str) -> None:
    """Run a script of several statements: the driver takes it as it is where no values are bound."""
    driver: Any = connection.connection.driver_connection
    driver.execute(script)


def application(engine: Engine, *, to_work: bool = False) -> App:
    """Procrastinate's application on the same database: to put jobs in, or `to_work` on them."""
    from procrastinate import App, PsycopgConnector, SyncPsycopgConnector

    conninfo = make_url(engine.url).set(drivername="postgresql").render_as_string(hide_password=False)
    settings: dict[str, Any] = {
        "conninfo": conninfo,
        "kwargs": {"application_name": "critmin queue"},
        "min_size": 1,
        "max_size": 4,
        "timeout": _PATIENCE,
        "reconnect_timeout": _TRYING,
    }
    return App(connector=(PsycopgConnector if to_work else SyncPsycopgConnector)(**settings))
