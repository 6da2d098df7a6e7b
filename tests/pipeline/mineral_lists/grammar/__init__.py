"""A grammar of pages that publish lists of minerals: its parts are split by kind, half of them never tuned on.

`parts` has the words, `structures` the forms of a list, `pages` puts pages together, `damage` spoils them.
"""
