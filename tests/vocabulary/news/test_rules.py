"""Each rule of relevance matches its own example and not its counter-example; what a reader mutes or adds counts."""

import pytest

from vocabulary.iso.watch import Watch
from vocabulary.news.relevance import relevance
from vocabulary.news.rules import Rule, Section, UnknownRule, default_rules

WATCH = Watch(committees=("ISO/TC 298", "ISO/TC 333"), documents=("ISO 23664",))
RULES = default_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_of_its_example_and_not_of_its_counter_example(rule: Rule) -> None:
    alone = default_rules().without(other.id for other in RULES if other is not rule)
    spoken = relevance(rule.example, rule.with_text, watch=WATCH, rules=alone)
    silent = relevance(rule.counter, watch=WATCH, rules=alone)
    assert [match.rule for match in spoken.matched if match.rule == rule.id], rule.example
    assert not silent.matched, rule.counter


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_stands_in_its_section(rule: Rule) -> None:
    result = relevance(rule.example, rule.with_text, watch=WATCH)
    wanted = Section.BELOW if rule.section is Section.EXCLUDED else rule.section
    better = rule.section is Section.CONTEXT and result.section is Section.CORE
    assert result.section is wanted or better, (rule.example, result)


def test_every_term_of_a_rule_is_known() -> None:
    known = {*default_rules().terms_known(), "mineral", "committee", "scarce", "uranium", "quoted-material"}
    spoken = {term for rule in RULES for group in (*rule.title, *rule.text, rule.unless) for term in group}
    assert spoken <= known, spoken - known


def test_a_muted_rule_says_nothing() -> None:
    title = "Cobalt export quota set for next year"
    assert relevance(title).section is Section.CORE
    muted = default_rules().without(["trade-controls", "trade-controls-and-firms", "mineral-policy"])
    assert "trade-controls" not in {match.rule for match in relevance(title, rules=muted).matched}


def test_muting_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownRule, match="no rule 'minning'"):
        default_rules().without(["minning"])


def test_a_rule_of_a_reader_makes_an_item_core() -> None:
    own = default_rules().with_phrases({"our-mine": ("Osprey Ridge",)})
    result = relevance("Road works at Osprey Ridge", rules=own)
    assert result.section is Section.CORE
    assert [(match.rule, match.text) for match in result.matched] == [("our-mine", "osprey ridge")]
