"""Our own YAML files: reading with line numbers, problems as sentences."""
