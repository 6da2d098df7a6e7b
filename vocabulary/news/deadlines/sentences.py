"""What sentences say beyond their words: that a day was moved, misstated, or is that of a later step. Patterns only."""

from __future__ import annotations

import re

from vocabulary.patterns import Pattern

HEARING = Pattern(  # who wants to be heard asks earlier than others comment
    r"\brequests? (?:for|to hold|to testify at) (?:an? )?(?:public |oral )?hearings?\b[^;.]*;"
    r"(?=[^.]{0,60}\b(?:comments?|submissions?|views)\b)",
    re.IGNORECASE,
)
REPLACED = Pattern(  # the day that was, before the one that holds
    r"\bextend(?:ed|s|ing)?\b[^.;]{0,60}?\bfrom [^.;]{6,40}? (?:to|until|through)\b"
    r"|[\"”’']? should read\b|\bis corrected to read\b",
    re.IGNORECASE,
)
MISSTATED = Pattern(
    r"\b(?:was|were) (?:incorrectly |erroneously |wrongly )?(?:given|stated|listed|printed|shown) as\b"
    r"|\berroneously\b"
    r"|\bincorrectly\b|\birrtümlich\b|\bpar erreur\b|\bpor error\b",
    re.IGNORECASE,
)
EXTENDS = Pattern(  # the last of the days that are named holds
    r"\b(?:extend(?:s|ed|ing)?|extension of (?:the )?(?:\w+ )?(?:comment|deadline|time|period|consultation)"
    r"|pushed back|put back|moved (?:back )?to|shifted to|deferred to|rescheduled"
    r"|reopen(?:s|ed|ing)?|postpone[ds]?|prolong\w*|rouv\w+|repouss\w*|reporté\w*"
    r"|verlänger\w*|verschoben"
    r"|prorrog\w*|amplía\w*|ampliad\w*|prorog\w*|posticipat\w*|verlengd|förläng\w*|przedłuż\w*|prodlouž\w*"
    r"|продлен\w*|продовж\w*"
    r"|uzatıl\w*|diperpanjang|forlenget|forlænget|pidennet\w*|παρατείν\w*|prelungi\w*)\b|延長|延长|延期|연장",
    re.IGNORECASE,
)
CLOSING = Pattern(
    r"\b(?:closing dates?|deadline|close(?:s)? (?:at|on|in|by)|date limite|\w*schluss|\w*frist(?:en)?"
    r"|fecha límite|plazo"
    r"|prazo|scadenza|termin|délai|sluit|sluitingsdatum|termijn|termine|names? should|should reach|binnen|innerhalb"
    r"|cierre|cerrará|encerra|chiude|clôture|срок|строк)\b|截止|期限|締切|締め切り|마감|기간",
    re.IGNORECASE,
)
LATER_STEP = Pattern(  # what only some are asked for, once the first step is over
    r"\b(?:(?:those|applicants|bidders|teams|projects) (?:encouraged|invited|selected|shortlisted)"
    r"|shortlisted|rebuttals?"
    r"|invited applicants|selected applicants|second stage|stage two|full applications? by|zweiten? stufe|zweite stufe"
    r"|ausgewählte[nr]? |présélectionné\w*|deuxième étape|seconde étape|seleccionad[oa]s|segunda fase|segunda etapa"
    r"|selecionad[oa]s|selezionat[ie]|seconda fase|geselecteerde?n?|tweede fase)\b",
    re.IGNORECASE,
)
STEP_OVER = Pattern(  # the first step is over
    r"\b(?:were due|was due|closed on|has closed|have closed|is over|abgelaufen|est close?|ha cerrado|encerrou)\b",
    re.IGNORECASE,
)
NOW = Pattern(  # and the one that holds, behind it
    r"\bnow (?:closes?|ends?|open|runs?|remains?)\b|\bwill now\b|\b(?:is|are|been|now) extended (?:to|until"
    r"|through)\b"
    r"|\bnew (?:deadline|closing date)\b",
    re.IGNORECASE,
)
DONE = Pattern(
    r"\b(?:after|following|nach|tras|après|dopo|após|suite (?:à|aux?)) (?:\S{1,20} ){0,2}$", re.IGNORECASE
)  # before a word of asking: it was asked
FOR_WHAT = Pattern(  # behind a word of closing: it says for what
    r"\s(?:zur|zum|für|pour|para|per|for|to|de|du|des|d'|del|di|voor|van|till|för|na|do|на|для)\b", re.IGNORECASE
)
