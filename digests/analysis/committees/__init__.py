"""Committees of ISO over a period: who takes part, what moved, what is open, what became of those that are gone."""
