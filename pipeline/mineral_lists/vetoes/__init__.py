"""Reasons to hold a reading that no score can outvote."""
