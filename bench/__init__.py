"""Measurements: `./run bench`. Ratios within one run, never asserted in a test."""
