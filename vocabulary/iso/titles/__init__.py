"""What the title of an ISO document says of materials: its elements, what they cover, what is doubtful. Pure."""
