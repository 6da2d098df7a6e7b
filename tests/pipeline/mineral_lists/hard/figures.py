"""How a count stands on a page, and what only looks like one: figures in large type, legal points, labels, licences."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, Hard, html, li, split

_DA = split("Antimon; Bor; Grafit; Kobolt; Litium; Magnesium; Niob; Tantal; Titan; Wolfram")
_IT = split("antimonio; barite; bismuto; cobalto; fluorite; gallio; germanio; litio; magnesio; nichel; titanio")
_KO = split("리튬; 니켈; 코발트; 흑연; 희토류; 갈륨; 텅스텐; 망간; 인듐; 백금족")
_ZH = split("鋰; 鈷; 鎳; 石墨; 稀土; 鎵; 鍺; 鎢; 銻; 鉬; 釩; 鈦")
_CN = split("锂; 钴; 镍; 石墨; 稀土; 镓; 锗; 钨; 锑; 钼; 钒; 钛")
_JA = split("リチウム; ベリリウム; ホウ素; チタン; バナジウム; クロム; マンガン; コバルト; ニッケル; ガリウム")
_VI = split("Liti; Coban; Niken; Đồng; Graphit; Barit; Fluorit")
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
    Hard(
        "a last row of sums with a noun",
        html(
            "重要鉱物の一覧",
            "<h1>重要鉱物の一覧</h1><table><tr><th>番号</th><th>鉱物</th></tr>"
            + "".join(f"<tr><td>{n}</td><td>{name}</td></tr>" for n, name in enumerate(_JA, 1))
            + f"<tr><td>計</td><td>{len(_JA)}鉱種</td></tr></table>",
            lang="ja",
        ),
        _JA,
        language="ja",
        jurisdiction="JP",
    ),
    Hard(
        "classes numbered in Roman between rows in digits",
        html(
            "Danh mục khoáng sản chiến lược",
            "<h1>Danh mục khoáng sản chiến lược</h1><table><tr><td>STT</td><td>Khoáng sản</td></tr>"
            "<tr><td>I</td><td>Nhóm kim loại (4)</td></tr>"
            + "".join(f"<tr><td>{n}</td><td>{name}</td></tr>" for n, name in enumerate(_VI[:4], 1))
            + "<tr><td>II</td><td>Nhóm phi kim loại (3)</td></tr>"
            + "".join(f"<tr><td>{n}</td><td>{name}</td></tr>" for n, name in enumerate(_VI[4:], 1))
            + "<tr><td></td><td>Tổng cộng: 7 loại</td></tr></table>",
            lang="vi",
        ),
        _VI,
        language="vi",
        jurisdiction="VN",
    ),
    Hard(
        "points with letters between paragraphs with numbers",
        html(
            "Regulation",
            "<h1>Critical Minerals Regulation</h1><p>(1) The following 18 minerals are critical minerals:</p>"
            + "".join(f"<p>{letter}. {name};</p>" for letter, name in zip("abcdefghijklmnopqr", SMALL, strict=True))
            + "<p>(2) The Minister reviews the list every three years.</p>",
        ),
        SMALL,
    ),
    Hard(
        "a number of comments below a counted list",
        html(
            "Critical minerals list",
            f"<h1>Critical minerals list</h1><p>The list has 18 minerals.</p><ul>{li(SMALL)}</ul><p>Comments (34)</p>",
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
