"""How a count stands on a page, and what only looks like one: figures in large type, legal points, labels, licences."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, Hard, html, li, split

_DA = split("Antimon; Bor; Grafit; Kobolt; Litium; Magnesium; Niob; Tantal; Titan; Wolfram")
_IT = split("antimonio; barite; bismuto; cobalto; fluorite; gallio; germanio; litio; magnesio; nichel; titanio")
_KO = split("리튬; 니켈; 코발트; 흑연; 희토류; 갈륨; 텅스텐; 망간; 인듐; 백금족")
_ZH = split("鋰; 鈷; 鎳; 石墨; 稀土; 鎵; 鍺; 鎢; 銻; 鉬; 釩; 鈦")
_CN = split("锂; 钴; 镍; 石墨; 稀土; 镓; 锗; 钨; 锑; 钼; 钒; 钛")
_LETTERS = "abcdefghilm"  # as Italian acts count: no j, no k


def _lettered(names: tuple[str, ...]) -> str:
    return "; ".join(f"{letter}) {name}" for letter, name in zip(_LETTERS, names, strict=False))


def _points(names: tuple[str, ...]) -> str:
    return "<br>".join(f"{number}. {name}" for number, name in enumerate(names, 1))


FIGURES = [
    Hard(
        "Danish page, the number in large type above its words",
        html(
            "Kritiske mineraler",
            "<div><div>10</div><div>kritiske mineraler er på listen</div><div>3</div><div>af dem brydes i landet</div>"
            f"</div><h2>Liste over kritiske mineraler</h2><ul>{li(_DA)}</ul>",
            lang="da",
        ),
        _DA,
        language="da",
        jurisdiction="DK",
    ),
    Hard(
        "Italian act, letters in one sentence",
        html(
            "Deliberazione della Giunta",
            "<p>La Giunta delibera di approvare l'elenco degli 11 minerali critici della Regione: "
            f"{_lettered(_IT)}.</p><p>La presente deliberazione è pubblicata nel bollettino.</p>",
            lang="it",
        ),
        _IT,
        language="it",
        jurisdiction="IT",
    ),
    Hard(
        "Korean notice, a paragraph behind the points",
        html(
            "핵심광물 고시",
            "<h1>핵심광물 지정 고시</h1><p>① 법 제7조에 따른 핵심광물은 다음 각 호의 10개 광종으로 한다.</p>"
            f"<p>{_points(_KO)}</p><p>② 석탄, 금, 은은 이 고시를 적용하지 않는다.</p>",
            lang="ko",
        ),
        _KO,
        language="ko",
        jurisdiction="KR",
    ),
    Hard(
        "Taiwanese announcement, so many items",
        html(
            "關鍵礦物清單",
            f"<h1>我國關鍵礦物清單</h1><p>經濟部公告我國關鍵礦物，計12項，包括：</p><ul>{li(_ZH)}</ul>",
            lang="zh",
        ),
        _ZH,
        language="zh",
        jurisdiction="TW",
    ),
    Hard(
        "Chinese list beside a number of licences",
        html(
            "关键矿产目录",
            f"<h1>关键矿产目录</h1><p>我国关键矿产目录共列入12种矿产：</p><ul>{li(_CN)}</ul>"
            "<h2>统计</h2><p>全年共颁发许可证87个。</p>",
            lang="zh",
        ),
        _CN,
        language="zh",
        jurisdiction="CN",
    ),
    Hard(
        "the public is informed that so many are designated",
        html(
            "Public notice",
            "<h1>Notice of designation</h1><p>The public is hereby informed that the Minister has designated 18 critical "
            f"minerals:</p><ul>{li(SMALL)}</ul>",
        ),
        SMALL,
    ),
    # no lists that stand
    Hard(
        "a figure of projects over their minerals",
        html(
            "Critical minerals fund",
            f"<div><div>18</div><div>critical minerals projects supported</div></div><h2>Minerals</h2><ul>{li(SMALL)}</ul>",
        ),
        (),
    ),
    Hard(
        "letters before what a firm offers",
        html(
            "Servizi",
            f"<h1>Analisi di minerali critici</h1><p>Il laboratorio analizza 11 minerali critici: {_lettered(_IT)}.</p>",
            lang="it",
        ),
        (),
        language="it",
        jurisdiction="IT",
    ),
    Hard(
        "it is reported that an institute asks for so many",
        html(
            "News",
            "<h1>Critical minerals</h1><p>The press reports that the institute asks for a list of 18 critical minerals:"
            f"</p><ul>{li(SMALL)}</ul>",
        ),
        (),
    ),
    Hard(
        "Korean law on what is supported",
        html(
            "핵심광물 지원",
            "<h1>핵심광물 지원 대상</h1><p>① 법 제9조에 따른 융자 지원 대상은 다음 각 호의 10개 광종으로 한다.</p>"
            f"<p>{_points(_KO)}</p>",
            lang="ko",
        ),
        (),
        language="ko",
        jurisdiction="KR",
    ),
]
