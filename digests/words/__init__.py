"""Text, dates and periods as a reader is given them. Pure."""
