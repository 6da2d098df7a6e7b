"""Languages in which lists of critical minerals are published, beside those of `minerals.yaml`: one file a language.

Each file holds all that is known of its language: how it is told from others, what it calls the materials, its numbers
and months, and what pages in it say around a list (`file.py` says what a file may hold). Names are asked only of a text
in that language (`lookup(text, "ro")`): what is tin in one language is lead in another, or an everyday word.
"""
