"""What the page of a sustainability framework says of its versions."""
