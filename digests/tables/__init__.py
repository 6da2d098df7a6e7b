"""A report as sections and tables, and the forms they are drawn in."""
