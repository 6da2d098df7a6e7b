"""Keeping the database: backup and restore, what may be forgotten, whether it is sound."""
