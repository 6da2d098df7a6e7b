"""What it means when a list of critical minerals changes, by material. Pure."""
