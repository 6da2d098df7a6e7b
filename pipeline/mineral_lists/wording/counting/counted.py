"""Whether a clause with a count says no more than that a list has so many entries. Pure.

Pages count critical minerals that they fund, forbid, teach or find in telephones, and may name a list in the same
breath. What such a clause says is open; how a list is announced is not. So the words that announce lists are known
here, in `announcing` and in the files of the languages: whatever else a clause says, a person has to look at its count.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from pipeline.mineral_lists.wording.calling import is_plain
from pipeline.mineral_lists.wording.counting.announcing import LANGUAGES, WITH_WORDS, Language, is_unspaced, left_over
from pipeline.mineral_lists.wording.counting.nouns import names_what_is_counted
from pipeline.mineral_lists.wording.glossing.glossary import AGAINST, ANNOUNCING, countries, found, glossary
from pipeline.parsing.dates import MONTH_NAMES
from vocabulary.minerals import lookup
from vocabulary.news.numbers import MONTHS

_ANNOUNCING = frozenset(
    """
    list lists listed listing lists' annex schedule register inventory table entry entries item items page pages
    website document document's appendix edition editions version versions name names named naming contain contains
    contained containing comprise comprises comprised comprising include includes included including consist consists
    have has had having hold holds number numbers numbering total totals totalling count counts make makes made up bring
    brings bringing stand stands enumerate enumerates set sets out give gives given show shows shown showing display
    displays displaying appear appears feature features cover covers covering result results record records row rows
    publish publishes published posted publication release releases released announce announces announced announcing
    issue issues issued unveil unveils unveiled present presents presented present-day adopt adopts adopted approve
    approves approved update updates updated revise revises revised review reviewed latest recent recently current
    currently now today designate designates designated designating designation declare declares declared declaring
    identify identifies identified identifying determine determines determined classify classifies classified consider
    considers considered deem deems deemed recognise recognises recognised recognize recognizes recognized regard
    regards regarded treat treats treated select selects selected chosen choose define defines defined mean means judge
    judges judged assess assessed find found rate rated rank ranked view viewed see seen believe believed qualify
    qualifies qualified prioritise prioritised prioritized class classes specify specifies specified prescribe
    prescribes prescribed establish establishes established recommended shall must will be been being was were are is
    am as that which who those such with without by to from into on in at under over per of for and or both each every
    any these this them they it its it's their our we us you your there here above below follow follows following
    accordingly therefore thus also so then when where because since after a an the one two three first second third
    new whole full complete final official national nationally own different separate single individual several various
    many group groups grouping groupings family families series metal metals ore ores mineral minerals product products
    form forms criticality importance important vital essential key crucial necessary high highest highly economy
    economic economies economically prosperity security nation nation's nations country country's countries state
    state's republic republic's government government's governments federal ministry ministry's minister minister's
    department department's secretary cabinet commission commission's council council's parliament president agency
    agency's bureau authority authorities survey geological directorate office industry industries industrial
    manufacturing supply supplies chain chains risk risks disruption disruptions vulnerable scarce defence defense
    energy transition clean green low-carbon technology technologies modern future growth development strategy
    strategic strategies policy policies act act's law regulation regulations order decree notice resolution
    determination section article legislation described explained summary ours grew grown grow rose risen rises tier
    tiers level levels category categories force depend depends rely relies consultation consultations public seek
    seeking views whether should propose proposed year years grouped grouping degree degrees ordered sorted month
    months day january february march april may june
    july august september october november december
    assessment assessments study studies analysis draft finalise finalised finalises finalize finalized finalizes hereby
    methodology proposal cite cites cited enumerated encompass encompasses span spans amount amounts run runs feature
    inscribed recorded recorded mention mentions mentioned compiled maintains maintain kept keeps roster catalogue
    immediate immediately hereunder hereinunder hereinafter undermentioned columns column table tables tabulated
    notified notify notifies
    gazetted gazette stand stands effect constitute constitutes commodity commodities status hold general information
    collection composed counted carries carry covered together slide band bands bracket brackets fall falls fallen open
    treat prepare prepared prepares methods comprising split divided sorted arranged confirm confirms confirmed
    proclaims proclaimed signed dated effective entered enter enters came come comes guided guide guides guiding
    supported support supports underpin underpins size scope extent how classed
    read reads thus wording line lines long length roll term terms reason reasons decision based exactly precisely
    equally alike
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ENGLISH = frozenset(  # of which an English sentence about a list has one
    "the of are has have for this that which our we its with by there minerals materials metals elements commodities "
    "entries".split()
)
_HAS = frozenset(
    "has have had lists names contains includes considers identifies designates declares recognises recognizes treats "
    "regards classifies defines now currently list".split()
)

_PAST = re.compile(r"\b(had)\s{2,}")  # before the number: how many there were
_PURPOSE = frozenset("critical strategic essential important vital key crucial".split())  # to, for or in something
_OF_A_NATION = re.compile(
    r"(?:econom|industr|nation|countr|securit|republic|energ|defen|suppl|transition|future|growth|prosper|develop|societ"
    r"|states?$|territor|technolog|green|clean|strateg|manufactur|modern|sovereign|resilien|decarboni|climate|net.?zero"
    r"|independen|competit|infrastruct|kingdom|province|region|peopl|citizen|welfare|public|govern)|(?-i:[A-Z])",
    re.IGNORECASE,
)
_PURPOSE_WORDS = 6  # of what something is critical for
_IN_BRACKETS = re.compile(r"[(（][^()（）]{1,30}[)）]")  # the number again, in words
_ASKED = re.compile(  # "asks for a list of": who asks for a list has none
    r"\b(?:asks?|asked|asking|should|requests?|requested|recommends?|recommended|suggests?|suggested|petition\w*"
    r"|calls? for|called for|urges?|urged|demands?|demanded|wants?|wanted)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^.{0,60}\b(?:inform|announc|notif|notice|confirm|report|state[ds]|say|said)\w* that"
    r" (?=(?:the|our|its|this|it|[A-Z])\W)"
)  # what is told stands behind: "is informed that the"
_OF_A_LIST = re.compile(  # what is said of lists in set phrases, of which no word alone says as much
    r"\b(?:can|may) (?:be )?(?:read|seen?|consult(?:ed)?|view(?:ed)?|found(?= (?:here|below)))\b|\bso far\b"
    r"|^\W*meet(?= (?:the|our)\b)"
    r"|\b(?:meet|met|pass|satisf|fulfil|exceed)\w{0,4} (?:(?:both|all|the|our|its|these|each|every|of|two|three) ){0,3}"
    r"(?:tests?|criteri(?:a|on)|thresholds?|conditions)\b"
    r"|\b(?:carry|carries|bears?|has|have|given|holds?) (?:the|this) (?:label|title|status|designation)\b"
    r"|\bfor (?:their|its) (?:\w{1,12} )?(?:role|part|place) in\b",
    re.IGNORECASE,
)
_OF_A_PEOPLE = ("ian", "ean", "ese", "ish")  # how adjectives of countries end: "Canadian"
_ROMAN = re.compile(r"[IVXLC]{1,7}")
_SHORT = 3  # letters of a word that says something
_LISTS = frozenset({"list", "lists"})
_AGAINST = AGAINST - {"draft", "proposed"}  # of a draft, which is told from a list by itself
_CALLED = 2  # words before "list of" that call it something
_QUANTIFIERS = frozenset("most many some other few several various".split())


@lru_cache(maxsize=4096)
def unexplained(clause: str, language: str | None) -> str | None:
    """The first word with which a clause says more than that something is listed; None where none does.

    `clause`: without its number, of which two spaces are left. What something is critical for says nothing else.
    `language`: the page's, for a clause whose own nouns tell none.
    """
    clause = _OF_A_LIST.sub("also", _TELLS.sub("", normalize("NFC", _IN_BRACKETS.sub("", clause))))
    if is_unspaced(clause):
        return left_over(clause, language) or None
    before, _, after = clause.partition("  ")
    if asked := _ASKED.search(before):
        return asked[0]
    ahead, behind = _WORD.findall(before), _WORD.findall(after)
    first, end = _first_of_its_list(ahead), _end_at_its_purpose(behind)
    words = [*ahead[first:], *behind[:end]]
    if words and (past := _PAST.search(clause)):
        return past[1]
    folded = frozenset(map(str.casefold, words))
    own = _language_of(folded | {part for word in folded for part in word.split("-")}, language)
    unknown = _unknown(words, own)
    code = own.code if own else language
    if code is None or code not in WITH_WORDS:
        return words[unknown[0]] if unknown else None
    said = [*_said(before, code)[first:], *_said(after, code)[:end]]
    explained = (place for place, english in enumerate(said) if english in ANNOUNCING or english in countries())
    against = (place for place, english in enumerate(said) if english in _AGAINST)
    place = min({*unknown, *against} - set(explained), default=None)
    return None if place is None else words[place]


def asked_or_past(sentence: str, language: str | None) -> str | None:
    """The word with which a sentence asks for a list, tells of one that was, or denies in its language; else None."""
    if match := _ASKED.search(sentence) or _PAST.search(sentence):
        return match[0].strip()
    if language is None or language not in WITH_WORDS:
        return None
    meanings = found(sentence, glossary(language))
    return next((sentence[start:stop] for start, stop, english in meanings if english in AGAINST), None)


def _unknown(words: list[str], own: Language | None) -> list[int]:
    """The places of the words that announce no list in a language, or in English."""
    places = range(len(words))
    if own is not None:
        return [place for place in places if not _is_of(own, words[place], is_first=place == 0)]
    following = [*map(str.casefold, words[1:]), ""]
    return [
        place
        for place in places
        if not _announces(words[place], is_first=place == 0, behind=following[place]) and not _is_of_any(words[place])
    ]


def _said(text: str, code: str) -> list[str | None]:
    """Of each word of a text, what it says in English by its language's file."""
    meanings = found(text, glossary(code))
    words = (word.start() for word in _WORD.finditer(text))
    return [next((english for start, stop, english in meanings if start <= word < stop), None) for word in words]


def _language_of(words: frozenset[str], language: str | None) -> Language | None:
    """The language whose nouns a clause has; of several, the one that knows most of its words; None for English.

    A clause without such nouns is in the language of its page. Where that states none, more of its words must tell.
    """
    nouns = [own for own in LANGUAGES if not own.nouns.isdisjoint(words)]
    telling = {own: len(words & own.telling) for own in nouns or (() if language else LANGUAGES)}
    best = max(telling, key=lambda own: telling[own], default=None)
    english = len(words & (_ANNOUNCING | _ENGLISH)) + (not nouns)
    return best if best and telling[best] >= english else None


def _is_of(language: Language, word: str, *, is_first: bool) -> bool:
    """Whether a word of another language than English announces a list, names a material or somebody."""
    parts = re.split("['’-]", word.casefold())
    if _ROMAN.fullmatch(word) or all(
        len(part) < _SHORT or part in MONTHS or language.announces(part) for part in parts
    ):
        return True
    if lookup(word, None) is not None or is_plain(word):
        return True
    return language.names and word[0].isupper() and not is_first


def _is_of_any(word: str) -> bool:
    """Whether a word of a clause that tells no language announces a list in one of them."""
    folded = word.casefold()
    if names_what_is_counted(folded) or len(folded) < _SHORT or folded in MONTH_NAMES:
        return True
    return any(language.announces(folded) for language in LANGUAGES)


def _first_of_its_list(words: list[str]) -> int:
    """The place of the word from which on a list is called something: "to guide investors, the current list of"."""
    lists = [
        place for place, pair in enumerate(pairwise(map(str.casefold, words))) if pair[1] == "of" and pair[0] in _LISTS
    ]
    return max(0, lists[-1] - _CALLED) if lists else 0


def _end_at_its_purpose(words: list[str]) -> int:
    """The place where words say what something is critical for, if lists are made for that: an economy."""
    pairs = pairwise(map(str.casefold, words))
    ends = (place for place, pair in enumerate(pairs) if pair[0] in _PURPOSE and pair[1] in {"to", "for", "in"})
    end = next(ends, len(words))
    purpose = words[end + 2 : end + 2 + _PURPOSE_WORDS]
    return end + 1 if not purpose or any(map(_OF_A_NATION.match, purpose)) else len(words)


def _announces(word: str, *, is_first: bool, behind: str) -> bool:
    folded = word.casefold()
    if _ROMAN.fullmatch(word):
        return True
    if all(part in _ANNOUNCING or is_plain(part) for part in (folded, *folded.split("-"))[folded.count("-") > 0 :]):
        return True
    if lookup(word, None) is not None:
        return True
    if not word[0].isupper() or folded in _QUANTIFIERS:
        return False
    if is_first and folded.endswith(_OF_A_PEOPLE) and behind in _PURPOSE:
        return True  # "Canadian critical minerals"
    return (
        not is_first or folded.endswith(("'s", "’s", "s'", "s’")) or behind in _HAS
    )  # the name of a country or an act
