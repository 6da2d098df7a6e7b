"""What a news item is."""
