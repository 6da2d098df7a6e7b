"""What the reports are made of: figures computed from the store, as data."""
