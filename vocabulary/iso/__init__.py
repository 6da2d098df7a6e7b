"""ISO's words: references, stage codes, what a title says, what is watched."""
