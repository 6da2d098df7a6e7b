"""What around a date says that it is no deadline, that another one holds, or what is signed up for. Patterns only.

Beside the words of asking and ending in `deadlines.yaml`: these cut across languages and speak of sentences.
"""

from __future__ import annotations

import re

from vocabulary.news.periods import A_DAY
from vocabulary.patterns import Pattern

NOT = Pattern(
    r"\b(?:takes? effect|entered into force|effective|were due|has passed|have passed"
    r"|presentó|presentaron|a déposé|ha presentato|apresentou|application to be|tritt|trat|in kraft"
    r"|entre en vigueur|entrée en vigueur|entra en vigor|entra in vigore|entrou em vigor|wchodzi w życie"
    r"|nabývá účinnosti"
    r"|вступает в силу|вступает у силу|набирає чинності|ступа на снагу|stupa na snagu)\b"
    r"|\b(?:operators?|compan(?:y|ies)|firms|importers?|exporters?|producers?|manufacturers?|smelters?|refiners?"
    r"|owners?"
    r"|licensees?|holders?|employers?) (?:must|shall|have to|has to|are required to|is required to|need to)\b"
    r"|\b(?:will|plans? to|expects? to|aims? to|intends? to|hopes? to|has to|agreed to|pledged to)"
    r" (?:submit|file|apply|complete|publish|decide|announce|present|respond|report)\b"
    r"|\b(?:spółka|kopalnia|společnost|podnik|kompanija|tvrtka)\b|\b(?:компания|компанія|компанија|предприятие)\b"
    r"|\b(?:Betreiber|Unternehmen|Hersteller|Importeure|Inhaber) (?:müssen|haben)\b"
    r"|\b(?:exploitants|entreprises|importateurs|producteurs) (?:doivent|sont tenus)\b"
    r"|\b(?:empresas|operadores|titulares|importadores|productores) (?:deben|deberán|tienen que)\b"
    r"|\b(?:shareholders?|proxy|proxies|noteholders?|creditors?|voting rights|aktionäre|actionnaires|accionistas)\b"
    r"|\b(?:the )?application of (?:the |these |this |those |such )?(?:\w+ )?(?:rules?|dut(?:y|ies)|measures?"
    r"|tariffs?|controls?|requirements?"
    r"|regulations?|laws?|lev(?:y|ies)|provisions?|exemptions?|suspension)\b"
    r"|\b(?:contract|agreement|licen[cs]e|permit|warranty|lease|exemption|moratorium|ban|quota|mandate"
    r"|term of office)"
    r" (?:runs|lasts|is valid|expires|ends)\b"
    r"|\b(?:valid|in force|exempt(?:ed)?|suspended|waived|frozen) (?:until|through|up to)\b"
    r"|\b(?:gilt|gelten|gültig) bis\b|\bvalable jusqu|\bválid[oa]s? (?:hasta|até)\b"
    r"|施行|実施する|实施。|시행|완공|준공|착공|가동",
    re.IGNORECASE,
)
OTHERS = Pattern(  # what an authority does with what it was sent, and what a law or a plan asks of others
    r"\b(?:rozpatrz|rozwaz|posoud|vyhodnot|рассмотр|рассматр|розглян|разгледа|examin|prüf|auswert|bewert|evaluer"
    r"|evaluar"
    r"|valuter|avaliar|analys|analiz)\w*"
    r"|\b(?:government|ministry|commission|parliament|council|regeringen|regering|bundesregierung|minister"
    r"|ministerium)"
    r" (?:will|must|should|shall|ska|skall|wird|muss|soll|reageert|antwoordt|beantwoordt)\b"
    r"|\b(?:commission|committee|department|agency|board|office)['’]s (?:views|response|determination|report)\b"
    r"|\b(?:will be|are being|is being) (?:evaluated|examined|assessed|processed)\b"
    r"|\b(?:committee|commission|ministry|agency|board|department|panel|council) will"
    r" (?:consider|examine|assess|evaluate|review|process|decide|discuss)\b"
    r"|\b(?:die|der) (?:kommission|minister(?:ium)?|regierung|behörde) will\b"
    r"|\b(?:producenci|operatorzy|przedsiębiorcy|firmy|spółki) muszą\b"
    r"|\b(?:компании|предприятия|производители) (?:должны|обязаны)"
    r"|\bşirket\w*|\b(?:has|have|hat|ha|a) (?:been )?(?:examined|reviewed)\b",
    re.IGNORECASE,
)
FORMER = Pattern(  # the day that was, in a sentence on another one
    r"\bcurrently (?:closes|ends|expires|set|scheduled|due)\b|\b(?:was|were) to (?:close|end|expire)\b"
    r"|\b(?:originally|previously|initially|earlier) (?:closed|ended|due|set|scheduled)\b"
    r"|\b(?:was|were|is|are) (?:set|scheduled) to (?:close|end|expire)\b"
    r"|\bthat closed on\b|\b(?:initialement|ursprünglich|inicialmente|inizialmente) (?:fix|prév|vorges|previst"
    r"|fijad|fissat)\w*"
    r"|\bprovided (?:an opportunity|\d+ days)\b|\bby (?:an additional )?\d{1,3} (?:more )?days\b",
    re.IGNORECASE,
)
FORMER_DAY = Pattern(rf"(?:{FORMER.pattern})[^\d.;]{{0,12}}{A_DAY}", re.IGNORECASE)
NOW = Pattern(  # and the one that holds, behind it
    r"\bnow (?:closes?|ends?|open|runs?|remains?)\b|\bwill now\b|\b(?:is|are|been|now) extended (?:to|until"
    r"|through)\b"
    r"|\bnew (?:deadline|closing date)\b",
    re.IGNORECASE,
)
REPORTS = Pattern(r"\b(?:found|finds|shows?|showed|suggests?|reveals?) that\b", re.IGNORECASE)
BY_IT = Pattern(  # what stands behind is where the day comes from, not what it is for
    r"\b(?:under|according to|gemäß|laut|selon|d'après|según|secondo|segundo|conforme|podle|według|zgodnie z|згідно з"
    r"|согласно)\b",
    re.IGNORECASE,
)
DONE = Pattern(
    r"\b(?:after|following|nach|tras|après|dopo|após|suite (?:à|aux?)) (?:\S{1,20} ){0,2}$", re.IGNORECASE
)  # before a word of asking: it was asked
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
    r"\b(?:extend(?:s|ed|ing)?|extension|reopen(?:s|ed|ing)?|postpone[ds]?|prolong\w*|repouss\w*|reporté\w*"
    r"|verlänger\w*|verschoben"
    r"|prorrog\w*|amplía\w*|ampliad\w*|prorog\w*|posticipat\w*|verlengd|förläng\w*|przedłuż\w*|prodlouž\w*"
    r"|продлен\w*|продовж\w*"
    r"|uzatıl\w*|diperpanjang)\b|延長|延长|延期|연장",
    re.IGNORECASE,
)
CLOSING = Pattern(
    r"\b(?:closing dates?|deadline|close(?:s)? (?:at|on|in|by)|date limite|einsendeschluss|fecha límite|plazo|prazo"
    r"|scadenza|termin)\b",
    re.IGNORECASE,
)
EVENT = Pattern(
    r"\b(?:webinar\w*|webinaire\w*|seminar\w*|workshop\w*|courses?|training|summer school|masterclass|early[- ]bird"
    r"|discount"
    r"|subscri\w*|rabatt"
    r"|frühbucher\w*|kurs|kurse|lehrgang|schulung|tagung|konferenz|curso|cursos|taller|jornada|séminaire|formation"
    r"|colloque|atelier"
    r"|corso|corsi|convegno|oficina|cursussen|cursus|szkoleni\w*|семинар\w*|вебинар\w*|курс\w*|eğitim\w*|pelatihan)\b"
    r"|セミナー|説明会|講習|研修|研讨会|研討會|培训|講座|웨비나|세미나|교육",
    re.IGNORECASE,
)
SIGNING_UP = Pattern(
    r"regist|anmeld|inscri|inscrip|iscri|aanmeld|inschrijv|anmäl|rejestr|registr|ilmoittaut|kayıt|pendaftar|реєстр"
    r"|регистр|申込|报名|報名"
    r"|신청|접수|prijav|přihl|prihl|zgłosz|zgłasza|partecip|participer|beteilig|wishing to",
    re.IGNORECASE,
)
