"""What is searched: one row for each state of a record and each change that can be found, and the words of each."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table and the full-text index of the database at hand. It is filled by the first search."""
    op.create_table(
        "search_entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("ref", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.UniqueConstraint("what", "ref", name="uq_search_entries_what"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE search_words (id integer PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX words_searched ON search_words USING gin (words)")
    else:
        op.execute("CREATE VIRTUAL TABLE search_words USING fts5(words, content='')")
