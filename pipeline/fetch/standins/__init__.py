"""Whether a page stands in for the one that was asked for (maintenance, an error, consent, a domain for sale). Pure.

`kinds` recognises what such pages are called and say, in the publishers' languages; `page` is what a reader sees of
a page, piece by piece; `voices` says of a piece whether it speaks to its visitor or of the world; `judgement` says
whether anything else is in a page than what such pages say.
"""

from __future__ import annotations

from pipeline.fetch.standins.judgement import (
    Suspicion,
    explained,
    names_others,
    says_anything_else,
    states_a_quantity,
    story,
    suspicion,
)
from pipeline.fetch.standins.kinds import demands, named, speaks_of_sites
from pipeline.fetch.standins.page import Page
from pipeline.fetch.standins.voices import (
    addresses_its_visitor,
    is_about_the_world,
    is_of_what_is_online,
    reports,
    reports_at_length,
    speaks_of_itself,
)

__all__ = [
    "Page",
    "Suspicion",
    "addresses_its_visitor",
    "demands",
    "explained",
    "is_about_the_world",
    "is_of_what_is_online",
    "named",
    "names_others",
    "reports",
    "reports_at_length",
    "says_anything_else",
    "speaks_of_itself",
    "speaks_of_sites",
    "states_a_quantity",
    "story",
    "suspicion",
]
