"""Frameworks in the words of further publishers, written before it was looked at how they are read.

Of the nine histories six were told rightly then; versions with a letter, releases and issues were not read.
"""

from __future__ import annotations

from tests.pipeline.framework_histories import History

_COP = "RJC Code of Practices"
_COC = "ASI Chain of Custody Standard"
_CMS = "Consolidated Mining Standard"

WORDINGS = (
    History(
        "jewellery: the year before the name",
        _COP,
        (
            ("Code of Practices", ("The 2024 RJC Code of Practices (COP) applies to all members.",)),
            (
                "Code of Practices",
                (
                    "The 2027 RJC Code of Practices (COP) replaces the 2024 COP.",
                    "Audits against the 2024 COP are possible until 31 December 2027.",
                ),
            ),
        ),
        (("critical", "moved from version 2024 to version 2027"),),
    ),
    History(
        "principles: the first edition that is named",
        "ICMM Mining Principles",
        (
            ("Mining Principles", ("Our Mining Principles set out what members commit to.",)),
            (
                "Mining Principles",
                ("Our Mining Principles set out what members commit to.", "ICMM Mining Principles, 2027 edition (PDF)"),
            ),
        ),
        (("notable", "is at version 2027, the first that its page names"),),
    ),
    History(
        "consolidated: second draft, then final",
        _CMS,
        (
            (_CMS, ("The initiative is developing the Consolidated Mining Standard.",)),
            (
                _CMS,
                (
                    "Version 0.9 of the Consolidated Mining Standard, the second draft, is now out.",
                    "The consultation on the Consolidated Mining Standard is open until 31 May 2027.",
                ),
            ),
            (_CMS, ("The final Consolidated Mining Standard (v1.0) is available in five languages.",)),
        ),
        (
            ("notable", "has version 0.9 in"),
            ("notable", "is at version 1, the first that its page names"),
        ),
    ),
    History(
        "coal: a version with a letter",
        "Bettercoal Code",
        (
            ("Bettercoal Code", ("The Bettercoal Code version 2.0 is the basis of assessments.",)),
            ("Bettercoal Code", ("The Bettercoal Code version 2.0b is the basis of assessments.",)),
        ),
        (("critical", "moved from version 2 to version 2.0b"),),
    ),
    History(
        "custody: superseded, said of the old one",
        _COC,
        (
            (_COC, ("ASI Chain of Custody (CoC) Standard V2.1 was published in May 2022.",)),
            (_COC, ("ASI Chain of Custody (CoC) Standard V2.1 was superseded by V3.0 on 1 September 2027.",)),
        ),
        (("critical", "moved from version 2.1 to version 3"),),
    ),
    History(
        "lithium: members voted",
        "Responsible Lithium Code",
        (
            ("Responsible Lithium Code", ("Responsible Lithium Code, Release 3",)),
            (
                "Responsible Lithium Code",
                ("Responsible Lithium Code, Release 3", "On 4 June members voted to adopt Release 4 of the Code."),
            ),
        ),
        (("notable", "has version 4 approved"),),
    ),
    History(
        "zinc: issues",
        "Zinc Mark Assurance Manual",
        (
            ("Zinc Mark Assurance Manual", ("Zinc Mark Assurance Manual, Issue 5, January 2025",)),
            ("Zinc Mark Assurance Manual", ("Zinc Mark Assurance Manual, Issue 6, March 2027",)),
        ),
        (("critical", "moved from version 5 to version 6"),),
    ),
    History(
        "tin: consultation without a version",
        "Tin Code",
        (
            ("Tin Code", ("Tin Code v2.1 is in force.",)),
            (
                "Tin Code",
                ("Tin Code v2.1 is in force.", "Comments on the revised Tin Code are invited by 9 April 2027."),
            ),
        ),
        (("notable", "takes comments until 9 April 2027"),),
    ),
    History(
        "cobalt: withdrawn in favour of another",
        "Cobalt Action Framework",
        (
            ("Cobalt Action Framework", ("The Cobalt Action Framework helps buyers.",)),
            (
                "Cobalt Action Framework",
                ("The Cobalt Action Framework was withdrawn and has been superseded by the Battery Metals Code.",),
            ),
        ),
        (("notable", "was replaced by “Battery Metals Code”"),),
    ),
    History(
        "copper: versions in Roman numerals, then in Arabic ones",
        "Copper Code",
        (
            ("Copper Code", ("The Copper Code, Version II, is in force.",)),
            ("Copper Code", ("The Copper Code, Version 2, is in force.",)),
            ("Copper Code", ("The Copper Code, Version III, replaces Version II.",)),
        ),
        (("critical", "moved from version 2 to version 3"),),
    ),
)
