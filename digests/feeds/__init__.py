"""Feeds out: Atom, JSON Feed, iCalendar and CSV of what changed. Pure: the contents of files; nothing is sent."""
