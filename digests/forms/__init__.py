"""A digest as HTML, text, Markdown or JSON."""
