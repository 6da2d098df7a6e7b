"""What news is wanted, and why: `relevance.relevance` weighs a headline by rules that are data. Pure."""
