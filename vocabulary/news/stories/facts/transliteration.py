"""Names in other scripts beside names in Latin letters: whether one may be the other, by its consonants. Pure.

A name that travels between scripts keeps its consonants in their order, roughly: Харьявалта and Harjavalta, 埃斯孔迪达
and Escondida. Each is written in Latin letters, and each consonant stands for those it is confused with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from vocabulary.minerals.folding import fold

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ",
        "a b v g d e e s z i i k l m n o p r s t u f h s s s s  y  e u a i i e g u i l n s s s".split(" "),
        strict=False,
    )
)
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i t i k l m n x o p r s s t i f k ps o".split(), strict=True)
)
_ARABIC = dict(
    zip(
        "بپتثجچحخدذرزژسشصضطظعغفقكکگلمنوهةيىا",
        "b p t t s s h k d d r z s s s s d t z a g f k k k g l m n u h a i i a".split(),
        strict=True,
    )
)
_KANA = {
    kana: sound
    for row in (
        "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko",
        "サ sa シ si ス su セ se ソ so タ ta チ ti ツ tu テ te ト to",
        "ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo",
        "ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ zi ズ zu ゼ ze ゾ zo",
        "ダ da ヂ zi ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ vu",
        "ァ a ィ i ゥ u ェ e ォ o ャ a ュ u ョ o",
    )
    for kana, sound in zip(row.split()[::2], row.split()[1::2], strict=True)
}
_HAN = {  # the characters in which Chinese writes foreign names, by their sound
    sign: sound
    for sound, signs in {
        "a": "阿",
        "ai": "埃艾爱",
        "an": "安",
        "ao": "奥澳",
        "ba": "巴",
        "bai": "拜",
        "ban": "班",
        "bang": "邦",
        "bao": "鲍",
        "bei": "贝",
        "ben": "本",
        "bi": "比必",
        "bin": "宾",
        "bo": "博波伯",
        "bu": "布",
        "cha": "查",
        "da": "达大",
        "dan": "丹",
        "de": "德",
        "deng": "登",
        "di": "迪蒂",
        "ding": "丁",
        "dong": "东",
        "du": "杜",
        "dun": "敦顿",
        "duo": "多",
        "en": "恩",
        "er": "尔",
        "fa": "法",
        "fei": "费菲",
        "fen": "芬",
        "fo": "佛",
        "fu": "弗夫福",
        "ga": "加",
        "gai": "盖",
        "gan": "甘",
        "gang": "冈",
        "ge": "戈格葛",
        "gu": "古",
        "gun": "贡",
        "ha": "哈",
        "hai": "海",
        "han": "汉",
        "he": "赫",
        "heng": "亨",
        "hu": "胡",
        "huo": "霍",
        "ji": "吉基季",
        "jia": "贾",
        "jie": "杰",
        "jin": "金",
        "ka": "卡",
        "kai": "凯",
        "kan": "坎",
        "kang": "康",
        "ke": "克科柯可",
        "ken": "肯",
        "kong": "孔",
        "ku": "库",
        "kun": "昆",
        "la": "拉",
        "lai": "莱赖",
        "lan": "兰",
        "lang": "朗",
        "lao": "劳",
        "le": "勒乐",
        "lei": "雷蕾",
        "li": "里利李黎",
        "lin": "林琳",
        "ling": "灵",
        "long": "隆",
        "lu": "卢鲁路",
        "lun": "伦",
        "luo": "罗洛萝",
        "lv": "吕",
        "ma": "马玛",
        "mai": "迈麦",
        "man": "曼",
        "mao": "毛茂",
        "mei": "梅",
        "men": "门",
        "meng": "蒙",
        "mi": "米密",
        "ming": "明",
        "mo": "莫摩",
        "mu": "姆穆木",
        "na": "纳娜",
        "nai": "奈",
        "nan": "南楠",
        "nei": "内",
        "neng": "嫩",
        "ni": "尼妮",
        "ning": "宁",
        "niu": "纽",
        "nuo": "诺",
        "ou": "欧",
        "pa": "帕",
        "pan": "潘",
        "pei": "佩",
        "peng": "彭蓬",
        "pi": "皮",
        "ping": "平",
        "po": "坡珀",
        "pu": "普浦",
        "qia": "恰",
        "qiao": "乔",
        "qie": "切",
        "qin": "钦",
        "rui": "瑞",
        "sa": "萨",
        "sai": "塞赛",
        "san": "桑圣",
        "se": "色",
        "sha": "沙莎",
        "shang": "尚",
        "she": "舍",
        "shi": "什施史",
        "si": "斯丝思",
        "song": "松",
        "su": "苏",
        "suo": "索",
        "ta": "塔",
        "tai": "泰",
        "tan": "坦",
        "tang": "唐汤",
        "te": "特",
        "teng": "滕",
        "ti": "提",
        "tian": "田",
        "ting": "廷",
        "tong": "通",
        "tu": "图",
        "tuo": "托拓",
        "wa": "瓦",
        "wai": "怀",
        "wan": "万",
        "wang": "旺",
        "wei": "韦维威",
        "wen": "文温",
        "weng": "翁",
        "wo": "沃",
        "wu": "乌伍武",
        "xi": "西希锡",
        "xia": "夏",
        "xiao": "肖",
        "xie": "谢",
        "xin": "辛欣",
        "xiu": "休",
        "xu": "许",
        "ya": "亚雅",
        "yan": "扬",
        "ye": "耶叶",
        "yi": "伊易",
        "yin": "因英",
        "yue": "约",
        "yun": "云",
        "zan": "赞",
        "zeng": "曾",
        "zha": "扎",
        "zhan": "詹",
        "zhe": "哲",
        "zhi": "芝",
        "zhong": "宗",
        "zhu": "朱",
        "zi": "兹子",
        "zuo": "佐",
    }.items()
    for sign in signs
}
_INITIALS = "k k n t t l m p p s s  s s s k t p h".split(" ")
_MEDIALS = "a e ya ye eo e yeo ye o wa we oe yo u wo we wi yu u ui i".split()
_FINALS = " k k k n n n t l k m l l l p l m p p t t n t t k t p h".split(" ")
_RUNS = re.compile(r"[Ѐ-ӿ]{4,}|[Ͱ-Ͽ]{4,}|[ァ-ヴ][ァ-ヴー]{2,}|[가-힣]{2,}|[ء-ي]{4,}")
_HAN_RUN = re.compile(rf"[{''.join(_HAN)}]{{3,8}}")
_TWO = {"sh": "s", "ch": "s", "tch": "s", "ts": "s", "tz": "s", "dz": "s", "ph": "f", "th": "t", "kh": "k", "gh": "g"}
_CLASSES = {
    letter: sign
    for sign, letters in {"p": "bpvf", "t": "td", "k": "kgqc", "s": "szxç", "l": "lr", "m": "m", "n": "n"}.items()
    for letter in letters
}
_SURE, _SHORT = 4, 3  # consonants: of so many a name is told, of fewer only where its letters are alike as well
_ALIKE = 0.55
_SOFT_C = re.compile(r"c(?=[eiy])")
_NG = re.compile(r"ng(?![aeiouy])")


def foreign_words(text: str) -> Iterator[tuple[str, str, str]]:
    """Words of other scripts that may be names: as written, in Latin letters, and their script."""
    if text.isascii():
        return
    for run in _RUNS.findall(unicodedata.normalize("NFC", text)):
        if len(skeleton(latin := _latin(run))) >= _SHORT:
            yield run, latin, _script(run[0])
    for run in _HAN_RUN.findall(text):
        for at in range(len(run)):
            for end in range(at + 3, len(run) + 1):
                latin = " ".join(_HAN[sign].replace("w", "v") for sign in run[at:end])
                if len(skeleton(latin)) >= _SHORT:
                    yield run[at:end], latin, "han"


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0].lower()


def is_written(foreign: str, name: str) -> bool:
    """Whether a name of another script, in Latin letters, may be `name`."""
    mine, its = skeleton(foreign), skeleton(name)
    if min(len(mine), len(its)) < _SHORT:
        return False
    if mine != its and not (len(its) >= _SURE and mine.startswith(its) and len(mine) - len(its) <= 1):
        return False
    return SequenceMatcher(None, foreign.replace(" ", ""), name, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The consonants of a name in Latin letters, each by its class, doubled ones once."""
    plain = _SOFT_C.sub("s", fold(name).replace(" ", "-"))
    for pair, sign in _TWO.items():
        plain = plain.replace(pair, sign)
    signs: list[str] = []
    before = ""
    for letter in _NG.sub("n", plain):
        sign = _CLASSES.get(letter, "")
        if sign and sign != before:
            signs.append(sign)
        before = sign
    return "".join(signs)


def _latin(run: str) -> str:
    if "ァ" <= run[0] <= "ヴ":
        return "".join(_KANA.get(sign, "") for sign in run)
    if "가" <= run[0] <= "힣":
        return "".join(map(_syllable, run))
    if run[0] >= "ء" and run[0] <= "ي":
        bare = run[1:] if run[0] in "وبلف" and len(run) > 5 else run
        bare = bare.removeprefix("ال")
        return "".join(_ARABIC.get(sign, "") for sign in bare)
    table = _GREEK if "Ͱ" <= run[0] <= "Ͽ" else _CYRILLIC
    plain = run.lower() if table is _CYRILLIC else fold(run)
    return "".join(table.get(letter, "") for letter in plain)


def _syllable(sign: str) -> str:
    number = ord(sign) - ord("가")
    initial, rest = divmod(number, 21 * 28)
    return _INITIALS[initial] + _MEDIALS[rest // 28] + _FINALS[rest % 28]
