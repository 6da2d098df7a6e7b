"""What is remembered: snapshots, revisions, changes and the state of each source. Imports `vocabulary` and nothing else of ours."""
