"""Views of lists as web pages and pictures."""
