"""One poll, from a document to what is stored and told; and many polls, side by side."""
