"""Recorded traffic: written as WARC, and replayed in the place of the network."""
