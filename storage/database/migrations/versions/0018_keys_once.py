"""The keys of names and of sentences are kept once on SQLite, in the table alone, not in an index beside it as well."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Write both tables anew. PostgreSQL has no such tables."""
    if op.get_bind().dialect.name != "sqlite":
        return
    _anew("wordings", sa.Column("content", sa.LargeBinary, nullable=False), sa.Column("base", sa.Text), key=["sha256"])
    _anew("aliases", sa.Column("key", sa.Text, nullable=False), key=["source", "alias"])


def _anew(name: str, *others: sa.Column[str] | sa.Column[bytes], key: list[str]) -> None:
    """The table with the columns of its `key` and the `others`, in this order as before, and with its rows."""
    columns = [*(sa.Column(column, sa.Text, nullable=False) for column in key), *others]
    names = ", ".join(column.name for column in columns)
    op.rename_table(name, f"{name}_before")
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"), sqlite_with_rowid=False)
    op.execute(f"INSERT INTO {name} ({names}) SELECT {names} FROM {name}_before")  # noqa: S608 - our own names
    op.drop_table(f"{name}_before")
