"""Changes -> events: what belongs together is told once. Pure."""
