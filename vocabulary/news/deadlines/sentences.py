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
    r"|\bthe (?:correct|right) (?:date|day|deadline|closing date) (?:is|being)\b"
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
    r"|reopen(?:s|ed|ing)?|postpone[ds]?|prolong\w*|rouv\w+|repouss\w*|reporté\w*"
    r"|verlänger\w*|verschoben"
    r"|prorrog\w*|ampl(?:ía|ió|iad|ian)\w*|aplaz\w*|adiad\w*|uitgesteld|udskudt|utsatt|przesunię\w*|prorog\w*|posticipat\w*|verlengd|förläng\w*|przedłuż\w*|prodlouž\w*"
    r"|продлен\w*|продовж\w*"
    r"|uzatıl\w*|diperpanjang|forlenget|forlænget|pidennet\w*|παρατείν\w*|prelungi\w*)\b|延長|延长|延期|顺延|연장|늘렸|늘린|늘어|미뤄",
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
OPEN_ENDED = Pattern(  # what is asked has no last day
    r"\buntil further notice\b|\bno (?:closing date|deadline)\b|\bon a rolling basis\b|\bbis auf weiteres\b"
    r"|\bjusqu['’]à nouvel (?:ordre|avis)\b|\bhasta nuevo aviso\b|\baté (?:novo aviso|nova ordem|aviso em contrário)\b"
    r"|\bfino a nuovo (?:avviso|ordine)\b|\btot nader (?:order|bericht)\b|\btills vidare\b|\bindtil videre\b"
    r"|\binntil videre\b|\btoistaiseksi\b|\bdo odwołania\b|\baž do odvolání\b|\bдо особого распоряжения\b"
    r"|\bдо подальшого повідомлення\b|当面の間|追って通知|另行通知|별도 공지",
    re.IGNORECASE,
)
NOTED = Pattern(  # politeness that asks for nothing
    r"\bplease (?:also )?(?:note|be (?:informed|advised|aware|reminded)|remember)\b|\bbitte beachten\b"
    r"|\bveuillez noter\b|\bmerci de noter\b|\btenga en cuenta\b|\bsi prega di notare\b|\blet op\b"
    r"|\bprosimy pamiętać\b|请注意|ご注意ください|유의하시기 바랍니다",
    re.IGNORECASE,
)
NEW_MATTER = Pattern(  # a sentence that begins with what was not spoken of before
    r"^\W{0,3}(?:an?|eine?|une?|una|uma?|uno|een|ett|et|ei) [^\W\d_]", re.IGNORECASE
)
NOW = Pattern(  # between what no longer holds and the day that does
    r"\b(?:now|nun|nunmehr|jetzt|désormais|maintenant|finalement|ahora|agora|ora|adesso|nu|nyní|teraz|теперь|тепер)\b",
    re.IGNORECASE,
)
DONE = Pattern(
    r"\b(?:after|following|nach|tras|après|dopo|após|suite (?:à|aux?)) (?:\S{1,20} ){0,2}$", re.IGNORECASE
)  # before a word of asking: it was asked
RECEIVED = Pattern(  # behind a word of asking, where nothing follows by when
    r"\s(?:received|submitted|filed|eingegangen\w*|reçu\w*|recibid\w*|recebid\w*|pervenut\w*|ricevut\w*|ontvangen|inkomna"
    r"|modtagne|otrzyman\w*|поступивш\w*|полученн\w*)\W*$",
    re.IGNORECASE,
)
LOCATIVE = Pattern(  # before a place in which something is done
    r"\b(?:in|im|on|auf|dans|sur|en|nel|nella|sul|no|na|em|op|på|w|v|ve|в|на)"
    r"(?: (?:the|our|el|la|le|den|dem|der|het)){0,1} $",
    re.IGNORECASE,
)
FOR_WHAT = Pattern(  # behind a word of closing: it says for what
    r"\s(?:zur|zum|für|pour|para|per|for|to|de|du|des|d'|del|di|voor|van|till|för|na|do|на|для)\b", re.IGNORECASE
)
ABOUT = Pattern(  # before what something is about: "the consultation on the decision"
    r"\b(?:on|about|regarding|concerning|over|inzake|betreffende|zum|zur|über|sur|relative? (?:à|au)|concernant|sobre"
    r"|relativ[oa] (?:a|ao|à)|su|sul|sulla|sullo|om|om det|kring|vedrørende|o|w sprawie|dotycząc\w{1,4}|k|ke|o návrhu|o"
    r"|об|про|щодо|по)(?: (?:the|a|an|het|de|een|den|die|das|le|la|les|un|une|el|los|las|il|lo|gli|i|as|os))?(?: draft"
    r"| entwurf| projet de| proyecto de| projekt| проекту)? $",
    re.IGNORECASE,
)
