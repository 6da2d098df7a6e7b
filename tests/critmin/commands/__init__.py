"""Tests of the `critmin` command, run as a user runs it."""
