"""What the reports find: coverage, overlaps, reviewed lists, a year of the CMCC, what follows."""
