"""Any document (HTML, text, PDF, XLSX, JSON) as an outline: headings, texts, items, columns."""
