"""The reports on the recorded files, every number of them held against what the files say."""
