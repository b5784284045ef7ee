"""The lines by which a letter is known, in the languages of the papers: salutation, closing,
signature, address, postscript."""

from __future__ import annotations

import re
from functools import lru_cache

CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĢĞĪİĶŁŃŇŌŐŘŚŠŞŢŤŪŮŰŹŻŽІЇЄЁА-Я]"
_WORD = r"[\w.’'-]{0,30}+"
_LINK = r"(?:de|del|della|di|do|du|von|van|der|den|zu|y|da|dos|la|le|al|el|bin)"
NAME = re.compile(
    rf"(?:{CAPITAL}{_WORD}|{_LINK})(?: (?:{CAPITAL}{_WORD}|{_LINK})){{0,5}}"
    r"(?:, (?:Jr|Sr)\.?|,? I{2,3}| 2n?d| 3r?d)?"
)
CLOSING = re.compile(
    r"(?:I (?:remain|am|beg to remain),? )?(?:[Ww]ith [\w ]{2,40}, )?(?:I am, )?"
    r"(?:(?:[Yy]ours|YOURS)? ?(?:[Vv]ery |[Mm]ost )?"
    r"(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Tt]ruly|[Cc]ordially|SINCERELY"
    r"|RESPECTFULLY|FAITHFULLY|[Ee]ver)(?: yours| YOURS)?[,.]?"
    r"|[Yy](?:ou)?rs\.?(?: ever| etc\.?| as (?:ever|always))?,?|As (?:ever|always),?"
    r"|Ever yours,?|(?:(?:All|Lots of|With(?: much)?)(?: my)? |Much )?[Ll]ove,?"
    r"|Your (?:loving|devoted|affectionate)(?: \w{2,12})?,?"
    r"|(?:Im Auftrage?|In Vertretung|Im Auftr\.|[Ii]\. ?[AV]\.)[:,]?"
    r"|Your (?:obedient servant|friend),?|Affectionately(?: yours)?,?)"
    r"|I have,? (?:&c|etc)\.?,?|I have the honou?r to be,?(?: (?:Sir|Madam|My Lord),)?"
    r"(?: [Ww]ith [^\n,]{2,60},?)?"
    r"|Believe me[\w, ]{0,40}|I remain[^.\n]{0,40}(?:&c\.?|etc\.?|yours),?"
    r"|(?:With|With my|Accept)(?: \w{1,15}){0,6} (?:wishes|regards?|respects?|esteem"
    r"|consideration|assurances?|greetings)[\w ]{0,30}[,.]"
    r"|With (?:best|kind|warm)\w* [\w ]{1,40},"
    r"|(?:Best|Warm|Kind) (?:personal )?(?:wishes|regards),?|Regards,?"
    r"|(?:Mit|In) (?:\w{1,30} ){1,5}(?:Hochachtung|Grüßen|Grüssen|Gruß|Gruss|Verbundenheit"
    r"|Wertschätzung)[,.]?|Hochachtungsvoll[,.]?|Ihre?(?: sehr)? ergebener?[,.]?"
    r"|Ihre?,?|Deine?,?|Eu(?:er|re),?|Ваш[,.]?|Votre,?"
    r"|Veuillez agréer[^\n]{3,160}"
    r"|(?:(?:Je|Nous) vous pri(?:e|ons)|Croyez)[^\n]{3,160}sentiments[^\n]{0,60}"
    r"|(?:(?:Je|Nous) vous pri(?:e|ons)|(?:Je saisis|Nous saisissons)|Agréez)[^\n.]{3,120}"
    r"(?:considération|estime|dévouement|respect)[^\n]{0,50}"
    r"|(?:Reitero|Aprovecho|Hago propicia|Ruego a|Me es grato reiterar)[^\n.]{3,120}"
    r"(?:consideración|estima|respeto)[^\n]{0,40}"
    r"|(?:Please )?[Aa]ccept,? [A-Z][\w. ]{1,40}, [^\n.]{0,60}(?:assurance|consideration)"
    r"[^\n.]{0,50}\.?"
    r"|I (?:avail myself of|take|wish to take) this opportunity[^\n.]{3,100}"
    r"(?:consideration|esteem|regard)s?[.,]?"
    r"|Proszę przyjąć[^\n]{3,160}|Z (?:\w{1,20} ){0,4}(?:poważaniem|szacunkiem)[.,]?"
    r"|Aceite[^\n.]{3,120}(?:consideração|estima)[.,]?"
    r"|Genehmigen Sie[^\n]{3,120}(?:Hochachtung|Hochschätzung)[^\n]{0,20}"
    r"|(?:Bien )?(?:[Cc]ordialement|[Ss]incèrement|[Rr]espectueusement)"
    r"(?: (?:vôtre|à vous))?[,.]?"
    r"|(?:(?:(?:Le|Lo) )?[Ss]aluda )?(?:[Mm]uy )?(?:[Aa]tentamente|[Cc]ordialmente)"
    r"(?: a (?:usted|Ud\.|Us\.|US\.|V\.E\.|Vuestra Excelencia))?[,.]?"
    r"|(?:[Uu]n (?:fuerte |cordial |gran )?abrazo|[Tt]e abraza|[Rr]ecib[ae])[^\n.:]{0,50}[,.]"
    r"|(?:Yr|Your)\.? (?:\w{2,15} ){1,2}(?:son|daughter|brother|sister|friend|husband|wife),?"
    r"|[Rr]espetuosamente[,.]?|Su seguro servidor[,.]?|Con (?:\w{1,20} ){0,4}"
    r"(?:respeto|consideración|estima)(?:, (?:le|lo) saluda)?[,.]?"
    r"|Met (?:\w{1,20} ){0,4}(?:groet(?:en)?|hoogachting)[,.]?|Hoogachtend[,.]?"
    r"|Voglia gradire[^\n]{3,160}|(?:Con (?:\w{1,20} ){0,4}(?:saluti|stima|ossequi)"
    r"|(?:Distinti|Cordiali|Migliori) saluti|Cordialmente|Suo|Tuo)[,.]?"
    r"|(?:Com (?:\w{1,20} ){0,4}(?:cumprimentos|consideração|estima)|[Aa]tenciosamente)[,.]?"
    r"|(?:[Mm]ed (?:\w{1,20} ){0,4}(?:hilsen|hälsning(?:ar)?|hilsener|högaktning|agtelse)"
    r"|[Hh]ögaktningsfullt|[Ææ]rbødigst|[Kk]unnioittaen|[Vv]änligen)[.,]?"
    r"|S (?:pozdravem|úctou)[.,]?|Tisztelettel[.,:]?|Üdvözlettel[.,:]?|Saygılarımla[.,]?"
    r"|[Сс] (?:\w{1,20} ){0,4}(?:уважением|приветом)[,.]?|[Ии]скренне [Вв]аш[,.]?"
    r"|[Пп]римите уверения[^\n]{3,120}"
)
_DEAR = (
    r"(?:My )?(?:[Dd]ear|[Dd]arling|[Dd]earest)|(?:MY )?DEAR|Esteemed|Respected"
    r"|Sehr (?:ge|ver)ehrter?"
    r"|Liebe[rs]?|Verehrter?|Werter?"
    r"|(?:Mon |Ma )?[Cc]her|(?:Ma )?[Cc]hère|(?:Mi (?:muy )?)?(?:[Ee]stimad[oa]|[Qq]uerid[oa]"
    r"|[Dd]istinguid[oa])"
    r"|Excelentísim[oa]|Ilustrísim[oa]|Muy (?:señor|estimado)"
    r"|Sayın|Vážen[ýá]|Drah[ýá]|Tisztelt|Kedves|Poštovani|Dragi|Arvoisa|Hyvä|Stimate"
    r"|Kære|Kjære|Käre|Bäste|Waarde|Geachte|Beste|Hooggeachte|Car[oa]|Gentile|Egregi[oa]|Illustre|Prezad[oa]|Szanown[ya]"
    r"|(?:Глубоко|Много)?[Уу]важаем(?:ый|ая)|[Дд]орог(?:ой|ая)"
)
# Of names and offices, and no verb: "Mr. Ochab agreed that all had changed:" greets nobody.
_GREETED = (
    rf"(?:{CAPITAL}{_WORD}|[ld][’']{_WORD}|{_LINK}|of|the|and|for|to|et|und"
    r"|my|mon|ma|mein|dear|cher|chère|lieber|friend|ami|amie|des|e|и"
    r"|товарищ|господин)"
)
SALUTE = re.compile(
    rf"(?:{_DEAR}) [^!?:\n]{{2,60}}[:,!]"
    r"|(?:Mr|Mrs|Ms|Madam|Sir|Your Excellency|Excellency|Gentlemen|Monsieur|Madame"
    r"|Excellence|Pani[e]?|Ekscelencjo|Signor|Signora|Eccellenza|Mijnheer|Excellentie|Senhor|Senhora|Señor|Señora|Excelencia|Exzellenz|Herr|Товарищ|Господин)\b\.?"
    rf"(?:,? {_GREETED}){{0,8}}[:,!]"
)
DEAR = re.compile(rf"(?:{_DEAR})\b")
SIGNED = re.compile(
    r"(?:/s/|s/|gez\.|sgd\.?|\((?:signed|gez\.|sgd\.?|signé|firmado|подпись)\)|\[signed\]"
    r"|signed ?:?|signé ?:?|firmado ?:?|подписал ?:?) ?(?P<name>\S[^\n]{1,60})",
    re.IGNORECASE,
)
SIGNATURE_TOLD = re.compile(
    r"(?P<name>\S[^\n\[\]]{1,60}?) (?:\[(?:signature|signed|sgd)\.?\]|\((?:signed|sgd)\.?\))"
)
POSTSCRIPT = re.compile(
    r"(?:P\.? ?P?\.? ?S\b\.?|N\.? ?B\.)\s?:?(?=\s)|(?:PS|NS|П\.? ?С\.)[:.]\s"
    r"|\[(?:[Hh]andwritten|[Nn]ot(?:e|ation) (?:in|by|at)\b|[Aa]dded (?:in|by)\b|[Ii]n pencil"
    r"|[Ii]n (?:his|her) (?:own )?hand(?:writing)?|[Pp]ostscript)"
    r"[^\[\]\n]{0,40}\]"
)
_STYLE = (
    r"(?:H\. ?E\.|(?:His|Her|Your) (?:Excellency|Majesty|Highness|Holiness|Eminence|Honou?r)"
    r"|(?:The )?(?:R(?:igh)?t\.? )?Hon(?:ou?rable|\.)|Seiner? Exzellenz"
    r"|An (?:den|die|Herrn)|(?:THE )?(?:RIGHT )?HONOU?RABLE|H(?:IS|ER) EXCELLENCY"
    r"|Son Excellence|(?:A )?Su Excelencia|(?:Al )?Excelentísim[oa] [Ss]eñora?"
    r"|(?:Al )?Excmo\. ?Sr\.(?: Don| D\.)?|Его [Пп]ревосходительств\w{1,2})"
)
STYLE = re.compile(rf"{_STYLE},?")
_TITLED = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Gen|Sen|Amb)\.? |(?:Ambassador|General|Senator|Secretary"
    r"|President|Premier|Minister|Admiral|Colonel|Professor|Marshal|Herrn?|Frau|Monsieur"
    r"|Madame|Mme|Señora?|Sr\.|Don|Господину|Товарищу|Послу|Министру|Президенту) "
)
ADDRESSED = re.compile(rf"{_STYLE}|{_TITLED}{CAPITAL}")
# "RR:nh", "PRKessel:jd", "EUR:BNA:ELFreund:dw  1/23/62", "MES/12": who dictated and typed.
INITIALS = re.compile(
    r"(?:(?:[A-Z]{2,4}|[a-z]{2,3})[:/][A-Za-z]{2,4}(?:[:/][A-Za-z]{2,4})?"
    r"|(?:[A-Z/]{1,8}:){0,3}[A-Z]{1,4}[A-Za-z]{0,14}(?:-[A-Z][a-z]{1,14})?:[a-z]{2,4}"
    r"|(?:[A-Z]{2,4}:){0,3}[A-Z]{2,4}/(?:[a-z]{2,3}|\d{1,3}))"
    r"(?:[ \t]{1,8}\d{1,2}[/-]\d{1,2}[/-]\d{2,4})?(?:[ \t]{1,8}x ?\d{3,5})?"
)
# As it is printed below a despatch: "R. C. S. HALE."
_PRINTED_NAME = re.compile(rf"(?:{CAPITAL}\. ){{1,4}}{CAPITAL}[^\Wa-z_]{{1,20}}\.")
# "Sir George Howden, Q.C., M.P.," is of an address.
_HONOURED = re.compile(r", (?:[A-Z]\.){2,6},\Z")
_MAY_CLOSE = re.compile(
    rf"{CAPITAL}[^\W\d_A-ZÀ-ÞА-Я]{{1,20}}(?: [^\W\d_A-ZÀ-ÞА-Я]{{1,20}}){{0,4}},"
)
LONGEST_LEAVE = 50
LONGEST_NAME = 50
# A longer line is prose.
LONGEST_LETTER_LINE = 200
_ABBREVIATED = re.compile(rf"(?:\b{CAPITAL}{{1,2}}|\b[JS]r|\bEsq)\.\Z")


def is_closing(words: str) -> bool:
    if len(words) > LONGEST_LETTER_LINE:
        return False
    return CLOSING.fullmatch(" ".join(words.split())) is not None


def may_close(line: str) -> bool:
    """Whether a short line may take leave in words that no list has: "In great haste,"."""
    return len(line) <= LONGEST_LEAVE and _MAY_CLOSE.fullmatch(line) is not None


def is_salute(words: str) -> bool:
    if len(words) > LONGEST_LETTER_LINE or _HONOURED.search(words):
        return False
    return SALUTE.fullmatch(words) is not None


def is_name(words: str) -> bool:
    """Whether the words look like a name, and not like a sentence of one word."""
    return len(words) <= LONGEST_NAME and _is_short_name(words)


# A paper asks about each of its lines several times, from the lines around it.
@lru_cache(maxsize=1024)
def _is_short_name(words: str) -> bool:
    if not NAME.fullmatch(words):
        return False
    is_abbreviated = _ABBREVIATED.search(words) or _PRINTED_NAME.fullmatch(words)
    return not words.endswith(".") or is_abbreviated is not None


def signed_name(line: str) -> str:
    """The name in "/s/ Nathan Hale", "gez. Hahn", "Nathan [signature]"; else empty."""
    if len(line) > LONGEST_LETTER_LINE:
        return ""
    match = SIGNED.fullmatch(line) or SIGNATURE_TOLD.fullmatch(line)
    name = match["name"].strip(" :") if match else ""
    whole = name.removesuffix(".")
    return name if is_name(name) else whole if is_name(whole) else ""
