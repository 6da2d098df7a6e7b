"""Writing many rows at once, in the form in which they are stored."""
