"""The words with which lists are announced in French, Spanish, German, Portuguese and Italian. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """What one language has: nouns of what lists hold, which tell the language; words, and how others begin.

    `names`: whether a capital letter shows a name. Where every noun has one, it shows nothing.
    """

    nouns: frozenset[str]
    words: frozenset[str]
    stems: tuple[str, ...]
    names: bool = True


def _language(nouns: str, words: str, stems: str, *, names: bool = True) -> Language:
    return Language(frozenset(nouns.split()), frozenset(words.split()), tuple(stems.split()), names)


LANGUAGES = (
    _language(
        "minéraux métaux matières éléments",
        """le la les l un une des du de d et ou en au aux à dans par pour que qui sont est a ont se sa son leur nos
        notre nous ces cette ce cet il ils elle elles comme dont y ci dessous après voici c actuellement désormais
        total nombre liste listes annexe tableau page comprend comprennent contient compte comporte recense énumère
        inclut regroupe compose fixe fixant fixée établit établie établissant arrêté décret loi article résolution
        suivant suivants suivante suivantes gouvernement ministère ministre état pays république commission conseil
        groupe groupes entrées entrée premières première premier nouvelle nouveau édition version sécurité
        approvisionnement transition importants importantes économie industrie entre parenthèses projet proposition
        seraient serait""",
        """considér jug reten désign déclar identifi défini class qualifi reconn national adopt publi mis révis
        actualis propos réput économi industri énergéti criti stratég essentiel minéra minerai métal métaux matière
        élément substance""",
    ),
    _language(
        "minerales metales materias sustancias elementos",
        """el la los las un una y o e de del en a al por para con que se su sus nuestro nuestra son es está están hay
        lista listado comprende contiene incluye consta enumera figuran integran siguiente siguientes total número
        país gobierno ministerio ministro república estado decreto ley artículo resolución anexo tabla página nueva
        nuevo primera edición versión economía seguridad suministro transición industria importantes grupos grupo
        primas ha han tiene tienen propone proponen propuesta ser sean único consulta pública como""",
        """nacional declar declár consider identific defin clasific design aprob aprueb establec public adopt actual
        vigente crític estratég esencial miner mater element sustanc metal económic energétic entrada""",
    ),
    _language(
        "rohstoffe rohstoffen minerale mineralen metalle metallen mineralien",
        """der die das den dem des ein eine einer eines und oder in im auf für von vom zu zur zum mit als sind ist hat
        haben wird werden wurden gelten gilt umfasst enthält zählt nennt steht stehen es gibt derzeit aktuell
        insgesamt folgende folgenden liste anhang anlage verordnung gesetz tabelle regierung bundesregierung
        ministerium kommission land neue neuen erste ersten ausgabe fassung sicherheit gruppen unsere unser diese
        dieser alle soll sollen entwurf vorschlag""",
        """national kritisch strategisch rohstoff mineral stoff element metall eintr eingestuft bestimm festgelegt
        benannt ausgewählt bezeichnet identifiziert veröffentlich wirtschaft versorgung wichtig""",
        names=False,
    ),
    _language(
        "minerais metais matérias substâncias",
        """o a os as um uma e ou de do da dos das em no na nos nas por para com que se sua seu nosso nossa são é há
        lista relação contém inclui compreende enumera constam seguinte seguintes total número país governo ministério
        ministro república estado decreto lei artigo resolução portaria anexo tabela página nova novo primeira edição
        versão economia segurança abastecimento suprimento transição indústria importantes grupos grupo primas tem têm
        propõe proposta ser sejam""",
        """nacional declar consider identific defin classific design aprov estabelec public adot atual vigente crític
        estratég essenc miner matér element substânc metal económic econômic energétic entrada""",
    ),
    _language(
        "minerali metalli materie sostanze",
        """il lo la le i gli l un una uno e ed o di del della delle dei degli dell in nel nella nell per con che si
        suo sua nostro nostra sono è elenco lista comprende contiene include annovera conta enumera seguenti seguente
        totale numero paese governo ministero ministro repubblica stato decreto legge articolo allegato tabella pagina
        nuovo nuova prima prime edizione versione economia sicurezza approvvigionamento transizione industria
        importanti gruppi ha hanno come proposta""",
        """nazional dichiar consider individua definit classific design approv stabilit pubblic adott attual vigente
        critic strategic essenzial miner materi element sostanz metall economic energetic voc""",
    ),
)
