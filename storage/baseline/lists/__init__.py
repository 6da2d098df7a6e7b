"""The published lists of critical minerals with their history, one YAML file for each jurisdiction."""
