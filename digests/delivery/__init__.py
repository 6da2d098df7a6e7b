"""From the outbox out into the world: to an SMTP server or into a folder, tried again until it is accepted."""
