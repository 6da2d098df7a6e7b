"""The words of the grammar. Every second phrase of each table belongs to the half that tuning never sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

Half = Literal["seen", "unseen"]
Part = TypeVar("Part")


def of_half(parts: Sequence[Part], half: Half) -> Sequence[Part]:
    """The phrases of one half: those on even places were tuned on, those on odd ones never."""
    return parts[0 if half == "seen" else 1 :: 2]


COUNTRIES = (
    "Freedonia", "Ruritania", "Elbonia", "Zubrowka", "Genovia", "Wadiya", "Latveria", "Sokovia", "Florin", "Guilder",
)  # fmt: skip

TITLES = {
    "en": (
        "{c}'s critical minerals", "Critical raw materials of {c}", "List of Critical Minerals {y}",
        "{c} Critical Minerals List", "Strategic minerals - Ministry of Mines of {c}",
        "What minerals are critical to {c}?", "{y} Final List of Critical Minerals", "Minerals strategy of {c}",
        "Critical and strategic materials", "The {c} list of strategic raw materials",
        "Geological Survey of {c}: mineral security", "Order {y}/114 designating critical minerals",
    ),
    "fr": ("Minéraux critiques et stratégiques de {c}", "Liste des matières premières critiques {y}"),
    "de": ("Kritische Rohstoffe in {c}", "Liste der strategischen Rohstoffe {y}"),
    "es": ("Minerales críticos de {c}", "Lista de minerales estratégicos {y}"),
    "pt": ("Minerais estratégicos de {c}", "Lista de minerais críticos {y}"),
    "zh": ("战略性矿产目录", "关键矿产清单{y}"),
    "ja": ("重要鉱物リスト", "レアメタル備蓄対象{y}"),
}  # fmt: skip

HEADINGS = {  # above the list itself
    "en": (
        "The list", "Critical minerals", "Our critical minerals list", "Designated minerals",
        "List of critical minerals", "Minerals on the list", "Strategic raw materials", "Which minerals are critical?",
        "Current list",
        "The minerals", "Annex I", "Schedule", "The list in full", "Entries", "Minerals deemed critical", "Full list",
    ),
    "fr": ("La liste", "Minéraux critiques", "Liste des substances", "Les minéraux concernés"),
    "de": ("Die Liste", "Kritische Rohstoffe", "Liste der Rohstoffe", "Die Rohstoffe im Einzelnen"),
    "es": ("La lista", "Minerales críticos", "Lista de minerales", "Los minerales"),
    "pt": ("A lista", "Minerais críticos", "Lista de minerais", "Os minerais"),
    "zh": ("目录", "战略性矿产", "清单", "矿产名单"),
    "ja": ("一覧", "重要鉱物", "リスト", "対象鉱種"),
}  # fmt: skip

LEADS = {  # sentences above everything
    "en": (
        "Critical minerals are vital to the economy, and their supply may be disrupted.",
        "These minerals matter for national security and for clean energy.",
        "The ministry reviews its list every three years, after consulting industry.",
        "Modern technology is built on minerals whose supply chains are vulnerable.",
        "This page explains how the minerals were chosen.",
        "Phones, magnets and batteries depend on a handful of raw materials.",
    ),
    "fr": ("Ces minéraux sont essentiels à l'économie.", "La liste est révisée tous les trois ans."),
    "de": ("Diese Rohstoffe sind für die Wirtschaft unverzichtbar.", "Die Liste wird alle drei Jahre überprüft."),
    "es": ("Estos minerales son esenciales para la economía.", "La lista se revisa cada tres años."),
    "pt": ("Estes minerais são essenciais para a economia.", "A lista é revista a cada três anos."),
    "zh": ("这些矿产对国民经济十分重要。", "目录每三年修订一次。"),
    "ja": ("これらの鉱物は経済に不可欠である。", "リストは三年ごとに見直される。"),
}  # fmt: skip

COUNTS = {  # sentences that state how many entries the list has; {n} in digits, {w} in words
    "en": (
        "The list contains {n} minerals.", "There are {n} critical minerals on the list:",
        "Number of minerals: {n}", "The {n} minerals are as follows.", "{W} minerals have been designated as critical.",
        "The list is made up of {n} entries:", "A total of {n} materials were found to be critical.",
        "{n} raw materials are considered critical.", "The list contains {n} entries.", "The {w} minerals on it are:",
        "It identifies {n} minerals and metals as critical.", "Total: {n}", "Listed minerals ({n})",
        "The government has named {n} commodities.", "The list comprises {w} substances.", "Entries in force: {n}",
        "The following {n} mineral commodities are deemed critical:", "{n} in all.",
    ),
    "fr": (
        "La liste comprend {n} minéraux.", "Les {n} minéraux suivants sont jugés critiques :",
        "Nombre de substances : {n}", "Au total, {n} matières premières figurent sur la liste.",
    ),
    "de": (
        "Die Liste umfasst {n} Rohstoffe.", "Folgende {n} Rohstoffe gelten als kritisch:",
        "Anzahl der Rohstoffe: {n}", "Insgesamt stehen {n} Einträge auf der Liste.",
    ),
    "es": (
        "La lista contiene {n} minerales.", "Los {n} minerales siguientes se consideran críticos:",
        "Número de minerales: {n}", "En total, {n} sustancias figuran en la lista.",
    ),
    "pt": (
        "A lista contém {n} minerais.", "Os {n} minerais seguintes são considerados críticos:",
        "Número de minerais: {n}", "No total, {n} substâncias constam da lista.",
    ),
    "zh": ("共有{n}种矿产。", "以下{n}种矿产被列为战略性矿产:", "矿产数量:{n}", "目录包括{n}个矿种。"),
    "ja": ("対象は{n}鉱種である。", "次の{n}鉱物を指定する:", "鉱種数:{n}", "リストには{n}種の鉱物がある。"),
}  # fmt: skip

INTROS = {  # above a list that states no count
    "en": ("The list is as follows:", "These are the minerals:", "The minister designates:", "On the list are:"),
    "fr": ("La liste est la suivante :", "Il s'agit de :"),
    "de": ("Die Liste lautet:", "Es sind:"),
    "es": ("La lista es la siguiente:", "Se trata de:"),
    "pt": ("A lista é a seguinte:", "São eles:"),
    "zh": ("目录如下:", "具体为:"),
    "ja": ("一覧は次のとおり:", "以下に示す:"),
}

TIERS = (
    ("Critical minerals", "Strategic materials"), ("High criticality", "Watchlist"),
    ("Critical", "Near-critical"), ("Tier 1: critical", "Tier 2: important"),
    ("Minerals of high importance", "Minerals of moderate importance"), ("Battery minerals", "Defence minerals"),
    ("Group A: critical", "Group B: strategic"), ("Energy minerals", "Technology minerals"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Distractor:
    """A further block: its sense, its heading and what it holds of the list (`subset`, `disjoint`, `overlap`)."""

    sense: str
    heading: str
    intro: str
    holds: Literal["subset", "disjoint", "overlap"]
    size: tuple[int, int]


def _distractors(
    sense: str, holds: Literal["subset", "disjoint", "overlap"], size: tuple[int, int], *phrases: tuple[str, str]
) -> tuple[Distractor, ...]:
    return tuple(Distractor(sense, heading, intro, holds, size) for heading, intro in phrases)


DISTRACTORS = (
    *_distractors(
        "assessed", "disjoint", (5, 20),
        ("Assessed, not listed", "These were assessed and did not meet the threshold:"),
        ("Left for later", "The committee came to no view on:"),
        ("Minerals considered but not included", ""), ("Near misses", "They fell just short:"),
        ("Not critical", "The following are not considered critical:"), ("Below the line", ""),
        ("Screened materials without a listing", ""), ("Runners-up", "Some came close:"),
    ),
    *_distractors(
        "removed", "disjoint", (3, 8),
        ("Removed from the list", "Since the last edition these were removed:"),
        ("No longer with us", "Gone since last time:"),
        ("Minerals removed", ""), ("Farewells", "These have left:"),
        ("Deleted entries", ""), ("Dropped this year", ""),
    ),
    *_distractors(
        "added", "subset", (3, 9),
        ("Minerals added", "New on the list are:"), ("Newcomers", ""),
        ("New to the list", "The following were added in {y}:"), ("What is fresh", "For the first time we name:"),
        ("Additions since {p}", ""), ("First appearances", ""),
    ),
    *_distractors(
        "proposed", "disjoint", (3, 10),
        ("Proposed additions", "The following are proposed for the next list:"),
        ("Waiting room", "Submissions were received on:"),
        ("Under consultation", "Comments are invited on:"), ("Candidates", ""),
        ("Of interest for the future", ""), ("On the horizon", "We keep an eye on:"),
    ),
    *_distractors(
        "abroad", "overlap", (14, 40),
        ("The list of the United States", ""), ("Our neighbours", "In Japan the list has:"),
        ("Critical raw materials of the European Union", "The EU lists:"), ("Elsewhere", "Canada names:"),
    ),
    *_distractors(
        "earlier", "overlap", (14, 40),
        ("Previous list ({p})", ""), ("How it began", "In {p} the list read:"),
        ("The {p} list", "It was replaced in {y}:"), ("Archive", ""),
        ("Former edition", ""), ("List in force until {p}", ""),
    ),
    *_distractors(
        "prices", "subset", (4, 14),
        ("Prices", ""), ("Market snapshot", ""), ("Metal prices this week (USD/t)", ""), ("Quotations", ""),
        ("Production and trade", ""), ("Output by commodity", ""), ("Price table", ""), ("Imports last year", ""),
    ),
    *_distractors(
        "uses", "subset", (3, 10),
        ("Uses in batteries", "Batteries need:"), ("Inside your phone", ""),
        ("Applications", "Wind turbines use:"), ("What magnets are made of", ""),
    ),
    *_distractors(
        "projects", "subset", (3, 8),
        ("Mines and projects", "Projects in the pipeline produce:"), ("Where we dig", ""),
        ("Latest news", ""), ("Also on this site", ""), ("Deposits in {c}", ""), ("Topics", ""),
    ),
)  # fmt: skip

NO_LIST_TITLES = (
    "Critical minerals: questions and answers", "Mining news of {c}", "Strategic minerals investment guide",
    "Metals market of {c}", "Critical minerals fund opens", "Mineral resources of {c}",
    "Export controls on strategic materials", "Supplier directory: specialty metals",
    "Critical minerals strategy {y}: consultation opens", "Annual report on mineral production",
)  # fmt: skip

NO_LIST_TEXTS = (
    "The minister spoke about {a}, {b} and {d} at the summit.",
    "Demand for {a}, {b}, {d} and {e} is set to double by 2040.",
    "Critical minerals such as {a}, {b}, {d} and {e} are used in batteries.",
    "The fund supports projects for {a}, {b} or {d}.",
    "The draft would remove {a}, {b}, {d} and {e} from the list.",
    "Imports of {a}, {b}, {d} and {e} come from three countries.",
    "Licences are needed to export {a}, {b}, {d}, {e} and their compounds.",
    "A new mine will yield {a}, {b}, {d} and {e} from next year.",
    "The updated list adds {a}, {b}, {d} and {e}, and now has 44 minerals.",
    "Of the 37 minerals studied, {a}, {b}, {d} and {e} fell in price.",
)
