"""A simulated year of watching: many sources, mails, a clock that jumps; undisturbed, or killed at any instant."""
