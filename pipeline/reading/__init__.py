"""Reading a document behind walls: in a process of its own, within limits, and back comes checked data."""
