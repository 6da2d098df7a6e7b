"""The first poll of a source: nothing is known yet to compare with."""
