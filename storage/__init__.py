"""What is remembered: tables, the store, snapshots, the baseline. Imports only vocabulary."""
