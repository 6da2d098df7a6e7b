"""What news is wanted, and why: `relevance` weighs a headline by rules that are data. Pure."""

from vocabulary.news.relevance import Match, Relevance, relevance
from vocabulary.news.rules import RuleSet, Section, UnknownRule, default_rules

__all__ = ["Match", "Relevance", "RuleSet", "Section", "UnknownRule", "default_rules", "relevance"]
