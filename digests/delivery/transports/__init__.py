"""The ways out of the outbox: a mail server, a folder, chat services."""
