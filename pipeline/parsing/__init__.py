"""What several kinds of source share: HTML pages, JSON and XML documents, dates, links, text, noise. Pure."""
