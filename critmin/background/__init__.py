"""What happens without a person at the terminal: the clock and its jobs, an orderly end, mail that goes out."""
