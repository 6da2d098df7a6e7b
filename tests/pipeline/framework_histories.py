"""Pages of frameworks before and after: written here, in the words and the shape in which publishers write theirs."""

from __future__ import annotations

from dataclasses import dataclass

BODY = (
    "The scheme covers all sites from exploration to closure, and an independent firm checks each of them once a year.",
    "Members answer for their own supply chain, and report on it in public.",
)


@dataclass(frozen=True)
class History:
    """`pages`: heading and sentences of each poll; `told`: weight and a part of the sentence of each later one."""

    name: str
    framework: str
    pages: tuple[tuple[str, tuple[str, ...]], ...]
    told: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()


NEW_VERSIONS = (
    History(
        "gold: draft, consultation, launch",
        "LBMA Responsible Gold Guidance",
        (
            (
                "Responsible Gold Guidance",
                ("Version 9 of the Responsible Gold Guidance (RGG) applies to all refiners.",),
            ),
            (
                "Responsible Gold Guidance",
                (
                    "Version 9 of the Responsible Gold Guidance (RGG) applies to all refiners.",
                    "A draft of Version 10 of the RGG is open for consultation; please send comments by 20 July 2027.",
                ),
            ),
            (
                "Responsible Gold Guidance",
                (
                    "Version 10 of the Responsible Gold Guidance was published on 29 November 2027.",
                    "Key changes from Version 9 to Version 10 of the RGG are set out below.",
                ),
            ),
        ),
        (
            ("notable", "has version 10 in consultation and takes comments until 20 July 2027"),
            ("critical", "moved from version 9 to version 10"),
        ),
    ),
    History(
        "mining: approved, then in force",
        "IRMA Standard",
        (
            (
                "The IRMA Standard",
                ("The IRMA Standard for Responsible Mining 1.0 is used today.", "IRMA Standard V1.0"),
            ),
            (
                "The IRMA Standard",
                ("IRMA Standard V1.0", "The Board approved the IRMA Standard V2.0 at its meeting on 3 March 2027."),
            ),
            (
                "The IRMA Standard",
                ("The IRMA Standard V2.0 replaces V1.0.", "The IRMA Standard V2.0 is effective from 1 June 2027."),
            ),
        ),
        (("notable", "has version 2 approved"), ("critical", "moved from version 1 to version 2")),
    ),
    History(
        "aluminium: current version line",
        "ASI Performance Standard",
        (
            ("ASI Performance Standard", ("Current version: Version 3.1 (2023)",)),
            (
                "ASI Performance Standard",
                ("Current version: Version 4 (2027)", "Superseded: ASI Performance Standard V3.1"),
            ),
        ),
        (("critical", "moved from version 3.1 to version 4"),),
    ),
    History(
        "steel: two headings, the newer launched",
        "ResponsibleSteel International Production Standard",
        (
            (
                "Our standards",
                ("The ResponsibleSteel International Production Standard V2.1.1 is our global benchmark.",),
            ),
            (
                "Our standards",
                (
                    "The ResponsibleSteel International Production Standard V2.1.1 is our global benchmark.",
                    "The ResponsibleSteel International Production Standard V3.0 was launched in May 2027.",
                ),
            ),
        ),
        (("critical", "moved from version 2.1.1 to version 3"),),
    ),
    History(
        "transparency: the year is the version",
        "EITI Standard",
        (
            ("EITI Standard 2023", ("The EITI Standard sets out what countries have to do.",)),
            ("EITI Standard 2026", ("The EITI Standard sets out what countries have to do.",)),
        ),
        (("critical", "moved from version 2023 to version 2026"),),
    ),
    History(
        "resources: the first version a page names",
        "UNECE Expert Group on Resource Management / UNRMS",
        (
            ("Resource management", ("UNRMS is a voluntary system for the management of resources.",)),
            ("Resource management", ("UNRMS version 2.0 was released on 4 May 2027.",)),
        ),
        (("notable", "is at version 2, the first that its page names"),),
        ("UNRMS", "United Nations Resource Management System"),
    ),
    History(
        "gold mining: replaced by another standard",
        "Responsible Gold Mining Principles",
        (
            (
                "Responsible Gold Mining Principles",
                ("The Responsible Gold Mining Principles set out what members do.",),
            ),
            (
                "Responsible Gold Mining Principles",
                ("The Responsible Gold Mining Principles have been replaced by the Consolidated Mining Standard.",),
            ),
        ),
        (("notable", "was replaced by “Consolidated Mining Standard”"),),
    ),
    History(
        "two versions, and no word on which applies",
        "Copper Mark Criteria",
        (
            ("Copper Mark", ("The Copper Mark Criteria, version 3, apply.",)),
            ("Copper Mark", ("The Copper Mark Criteria, version 3 and version 4, apply side by side.",)),
        ),
        (("notable", "has versions 3 and 4 side by side"),),
    ),
)

_HARMLESS = (
    ("copyright", "Copyright 2027 the ORES Performance Standard secretariat."),
    ("a year of an event", "In 2027 more than 1,200 sites follow the ORES Performance Standard."),
    ("cookies", "The ORES site uses cookies; cookie policy version 4.2 applies."),
    ("another document", "Download the ORES Performance Standard Guidance V4.0 (PDF)."),
    ("a PDF reader", "You need Acrobat Reader version 11 to read the ORES Performance Standard."),
    ("a sister standard", "The ORES Chain of Custody Standard V5 was published in May 2027."),
    ("another scheme", "The Silver Code version 7 was published on 4 May 2027."),
    ("a site version", "ORES website version 5.1 is live."),
    ("the archive", "Archive: superseded versions are ORES Performance Standard V1 and V2."),
    ("the history", "The ORES Performance Standard V1 was originally launched in 2014."),
    ("a licence", "The ORES Performance Standard is available under a Creative Commons licence version 4.0."),
    ("no version any more", ""),
    ("spelled otherwise", "ORES Performance Standard V3.0"),
)
FALSE_ONES = tuple(
    History(
        name,
        "ORES Performance Standard",
        (
            ("ORES Performance Standard", ("The ORES Performance Standard V3 applies to all members.",)),
            (
                "ORES Performance Standard",
                (
                    *(() if not sentence else ("The ORES Performance Standard V3 applies to all members.",)),
                    sentence,
                ),
            ),
        ),
        (),
    )
    for name, sentence in _HARMLESS
)

# Written before it was looked at how they are read; two of the eight were silent then (JDDS by the head of its name,
# and versions that are called "2027-1" or "Revision 4").
BLIND = (
    History(
        "transparency: a year's standard",
        "EITI Standard",
        (
            ("EITI Standard", ("The 2023 EITI Standard came into force on 1 January 2025.",)),
            (
                "EITI Standard",
                (
                    "The 2026 EITI Standard was adopted by the EITI Board on 11 June 2026 and launched there.",
                    "It supersedes the 2023 EITI Standard.",
                ),
            ),
        ),
        (("critical", "moved from version 2023 to version 2026"),),
    ),
    History(
        "steel: first draft, then released",
        "ResponsibleSteel International Production Standard",
        (
            (
                "International Production Standard",
                ("The ResponsibleSteel International Production Standard Version 2.1.1 is the current edition.",),
            ),
            (
                "International Production Standard",
                (
                    "The ResponsibleSteel International Production Standard Version 2.1.1 is the current edition.",
                    (
                        "The first draft of ResponsibleSteel International Production Standard V3.0 is out for public "
                        "consultation until 30 April 2027."
                    ),
                ),
            ),
            (
                "International Production Standard",
                (
                    "ResponsibleSteel International Production Standard Version 3.0, released 14 October 2027.",
                    "Sites certified against V2.1.1 have 18 months to move to the new version.",
                ),
            ),
        ),
        (
            ("notable", "has version 3 in consultation and takes comments until 30 April 2027"),
            ("critical", "moved from version 2.1.1 to version 3"),
        ),
    ),
    History(
        "copper: two versions for a while",
        "The Copper Mark Criteria for Responsible Production",
        (
            ("Criteria", ("The Copper Mark Criteria for Responsible Production v3.0 are used in assessments.",)),
            (
                "Criteria",
                (
                    (
                        "The Copper Mark Criteria for Responsible Production v4.0 come into effect on 1 January 2028; "
                        "v3.0 may be used until then."
                    ),
                ),
            ),
            ("Criteria", ("The Copper Mark Criteria for Responsible Production v4.0 are used in assessments.",)),
        ),
        (("notable", "has versions 3 and 4 side by side"), ("critical", "moved from version 3 to version 4")),
    ),
    History(
        "due diligence: an edition by its ordinal",
        "OECD Due Diligence Guidance for Responsible Supply Chains of Minerals",
        (
            (
                "OECD Due Diligence Guidance",
                (
                    (
                        "OECD Due Diligence Guidance for Responsible Supply Chains of Minerals, Third Edition, OECD "
                        "Publishing, Paris."
                    ),
                ),
            ),
            (
                "OECD Due Diligence Guidance",
                (
                    (
                        "OECD Due Diligence Guidance for Responsible Supply Chains of Minerals, Fourth Edition, OECD "
                        "Publishing, Paris."
                    ),
                    "The fourth edition replaces the third edition of 2016.",
                ),
            ),
        ),
        (("critical", "moved from version third edition to version fourth edition"),),
    ),
    History(
        "tailings: the first version that is named",
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
                    "GISTM Version 2.0 was published on 6 July 2027.",
                ),
            ),
        ),
        (("notable", "is at version 2, the first that its page names"),),
        ("GISTM",),
    ),
    History(
        "joint standard: announced by the head of its name",
        "Joint Due Diligence Standard for Copper, Lead, Molybdenum, Nickel and Zinc",
        (
            (
                "Joint Due Diligence Standard",
                (
                    (
                        "The Joint Due Diligence Standard for Copper, Lead, Molybdenum, Nickel and Zinc "
                        "(Version 2, 2023) is available for download."
                    ),
                ),
            ),
            (
                "Joint Due Diligence Standard",
                (
                    (
                        "The Joint Due Diligence Standard for Copper, Lead, Molybdenum, Nickel and Zinc "
                        "(Version 2, 2023) is available for download."
                    ),
                    "Version 3 of the Joint Due Diligence Standard will be published in the first quarter of 2028.",
                ),
            ),
        ),
        (("notable", "announces version 3"),),
    ),
    History(
        "certification: a version with a year and a number",
        "CERA 4in1 Performance Standard",
        (
            ("CERA 4in1 Performance Standard", ("CERA 4in1 Performance Standard (CPS), Version 2021-1",)),
            (
                "CERA 4in1 Performance Standard",
                ("CERA 4in1 Performance Standard (CPS), Version 2027-1", "Version 2021-1 is withdrawn."),
            ),
        ),
        (("critical", "moved from version 2021-1 to version 2027-1"),),
    ),
    History(
        "assurance: a revision",
        "RMI Responsible Minerals Assurance Process: Tin and Tantalum Standard",
        (
            ("RMAP Standards", ("The RMAP Tin and Tantalum Standard, Revision 3, took effect on 1 June 2022.",)),
            (
                "RMAP Standards",
                (
                    (
                        "The RMAP Tin and Tantalum Standard, Revision 4, takes effect on 1 March 2028 and replaces "
                        "Revision 3."
                    ),
                ),
            ),
        ),
        (("critical", "moved from version 3 to version 4"),),
        ("RMAP Tin and Tantalum Standard",),
    ),
)
BLIND_FALSE = (
    History(
        "a guidance note beside a year's standard",
        "EITI Standard",
        (
            ("EITI Standard", ("The 2023 EITI Standard came into force on 1 January 2025.",)),
            (
                "EITI Standard",
                (
                    "The 2023 EITI Standard came into force on 1 January 2025.",
                    "A guidance note, Version 1.2, explains requirement 4.8.",
                    "The board met on 3 March 2027.",
                ),
            ),
        ),
        (),
    ),
    History(
        "a manual's version, and the same said in other words",
        "ResponsibleSteel International Production Standard",
        (
            (
                "International Production Standard",
                ("The ResponsibleSteel International Production Standard Version 2.1.1 is the current edition.",),
            ),
            (
                "International Production Standard",
                (
                    "The current edition of the ResponsibleSteel International Production Standard is Version 2.1.1.",
                    "Assessment Manual Version 4.0 is available.",
                    "Comments on our website can be sent by 3 May 2027.",
                ),
            ),
        ),
        (),
    ),
    History(
        "another standard of the same owner",
        "The Copper Mark Criteria for Responsible Production",
        (
            ("Criteria", ("The Copper Mark Criteria for Responsible Production v3.0 are used in assessments.",)),
            (
                "Criteria",
                (
                    "The Copper Mark Criteria for Responsible Production (v3.0, PDF, 2 MB) are used in assessments.",
                    "Chain of Custody Standard v2.0 was published on 4 May 2027.",
                ),
            ),
        ),
        (),
    ),
)
