"""Seven frameworks in the words of their publishers, each with its next version, written before they were read.

Two were reported in full then: months of editions, a semicolon between two versions and a deadline in the sentence
after the one that names the framework were not read.
"""

from __future__ import annotations

from tests.pipeline.framework_histories import History

NEXT_VERSIONS = (
    History(
        "tailings: a first revision, asked about in a sentence of its own",
        "Global Industry Standard on Tailings Management",
        (
            (
                "Global Industry Standard on Tailings Management",
                ("The Global Industry Standard on Tailings Management (GISTM) was launched on 5 August 2020.",),
            ),
            (
                "Global Industry Standard on Tailings Management",
                (
                    "The Global Industry Standard on Tailings Management (GISTM) was launched on 5 August 2020.",
                    (
                        "The Global Tailings Management Institute has opened a public consultation on the first "
                        "revision of the GISTM. Submissions close on 30 June 2027."
                    ),
                ),
            ),
            (
                "Global Industry Standard on Tailings Management",
                (
                    (
                        "The second edition of the Global Industry Standard on Tailings Management was launched on "
                        "3 May 2028 and replaces the 2020 edition."
                    ),
                ),
            ),
        ),
        (
            ("notable", "takes comments until 30 June 2027"),
            ("notable", "is at version second edition, the first that its page names"),
        ),
        (),
    ),
    History(
        "cyanide: editions of a month and a year",
        "International Cyanide Management Code",
        (
            ("Review and Revision", ("The International Cyanide Management Code, June 2021 edition, is in force.",)),
            (
                "Review and Revision",
                (
                    "The International Cyanide Management Code, June 2021 edition, is in force.",
                    "Stakeholders may comment on the proposed 2027 revision of the Cyanide Code until 14 May 2027.",
                ),
            ),
            (
                "Review and Revision",
                ("The revised International Cyanide Management Code (January 2028) supersedes the June 2021 edition.",),
            ),
        ),
        (("notable", "takes comments until 14 May 2027"), ("critical", "moved from version 2021 to version 2028")),
        (),
    ),
    History(
        "copper: two versions in one sentence",
        "Copper Mark Criteria",
        (
            (
                "The Copper Mark Criteria for Responsible Production",
                ("The Copper Mark Criteria for Responsible Production v3.0 apply to all assessments.",),
            ),
            (
                "The Copper Mark Criteria for Responsible Production",
                (
                    "The Copper Mark Criteria for Responsible Production v3.0 apply to all assessments.",
                    "Have your say on the draft Copper Mark Criteria v4.0: the survey is open through 11 June 2027.",
                ),
            ),
            (
                "The Copper Mark Criteria for Responsible Production",
                (
                    (
                        "The Copper Mark Criteria v4.0 were approved by the Board on 4 October 2027 and will take "
                        "effect on 1 January 2028."
                    ),
                    "The Copper Mark Criteria for Responsible Production v3.0 apply to all assessments.",
                ),
            ),
            (
                "The Copper Mark Criteria for Responsible Production",
                ("As of 1 January 2028 the Copper Mark Criteria v4.0 apply; v3.0 is withdrawn.",),
            ),
        ),
        (
            ("notable", "has version 4 in draft and takes comments until 11 June 2027"),
            ("notable", "has version 4 approved"),
            ("critical", "moved from version 3 to version 4"),
        ),
        (),
    ),
    History(
        "transparency: feedback on the next year",
        "EITI Standard",
        (
            ("EITI Standard", ("The 2023 EITI Standard was launched in Dakar on 13 June 2023.",)),
            (
                "EITI Standard",
                (
                    "The 2023 EITI Standard was launched in Dakar on 13 June 2023.",
                    "The EITI Board invites feedback on the draft 2026 EITI Standard by 15 January 2027.",
                ),
            ),
            (
                "EITI Standard",
                (
                    "The 2026 EITI Standard came into effect on 1 July 2027.",
                    "The 2023 EITI Standard remains available in the archive.",
                ),
            ),
        ),
        (
            ("notable", "has version 2026 in consultation and takes comments until 15 January 2027"),
            ("critical", "moved from version 2023 to version 2026"),
        ),
        (),
    ),
    History(
        "finance: the year before the name replaces an edition",
        "IFC Performance Standards",
        (
            (
                "Performance Standards",
                (
                    (
                        "The 2012 edition of the IFC Performance Standards on Environmental and Social "
                        "Sustainability is in force."
                    ),
                ),
            ),
            (
                "Performance Standards",
                (
                    (
                        "The 2012 edition of the IFC Performance Standards on Environmental and Social "
                        "Sustainability is in force."
                    ),
                    (
                        "IFC is updating its Sustainability Framework; phase 1 consultations on the Performance "
                        "Standards run until 30 September 2027."
                    ),
                ),
            ),
            (
                "Performance Standards",
                ("The 2028 IFC Performance Standards became effective on 1 July 2028 and replace the 2012 edition.",),
            ),
        ),
        (
            ("notable", "takes comments until 30 September 2027"),
            ("critical", "moved from version 2012 to version 2028"),
        ),
        (),
    ),
    History(
        "disclosure: an exposure draft and its comment period",
        "SASB Standards",
        (
            ("SASB Standards", ("The SASB Standards, version 2023-12, are available for download.",)),
            (
                "SASB Standards",
                (
                    "The SASB Standards, version 2023-12, are available for download.",
                    (
                        "The ISSB published an Exposure Draft proposing amendments to the SASB Standards. The "
                        "comment period ends 30 November 2027."
                    ),
                ),
            ),
        ),
        (("notable", "takes comments until 30 November 2027"),),
        (),
    ),
    History(
        "guidance: adopted by a council",
        "OECD Due Diligence Guidance for Responsible Supply Chains of Minerals",
        (
            (
                "Responsible mineral supply chains",
                ("The OECD Due Diligence Guidance, third edition, provides recommendations to companies.",),
            ),
            (
                "Responsible mineral supply chains",
                ("The fourth edition of the OECD Due Diligence Guidance was adopted by the Council on 20 May 2027.",),
            ),
        ),
        (("critical", "moved from version third edition to version fourth edition"),),
        ("OECD Due Diligence Guidance",),
    ),
)
