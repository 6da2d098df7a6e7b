"""The traditional characters of Chinese names of minerals, as Taiwan and Hong Kong write them: 锂 is 鋰. Pure."""

from __future__ import annotations

# as Unicode's Unihan database pairs them (kTraditionalVariant), for every character that stands in a name of the table
_SIMPLIFIED = (
    "业关刚层属岩岭榄气润炼盐矿胶萤蓝质轻钆钇钌钍钐钒钕钛钡钨钪钬钯钴钷钼钽钾铀铁铂铅铈铊铋铌铍铑铒铕铜铝铟铥铪铬铯铱"
    "银铷铼铽锂锆锇锌锑锗锡锰锶镁镉镍镓镝镥镧镨镱长页项纯"
)
_TRADITIONAL = (
    "業關剛層屬岩嶺欖氣潤煉鹽礦膠螢藍質輕釓釔釕釷釤釩釹鈦鋇鎢鈧鈥鈀鈷鉕鉬鉭鉀鈾鐵鉑鉛鈰鉈鉍鈮鈹銠鉺銪銅鋁銦銩鉿鉻銫銥"
    "銀銣錸鋱鋰鋯鋨鋅銻鍺錫錳鍶鎂鎘鎳鎵鏑鑥鑭鐠鐿長頁項純"
)
_CHARACTERS = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def traditional(name: str) -> str:
    """`name` in traditional characters; the same where it has no other."""
    return name.translate(_CHARACTERS)
