"""What lists hold: the nouns that a count of entries has, in the languages of the published lists. Pure."""

from __future__ import annotations

import re

NOUN = (
    r"minerals?\b|materials?\b|commodit(?:y|ies)\b|elements?\b|metals?\b|substances?\b|entr(?:y|ies)\b"
    r"|items?\b|ores?\b"
    r"|resources?\b|names?\b|minéraux\b|minerais?\b|mati[èe]res?\b|substances\b|entrées\b|rohstoffe?n?\b"
    r"|mineralien?\b|einträge\b|stoffe\b|minerales\b|sustancias\b|materias\b|minera(?:l|is)\b"
    r"|substâncias\b|matérias\b"
    r"|mineral[ei]\b|mineraller?i?\b|maden(?:ler)?i?\b|hammadde\w*|mineralet\b|корисн\w+|копалин\w*|минерал\w*"
    r"|мінерал\w*|ископаем\w*|видів|видов|полезн\w+|сырь\w+|khoáng sản|loại\b|खनिज\S{0,4}"
    r"|pozycj\w+|позиц[иі]\w+|наименован\w+|найменуван\w+|položk\w+|položek\b"
    r"|jenis\b|komoditas\b|surowc\w+|pierwiastk\w+"
    r"|råvar\w+|minerał\w+|surovin\w*|nerost\w*|råvarer?\b|råmaterialer?\b|raaka-ain\w+|grondstoffen\b|materie\b"
)
_NAMES = re.compile(rf"(?:{NOUN})$", re.IGNORECASE)


def names_what_is_counted(word: str) -> bool:
    """Whether a word is one of these nouns: "minerals", "loại"."""
    return _NAMES.match(word) is not None
