"""What is remembered: snapshots, revisions, changes, the state of each source. Of ours it imports `vocabulary` only."""
