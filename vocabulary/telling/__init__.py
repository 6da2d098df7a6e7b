"""What a change means to a reader: its significance and its sentence. Pure."""
