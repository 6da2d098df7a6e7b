"""The database: connections, schema, migrations, locks."""
