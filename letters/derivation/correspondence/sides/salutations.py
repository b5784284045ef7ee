"""Whom a salutation of another language than English calls by name."""

from __future__ import annotations

import re

_DEAR = re.compile(
    r"(?:(?:My )?(?:[Dd]earest|[Dd]arling)|Szanown[ya]"
    r"|Sehr (?:ge|ver)ehrter?|Liebe[rs]?|Verehrter?|Werter?"
    r"|(?:Mon |Ma )?[Cc]her|(?:Ma )?[Cc]hère"
    r"|Excelentísim[oa]|Ilustrísim[oa]|Muy|Estimad[oa]|Querid[oa]|Distinguid[oa]"
    r"|Sayın|Vážen[ýá]|Drah[ýá]|Tisztelt|Kedves|Poštovani|Dragi|Arvoisa|Hyvä|Stimate"
    r"|Kære|Kjære|Käre|Bäste"
    r"|(?:Глубоко|Много)?[Уу]важаем(?:ый|ая)"
    r"|[Дд]орог(?:ой|ая)) "
)
_FORMS = (
    "herr herrn frau fräulein doktor dr professor präsident ministerpräsident bundeskanzler"
    " kanzler bundespräsident minister bundesminister außenminister botschafter staatssekretär"
    " generalsekretär vorsitzender genosse genossin kollege exzellenz freund monsieur madame"
    " mademoiselle le la les du de des président premier ministre ambassadeur secrétaire"
    " général générale excellence ami collègue señor señora don doña presidente presidenta"
    " embajador ministro secretario excelencia amigo colega el señores canciller господин"
    " pan pani panie signor signora ambasadorze ministrze premierze prezydencie senhor"
    " senhora embaixador eccellenza"
    " госпожа товарищ президент председатель премьер министр премьер-министр посол"
    " büyükelçi bakan başbakan başkan cumhurbaşkanı pane pán paní soudruhu velvyslanče"
    " ministře předsedo úr elnök nagykövet miniszter elvtárs druže gospodine ministre"
    " predsedniče herra suurlähettiläs ministeri presidentti domnule ambasador hr"
    " ambassadør statsminister ambassadör"
    " г-н г-жа mío mía nuestro генеральный секретарь друг канцлер мистер коллега"
)
_FORMS_OF_ADDRESS = frozenset(_FORMS.split())
_WORD = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40})?")


def called_in(salute: str) -> str:
    """The words of a salutation without the word for "dear"; nothing, if forms of address
    are all that is left. One in English is left as it is."""
    dear = _DEAR.match(salute)
    words = [word.casefold() for word in _WORD.findall(salute)]
    if not dear and not (words and words[0] in _FORMS_OF_ADDRESS):
        return salute
    name = salute[dear.end() :] if dear else salute
    left = {word.casefold() for word in _WORD.findall(name)} - _FORMS_OF_ADDRESS
    return name if left else ""
