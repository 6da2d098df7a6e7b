"""The main text of an HTML page: the tree that it is found in, what tells that tree from another, and the text."""
