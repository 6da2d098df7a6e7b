"""A framework's successor has a name of its own: `replaced_by` is what documents of ISO say, by their ids."""

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Rename the field in what is stored of frameworks: in records, whose fields stand in order, and in changes."""
    for name, order in (("revisions", orjson.OPT_SORT_KEYS), ("changes", 0)):
        table = sa.table(name, sa.column("id", sa.Integer), sa.column("kind", sa.Text), sa.column("fields", sa.Text))
        rows = op.get_bind().execute(sa.select(table.c.id, table.c.fields).where(sa.text("kind = 'Framework'")))
        for identifier, text in rows.all():
            fields = {"successor" if key == "replaced_by" else key: value for key, value in orjson.loads(text).items()}
            renamed = orjson.dumps(fields, option=order).decode()
            op.execute(table.update().where(table.c.id == identifier).values(fields=renamed))
