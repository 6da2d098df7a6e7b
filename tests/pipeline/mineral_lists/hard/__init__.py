"""Pages in the manner of real sites, each written before the reader was run on it, with what is true of each.

`sites` has pages that publish a list, `documents` acts, papers and tables that do, `others` pages that publish none.
"""
