"""Whether words speak of what another jurisdiction lists, in the languages of the published lists. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.mineral_lists.stems import Patterns, Words, pattern_of, small, stems
from pipeline.mineral_lists.wording.senses import LIST_WORD, SUBJECT
from vocabulary.jurisdictions import jurisdictions

_ADJECTIVES = {
    "US": "United States|U\\.S\\.|American|US", "EU": "European Union|European Commission|EU"
    "|Europe'?s?", "GB": "United Kingdom|British|UK",
    "JP": "Japan|Japanese", "CA": "Canada|Canadian", "AU": "Australia"
    "|Australian", "KR": "Republic of Korea|South Korea|Korea|Korean",
    "IN": "India|Indian", "CN": "China|Chinese", "BR": "Brazil|Brazilian", "ZA": "South Africa|South African",
}  # fmt: skip
_NAMES_ABROAD = {  # how pages in other languages call them
    "US": "Estados Unidos|États-Unis|Vereinigten? Staaten|Stati Uniti|USA|EUA|EE\\. ?UU\\.|США|Соединённых Штатов"
    "|Сполучених Штатів"
    "|Amerika Serikat|ABD|Hoa Kỳ|美国|美國|米国|アメリカ|미국|الولايات المتحدة|أمريكا"
    "|américaine?s?|US-amerikanisch\\w*|amerikanisch\\w*|US-Liste|estadounidenses?"
    "|norteamerican[ao]s?|americana|statunitens[ei]|Amerikaanse|amerykańsk\\w+|americk\\w+"
    "|amerikansk\\w*|USA:s|USAs|американськ\\w+|американск\\w+|Yhdysvalt\\w+|الأمريكية|अमेरिका",
    "EU": "UE|2024/1252"
    "|Unión Europea|União Europeia|Union européenne|Europäischen? Union|Unione europea|Европейск\\w+ союз\\w*"
    "|ЕС|ЄС"
    "|Uni Eropa|Avrupa Birliği|Liên minh châu Âu|欧盟|歐盟|欧州連合|유럽연합|الاتحاد الأوروبي"
    "|européenne|europäische[nr]?|europea|europeia|Europese|EU-lijst|EU-Liste|europejsk\\w+|unijn\\w+"
    "|evropsk\\w+|europeisk\\w*|europæisk\\w*|европейск\\w+|європейськ\\w+|Euroopan unioni\\w*|EU:n"
    "|EU:s|EUs|الأوروبية",
    "JP": "Japón|Japão|Japon|Японии|Японія|Jepang|Japonya|Nhật Bản|日本|일본|اليابان"
    "|japonaise?s?|japanisch\\w*|japonesa?s?|giapponese|Japanse|japońsk\\w+|japonsk\\w+|japansk\\w*"
    "|японск\\w+|японськ\\w+|Japanin|اليابانية|जापान",
    "CA": "Canada|Canadá|Kanada|Канады|Канаде|加拿大|カナダ|캐나다|كندا"
    "|canadienne?s?|kanadisch\\w*|canadienses?|canadenses?|canadese|Canadese|kanadyjsk\\w+"
    "|kanadsk\\w+|канадск\\w+|канадськ\\w+|Kanadan|الكندية|कनाडा",
    "AU": "Australien|Australie|Austrália|Австрали[ия]|澳大利亚|オーストラリア|豪州|호주|أستراليا"
    "|australienne?s?|australisch\\w*|australian[ao]s?|Australische|australijsk\\w+|australsk\\w+"
    "|австралийск\\w+|австралійськ\\w+|ऑस्ट्रेलिया",
    "GB": "Reino Unido|Royaume-Uni|Vereinigten? Königreichs?|Великобритании|英国|영국|بريطانيا"
    "|britanniques?|britisch\\w*|británic[ao]s?|britânic[ao]s?|britannic[ao]|Britse|brytyjsk\\w+"
    "|britsk\\w+|britisk\\w*|brittisk\\w*|британск\\w+|британськ\\w+|البريطانية|ब्रिटेन",
    "CN": "China|Chine|Китая|Китае|Tiongkok|Çin|Trung Quốc|中国|중국|الصين"
    "|chinoise?s?|chinesisch\\w*|chin[ao]s?|chinesa|cinese|chińsk\\w+|čínsk\\w+|kinesisk\\w*"
    "|китайск\\w+|китайськ\\w+|Kiinan|الصينية|चीन",
    "KR": "Corea del Sur|Coreia do Sul|Corée du Sud|Südkoreas?|Южной Кореи|韩国|韓国|كوريا الجنوبية"
    "|coréenne|koreanisch\\w*|coreana|koreańsk\\w+|корейск\\w+|корейськ\\w+",
}  # fmt: skip
_NEXT_TO = 24  # letters before a number in which the name of whoever has it stands
_NEGATION = 16  # letters before a name that may deny it
_NOT = re.compile(
    r"\b(?:not|unlike|pas|nicht|no|não|non|niet|nie|inte|ikke|ei|не)\s(?:[^\W\d_]{1,4}\s|l['’]){0,2}$", re.IGNORECASE
)
_NOT_THEIRS = re.compile(r"\b(?:is|are|was) not (?:the|an?|part of) ", re.IGNORECASE)
_OTHERS = re.compile(
    r"\bown list|\beigene liste|\bpropre liste|\blista pr[oó]pria|\beigen lijst|\begen list|\bwłasn\w+ wykaz"
    r"|\bvlastní seznam|\bсобственн\w+ переч|\bвласн\w+ перелік|\bneighbou?r|\bother countr"
    r"|\belsewhere\b|\banother\b|\bandere(?:n|r)? länder|\bd'autres pays"
    r"|\botros países|\boutros países"
    r"|\baltri paesi|\bинш\w+ країн|\bдруги\w+ стран|他国|其他国家|다른 나라",
    re.IGNORECASE,
)
_LEVEL = re.compile(  # of a federation, as the authorities of its parts speak of it
    r"\bthe (?:Commonwealth|Cent(?:re|er)|Union|federation)\b|\b(?:federal|central|union) (?:government|list)"
    r"|\bfédérale?\b|\bBundes(?:liste|regierung|gesetz|verordnung)\b|\bfederale\b"
    r"|\bфедеральн\w+|केंद्र|केन्द्र|中央政府"
    r"|国家级|国家目录|^国は|국가 목록",
    re.IGNORECASE,
)
NOBODY = frozenset({"", "international"})  # what a source is of that may show anybody's list
_BEGINS = 26  # letters with which a sentence says of whom it speaks
_OPENS, _DIRECTLY = 12, 30  # letters before the name with which a text begins, and behind it up to its list
_ABROAD_WORDS = re.compile(
    r"\blists?\b|\blisted\b|\bnames?\b|\bcritical\b|\bstrategic\b|\bneighbours?\b|\belsewhere\b|\bother countr",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def abroad(text: str, own: frozenset[str] = frozenset()) -> str | None:
    """The name of another jurisdiction whose list a heading or an intro speaks of.

    `own`: the country's code; of a province its own, too: its neighbours' lists are not its list.
    """
    if not _any_name().search(small(text)):
        return None
    may_stand = _may_stand(text)
    if _ABROAD_WORDS.search(text):
        for code, pattern in _foreign().items():
            if _is_theirs(code, own) or pattern.pattern not in may_stand:
                continue
            names = (
                match for match in pattern.finditer(text) if not (_denied(text, match) or _is_own(text, match, own))
            )
            if match := next(names, None):
                return match[0]
    if not (SUBJECT.search(text) or LIST_WORD.search(text)):
        return None
    others = (pattern for code, pattern in _named_abroad().items() if code not in own and pattern.pattern in may_stand)
    names = (name for pattern in others for name in pattern.finditer(text))
    return next((name[0] for name in names if _speaks_of(text, name) and not _denied(text, name)), None)


def _denied(text: str, name: re.Match[str]) -> bool:
    """Whether it is said not to be that country's: "It is not the EU list"."""
    return _NOT.search(text, max(0, name.start() - _NEGATION), name.start()) is not None


def _is_own(text: str, name: re.Match[str], own: frozenset[str]) -> bool:
    """Whether a name is a part of the page's own country's: "Guinea" in "Papua New Guinea"."""
    spans = (match.span() for code in own if code in _foreign() for match in _foreign()[code].finditer(text))
    return any(begin <= name.start() and name.end() <= end for begin, end in spans)


def names_another(clause: str, own: frozenset[str]) -> bool:
    """Whether the words before a number end with another jurisdiction that has it: "Japan 31", "미국은 50"."""
    if _OTHERS.search(clause) or _LEVEL.search(clause):
        return True
    return bool(named(clause[-_NEXT_TO:]) - own)


def begins_abroad(sentence: str, own: frozenset[str] = frozenset()) -> str | None:
    """The beginning of a sentence that speaks of another country: "Japan's ministry reviewed its policy"."""
    begins = sentence[:_BEGINS]
    return begins if named(begins) - own and not _NOT_THEIRS.search(begins) else None


def named(text: str) -> frozenset[str]:
    """The codes of the countries that a text names, or of which it names a part."""
    if not _any_name().search(small(text)):
        return frozenset()
    may_stand = _may_stand(text)
    names = (*_foreign().items(), *_named_abroad().items())
    return frozenset(_country(code) for code, pattern in names if pattern.pattern in may_stand and pattern.search(text))


def _may_stand(text: str) -> frozenset[str]:
    """The patterns of names, as they are written, that may match in a text by its words."""
    every = _every_name()
    standing = [pattern.pattern for pattern, _ in Words([text]).of(every)]
    return frozenset((*standing, *(pattern.pattern for pattern in every.without_stems)))


@cache
def _every_name() -> Patterns:
    return Patterns(*_foreign().values(), *_named_abroad().values())


@cache
def _any_name() -> re.Pattern[str]:
    """What stands in whatever names a country, in small letters."""
    names = (*_foreign().values(), *_named_abroad().values())
    return pattern_of(stem for pattern in names for stem in stems(pattern.pattern))


def _country(code: str) -> str:
    return code.split("-")[0]


def _is_theirs(code: str, own: frozenset[str]) -> bool:
    """Whether a jurisdiction is one of these, a part of one of these countries, or the country of a part."""
    if code in own or _country(code) not in own:
        return code in own
    return not any("-" in each and _country(each) == _country(code) for each in own)


def _speaks_of(text: str, name: re.Match[str]) -> bool:
    """Whether a text begins with a name, or names a list directly behind it."""
    if name.start() <= _OPENS or LIST_WORD.search(text, name.end(), name.end() + _DIRECTLY) is not None:
        return True
    before = [word.end() for word in LIST_WORD.finditer(text, 0, name.start())]
    return bool(before) and name.start() - before[-1] <= _OPENS  # "the list of the …"


@lru_cache(maxsize=1)
def _named_abroad() -> dict[str, re.Pattern[str]]:
    """One pattern for each of `_NAMES_ABROAD`; letters that know no spaces stand within others."""
    patterns = {}
    for code, names in _NAMES_ABROAD.items():
        spaced = "|".join(_begun_either_way(name) for name in names.split("|") if name[0] < "\u0600")
        others = "|".join(name for name in names.split("|") if name[0] >= "\u0600")
        patterns[code] = re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{others}")
    return patterns


def _begun_either_way(name: str) -> str:
    """An adjective also begins a sentence."""
    return f"[{name[0]}{name[0].upper()}]{name[1:]}" if name[0].islower() else name


@lru_cache(maxsize=1)
def _foreign() -> dict[str, re.Pattern[str]]:
    """One pattern for each jurisdiction whose list others quote; a word that also means something else is not one."""
    names = {code: re.escape(country.name) for code, country in jurisdictions().items() if len(country.name) > 3}
    del names["NE"], names["GE"], names["TD"], names["JO"]
    names |= _ADJECTIVES
    return {code: re.compile(rf"\b(?:{words})\b") for code, words in names.items()}
