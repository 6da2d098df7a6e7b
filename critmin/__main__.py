"""`python -m critmin`."""

from critmin.cli import main

main()
