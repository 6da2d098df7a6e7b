"""The commands, one module each, named as the command; each defines `command`. Loaded when called."""
