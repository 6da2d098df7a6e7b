"""Whether the nearest tests notice when a rule is written wrong: `./run mutate`; docs/testing.md has the figures."""
