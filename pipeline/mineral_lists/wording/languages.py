"""What headings and introductions say in further languages of published lists, by the names of `Sense`. Pure.

Only words that say it by themselves: a word for "new" alone may be said of the list.
"""

from __future__ import annotations

IN_FURTHER_LANGUAGES = {
    "NOT_LISTED": (
        r"\bnon (?:inclus|elencat|considerat|critich)|\besclus[aeio]\b|\bnieuj[ęe]t|\bniewłącz|\bpoza wykazem"
        r"|\bniekrytyczn"
        r"|\bkapsam dışı|\bliste dışı|\bкроме\b|\bне (?:включ|вошл|вошед|отнес|внес)\w*|\bне увійшл|\btidak termasuk"
        r"|\bniet (?:kritiek|opgenomen)|\binte kritisk|\bikke kritisk|\bnekritick|미포함|미선정|비핵심|제외"
        r"|除かれ|見送"
        r"|选外|غير (?:مدرج|حرج)"
    ),
    "REMOVED": (
        r"\brimoss[aeio]\b|\btolt[aeio]\b|\busunięt|\bskreślon|\bçıkarıl|\bисключ[её]н|\b(?:вилу|виклю)чен|\bdihapus"
        r"|\bdikeluarkan"
        r"|\bverwijderd|\bborttag|\bfjernet|\bvyřazen|삭제|빠진|削除|剔除|حُ?ذف|أزيل"
    ),
    "ADDED": (
        r"\baggiunt[aeio]\b|\bdodan[oe]\b|\beklen(?:en|di)|\bдобавлен|\bвперв\w+ включ|\bдодан[оі]\b|\bditambahkan"
        r"|\btoegevoegd|\btillag|\btilføyd|\bpřidán|추가|신규|新規|首次列入|أضيف"
    ),
    "PROPOSED": r"\bproposte? (?:per|di)|\bproponowan|\bönerilen|\bпредлага\w+|\bпропон\w+|\bdiusulkan|\bvoorgesteld",
    "EARLIER": (
        r"\bau(?:ß|ss)er kraft\b|\bnicht mehr (?:gültig|in kraft)|\bplus en vigueur|\babrogée?s?\b"
        r"|\bsin vigencia|\bderogad|\bsem vigência|\brevogad|\bnon più in vigore|\bingetrokken\b"
        r"|\bniet meer (?:van kracht|geldig)|\bupphäv|\bopphevet|\bkumottu|\bnieobowiązując"
        r"|\bprecedent[ei]\b|\babrogat[aeio]\b|\bpoprzedni|\buchylon|\bönceki\b|\byürürlükten ka(?:ldır|lk)|\bпрежн"
        r"|\bпредыдущ"
        r"|\bутратил|\bпопередн|\bsebelumnya\b|\bdicabut\b|\bvorige\b|\btidigare\b|\btidligere\b|\bpředchozí"
        r"|종전|이전|폐지"
        r"|従前|前回|改正前|废止|此前|السابق"
    ),
    "OTHER": (
        r"\bprezz[io]\b|\bproduzione\b|\b(?:im|es)portazion|\bcommercio\b|\bgiacimenti\b|\bcen[ay]\b"
        r"|\bprodukcj|\bimport(?:u|y|em|owan\w+)\b"
        r"|\beksport|\bwydobyci|\bzłoża\b|\bfiyat|\büretim|\bit?halat|\bihracat|\brezerv|\bharga\b|\bproduksi"
        r"|\bimpor\b|\bekspor\b"
        r"|\bcadangan\b|\bцен[аы]\b|\bдобыч|\bпроизводств|\bимпорт|\bэкспорт|\bзапас|\bвидобут|\bціни?\b"
        r"|\bprijzen|\bproductie"
        r"|\bpriser\b|\bproduksjon|\btuotanto|\bhinnat|\bceny\b|\btěžb|\broyalt|\bal[íi]quota|\bredevance"
        r"|\bregal[íi]as?\b"
        r"|가격|생산|수입|수출|교역|무역|매장량|공급국|輸入|輸出|相場|貿易|埋蔵|产地|进口|出口|贸易|储量|أسعار"
        r"|إنتاج|صادرات|واردات"
    ),
}
